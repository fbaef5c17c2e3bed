"""Pages with any name, on a real server below a path: no link of the site leads nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urldefrag, urljoin
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from .browsing import serving
from .builds import copy_site, edited
from .built_sites import deployed

pytestmark = pytest.mark.uncounted

_HOME = "https://x.example.org/a/b/"
_NAMES = (
    *("ünder_score.md", "a&b.md", "it's.md", "plus+x.md", "日本.md", "with space.md", "index.md"),
    *("percent%41.md", "100%.md", "hash#tag.md", "what?.md", "colon:x.md", "semi;colon.md", "(a) [b].md"),
    *('"q".md', "<b>.md", "a=b,c@d$e~f!.md", "e\u0301.md", "v1.2.md", "🌊.md", "sources.md"),
    *("tief & weiß/日本 語/index.md", "tief & weiß/ß.md", "r+d é/README.md", "r+d é/100% #1.md"),
)
_BEGINNINGS = (
    *("", "404.html", "sitemap.xml", "feed_rss_created.xml", "feed_rss_updated.xml"),
    *("feed_json_created.json", "feed_json_updated.json"),
)
_LINKS = "a[href], link[href], script[src], img[src], meta[property='og:url'], meta[property='og:image']"
_ADDRESS = re.compile(rf'{re.escape(_HOME)}[^\s"<>]*')
_PAGE = """\
---
title: {title}
type: explainer
description: What the name of a file does.
authors: [ünal]
topics: [Ünder & über]
published: 2024-05-06
checked: 2024-05-06
follow_ups: [{{question: "Where to?", page: {following}}}]
---

## In brief

It is so.[^ü]{{{{ cite("sea2019") }}}}

[^ü]: A note.{{{{ cite("sea2019") }}}}
"""
_STORE = """\
@online{sea2019,
  title = {The sea}, organization = {Chart Office}, date = {2019}, url = {https://charts.example.org/},
  urldate = {2024-03-01}, keywords = {data}
}
"""


@dataclass(frozen=True)
class _Served:
    """A site on a server: what was asked, and what came back."""

    root: str
    """The home page on the server."""
    found: dict[str, str]
    """The texts by their addresses, as the site gives them; binary files are empty."""
    broken: list[str]
    """Where a link leads nowhere, and the link."""


def _site(folder: Path, **changes: object) -> Path:
    copy_site(folder, bibliography=("served.bib",))
    (folder / "served.bib").write_text(_STORE, encoding="utf-8")
    titles = {name: json.dumps(f"Is {name} there?", ensure_ascii=False) for name in _NAMES}
    for name, following in zip(_NAMES, (*_NAMES[1:], _NAMES[0]), strict=True):
        there = "/".join((*[".."] * name.count("/"), following))
        file = folder / "docs/questions" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        page = _PAGE.format(title=titles[name], following=json.dumps(f"{quote(there)}#in-brief"))
        file.write_text(page, encoding="utf-8")
    (folder / "docs/lists.md").write_text(
        "---\ntitle: All\ntemplate: ibidem/explainers.html\n---\n", encoding="utf-8"
    )
    (folder / "docs/images/hafen & möwe.png").write_bytes((folder / "docs/images/harbour.png").read_bytes())
    authors = "authors:\n  ünal: {name: Ünal}\n  日本: {name: 日本}\n"
    (folder / "docs/.authors.yml").write_text(authors, encoding="utf-8")
    for path in (folder / "docs/explainers").iterdir():
        path.unlink()
    with edited(folder) as settings:
        del settings["nav"]
        settings["extra"]["ibidem"]["image"]["file"] = "images/hafen & möwe.png"
        settings.update(changes)
    return folder


@pytest.fixture(name="served", scope="module", params=[True, False], ids=["folders", "files"])
def _served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Served]:
    folder = _site(tmp_path_factory.mktemp("served"), use_directory_urls=request.param, site_url=_HOME)
    deployed(folder)
    below = tmp_path_factory.mktemp("host")
    (below / "a").mkdir()
    (below / "a/b").symlink_to(folder / "site")
    with serving(below) as server:
        yield _crawled(f"{server}/a/b/")


def _crawled(root: str) -> _Served:
    """Follow every link from the home page, the sitemap and the feeds on."""
    served = _Served(root, {}, [])
    waiting = [("", urljoin(_HOME, name)) for name in _BEGINNINGS]
    while waiting:
        origin, link = waiting.pop()
        address, anchor = urldefrag(link)
        if not address.startswith(_HOME):
            continue
        if address not in served.found:
            text = _fetched(root + address.removeprefix(_HOME))
            if text is None:
                served.broken.append(f"{origin}: {link}")
                continue
            served.found[address] = text
            waiting += [(address, target) for target in _targets(address, text)]
        if anchor and f'id="{unquote(anchor)}"' not in served.found[address]:
            served.broken.append(f"{origin}: {link}")
    return served


def _fetched(address: str) -> str | None:
    try:
        with urlopen(address) as answer:
            content = bytes(answer.read())
    except HTTPError:
        return None
    # A server lists a folder that has no page.
    is_page = b"<title>Directory listing for" not in content
    return content.decode(errors="replace") if is_page else None


def _targets(address: str, text: str) -> Iterator[str]:
    """Yield the addresses that a file leads to."""
    if "<html" in text:
        tree = BeautifulSoup(text, "html.parser")
        for tag in tree.select(_LINKS):
            named = next(str(tag[name]) for name in ("href", "src", "content") if tag.has_attr(name))
            yield urljoin(address, named)
        graphs = [str(script.string) for script in tree.select("script[type='application/ld+json']")]
        # The identities of nodes have an anchor, and lead nowhere.
        yield from (found for graph in graphs for found in _ADDRESS.findall(graph) if "#" not in found)
    elif text.startswith("<?xml"):
        for element in ET.fromstring(text).iter():
            yield from _ADDRESS.findall(" ".join((element.text or "", *element.attrib.values())))
    elif text.startswith("{"):
        yield from _ADDRESS.findall(text)


def test_every_link_is_answered(served: _Served) -> None:
    assert served.broken == []


def test_every_page_and_each_of_its_downloads_is_reached(served: _Served) -> None:
    reached = {unquote(address.removeprefix(_HOME)) for address in served.found}
    for name in _NAMES:
        page = f"questions/{name.removesuffix('.md')}".removesuffix("README").removesuffix("index")
        ends = ("", "/", ".html", "index.html")
        assert any(page + end in reached for end in ends), page
    assert sum(address.endswith("sources.bib") for address in reached) == len(_NAMES)
    assert {"authors/ünal", "authors/日本"} <= {re.sub(r"(/|\.html)$", "", each) for each in reached}
