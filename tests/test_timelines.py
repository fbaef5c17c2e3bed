"""The drawing of a timeline: a table of dots, and a line along the list of events."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from macros.content.timelines import events
from macros.core.model import Day, event_day
from macros.core.text import Text
from macros.plugin.faces import macros_module
from macros.plugin.faces.markdown_extension import make_extension
from macros.render import built_pages
from macros.render.markup import CitationExtension
from macros.render.rendering import Event, timeline
from macros.render.words import words

from . import examples
from .builds import build
from .conftest import Write, store
from .published import converted, converter

_STORE = store("@misc{a, title = {A}}").by_key
_BODY = """\
# Days

{{ timeline() }}

7 October 2023 { #on-2023-10-07 }
:   The talks begin.{{ cite("a") }}

8 October 2023 { #on-2023-10-08 }
:   They go on.{{ cite("a") }}

In 2025 { #on-2025 }
:   They end.{{ cite("a") }}
"""


def _drawn(typed: str = _BODY) -> BeautifulSoup:
    return converted(typed, CitationExtension(_STORE)).tree


def _rows(table: Tag | BeautifulSoup) -> list[list[str]]:
    return [[cell.get_text() for cell in row.select("th, td")] for row in table.select("tr")]


def _table(*days: Day, language: str = "en") -> BeautifulSoup:
    marked = [Event(day, f"on-{day.iso}") for day in days]
    return BeautifulSoup(timeline(marked, words(language)), "html.parser")


def test_each_event_is_a_dot_and_each_month_leads_to_its_first() -> None:
    page = _drawn()
    table = page.select_one("p + table, div.ib-timeline > table")

    assert table
    assert page.select_one("h1 + div.ib-timeline")
    head, *rows = _rows(table)
    assert "".join(head) == "JFMAMJJASOND"
    assert rows == [
        ["2023", *[""] * 9, "●●", "", ""],
        ["2024", *[""] * 12],
        ["2025●", *[""] * 12],
    ]
    assert [(one["href"], one["aria-label"]) for one in table.select("a")] == [
        ("#on-2023-10-07", "October 2023: 2 events"),
        ("#on-2025", "2025: 1 event"),
    ]
    assert table.select("th[scope=col]")[9]["aria-label"] == "October"
    assert table.select_one("caption")


def test_every_link_leads_to_an_event_in_a_list_with_a_line() -> None:
    page = _drawn()

    assert [one["class"] for one in page.select("dl")] == [["ib-events"]]
    anchors = {one["id"] for one in page.select("dl.ib-events > dt")}
    assert {str(one["href"])[1:] for one in page.select(".ib-dot")} <= anchors


def test_without_the_macro_a_list_is_as_before() -> None:
    page = _drawn(_BODY.replace("{{ timeline() }}", ""))

    assert not page.select(".ib-events, .ib-dots, .ib-timeline")


def test_other_lists_of_the_page_get_no_line() -> None:
    page = _drawn(f"{_BODY}\n## Words\n\nTalk {'{'} #on-2023-13 {'}'}\n:   A word.\n\nTerm\n:   Another.\n")

    assert [one.get("class") for one in page.select("dl")] == [["ib-events"], None]


def test_code_shows_the_macro_as_it_is_typed() -> None:
    page = _drawn("`{{ timeline() }}`\n\n    {{ timeline() }}\n")

    assert [one.get_text().strip() for one in page.select("code")] == ["{{ timeline() }}"] * 2
    assert not page.select(".ib-timeline")


def test_within_a_sentence_it_stays_in_its_paragraph() -> None:
    page = _drawn(_BODY.replace("{{ timeline() }}", "See {{ timeline() }}"))

    assert page.select_one("p > div.ib-timeline > table")


def test_without_events_nothing_is_drawn() -> None:
    empty = _drawn("{{ timeline() }}\n").select_one("div.ib-timeline")

    assert empty is not None
    assert (empty.get_text(), empty.get("data-call")) == ("", None)


def test_a_long_time_has_rows_of_decades() -> None:
    table = _table(Day(1905), Day(1914, 7, 28), Day(1945, 5))

    head, *rows = _rows(table)
    assert head[1:4] == ["+0", "+1", "+2"]
    assert [row[0] for row in rows] == ["1900s", "1910s", "1920s", "1930s", "1940s"]
    assert [(one["href"], one["aria-label"]) for one in table.select("a")] == [
        ("#on-1905", "1905: 1 event"),
        ("#on-1914-07-28", "1914: 1 event"),
        ("#on-1945-05", "1945: 1 event"),
    ]


def test_a_longer_one_has_rows_of_centuries() -> None:
    table = _table(Day(1066, 10, 14), Day(1969, 7, 20))

    head, *rows = _rows(table)
    assert head[1:4] == ["+00", "+10", "+20"]
    assert [row[0] for row in rows][:2] == ["1000 to 1099", "1100 to 1199"]
    assert len(rows) == 10
    assert [one["aria-label"] for one in table.select("a")] == ["1060s: 1 event", "1960s: 1 event"]


def test_many_events_of_a_month_are_a_number() -> None:
    assert _table(*[Day(2024, 3, number) for number in range(1, 14)]).select("a")[0].get_text() == "13"


@pytest.mark.parametrize(
    ("language", "head", "said"),
    [
        ("de", ("Oktober", "O"), "Oktober 2023: 1 Ereignis"),
        ("ar", ("أكتوبر", "ك"), "أكتوبر 2023: حدث واحد"),
        ("ja", ("10月", "10"), "2023年10月：出来事1件"),
    ],
)
def test_it_speaks_the_language_of_the_page(language: str, head: tuple[str, str], said: str) -> None:
    table = _table(Day(2023, 10, 7), language=language)
    month = table.select("th[scope=col]")[9]

    assert (month["aria-label"], month.get_text()) == head
    assert table.select("a")[0]["aria-label"] == said


@pytest.mark.parametrize(
    ("anchor", "day"),
    [
        ("on-2023-10-07", Day(2023, 10, 7)),
        ("on-2023-10-07-vote", Day(2023, 10, 7)),
        ("on-2023-10-wahl", Day(2023, 10)),
        ("on-2023", Day(2023)),
        ("on-23", None),
        ("on-2024-21", None),
        ("on-2023-1-1", None),
        ("on-2023-10-07-2", None),
        ("2023-10-07", None),
    ],
)
def test_an_anchor_says_a_day_as_far_as_it_is_known(anchor: str, day: Day | None) -> None:
    assert event_day(anchor) == day


def test_the_terms_of_a_page_are_read_as_python_markdown_reads_them() -> None:
    body = (
        "A paragraph\nof two lines.\n\nTerm { #one }\n:   First\n    continued.\n:   Second\non its way.\n\n"
        "    More.\n\n"
        "Late {: .a #two }\n\n:   Third.\n\n: not a term, since nothing is before\n\nLast\n"
        "Other\n: Fourth.\n"
    )
    content = f"{body}\n- item\n    : nothing\n\n~~~\nCode\n: nothing\n~~~\n"
    terms = [
        one.get_text() for one in BeautifulSoup(converter().convert(content), "html.parser").select("dt")
    ]

    found = list(events(Text("page.md", content), 0))

    assert [content[slice(*one.words)] for one in found] == ["Term", "Late", "Last", "Other"] == terms
    assert [one.anchor for one in found] == ["one", "two", "", ""]
    assert [len(one.definitions) for one in found] == [2, 2, 1, 1]


def test_a_definition_before_all_terms_is_of_none() -> None:
    assert list(events(Text("page.md", ": nothing\n"), 0)) == []


def test_its_words_are_no_text_of_the_page() -> None:
    html = str(_drawn("{{ timeline() }}\n\nIn 2024 { #on-2024 }\n:   It began.\n"))

    assert built_pages.read(html, page="page.md").words == 4


def _site(write: Write, body: str = _BODY, **more: str) -> Path:
    body = body.replace('"a"', '"un2024vote"')
    files = {"docs/index.md": f"{body}\n\nAlso.{{{{ cite('deal2025text') }}}}\n"}
    return examples.site(write, files | more)


_ALONE = ("plugins: [macros: {module_name: macros}]", "plugins: [ibidem]")


@pytest.mark.parametrize("change", [("", ""), _ALONE], ids=["macros", "alone"])
def test_a_built_page_shows_it_once(change: tuple[str, str], write: Write) -> None:
    folder = _site(write)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    page = examples.built(folder)[""]

    assert [one.get_text() for one in page.select("table.ib-dots a")] == ["●●", "●"]
    assert not page.select("[data-call], [data-seal]")


def test_a_drawing_that_readers_do_not_see_ends_the_build(write: Write) -> None:
    folder = _site(write, _BODY.replace("{{ timeline() }}", "<div>\n\n{{ timeline() }}\n\n</div>"))

    outcome = build(folder)

    assert outcome.code == 1
    assert "error[hidden-citation] this timeline is" in outcome.output


def test_a_drawing_without_a_dot_ends_the_build(write: Write) -> None:
    folder = _site(write)
    settings = folder / "mkdocs.yml"
    typed = settings.read_text(encoding="utf-8").replace(
        "markdown_extensions: [tables, attr_list, def_list]\n", ""
    )
    settings.write_text(typed, encoding="utf-8")

    outcome = build(folder)

    assert outcome.code == 1
    assert "error[hidden-citation] this timeline is not visible on the built page" in outcome.output


@pytest.mark.parametrize("arguments", ["", '"2024"'])
def test_a_macro_of_the_site_comes_first(arguments: str, write: Write) -> None:
    own = "def define_env(env):\n    env.macro(lambda year='2024': f'ours {year}', 'timeline')\n"
    folder = _site(write, _BODY.replace("timeline()", f"timeline({arguments})"), **{"own.py": own})
    settings = folder / "mkdocs.yml"
    typed = settings.read_text(encoding="utf-8")
    plugins = "plugins: [macros: {module_name: own}, ibidem]"
    settings.write_text(typed.replace(_ALONE[0], plugins), encoding="utf-8")

    page = examples.built(folder)[""]

    assert "ours 2024" in page.get_text()
    assert not page.select(".ib-timeline, .ib-events")


def test_a_macro_of_the_page_comes_first(write: Write) -> None:
    own = "{% macro timeline() %}ours of the page{% endmacro %}\n\n"
    page = examples.built(_site(write, own + _BODY))[""]

    assert "ours of the page" in page.get_text()
    assert not page.select(".ib-timeline, .ib-events")


def test_a_module_leaves_a_macro_by_its_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(macros_module, "_begin", lambda _: None)
    monkeypatch.setattr(macros_module, "register", lambda *_: None)
    made = dict[str, Any]()
    env: Any = SimpleNamespace(
        macros={"timeline": None},
        conf=SimpleNamespace(plugins={}),
        macro=lambda function: made.setdefault(function.__name__, function),
    )

    macros_module.define_env(env)

    assert sorted(made) == ["cite", "quote", "textcite"]


def test_hosts_of_python_markdown_draw_it_too(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(
        {
            "mkdocs.yml": "site_name: S\nmarkdown_extensions: [ibidem, def_list, attr_list]\n"
            "extra: {ibidem: {rules: {missing-archive: off}}}\n",
            "bibliography.bib": "@online{a, title={T}, url={https://a.org}}\n",
            "docs/index.md": _BODY,
        }
    )
    monkeypatch.chdir(folder)

    page = BeautifulSoup(converter(make_extension()).convert(_BODY), "html.parser")

    assert [one.get_text() for one in page.select("div.ib-timeline[data-call='0'] a")] == ["●●", "●"]
    assert not page.select("[data-seal]")
