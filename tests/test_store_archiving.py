"""Archived copies in the store: added in the form of the entry, and nothing of the writer's is replaced."""

from __future__ import annotations

import pytest

from macros.core.originals import Original
from macros.core.text import Text
from macros.desk.store import archiving, loading
from macros.desk.store.archiving import KnownCopy
from macros.desk.store.new_fields import with_fields

_PLACE = "https://web.archive.org/web/20240305120000/https://example.org/a"
_COPIES = {"a": KnownCopy(_PLACE, "2024-03-05")}


def _archived(content: str) -> str:
    raw = Original("a.bib", content)
    edits = archiving.archive(loading.read([raw.text]), _COPIES)
    assert not isinstance(edits, tuple), edits
    return raw.edited(edits.get("a.bib", ())).raw


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "@online{a,\n  title        = {A},\n  url          = {P},\n  note         = {N}\n}\n",
            "@online{a,\n  title        = {A},\n  url          = {P},\n"
            "  archiveurl   = {U},\n  archivedate  = {D},\n  note         = {N}\n}\n",
            id="canonical",
        ),
        pytest.param(
            "@online{a,\n\ttitle={A},\n\turl={P}\n}\n",
            "@online{a,\n\ttitle={A},\n\turl={P},\n\tarchiveurl={U},\n\tarchivedate={D}\n}\n",
            id="without spaces, last field",
        ),
        pytest.param(
            "@online{a, title = {A}, url = {P}}\n",
            "@online{a, title = {A}, url = {P}, archiveurl = {U}, archivedate = {D}}\n",
            id="one line",
        ),
        pytest.param(
            "@online{a\n  , title = {A}\n  , url = {P}\n  }\n",
            "@online{a\n  , title = {A}\n  , url = {P}\n  , archiveurl = {U}\n  , archivedate = {D}\n  }\n",
            id="commas first",
        ),
        pytest.param(
            "@online{a,\n  title = {A},\n  url = {P}, % read\n  note = {N},\n}\n",
            "@online{a,\n  title = {A},\n  url = {P}, % read\n  archiveurl = {U},\n"
            "  archivedate = {D},\n  note = {N},\n}\n",
            id="comment behind a comma",
        ),
        pytest.param(
            "@online{a,\n  title = {A},\n  url = {P} % read\n}\n",
            "@online{a,\n  title = {A},\n  url = {P}, % read\n  archiveurl = {U},\n  archivedate = {D}\n}\n",
            id="comment behind the last field",
        ),
        pytest.param(
            "@online{a,\n  title = {A},\n  % of the page\n  url = {P}\n}\n",
            "@online{a,\n  title = {A},\n  % of the page\n  url = {P},\n"
            "  archiveurl = {U},\n  archivedate = {D}\n}\n",
            id="comment above",
        ),
        pytest.param(
            "@online{a,\n  date = {2024},\n  title = {A}, url = {P}\n}\n",
            "@online{a,\n  date = {2024},\n"
            "  title = {A}, url = {P}, archiveurl = {U}, archivedate = {D}\n}\n",
            id="out of order",
        ),
        pytest.param(
            "@online{a,\n  title = {A}, url = {P} % read\n}\n",
            "@online{a,\n  title = {A}, url = {P}, % read\n  archiveurl = {U},\n  archivedate = {D}\n}\n",
            id="two on a line with a comment",
        ),
        pytest.param(
            '@online{a,\n  title = {A},\n  archiveurl = {},\n  url = {P},\n  ARCHIVEDATE = ""\n}\n',
            "@online{a,\n  title = {A},\n  archiveurl = {U},\n  url = {P},\n  ARCHIVEDATE = {D}\n}\n",
            id="empty",
        ),
        pytest.param(
            "@online(a, url = {P})",
            "@online(a, url = {P}, archiveurl = {U}, archivedate = {D})",
            id="parentheses",
        ),
        pytest.param(
            "@online{a,\n  keywords = {K}\n}\n",
            "@online{a,\n  archiveurl   = {U},\n  archivedate  = {D},\n  keywords = {K}\n}\n",
            id="before all others",
        ),
        pytest.param(
            "@online{a}\n",
            "@online{a,\n  archiveurl   = {U},\n  archivedate  = {D}\n}\n",
            id="without fields",
        ),
        pytest.param(
            "@online{a,}\n",
            "@online{a,\n  archiveurl   = {U},\n  archivedate  = {D},}\n",
            id="a comma alone",
        ),
        pytest.param(
            "@online{a,\r\n  url = % of the page\r\n    {P}\r\n}\r\n",
            "@online{a,\r\n  url = % of the page\r\n    {P},\r\n  archiveurl   = {U},\r\n"
            "  archivedate  = {D}\r\n}\r\n",
            id="a comment in the field, and ends of lines of Windows",
        ),
    ],
)
def test_copy_is_added_in_the_form_of_the_entry(content: str, expected: str) -> None:
    values = {"{P}": "{https://e.org/a}", "{U}": f"{{{_PLACE}}}", "{D}": "{2024-03-05}"}
    for name, value in values.items():
        content, expected = content.replace(name, value), expected.replace(name, value)

    made = _archived(content)

    assert made == expected
    assert _archived(made) == made


@pytest.mark.parametrize(
    "content",
    [
        "@online{a, url = {https://e.org/a}, archiveurl = {https://perma.cc/A}}\n",
        "@online{a, url = {https://e.org/a}, archivedate = {2020-01-01}}\n",
        "@online{b, url = {https://e.org/a}}\n",
        '@string{p = "https://perma.cc/A"}\n@online{a, url = {https://e.org/a}, archiveurl = p}\n',
    ],
)
def test_what_an_entry_says_of_an_archive_stays(content: str) -> None:
    assert _archived(content) == content


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        ("@online{a, title = {A}\n@online{b, title = {B}}\n", _PLACE, "a brace or quotation mark"),
        ("@online{a, title = {A}}\n@online{a, title = {B}}\n", _PLACE, "two entries have the key"),
        ("@online{a, title = {A}}\n", "https://e.org/} b", "this change would"),
        ("@online{a, title = {A}}\n", r"https://e.org/\_", "the archived copy of"),
    ],
)
def test_store_that_cannot_be_changed_safely_is_left_alone(content: str, place: str, said: str) -> None:
    refused = archiving.archive(loading.read([Text("a.bib", content)]), {"a": KnownCopy(place, "2024-03-05")})

    assert isinstance(refused, tuple)
    assert refused[0].message.startswith(said)


def test_value_of_the_writer_is_never_replaced() -> None:
    store = loading.read([Text("a.bib", "@online{a, title = {A}, url = {}}\n")])
    entry = store.readings[0].entries[0]

    assert [edit.replacement for edit in with_fields(entry, {"title": "B", "url": "C"})] == ["{C}"]
