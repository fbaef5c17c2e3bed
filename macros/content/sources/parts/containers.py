"""In what a work appeared, and who published it."""

from __future__ import annotations

from ...biblatex import entry_type, export_rank, filling
from ...biblatex.titles import is_title, parts, titled
from .. import web
from ..inheritance import Fields

# Of several titles of a container, the first in the order of exports is taken: that of the journal.
_CONTAINERS = sorted(filter(is_title, filling("container")), key=export_rank)
_BOOK_FIRST = sorted(_CONTAINERS, key=lambda name: name != "booktitle")
_ALONE = [name for name in _CONTAINERS if name != "booktitle"]
# In the order in which they stand behind a work; who is last there has published it.
_PUBLISHERS = sorted(filling("publisher"), key=export_rank)[::-1]


def container(fields: Fields) -> str:
    """Return the journal or book with its subtitle, and then the work of several volumes that it is in.

    A whole book whose container has its own title is in none.
    """
    row, own = entry_type(fields.entry.type), title(fields, "title")
    known = _BOOK_FIRST if row.numbers_series else _CONTAINERS
    if row.names_parts and own:
        known = _ALONE
    # A volume without a title of its own has that of the whole work, as in biblatex.
    nearest = next((name for name in known if fields.raw(name) and name != "maintitle"), "")
    names = filter(None, (nearest, "maintitle" if own else ""))
    found = ", ".join(filter(None, (title(fields, name) for name in names)))
    is_itself = row.schema == "Book" and found.casefold() == own.casefold()
    return "" if is_itself else found


def title(fields: Fields, name: str) -> str:
    """Return a title with its subtitle and its addition."""
    said = {one: fields.text(one) for one in parts(name) if one in fields.values}
    return titled(said, name) if said else ""


def publishers(fields: Fields) -> tuple[str, ...]:
    """Return who stands behind a work, each once: an institution or an organization before the publisher."""
    names = (web.how_published(fields), *map(fields.text, _PUBLISHERS))
    once = {name.casefold(): name for name in filter(None, names)}
    return tuple(once.values())
