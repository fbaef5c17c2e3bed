"""`python -m macros migrate`: turn a site of mkdocs-bibtex, or of pandoc's notation, into one of ours."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ...content.settings import parsed
from ...content.settings.rendering import rendering
from ...content.sources import bibliography
from ...core.findings import Fault, Finding
from ...core.originals import Original
from ...core.program import PROGRAM
from ...core.text import Text, counted
from ...project import files, writing
from ..migration import configuration, pages
from ..migration.configuration import Plan
from ..migration.pages import Keys, Migrated
from . import options, stop
from .differences import difference


@dataclass(frozen=True, slots=True)
class _Site:
    """A site that is not ours yet."""

    config: Text
    """The configuration that names the plugins."""
    plan: Plan
    keys: Keys
    pages: tuple[Text, ...]
    unread: tuple[Finding, ...]


@click.command()
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
    r"""Turn a site that cites with mkdocs-bibtex, or in pandoc's notation, into one that cites with us.

    In pages [@key], [see @key, p. 4], ^[@key], [^@key] and @key become cite() and textcite(), where the
    bibliography has the key; \bibliography goes, because the list comes by itself. In mkdocs.yml the
    plugin bibtex becomes ibidem. Nothing else of a file changes, and nothing in code and comments.
    What is left is listed, with its place and what to do.

    Exit codes: 0 done, 1 something would change, with --check, 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros migrate --diff
      .venv/bin/python -m macros migrate --keep-syntax
    """
    site = _read(config_file, named, keep_syntax=keep_syntax)
    found = {} if keep_syntax else {text.path: pages.migrated(text, site.keys) for text in site.pages}
    edits = {path: one.edits for path, one in found.items() if one.edits}
    edits |= {site.config.path: site.plan.edits} if site.plan.edits else {}
    root = config_file.resolve().parent
    before = [writing.original(root, text) for text in (site.config, *site.pages) if text.path in edits]
    after = [file.edited(edits[file.path]) for file in before]
    for old, new in zip(before, after, strict=True) if diff else ():
        click.echo(difference(old, new))
    if not check and not diff:
        writing.write(root, after)
    _say(site, found, after, is_done=not check and not diff)
    sys.exit(1 if check and after else 0)


def _read(config_file: Path, named: Sequence[str], *, keep_syntax: bool) -> _Site:
    """Read a site, or stop where its bibliography cannot be read."""
    configs = _configs(config_file)
    config = next((one for one in configs if parsed(one).get("plugins")), configs[0])
    plan = configuration.plan(
        config, lambda folder: files.with_ending(config_file, folder, ".bib"), named, keep_syntax=keep_syntax
    )
    store, faults = files.stored(config_file, plan.files)
    if faults:
        stop(*map(_as_fault, faults))
    said = (parsed(one).get("docs_dir") for one in configs)
    docs = next((str(one.value) for one in said if one), "docs")
    found, unread = files.below(config_file, docs)
    is_templated = rendering(config, parsed(config)).is_templated
    keys = Keys(bibliography.read(store)[0], plan.commands, is_templated)
    return _Site(config, plan, keys, found, unread)


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


def _say(site: _Site, found: Mapping[str, Migrated], changed: Sequence[Original], *, is_done: bool) -> None:
    """Say what was done, what is left, and what comes next."""
    for path, one in found.items():
        if one.turned:
            click.echo(f"{path}: {counted(one.turned, 'citation')}")
    left = [*site.plan.left, *(fault for one in found.values() for fault in one.left)]
    for fault in (*left, *map(_as_fault, site.unread)):
        click.echo(f"left: {fault}")
    turned = sum(one.turned for one in found.values())
    done = "migrated" if is_done else "would be migrated"
    summary = f"{counted(turned, 'citation')} in {counted(len(changed), 'file')}"
    click.echo(f"{done}: {summary}" if changed else "nothing to change")
    if changed and is_done and site.plan.edits:
        click.echo(f'next: install mkdocs-ibidem in place of mkdocs-bibtex, and type "{PROGRAM} check"')
