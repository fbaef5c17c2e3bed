"""The fields of a source as programs get them: in English, whatever the language of the site is."""

from __future__ import annotations

from ..content.biblatex import FIELD_BY_NAME, entry_type, shown
from ..content.biblatex.bibstrings import localized, places
from ..core.model import Source
from ..render.words import english

_LOCALIZED = (localized, places)


def in_words(source: Source) -> dict[str, str]:
    """Return the fields of a source, and the type that its entry type implies."""
    typed = {"type": entry_type(source.type).type} | {name: value for name, value in source.fields if value}
    return {name: words for name, value in typed.items() if (words := _in_words(name, value))}


def _in_words(name: str, value: str) -> str:
    field, text = FIELD_BY_NAME.get(name), shown(name, value)
    return english().said(field.words(text)) if field and field.words in _LOCALIZED else text
