"""What the command tells a writer who has a new draft."""

from __future__ import annotations

from ...core.program import PREVIEW, PROGRAM
from ...syntax.located_yaml import listed

_NAV = """\
Put this line into mkdocs.yml, under "nav:":
     - {entry}"""
_WRITE = """\
Write "description", and put your text in the place of each comment.
   Cite directly after the full stop, with {{ cite("key") }}."""
_CHECK = f"""\
Check it with "{PROGRAM} check", and look at it with "{PREVIEW}"."""
_LOOK = f"""\
Look at it with "{PREVIEW}", and check it with "{PROGRAM} check".
   It is a draft: what the check finds in it fails nothing, and the site leaves it out."""
_LEFT_OUT = """\
"exclude_docs" in mkdocs.yml has it: the preview, the check and the site leave it out."""
_MOVE = f"""\
When it is ready, move it out of the drafts ("draft_docs" or "exclude_docs" in mkdocs.yml),
   put it into mkdocs.yml under "nav:"{{where}}, and check it with "{PROGRAM} check"."""
_WHERE = ' unless "not_in_nav" has it'
_IN_LISTS = """\
Readers find it in the lists of {lists}, by topic and by year; "nav" needs no line for it."""
_BY_SEARCH = """\
"not_in_nav" in mkdocs.yml has it: readers find it by search and by links, and "nav" needs no line."""


def next_for_listed(path: str, entry: str) -> str:
    """Return the steps for a page that belongs into the navigation; `entry` is its line there."""
    return _told(path, "", _NAV.format(entry=listed([entry])[1:-1]), _WRITE, _CHECK)


def next_for_unlisted(path: str, lists: str) -> str:
    """Return the steps for a page outside of the navigation; `lists` is the page that lists it, or empty."""
    return _told(path, _IN_LISTS.format(lists=lists) if lists else _BY_SEARCH, _WRITE, _CHECK)


def next_for_draft(path: str, *, can_be_unlisted: bool, is_shown: bool) -> str:
    """Return the steps for a page that the site leaves out: the navigation comes last.

    `is_shown` says whether a preview has it.
    """
    look = _LOOK if is_shown else _LEFT_OUT
    return _told(path, "", _WRITE, look, _MOVE.format(where=_WHERE if can_be_unlisted else ""))


def _told(path: str, place: str, *steps: str) -> str:
    numbered = (f"{number}. {step}" for number, step in enumerate(steps, start=1))
    return "\n".join([f"wrote {path}", *filter(None, [place]), "", "What to do next:", *numbered])
