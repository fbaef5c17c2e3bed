"""`ibidem source`: add a source in its place, as typed or as registries and pages describe it."""

from __future__ import annotations

import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import click

from ...content.biblatex import ENTRY_TYPES
from ...core.findings import FaultError
from ...core.model import Watching
from ...core.program import PROGRAM
from ...project import writing
from .. import options
from ..importing import key_proposals, looking_up, proposals, wording
from ..importing.proposals import Proposal, Proposed
from ..importing.wishes import Setting, Sought
from ..store import addition, field_options
from ..store.addition import Addition
from ..store.wanted import Wanted
from . import opening, say, stop

_TYPES = sorted(row.name for row in ENTRY_TYPES if row.is_source and row.is_of_biblatex)
_USUAL = "online"


class EntryRequest(NamedTuple):
    """What is to be done with an entry."""

    config_file: Path
    file: str
    is_dry: bool
    is_agreed: bool
    """Whether nobody is asked before an entry from the network is written."""


@click.command()
@click.argument("key", required=False, default="")
@options.config_file
@click.option(
    "--type",
    "kind_of_entry",
    type=click.Choice(_TYPES),
    metavar="TYPE",
    help="The type of the entry in BibTeX; online unless something else is known.",
)
@field_options.options
@click.option("--arxiv", default="", help="The identifier at arXiv, such as 2301.05217.")
@click.option("--fill", is_flag=True, help="Look up what you do not type, though you type --title.")
@click.option(
    "--file", "file", default="", metavar="NAME", help="The bibliography file; otherwise the first."
)
@click.option("--yes", is_flag=True, help="Add what was looked up without asking.")
@click.option("--dry-run", is_flag=True, help="Change nothing, and print the entry.")
def source(  # noqa: PLR0913  one for each option that is no field
    config_file: Path,
    key: str,
    kind_of_entry: str | None,
    arxiv: str,
    file: str,
    *,
    fill: bool,
    yes: bool,
    dry_run: bool,
    **given: str | tuple[str, ...] | None,
) -> None:
    """Add a source to the bibliography.

    With KEY and --title, the entry is what you type. Write plain text: it is escaped for BibTeX.

    Without --title, the rest is looked up: of --doi, --pmid, --arxiv and --isbn in registries, of --url in
    the page itself. You see where each field is from and which are guesses, and are asked before anything is
    written. What you type counts. Without KEY, one is proposed.

    Each other field of the type has an option of its name too, such as --series or --translator.

    Exit codes: 0 done, 1 refused, and nothing is changed, 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros source smith2024poll --title "What the poll says" --author "Smith, Jane" \\
        --organization "The Daily" --date 2024-03-05 --url https://example.org/poll --kind "news report"
      .venv/bin/python -m macros source --doi 10.1234/abc --kind analysis
    """
    asked = EntryRequest(config_file, file, dry_run, yes)
    people, texts = field_options.people(given), field_options.texts(given)
    try:
        texts |= looking_up.of_arxiv(arxiv)
        wish = looking_up.sought(texts) if fill or "title" not in texts else None
    except FaultError as error:
        stop(error, code=1)
    if wish:
        typed = proposals.of_typed(people, looking_up.named(texts, wish))
        _import(asked, key, kind_of_entry or "", typed, wish)
        return
    if not key:
        raise click.UsageError("Missing argument 'KEY'.")
    if "title" not in texts:
        raise click.UsageError("Missing option '--title', or one of --url, --doi, --pmid, --arxiv, --isbn.")
    entry = Proposal(kind_of_entry or _USUAL, proposals.of_typed(people, texts))
    _add(asked, proposals.wanted(key, entry), is_dry=asked.is_dry)
    for line in wording.institutions(people.get("author", ())):
        say(line)


def _add(asked: EntryRequest, wanted: Wanted, *, is_dry: bool, is_shown: bool = True) -> None:
    """Add an entry, or say why not and exit."""
    opened = opening.opened(asked.config_file, changes=not is_dry)
    number = field_options.file_number(opened.store, asked.file)
    found = addition.add(opened.store, wanted, number=number)
    if isinstance(found, tuple):
        stop(*found, code=1)
    before = writing.original(opened.root, opened.store.texts[number])
    after = before.edited([found.edit])
    if not is_dry:
        writing.write(opened.root, [(before, after)])
    if is_shown:
        say(found.entry)
    _say(wanted.key, found, before.path, is_done=not is_dry)


def _say(key: str, added: Addition, path: str, *, is_done: bool) -> None:
    new = added.after.bibliography.by_key[key]
    say(f"{new.place}: {'added' if is_done else 'would be added'}")
    if not added.is_in_order:
        say(f'{path} is not in key order, so the entry goes to the end; type "{PROGRAM} format"')
    say(f'cite it: {{{{ cite("{key}") }}}}')


def _import(asked: EntryRequest, key: str, kind: str, typed: tuple[Proposed, ...], wish: Sought) -> None:
    """Look a work up, show the entry, and add it when a person agrees."""
    for name in ("urllib3", "lxml", "trafilatura"):
        import_module(name)
    opened = opening.opened(asked.config_file, changes=False)
    settings = opened.project.settings
    watching = settings.evidence or Watching()
    watching = watching._replace(contact=watching.contact or settings.site_url)
    today = date.today()  # noqa: DTZ011  the writer's own day
    try:
        found = looking_up.looked_up(wish, Setting(watching, settings.language, today))
    except FaultError as error:
        stop(error, code=1)
    entry = proposals.decided(found, typed, kind)
    key = key or key_proposals.proposed_key(entry, opened.store.bibliography)
    wanted = proposals.wanted(key, entry)
    for line in wording.origins(entry):
        say(line)
    _add(asked, wanted, is_dry=True)
    if asked.is_dry:
        return
    if not asked.is_agreed:
        _ask()
    _add(asked, wanted, is_dry=False, is_shown=False)


def _ask() -> None:
    """Return when a person agrees, and exit otherwise: nobody else can say that the entry is right."""
    if not _is_answering():
        stop("nothing is added, since nobody can be asked here: add --yes when the entry is right", code=1)
    if not click.confirm("add this entry?"):
        stop("nothing is added", code=1)


def _is_answering() -> bool:
    return sys.stdin.isatty()
