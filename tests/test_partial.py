"""Partial builds: what `--dirty` leaves behind is what a whole build makes, whatever was changed."""

from __future__ import annotations

import gc
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.core.model import Profile
from macros.plugin.partial_builds import events, ingredients
from macros.project import cache
from macros.publish.theme_folders import THEME
from macros.render import built_pages
from macros.render.built_pages import BuiltPage

from .builds import build, copy_with_types, edited
from .previews import preview

Change = Callable[[Path], object]
_DATE = "1767225600"


@pytest.fixture(autouse=True)
def _date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", _DATE)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return _site(tmp_path)


@dataclass(frozen=True)
class _Saved:
    """A site that tests change, and a copy of it from which the site is made again.

    A partial build knows its folder and the times of its files, so that the site stays where it is.
    """

    folder: Path
    copy: Path

    def restored(self) -> Path:
        """Return the site as it was saved."""
        shutil.rmtree(self.folder)
        shutil.copytree(self.copy, self.folder, symlinks=True)
        return self.folder


def _saved(base: Path, make: Callable[[Path], object]) -> _Saved:
    saved = _Saved(base / "site", base / "copy")
    _site(saved.folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", _DATE)
        make(saved.folder)
    shutil.copytree(saved.folder, saved.copy, symlinks=True)
    return saved


@pytest.fixture(name="saved_preview", scope="module")
def _saved_preview(tmp_path_factory: pytest.TempPathFactory) -> _Saved:
    return _saved(tmp_path_factory.mktemp("previewed"), lambda folder: preview(folder, dirty=True))


@pytest.fixture(name="saved_build", scope="module")
def _saved_build(tmp_path_factory: pytest.TempPathFactory) -> _Saved:
    return _saved(tmp_path_factory.mktemp("built"), lambda folder: build(folder, "--dirty"))


@pytest.fixture(name="previewed")
def _previewed(saved_preview: _Saved) -> Path:
    """Return a site of which there was one partial preview."""
    return saved_preview.restored()


@pytest.fixture(name="built")
def _built(saved_build: _Saved) -> Path:
    """Return a site of which there was one partial build."""
    return saved_build.restored()


def _site(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    copy_with_types(folder)
    (folder / "docs/about/plain.md").write_text("# Plain\n\n![](../images/x.png)\n", encoding="utf-8")
    (folder / "docs/about/bracketed.md").write_text(
        "# Bracketed\n\nSo says @quay2024column.\n", encoding="utf-8"
    )
    (folder / "included.md").write_text("So {{ cite('quay2024column') }}.\n", encoding="utf-8")
    with edited(folder) as settings:
        settings["nav"] += ["about/plain.md", "about/bracketed.md"]
        settings["plugins"].append("meta")
    (folder / "docs/about/.meta.yml").write_text("description: About us.\n", encoding="utf-8")
    return folder


def _replaced(name: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / name
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new), encoding="utf-8")

    return change


def _added(name: str, content: str) -> Change:
    def change(folder: Path) -> None:
        (folder / name).write_text(content, encoding="utf-8")

    return change


def _renamed_site(folder: Path) -> None:
    with edited(folder) as settings:
        settings["site_name"] = "Quay Notes"


def _changed_template(folder: Path) -> None:
    """Put a template of the site's own before ours."""
    own = folder / "theme/ibidem/header.html"
    own.parent.mkdir()
    ours = (THEME / "ibidem/header.html").read_text(encoding="utf-8")
    own.write_text(ours.replace("<", " <", 1), encoding="utf-8")


def _set(**own: object) -> Change:
    """Change settings of ours."""

    def change(folder: Path) -> None:
        with edited(folder) as settings:
            settings["extra"]["ibidem"] |= own

    return change


def _rating(folder: Path) -> None:
    with edited(folder) as settings:
        settings["extra"]["ibidem"]["ratings"]["refuted"] = "Evidence shows that it is wrong."


def _speaking_german(folder: Path) -> None:
    with edited(folder) as settings:
        settings["theme"]["language"] = "de"


def _rendered_by_our_plugin(folder: Path) -> None:
    """Let our plugin render the pages, without mkdocs-macros."""
    with edited(folder) as settings:
        settings["plugins"] = [*(one for one in settings["plugins"] if "macros" not in one), "ibidem"]


def _nothing(_: Path) -> None:
    pass


_EXPLAINER, _CHECK = "docs/types/explainer.md", "docs/types/fact-check.md"
_CHANGES: dict[str, Change] = {
    "nothing": _nothing,
    "word": _replaced(_EXPLAINER, "at the quay before 2019", "on the quay before 2019"),
    "sentence-with-source": _replaced(_EXPLAINER, "have become more frequent", "come more often"),
    "citation-gone": _replaced(_EXPLAINER, '{{ cite("quay2024column") }}', ""),
    "title-that-a-follow-up-names": _replaced(_CHECK, 'title: "', 'title: "So: '),
    "heading-that-names-a-page": _replaced("docs/about/method.md", "# ", "# Our "),
    "correction": _replaced(_EXPLAINER, "kind: update, text", "kind: rating, text"),
    "topic": _replaced(_EXPLAINER, "topics: [Floods", "topics: [High water"),
    "title-of-a-source": _replaced("types.bib", "The Moon and the quay", "The Moon and the pier"),
    "unused-source": _added("more.bib", ""),
    "author": _replaced("docs/.authors.yml", "name: ", "name: Dr "),
    "new-page": _added("docs/types/new.md", "# New\n\nSo it was.\n"),
    "gone-page": lambda folder: (folder / "docs/types/opinion.md").unlink(),
    "template": _changed_template,
    "anchor-that-is-asked-for-first": _replaced(
        _EXPLAINER, "page: fact-check.md}", 'page: "fact-check.md#in-brief"}'
    ),
    "picture": lambda folder: shutil.copy(folder / "docs/images/harbour.png", folder / "docs/images/x.png"),
    "heading-that-is-a-title": _replaced("docs/about/plain.md", "# Plain", "# Simple"),
    "title-of-a-page-with-a-template": _replaced("docs/questions.md", "title: All", "title: Our"),
    "site-name": _renamed_site,
    "rating": _rating,
    "syntax": _set(syntax="pandoc"),
    "everywhere": _set(everywhere=False),
    "frame": _set(frame=False),
    "included": _set(included=["included.md"]),
    "language": _speaking_german,
    "language-of-a-page": _replaced(_EXPLAINER, "type: explainer", "type: explainer\nlanguage: de"),
    "rendering": _rendered_by_our_plugin,
    "defaults": _replaced("docs/about/.meta.yml", "About us.", "About this site."),
    "unreadable-front-matter": _replaced(_EXPLAINER, "type: explainer", "type: [explainer"),
}


def _files(folder: Path) -> dict[str, bytes]:
    """Return what a site has, without the time at which it was packed."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "sitemap.xml.gz")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("change", _CHANGES.values(), ids=_CHANGES)
def test_a_partial_preview_is_what_a_whole_one_is(previewed: Path, change: Change) -> None:
    change(previewed)

    preview(previewed, dirty=True)

    preview(previewed, site="whole")
    built, whole = _files(previewed / "site"), _files(previewed / "whole")
    # MkDocs leaves pages behind that are no more.
    assert {name: built.get(name) for name in whole} == whole


def test_two_changes_in_turn_are_both_there(folder: Path) -> None:
    for change in ("sentence-with-source", "title-of-a-source", "word"):
        _CHANGES[change](folder)
        preview(folder, dirty=True)

    preview(folder, site="whole")
    assert _files(folder / "site") == _files(folder / "whole")


def test_what_is_found_stands_on_the_page_that_was_changed(folder: Path) -> None:
    """The bars of other pages say what was found when those were made."""
    change = _replaced(_EXPLAINER, 'cite("quay2024column")', 'cite("quay2024colum")')
    preview(folder, dirty=True)
    change(folder)

    preview(folder, dirty=True)

    preview(folder, site="whole")
    built, whole = _files(folder / "site"), _files(folder / "whole")
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

    def noted(html: str, *, is_target: bool) -> BuiltPage:
        read.append(html)
        return before(html, is_target=is_target)

    monkeypatch.setattr(built_pages, "read", noted)
    _CHANGES["word"](previewed)

    preview(previewed, dirty=True)

    titles = {match for html in read for match in re.findall(r"What the gauges say|The claim", html)}
    assert titles == {"What the gauges say"}


def test_a_partial_build_is_what_a_whole_one_is(built: Path) -> None:
    _CHANGES["sentence-with-source"](built)

    outcome = build(built, "--dirty")

    assert outcome.code == 0, outcome.output
    assert "A 'dirty' build" not in outcome.output
    assert build(built, "--site-dir", "whole").code == 0
    assert _files(built / "site") == _files(built / "whole")


def test_a_build_that_fails_leaves_nothing_switched_off(built: Path) -> None:
    (built / "hook.py").write_text("def on_env(env, **_):\n    raise ValueError\n", encoding="utf-8")
    with edited(built) as settings:
        settings["hooks"] = ["hook.py"]

    assert build(built, "--dirty").code == 1

    assert gc.isenabled()


def test_a_whole_build_in_between_is_no_trap(built: Path) -> None:
    _CHANGES["title-of-a-source"](built)
    assert build(built).code == 0
    _CHANGES["word"](built)

    assert build(built, "--dirty").code == 0

    assert build(built, "--site-dir", "whole").code == 0
    assert _files(built / "site") == _files(built / "whole")


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


def test_a_store_that_is_put_back_after_a_whole_build_is_no_trap(folder: Path) -> None:
    store = (folder / "types.bib").read_text(encoding="utf-8")
    assert build(folder, "--dirty").code == 0
    _CHANGES["title-of-a-source"](folder)
    assert build(folder).code == 0
    (folder / "types.bib").write_text(store, encoding="utf-8")

    assert build(folder, "--dirty").code == 0

    assert build(folder, "--site-dir", "whole").code == 0
    assert _files(folder / "site") == _files(folder / "whole")


def test_a_site_that_is_removed_comes_back_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert build(folder, "--dirty").code == 0
    shutil.rmtree(folder / "site")

    assert build(folder, "--dirty").code == 0

    assert build(folder, "--site-dir", "whole").code == 0
    built, whole = _files(folder / "site"), _files(folder / "whole")
    # Styles and scripts of the theme are there again; the index of the search has been rebuilt.
    assert built == whole


def test_without_a_cache_everything_is_built_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    assert build(folder, "--dirty").code == 0
    _CHANGES["sentence-with-source"](folder)

    assert build(folder, "--dirty").code == 0

    assert build(folder, "--site-dir", "whole").code == 0
    assert _files(folder / "site") == _files(folder / "whole")
    assert not (folder / ".cache").exists()


def test_what_every_page_has_from_another_file_is_built_again(folder: Path) -> None:
    (folder / "terms.md").write_text("*[tide]: Water that rises.\n", encoding="utf-8")
    with edited(folder) as settings:
        snippets = settings["markdown_extensions"].index("pymdownx.snippets")
        settings["markdown_extensions"][snippets] = {"pymdownx.snippets": {"auto_append": ["terms.md"]}}
    assert build(folder, "--dirty").code == 0
    (folder / "terms.md").write_text("*[tide]: Water that falls.\n", encoding="utf-8")

    assert build(folder, "--dirty").code == 0

    assert build(folder, "--site-dir", "whole").code == 0
    assert _files(folder / "site") == _files(folder / "whole")


@pytest.mark.parametrize("mark", ['--8<-- "a.md"', '-8<- "a.md"', '{% include "a.md" %}', "::: a", "{{ a }}"])
def test_a_page_that_may_show_another_file_is_built_again(mark: str) -> None:
    assert ingredients._is_plain("# Plain\n", Profile(""))
    assert not ingredients._is_plain(f"# Plain\n\n{mark}\n", Profile(""))


def test_another_folder_of_the_site_begins_anew(built: Path) -> None:
    assert build(built, "--dirty", "--site-dir", "other").code == 0
    assert _files(built / "site") == _files(built / "other")


def test_a_damaged_memory_is_none(built: Path) -> None:
    for file in (built / ".cache/ibidem").iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    (built / "site/search/search_index.json").write_text("{", encoding="utf-8")

    assert build(built, "--dirty").code == 0

    assert build(built, "--site-dir", "whole").code == 0
    assert _files(built / "site") == _files(built / "whole")
