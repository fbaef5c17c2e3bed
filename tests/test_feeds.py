"""Feeds: what is new and what has changed, valid, and the same on every day."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from html import unescape
from pathlib import Path
from typing import NoReturn
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from macros.core.model import Author, Correction, Day, FrontMatter, Organization, Work
from macros.publish.feeds import feeds
from macros.publish.feeds.entries import LENGTH, created, updated

from .builds import build
from .conftest import ROOT, Write

HOME = "https://o.github.io/r/"
PUBLISHER = Organization("Ibidem & Sons", HOME)
NAMES = {
    "application/rss+xml": ("feed_rss_created.xml", "feed_rss_updated.xml"),
    "application/feed+json": ("feed_json_created.json", "feed_json_updated.json"),
}
FEEDS = [name for names in NAMES.values() for name in names]

_ATOM = "{http://www.w3.org/2005/Atom}"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_CHANNEL = ("title", "link", "description", "language", f"{_ATOM}link", "lastBuildDate", "item")
_ITEM = ("title", "link", "guid", "pubDate", _CREATOR, "category", "description")
# RFC 822, with the four digits of a year that RSS prefers.
_RFC_822 = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000")


@cache
def _schema() -> Draft202012Validator:
    content = (ROOT / "tests/schemas/json-feed-1.1.json").read_text(encoding="utf-8")
    schema = json.loads(content)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _assert_valid(name: str, content: str, home: str = HOME) -> None:
    """Hold a feed against its specification, and its addresses against the home page."""
    if name.endswith(".json"):
        feed = json.loads(content)
        assert [error.message for error in _schema().iter_errors(feed)] == []
        assert (feed["home_page_url"], feed["feed_url"]) == (home, home + name)
        ids = [item["id"] for item in feed["items"]]
        assert [item["url"] for item in feed["items"]] == ids
    else:
        ids = _assert_valid_rss(ET.fromstring(content), name, home)
    assert len(ids) == len(set(ids))
    assert all(address.startswith(home) for address in ids)


def _assert_valid_rss(root: ET.Element, name: str, home: str) -> list[str]:
    """Hold RSS against https://www.rssboard.org/rss-specification; return its ids."""
    assert (root.tag, root.attrib) == ("rss", {"version": "2.0"})
    (channel,) = root
    _assert_elements(channel, _CHANNEL, required=("title", "link", "description"), repeated=("item",))
    assert channel.findtext("link") == home
    (own,) = channel.iter(f"{_ATOM}link")
    assert own.attrib == {"href": home + name, "rel": "self"}
    ids = list[str]()
    for item in channel.iter("item"):
        _assert_elements(item, _ITEM, required=("title", "link", "guid"), repeated=(_CREATOR, "category"))
        guid = item.find("guid")
        assert guid is not None
        assert guid.attrib in ({"isPermaLink": "true"}, {"isPermaLink": "false"})
        # An id that is a link is the page's own.
        assert (guid.text == item.findtext("link")) is (guid.get("isPermaLink") == "true")
        ids.append(str(guid.text))
    for element in (*root.iter("pubDate"), *root.iter("lastBuildDate")):
        assert _RFC_822.fullmatch(str(element.text))
        assert f"{parsedate_to_datetime(str(element.text)):%a}" == str(element.text)[:3]
    return ids


def _assert_elements(
    parent: ET.Element, known: Sequence[str], *, required: Sequence[str], repeated: Sequence[str]
) -> None:
    tags = [child.tag for child in parent]
    assert set(tags) <= set(known)
    assert set(required) <= set(tags)
    assert not [tag for tag in tags if tags.count(tag) > 1 and tag not in repeated]
    empty = [child.tag for child in parent if not (child.text or "").strip() and not len(child)]
    assert set(empty) <= {f"{_ATOM}link"}


def _items(content: str) -> list[dict[str, str]]:
    """Return what a reader of an RSS feed sees: the texts of the items by element."""
    return [{child.tag: str(child.text) for child in item} for item in ET.fromstring(content).iter("item")]


def _contents(works: Sequence[Work], publisher: Organization = PUBLISHER, about: str = "") -> dict[str, str]:
    """Return the contents of the feeds by file."""
    return {feed.name: feed.content for feed in feeds(publisher, about, works)}


def _work(
    name: str,
    published: Day | None,
    *,
    updated: Day | None = None,
    corrections: tuple[Correction, ...] = (),
) -> Work:
    about = f"About {name}."
    front_matter = FrontMatter(
        name, "explainer", about, published=published, updated=updated, corrections=corrections
    )
    return Work(f"{HOME}{name}/", front_matter, PUBLISHER)


def _described(title: str, description: str) -> Work:
    work = _work("page", FIRST)
    return work._replace(front_matter=work.front_matter._replace(title=title, description=description))


FIRST = Day(2026, 3, 1)
LATER = Day(2026, 3, 5)


def test_what_is_new_comes_by_the_day_of_its_publication() -> None:
    works = [_work("b", FIRST), _work("a", FIRST), _work("old", Day(2025, 12, 31), updated=LATER)]

    entries = created([*works, _work("c", LATER)])

    assert [entry.work.front_matter.title for entry in entries] == ["c", "a", "b", "old"]
    assert [entry.date for entry in entries] == [LATER, FIRST, FIRST, Day(2025, 12, 31)]
    assert entries[-1].summary == "About old."
    assert not entries[-1].is_change


def test_what_has_changed_comes_by_the_day_of_its_last_change() -> None:
    works = [
        _work("new", Day(2026, 3, 4)),
        _work("updated", FIRST, updated=Day(2026, 3, 6)),
        _work("corrected", FIRST, updated=Day(2026, 3, 2), corrections=(Correction(LATER, "fact", "Two."),)),
    ]

    entries = updated(works)

    assert [
        (entry.work.front_matter.title, entry.date, entry.summary, entry.is_change) for entry in entries
    ] == [
        ("updated", Day(2026, 3, 6), "About updated.", True),
        ("corrected", LATER, "Corrected on 5 March 2026: Two.", True),
        ("new", Day(2026, 3, 4), "About new.", False),
    ]


@pytest.mark.parametrize(
    ("kind", "verb"),
    [
        pytest.param("rating", "Rating changed", id="rating"),
        pytest.param("fact", "Corrected", id="fact"),
        pytest.param("void", "Withdrawn", id="void"),
        pytest.param("update", "Updated", id="update"),
    ],
)
def test_corrections_are_told_in_their_own_words(kind: str, verb: str) -> None:
    work = _work("page", FIRST, corrections=(Correction(LATER, kind, "It was two."),))

    assert updated([work])[0].summary == f"{verb} on 5 March 2026: It was two."
    assert created([work])[0].summary == "About page."


def test_all_corrections_of_the_last_day_are_told_and_no_older_ones() -> None:
    told = Correction(LATER, "fact", "Two."), Correction(LATER, "update", "Three.")
    work = _work("page", FIRST, corrections=(*told, Correction(FIRST, "fact", "Zero.")))

    summary = updated([work])[0].summary

    assert summary == "Corrected on 5 March 2026: Two. Updated on 5 March 2026: Three."


def test_a_correction_before_the_last_update_is_not_told_again() -> None:
    work = _work("page", FIRST, updated=Day(2026, 4, 1), corrections=(Correction(LATER, "fact", "Two."),))

    assert updated([work])[0].summary == "About page."


def test_a_correction_on_the_day_of_publication_is_a_change() -> None:
    (entry,) = updated([_work("page", FIRST, corrections=(Correction(FIRST, "fact", "Two."),))])

    assert entry.is_change
    assert entry.summary == "Corrected on 1 March 2026: Two."


def test_pages_without_a_title_or_a_day_have_no_place() -> None:
    works = [_work("undated", None), _work("", FIRST), _work("updated only", None, updated=FIRST)]

    assert created(works) == updated(works) == ()


def test_feeds_end_after_the_latest_entries() -> None:
    days = [date(2026, 1, 1) + timedelta(days=count) for count in range(LENGTH + 5)]
    works = [_work(day.isoformat(), Day(day.year, day.month, day.day)) for day in days]

    for entries in (created(works), updated(works)):
        assert [entry.work.front_matter.title for entry in entries] == [
            day.isoformat() for day in reversed(days[5:])
        ]


def test_change_is_new_to_readers_of_rss_and_the_same_item_to_those_of_json() -> None:
    corrected = _work("page", FIRST, corrections=(Correction(LATER, "fact", "Two."),))
    written = _contents([corrected])

    for name, guid in (("created", f"{HOME}page/"), ("updated", f"{HOME}page/#2026-03-05")):
        (item,) = _items(written[f"feed_rss_{name}.xml"])
        assert (item["link"], item["guid"]) == (f"{HOME}page/", guid)
        (entry,) = json.loads(written[f"feed_json_{name}.json"])["items"]
        assert entry["id"] == f"{HOME}page/"
        assert entry["date_published"] == "2026-03-01T00:00:00+00:00"
        assert entry["date_modified"] == "2026-03-05T00:00:00+00:00"


def test_authors_have_names_and_addresses() -> None:
    authors = Author("ada", "Ada & Co."), Author("bob", "Bob")
    work = _work("page", FIRST)._replace(authors=authors, author_urls=(f"{HOME}authors/ada/", ""))
    written = _contents([work])
    (entry,) = json.loads(written["feed_json_created.json"])["items"]
    creators = ET.fromstring(written["feed_rss_created.xml"]).iter(_CREATOR)

    assert [creator.text for creator in creators] == ["Ada & Co.", "Bob"]
    assert entry["authors"] == [{"name": "Ada & Co.", "url": f"{HOME}authors/ada/"}, {"name": "Bob"}]


def test_site_with_nothing_to_tell_has_no_feeds() -> None:
    assert feeds(PUBLISHER, "", [_work("undated", None)]) == ()


def test_entries_without_a_description_are_valid() -> None:
    written = _contents([_described("page", "")])

    for name, content in written.items():
        _assert_valid(name, content)
    assert json.loads(written["feed_json_created.json"])["items"][0]["content_text"] == "page"


# Also what YAML's escapes can put into a front matter: controls, and halves of surrogates.
_TEXT = st.text(st.characters(exclude_categories=[]), min_size=1).filter(lambda text: bool(text.strip()))


@settings(deadline=None)
@given(title=_TEXT, description=_TEXT, site=_TEXT)
def test_any_text_is_published_and_valid(title: str, description: str, site: str) -> None:
    work = _described(title, description)

    for name, content in _contents([work], PUBLISHER._replace(name=site), description).items():
        _assert_valid(name, content.encode().decode())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Q & A: 1 < 2 > 0, “so” \"so\" and 'so'", id="markup"),
        pytest.param("&lt;b&gt; is &amp;lt;b&amp;gt;", id="escaped-twice"),
        pytest.param("<script>alert(1)</script> ]]>", id="tags"),
        pytest.param("🎉 नमस्ते שלום", id="emoji-and-scripts"),
    ],
)
def test_readers_see_what_was_typed(text: str) -> None:
    written = _contents([_described(text, text)], PUBLISHER._replace(name=text), text)
    channel = ET.fromstring(written["feed_rss_created.xml"])
    (item,) = _items(written["feed_rss_created.xml"])
    feed = json.loads(written["feed_json_created.json"])

    assert channel.findtext("channel/title") == channel.findtext("channel/description") == text
    assert item["title"] == text
    assert unescape(item["description"]) == text
    assert "<" not in item["description"]
    assert (feed["title"], feed["description"]) == (text, text)
    assert (feed["items"][0]["title"], feed["items"][0]["content_text"]) == (text, text)


# Builds.


def _plugins() -> str:
    """Return this repository's own list of plugins."""
    configured = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return configured.split("\nplugins:\n")[1].split("\n\n")[0]


_SETTINGS = f"""\
site_name: Ibidem & Sons
site_description: Fish & chips
site_url: {HOME}
theme: {{name: material, font: false}}
extra: {{ibidem: {{frame: true}}}}
draft_docs: drafts/
validation: {{omitted_files: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}}
plugins:
{_plugins()}
"""
_MATTER = """\
---
title: "Q & A: 1 < 2 🎉"
type: explainer
description: Fish & chips
authors: [ada]
published: 2026-03-01
checked: 2026-03-01
"""
_FILES = {
    "mkdocs.yml": _SETTINGS,
    "bibliography.bib": "",
    "docs/.authors.yml": "authors:\n  ada: {name: Ada Lovelace, description: Writes.}\n",
    "docs/index.md": "---\ntitle: Home\npublished: 2026-02-01\n---\nRead [the feed](feed_rss_created.xml).\n",
    "docs/about.md": "# About\n",
    "docs/explainers/first.md": f"{_MATTER}---\nOne.\n",
    "docs/explainers/corrected.md": (
        f"{_MATTER}updated: 2026-03-02\n"
        'corrections: [{date: 2026-03-05, kind: fact, text: "It was two."}]\n---\nTwo.\n'
    ),
    "docs/drafts/later.md": f"{_MATTER}---\nThree.\n",
}
_FIRST, _CORRECTED = f"{HOME}explainers/first/", f"{HOME}explainers/corrected/"


def _place(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """Make a small site of two pages with a type, two without one, and a draft."""
    for name, content in {**_FILES, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (folder / "macros").symlink_to(ROOT / "macros")
    return folder


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small site, strictly."""
    folder = _place(tmp_path_factory.mktemp("feeds"))
    outcome = build(folder, "--strict")
    assert outcome.code == 0, outcome.output
    return folder / "site"


@pytest.fixture(name="clock")
def _clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Let a test set the time zone, and set it back."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("name", FEEDS)
def test_built_feeds_are_valid(built: Path, name: str) -> None:
    _assert_valid(name, (built / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "links"),
    [
        pytest.param("created", [_CORRECTED, _FIRST], id="created"),
        pytest.param("updated", [_CORRECTED, _FIRST], id="updated"),
    ],
)
def test_only_published_pages_with_a_type_are_in_the_feeds(built: Path, name: str, links: list[str]) -> None:
    items = _items((built / f"feed_rss_{name}.xml").read_text(encoding="utf-8"))
    feed = json.loads((built / f"feed_json_{name}.json").read_text(encoding="utf-8"))

    assert [item["link"] for item in items] == links
    assert [item["url"] for item in feed["items"]] == links


def test_built_corrections_are_updates(built: Path) -> None:
    before, after = (
        _items((built / f"feed_rss_{name}.xml").read_text(encoding="utf-8"))[0]
        for name in ("created", "updated")
    )

    assert (before["title"], before[_CREATOR], before["category"]) == (
        "Q & A: 1 < 2 🎉",
        "Ada Lovelace",
        "explainer",
    )
    assert (before["pubDate"], before["description"]) == (
        "Sun, 01 Mar 2026 00:00:00 +0000",
        "Fish &amp; chips",
    )
    assert after["pubDate"] == "Thu, 05 Mar 2026 00:00:00 +0000"
    assert after["description"] == "Corrected on 5 March 2026: It was two."


@pytest.mark.parametrize("page", ["index.html", "explainers/first/index.html", "404.html"])
def test_pages_name_the_feeds(built: Path, page: str) -> None:
    soup = BeautifulSoup((built / page).read_text(encoding="utf-8"), "html.parser")
    here = urljoin(HOME, page.removesuffix("index.html"))
    found = dict[str, tuple[str, ...]]()
    for link in soup.select("head link[rel=alternate]"):
        assert link["title"]
        address = urlsplit(urljoin(here, str(link["href"])))
        kind = str(link["type"])
        found[kind] = (*found.get(kind, ()), address.path.removeprefix("/r/"))

    assert found == NAMES


def test_feeds_are_the_same_on_two_days_in_two_time_zones(tmp_path: Path, clock: pytest.MonkeyPatch) -> None:
    written = list[dict[str, bytes]]()
    for zone, epoch in (("Asia/Tokyo", "1830000000"), ("America/New_York", "1814400000")):
        clock.setenv("TZ", zone)
        clock.setenv("SOURCE_DATE_EPOCH", epoch)
        time.tzset()
        folder = tmp_path / str(len(written))
        folder.mkdir()
        assert build(_place(folder), "-q").code == 0
        written.append({name: (folder / "site" / name).read_bytes() for name in FEEDS})

    assert written[0] == written[1]


def test_build_asks_no_other_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[object]()

    def refuse(*arguments: object, **_: object) -> NoReturn:
        asked.append(arguments)
        raise OSError("there is no network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    front_matter = f"{_MATTER}image: https://images.example.org/a.png\n---\nOne.\n"

    outcome = build(_place(tmp_path, {"docs/explainers/first.md": front_matter}), "--strict")

    assert outcome.code == 0, outcome.output
    assert asked == []


def test_site_without_an_address_has_no_feeds(write: Write) -> None:
    configured = _SETTINGS.replace(f"site_url: {HOME}\n", "")
    folder = write({"docs/index.md": "# Home\n"})

    outcome = build(_place(folder, {"mkdocs.yml": configured, "docs/index.md": "# Home\n"}), "--strict")

    assert outcome.code == 0, outcome.output
    assert not list((folder / "site").glob("feed*"))
    assert "feed_" not in (folder / "site/index.html").read_text(encoding="utf-8")


def test_address_without_a_slash_at_its_end_is_a_folder_all_the_same(tmp_path: Path) -> None:
    configured = _SETTINGS.replace(HOME, HOME.removesuffix("/"))
    folder = _place(tmp_path, {"mkdocs.yml": configured})

    assert build(folder, "--strict").code == 0
    for name in FEEDS:
        _assert_valid(name, (folder / "site" / name).read_text(encoding="utf-8"))
