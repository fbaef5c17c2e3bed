"""`ibidem pdf`: a page as a PDF, with the numbers of the site."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import click

from ...check import rules, site
from ...check.site import Site
from ...core.findings import Fault, FaultError, meant
from ...core.model import Profile
from ...core.text import counted
from ...project import built_site, files
from ...project.checking import checked
from ...project.printing import SiteBuildError, Typeset, built_aside, ready, typeset
from ...publish.theme_folders import FRAME, PRINT
from .. import delivery, options
from . import say, stop

_WHAT = "the PDF"


@click.command()
@click.argument("page", metavar="PAGE", type=click.Path(path_type=Path))
@options.config_file
@click.option(
    *("-o", "--output"),
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write the PDF, in place of NAME.pdf here.",
)
def pdf(page: Path, config_file: Path, output: Path | None) -> None:
    """Make a PDF of a page, to print or to send.

    PAGE is a Markdown file of the site, such as docs/why.md. The site is checked and built aside, so that
    the PDF says what your files say now; the folder of your site stays as it is. The PDF has the numbers of
    the page, links that work, bookmarks, its authors and dates, and tags for screen readers. Nothing is
    asked of the network. The same files make the same PDF, byte for byte.

    WeasyPrint, which sets the pages, is in the extra "pdf".

    Exit codes: 0 written, 1 findings, and nothing is written, 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros pdf docs/explainers/us-military-aid.md
      .venv/bin/python -m macros pdf docs/timeline.md --output handout.pdf
    """
    # Said before the build, which takes its time.
    ready()
    project = files.read(config_file, rules.IDS)
    known = checked(config_file, project)
    profile = _profile(known, config_file, page)
    output = output or Path(f"{_name(profile.path, known.settings.docs_dir)}.pdf")
    delivery.refuse_own(output, known.texts, config_file, _WHAT)
    result = site.judged(known)
    if result.findings:
        delivery.deliver(result, known.texts, "full", None, config_file)
    if result.fails(strict=False):
        stop("there is no PDF: fix these first", code=1)
    made = _made(known, profile, config_file)
    delivery.write(output, made.pdf, config_file, _WHAT)
    for address in made.others:
        say(f'note: the PDF does without "{address}", which is no file of the site', err=True)
    say(f"{output}: {counted(made.pages, 'page')}")


def _profile(known: Site, config_file: Path, page: Path) -> Profile:
    """Return the page that a file is. Raises FaultError for another file."""
    [path] = files.named(config_file, known.settings.docs_dir, [page]) or [page.as_posix()]
    if path in known.drafts:
        hint = "take it out of the drafts first: a PDF is made of what the site shows"
        raise FaultError(Fault(f'"{path}" is a draft', hint))
    if path not in known.profiles:
        hint = meant(path, known.profiles) or 'name one of its Markdown files, such as "docs/index.md"'
        raise FaultError(Fault(f'the site has no page "{path}"', hint))
    return known.profiles[path]


def _name(path: str, docs_dir: str) -> str:
    """Return what a PDF is called: as its page, or for the index of a folder as that folder."""
    file = PurePosixPath(posixpath.relpath(path, posixpath.normpath(docs_dir)))
    return file.parent.name if file.stem in {"index", "README"} and file.parent.name else file.stem


def _made(known: Site, profile: Profile, config_file: Path) -> Typeset:
    # Like feeds, words for readers need packages that the help of this command does without.
    from ...publish.paper import paper  # noqa: PLC0415

    try:
        with built_aside(config_file) as folder:
            built = built_site.page(folder, known.settings.docs_dir, profile.path)
            if built is None:
                hint = "print it in a browser, from the address that it has"
                raise FaultError(Fault(f'the build has no page at the place of "{profile.path}"', hint))
            sheet = paper(known, profile, built, built_site.assets(FRAME)[PRINT])
            made = typeset(sheet.document, sheet.address, _content(folder, sheet.file))
            if made.pictures:
                stop(*(_lacking(folder, sheet.file(one), one) for one in made.pictures), code=1)
            return made
    except SiteBuildError as error:
        say(str(error), err=True)
        stop("there is no PDF, since the site cannot be built", code=1)


def _content(folder: Path, file: Callable[[str], str]) -> Callable[[str], bytes | None]:
    def content(address: str) -> bytes | None:
        name = file(address)
        return built_site.content(folder, name) if name else None

    return content


def _lacking(folder: Path, name: str, address: str) -> Fault:
    """Say why a picture could not be read; `name` is its file in the site, empty for one elsewhere."""
    if not name:
        hint = "nothing is asked of the network: save it as a file below docs_dir, and show that"
        return Fault(f'there is no PDF: the picture "{address}" is not in the site', hint)
    if built_site.content(folder, name) is None:
        return Fault(f'there is no PDF: the site has no picture "{name}"', "correct its address in the page")
    return Fault(f'there is no PDF: "{name}" cannot be read as a picture', "save it as PNG, JPEG or SVG")
