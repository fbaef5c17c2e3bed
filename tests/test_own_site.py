"""The repository's own site as the largest fixture: what holds of every site, of few pages and of many."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from macros.__main__ import main
from macros.content import evidence_lock
from macros.content.evidence import match, prepared
from macros.content.sources import bibliography
from macros.core.model import MatchState, Source, words_digest
from macros.core.text import Span, Text
from macros.publish.exports import formats
from macros.render import built_pages

from .builds import copy_own
from .built_sites import BuiltSite, assert_citations_hold, deployed, folder_of
from .conftest import ROOT
from .test_exports_csl import VALIDATOR

pytestmark = pytest.mark.uncounted

_SUPPORT = re.compile(r"^    # support:\n(?:    #   .*\n)+", re.MULTILINE)
_QUOTED = re.compile(r'\bquote\("[^"]+", "([^"]+)"')
_MARKER = "a[role=doc-biblioref]"


@pytest.fixture(name="own", scope="module")
def _own(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the site strictly, as it is deployed."""
    return deployed(copy_own(tmp_path_factory.mktemp("own")), "--strict")


# The transcript of Blinken's interview, as Breitbart prints it.
_TRANSCRIPT = "Hamas – one – when they saw Israel under pressure publicly, they pulled back."


@pytest.mark.parametrize("mark", ["", ",", " –"])
def test_the_quotation_that_an_analysis_calls_altered_has_that_state(mark: str) -> None:
    shortened = _TRANSCRIPT.replace(" – one –", mark)

    page = (ROOT / "docs/analyses/two-articles-rechecked.md").read_text(encoding="utf-8")

    (told,) = re.findall(r"Blinken's words without \"– one –\",.* count as `(\w+)`", page)
    assert match(shortened, prepared(_TRANSCRIPT)).state == told
    assert match(_TRANSCRIPT, prepared(_TRANSCRIPT)).state == MatchState.EXACT


def _check(folder: Path) -> tuple[int, str]:
    checked = CliRunner().invoke(main, ["check", "--strict", "-f", str(folder / "mkdocs.yml")])
    return checked.exit_code, checked.output


def test_the_check_finds_nothing() -> None:
    code, output = _check(ROOT)

    assert code == 0, output


def test_an_altered_word_of_any_quotation_that_was_verified_is_found_at_its_place(tmp_path: Path) -> None:
    record, _ = evidence_lock.read(Text("", (ROOT / "evidence.lock").read_text(encoding="utf-8")))
    verified = {name for source in record.sources.values() for name in source.quotations}
    folder = copy_own(tmp_path)
    (folder / "docs").unlink()
    shutil.copytree(ROOT / "docs", folder / "docs")
    altered = set[str]()
    for path in folder.rglob("docs/**/*.md"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        for number, line in enumerate(lines, start=1):
            for quoted in _QUOTED.finditer(line):
                if words_digest(quoted[1]) in verified:
                    lines[number - 1] = lines[number - 1].replace(quoted[1], f"{quoted[1]} indeed")
                    altered.add(f"{path.relative_to(folder).as_posix()}:{number}")
        path.write_text("".join(lines), encoding="utf-8")

    _, output = _check(folder)

    found = re.findall(r"^(\S+:\d+):\d+: error\[stale-evidence\]", output, re.MULTILINE)
    assert altered == set(found)


def test_every_page_is_built(own: BuiltSite) -> None:
    assert {"index.html", "404.html"} <= set(own.trees)
    assert [page.path for page, tree in own.pages if not tree.select("article h1")] == []


def test_every_marker_leads_to_its_source_and_back(own: BuiltSite) -> None:
    """However many there are: a site made from this template begins with none."""
    assert [assert_citations_hold(tree, path) for path, tree in own.trees.items()]


def test_every_marker_has_its_context(own: BuiltSite) -> None:
    for page, tree in own.pages:
        found = built_pages.read(str(tree.select("article")[0])).contexts
        assert [context.anchor for context in found] == [link["id"] for link in tree.select(_MARKER)]
        assert all(context.key in own.checked.bibliography.by_key for context in found), page.path


def test_every_link_within_the_site_leads_somewhere(own: BuiltSite) -> None:
    assert own.broken_links() == []


def test_nothing_around_a_text_is_asked_of_another_host(own: BuiltSite) -> None:
    """What a writer puts into a text is the writer's own matter."""
    for path, tree in own.trees.items():
        copied = BeautifulSoup(str(tree), "html.parser")
        for body in copied.select("article"):
            body.decompose()
        loaded = copied.select("script[src], img[src], iframe, link[rel=stylesheet], link[rel=icon]")
        addresses = [str(tag.get("src") or tag.get("href")) for tag in loaded]
        assert [url for url in addresses if url.startswith(("http:", "https:", "//"))] == [], path


def _comparable(source: Source) -> Source:
    fields = tuple(sorted(source.fields))
    return source._replace(text=Text("", ""), span=Span(0, 0), parents=(), fields=fields)


def test_the_bibliography_is_read_back_from_its_exports(own: BuiltSite) -> None:
    sources = [source for source in own.checked.bibliography.by_key.values() if not source.is_data]

    read, findings = bibliography.read([Text("x.bib", formats.BIBTEX.bibliography(sources))])
    items = json.loads(formats.CSL.bibliography(sources))

    assert findings == ()
    assert [_comparable(source) for source in read.sources] == [_comparable(source) for source in sources]
    VALIDATOR.validate(items)
    assert [item["id"] for item in items] == [source.key for source in sources]


def test_each_page_with_sources_offers_them_as_files(own: BuiltSite) -> None:
    for page, tree in own.pages:
        listed = [unquote(str(item["id"])) for item in tree.select(".ib-sources > ol > li")]
        path = own.folder / "site" / folder_of(page) / "sources.json"
        assert path.is_file() == bool(listed or page.front_matter.further_reading), page.path
        if path.is_file():
            keys = [f"src-{item['id']}" for item in json.loads(path.read_text(encoding="utf-8"))]
            assert set(listed) <= set(keys)


def test_a_request_for_support_that_stands_in_comments_can_be_switched_on(
    own: BuiltSite, tmp_path: Path
) -> None:
    folder = copy_own(tmp_path)
    path = folder / "mkdocs.yml"
    content = path.read_text(encoding="utf-8")
    if not own.checked.settings.support:
        content = _SUPPORT.sub(
            lambda match: match[0].replace(" # ", " ", 1).replace("\n    # ", "\n    "), content
        )
    path.write_text(content, encoding="utf-8")

    code, output = _check(folder)

    assert code == 0, output
