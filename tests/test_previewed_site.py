"""Previews and partial builds show every page, whatever is wrong with it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from .builds import build, copy_with_types, edited
from .built_sites import BuiltSite
from .previews import preview

pytestmark = pytest.mark.uncounted

_MISTAKES = {
    "unknown-author": "authors: [nobody, ada]",
    "authors-no-list": "authors: ada",
    "authors-no-keys": "authors: [[ada], {a: b}, 3, null]",
    "follow-up-to-nothing": "follow_ups: [{question: Q, page: nope.md}, {page: x.md}, 3]",
    "follow-up-to-itself": "follow_ups: [{question: Q, page: follow-up-to-itself-opinion.md}]",
    "title-empty": "title:",
    "title-number": "title: 2024",
    "title-list": "title: [a, b]",
    "title-half-of-a-character": 'title: "\\ud83d"',
    "title-control-characters": 'title: "a\\0b\\x1b"',
    "title-macros": "title: '{{ nope }} {% x %}'",
    "description-mapping": "description: {a: [b]}",
    "description-half-of-a-character": 'description: "\\ud83d"',
    "no-date": "published: never",
    "time": "published: 2024-05-06 10:00:00",
    "coverage-backwards": "coverage: {from: 2025, to: 2019}",
    "unknown-rating": "rating: unheard of\nclaim: C",
    "no-address": "republished: {publisher: P, url: 'javascript:alert(1)'}",
    "correction-without-a-date": "corrections: [{date: never, kind: void, text: T}, 3]",
    "corrections-no-list": "corrections: true",
    "unknown-reading": "further_reading: [nope, [a]]",
    "status-list": "status: [a, b]",
    "status-number": "status: 3",
    "template-missing": "template: nonsense.html",
    "template-list": "template: [a]",
    "template-empty": "template:",
    "hide-number": "hide: 3",
    "hide-true": "hide: true",
    "search-true": "search: true",
    "icon-missing": "icon: material/nonexist",
    "icon-number": "icon: 3",
    "no-yaml": "nonsense: *nowhere",
}
_PAGES = [
    (f"{name}-{kind}", kind, mistake)
    for name, mistake in _MISTAKES.items()
    for kind in ("fact-check", "opinion")
]
_ELSEWHERE = re.compile(
    r'(<div class="ib-findings-list".*?</ul>).*?(?=</div>\s*</details>\s*</aside>)', re.DOTALL
)
_CITED = '\nIt is so.{{ cite("nope") }}{{ cite("gauge2024levels", "nope") }} {{ quote("nope", "w") }}\n'


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return copy_with_types(tmp_path)


@pytest.fixture(name="mistaken", scope="module")
def _mistaken(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Preview pages of which each has one of the mistakes.

    Each page lists the findings of all. Those of others stay on one page: reading them takes longest.
    """
    folder = copy_with_types(tmp_path_factory.mktemp("mistaken"))
    for name, kind, mistake in _PAGES:
        page = f"---\ntype: {kind}\n{mistake}\n---\n{_CITED}"
        (folder / f"docs/types/{name}.md").write_text(page, encoding="utf-8")
    built = preview(folder)
    for name, _, _ in _PAGES[1:]:
        path = folder / f"site/types/{name}/index.html"
        text, lists = _ELSEWHERE.subn(r"\1", path.read_text(encoding="utf-8"))
        assert lists == 1
        path.write_text(text, encoding="utf-8")
    return built


@pytest.mark.parametrize("name", [name for name, _, _ in _PAGES])
def test_a_page_with_a_mistake_is_shown(mistaken: BuiltSite, name: str) -> None:
    tree = mistaken.trees[f"types/{name}/index.html"]

    assert "It is so." in tree.get_text()
    assert [tag.get_text() for tag in tree.select(".ib-missing")]
    assert len(tree.select("h1")) == 1
    found = {finding.location.path for finding in mistaken.checked.found}
    assert f"docs/types/{name}.md" in found


def test_links_of_pages_with_mistakes_lead_somewhere(mistaken: BuiltSite) -> None:
    assert mistaken.broken_links() == []


def test_a_page_that_says_nothing_of_itself_is_shown(folder: Path) -> None:
    (folder / "docs/types/bare.md").write_text("---\ntype: explainer\n---\n\nText.\n", encoding="utf-8")

    previewed = preview(folder)

    assert previewed.trees["types/bare/index.html"].select("h1")
    cards = previewed.trees["index.html"].select(".ib-cards h2")
    assert all(card.get_text() for card in cards)


@pytest.mark.parametrize(
    "authors",
    [
        pytest.param("authors: [ada]", id="list"),
        pytest.param(
            "authors: {ada: Ada, ../x: {name: X}, office: {url: 'javascript:alert(1)'}}", id="no-names"
        ),
        pytest.param('authors: {ada: {name: "\\ud83d"}}', id="half-of-a-character"),
        pytest.param('authors: {ada: {name: "a\\0b"}}', id="control-character"),
        pytest.param("authors: {", id="no-yaml"),
        pytest.param("", id="nothing"),
    ],
)
def test_authors_with_mistakes_leave_the_pages(folder: Path, authors: str) -> None:
    (folder / "docs/.authors.yml").write_text(authors, encoding="utf-8")

    previewed = preview(folder)

    assert len(previewed.trees["types/opinion/index.html"].select("h1")) == 1
    assert previewed.broken_links() == []


def test_an_author_can_have_a_page_that_somebody_wrote(folder: Path) -> None:
    (folder / "docs/authors").mkdir()
    text = "---\ntitle: Of herself\ntemplate: ibidem/author.html\n---\n\nMore on *Ada*.\n"
    (folder / "docs/authors/ada.md").write_text(text, encoding="utf-8")
    (folder / "docs/nobody.md").write_text(text, encoding="utf-8")

    previewed = preview(folder)

    article = previewed.trees["authors/ada/index.html"].select("article")[0]
    assert article.select("h1")[0].get_text() == "Ada Lovelace"
    assert "More on Ada." in article.get_text()
    assert len(article.select(".ib-cards > li")) == 3
    assert previewed.trees["nobody/index.html"].select("article h1")[0].get_text() == "Of herself"


def test_a_draft_is_shown_in_a_preview_and_listed_nowhere(folder: Path) -> None:
    (folder / "docs/drafts").mkdir()
    page = (folder / "docs/types/opinion.md").read_text(encoding="utf-8").replace("Let the quay go", "Draft")
    (folder / "docs/drafts/later.md").write_text(page, encoding="utf-8")

    previewed = preview(folder)

    assert "drafts/later/index.html" in previewed.trees
    listed = [card.get_text() for card in previewed.trees["index.html"].select(".ib-cards h2")]
    assert "Draft" not in listed
    assert len(listed) == 6
    assert "Draft" not in previewed.trees["authors/ada/index.html"].get_text()


def test_a_site_without_an_address_says_nothing_of_it(folder: Path) -> None:
    with edited(folder) as settings:
        del settings["site_url"]

    outcome = build(folder)

    assert outcome.code == 0, outcome.output
    built = BuiltSite(folder, "https://anywhere.example.org/")
    for path, tree in built.trees.items():
        told = tree.select("link[rel=canonical], link[rel=alternate], meta[property], script[type*=ld]")
        assert not told or path == "types/opinion/index.html", path
    assert not list((folder / "site").glob("feed_*"))
    assert [link for link in built.broken_links() if not link.startswith("404.html")] == []


def test_a_partial_build_writes_what_has_changed(folder: Path) -> None:
    assert build(folder).code == 0
    page, before = folder / "docs/types/opinion.md", BuiltSite(folder)
    unchanged = before.text("types/explainer/index.html")
    content = page.read_text(encoding="utf-8").replace("It has served.", "It has served long.")
    page.write_text(content, encoding="utf-8")
    os.utime(page, (2**31 - 10, 2**31 - 10))

    outcome = build(folder, "--dirty")

    assert outcome.code == 0, outcome.output
    after = BuiltSite(folder)
    assert "It has served long." in after.text("types/opinion/index.html")
    assert after.text("types/explainer/index.html") == unchanged


def test_titles_of_the_next_preview_are_escaped_once(folder: Path) -> None:
    (folder / "docs/types/wrong.md").write_text('---\ntitle: "A & B"\n---\n\nText.\n', encoding="utf-8")

    for _ in range(2):
        (title,) = preview(folder).trees["types/wrong/index.html"].select("title")

    assert title.get_text() == "A & B – Harbour Notes"


_UNUSABLE = {
    "template: nonsense.html": "11: error[undefined-template]",
    "template: [a]": "11: error[invalid-front-matter]",
    "hide: 3": "7: error[invalid-front-matter]",
    "search: true": "9: error[invalid-front-matter]",
    "icon: 3": "7: error[invalid-front-matter]",
    "status: 3": "9: error[invalid-front-matter]",
}


def test_a_build_refuses_what_would_stop_the_theme(folder: Path) -> None:
    for number, line in enumerate(_UNUSABLE):
        (folder / f"docs/page{number}.md").write_text(f"---\n{line}\n---\n\n# Page\n", encoding="utf-8")

    outcome = build(folder)

    assert outcome.code == 1
    assert "Traceback" not in outcome.output
    found = [line.partition("] ")[0] + "]" for line in outcome.findings.splitlines()]
    assert found == [f"docs/page{n}.md:2:{place}" for n, place in enumerate(_UNUSABLE.values())]


def test_an_icon_that_does_not_exist_fails_the_strict_build_alone(folder: Path) -> None:
    page = folder / "docs/types/opinion.md"
    content = page.read_text(encoding="utf-8").replace("---\n", "---\nicon: material/nonexist\n", 1)
    page.write_text(content, encoding="utf-8")
    said = 'types/opinion.md: there is no icon "material/nonexist"'

    strict, plain = build(folder, "--strict"), build(folder)

    assert (strict.code, plain.code) == (1, 0)
    for outcome in (strict, plain):
        assert said in outcome.output
        assert "Traceback" not in outcome.output
    assert "It has served." in BuiltSite(folder).text("types/opinion/index.html")


def test_an_icon_that_exists_is_shown(folder: Path) -> None:
    (folder / "docs/index.md").write_text(
        "---\nicon: material/scale-balance\n---\n\n# Home\n", encoding="utf-8"
    )

    outcome = build(folder)

    assert outcome.code == 0, outcome.output
    assert "there is no icon" not in outcome.output
    assert BuiltSite(folder).trees["sources/index.html"].select(".md-nav--primary .md-nav__link > svg")


def test_a_theme_without_a_folder_has_the_templates_of_material(folder: Path) -> None:
    with edited(folder) as settings:
        del settings["theme"]["custom_dir"]
    for name in ("index", "sources", "about/corrections"):
        (folder / f"docs/{name}.md").write_text("# Plain\n", encoding="utf-8")
    (folder / "docs/bare.md").write_text("---\ntemplate: base.html\n---\n\n# Bare\n", encoding="utf-8")

    outcome = build(folder)

    assert outcome.code == 0, outcome.output
    assert "bare.md: " not in outcome.output
    assert "author.html" not in outcome.output
    built = BuiltSite(folder)
    assert "The quay should be given up." in built.text("types/opinion/index.html")
    for path in ("bare", "types/opinion", "authors/ada"):
        tree = built.trees[f"{path}/index.html"]
        assert len(tree.select("article h1")) == 1
        assert all(tree.select(str(link["href"])) for link in tree.select("a.md-skip"))


def test_an_author_has_no_page_over_one_that_somebody_wrote(folder: Path) -> None:
    own = folder / "docs/authors/ada/index.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Of Ada herself\n", encoding="utf-8")

    preview(folder)

    assert "Of Ada herself" in (folder / "site/authors/ada/index.html").read_text(encoding="utf-8")
