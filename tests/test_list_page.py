"""The built page of lists, and the ways to it: from the home page, from a page, and in the sidebar."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from .builds import build, copy_site, copy_with_types, edited
from .built_sites import BuiltSite, deployed

pytestmark = pytest.mark.uncounted

_PAGE = "questions/index.html"
_LISTED = """\
Floods | Did the new wall make the floods worse? | Fact check | 6 May 2024 | Rating changed
Floods | Why does the northern quay flood? | 5 May 2024 | Corrected
Money & law | Let the quay go | Opinion | 8 May 2024 | Corrected
Northern quay | Let the quay go | Opinion | 8 May 2024 | Corrected
Northern quay | Why does the northern quay flood? | 5 May 2024 | Corrected
Other questions | What the harbour's silence costs | Analysis | 7 May 2024 | Withdrawn
Other questions | Was the harbour closed for a year? | Fact check | 5 March 2024
Other questions | What did the dredging of 2023 change? | 4 March 2024
2024 | Let the quay go | Opinion | 8 May 2024 | Corrected
2024 | What the harbour's silence costs | Analysis | 7 May 2024 | Withdrawn
2024 | Did the new wall make the floods worse? | Fact check | 6 May 2024 | Rating changed
2024 | Why does the northern quay flood? | 5 May 2024 | Corrected
2024 | Was the harbour closed for a year? | Fact check | 5 March 2024
2024 | What did the dredging of 2023 change? | 4 March 2024
"""


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the pages of all types, with the page of lists in a section of the navigation."""
    folder = copy_with_types(tmp_path_factory.mktemp("lists"))
    with edited(folder) as settings:
        settings["nav"][0]["Questions"].append("questions.md")
        settings["not_in_nav"] = "types/"
    return deployed(folder)


def _text(tag: Tag | None) -> str:
    assert tag
    return " ".join(tag.get_text(" ").replace("¶", "").split())


def _line(item: Tag) -> str:
    heading = item.find_previous("h3")
    parts = item.select("a, .ib-dates > span, .ib-status")
    return " | ".join([_text(heading if isinstance(heading, Tag) else None), *map(_text, parts)])


def test_each_page_stands_in_its_lists(built: BuiltSite) -> None:
    lines = [_line(item) for item in built.trees[_PAGE].select(".ib-index > li")]

    assert "\n".join([*lines, ""]) == _LISTED


def test_each_entry_leads_to_its_page(built: BuiltSite) -> None:
    for link in built.trees[_PAGE].select(".ib-index > li > a"):
        target = built.target(link, _PAGE)
        assert target
        assert _text(built.trees[target[0]].select_one("h1")) == _text(link)


def test_the_jumps_are_the_headings_with_how_many_there_are(built: BuiltSite) -> None:
    tree = built.trees[_PAGE]
    jumps = [(str(item.a and item.a["href"]), _text(item)) for item in tree.select(".ib-jumps li")]

    assert jumps == [
        ("#topic:floods", "Floods 2"),
        ("#topic:money-law", "Money & law 1"),
        ("#topic:northern-quay", "Northern quay 2"),
        ("#topic:", "Other questions 3"),
        ("#year:2024", "2024 6"),
    ]
    assert [(f"#{heading['id']}", _text(heading)) for heading in tree.select("h3")] == [
        (href, text.rpartition(" ")[0]) for href, text in jumps
    ]
    assert [_text(heading) for heading in tree.select("h2")] == ["By topic", "By year"]


def test_a_page_leads_to_the_lists_of_its_topics(built: BuiltSite) -> None:
    path = "types/opinion/index.html"
    links = [link for link in built.trees[path].select(".ib-header a") if "questions" in str(link["href"])]

    assert [(_text(link), built.target(link, path)) for link in links] == [
        ("Northern quay", (_PAGE, "topic:northern-quay")),
        ("Money & law", (_PAGE, "topic:money-law")),
    ]
    assert "Topics: Northern quay , Money & law" in _text(built.trees[path].select_one(".ib-header"))


def test_a_page_of_one_topic_has_one_and_another_has_none(built: BuiltSite) -> None:
    headers = {name: built.trees[f"types/{name}/index.html"] for name in ("fact-check", "analysis")}

    assert "Topic: Floods" in _text(headers["fact-check"].select_one(".ib-header"))
    assert "Topic" not in _text(headers["analysis"].select_one(".ib-header"))


def _ways(tree: BeautifulSoup) -> list[str]:
    return [_text(link) for link in tree.select(".ib-more > a")]


@pytest.mark.parametrize("path", ["index.html", "404.html"])
def test_the_home_page_and_the_page_for_lost_readers_lead_to_the_lists(built: BuiltSite, path: str) -> None:
    (link,) = built.trees[path].select(".ib-more > a")

    assert _text(link) == "All 6 explainers, by topic and year"
    assert built.target(link, path) == (_PAGE, "")


def _sidebar(tree: BeautifulSoup) -> list[tuple[str, bool]]:
    """Return the entries of the sidebar that stand in its open sections, and which is of the page."""
    links = tree.select(".md-nav--primary > ul > .md-nav__item--active > nav > ul > li > a")
    return [(_text(link), "md-nav__link--active" in link["class"]) for link in links]


def test_a_page_that_the_navigation_does_not_list_stands_behind_the_lists(built: BuiltSite) -> None:
    assert _sidebar(built.trees["types/opinion/index.html"]) == [
        ("What did the dredging of 2023 change?", False),
        ("Was the harbour closed for a year?", False),
        ("All questions", False),
        ("Let the quay go", True),
    ]


def test_its_contents_stand_in_the_navigation_of_a_phone(built: BuiltSite) -> None:
    for name in ("opinion", "analysis"):
        tree = built.trees[f"types/{name}/index.html"]
        contents = tree.select(".md-sidebar--primary .md-nav--secondary > ul > li > a")
        assert contents == tree.select(".md-sidebar--secondary .md-nav--secondary > ul > li > a") != []
        assert tree.select(".md-nav--secondary > label[for=__toc]")


def test_the_next_page_has_nothing_of_it(built: BuiltSite) -> None:
    elsewhere = built.trees["about/method/index.html"].select(".md-nav--primary .md-nav__link")

    assert "Let the quay go" not in map(_text, elsewhere)
    for tree in built.trees.values():
        assert len(tree.select(".md-nav--primary > ul > .md-nav__item--active")) <= 1


def test_a_site_whose_navigation_lists_all_is_as_strict(built: BuiltSite) -> None:
    assert build(built.folder, "--strict").code == 0


def test_the_lists_can_stand_at_the_top_of_the_navigation(tmp_path: Path) -> None:
    folder = copy_with_types(tmp_path)
    with edited(folder) as settings:
        settings["nav"].insert(1, "questions.md")

    tree = deployed(folder).trees["types/opinion/index.html"]

    active = tree.select(".md-nav--primary > ul > .md-nav__item--active > a")
    assert [_text(link) for link in active] == ["Let the quay go"]


def test_without_the_page_of_lists_topics_are_words_and_nothing_leads_there(tmp_path: Path) -> None:
    folder = copy_with_types(tmp_path)
    (folder / "docs/questions.md").unlink()

    built = deployed(folder)

    header = built.trees["types/opinion/index.html"].select_one(".ib-header")
    assert "Topics: Northern quay, Money & law" in _text(header)
    assert _ways(built.trees["index.html"]) == []
    assert _sidebar(built.trees["types/opinion/index.html"]) == []


_SMALL = "---\ntitle: Question {0}\ntype: explainer\npublished: 2025-01-{0:02}\n---\n"
_REST = "description: D.\nauthors: [desk]\nchecked: 2025-02-01\n"


def _with_pages(folder: Path, count: int) -> BuiltSite:
    """Build a site of so many pages, of which the first that is named in the navigation is an old one."""
    copy_site(folder)
    for path in (folder / "docs/explainers").iterdir():
        path.unlink()
    for number in range(1, count + 1):
        front = _SMALL.format(number).replace("published", f"{_REST}published")
        text = f'{front}\nIt is so.{{{{ cite("chart2024depths") }}}}\n'
        (folder / f"docs/explainers/q{number}.md").write_text(text, encoding="utf-8")
    (folder / "docs/explainers/index.md").write_text(
        "---\ntitle: All\ntemplate: ibidem/explainers.html\n---\n\n# All\n", encoding="utf-8"
    )
    with edited(folder) as settings:
        first = ["explainers/q1.md"] if count else []
        settings["nav"] = [{"Questions": ["index.md", "explainers/index.md", *first]}]
        settings["extra"]["ibidem"]["rules"]["unused-source"] = "off"
        settings["validation"]["omitted_files"] = "info"
    return deployed(folder)


def test_the_home_page_has_the_newest_twelve_after_those_of_the_navigation(tmp_path: Path) -> None:
    built = _with_pages(tmp_path, 14)

    titles = [_text(heading) for heading in built.trees["index.html"].select(".ib-cards h2")]
    assert titles == [f"Question {number}" for number in (1, *range(14, 3, -1))]
    assert _ways(built.trees["index.html"]) == ["All 14 explainers, by topic and year"]
    assert len(built.trees["explainers/index.html"].select(".ib-index > li")) == 14


def test_one_page_is_not_counted(tmp_path: Path) -> None:
    assert _ways(_with_pages(tmp_path, 1).trees["index.html"]) == ["All explainers, by topic and year"]


def test_a_site_without_pages_says_so_and_leads_nowhere(tmp_path: Path) -> None:
    built = _with_pages(tmp_path, 0)

    assert _ways(built.trees["index.html"]) == []
    tree = built.trees["explainers/index.html"]
    assert "There is no page yet." in _text(tree.select_one("article"))
    assert not tree.select(".ib-jumps, h2, h3")
