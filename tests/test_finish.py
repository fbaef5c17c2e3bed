"""`finish`: a site that any host has built is checked, and gets what only the whole site shows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result
from markdown import Markdown

from macros.__main__ import main
from macros.plugin.faces.markdown_extension import make_extension
from macros.render import built_pages, rendering
from macros.render.built_pages import BuiltFile
from macros.syntax.addresses import relative

from .conftest import Write

_SETTINGS = """\
site_name: Small & tall
site_url: https://small.example.org/notes/
site_description: Notes.
plugins: [search]
markdown_extensions: [ibidem, attr_list, def_list]
extra: {ibidem: {rules: {missing-archive: off}}}
"""
_STORE = """\
@online{a,
  author = {Ann Ash},
  title = {A <b>},
  date = {2024-05-06},
  url = {https://example.org/a},
}
@online{b,
  author = {Bo Birch},
  title = {B},
  date = {2024-05-06},
  url = {https://example.org/b},
}
"""
_EXPLAINER = """\
---
title: Why & how?
type: explainer
description: It says why.
authors: [ann]
published: 2024-06-01
checked: 2024-06-01
---

It rained in May.{{ cite("a") }}
"""
_FILES = {
    "mkdocs.yml": _SETTINGS,
    "bibliography.bib": _STORE,
    "docs/.authors.yml": "authors:\n  ann:\n    name: Ann Ash\n    description: Writes.\n",
    "docs/index.md": '# Home of `x`\n\nIt snowed.{{ cite("b", locator="p. 2") }}\n',
    "docs/why.md": _EXPLAINER,
    "docs/sources.md": "---\ntitle: Sources\ntemplate: ibidem/sources.html\n---\n\nAll of them.\n",
    "docs/list.md": "---\ntitle: All\ntemplate: ibidem/explainers.html\n---\n\nAll pages.\n",
}
_FRAME = """\
<!doctype html>
<html lang="en"><head><title>x</title>{head}</head>
<body><nav>{{{{ not.ours }}}}</nav><{tag}>{content}</{tag}></body></html>
"""

Build = Callable[..., Path]
Run = Callable[..., Result]


@pytest.fixture(name="build")
def _build(write: Write, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Build a site as a host without templates of ours does."""

    def build(changed: dict[str, str] | None = None, *, tag: str = "article", head: str = "") -> Path:
        folder = write({**_FILES, **(changed or {})})
        monkeypatch.chdir(folder)
        for page in sorted((folder / "docs").glob("*.md")):
            body = re.sub(r"\A---\n.*?\n---\n", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
            md = Markdown(extensions=["attr_list", "def_list", make_extension()])
            content = md.convert(body)
            target = folder / "site" / ("index.html" if page.stem == "index" else f"{page.stem}/index.html")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_FRAME.format(head=head, content=content, tag=tag), encoding="utf-8")
        return folder

    return build


@pytest.fixture(name="finish")
def _finish() -> Run:
    return lambda *arguments: CliRunner().invoke(main, ["finish", *arguments])


def _files(folder: Path) -> dict[str, str]:
    paths = (path for path in (folder / "site").rglob("*") if path.is_file())
    return {path.relative_to(folder / "site").as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _page(folder: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((folder / "site" / name).read_text(encoding="utf-8"), "html.parser")


@pytest.mark.parametrize("tag", ["article", "main", "div"])
def test_a_finished_site_has_all_that_it_lacked(build: Build, finish: Run, tag: str) -> None:
    folder = build(tag=tag)

    ran = finish("site")

    assert ran.exit_code == 0, ran.output
    assert ran.stdout == "no findings in 4 pages and 2 sources; 20 files written\n"
    made = _files(folder)
    assert made["why/sources.bib"].startswith("@online{a,")
    assert [item["id"] for item in json.loads(made["bibliography.json"])] == ["a", "b"]
    assert "Why &amp; how?" in made["feed_rss_created.xml"]
    listed = _page(folder, "sources/index.html").select("ul.ib-all > li")
    assert [item["id"] for item in listed] == ["src-a", "src-b"]
    assert [link["href"] for link in listed[0].select("details a")] == ["../why/", "../why/#cite-a-1"]
    assert [link["href"] for link in listed[1].select("details a")] == ["../", "../#cite-b-1"]
    assert ["Home of x" in item.text for item in listed] == [False, True]


def test_a_page_gets_metadata_and_links(build: Build, finish: Run) -> None:
    folder = build()
    assert finish().exit_code == 0

    head = _page(folder, "why/index.html").head
    assert head
    links = {str(link["rel"][0]): str(link["href"]) for link in head.select("link")}
    assert links["canonical"] == "https://small.example.org/notes/why/"
    assert links["stylesheet"] == "../assets/ibidem/ibidem.css"
    assert links["describedby"] == "sources.bib"
    assert links["alternate"] == "../feed_json_updated.json"
    assert [tag["content"] for tag in head.select('meta[name="citation_title"]')] == ["Why & how?"]
    script = head.select_one('script[type="application/ld+json"]')
    assert script
    assert json.loads(script.text)["@graph"]
    plain = _page(folder, "list/index.html").head
    assert plain
    assert [tag["content"] for tag in plain.select('meta[property="og:description"]')] == ["Notes."]
    assert plain.select("link[rel=stylesheet]") == []


def test_the_canonical_address_of_the_host_stays(build: Build, finish: Run) -> None:
    folder = build(head='<link rel="canonical" href="https://other.example.org/">')
    assert finish().exit_code == 0

    found = _page(folder, "why/index.html").select('link[rel="canonical"]')
    assert [link["href"] for link in found] == ["https://other.example.org/"]


def test_what_the_host_cannot_show_is_named(build: Build, finish: Run) -> None:
    build()
    ran = finish()

    assert ran.stderr.splitlines() == [
        'note: docs/list.md: the lists of "ibidem/explainers.html" need MkDocs or ProperDocs',
        "note: what is around an explainer (authors, claim, notices, follow-ups) needs MkDocs or ProperDocs",
        "note: the pages of authors need MkDocs or ProperDocs",
    ]


def test_a_site_without_an_address_has_no_feeds(build: Build, finish: Run) -> None:
    folder = build({"mkdocs.yml": _SETTINGS.replace("site_url: https://small.example.org/notes/\n", "")})
    ran = finish()

    assert ran.exit_code == 0
    assert "there are no feeds: they need site_url, and a page with a type and a day" in ran.stderr
    assert not [name for name in _files(folder) if "feed" in name]
    assert _page(folder, "why/index.html").select('link[rel="canonical"], meta[property]') == []


def test_a_guest_is_told_little(build: Build, finish: Run) -> None:
    folder = build()
    for name in (".authors.yml", "why.md", "list.md", "sources.md"):
        (folder / "docs" / name).unlink()
    store = _STORE[_STORE.index("@online{b") :]
    (folder / "bibliography.bib").write_text(store, encoding="utf-8")
    for name in ("why", "list", "sources"):
        (folder / "site" / name / "index.html").unlink()

    ran = finish()

    assert ran.exit_code == 0
    assert ran.stderr.splitlines() == [
        "note: there are no feeds: they need site_url, and a page with a type and a day"
    ]


def test_a_second_run_changes_nothing(build: Build, finish: Run) -> None:
    # A title with braces is in the list of all sources, where it is no macro.
    folder = build({"bibliography.bib": _STORE.replace("{A <b>}", "{A {{ x }} b}")})
    assert finish().exit_code == 0
    before = _files(folder)

    ran = finish()

    after = _files(folder)
    assert [name for name in after if after[name] != before[name]] == []
    assert ran.stdout.endswith("; 0 files written\n")


def test_files_beside_folders_are_found(build: Build, finish: Run) -> None:
    folder = build()
    (folder / "site/why/index.html").rename(folder / "site/why.html")

    assert finish().exit_code == 0
    made = _files(folder)
    assert "why/sources.bib" in made
    assert 'href="why/sources.bib"' in made["why.html"]


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        ("why", 'data-call="0"', "hidden", "docs/why.md:10:18: error[hidden-citation] this citation is not"),
        (
            "why",
            "</article>",
            "{{ cite('z') }}</article>",
            "error[unrendered-macro] the macro {{ cite('z') }}",
        ),
        ("index", 'data-call="0"', 'data-call="-1"', "docs/index.md:3:11: error[hidden-citation]"),
    ],
    ids=["hidden", "typed", "not of the page"],
)
def test_what_readers_see_is_compared(
    build: Build, finish: Run, name: str, old: str, new: str, found: str
) -> None:
    folder = build()
    path = folder / "site" / ("index.html" if name == "index" else f"{name}/index.html")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    before = _files(folder)

    ran = finish()

    assert ran.exit_code == 1
    assert found in ran.stdout
    assert _files(folder) == before


def test_pages_that_nobody_wrote_are_compared_too(build: Build, finish: Run) -> None:
    folder = build()
    (folder / "site/blog").mkdir()
    (folder / "site/blog/index.html").write_bytes((folder / "site/why/index.html").read_bytes())
    (folder / "site/404.html").write_text("<p>{{ nothing.ours }}</p>", encoding="utf-8")

    ran = finish()

    assert ran.exit_code == 1
    told = "blog/index.html:1:1: error[hidden-citation] no file of the project makes this page with 1"
    assert told in ran.stdout
    assert "build into an empty folder" in ran.stdout
    assert "404" not in ran.stdout


def test_the_folder_is_that_of_the_settings(build: Build, finish: Run) -> None:
    folder = build({"mkdocs.yml": f"{_SETTINGS}site_dir: public\n"})
    (folder / "site").rename(folder / "public")

    assert finish().exit_code == 0
    assert (folder / "public/why/sources.bib").is_file()


def test_a_page_that_is_not_built_is_found(build: Build, finish: Run) -> None:
    folder = build()
    (folder / "site/why/index.html").unlink()

    ran = finish()

    assert ran.exit_code == 1
    assert "this page is not built, and its citations are counted" in ran.stdout


def test_findings_of_the_check_fail_the_end_too(build: Build, finish: Run) -> None:
    folder = build()
    (folder / "bibliography.bib").write_text(_STORE + _STORE.replace("{a,", "{c,", 1), encoding="utf-8")

    ran = finish()

    assert ran.exit_code == 1
    assert "error[" in ran.stdout


def test_warnings_fail_when_asked(build: Build, finish: Run) -> None:
    rules = "rules: {missing-archive: warning}"
    build({"mkdocs.yml": _SETTINGS.replace("rules: {missing-archive: off}", rules)})

    assert finish("--strict").exit_code == 1
    relaxed = finish()
    assert relaxed.exit_code == 0
    assert "warning[missing-archive]" in relaxed.stdout


def test_pages_with_earlier_sources_are_refused(build: Build, finish: Run) -> None:
    folder = build()
    (folder / "bibliography.bib").write_text(_STORE.replace("Ann Ash", "Ann Oak"), encoding="utf-8")

    ran = finish()

    assert ran.exit_code == 2
    told = "error: sources are listed as they were earlier, on 1 page such as docs/why.md; build them again"
    assert ran.stderr.startswith(told)


def test_a_site_of_the_plugin_is_finished(build: Build, finish: Run) -> None:
    folder = build()
    for path in (folder / "site").rglob("*.html"):
        html = re.sub(r' data-call="\d+"', "", path.read_text(encoding="utf-8"))
        path.write_text(html, encoding="utf-8")
    before = _files(folder)

    ran = finish()

    assert (ran.exit_code, ran.stdout) == (
        0,
        "our plugin has built this site, and has left nothing to finish\n",
    )
    assert _files(folder) == before


def test_a_site_of_the_plugin_that_cites_nothing_is_finished(build: Build, finish: Run) -> None:
    """A page with a type stands in a template that other hosts have not."""
    folder = build()
    (folder / "bibliography.bib").write_text("", encoding="utf-8")
    for path in (folder / "docs").glob("*.md"):
        path.write_text(re.sub(r"{{.*}}", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in (folder / "site").rglob("*.html"):
        path.write_text("<article><p>A", encoding="utf-8")
    page = '<article><div class="ib-body" lang="en"><p>A</p></div></article>'
    (folder / "site/why/index.html").write_text(page, encoding="utf-8")
    before = _files(folder)

    ran = finish()

    assert ran.stdout == "our plugin has built this site, and has left nothing to finish\n"
    assert _files(folder) == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere", 'error: there is no folder "nowhere"; build the site first, or name its folder\n'),
        ("docs", 'error: "docs" holds no page of this project; build the site first, or name its folder\n'),
    ],
)
def test_what_is_no_site_is_refused(build: Build, finish: Run, name: str, told: str) -> None:
    build()
    ran = finish(name)

    assert (ran.exit_code, ran.stderr) == (2, told)


def test_nothing_is_written_where_one_file_cannot_be(build: Build, finish: Run) -> None:
    folder = build()
    (folder / "site/bibliography.ris").mkdir()
    before = _files(folder)

    ran = finish()

    assert ran.exit_code == 2
    assert "bibliography.ris cannot be written: Is a directory" in ran.stderr
    assert _files(folder) == before


@pytest.mark.parametrize(
    ("address", "page", "link"),
    [
        ("", "", "./"),
        ("", "how/", "../"),
        ("how/", "", "how/"),
        ("how/", "how/", "./"),
        ("a/b.bib", "a/c/", "../b.bib"),
        ("why.html", "how.html", "why.html"),
        ("sources.bib", "how.html", "sources.bib"),
    ],
)
def test_links_between_pages_are_relative(address: str, page: str, link: str) -> None:
    assert relative(address, page) == link


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            '<h1>Why<sup class="ib-cite">[1]</sup> &amp;\n how<a class="headerlink">¶</a></h1><h1>x</h1>',
            "Why & how",
        ),
        ("<p>No heading.</p>", ""),
        ("<h2>Lower</h2><h1><code>x</code></h1>", "x"),
    ],
)
def test_the_title_of_a_page_is_its_first_heading(html: str, text: str) -> None:
    assert built_pages.heading(html) == text


def test_a_place_can_be_filled_again() -> None:
    html = f"<p>{rendering.place('list')}</p>"

    once = rendering.placed(html, "list", "one")

    assert rendering.placed(once, "list", "two") == rendering.placed(html, "list", "two")
    assert rendering.place_names(once) == ("list",)
    assert rendering.placed(html, "other", "x") == html
    assert (
        rendering.placed("<!-- ibidem list --> never ends", "list", "x") == "<!-- ibidem list --> never ends"
    )


def test_addresses_of_files_are_encoded() -> None:
    assert BuiltFile("a b/index.html", "").url == "a%20b/"
    assert BuiltFile("index.html", "").url == ""
    assert BuiltFile("x.html", "").url == "x.html"


def test_the_text_of_a_page_is_in_its_narrowest_frame() -> None:
    assert BuiltFile("x.html", "<body>a<main>b</main></body>").text == "<main>b"
    assert BuiltFile("x.html", "<p>a</p>").text == "<p>a</p>"


def test_key_figures_and_timelines_are_known_in_a_finished_site(build: Build, finish: Run) -> None:
    figures = "figures: [{number: 3, unit: storms, label: Storms, date: 2024, source: a}]\n"
    explainer = _EXPLAINER.replace("authors:", f"{figures}authors:")
    days = "# Days\n\n{{ timeline() }}\n\nIn 2024 { #on-2024 }\n:   It rained.{{ cite('b') }}\n"
    folder = build({"docs/why.md": explainer, "docs/days.md": days})

    ran = finish("site")

    assert ran.exit_code == 0, ran.output
    listed = _page(folder, "sources/index.html").select("ul.ib-all > li")
    assert [link.text for link in listed[0].select("details a")] == [
        "Why & how?",
        "Storms: 3 storms",
        "It rained in May.",
    ]
    assert len(_page(folder, "why/index.html").select(".ib-figures")) == 1
    assert len(_page(folder, "days/index.html").select(".ib-timeline")) == 1
