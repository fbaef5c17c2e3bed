"""What the case files of the rules on sources leave open: spellings, hints and odd values."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.check import site
from macros.check.rules.sources.web_places import is_archive, secondary
from macros.core.findings import Finding
from macros.core.model import Day
from macros.project import files
from macros.syntax import addresses
from macros.syntax.addresses import identity
from macros.syntax.dates import earliest

from .conftest import OWN, RULES, Write


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("https://example.org/a", "example.org/a", id="address"),
        pytest.param(" HTTP://www.Example.org:80/a/ ", "example.org/a", id="scheme, host, port and slash"),
        pytest.param("https://example.org:80/a", "example.org:80/a", id="port of the other scheme"),
        pytest.param("https://example.org", "example.org", id="host alone"),
        pytest.param("https://example.org/?utm_source=x", "example.org", id="tracking parameter alone"),
        pytest.param("https://example.org/a?b=1&UTM_x&c#d", "example.org/a?b=1&c#d", id="among others"),
        pytest.param("https://example.org/a?mutm_x=1", "example.org/a?mutm_x=1", id="name that ends alike"),
        pytest.param("https://ada:secret@example.org/a", "example.org/a", id="name and password"),
        pytest.param("https://example.org/A", "example.org/A", id="case of the path"),
        pytest.param("10.1000/AbC", "10.1000/abc", id="doi"),
        pytest.param("doi:10.1000/AbC", "10.1000/abc", id="doi with a prefix"),
        pytest.param("https://doi.org/10.1000/a%3Cb?utm_x=1#c", "10.1000/a<b", id="doi as an address"),
        pytest.param("https://www.doi.org/10.1000/abc/", "10.1000/abc", id="doi at another host"),
        pytest.param("https://[x/a", "", id="bracket that is not closed"),
        pytest.param("https://example.org:99999/a", "", id="port that cannot be"),
        pytest.param("https:///a", "", id="no host"),
        pytest.param("ftp://example.org/a", "", id="another scheme"),
        pytest.param("un2024vote", "", id="key"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_an_address_has_one_identity(address: str, expected: str) -> None:
    assert identity(address) == expected


_PARTS = [
    *(
        "https://",
        "http://www.",
        "HTTPS://",
        "www.",
        "a.org",
        "A.org",
        "doi.org",
        "dx.doi.org",
        "/",
        "a",
        "?",
        "b=1",
    ),
    *("&", "#", ":80", ":443", "[", "]", "@", "%20", "é", " ", "\t", "..", "~", "(", "utm_x", "10.1000/a"),
]


@given(st.lists(st.sampled_from(_PARTS), max_size=6).map("".join))
@example("https://www.a.org/b//")
def test_an_address_that_needs_no_taking_apart_has_the_same_identity(address: str) -> None:
    read = identity(address)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(addresses, "_PLAIN", re.compile("(?!)"))
        assert identity(address) == read


@pytest.mark.parametrize(
    ("url", "noun"),
    [
        ("https://wikipedia.org", "an article of an encyclopedia"),
        ("https://de.wikipedia.org/wiki/Wahl", "an article of an encyclopedia"),
        ("https://google.com/search?q=a", "a page of search results"),
        ("https://www.bing.com/news/search?q=a", "a page of search results"),
        ("https://html.duckduckgo.com/html/?q=a", "a page of search results"),
        ("https://duckduckgo.com/html/?q=a", "a page of search results"),
        ("https://uk.search.yahoo.com/search?p=a", "a page of search results"),
        ("https://yandex.com/search/?text=a", "a page of search results"),
        ("https://www.baidu.com/s?wd=a", "a page of search results"),
        ("https://www.ecosia.org/search?q=a", "a page of search results"),
        ("https://search.brave.com/search?q=a", "a page of search results"),
        ("https://gemini.google.com/share/a", "a chat with an AI"),
        ("https://claude.ai/share/a", "a chat with an AI"),
        ("https://copilot.microsoft.com/shares/a", "a chat with an AI"),
        ("https://explained.example.org/a/", "a page of this site"),
    ],
)
def test_a_place_that_passes_on_what_others_say_is_named(url: str, noun: str) -> None:
    found = secondary(url, "https://explained.example.org/")

    assert found
    assert found[0] == noun


@pytest.mark.parametrize(
    "url",
    [
        "https://scholar.google.com/citations?user=a",
        "https://www.google.com/maps",
        "https://www.google.com/searching",
        "https://www.baidu.com/search",
        "https://example.org/google.com/search",
        "https://wikipedia.org.example.org/",
        "https://wikipedia.organisation.example.org/",
        "https://example.org/explained.example.org/",
        "https://explained.example.organic/",
        "",
    ],
)
def test_other_places_have_no_name(url: str) -> None:
    assert secondary(url, "https://explained.example.org/") is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://web.archive.org/web/2024/https://example.org", True),
        ("https://archive.ph/abc", True),
        ("https://perma.cc/AB-12", True),
        ("https://archive.org.example.org/a", False),
        ("https://example.org/archive.ph/", False),
        ("", False),
    ],
)
def test_archives_are_known(url: str, expected: bool) -> None:  # noqa: FBT001
    assert is_archive(url) is expected


def test_days_are_counted_from_the_first_that_they_may_mean() -> None:
    days = [
        Day(-44),
        Day(0, 3),
        Day(1),
        Day(2023, 12, 31),
        Day(2024),
        Day(2024, 24),
        Day(2024, 2),
        Day(9999, 12),
    ]
    counted = [earliest(day) for day in days]

    assert counted == sorted(counted)
    assert counted[:3] == [0, 0, 1]
    assert counted[3] + 1 == counted[4] == counted[5] == counted[6] - 31


def _found(write: Write, entry: str, page: str, settings: str = OWN) -> list[Finding]:
    contents = {"mkdocs.yml": settings, "bibliography.bib": entry, "docs/index.md": page}
    built = site.build(files.read(write(contents) / "mkdocs.yml", RULES))
    return list(site.judged(built).findings)


_CITED = 'It began.{{ cite("a") }}'


@pytest.mark.parametrize(
    ("entry", "page", "hint"),
    [
        pytest.param(
            "@misc{a, title = {x}, doi = {10.1000/x}}\n@misc{b, title = {x}, doi = {10.1000/X}}",
            'It began.{{ cite("a", "b") }}',
            'cite "a" in its place and delete this entry, or give each its own address',
            id="duplicate-source",
        ),
        pytest.param(
            "@misc{a, title = {x}, doi = {10.1000/x}}\n@misc{b, title = {y}, doi = {10.1000/X}}",
            'It began.{{ cite("a", "b") }}',
            "give each its own address, or let both inherit that of the work that they are in",
            id="shared-address",
        ),
        pytest.param(
            "@misc{a, title = {x}}\n@misc{a, title = {x}}",
            _CITED,
            "delete one of the two; the first is at bibliography.bib:1:7",
            id="repeated-entry",
        ),
        pytest.param(
            "@misc{a, title = {x}, date = {2025}}",
            f"---\nchecked: 2024-03-05\n---\n{_CITED}",
            'fix the date of the source, or write a later "checked" once you have read it',
            id="source-after-check",
        ),
        pytest.param(
            "@misc{a, title = {x}}",
            8 * f"{_CITED}\n\n",
            "cite other sources for what they confirm too",
            id="source-concentration",
        ),
        pytest.param(
            "@online{a, title = {x}, url = {https://example.org/a}}",
            _CITED,
            'add "archiveurl = {https://web.archive.org/…}," and "archivedate = {2024-03-05},"',
            id="missing-archive",
        ),
        pytest.param(
            "@misc{a, title = {x}, url = {https://chatgpt.com/share/a}}",
            _CITED,
            "cite the sources that confirm what it says",
            id="self-citation",
        ),
        pytest.param(
            "@book{a, title = {x}}",
            _CITED,
            'add locator="p. 12" after the key, in a call for this source alone',
            id="missing-locator of a book",
        ),
        pytest.param(
            "@audio{a, title = {x}}",
            _CITED,
            'add locator="12:30" after the key, in a call for this source alone',
            id="missing-locator of a recording",
        ),
        pytest.param(
            "@misc{a, title = {x}}",
            f"---\nfollow_ups: [{{question: Why}}]\n---\n{_CITED}",
            'add "page: why.md", the path from this file to the page that answers it',
            id="unlinked-follow-up",
        ),
    ],
)
def test_a_finding_says_what_to_type(
    write: Write, request: pytest.FixtureRequest, entry: str, page: str, hint: str
) -> None:
    (finding,) = _found(write, entry, page)

    assert finding.hint == hint
    assert finding.rule == request.node.callspec.id.split()[0]


def test_a_number_of_pages_can_be_any_text(write: Write) -> None:
    """Python refuses to read a number of thousands of digits."""
    report = "@report{a, title = {x}, pagetotal = {%s}}"

    assert _found(write, report % "some", _CITED) == []
    assert [found.rule for found in _found(write, report % ("9" * 9000), _CITED)] == ["missing-locator"]


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(f"{OWN}site_url: https://explained.example.org/", id="said"),
        pytest.param(
            f'{OWN}site_url: !ENV [NO_SUCH_NAME, "https://explained.example.org/"]', id="in the environment"
        ),
    ],
)
def test_the_site_knows_its_own_address(write: Write, settings: str) -> None:
    entry = "@misc{a, title = {x}, url = {https://explained.example.org/a/}}"

    assert [found.rule for found in _found(write, entry, _CITED, settings)] == ["self-citation"]


def test_the_address_of_the_site_is_inherited(write: Write) -> None:
    entry = "@misc{a, title = {x}, url = {https://explained.example.org/a/}}"
    write({"base.yml": f"{OWN}site_url: https://explained.example.org/"})

    assert [found.rule for found in _found(write, entry, _CITED, "INHERIT: base.yml")] == ["self-citation"]
