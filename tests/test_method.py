"""What the Method page promises of this site's own explainers, and what its analysis shows, is so."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner

from macros.__main__ import main
from macros.core.model import Page

from .builds import copy_own
from .built_sites import BuiltSite, deployed
from .conftest import ROOT, Write

pytestmark = pytest.mark.uncounted

_FIRST, _LAST = ["In brief"], ["Bottom line", "What is uncertain"]
_RELATIVE = re.compile(
    r"\b(recent(ly)?|currently|nowadays|(?<!Türkiye )today|yesterday|tomorrow"
    r"|(last|next|this) (week|month|year)|ago|so far)\b",
    re.IGNORECASE,
)
_BRITISH = re.compile(
    r"\b(organis|realis|authoris|normalis|recognis|criticis(e|i)|stabilis|demilitaris|apologis|emphasis(e|i)"
    r"|centre|defence|labour|neighbour|behaviour|colour|favour|programme|travell|cancell)\w*",
    re.IGNORECASE,
)
_SETTINGS = """\
site_name: Example
plugins: [macros: {module_name: macros}]
theme: {name: material, font: false}
extra: {ibidem: {ratings: {refuted: It is wrong., supported: It holds.}}}
"""
_ANALYSIS = (ROOT / "docs/analyses/two-articles-rechecked.md").read_text(encoding="utf-8")


@pytest.fixture(name="own", scope="module")
def _own(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return deployed(copy_own(tmp_path_factory.mktemp("method")), "--strict")


@pytest.fixture(name="explainers", scope="module")
def _explainers(own: BuiltSite) -> list[tuple[Page, Tag]]:
    """Return each explainer and fact check with its text, without numbers, sources and links to headings."""
    found = list[tuple[Page, Tag]]()
    for page, tree in own.pages:
        if page.front_matter.type in ("explainer", "fact-check"):
            found.append((page, _text(tree)))
    return found


def _text(tree: BeautifulSoup) -> Tag:
    body = BeautifulSoup(str(tree.select_one(".ib-body") or tree.select("article")[0]), "html.parser")
    for tag in body.select("section, .headerlink, .footnote-backref, .footnote-ref"):
        tag.decompose()
    return body


def _words(tag: Tag) -> str:
    copied = BeautifulSoup(str(tag), "html.parser")
    for number in copied.select(".ib-cite"):
        number.decompose()
    return copied.get_text()


def test_there_are_seven_or_more(explainers: list[tuple[Page, Tag]]) -> None:
    assert len(explainers) >= 7


def test_they_are_as_long_as_a_reader_has_time(explainers: list[tuple[Page, Tag]]) -> None:
    lengths = {page.path: len(_words(body).split()) for page, body in explainers}

    odd = {path: length for path, length in lengths.items() if not 700 <= length <= 1400}
    assert not odd, f"700 to 1,400 words are asked: {odd}"


def test_they_have_the_same_parts(explainers: list[tuple[Page, Tag]]) -> None:
    for page, body in explainers:
        headings = [heading.get_text() for heading in body.select("h2")]
        assert (headings[:1], headings[-2:]) == (_FIRST, _LAST), page.path
        assert 4 <= len(headings) - 3 <= 7, page.path
        coverage = page.front_matter.coverage
        assert coverage, page.path
        assert coverage.end, page.path
        assert f"evidence to {coverage.end.of_month.words}" in body.get_text(), page.path


def test_they_rest_on_a_dozen_sources_or_more(explainers: list[tuple[Page, Tag]]) -> None:
    counts = {page.path: len({citation.key for citation in page.citations}) for page, _ in explainers}

    few = {path: count for path, count in counts.items() if count < 12}
    assert not few, f"12 sources are asked: {few}"


def test_no_paragraph_ends_without_a_source(explainers: list[tuple[Page, Tag]]) -> None:
    """A paragraph that only leads to another page of the site states nothing."""
    for page, body in explainers:
        for tag in body.select(
            "p:not(.admonition-title, .ib-figures *), li:not(:has(p)), dd:not(:has(p), .ib-figures *)"
        ):
            after = re.split(r"\[\d+[^\]]*\]", tag.get_text())[-1]
            is_guide = not tag.select(".ib-cite") and tag.select('a[href*="timeline"]')
            assert is_guide or not re.search(r"\w", after), f"{page.path}: …{after[-80:]}"


def test_what_is_ours_is_said_to_rest_on_something(explainers: list[tuple[Page, Tag]]) -> None:
    for page, _ in explainers:
        lines = [line for line in page.text.content.splitlines() if line.lstrip().startswith("Our reading")]
        assert lines, page.path
        assert [line for line in lines if "{{ cite(" not in line] == []


def test_they_lead_on_to_each_other(explainers: list[tuple[Page, Tag]]) -> None:
    paths = {page.path for page, _ in explainers}
    led_to = set[str]()
    for page, _ in explainers:
        targets = {follow_up.target(page.path) for follow_up in page.front_matter.follow_ups}
        assert all(follow_up.page for follow_up in page.front_matter.follow_ups), page.path
        led_to |= {target for target in targets if target}

    assert paths <= led_to


def test_quotations_are_a_dozen_words_at_most(own: BuiltSite) -> None:
    quoted = [bdi.get_text() for _, tree in own.pages for bdi in tree.select(".ib-quotation bdi")]

    assert quoted
    assert [words for words in quoted if len(words.split()) > 12] == []


@pytest.mark.parametrize("pattern", [_RELATIVE, _BRITISH], ids=["relative time", "British spelling"])
def test_words_that_are_not_used(own: BuiltSite, pattern: re.Pattern[str]) -> None:
    texts = {page.path: _words(_text(tree)) for page, tree in own.pages if page.citations}

    assert texts
    assert {path: match[0] for path, text in texts.items() if (match := pattern.search(text))} == {}


def test_the_analysis_shows_what_the_check_answers(write: Write) -> None:
    blocks = re.findall(r"<!-- (typed|error) -->\n```\w+\n(.*?)```", _ANALYSIS, re.DOTALL)
    shown = dict(blocks)
    authors = (ROOT / "docs/.authors.yml").read_text(encoding="utf-8")
    pages = {"docs/index.md": "# Example\n", "docs/fact-check.md": shown["typed"]}
    folder = write({"mkdocs.yml": _SETTINGS, "bibliography.bib": "", "docs/.authors.yml": authors, **pages})
    (folder / "macros").symlink_to(ROOT / "macros")

    result = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml")])

    assert result.output == shown["error"]
