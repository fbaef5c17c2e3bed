"""A list of sources that is too long for one page: by which letters it is divided, and what each part has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

import pytest

from macros.content.settings import Settings
from macros.publish import beside_pages
from macros.publish.collation import initial, sort_key
from macros.publish.views import indexes, source_parts
from macros.publish.views.source_parts import MOST, UNDIVIDED, DividedList
from macros.publish.views.view_models import Publication

from .publications import PUBLISHER, publication

_SOURCES = "---\ntemplate: ibidem/sources.html\n---\n# Sources\n"
_NAMES = ("Adams", "Ärzte", "Ünal", "Пушкин", "כהן", "محمد", "毛泽东", "1984", "Řezníček")


def _store(names: Iterable[str], *, kind: str = "misc") -> str:
    entries = (f"@{kind}{{k{n}, title = {{T}}, author = {{{{{name}}}}}}}\n" for n, name in enumerate(names))
    return "".join(entries)


def _many(names: Sequence[str] = ("Adams",), count: int = MOST + 1) -> str:
    return _store(names[number % len(names)] for number in range(count))


def _divided(
    store: str, pages: dict[str, str] | None = None, language: str = "en", *, docs: str = "docs"
) -> DividedList:
    made = publication({"sources.md": _SOURCES} if pages is None else pages, store, settings=Settings())
    settings = made.site.settings._replace(docs_dir=docs)
    return source_parts.divided(replace(made.site, settings=settings), language)


def _labels(divided: DividedList) -> list[str]:
    return [place.part.label for place in divided.places.values() if place.part]


@pytest.mark.parametrize(
    ("store", "pages"),
    [
        pytest.param(_many(count=MOST), None, id="few-sources"),
        pytest.param(_many(), {"a.md": "# A\n"}, id="no-page-of-sources"),
        pytest.param(_many().replace("@misc", "@xdata"), None, id="data-is-no-source"),
    ],
)
def test_a_short_list_is_on_one_page(store: str, pages: dict[str, str] | None) -> None:
    assert _divided(store, pages) == UNDIVIDED


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        pytest.param("en", "… A R U П כ م … 2", id="accents-folded"),
        pytest.param("sv", "… A R Y Ä П כ م … 2", id="letters-of-others"),
        pytest.param("cs", "… A Ř U П כ م … 2", id="a-letter-with-a-hook"),
        pytest.param("ru", "… П A R U כ م … 2", id="own-script-first"),
        pytest.param("he", "… כ A R U П م … 2", id="hebrew"),
        pytest.param("zh", "… M A R U П כ م", id="chinese-by-its-sound"),
    ],
)
def test_names_are_under_the_letters_of_the_readers_language(language: str, labels: str) -> None:
    assert " ".join(_labels(_divided(_many(_NAMES), language=language))) == labels


@pytest.mark.parametrize("language", ["en", "sv", "cs", "da", "es", "ja", "zh-Hant", "ar", "xx"])
def test_each_letter_is_one_run_of_the_list(language: str) -> None:
    order, letter = sort_key(language), initial(language)
    ordered = sorted((*_NAMES, "Churchill", "Čapek", "Nuñez", "Łaski", "むらかみ", "김"), key=order)

    runs = [name for name, _ in groupby(ordered, key=letter) if name]

    assert len(runs) == len(set(runs))


def test_parts_have_every_source_once_in_the_order_of_the_list() -> None:
    divided = _divided(_many(_NAMES))
    whole = indexes.sources(publication({"sources.md": _SOURCES}, _many(_NAMES))).sources

    keys = [source.key for part in divided.files("docs/sources.md").values() for source in part.sources]

    assert keys == [view.source.key for view in whole]


def test_a_letter_with_too_many_sources_is_divided_evenly() -> None:
    files = _divided(_many(count=1_000)).files("docs/sources.md")

    assert list(files) == ["docs/sources/a.md", "docs/sources/a-2.md", "docs/sources/a-3.md"]
    assert [part.label for part in files.values()] == ["A", "A 2", "A 3"]
    assert [len(part.sources) for part in files.values()] == [334, 333, 333]


def test_sources_that_are_cited_often_take_more_room() -> None:
    cited = "".join(f'F.{{{{ cite("k{n}") }}}}\n\n' for n in range(MOST + 1))
    pages = {"sources.md": _SOURCES, **{f"p{n}.md": cited for n in range(9)}}

    assert len(_labels(_divided(_many(), pages))) > len(_labels(_divided(_many())))


def test_a_part_names_its_first_and_its_last_source() -> None:
    store = _many(("Adams", "Ärzte", "Babel", "Cole")) + "@misc{bare, title = {Bare}}\n"
    parts = _divided(store).files("docs/sources.md").values()

    assert [part.ends for part in parts] == [("Bare",), ("Adams", "Ärzte"), ("Babel",), ("Cole",)]


@pytest.mark.parametrize(
    ("pages", "docs", "files"),
    [
        pytest.param({"all/index.md": _SOURCES}, "docs", ["docs/all/a.md", "docs/all/a-2.md"], id="folder"),
        pytest.param({"index.md": _SOURCES}, "docs", ["docs/sources/a.md", "docs/sources/a-2.md"], id="home"),
        pytest.param(
            {"sources.md": _SOURCES, "sources/a.md": "# A\n", "sources/a-3.md": "# A\n"},
            "docs",
            ["docs/sources/a-2.md", "docs/sources/a-4.md"],
            id="names-of-the-sites-own",
        ),
        pytest.param({"index.md": _SOURCES}, ".", ["docs/a.md", "docs/a-2.md"], id="no-folder-of-pages"),
    ],
)
def test_parts_are_below_the_page_of_all_sources(pages: dict[str, str], docs: str, files: list[str]) -> None:
    divided = _divided(_many(), pages, docs=docs)

    assert [path for path, place in divided.places.items() if place.part] == files


def _published() -> Publication:
    made = publication(
        {"sources.md": _SOURCES, "p.md": '# P\n\nF.{{ cite("k3") }}\n'}, _many(("Adams", "Babel"))
    )
    divided = source_parts.divided(made.site, "en")
    urls = {path: path.removeprefix("docs/").replace(".md", "/") for path in (*divided.places, "docs/p.md")}
    titles = {"docs/sources.md": "All of them"}
    return replace(made, divided=divided, urls=urls, titles=titles, organization=PUBLISHER)


def test_the_page_of_all_sources_leads_to_its_parts() -> None:
    index = indexes.sources(_published(), "docs/sources.md")

    assert (index.sources, index.count, len(index.affected), index.whole) == ((), MOST + 1, MOST + 1, None)
    assert [(view.url, view.is_here) for view in index.parts] == [
        ("sources/a/", False),
        ("sources/b/", False),
    ]
    assert (index.part_urls["k3"], index.keys) == ("sources/b/", "sources/keys.json")


def test_a_part_has_its_own_sources_and_the_way_back() -> None:
    made = _published()

    index = indexes.sources(made, "docs/sources/b.md")

    assert {view.source.authors[0].family for view in index.sources} == {"Babel"}
    assert [len(view.citing) for view in index.sources if view.source.key == "k3"] == [1]
    assert [view.is_here for view in index.parts] == [False, True]
    assert (index.whole, index.affected) == (("All of them", "sources/"), ())


def test_any_other_page_lists_all_sources() -> None:
    index = indexes.sources(_published(), "docs/draft.md")

    assert (len(index.sources), index.parts) == (MOST + 1, ())


def test_a_file_says_which_part_has_a_source() -> None:
    (file,) = beside_pages.part_files(_published())

    keys = json.loads(file.make())

    assert (file.name, list(keys)) == ("sources/keys.json", ["a/", "b/"])
    assert "k3" in keys["b/"]


def test_without_a_page_there_is_no_such_file() -> None:
    """A plugin may leave out the page, as one for several languages does."""
    assert not list(beside_pages.part_files(replace(_published(), urls={})))
