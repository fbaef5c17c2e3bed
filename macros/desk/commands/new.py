"""`ibidem new`: write a valid draft of a page."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypedDict, Unpack

import click

from ...check import rules, site
from ...check.site import Project, Site
from ...content.front_matter.fields import FIELDS
from ...core.findings import Fault, FaultError, Severity
from ...core.model import PAGE_TYPES
from ...core.text import Text
from ...project import files
from ...project.keeping import new_files
from .. import options
from ..changing import alone
from ..drafts import asking, drafting, naming, next_steps
from ..drafts.drafting import Draft
from . import say

_USUAL = next(kind.name for kind in PAGE_TYPES.values() if kind.is_default)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date:
    if value is None:
        return date.today()  # noqa: DTZ011  the writer's own day
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise click.BadParameter(f'"{value}" is not a date; write it as 2024-03-05')


class Asked(TypedDict):
    """The options of every page."""

    kind: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    named: str
    day: date


def _keep(context: click.Context, option: click.Parameter, value: str) -> None:
    """Store the value of an option that comes from the table of page types."""
    context.ensure_object(dict)[option.name] = value


def _own_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each field that only some types of pages need."""
    names = dict.fromkeys(name for kind in PAGE_TYPES.values() for name in kind.fields)
    for name in reversed(names):
        option = click.option(
            f"--{name}", default="", expose_value=False, callback=_keep, help=FIELDS[name].description
        )
        command = option(command)
    return command


@click.command()
@click.argument("question")
@click.option("--type", "kind", default=_USUAL, type=click.Choice(list(PAGE_TYPES)), show_default=True)
@click.option("--author", "authors", multiple=True, metavar="KEY", help="A key of docs/.authors.yml.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="A topic, such as 'Water'.")
@click.option("--path", "named", default="", help="Its file or folder, such as docs/analyses.")
@click.option("--date", "day", callback=_day, metavar="DAY", help="Such as 2024-03-05; otherwise today.")
@_own_options
@options.config_file
@click.pass_obj
def new(own: Mapping[str, str], question: str, config_file: Path, **asked: Unpack[Asked]) -> None:
    """Make a draft of a page that answers QUESTION.

    The draft has front matter and headings, and goes where other pages of its type are. Comments say
    what to write where.

    Exit codes: 0 made, 2 wrong usage or set-up, and nothing is written.

    \b
    Examples:
      .venv/bin/python -m macros new "How did the vote end?"
      .venv/bin/python -m macros new "Was it unanimous?" --type fact-check --rating refuted \\
        --claim "The vote was unanimous." --claimant "The speaker"
    """
    root = alone(config_file.resolve().parent)
    project = files.read(config_file, rules.IDS)
    docs = _relative(root, project.settings.docs_dir)
    built = site.build(project)
    line = asking.question(question)
    path = _path(built, line, asked["kind"], _relative(root, asked["named"]), docs)
    text = Text(path, drafting.text(_draft(project, built, line, asked, own)))
    _check(project, text)
    try:
        new_files.write_new(root, path, text.content)
    except OSError as error:
        reason = (error.strerror or "").lower()
        hint = "name another file with --path"
        raise FaultError(Fault(f"{path} cannot be written: {reason}", hint)) from error
    entry = PurePosixPath(path).relative_to(docs).as_posix()
    say(_said(path, entry, files.read(config_file, rules.IDS), built))


def _said(path: str, entry: str, project: Project, built: Site) -> str:
    settings = project.settings
    if path not in {page.path for page in project.pages}:
        is_shown = path in {draft.path for draft in project.drafts}
        return next_steps.next_for_draft(path, can_be_unlisted=bool(settings.unlisted), is_shown=is_shown)
    if not files.is_unlisted(settings, entry):
        return next_steps.next_for_listed(path, entry)
    lists = (page.path for page in built.pages if page.front_matter.shows_lists)
    return next_steps.next_for_unlisted(path, next(lists, ""))


def _relative(root: Path, named: str) -> str:
    return Path(os.path.relpath(root / named, root)).as_posix() if named else ""


def _path(built: Site, question: str, kind: str, named: str, docs: str) -> str:
    """Return the file that a draft goes into. Raises FaultError."""
    path = naming.path(question, naming.folder(built.pages, kind, docs), named)
    if not PurePosixPath(path).is_relative_to(docs):
        message = f'{path} is not in "{docs}", where the pages are'
        raise FaultError(Fault(message, "name a file there with --path"))
    return path


def _draft(project: Project, built: Site, question: str, asked: Asked, own: Mapping[str, str]) -> Draft:
    """Return the facts of the page from options and site. Raises FaultError."""
    ratings = tuple(rating.name for rating in project.settings.ratings)
    authors = asking.authors(built.authors, asked["authors"])
    fields = asking.own_fields(asked["kind"], own, ratings)
    known = naming.frequent_topics(built.pages)
    topics = asking.topics(known, asked["topics"])
    return Draft(question, asked["kind"], authors, asked["day"].isoformat(), fields, topics, known)


def _check(project: Project, text: Text) -> None:
    """Let the rules judge what was typed, which is in the front matter. Raises FaultError."""
    result = site.judged(site.build(replace(project, pages=(*project.pages, text))))
    last = text.location(text.content.index("\n---\n")).line
    for finding in result.findings:
        place = finding.location
        is_typed = place.path == text.path and place.line <= last and finding.rule != "placeholder"
        if is_typed and finding.severity is Severity.ERROR:
            raise FaultError(Fault(finding.message, finding.hint))
