"""The documentation of rules, as text for a terminal and as the page of the handbook."""

from __future__ import annotations

import re

from ...core.program import PROGRAM
from . import RULES
from .only_built import ONLY_BUILT, ONLY_WARNED
from .rule import Rule

_HEAD = f"""\
---
title: Rules
description: Every rule that Ibidem checks, with its severity, its reason and an example.
---

# Rules

`{PROGRAM} check` and every build apply these rules.
An error fails the build; a warning fails it only under `--strict`, and a note never.
You can set a rule's severity to error, warning, note or off in `mkdocs.yml`, under `extra: ibidem: rules:`.
A rule on pages with a type leaves all others alone, unless you write `everywhere: true` beside `rules:`.
Whatever is found in a draft is a note.
In the bibliography and in the file of authors, such a rule speaks where the site has a page with a type.
"""
_BUILT = """\
## What only a build finds

A check renders nothing.
It knows the names that mkdocs-macros, `extra` and the files under `include_yaml` define.
It reads the module of the site, and the snippets and templates that pages include.
It says nothing of names where a hook, or a plugin that it does not know, may define more.
It passes the following, which a build reports.
What a hook, a theme or another plugin does to a page is found by a build alone, too.

| On a page | The build says | Why a check does not know |
| --- | --- | --- |"""


def listed() -> str:
    """Return one line for each rule."""
    width = max(len(rule.id) for rule in RULES)
    return "\n".join(f"{rule.id:<{width}}  {rule.severity:<7}  {rule.summary}" for rule in RULES)


def explained(rule: Rule) -> str:
    """Return the documentation of one rule for a terminal."""
    return (
        f"{rule.id} ({rule.severity}, on {rule.scope})\n\n{rule.summary}\n{rule.reason}\n\n"
        f"Wrong:\n    {rule.wrong}\nRight:\n    {rule.right}"
    )


def page() -> str:
    """Return the handbook's page, in Markdown."""
    return "\n".join([_HEAD, *map(section, RULES), _only_built()])


def _only_built() -> str:
    """Return the section on what a check cannot find, in Markdown."""
    every = (*ONLY_BUILT, *ONLY_WARNED)
    rows = [f"| `{row.example}` | {_escaped(row.says)} … | {row.why} |" for row in every]
    return "\n".join([_BUILT, *rows, ""])


def _escaped(message: str) -> str:
    """Return a message for a cell of a table; marks of templates stand in code there."""
    return re.sub(r"\{\{.*?\}\}", lambda match: f"`{match[0]}`", message)


def section(rule: Rule) -> str:
    """Return the section on one rule of the handbook's page, in Markdown."""
    where = f"{rule.severity.capitalize()}, on {rule.scope}."
    return (
        f"## {rule.id}\n\n**{where}** {rule.summary}\n{rule.reason}\n\n"
        f"Wrong:\n\n```text\n{rule.wrong}\n```\n\nRight:\n\n```text\n{rule.right}\n```\n"
    )
