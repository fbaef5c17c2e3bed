"""The links of a site of some hundred, beside what MkDocs itself says of each."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.check import rules, site
from macros.content.links import SiteLinks
from macros.core.findings import Finding
from macros.project import files

from .builds import build

_SITE = Path(__file__).parent / "cases/sites/links"
_WARNED = re.compile(
    r"^WARNING -  Doc file '(?P<page>.*?)' contains an? (?:absolute |unrecognized relative )?"
    r"link '(?P<address>.*?)', (?:but |it was )",
    re.MULTILINE,
)
# Anchors that MkDocs does not have, and that an extension or a setting which a check does not look into could
# make: a check says nothing of them.
_PASSED_OVER = {
    "_2",
    "attr-class-cls",
    "attr-colon-own-two",
    "attr-own-id",
    "fnref2:1",
    "icon-smile-here",
    "in-raw-div",
    "item-wrong",
    "p-name",
    "setext-three",
    "with-refr-here",
    "wrong",
    "para",
}
_SLUGS = {
    "pymdownx": "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}",
    "cased": "!!python/object/apply:pymdownx.slugs.slugify {}",
    "encoded": "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: fold, percent_encode: true}}",
    "unicode": "!!python/name:markdown.extensions.toc.slugify_unicode",
}


def _links(folder: Path) -> SiteLinks:
    """Return the links of a site as its rules are given them."""
    kept = list[SiteLinks]()

    def keep(linked: SiteLinks) -> tuple[Finding, ...]:
        kept.append(linked)
        return ()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "in_navigation", keep)
        site.build(files.read(folder / "mkdocs.yml", rules.IDS))
    return kept[0]


def _ours(folder: Path) -> set[tuple[str, str]]:
    linked = _links(folder)
    # MkDocs mentions a link to a draft, and does not warn of it.
    told = [one for one in linked.problems if one.kind != "draft"]
    return _judged({(linked.documents.named(one.path), one.link.address) for one in told})


def _theirs(folder: Path) -> set[tuple[str, str]]:
    output = build(folder).output
    found = {(match["page"], match["address"]) for match in _WARNED.finditer(output)}
    return _judged(found)


def _judged(found: set[tuple[str, str]]) -> set[tuple[str, str]]:
    assert found
    return {one for one in found if one[1].rpartition("#")[2] not in _PASSED_OVER}


def _copied(folder: Path, **settings: str) -> Path:
    shutil.copytree(_SITE, folder, dirs_exist_ok=True)
    path = folder / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    for name, value in settings.items():
        text = re.sub(rf"^{name}:.*$", "", text, flags=re.MULTILINE) + f"\n{name}: {value}\n"
    path.write_text(text, encoding="utf-8")
    return folder


def test_each_link_leads_where_mkdocs_says(tmp_path: Path) -> None:
    folder = _copied(tmp_path)

    assert _ours(folder) == _theirs(folder)


def test_each_link_from_the_folder_of_pages_on(tmp_path: Path) -> None:
    levels = "{not_found: warn, absolute_links: relative_to_docs, unrecognized_links: ignore, anchors: info}"
    folder = _copied(tmp_path, validation=levels, use_directory_urls="false")

    assert _ours(folder) == _theirs(folder)


@pytest.mark.parametrize("style", _SLUGS)
def test_each_anchor_as_a_function_makes_it(style: str, tmp_path: Path) -> None:
    folder = _copied(tmp_path)
    for name in ("index.md", "places.md"):
        (folder / "docs" / name).unlink()
    path = folder / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    toc = f"  - toc:\n      separator: _\n      slugify: {_SLUGS[style]}\n"
    path.write_text(text.replace("  - toc\n", toc), encoding="utf-8")

    ours, theirs = _ours(folder), _theirs(folder)

    # No false alarm; MkDocs knows of more where an id may be that of another reading.
    assert ours - theirs == set()
    assert len(theirs - ours) < len(theirs) / 20
