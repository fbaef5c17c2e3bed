"""Our own explainers, and small sites, on each host."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..conftest import ROOT
from .environments import Built, Host, configure, copied, host, small

pytestmark = pytest.mark.hosts

_OWN: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""))
_EXTENDED = ["ibidem", *_OWN["markdown_extensions"]]
_PLUGINS = ["search", "ibidem", "macros"]
_OF_ZENSICAL: dict[str, Any] = {
    # Our pages have templates of Jinja, which Zensical renders itself.
    "plugins": ["search", {"macros": {"modules": ["ibidem"]}}],
    "markdown_extensions": _EXTENDED,
    "watch": ["bibliography.bib"],
}
_CITING = '# One\n\nIt rained.{{ cite("one") }} “Hello.”{{ cite("one", locator="p. 2") }}\n'
_MISSING = '# One\n\nIt rained.{{ cite("one") }} It snowed.{{ cite("oen") }}\n'
FACES: dict[str, dict[str, Any]] = {
    "mkdocs": {"plugins": ["search", "ibidem"], "theme": "material"},
    "properdocs": {"plugins": ["search", "ibidem"], "theme": "material"},
    "materialx": {"plugins": ["search", "ibidem"], "theme": "materialx"},
    "zensical": {"markdown_extensions": ["ibidem"]},
}
"""How a site brings us in, by host."""


@pytest.fixture(scope="session", name="reference")
def _reference(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build our own site with MkDocs and the installed plugin."""
    folder = copied(tmp_path_factory.mktemp("mkdocs"), plugins=_PLUGINS)
    ran = host("mkdocs").build(folder, "--strict")
    assert ran.code == 0, ran.output
    return Built(folder / "site")


@pytest.fixture(scope="session", name="zensical")
def _zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build our own site with Zensical and the Markdown extension, and finish it."""
    folder = copied(tmp_path_factory.mktemp("zensical"), **_OF_ZENSICAL)
    ran = host("zensical").build(folder)
    assert (ran.code, "rendering failed" in ran.output) == (0, False), ran.output
    finished = host("zensical").finish(folder)
    assert finished.code == 0, finished.output
    return folder


def test_properdocs_builds_what_mkdocs_builds(reference: Built, tmp_path: Path) -> None:
    ran = host("properdocs").build(copied(tmp_path, plugins=_PLUGINS), "--strict")

    assert ran.code == 0, ran.output
    built = Built(tmp_path / "site").files
    assert built.keys() == reference.files.keys()
    assert [name for name, content in built.items() if content != reference.files[name]] == []


@pytest.mark.parametrize("name", ["mkdocs", "properdocs"])
def test_a_strict_partial_build_passes(name: str, tmp_path: Path) -> None:
    folder = copied(tmp_path, plugins=_PLUGINS)
    for _ in range(2):
        ran = host(name).build(folder, "--strict", "--dirty")
        assert ran.code == 0, ran.output


def test_materialx_shows_what_material_shows(reference: Built, tmp_path: Path) -> None:
    theme = _OWN["theme"] | {"name": "materialx"}
    ran = host("materialx").build(copied(tmp_path, plugins=_PLUGINS, theme=theme), "--strict")

    assert ran.code == 0, ran.output
    _assert_same(Built(tmp_path / "site"), reference)


def test_zensical_shows_markers_and_lists_as_mkdocs_does(reference: Built, zensical: Path) -> None:
    _assert_same(Built(zensical / "site"), reference, without="authors/")


def test_a_finished_site_has_the_downloads_and_the_feeds_of_mkdocs(reference: Built, zensical: Path) -> None:
    made = Built(zensical / "site").files
    wanted = {name for name in reference.files if name.endswith((".bib", ".ris")) or "feed_" in name}
    wanted |= {name for name in reference.files if name.endswith(("bibliography.json", "sources.json"))}

    assert len(wanted) > 30
    own = wanted - {name for name in wanted if "feed_" in name}
    assert [name for name in sorted(own) if made.get(name) != reference.files[name]] == []
    # Entries name their authors without the addresses of pages that no other host makes.
    assert {name for name in wanted if name in made} == wanted


def test_a_finished_site_lists_all_sources_as_mkdocs_does(reference: Built, zensical: Path) -> None:
    def listed(site: Built) -> list[str]:
        items = site.pages["sources/index.html"].select("ul.ib-all > li")
        return ["".join(str(item).split()) for item in items]

    assert listed(Built(zensical / "site")) == listed(reference)
    assert len(listed(reference)) > 80


def test_a_finished_site_has_the_metadata_of_mkdocs(reference: Built, zensical: Path) -> None:
    name = "explainers/us-military-aid/index.html"

    def told(site: Built) -> set[str]:
        return {
            str(tag) for tag in site.pages[name].select("head > meta[name^=citation], meta[property^=og]")
        }

    assert told(Built(zensical / "site")) == told(reference)


def test_a_finished_site_has_our_style_and_script(reference: Built, zensical: Path) -> None:
    built = Built(zensical / "site")
    page = built.pages["explainers/us-military-aid/index.html"]

    assert page.select('head > link[rel=stylesheet][href="../../assets/ibidem/ibidem.css"]')
    assert page.select('head > script[src="../../assets/ibidem/ibidem.js"]')
    for name in ("assets/ibidem/ibidem.css", "assets/ibidem/ibidem.js"):
        assert built.files[name] == reference.files[name]


def test_finishing_again_changes_nothing(zensical: Path) -> None:
    before = Built(zensical / "site").files

    ran = host("zensical").finish(zensical)

    assert (ran.code, "0 files written" in ran.output) == (0, True), ran.output
    assert Built(zensical / "site").files == before


@pytest.mark.parametrize("name", FACES)
def test_a_small_site_has_markers_and_a_list(name: str, tmp_path: Path) -> None:
    ran = host(name).build(small(tmp_path, {"index.md": _CITING}, **FACES[name]))

    assert ran.code == 0, ran.output
    page = Built(tmp_path / "site").pages["index.html"]
    assert [tag.text for tag in page.select("a.ib-ref")] == ["[1]", "[1, p. 2]"]
    assert len(page.select("section.ib-sources > ol > li")) == 1


@pytest.mark.parametrize("name", FACES)
def test_a_small_site_has_key_figures_and_a_timeline(name: str, tmp_path: Path) -> None:
    figures = "figures: [{number: 3, unit: storms, label: Storms, date: 2024, source: one}]"
    explainer = f"---\ntype: explainer\ntitle: T\ndescription: D.\nauthors: [ann]\n{figures}\n"
    explainer += 'published: 2024-06-01\nchecked: 2024-06-01\n---\n\nIt rained.{{ cite("one") }}\n'
    days = '# Days\n\n{{ timeline() }}\n\nIn May { #on-2024-05 }\n:   It rained.{{ cite("one") }}\n'
    pages = {"index.md": explainer, "days.md": days, ".authors.yml": "authors: {ann: {name: Ann}}\n"}
    extensions = [*FACES[name].get("markdown_extensions", ()), "attr_list", "def_list"]
    folder = small(tmp_path, pages, **{**FACES[name], "markdown_extensions": extensions})

    ran = host(name).build(folder)

    assert ran.code == 0, ran.output
    built = Built(folder / "site").pages
    box = built["index.html"].select(".ib-figures dd")
    assert [one.get_text() for one in box] == ["3\u00a0storms[1]", "2024"]
    dots = built["days/index.html"].select("table.ib-dots a")
    assert [one["aria-label"] for one in dots] == ["May 2024: 1 event"]


@pytest.mark.parametrize("name", FACES)
def test_a_missing_key_ends_a_build_with_the_report_alone(name: str, tmp_path: Path) -> None:
    ran = host(name).build(small(tmp_path, {"index.md": _MISSING, "more.md": _CITING}, **FACES[name]))

    assert ran.code == 1, ran.output
    assert 'docs/index.md:3:48: error[undefined-citation] no source has the key "oen"' in ran.output
    assert 'did you mean "one"?' in ran.output
    assert "Traceback" not in ran.output
    assert not (tmp_path / "site/more/index.html").exists()


@pytest.mark.parametrize("name", FACES)
def test_wrong_settings_end_a_build_in_one_line(name: str, tmp_path: Path) -> None:
    own = {"extra": {"ibidem": {"colour": "red"}}}
    ran = host(name).build(small(tmp_path, {"index.md": _CITING}, **FACES[name], **own))

    assert ran.code == 1, ran.output
    assert 'unknown setting "colour"' in ran.output
    assert "Traceback" not in ran.output


def test_properdocs_has_a_name_of_its_own_for_the_settings(tmp_path: Path) -> None:
    folder = small(tmp_path, {"index.md": _CITING}, **FACES["properdocs"])
    (folder / "mkdocs.yml").rename(folder / "properdocs.yml")

    assert host("properdocs").run(folder, "properdocs", "build", "--strict").code == 0
    assert len(Built(folder / "site").ours("index.html")) == 3
    checked = host("properdocs").run(folder, "ibidem", "check")
    assert (checked.code, checked.output) == (0, "no findings in 1 page and 1 source\n")


@pytest.mark.parametrize("name", ["mkdocs", "properdocs"])
def test_a_port_that_is_taken_is_said_in_one_line(name: str, tmp_path: Path) -> None:
    folder = small(tmp_path, {"index.md": _CITING}, **FACES[name])
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        ran = host(name).run(folder, name, "serve", "-q", "-f", "mkdocs.yml", "--dev-addr", address)

    assert ran.code == 1
    assert f"Error: {address} cannot be the address of the preview: Address already in use" in ran.output
    assert "Traceback" not in ran.output


def test_zensical_can_have_its_settings_in_toml(tmp_path: Path) -> None:
    small(tmp_path, {"index.md": _CITING})
    (tmp_path / "mkdocs.yml").unlink()
    settings = '[project]\nsite_name = "x"\nsite_url = "https://x.example.org/"\n'
    (tmp_path / "zensical.toml").write_text(
        f"{settings}[project.markdown_extensions.ibidem]\n", encoding="utf-8"
    )

    ran = host("zensical").build(tmp_path)

    assert ran.code == 0, ran.output
    assert len(Built(tmp_path / "site").ours("index.html")) == 3
    assert host("zensical").finish(tmp_path).code == 0


def test_zensical_leaves_the_marks_of_others_as_they_are_typed(tmp_path: Path) -> None:
    page = _CITING + "\n`{{ page.title }}` and {# no comment #} and {{ x }}\n\n    {{ cite('a') }}\n"
    ran = host("zensical").build(small(tmp_path, {"index.md": page}, **FACES["zensical"]))

    assert ran.code == 0, ran.output
    text = Built(tmp_path / "site").pages["index.html"].select_one("article")
    assert text
    assert "{{ page.title }} and {# no comment #} and {{ x }}" in text.text
    assert "{{ cite('a') }}" in text.text
    assert host("zensical").finish(tmp_path).code == 0


def test_the_macros_of_zensical_need_our_extension(tmp_path: Path) -> None:
    plugins = [{"macros": {"modules": ["ibidem"]}}]
    ran = host("zensical").build(small(tmp_path, {"index.md": _CITING}, plugins=plugins))

    assert ran.code == 1, ran.output
    assert '"markdown_extensions" does not load ibidem, which makes markers; add "- ibidem"' in ran.output
    assert "Traceback" not in ran.output


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (
            '--8<-- "part.md"\n',
            'error[unrendered-macro] the macro {{ cite("one") }} is published as it is typed',
        ),
        ("<div title='{{ cite(\"one\") }}'>x</div>\n", "error[hidden-citation]"),
    ],
    ids=["included", "attribute"],
)
def test_what_readers_do_not_see_fails_the_end(typed: str, found: str, tmp_path: Path) -> None:
    extensions = {"markdown_extensions": ["ibidem", {"pymdownx.snippets": {"base_path": ["."]}}]}
    folder = small(tmp_path, {"index.md": f"{_CITING}\n{typed}"}, **extensions)
    (folder / "part.md").write_text('Part.{{ cite("one") }}\n', encoding="utf-8")
    ran = host("zensical").build(folder)
    if ran.code == 0:
        before = Built(folder / "site").files
        ran = host("zensical").finish(folder)
        assert Built(folder / "site").files == before

    assert ran.code == 1, ran.output
    assert found in ran.output


def test_a_page_from_the_cache_with_earlier_sources_is_refused(tmp_path: Path) -> None:
    folder = small(tmp_path, {"index.md": _CITING}, **FACES["zensical"])
    zensical = host("zensical")
    assert zensical.build(folder).code == 0
    store = folder / "bibliography.bib"
    store.write_text(store.read_text(encoding="utf-8").replace("Ann Ash", "Bo Birch"), encoding="utf-8")

    assert zensical.run(folder, "zensical", "build").code == 0
    stale = zensical.finish(folder)

    assert stale.code == 2
    assert 'on 1 page such as docs/index.md; build them again: "zensical build --clean"' in stale.output
    assert zensical.build(folder).code == 0
    assert zensical.finish(folder).code == 0


def test_a_watched_store_is_read_again(tmp_path: Path) -> None:
    folder = small(tmp_path, {"index.md": _CITING}, watch=["bibliography.bib"], **FACES["zensical"])
    zensical = host("zensical")
    assert zensical.build(folder).code == 0
    store = folder / "bibliography.bib"
    store.write_text("@online{two,\n  title = {Two},\n}\n", encoding="utf-8")
    # Zensical compares the times of watched files in whole seconds, and all of this test can fall within one.
    os.utime(store, (store.stat().st_atime, store.stat().st_mtime + 2))

    ran = zensical.run(folder, "zensical", "build")

    assert ran.code == 1
    assert 'no source has the key "one"' in ran.output


def test_a_site_of_the_plugin_needs_no_end(tmp_path: Path) -> None:
    folder = small(tmp_path, {"index.md": _CITING}, **FACES["mkdocs"])
    assert host("mkdocs").build(folder).code == 0

    ran = host("mkdocs").finish(folder)

    assert (ran.code, "nothing to finish" in ran.output) == (0, True)


def test_the_extension_leaves_a_site_of_the_plugin_to_the_plugin(tmp_path: Path) -> None:
    settings = {**FACES["mkdocs"], "markdown_extensions": ["ibidem"]}
    ran = host("mkdocs").build(small(tmp_path, {"index.md": _CITING}, **settings))

    assert ran.code == 0, ran.output
    assert len(Built(tmp_path / "site").ours("index.html")) == 3


def test_the_extension_alone_numbers_on_mkdocs_too(tmp_path: Path) -> None:
    folder = small(tmp_path, {"index.md": _CITING, "more.md": f"---\ntitle: More\n---\n{_CITING}"})
    settings = {"site_name": "x", "markdown_extensions": ["ibidem"], "plugins": []}
    configure(folder, settings)
    ran = host("mkdocs").build(folder)

    assert ran.code == 0, ran.output
    assert [len(Built(folder / "site").ours(name)) for name in ("index.html", "more/index.html")] == [3, 3]
    assert host("mkdocs").finish(folder).code == 0


def _assert_same(built: Built, reference: Built, without: str = "no/such/folder") -> None:
    names = [name for name in reference.pages if not name.startswith(without)]
    assert [name for name in names if built.ours(name) != reference.ours(name)] == []
    assert sum(len(reference.ours(name)) for name in names) > 500


def test_every_host_has_an_environment() -> None:
    assert {Host(name).name for name in FACES} <= {
        path.stem for path in ROOT.glob("tests/hosts/requirements/*.txt")
    }
