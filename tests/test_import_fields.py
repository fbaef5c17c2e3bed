"""The fields of each type are those of biblatex's data model, and what readers here are shown of any type."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from macros.content.biblatex import ENTRY_TYPES, OFFERED, fields_of

_MODEL = Path("/usr/share/perl5/Biber/biber-tool.conf")
_OFFERED = {field.name for field in OFFERED}


def _model() -> dict[str, set[str]]:
    """Return the fields of each type in the copy of the data model that Biber has."""
    found = dict[str, set[str]]()
    for rows in ET.parse(_MODEL).getroot().iter():
        if not rows.tag.endswith("entryfields"):
            continue
        fields = {one.text or "" for one in rows if one.tag.endswith("field")}
        for kind in (one.text or "" for one in rows if one.tag.endswith("entrytype")):
            found.setdefault(kind, set()).update(fields)
    return found


@pytest.mark.skipif(not _MODEL.exists(), reason="Biber is not installed where Debian has it")
def test_a_type_knows_what_biblatex_says() -> None:
    everywhere = set(fields_of("bibnote")) - {
        "editor",
        "editortype",
        "howpublished",
        "location",
        "type",
        "version",
    }
    for kind, fields in _model().items():
        if kind in ("set", "bibnote"):
            continue
        assert fields & _OFFERED <= set(fields_of(kind)), kind
        extra = set(fields_of(kind)) - fields - everywhere
        # Biber has the day of an event in parts, and the manual of biblatex has the others.
        assert extra <= {"eventdate", "number", "series", "pagetotal"}, (kind, extra)


@pytest.mark.parametrize("kind", [row.name for row in ENTRY_TYPES])
def test_each_type_knows_what_readers_are_always_shown(kind: str) -> None:
    assert {"title", "author", "date", "url", "doi", "keywords", "urldate", "note"} <= set(fields_of(kind))
    assert set(fields_of(kind)) <= _OFFERED
