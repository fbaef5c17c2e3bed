"""`ibidem migrate`: turn a site of mkdocs-bibtex, or of pandoc's notation, into one of ours."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from ...check import rules
from ...content.settings import PANDOC, parsed
from ...content.settings.plugins import plugins
from ...content.settings.rendering import rendering
from ...content.sources import bibliography
from ...core.findings import Fault, Finding
from ...core.originals import Edit, Original
from ...core.program import DISTRIBUTION, PROGRAM
from ...core.text import Text, counted, enumerated
from ...project import files, writing
from .. import options
from ..changing import alone
from ..differences import difference
from ..migration import configuration, pages
from ..migration.acceptance import failing
from ..migration.pages import Migrated
from ..migration.turning import Keys
from . import say, stop


@dataclass(frozen=True, slots=True)
class _Site:
    """A site that is not ours yet, and all that is to change in it."""

    config: Text
    """The configuration that names the plugins."""
    pages: tuple[Text, ...]
    edits: Mapping[str, tuple[Edit, ...]]
    found: Mapping[str, Migrated]
    """What happens to each page, by path."""
    left: tuple[Fault, ...]
    """What is left in other files."""
    warned: Mapping[str, int]
    """Rules that the configuration softens, each with its number of findings."""
    replaces: str
    """The package that the site needs no more."""


@click.command(short_help="Turn a site with mkdocs-bibtex or [@key] into one of ours.")
@options.config_file
@click.option(
    "--bibliography",
    "named",
    metavar="FILE",
    multiple=True,
    help="The bibliography of a site without mkdocs-bibtex; type it once for each file.",
)
@click.option(
    "--keep-syntax",
    is_flag=True,
    help="Change mkdocs.yml alone: pages keep [@key], and are read with the setting syntax: pandoc.",
)
@click.option("--check", is_flag=True, help="Change nothing, and exit with 1 when something would change.")
@click.option("--diff", is_flag=True, help="Change nothing, and show what would change.")
def migrate(config_file: Path, named: tuple[str, ...], *, keep_syntax: bool, check: bool, diff: bool) -> None:
    """Turn a site that cites with mkdocs-bibtex, or in pandoc's notation, into one that cites with us.

    In pages [@key], [see @key, p. 4], ^[@key], [^@key] and @key become cite() and textcite(), where the
    bibliography has the key; \\bibliography goes, because the list comes by itself. In mkdocs.yml the
    plugin bibtex becomes ibidem. Nothing else of a file changes, and nothing in code and comments.
    What is left is listed, with its place and what to do. Rules that would fail the build of the site are
    warnings at first, by the option rules of the plugin.

    Exit codes: 0 done, 1 something would change, with --check, 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros migrate --diff
      .venv/bin/python -m macros migrate --keep-syntax
    """
    root, is_done = config_file.resolve().parent, not check and not diff
    if is_done:
        alone(root)
    site = _read(config_file, named, PANDOC if keep_syntax else "")
    before = [writing.original(root, text) for text in (site.config, *site.pages) if text.path in site.edits]
    after = [file.edited(site.edits[file.path]) for file in before]
    for old, new in zip(before, after, strict=True) if diff else ():
        say(difference(old, new))
    if is_done:
        writing.write(root, tuple(zip(before, after, strict=True)))
    _say(site, len(after), is_done=is_done)
    sys.exit(1 if check and after else 0)


def _read(config_file: Path, named: Sequence[str], syntax: str) -> _Site:
    """Read a site, and plan all changes; stop where its bibliography cannot be read."""
    configs = _configs(config_file)
    config = next((one for one in configs if parsed(one).get("plugins")), configs[0])
    planned = partial(
        configuration.plan, config, partial(files.with_ending, config_file, ".bib"), named, syntax=syntax
    )
    plan = planned()
    store, faults = files.stored(config_file, plan.files)
    if faults:
        stop(*map(_as_fault, faults))
    said = (parsed(one).get("docs_dir") for one in configs)
    docs = next((str(one.value) for one in said if one), "docs")
    texts, unread = files.below(config_file, docs)
    item = parsed(config)
    is_templated = rendering(config, item, plugins(config, item)).is_templated
    keys = Keys(bibliography.read(store)[0], plan.commands, is_templated)
    found = {} if syntax else {text.path: pages.migrated(text, keys) for text in texts}
    edits = {path: one.edits for path, one in found.items() if one.edits}
    warned = dict[str, int]()
    if plan.is_new:
        originals = {text.path: Original(text.path, text.content) for text in texts if text.path in edits}
        turned = {path: one.edited(edits[path]).text for path, one in originals.items()}
        warned |= failing(files.read(config_file, rules.IDS), plan, store, turned, syntax)
        plan = planned(warned=tuple(warned))
    edits |= {config.path: plan.edits} if plan.edits else {}
    notebooks, _ = files.stored(config_file, files.with_ending(config_file, ".ipynb", docs))
    left = (
        *plan.left,
        *map(_as_fault, unread),
        *(f for one in notebooks for f in pages.in_notebook(one, keys)),
    )
    return _Site(config, texts, edits, found, left, warned, plan.replaces)


def _configs(config_file: Path) -> list[Text]:
    """Return the configuration, and those that it inherits from."""
    root = config_file.resolve().parent
    configs, seen, path = list[Text](), set[Path](), config_file.resolve()
    while path not in seen:
        seen.add(path)
        read, faults = files.stored(config_file, [os.path.relpath(path, root)])
        if faults:
            stop(*map(_as_fault, faults))
        configs += read
        above = parsed(read[0]).get("INHERIT")
        path = (path.parent / str(above.value)).resolve() if above else path
    return configs


def _as_fault(finding: Finding) -> Fault:
    return Fault(finding.message, finding.hint, finding.location)


def _say(site: _Site, changed: int, *, is_done: bool) -> None:
    """Say what was done, what is left, and what comes next."""
    for path, one in site.found.items():
        if one.turned:
            say(f"{path}: {counted(one.turned, 'citation')}")
    for fault in (*site.left, *(fault for one in site.found.values() for fault in one.left)):
        say(f"left: {fault}")
    if site.warned:
        named, count = enumerated(tuple(site.warned)), counted(sum(site.warned.values()), "finding")
        say(f"{count} would fail the build, and only warn for now, by the option rules: {named}")
    done = "migrated" if is_done else "would be migrated"
    turned = sum(one.turned for one in site.found.values())
    summary = f"{counted(turned, 'citation')} in {counted(changed, 'file')}"
    say(f"{done}: {summary}" if changed else "nothing to change")
    if is_done and site.config.path in site.edits:
        instead = f" in place of {site.replaces}" if site.replaces else ""
        say(f'next: install {DISTRIBUTION}{instead}, and type "{PROGRAM} check"')
