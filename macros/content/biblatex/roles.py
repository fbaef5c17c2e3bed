"""The roles of people in a work: their names in biblatex and in other vocabularies.

From biblatex's manual, 2.2.2 and 4.9.2: https://ctan.org/pkg/biblatex.
The catalogs of words say what readers are told: `role-editor` before or behind the names of those who did
it, and `role-editor-label` behind a name that stands in place of an author.
"""

from __future__ import annotations

from typing import NamedTuple

from ...core.model import Contribution, Source
from ...syntax.latex import decode


class Role(NamedTuple):
    """One role."""

    name: str
    csl: str = "contributor"
    ris: str = "N1"
    """The RIS tag for each name; `N1` is a note that says the role, too."""
    schema: str = "contributor"
    """The property of schema.org; empty where the name belongs to the container."""
    leads: bool = True
    """Whether people of this role can stand in the place of an author."""


ROLES = {
    role.name: role
    for role in (
        Role("editor", csl="editor", ris="A2", schema="editor"),
        Role("compiler", csl="compiler"),
        Role("founder"),
        Role("continuator"),
        Role("redactor"),
        Role("reviser"),
        Role("collaborator"),
        Role("organizer", csl="organizer"),
        Role("director", csl="director"),
        Role("translator", "translator", "A4", "translator"),
        Role("commentator"),
        Role("annotator"),
        Role("introduction", leads=False),
        Role("foreword", leads=False),
        Role("afterword", leads=False),
        Role("bookauthor", csl="container-author", schema="", leads=False),
        Role("holder", leads=False),
    )
}


def edited(source: Source) -> Contribution:
    """Return what the editors of a source did: they have edited, compiled or directed it."""
    typed = decode(dict(source.fields).get("editortype", ""))
    return Contribution(typed or "editor", source.editors, source.has_more_editors)
