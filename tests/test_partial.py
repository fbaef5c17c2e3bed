"""Partial builds: what `--dirty` leaves behind is what a whole build makes, whatever was changed."""

from __future__ import annotations

import gc
import os
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from mkdocs.config.defaults import MkDocsConfig

from macros.core.model import Profile
from macros.plugin.partial_builds import events, ingredients
from macros.plugin.partial_builds.written_files import WrittenFiles
from macros.project import built_site, cache
from macros.render import built_pages
from macros.render.built_pages import BuiltPage

from .builds import build, edited
from .partial_sites import (
    CHANGES,
    EXPLAINER,
    built_fixture,
    files,
    fixed_date,
    folder_fixture,
    previewed_fixture,
    replaced,
    saved_build_fixture,
    saved_preview_fixture,
)
from .previews import preview

__all__ = [
    "built_fixture",
    "fixed_date",
    "folder_fixture",
    "previewed_fixture",
    "saved_build_fixture",
    "saved_preview_fixture",
]


def test_where_nothing_has_changed_everything_stays(previewed: Path) -> None:
    before = files(previewed / "site")

    preview(previewed, dirty=True)

    assert files(previewed / "site") == before


@pytest.mark.uncounted
def test_what_is_found_stands_on_the_page_that_was_changed(folder: Path) -> None:
    """The bars of other pages say what was found when those were made."""
    change = replaced(EXPLAINER, 'cite("quay2024column")', 'cite("quay2024colum")')
    preview(folder, dirty=True)
    change(folder)

    preview(folder, dirty=True)

    preview(folder, site="whole")
    built, whole = files(folder / "site"), files(folder / "whole")
    differing = {name for name in whole if built.get(name) != whole[name]}
    assert differing
    assert "types/explainer/index.html" not in differing
    for name in differing:
        assert "ib-findings" in whole[name].decode()
        assert _without_bar(built[name]) == _without_bar(whole[name])


def _without_bar(page: bytes) -> str:
    tree = BeautifulSoup(page, "html.parser")
    for part in tree.select(".ib-findings, style"):
        part.decompose()
    return " ".join(str(tree).split())


def test_pages_that_have_not_changed_are_not_read_again(
    previewed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = list[str]()
    before = built_pages.read

    def noted(html: str, *, is_target: bool, page: str | None = None) -> BuiltPage:
        read.append(html)
        return before(html, is_target=is_target, page=page)

    monkeypatch.setattr(built_pages, "read", noted)
    CHANGES["word"](previewed)

    preview(previewed, dirty=True)

    titles = {match for html in read for match in re.findall(r"What the gauges say|The claim", html)}
    assert titles == {"What the gauges say"}


@pytest.mark.uncounted
def test_a_partial_build_is_what_a_whole_one_is(built: Path) -> None:
    CHANGES["sentence-with-source"](built)

    outcome = build(built, "--dirty")

    assert outcome.code == 0, outcome.output
    assert "A 'dirty' build" not in outcome.output
    assert build(built, "--site-dir", "whole").code == 0
    assert files(built / "site") == files(built / "whole")


def test_what_is_no_more_goes_and_what_others_put_there_stays(folder: Path) -> None:
    """Also after a whole build; the files of others may be anywhere in the site."""
    (folder / "docs/old/deep").mkdir(parents=True)
    (folder / "docs/old/deep/page.md").write_text("# Old\n", encoding="utf-8")
    assert build(folder).code == 0
    gone = ("types/opinion/index.html", "old/deep/page/index.html")
    assert all((folder / "site" / name).is_file() for name in gone)
    foreign = {"CNAME": b"example.org\n", "types/opinion/notes.txt": b"Mine.\n"}
    for name, content in foreign.items():
        (folder / "site" / name).write_bytes(content)
    (folder / "docs/types/opinion.md").unlink()
    shutil.rmtree(folder / "docs/old")
    with edited(folder) as settings:
        settings["extra"]["ibidem"]["rules"]["unused-source"] = "off"

    assert build(folder, "--dirty").code == 0

    assert build(folder, "--site-dir", "whole").code == 0
    assert files(folder / "site") == {**files(folder / "whole"), **foreign}
    assert not (folder / "site/old").exists()


def test_nothing_outside_of_a_site_is_removed(tmp_path: Path) -> None:
    site, beside = tmp_path / "site", tmp_path / "beside"
    for path in (site / "a/b.html", site / "c.html", beside / "d.html", site / "e/f/g.html"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (site / "link").symlink_to(beside)

    built_site.remove(site, ["../beside/d.html", "link/d.html", "a", str(beside / "d.html"), "no.html"])

    assert len(files(site)) == 3
    assert (beside / "d.html").is_file()

    built_site.remove(site, ["a/b.html", "e/f/g.html"])

    assert [path.name for path in sorted(site.iterdir())] == ["c.html", "link"]


def test_a_build_that_fails_leaves_nothing_switched_off(built: Path) -> None:
    (built / "hook.py").write_text("def on_env(env, **_):\n    raise ValueError\n", encoding="utf-8")
    with edited(built) as settings:
        settings["hooks"] = ["hook.py"]

    assert build(built, "--dirty").code == 1

    assert gc.isenabled()


def test_a_whole_build_of_another_folder_forgets_nothing(built: Path) -> None:
    assert build(built, "--site-dir", "other").code == 0
    assert (built / ".cache/ibidem/preview").exists()

    assert build(built).code == 0
    assert not (built / ".cache/ibidem/preview").exists()


def test_a_file_that_is_gone_for_a_moment_counts_as_new() -> None:
    def gone() -> bool:
        raise FileNotFoundError

    assert events._is_newer(gone)
    assert not events._is_newer(lambda: False)


def test_a_site_that_is_removed_comes_back_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert build(folder, "--dirty").code == 0
    shutil.rmtree(folder / "site")

    assert build(folder, "--dirty").code == 0

    assert build(folder, "--site-dir", "whole").code == 0
    built, whole = files(folder / "site"), files(folder / "whole")
    # Styles and scripts of the theme are there again; the index of the search has been rebuilt.
    assert built == whole


@pytest.mark.uncounted
def test_without_a_cache_everything_is_built_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    assert build(folder, "--dirty").code == 0
    CHANGES["sentence-with-source"](folder)

    assert build(folder, "--dirty").code == 0

    assert build(folder, "--site-dir", "whole").code == 0
    assert files(folder / "site") == files(folder / "whole")
    assert not (folder / ".cache").exists()


def test_what_every_page_has_from_another_file_is_built_again(folder: Path) -> None:
    (folder / "terms.md").write_text("*[tide]: Water that rises.\n", encoding="utf-8")
    with edited(folder) as settings:
        extensions = settings["markdown_extensions"]
        (snippets,) = (one for one in extensions if isinstance(one, dict) and "pymdownx.snippets" in one)
        snippets["pymdownx.snippets"]["auto_append"] = ["terms.md"]
    assert build(folder, "--dirty").code == 0
    (folder / "terms.md").write_text("*[tide]: Water that falls.\n", encoding="utf-8")

    assert build(folder, "--dirty").code == 0

    assert build(folder, "--site-dir", "whole").code == 0
    assert files(folder / "site") == files(folder / "whole")


@pytest.mark.parametrize(
    "mark",
    [
        *('--8<-- "a.md"', '-8<- "a.md"', "----8<-\na.md\n-8<--", '{% include "a.md" %}', "::: a", "{{ a }}"),
        *(
            "{!a.md!}",
            "{%- include-markdown 'a.md' -%}",
            "<!--codeinclude-->\n[a](a.py)\n<!--/codeinclude-->",
        ),
    ],
)
def test_a_page_that_may_show_another_file_is_built_again(mark: str) -> None:
    assert ingredients._is_plain("# Plain\n", Profile(""))
    assert not ingredients._is_plain(f"# Plain\n\n{mark}\n", Profile(""))


@pytest.mark.uncounted
def test_a_damaged_memory_is_none(built: Path) -> None:
    for file in (built / ".cache/ibidem").iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    (built / "site/search/search_index.json").write_text("{", encoding="utf-8")

    assert build(built, "--dirty").code == 0

    assert build(built, "--site-dir", "whole").code == 0
    assert files(built / "site") == files(built / "whole")


def test_a_preview_leaves_out_what_cannot_be_read(folder: Path) -> None:
    """A whole build ends before; MkDocs would wait for a pipe, and end in a traceback at the others."""
    docs = folder / "docs"
    os.mkfifo(docs / "pipe.md")
    os.mkfifo(docs / "pipe.txt")
    (docs / "none.png").symlink_to("nothing.png")
    (docs / os.fsdecode(b"caf\xe9.md")).touch()
    (docs / os.fsdecode(b"caf\xe9.txt")).touch()

    preview(folder)

    shown = (folder / "site/pipe/index.html").read_text(encoding="utf-8")
    assert "This page cannot be read: it is a pipe, a socket or a device" in shown
    assert not [path for path in (folder / "site").rglob("*") if path.name in {"pipe.txt", "none.png"}]
    assert (folder / "site/index.html").is_file()


def test_the_builds_of_several_languages_remove_nothing_of_each_other(tmp_path: Path) -> None:
    written = WrittenFiles(tmp_path, "site", is_partial=True, is_preview=False)
    config = MkDocsConfig()
    config.plugins = {"i18n": SimpleNamespace()}  # type: ignore[assignment]

    written.on_post_build(config=config)

    assert not (tmp_path / ".cache").exists()
