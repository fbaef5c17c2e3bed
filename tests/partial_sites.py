"""Sites that were built partly once, and changes of everything that a page is made of."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.publish.theme_folders import THEME

from .builds import build, copy_with_types, edited
from .previews import preview

Change = Callable[[Path], object]
DATE = "1767225600"


@pytest.fixture(autouse=True)
def fixed_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DATE)


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path) -> Path:
    return small_site(tmp_path)


@dataclass(frozen=True)
class Saved:
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


def _saved(base: Path, make: Callable[[Path], object]) -> Saved:
    saved = Saved(base / "site", base / "copy")
    small_site(saved.folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DATE)
        make(saved.folder)
    shutil.copytree(saved.folder, saved.copy, symlinks=True)
    return saved


@pytest.fixture(name="saved_preview", scope="module")
def saved_preview_fixture(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    return _saved(tmp_path_factory.mktemp("previewed"), lambda folder: preview(folder, dirty=True))


@pytest.fixture(name="saved_build", scope="module")
def saved_build_fixture(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    return _saved(tmp_path_factory.mktemp("built"), lambda folder: build(folder, "--dirty"))


@pytest.fixture(name="previewed")
def previewed_fixture(saved_preview: Saved) -> Path:
    """Return a site of which there was one partial preview."""
    return saved_preview.restored()


@pytest.fixture(name="built")
def built_fixture(saved_build: Saved) -> Path:
    """Return a site of which there was one partial build."""
    return saved_build.restored()


def small_site(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    copy_with_types(folder)
    (folder / "docs/about/plain.md").write_text("# Plain\n\n![](../images/x.png)\n", encoding="utf-8")
    (folder / "docs/about/bracketed.md").write_text(
        "# Bracketed\n\nSo says @quay2024column.\n", encoding="utf-8"
    )
    (folder / "docs/about/days.md").write_text(
        "# Days\n\n{{ timeline() }}\n\nIn winter { #on-2024-01 }\n"
        ":   It rained.{{ cite('quay2024column') }}\n",
        encoding="utf-8",
    )
    (folder / "docs/about/table.csv").write_text("1,2\n", encoding="utf-8")
    (folder / "included.md").write_text("So {{ cite('quay2024column') }}.\n", encoding="utf-8")
    with edited(folder) as settings:
        settings["nav"] += ["about/plain.md", "about/days.md", "about/bracketed.md"]
        settings["plugins"].append("meta")
        # Without the setting `syntax`, which a change gives, the page has a citation of another program.
        settings["extra"]["ibidem"].setdefault("rules", {})["bare-number-citation"] = "off"
    (folder / "docs/about/.meta.yml").write_text("description: About us.\n", encoding="utf-8")
    return folder


def replaced(name: str, old: str, new: str) -> Change:
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


def _moved(name: str, to: str) -> Change:
    def change(folder: Path) -> None:
        (folder / to).parent.mkdir(exist_ok=True)
        (folder / name).rename(folder / to)

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


EXPLAINER, _CHECK = "docs/types/explainer.md", "docs/types/fact-check.md"
CHANGES: dict[str, Change] = {
    "word": replaced(EXPLAINER, "at the quay before 2019", "on the quay before 2019"),
    "sentence-with-source": replaced(EXPLAINER, "have become more frequent", "come more often"),
    "citation-gone": replaced(EXPLAINER, '{{ cite("quay2024column") }}', ""),
    "title-that-a-follow-up-names": replaced(_CHECK, 'title: "', 'title: "So: '),
    "heading-that-names-a-page": replaced("docs/about/method.md", "# ", "# Our "),
    "correction": replaced(EXPLAINER, "kind: update, text", "kind: rating, text"),
    "topic": replaced(EXPLAINER, "topics: [Floods", "topics: [High water"),
    "title-of-a-source": replaced("types.bib", "The Moon and the quay", "The Moon and the pier"),
    "unused-source": _added("more.bib", ""),
    "key-figure": replaced(EXPLAINER, "number: 13", "number: 14"),
    "source-of-a-key-figure": replaced(EXPLAINER, "source: harbour2024tides", "source: gauge2024levels"),
    "event": replaced("docs/about/days.md", "on-2024-01", "on-2024-02"),
    "author": replaced("docs/.authors.yml", "name: ", "name: Dr "),
    "new-page": _added("docs/types/new.md", "# New\n\nSo it was.\n"),
    "gone-page": lambda folder: (folder / "docs/types/opinion.md").unlink(),
    "renamed-page": _moved("docs/types/opinion.md", "docs/types/view.md"),
    "page-that-becomes-a-folder": _moved("docs/about/plain.md", "docs/about/plain/index.md"),
    "gone-file": lambda folder: (folder / "docs/about/table.csv").unlink(),
    "template": _changed_template,
    "anchor-that-is-asked-for-first": replaced(
        EXPLAINER, "page: fact-check.md}", 'page: "fact-check.md#in-brief"}'
    ),
    "picture": lambda folder: shutil.copy(folder / "docs/images/harbour.png", folder / "docs/images/x.png"),
    "heading-that-is-a-title": replaced("docs/about/plain.md", "# Plain", "# Simple"),
    "title-of-a-page-with-a-template": replaced("docs/questions.md", "title: All", "title: Our"),
    "site-name": _renamed_site,
    "rating": _rating,
    "syntax": _set(syntax="pandoc"),
    "everywhere": _set(everywhere=False),
    "frame": _set(frame=False),
    "included": _set(included=["included.md"]),
    "language": _speaking_german,
    "language-of-a-page": replaced(EXPLAINER, "type: explainer", "type: explainer\nlanguage: de"),
    "rendering": _rendered_by_our_plugin,
    "defaults": replaced("docs/about/.meta.yml", "About us.", "About this site."),
    "unreadable-front-matter": replaced(EXPLAINER, "type: explainer", "type: [explainer"),
}


def files(folder: Path) -> dict[str, bytes]:
    """Return what a site has, without the time at which it was packed."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "sitemap.xml.gz")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
