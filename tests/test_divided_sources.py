"""A site with more sources than one page lists: the pages that it is divided into, in a real build."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from . import partial_sites
from .builds import build, copy_site, edited
from .built_sites import ADDRESS, BuiltSite
from .previews import preview

_COUNT = 600
_NAMES = ("Adams", "Ünal", "Пушкин", "כהן", "毛泽东")
_STORE = "".join(
    f"@misc{{many{n},\n  title = {{Title {n}}},\n"
    f"  author = {{{{{_NAMES[n % len(_NAMES)]}}}}},\n  date = {{2020}}\n}}\n"
    for n in range(_COUNT)
)
_PAGE = "# Many\n\n" + "".join(f'Fact {n}.{{{{ cite("many{n}") }}}}\n\n' for n in range(_COUNT))
_LARGEST = 500_000


def _copy(folder: Path) -> Path:
    copy_site(folder)
    with (folder / "bibliography.bib").open("a", encoding="utf-8") as store:
        store.write(_STORE)
    (folder / "docs/many.md").write_text(_PAGE, encoding="utf-8")
    return folder


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = _copy(tmp_path_factory.mktemp("divided"))
    with edited(folder) as settings:
        settings["site_url"] = ADDRESS
    outcome = build(folder, "--strict")
    assert outcome.code == 0, outcome.output
    return BuiltSite(folder)


def _parts(built: BuiltSite) -> Iterator[str]:
    return (name for name in built.trees if re.fullmatch("sources/[^/]+/index.html", name))


@pytest.mark.uncounted
def test_each_source_is_on_one_page_and_no_page_is_too_large(built: BuiltSite) -> None:
    ids = [str(item["id"]) for name in _parts(built) for item in built.trees[name].select(".ib-all > li")]

    assert len(ids) == len(set(ids)) > _COUNT
    assert {f"src-many{n}" for n in range(_COUNT)} <= set(ids)
    sizes = {name: (built.folder / "site" / name).stat().st_size for name in built.trees}
    assert max(size for name, size in sizes.items() if name.startswith("sources/")) < _LARGEST


@pytest.mark.uncounted
def test_the_page_of_all_sources_leads_to_each_part(built: BuiltSite) -> None:
    page = built.trees["sources/index.html"]
    links = [str(link["href"]) for link in page.select(".ib-parts a")]

    assert not page.select(".ib-all, .ib-filter")
    assert len(links) == len(list(_parts(built)))
    assert page.select_one(".ib-parts bdi").text == "Adams"  # type: ignore[union-attr]
    assert not [broken for broken in built.broken_links() if "sources/" in broken]


def test_a_part_leads_back_and_says_where_it_is(built: BuiltSite) -> None:
    page = built.trees["sources/u/index.html"]

    assert page.select_one(".ib-parts > a")["href"] == "../"  # type: ignore[index]
    assert [link.text for link in page.select(".ib-parts [aria-current=page]")] == ["U"]
    assert [heading.text for heading in page.select("h1")] == ["Sources: U"]
    assert page.select(".md-nav--primary .md-nav__link--active")


def test_a_file_leads_from_each_source_to_its_part(built: BuiltSite) -> None:
    keys = json.loads(built.text("sources/keys.json"))

    for part, listed in keys.items():
        items = built.trees[f"sources/{unquote(part)}index.html"].select(".ib-all > li")
        assert [f"src-{key}" for key in listed] == [item["id"] for item in items]


def test_the_sitemap_has_the_parts_and_the_search_has_not(built: BuiltSite) -> None:
    assert f"<loc>{ADDRESS}sources/u/</loc>" in built.text("sitemap.xml")
    found = json.loads(built.text("search/search_index.json"))["docs"]
    assert "sources/" in {entry["location"] for entry in found}
    assert not [entry for entry in found if entry["location"].startswith("sources/u")]


def test_a_partial_preview_leaves_what_a_whole_one_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", partial_sites.DATE)
    folder = _copy(tmp_path)
    preview(folder, dirty=True)
    page = folder / "docs/many.md"
    page.write_text(_PAGE.replace("Fact 7.", "Changed 7."), encoding="utf-8")

    preview(folder, dirty=True)

    preview(folder, site="whole")
    assert partial_sites.files(folder / "site") == partial_sites.files(folder / "whole")


@pytest.mark.uncounted
def test_pages_in_files_of_their_own_name_have_parts_too(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    with edited(folder) as settings:
        settings["use_directory_urls"] = False
    outcome = build(folder, "--strict")
    assert outcome.code == 0, outcome.output

    built = BuiltSite(folder)
    assert "many1" in json.loads(built.text("sources/keys.json"))["u.html"]
    assert built.trees["sources/u.html"].select_one(".ib-parts > a")["href"] == "../sources.html"  # type: ignore[index]
