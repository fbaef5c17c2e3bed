"""Real builds: what is published, what is not, and that it can be repeated."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from .builds import build, copy_site, edited
from .built_sites import assert_citations_hold
from .conftest import ROOT
from .generated import BLOCKS, pages

pytestmark = pytest.mark.uncounted

# Enough for several processes to share them.
_PAGES = len(BLOCKS)
SETTINGS = """\
site_name: Generated
theme: {name: material, font: false}
plugins: [search, {macros: {module_name: macros}}]
nav: [index.md]
not_in_nav: /topic*/
markdown_extensions:
"""


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small site, strictly."""
    folder = copy_site(tmp_path_factory.mktemp("small"))
    outcome = build(folder, "--strict")
    assert outcome.code == 0, outcome.output
    return folder / "site"


def _extensions() -> str:
    """Return this repository's own list of Markdown extensions."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return settings.split("markdown_extensions:\n")[1].split("\n\n")[0]


@pytest.fixture(name="generated", scope="module")
def _generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build pages with citations in every kind of block, each as the first of one, strictly."""
    folder = tmp_path_factory.mktemp("generated")
    files = {**pages(_PAGES), "mkdocs.yml": f"{SETTINGS}{_extensions()}\n"}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (folder / "macros").symlink_to(ROOT / "macros")
    outcome = build(folder, "--strict")
    assert outcome.code == 0, outcome.output
    return folder


def _soups(site: Path) -> Iterator[tuple[Path, BeautifulSoup]]:
    for path in sorted(site.rglob("*.html")):
        yield path, BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_every_marker_leads_to_its_source_and_back(site: Path) -> None:
    counts = [assert_citations_hold(soup, str(path)) for path, soup in _soups(site)]

    assert sum(counts) > 50


def test_scan_and_build_agree_on_pages_with_every_kind_of_block(generated: Path) -> None:
    counts = [assert_citations_hold(soup, str(path)) for path, soup in _soups(generated / "site")]

    # 40 markers on each page; a difference from the scan would have failed the build.
    assert sum(counts) == _PAGES * 40


def test_anchors_contents_and_search_are_free_of_numbers(generated: Path) -> None:
    page = (generated / "site/topic0/page000/index.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(page, "html.parser")
    entries = [link.get_text(strip=True) for link in soup.select(".md-nav--secondary a.md-nav__link")]
    index = json.loads((generated / "site/search/search_index.json").read_text(encoding="utf-8"))

    assert soup.select_one("h2#a-heading")
    assert "A heading" in entries
    assert not [entry for entry in entries if "[" in entry]
    assert not [doc for doc in index["docs"] if "[1" in doc["title"] + doc["text"]]


def test_code_is_published_as_typed(generated: Path) -> None:
    page = (generated / "site/topic0/page000/index.html").read_text(encoding="utf-8")
    code = [tag.get_text().strip() for tag in BeautifulSoup(page, "html.parser").select("article code")]

    assert code
    assert all(text.startswith('{{ cite("source0') for text in code)


def test_no_token_and_no_template_is_left(generated: Path) -> None:
    for path, soup in _soups(generated / "site"):
        for tag in soup.select("code, script, style"):
            tag.decompose()
        text = str(soup)
        assert "{{" not in text, path
        assert not any("\ue000" <= character <= "\uf8ff" for character in text), path


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    for path, soup in _soups(site):
        loaded = [
            str(tag[name])
            for name in ("src", "href", "srcset", "data", "poster")
            for tag in soup.select(f"[{name}]:not(a):not(link[rel=canonical])")
        ]
        assert not [address for address in loaded if urlsplit(address).netloc], path


def test_drafts_do_not_count(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    draft = folder / "docs/drafts/later.md"
    draft.parent.mkdir()
    draft.write_text('# Later\n\nIt is not there.{{ cite("nobody") }}\n', encoding="utf-8")

    outcome = build(folder, "--strict")

    assert outcome.code == 0, outcome.output
    assert not (folder / "site/drafts").exists()


def test_warnings_fail_only_strict_builds_also_when_they_are_quiet(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    with edited(folder) as settings:
        settings["extra"]["ibidem"]["rules"] = {"unused-source": "warning"}
    with (folder / "bibliography.bib").open("a", encoding="utf-8") as store:
        store.write("\n@misc{spare2024, title = {Spare}}\n")

    plain, strict, quiet = build(folder), build(folder, "--strict"), build(folder, "--strict", "-q")

    assert plain.code == 0
    assert 'warning[unused-source] no page cites "spare2024"' in plain.output
    assert strict.code == quiet.code == 1
    assert strict.findings == quiet.findings == plain.findings


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        pytest.param({"rules": {"unusd-source": "off"}}, 'unknown rule "unusd-source"', id="rule"),
        pytest.param({"strict": True}, 'unknown setting "strict"', id="setting"),
    ],
)
def test_unusable_set_up_fails_the_build_with_one_line(
    tmp_path: Path, setting: dict[str, object], message: str
) -> None:
    folder = copy_site(tmp_path)
    with edited(folder) as settings:
        settings["extra"]["ibidem"] |= setting

    outcome = build(folder)

    assert outcome.code == 1
    assert message in outcome.output
    assert "Traceback" not in outcome.output


def test_builds_of_two_folders_on_two_days_are_identical(tmp_path: Path) -> None:
    builds = list[dict[Path, bytes]]()
    for name, clock in (("one", "2026-01-01"), ("another", "2027-06-30")):
        folder = tmp_path / name
        folder.mkdir()
        copy_site(folder)
        command = [sys.executable, "-m", "mkdocs", "build", "-q"]
        environment = {
            "PATH": "/usr/bin:/bin",
            "SOURCE_DATE_EPOCH": "1767225600",
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONHASHSEED": str(len(builds) + 1),
            "TZ": "Asia/Tokyo" if builds else "UTC",
        }
        subprocess.run(_on(clock, command), cwd=folder, env=environment, check=True)
        files = sorted(path for path in (folder / "site").rglob("*") if path.is_file())
        builds.append({path.relative_to(folder): path.read_bytes() for path in files})

    assert builds[0] == builds[1]


def _on(day: str, command: list[str]) -> list[str]:
    """Return a command that starts Python with its clock set to a day."""
    preamble = (
        "import datetime, sys, time\n"
        f"shift = datetime.datetime.fromisoformat({day!r}).timestamp() - time.time()\n"
        "real = time.time\n"
        "time.time = lambda: real() + shift\n"
        "class Clock(datetime.datetime):\n"
        "    @classmethod\n"
        "    def now(cls, tz=None):\n"
        "        return cls.fromtimestamp(time.time(), tz)\n"
        "    @classmethod\n"
        "    def utcnow(cls):\n"
        "        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)\n"
        "datetime.datetime = Clock\n"
        "import runpy\n"
        f"sys.argv = {command[2:]!r}\n"
        "runpy.run_module('mkdocs', run_name='__main__')\n"
    )
    return [command[0], "-c", preamble]


def test_a_site_without_an_address_says_once_what_it_lacks(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    with edited(folder) as settings:
        settings["site_url"] = ""
    outcome = build(folder, "--strict")

    assert outcome.code == 0, outcome.output
    told = (
        "note: mkdocs.yml: without site_url pages have no canonical address and no metadata, and there are no"
    )
    assert outcome.output.count(told) == 1
    assert "canonical" not in (folder / "site/index.html").read_text(encoding="utf-8")
    assert not [*(folder / "site").glob("feed*")]
