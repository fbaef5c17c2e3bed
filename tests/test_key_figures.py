"""The box of key figures: above the text, with markers that are numbered with those of the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from macros.check import site
from macros.content.front_matter import front_matter
from macros.content.validators.readers import number_as_typed
from macros.core.model import FrontMatter
from macros.core.text import Text
from macros.desk.evidence.mentions import mentions
from macros.plugin.faces.markdown_extension import make_extension
from macros.project import files
from macros.render import built_pages
from macros.render.markup import CitationExtension
from macros.render.numbering import number
from macros.syntax.located_yaml import parse

from . import examples
from .builds import build
from .conftest import RULES, Write, store
from .published import converter, templated

_STORE = store("@misc{a, title = {A}} @misc{b, title = {B}} @misc{c, title = {C}}").by_key
_FIGURES = """\
figures:
  - number: $38 billion
    label: Aid & <more>
    date: 2019/2028
    source: b
    locator: p. 3
  - {number: 251, unit: people, label: Hostages, date: 2023-10-07, source: a}
"""
_BODY = 'It began.{{ cite("b", locator="p. 3") }} It ended.{{ cite("c") }}\n'
_TYPED = f"---\ntype: explainer\n{_FIGURES}---\n"


def _front(typed: str = _TYPED) -> FrontMatter:
    return front_matter(Text("page.md", typed))[0].front_matter


def _extension(front: FrontMatter, language: str = "en") -> CitationExtension:
    extension = CitationExtension(_STORE)
    extension.begin(front, language, page="page.md")
    return extension


def _shown(markdown: str, extension: CitationExtension) -> BeautifulSoup:
    return BeautifulSoup(converter(extension).convert(templated(markdown)), "html.parser")


def _box(page: BeautifulSoup) -> Tag:
    (box,) = page.select(".ib-figures")
    return box


def test_readers_see_each_figure_with_its_unit_date_and_source() -> None:
    page = _shown(_BODY, _extension(_front()))
    box = _box(page)

    assert page.select("*")[0] == box
    assert box["role"] == "group"
    assert [one.get_text() for one in page.select(f"#{box['aria-labelledby']}")] == ["Key figures"]
    assert [one.get_text() for one in box.select("dt")] == ["Aid & <more>", "Hostages"]
    assert [one.get_text() for one in box.select("dd")] == [
        "$38 billion[1, p. 3]",
        "2019 to 2028",
        "251\u00a0people[2]",
        "7 October 2023",
    ]
    assert [one["datetime"] for one in box.select("time")] == ["2019", "2028", "2023-10-07"]


def test_their_sources_have_the_first_numbers_and_lead_back() -> None:
    page = _shown(_BODY, _extension(_front()))

    assert [one.get_text() for one in page.select(".ib-ref")] == ["[1, p. 3]", "[2]", "[1, p. 3]", "[3]"]
    assert [one["data-call"] for one in page.select(".ib-cite")][:2] == ["0", "1"]
    back = page.select("#src-b a[role=doc-backlink]")
    assert [(one["href"], one["aria-label"]) for one in back] == [
        ("#cite-b-1", "Source 1: back to mention a, section Key figures"),
        ("#cite-b-2", "Source 1: back to mention b"),
    ]


def test_they_follow_a_heading_with_which_the_text_begins() -> None:
    page = _shown(f"# How?\n\n{_BODY}", _extension(_front()))

    assert [one.name for one in page.contents if isinstance(one, Tag)][:3] == ["h1", "div", "p"]


def test_a_text_that_is_converted_again_has_no_box() -> None:
    extension = _extension(_front())

    assert [len(_shown(_BODY, extension).select(".ib-figures")) for _ in range(2)] == [1, 0]


def test_the_box_speaks_the_language_of_the_page() -> None:
    front = _front(_TYPED.replace("type: explainer", "type: explainer\nlanguage: ar"))
    box = _box(_shown(_BODY, _extension(front)))

    assert (box["lang"], box["dir"]) == ("ar", "rtl")
    assert box.select("p")[0].get_text() == "أرقام أساسية"
    assert box.select("dd")[0].select("bdi")[0].get_text() == "$38 billion"


def test_on_a_page_of_others_the_field_is_theirs() -> None:
    text = Text("page.md", _TYPED.replace("type: explainer\n", ""))
    (ours, _), (theirs, _) = (front_matter(text, everywhere=one) for one in (True, False))

    assert len(ours.front_matter.figures) == 2
    assert theirs.front_matter.figures == ()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("251", "251"),
        ("-7.4", "-7.4"),
        ("7.40", ""),
        ("017", ""),
        ("1_000", ""),
        ("1:30", ""),
        ("true", ""),
        ("'7.40'", "7.40"),
        ("1,700", "1,700"),
        ("", ""),
    ],
)
def test_a_number_is_shown_as_it_is_typed_or_refused(typed: str, read: str) -> None:
    assert number_as_typed(parse(f"number: {typed}").get("number")) == read


def test_a_sentence_about_a_figure_says_what_it_counts() -> None:
    html = str(_shown(_BODY, _extension(_front())))
    (first, second, *_) = built_pages.read(html, page="page.md").contexts

    assert first.sentence == "Aid & <more>: $38 billion"
    assert second.sentence == "Hostages: 251 people"


def test_html_that_imitates_the_box_is_found() -> None:
    own, other = (
        built_pages.read(html, page="page.md").statements
        for html in (str(_shown(_BODY, _extension(_front()))), '<div class="ib-figures"><p>7</p></div>')
    )

    assert own == ()
    assert other == ('<div class="ib-figures">',)


def _site(write: Write, **more: str) -> Path:
    figures = _FIGURES.replace("source: b", "source: deal2025text").replace("source: a", "source: un2024vote")
    body = '# Home\n\nIt began.{{ cite("deal2025text", locator="p. 3") }}\n'
    page = f"---\n{figures}---\n\n{body}"
    return examples.site(write, {"docs/index.md": page, "docs/sources.md": _LIST} | more)


_LIST = "---\ntitle: Sources\ntemplate: ibidem/sources.html\n---\n\nAll.\n"
_ALONE = examples.SETTINGS.replace("plugins: [macros: {module_name: macros}]", "plugins: [ibidem]")
_PANDOC = examples.SETTINGS.replace("{everywhere", "{syntax: pandoc, everywhere")


@pytest.mark.parametrize("settings", [examples.SETTINGS, _ALONE, _PANDOC], ids=["macros", "alone", "pandoc"])
def test_a_built_page_agrees_with_the_scan(settings: str, write: Write) -> None:
    folder = _site(write, **{"mkdocs.yml": settings})
    pages = examples.built(folder)

    assert [one.get_text() for one in pages[""].select("article .ib-ref")] == [
        "[1, p. 3]",
        "[2]",
        "[1, p. 3]",
    ]
    assert [one["id"] for one in pages[""].select(".ib-sources > ol > li")] == [
        "src-deal2025text",
        "src-un2024vote",
    ]
    assert "Hostages: 251 people" in pages["sources"].get_text()
    assert not pages[""].select("[data-call], [data-seal]")


def test_a_figure_alone_cites_without_a_macro(write: Write) -> None:
    folder = _site(write)
    (folder / "docs/index.md").write_text(f"---\nrender_macros: false\n{_FIGURES}---\n\nIt began.\n")
    (folder / "bibliography.bib").write_text("@misc{a, title={A}}\n@misc{b, title={B}}\n")

    outcome = build(folder)

    assert outcome.code == 0, outcome.output
    page = BeautifulSoup((folder / "site/index.html").read_text(encoding="utf-8"), "html.parser")
    assert [one.get_text() for one in page.select("article .ib-ref")] == ["[1, p. 3]", "[2]"]


def test_hosts_of_python_markdown_have_the_box_too(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "---\ntype: explainer\ntitle: T\ndescription: D.\nauthors: [x]\npublished: 2024-05-05\n"
    page += f"checked: 2024-05-05\n{_FIGURES}---\n"
    folder = write(
        {
            "mkdocs.yml": "site_name: S\nmarkdown_extensions: [ibidem]\n"
            "extra: {ibidem: {rules: {missing-archive: off}}}\n",
            "bibliography.bib": "".join(
                f"@online{{{key}, title={{T}}, url={{https://{key}.org}}}}\n" for key in "abc"
            ),
            "docs/.authors.yml": "authors: {x: {name: X}}\n",
            "docs/index.md": page + _BODY,
        }
    )
    monkeypatch.chdir(folder)
    host: Any = converter(make_extension())

    shown = BeautifulSoup(host.convert(_BODY), "html.parser")

    assert [one.get_text() for one in shown.select(".ib-ref")] == ["[1, p. 3]", "[2]", "[1, p. 3]", "[3]"]


def test_they_are_in_the_order_of_reading(write: Write) -> None:
    folder = _site(write)
    built = site.build(files.read(folder / "mkdocs.yml", RULES))
    profile = built.profiles["docs/index.md"]

    assert number(profile.cited) == {"deal2025text": 1, "un2024vote": 2}
    told = mentions(built.pages)
    assert [one.sentence for one in told["un2024vote"]] == ["Hostages: 251 people, 7 October 2023"]
    assert str(told["un2024vote"][0].place).startswith("docs/index.md:8:")


@pytest.mark.parametrize(
    ("body", "cited"),
    [
        ('# Why{{ cite("c") }}\n\nSo.{{ cite("a") }}\n', ["c", "b", "a"]),
        ('Why{{ cite("c") }}\n===\n\nSo.{{ cite("a") }}[^1]\n\n[^1]: So.{{ cite("c") }}\n', ["c", "b", "a"]),
        ('So.{{ cite("a") }}\n\n# Why{{ cite("c") }}\n', ["b", "a", "c"]),
        ('So.{{ cite("c") }}\n', ["b", "c"]),
    ],
)
def test_a_heading_above_the_box_is_read_before_it(body: str, cited: list[str], write: Write) -> None:
    figure = "---\nfigures: [{number: 1, label: One, date: 2024, source: b}]\n---\n\n"
    entries = "".join(f"@online{{{key}, title={{T}}, url={{https://{key}.org}}}}\n" for key in "abc")
    settings = examples.SETTINGS.replace("[tables,", "[tables, footnotes,")
    folder = examples.site(
        write, {"mkdocs.yml": settings, "bibliography.bib": entries, "docs/index.md": figure + body}
    )

    known = site.build(files.read(folder / "mkdocs.yml", RULES)).profiles["docs/index.md"].cited
    page = _shown(body, _extension(_front(f"{figure}{body}")))

    assert list(known) == cited
    assert [str(one["id"]) for one in page.select(".ib-sources > ol > li")] == [f"src-{key}" for key in cited]
