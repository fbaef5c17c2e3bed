"""`ibidem finish`: what only a whole site shows, after any host has built it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ...check import rules, site
from ...core.findings import Fault, FaultError
from ...core.text import counted
from ...project import built_site, files, writing
from ...project.checking import checked
from ...publish.theme_folders import THEME
from .. import delivery, options
from ..changing import alone
from . import say


@click.command()
@click.argument("folder", metavar="[SITE]", required=False, type=click.Path(path_type=Path))
@options.config_file
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def finish(folder: Path | None, config_file: Path, *, strict: bool) -> None:
    """Check a built site, and add what only a whole site shows.

    SITE is the folder of a site that Zensical, or any host with the Markdown extension "ibidem", has
    built; the default is the "site_dir" of the configuration. What readers see is compared with what the
    pages cite, as MkDocs does in each build. Then the downloads of sources, the feeds, the list of all
    sources and the metadata in the heads are written. A second run changes nothing. What this host cannot
    show is named.

    Exit codes: 0 finished, 1 findings, and nothing is written, 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros finish site
    """
    # Feeds need a package that the help of this command, and the list of all commands, do without.
    from ...publish import finishing  # noqa: PLC0415

    root = alone(config_file.resolve().parent)
    project = files.read(config_file, rules.IDS)
    known = checked(config_file, project)
    folder = alone(folder or config_file.parent / project.settings.site_dir)
    built = built_site.read(folder, project.settings.docs_dir, known.profiles)
    if finishing.is_ours(built):
        say("our plugin has built this site, and has left nothing to finish")
        return
    _refuse_stale(finishing.stale(known, built))
    seen, read = finishing.rendered(known, built)
    result = site.judged(seen)
    if result.findings:
        delivery.deliver(result, seen.texts, "full", None, config_file)
    if result.fails(strict=strict):
        sys.exit(1)
    made = finishing.finished(seen, built, read, built_site.assets(THEME))
    changed = writing.put_all(folder, made.files, root)
    for line in made.unfilled:
        say(f"note: {line}", err=True)
    say(f"{result.summary}; {counted(len(changed), 'file')} written")


def _refuse_stale(stale: tuple[str, ...]) -> None:
    """Raise FaultError for pages that a host took from its cache while their sources have changed."""
    if stale:
        message = (
            f"sources are listed as they were earlier, on {counted(len(stale), 'page')} such as {stale[0]}"
        )
        hint = 'build them again: "zensical build --clean"; with "watch" in the settings this needs no option'
        raise FaultError(Fault(message, hint))
