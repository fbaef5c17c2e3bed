"""What readers see of a page of each type, and only of that type."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros.publish.exports import EXPORTS

from .builds import build, copy_site, copy_with_types, edited
from .built_sites import REPOSITORY, BuiltSite, deployed

pytestmark = pytest.mark.uncounted


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return deployed(copy_with_types(tmp_path_factory.mktemp("types")))


@pytest.fixture(name="plain", scope="module")
def _plain(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build a site without a repository and without a request for support."""
    folder = copy_site(tmp_path_factory.mktemp("plain"))
    outcome = build(folder)
    assert outcome.code == 0, outcome.output
    return BuiltSite(folder)


def _article(built: BuiltSite, name: str) -> Tag:
    article = built.trees[f"types/{name}/index.html"].select_one("article")
    assert article
    return article


def _texts(tree: BeautifulSoup | Tag, selector: str) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in tree.select(selector)]


@pytest.mark.parametrize(
    ("name", "label", "title", "byline"),
    [
        pytest.param(
            "explainer",
            "Explainer Corrected",
            "Why does the northern quay flood?",
            "By Ada Lovelace and Northern Desk",
            id="explainer",
        ),
        pytest.param(
            "fact-check",
            "Fact check Rating changed",
            "Did the new wall make the floods worse?",
            "By Ada Lovelace",
            id="fact-check",
        ),
        pytest.param(
            "analysis",
            "Analysis Withdrawn",
            "What the harbour's silence costs",
            "By Northern Desk",
            id="analysis",
        ),
        pytest.param(
            "opinion",
            "Opinion Corrected",
            "Let the quay go",
            "By Ada Lovelace (Analytical Society) and Grace Hopper",
            id="opinion",
        ),
    ],
)
def test_the_header_says_what_it_is_and_who_wrote_it(
    built: BuiltSite, name: str, label: str, title: str, byline: str
) -> None:
    header = _article(built, name).select(".ib-header")[0]

    assert _texts(header, ".ib-label") == [label]
    assert _texts(header, "h1") == [title]
    assert _texts(header, ".ib-byline") == [byline]


def test_bylines_lead_to_the_pages_of_their_authors(built: BuiltSite) -> None:
    links = _article(built, "explainer").select(".ib-byline a[rel=author]")

    pages = [built.target(link, "types/explainer/index.html") for link in links]
    assert pages == [("authors/ada/index.html", ""), ("authors/office/index.html", "")]


@pytest.mark.parametrize(
    ("name", "lines", "machine"),
    [
        pytest.param(
            "explainer",
            [
                "Published 5 May 2024 Updated 20 June 2024 Sources checked 20 June 2024",
                "Evidence from 2019 to May 2024 1 minute to read See the 6 sources",
                "Topics: Floods, Northern quay",
            ],
            ["2024-05-05", "2024-06-20", "2024-06-20", "2019", "2024-05"],
            id="explainer",
        ),
        pytest.param(
            "fact-check",
            [
                "Published 6 May 2024 Updated 1 July 2024 Sources checked 6 May 2024",
                "Evidence from 2019 to May 2024 1 minute to read See the 3 sources",
                "Topic: Floods",
            ],
            ["2024-05-06", "2024-07-01", "2024-05-06", "2019", "2024-05"],
            id="fact-check",
        ),
        pytest.param(
            "opinion",
            [
                "Published 8 May 2024 Updated 2 June 2024 Sources checked 8 May 2024",
                "Evidence from 2019 to 1 May 2024 1 minute to read See the 2 sources",
                "Topics: Northern quay, Money & law",
            ],
            ["2024-05-08", "2024-06-02", "2024-05-08", "2019", "2024-05-01"],
            id="opinion",
        ),
    ],
)
def test_the_header_says_how_fresh_it_is_and_on_what_it_rests(
    built: BuiltSite, name: str, lines: list[str], machine: list[str]
) -> None:
    header = _article(built, name).select(".ib-header")[0]

    assert _texts(header, ".ib-dates") == lines
    assert [time["datetime"] for time in header.select(".ib-dates time")] == machine


def test_the_number_of_sources_is_that_of_the_list(built: BuiltSite) -> None:
    for name in ("explainer", "fact-check", "analysis", "opinion"):
        article = _article(built, name)
        number = len(article.select(".ib-sources > ol > li"))
        assert f"See the {number} sources" in _texts(article, ".ib-dates a[href='#ib-sources']")


def test_a_fact_check_shows_the_claim_and_its_rating_with_what_it_means(built: BuiltSite) -> None:
    box = _article(built, "fact-check").select("dl.ib-claim")[0]

    assert _texts(box, "dt") == ["Claim", "Claimant", "Rating"]
    assert _texts(box, "dd") == [
        "The wall of 2022 doubled the floods at the northern quay.",
        "Margaret Hamilton",
        "Unsupported 2 of 5. We found no evidence that bears the claim out.",
    ]
    steps = ["ib-step" in (step.get("class") or []) for step in box.select(".ib-scale[aria-hidden=true] i")]
    assert steps == [False, True, False, False, False]


def test_no_other_type_shows_a_claim(built: BuiltSite) -> None:
    assert [path for path, tree in built.trees.items() if tree.select(".ib-claim")] == [
        "explainers/closed-for-a-year/index.html",
        "types/fact-check/index.html",
    ]


@pytest.mark.parametrize(
    ("name", "notice"),
    [
        pytest.param("fact-check", "Rating changed on 1 July 2024.", id="rating"),
        pytest.param("analysis", "Withdrawn on 1 August 2024.", id="void"),
    ],
)
def test_a_correction_of_the_answer_stands_above_it(built: BuiltSite, name: str, notice: str) -> None:
    article = _article(built, name)
    (shown,) = article.select("aside.ib-notice")

    assert _texts(shown, "strong") == [notice]
    assert article.select(f".ib-status[href='#{shown['id']}']")
    assert shown in article.select(".ib-body")[0].find_all_previous("aside")
    below = _texts(article.select(".ib-corrections")[0], "strong")
    assert below
    assert notice not in below


def test_other_corrections_stand_below_the_text(built: BuiltSite) -> None:
    article = _article(built, "explainer")
    (shown,) = article.select(".ib-body > .ib-corrections")

    assert _texts(shown, "strong") == ["Updated on 20 June 2024.", "Corrected on 20 May 2024."]
    assert [time["datetime"] for time in shown.select("time")] == ["2024-06-20", "2024-05-20"]
    assert article.select(f".ib-status[href='#{shown['id']}']")
    assert not article.select(".ib-notice")


def test_an_opinion_says_who_speaks_and_where_it_appeared_first(built: BuiltSite) -> None:
    article = _article(built, "opinion")

    assert _texts(article, ".ib-disclosure") == ["Disclosure: Ada Lovelace owns a house behind the quay."]
    assert _texts(article, ".ib-republished") == ["First published by The Daily Quay on 1 May 2024."]
    assert article.select(".ib-republished a[href='https://quay.example.org/let-it-go']")
    (about,) = article.select(".ib-about")
    assert _texts(about, "h2") == ["About the authors"]
    known = built.checked.authors
    assert _texts(about, "p") == [known[key].description for key in ("ada", "grace")]


def test_a_republished_page_leads_machines_to_the_first(built: BuiltSite) -> None:
    tree = built.trees["types/opinion/index.html"]

    assert [link["href"] for link in tree.select("link[rel=canonical]")] == [
        "https://quay.example.org/let-it-go"
    ]


def test_no_other_type_has_what_an_opinion_has(built: BuiltSite) -> None:
    for name in ("explainer", "fact-check", "analysis"):
        article = _article(built, name)
        assert not article.select(".ib-disclosure, .ib-republished, [aria-labelledby=ib-about-the-author]")


def test_questions_lead_on_whether_they_are_answered_or_not(built: BuiltSite) -> None:
    article = _article(built, "explainer")
    items = article.select(".ib-questions > li")

    assert [" ".join(item.get_text().split()) for item in items] == [
        "Did the new wall make the floods worse? Rating changed",
        "Who pays for the quay? Not answered yet",
    ]
    assert built.target(items[0].select("a")[0], "types/explainer/index.html") == (
        "types/fact-check/index.html",
        "",
    )
    assert not items[1].select("a")
    (anchored,) = _article(built, "analysis").select(".ib-questions a")
    assert built.target(anchored, "types/analysis/index.html") == (
        "types/explainer/index.html",
        "what-the-gauges-say",
    )


def test_every_type_says_how_to_cite_it(built: BuiltSite) -> None:
    endings = [export.ending for export in EXPORTS]
    for name in ("explainer", "fact-check", "analysis", "opinion"):
        (part,) = _article(built, name).select(".ib-citing")
        assert built.address in part.select("p")[0].get_text()
        assert part.select("code")[0].get_text().startswith("@online{")
        assert f'"URL": "{built.address}types/{name}/"' in part.select("code")[1].get_text()
        links = [built.target(link, f"types/{name}/index.html") for link in part.select("a[download]")]
        assert part.select("code")[2].get_text().startswith("TY  - ELEC\n")
        assert links == [(f"types/{name}/sources.{ending}", "") for ending in endings]


def test_the_parts_of_a_page_have_their_order(built: BuiltSite) -> None:
    classes = ("ib-header", "ib-body", "ib-corrections", "ib-further-reading", "ib-sources", "ib-support")
    article = _article(built, "explainer")

    found = article.select(", ".join(f".{name}" for name in (*classes, "ib-part")))

    assert [str(tag["class"][0]) for tag in found] == [*classes[:-1], "ib-part", "ib-part", "ib-support"]


def test_a_request_for_support_says_how_much_is_there(built: BuiltSite) -> None:
    (support,) = _article(built, "analysis").select(".ib-support")

    assert _texts(support, "h2") == ["Support Harbour Notes"]
    assert support.select("progress[max='500'][value='120']")
    assert "$120 of $500" in support.get_text()
    assert support.select("a[href='https://example.org/support']")


def test_support_is_asked_for_on_pages_of_a_type_and_at_home_alone(built: BuiltSite) -> None:
    shown = {path for path, tree in built.trees.items() if tree.select(".ib-support")}

    assert shown == {
        "index.html",
        *(path for path, tree in built.trees.items() if tree.select(".ib-header")),
    }


def test_nothing_is_offered_that_is_not_there(plain: BuiltSite) -> None:
    for path, tree in plain.trees.items():
        assert not tree.select(".ib-support, .ib-actions, .md-source"), path
        assert REPOSITORY not in str(tree), path


def test_a_page_without_sources_offers_none(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    front = "type: analysis\ntitle: Bare\ndescription: D\nauthors: [desk]\n"
    dates = "published: 2024-05-05\nchecked: 2024-05-05\n"
    (folder / "docs/bare.md").write_text(f"---\n{front}{dates}---\nNothing is cited.\n", encoding="utf-8")

    built = deployed(folder)

    tree = built.trees["bare/index.html"]
    assert not tree.select(".ib-dates a, a[download], link[rel=describedby], .ib-sources")
    assert built.broken_links() == []
    assert not (folder / "site/bare/sources.bib").exists()


def test_a_home_page_can_have_a_type(tmp_path: Path) -> None:
    folder = copy_with_types(tmp_path)
    page = (folder / "docs/types/opinion.md").read_text(encoding="utf-8")
    moved = page.replace("page: fact-check.md", "page: types/fact-check.md")
    (folder / "docs/index.md").write_text(moved, encoding="utf-8")
    (folder / "docs/types/opinion.md").unlink()

    built = deployed(folder)

    assert (folder / "site/sources.bib").is_file()
    assert built.broken_links() == []
    assert f"{built.address}sources.bib" not in built.text("sitemap.xml")
    assert [node["content"] for node in built.trees["index.html"].select("[property='og:url']")] == [
        built.address
    ]


def test_a_plain_page_that_cites_is_named_by_its_heading(tmp_path: Path) -> None:
    folder = copy_with_types(tmp_path)
    (folder / "docs/notes.md").write_text(
        '# Notes & <em>tides</em>\n\nIt rises.{{ cite("gauge2024levels") }}\n', encoding="utf-8"
    )

    built = deployed(folder)

    item = built.trees["sources/index.html"].select("#src-gauge2024levels details > ul > li > a")
    assert "Notes & tides" in [link.get_text() for link in item]
    assert "Notes & tides – Harbour Notes" in _texts(built.trees["notes/index.html"], "title")


def test_the_navigation_may_call_a_page_by_another_name(tmp_path: Path) -> None:
    folder = copy_with_types(tmp_path)
    with edited(folder) as settings:
        settings["nav"].insert(1, {"Q & <A>": "types/explainer.md"})

    tree = deployed(folder).trees["types/explainer/index.html"]

    assert "Q & <A>" in _texts(tree, ".md-nav--primary > .md-nav__list > li > a")
    assert _texts(tree, "title") == ["Why does the northern quay flood? – Harbour Notes"]
    assert _texts(tree, ".md-header__topic")[-1] == "Why does the northern quay flood?"


def test_a_page_can_have_headings_of_the_names_of_its_parts(tmp_path: Path) -> None:
    folder = copy_with_types(tmp_path)
    page = folder / "docs/types/explainer.md"
    names = (
        "Corrections",
        "Sources",
        "Notice",
        "Support",
        "Raised",
        "Cite this page",
        "Want to dive deeper?",
    )
    more = "".join(f"\n## {name}\n\nText.\n" for name in names)
    page.write_text(page.read_text(encoding="utf-8") + more, encoding="utf-8")

    built = deployed(folder)

    tree = built.trees["types/explainer/index.html"]
    ids = [tag["id"] for tag in tree.select("[id]")]
    assert len(ids) == len(set(ids))
    header = tree.select(".ib-header")[0]
    for link, part in ((".ib-status", ".ib-corrections"), (".ib-dates a", ".ib-sources")):
        anchor = str(header.select(link)[0]["href"])
        assert tree.select(f"{part}{anchor}"), anchor
    assert built.broken_links() == []
