from __future__ import annotations

from collections.abc import Mapping

import pytest

from macros.check.site import Inclusions, Project
from macros.content.settings import Settings
from macros.core.originals import Original
from macros.core.text import Text
from macros.desk.store import loading, renaming

ENTRY = "@misc{old, title = {Old}}\n"


def _renamed(
    contents: Mapping[str, str], old: str = "old", new: str = "new"
) -> Mapping[str, str] | list[str]:
    """Rename in a bibliography, `b.bib`, and pages; return the files that changed, or the refusals."""
    texts = [Text(path, content) for path, content in contents.items()]
    files = [text for text in texts if text.path.endswith(".bib")]
    pages = [text for text in texts if text.path.endswith(".md")]
    project = Project(Settings(), tuple(files), tuple(pages))
    edits = renaming.rename(project, loading.read(files), old, new)
    if isinstance(edits, tuple):
        return list(map(str, edits))
    return {path: Original(path, contents[path]).edited(found).raw for path, found in edits.items()}


@pytest.mark.parametrize(
    ("content", "after"),
    [
        pytest.param('A{{ cite("old") }}', 'A{{ cite("new") }}', id="cite"),
        pytest.param("A{{ cite('old') }}", "A{{ cite('new') }}", id="single-quotes"),
        pytest.param(
            'A{{ cite("x", "old",\n "old2") }}', 'A{{ cite("x", "new",\n "old2") }}', id="several-keys"
        ),
        pytest.param('{{ cite("old", locator="old") }}', '{{ cite("new", locator="old") }}', id="locator"),
        pytest.param('{{ quote("old", "old") }}', '{{ quote("new", "old") }}', id="quote"),
        pytest.param(
            '# A{{ cite("old") }}\n\n> {{ cite("old") }}',
            '# A{{ cite("new") }}\n\n> {{ cite("new") }}',
            id="twice",
        ),
        pytest.param(
            '<!-- {{ cite("old") }} old -->', '<!-- {{ cite("new") }} old -->', id="citation-in-a-comment"
        ),
        pytest.param('A{{ cite("o\\x6cd") }}', 'A{{ cite("new") }}', id="escape"),
        pytest.param(
            "---\nfurther_reading: [old, \"old\", 'old', older]\n---\n",
            "---\nfurther_reading: [new, \"new\", 'new', older]\n---\n",
            id="further-reading",
        ),
        pytest.param(
            '---\ntype: explainer\nfigures:\n- {number: 1, label: old, date: 2024, source: "old"}\n'
            "- {number: 1, label: old, date: 2024, source: old}\n---\nold{{ cite('old') }}\n",
            '---\ntype: explainer\nfigures:\n- {number: 1, label: old, date: 2024, source: "new"}\n'
            "- {number: 1, label: old, date: 2024, source: new}\n---\nold{{ cite('new') }}\n",
            id="key-figures",
        ),
        pytest.param(
            "---\ntitle: old\nfurther_reading:\n  - old # old\n---\nold\n",
            "---\ntitle: old\nfurther_reading:\n  - new # old\n---\nold\n",
            id="further-reading-in-lines",
        ),
    ],
)
def test_a_page_is_renamed_where_it_cites(content: str, after: str) -> None:
    changed = _renamed({"b.bib": ENTRY, "docs/a.md": content})

    assert changed == {"b.bib": ENTRY.replace("old,", "new,"), "docs/a.md": after}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("old\n", id="prose-nope"),
        pytest.param('`{{ cite("old") }}`\n\n```\n{{ cite("old") }}\n```\n', id="code-nope"),
        pytest.param('{# {{ cite("old") }} #}', id="comment-of-jinja-nope"),
        pytest.param("{% raw %}`cite('old')`{% endraw %}", id="raw-nope"),
        pytest.param("<!-- old -->\n", id="comment-nope"),
        pytest.param('{{ cite("old2", "Old", "xold") }}', id="other-keys-nope"),
        pytest.param("---\ntitle: old\ntags: [old]\n---\n", id="other-fields-nope"),
    ],
)
def test_what_is_no_citation_stays(content: str) -> None:
    assert list(_renamed({"b.bib": ENTRY, "docs/a.md": content})) == ["b.bib"]


@pytest.mark.parametrize(
    ("content", "after"),
    [
        pytest.param("@misc{ old\n, note = {old}}", "@misc{ new\n, note = {old}}", id="head"),
        pytest.param("@misc(old)", "@misc(new)", id="parentheses"),
        pytest.param(
            f'{ENTRY}@misc{{a, crossref = {{old}}, xdata = "old"}}',
            '@misc{new, title = {Old}}\n@misc{a, crossref = {new}, xdata = "new"}',
            id="parents",
        ),
        pytest.param(
            "@xdata{old}@xdata{old2}@xdata{xold}@misc{a, xdata = {old2, xold,old , x}, note = {old}}",
            "@xdata{new}@xdata{old2}@xdata{xold}@misc{a, xdata = {old2, xold,new , x}, note = {old}}",
            id="several-parents",
        ),
        pytest.param(
            f"{ENTRY}@misc{{a, xref = {{old}}, related = {{a,old}}, entryset = {{old,a,old}}}}",
            "@misc{new, title = {Old}}\n@misc{a, xref = {new}, related = {a,new}, entryset = {new,a,new}}",
            id="related",
        ),
        pytest.param(f"% old\n{ENTRY}% old\n", "% old\n@misc{new, title = {Old}}\n% old\n", id="remarks"),
    ],
)
def test_the_store_is_renamed_where_it_names_the_key(content: str, after: str) -> None:
    assert _renamed({"b.bib": content}) == {"b.bib": after}


def test_every_file_of_the_store_is_renamed() -> None:
    files = {"a.bib": "@misc{x, crossref = {old}}", "b.bib": ENTRY}

    assert _renamed(files) == {"a.bib": "@misc{x, crossref = {new}}", "b.bib": ENTRY.replace("old,", "new,")}


@pytest.mark.parametrize(
    ("new", "typed"),
    [
        pytest.param("2024", '"2024"', id="number"),
        pytest.param("2024-03-05", '"2024-03-05"', id="date"),
        pytest.param("true", '"true"', id="truth"),
        pytest.param("*a", '"*a"', id="alias"),
        pytest.param("a:", '"a:"', id="colon"),
        pytest.param("[a]", '"[a]"', id="brackets"),
        pytest.param("!a", '"!a"', id="tag"),
        pytest.param("a.b:c/d-e+f", "a.b:c/d-e+f", id="plain-nope"),
        pytest.param("o'brien", "o'brien", id="apostrophe-nope"),
    ],
)
def test_a_key_stays_a_text_of_yaml(new: str, typed: str) -> None:
    page = "---\nfurther_reading: [old]\n---\n"
    changed = _renamed({"b.bib": ENTRY, "docs/a.md": page}, new=new)

    assert changed == {"b.bib": ENTRY.replace("old,", f"{new},"), "docs/a.md": page.replace("old", typed)}


def test_an_apostrophe_is_escaped_between_apostrophes() -> None:
    page = "---\nfurther_reading: ['old']\n---\n{{ cite('old') }}{{ cite(\"old\") }}"
    changed = _renamed({"b.bib": ENTRY, "docs/a.md": page}, new="o'b")

    assert changed == {
        "b.bib": "@misc{o'b, title = {Old}}\n",
        "docs/a.md": "---\nfurther_reading: ['o''b']\n---\n{{ cite('o\\'b') }}{{ cite(\"o'b\") }}",
    }


def test_a_key_may_change_its_case_alone() -> None:
    assert _renamed({"b.bib": ENTRY}, new="OLD") == {"b.bib": ENTRY.replace("old,", "OLD,")}


def test_a_key_is_renamed_however_its_accents_are_composed() -> None:
    composed, apart = "\u00e9t\u00e9", "e\u0301te\u0301"
    page = f'---\nfurther_reading: [{apart}]\n---\n{{{{ cite("{apart}") }}}}'
    store = f"@misc{{{apart}, title = {{A}}}}\n@misc{{x, title = {{X}}, crossref = {{{apart}}}}}\n"

    renamed = _renamed({"b.bib": store, "a.md": page}, old=composed)

    assert renamed == {
        "b.bib": "@misc{new, title = {A}}\n@misc{x, title = {X}, crossref = {new}}\n",
        "a.md": '---\nfurther_reading: [new]\n---\n{{ cite("new") }}',
    }


def test_an_anchor_that_an_alias_repeats_is_refused() -> None:
    page = "---\nfurther_reading: [&a old, *a]\n---\n"
    said = (
        'docs/a.md: "old" is written here in a way that cannot be changed safely; '
        'write it as "old", without escapes, aliases and strings, and run this again'
    )

    assert _renamed({"b.bib": ENTRY, "docs/a.md": page}) == [said]


TWO = f"{ENTRY}@misc{{b, title = {{B}}}}\n"
UNSAFE = (
    'is written here in a way that cannot be changed safely; write it as "old", '
    "without escapes, aliases and strings, and run this again"
)
FIX = 'fix what ".venv/bin/python -m macros check" finds in it first'


@pytest.mark.parametrize(
    ("files", "old", "new", "refusals"),
    [
        pytest.param(
            {}, "olb", "new", ['no source has the key "olb"; did you mean "old"?'], id="no-such-key"
        ),
        pytest.param(
            {}, "old", "b", ['"b" is the key of a source already, at b.bib:2:7; take another key'], id="taken"
        ),
        pytest.param(
            {},
            "old",
            "B",
            ['"b" is the key of a source already, at b.bib:2:7; take another key'],
            id="taken-by-case",
        ),
        pytest.param(
            {},
            "old",
            "old",
            ['"old" is the key of a source already, at b.bib:1:7; take another key'],
            id="same",
        ),
        pytest.param(
            {},
            "old",
            "n w",
            ['the key "n w" holds " "; use letters, digits and . : ; / - + _ \' & ( )'],
            id="invalid",
        ),
        pytest.param({}, "old", "", ["this entry has no key; write a key like name2024word"], id="empty"),
        pytest.param(
            {"docs/a.md": '{{ cite("old" }}'},
            "old",
            "new",
            [f'docs/a.md: a citation that names "old" cannot be read; {FIX}'],
            id="citation-that-cannot-be-read",
        ),
        pytest.param(
            {"docs/a.md": '---\nrender_macros: false\n---\n{{ cite("old") }}'},
            "old",
            "new",
            [f'docs/a.md: a citation that names "old" cannot be read; {FIX}'],
            id="page-without-macros",
        ),
        pytest.param(
            {"docs/a.md": "---\nfurther_reading: [old\n---\n"},
            "old",
            "new",
            [f'docs/a.md: the front matter cannot be read, and the page names "old"; {FIX}'],
            id="front-matter-that-cannot-be-read",
        ),
        pytest.param(
            {"docs/a.md": "---\nfurther_reading:\n- >-\n  old\n---\n"},
            "old",
            "new",
            [f'docs/a.md: "old" {UNSAFE}'],
            id="block-of-yaml",
        ),
        pytest.param(
            {"a.bib": "@string{o = {old}}\n@misc{x, crossref = o}\n"},
            "old",
            "new",
            [f'a.bib: "old" {UNSAFE}'],
            id="parent-in-a-string",
        ),
        pytest.param(
            {"a.bib": "@string{o = {old}}\n@misc{x, related = o}\n"},
            "old",
            "new",
            [f'a.bib: "old" {UNSAFE}'],
            id="related-in-a-string",
        ),
    ],
)
def test_a_new_key_is_refused(files: Mapping[str, str], old: str, new: str, refusals: list[str]) -> None:
    assert _renamed({**files, "b.bib": TWO}, old, new) == refusals


@pytest.mark.parametrize(
    ("files", "changed"),
    [
        pytest.param({"docs/a.md": '{{ cite("x") }}'}, {"docs/a.md": '{{ cite("old") }}'}, id="page"),
        pytest.param(
            {"a.bib": "@misc{c, related = {x}}\n"}, {"a.bib": "@misc{c, related = {old}}\n"}, id="entry"
        ),
        pytest.param(
            {"docs/a.md": '{{ cite("x" }}'},
            [f'docs/a.md: a citation that names "x" cannot be read; {FIX}'],
            id="citation-that-cannot-be-read",
        ),
        pytest.param(
            {"docs/a.md": "x"},
            ['nothing is called "x" any more; "old" is the key of a source, at b.bib:1:7'],
            id="finished",
        ),
        pytest.param(
            {"a.bib": "@string{o = {x}}\n@misc{c, related = o}\n"},
            ['a.bib: "x" ' + UNSAFE.replace('"old"', '"x"')],
            id="entry-in-a-string",
        ),
    ],
)
def test_a_renaming_that_is_begun_is_finished(
    files: Mapping[str, str], changed: Mapping[str, str] | list[str]
) -> None:
    assert _renamed({**files, "b.bib": ENTRY}, "x", "old") == changed


def test_a_page_that_cannot_be_read_and_does_not_name_the_key_is_no_hindrance() -> None:
    files = {"b.bib": ENTRY, "docs/a.md": "---\na: [\n---\n", "docs/b.md": '{{ cite("x" }}'}

    assert list(_renamed(files)) == ["b.bib"]


def test_texts_that_pages_show_are_renamed_too() -> None:
    code = Text("src/tides.py", 'def turn():\n    """Turn {{ cite("old") }}."""\n')
    part = Text("parts/part.md", 'It turned.{{ cite("old") }}\n')
    store = Text("b.bib", ENTRY)
    project = Project(
        Settings(), (store,), (Text("docs/a.md", "# A\n"),), inclusions=Inclusions((code, part))
    )

    edits = renaming.rename(project, loading.read([store]), "old", "new")

    assert isinstance(edits, Mapping)
    assert Original(code.path, code.content).edited(edits[code.path]).raw == code.content.replace(
        "old", "new"
    )
    assert Original(part.path, part.content).edited(edits[part.path]).raw == part.content.replace(
        "old", "new"
    )
