from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.check.site import Project
from macros.content.biblatex import KINDS
from macros.content.settings import Settings
from macros.core.model import Source
from macros.core.originals import Edit, Original
from macros.core.text import Span, Text, normalized
from macros.desk.store import addition, form, loading, renaming
from macros.desk.store.addition import Addition
from macros.desk.store.layout import laid_out
from macros.desk.store.loading import Store
from macros.desk.store.lossless import contents
from macros.desk.store.wanted import Wanted

from .stores import CONTENTS, ENDS, KEYS, MARKS

pytestmark = pytest.mark.uncounted

NOWHERE = Text("", "")


def _read(content: str) -> Store:
    return loading.read([Text("b.bib", content)])


def _sound(content: str) -> Store:
    read = _read(content)
    assume(not read.faults)
    return read


def _formatted(read: Store) -> str:
    return form.formatted(read.readings[0])


def _sources(read: Store) -> list[Source]:
    """Return the sources without their places, with keys and fields in order."""
    placeless = (
        source._replace(
            text=NOWHERE,
            span=Span(0, 0),
            parents=tuple(parent._replace(span=Span(0, 0)) for parent in source.parents),
            fields=tuple(sorted(source.fields)),
        )
        for source in read.bibliography.sources
    )
    return sorted(placeless, key=lambda source: source.key)


def _letters(content: str) -> list[str]:
    """Return the characters that no form may add or take away, sorted."""
    return sorted(character for character in content if not character.isspace() and character not in ',(){}"')


@given(CONTENTS)
def test_the_form_loses_nothing(content: str) -> None:
    before = _sound(content)
    formatted = _formatted(before)
    after = _read(formatted)

    assert after.faults == ()
    assert contents(after.readings[0]) == contents(before.readings[0])
    assert _letters(formatted) == _letters(content)
    assert _sources(after) == _sources(before)


@given(CONTENTS)
def test_the_form_is_idempotent(content: str) -> None:
    once = _formatted(_sound(content))

    assert _formatted(_read(once)) == once


@given(CONTENTS)
def test_a_remark_stays_above_its_entry(content: str) -> None:
    before = _sound(content)
    after = _read(_formatted(before))

    assert sorted(_neighbours(after)) == sorted(_neighbours(before))


def _neighbours(read: Store) -> list[tuple[str, str, str]]:
    layout = laid_out(read.readings[0])
    return [
        (p.entry.key, layout.typed(p.above).strip(), layout.typed(p.behind).strip()) for p in layout.pieces
    ]


_WORDS = st.text(alphabet=st.sampled_from("aé漢 {}\\%&#_$~^\"-'`@,;=%"), min_size=1, max_size=12).filter(
    lambda words: bool(words.strip())
)
_WANTED = st.builds(
    Wanted,
    key=KEYS,
    type=st.sampled_from(["misc", "article"]),
    authors=st.lists(
        st.sampled_from(["Smith, Jane", "World Health Organization", "{A, B and C}", "Plato"])
    ).map(tuple),
    values=st.fixed_dictionaries(
        {"title": _WORDS},
        optional={
            "date": st.just("2024-03"),
            "url": st.sampled_from(["https://example.org/%20a_b{c}?d=#e", "http://example.com"]),
            "doi": st.just("doi:10.1234/a_b"),
            "organization": st.sampled_from(["A & B", "A and B", "The Daily"]),
            "note": _WORDS,
            "keywords": st.sampled_from(KINDS),
        },
    ),
)


@given(CONTENTS, _WANTED, ENDS, MARKS)
def test_a_new_source_leaves_all_others_as_they_are(
    content: str, wanted: Wanted, end: str, mark: str
) -> None:
    original = Original("b.bib", mark + content.replace("\n", end))
    before = loading.read([original.text])
    assume(not before.faults)
    added = addition.add(before, wanted)
    if isinstance(added, tuple):
        # Only a key or an address that is taken, and braces that cannot be written.
        assert not [refusal for refusal in added if "mistake of this program" in refusal.hint]
        return
    after = original.edited([added.edit])

    assert after.raw.startswith(mark)
    new = loading.read([after.text])
    assert new.faults == ()
    assert [source for source in _sources(new) if source.key != wanted.key] == _sources(before)
    source = new.bibliography.by_key[wanted.key]
    assert source.title == " ".join(wanted.values["title"].split())
    assert source.note == " ".join(wanted.values.get("note", "").split())
    rest = after.raw.replace(added.entry.replace("\n", end), "", 1)
    assert "".join(rest.split()) == "".join(original.raw.split())


@given(CONTENTS, _WANTED)
def test_a_new_source_keeps_the_form(content: str, wanted: Wanted) -> None:
    before = _read(_formatted(_sound(content)))
    assume(before.bibliography.sources)
    added = addition.add(before, wanted)
    if isinstance(added, Addition) and added.is_in_order:
        text = added.after.texts[0].content

        assert _formatted(_read(text)) == text


_QUOTES = st.sampled_from(['"', "'"])
_BLOCK = st.sampled_from(
    [
        'A{{ cite("KEY") }}.',
        "A{{ cite('other', 'KEY', 'last') }}.",
        'A{{ quote("KEY", "KEY", locator="KEY") }}.',
        "`{{ cite('KEY') }}` and KEY",
        "```\n{{ cite('KEY') }}\n```",
        "<!-- {{ cite('KEY') }} KEY -->",
        "{# {{ cite('KEY') }} #}",
        "{% raw %}KEY{% endraw %}",
        "- item{{ cite('KEY',\n  'other') }}",
        "KEYKEY{{ cite('KEYKEY') }}",
    ]
)
_LISTS = st.sampled_from(
    ["", "further_reading: [KEY, other]\n", "further_reading:\n- 'KEY'\n- \"other\" # KEY\n"]
)
_OLD = st.sampled_from(["old", "smith2024", "a.b:c", "x/y-z", "naïve2020"])
_NEW = st.sampled_from(["new", "old2", "ol", "OLD", "smith", "q-議+1"])
_STORE = """\
@misc{KEY, title = {KEY}, note = "KEY"}
% about KEY
@misc{KEYKEY, xdata = {KEYKEYKEY, KEY,other}, crossref = "KEY"}
@xdata{other, title = {x}}
@misc{last, related = {KEY}}
@xdata{KEYKEYKEY}
"""


@given(_LISTS, st.lists(_BLOCK), _OLD, _NEW, ENDS, MARKS)
def test_renaming_there_and_back_gives_the_same_bytes(
    front_matter: str, blocks: list[str], old: str, new: str, end: str, mark: str
) -> None:
    page = f"---\ntitle: A\n{front_matter}---\n" + "\n\n".join(blocks)
    files = {
        path: Original(path, mark + content.replace("KEY", old).replace("\n", end))
        for path, content in {"b.bib": _STORE, "docs/a.md": page}.items()
    }
    there = _renamed(files, old, new)

    assert there != files
    assert _renamed(there, new, old) == files


def _renamed(files: dict[str, Original], old: str, new: str) -> dict[str, Original]:
    texts = [file.text for file in files.values()]
    project = Project(Settings(), (texts[0],), tuple(texts[1:]))
    edits = renaming.rename(project, loading.read(texts[:1]), old, new)
    assert not isinstance(edits, tuple)
    return {path: file.edited(edits.get(path, ())) for path, file in files.items()}


@given(st.lists(st.sampled_from(["\r\n", "\n", "\r", "a", "議"])), MARKS, st.data())
def test_an_edit_changes_no_other_character(parts: list[str], mark: str, data: st.DataObject) -> None:
    original = Original("a", mark + "".join(parts))
    length = len(original.text.content)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    content = original.text.content
    edited = Original("a", original.raw).edited([Edit(Span(start, end), "x")])

    assert edited.text == normalized("a", f"{content[:start]}x{content[end:]}")
    assert edited.raw.count("x") == 1
    before, after = edited.raw.split("x")
    assert original.raw.startswith(before)
    assert original.raw.endswith(after)
