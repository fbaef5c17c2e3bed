"""Ibidem beside plugins of others: what it gives them, and what it takes from them.

`tests/hosts/` builds sites with the real packages, of which Material's alone are here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.theme import Theme

from macros.check import site
from macros.content import citations
from macros.content.sources import bibliography
from macros.core.text import Text
from macros.plugin.beside import i18n, print_site, social
from macros.plugin.beside.refused import REFUSED, refuse, refuse_language
from macros.project import files as project_files
from macros.publish.views.view_models import Head
from macros.render.elsewhere import among_others, excerpt
from macros.render.markup import CitationExtension

from .builds import Outcome, build
from .conftest import RULES, Write

_STORE = (
    "@article{a, title = {A}, author = {Ann Ash}, journaltitle = {P}, date = {2024}}\n"
    "@article{b, title = {B}, author = {Ben Birch}, journaltitle = {P}, date = {2023}}\n"
)
_HOME = '# Home\n\nIt began.{{ cite("a") }} It went on.{{ cite("b") }}\n'
_SETTINGS = (
    "site_name: Guest\nsite_url: https://guest.example.org/\ntheme: {{name: material, font: false}}\n{}"
)


def _files(settings: str, files: Mapping[str, str]) -> dict[str, str]:
    return {
        "mkdocs.yml": _SETTINGS.format(settings),
        "bibliography.bib": _STORE,
        "docs/index.md": _HOME,
        **files,
    }


def _built(write: Write, settings: str, files: Mapping[str, str]) -> Outcome:
    return build(write(_files(settings, files)), "--strict")


def _tree(folder: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((folder / "site" / name).read_text(encoding="utf-8"), "html.parser")


def _shown(tree: BeautifulSoup) -> list[str]:
    return [marker.text for marker in tree.select("a.ib-ref")]


def _found(write: Write, settings: str, files: Mapping[str, str]) -> list[str]:
    """Return what a check of a project finds."""
    folder = write(_files(settings, files))
    result = site.judged(site.build(project_files.read(folder / "mkdocs.yml", RULES)))
    return [f"{one.location.path}:{one.location.line} {one.rule} {one.message}" for one in result.findings]


_POST = """\
---
date: 2024-05-0{day}
categories: [Ships]
{more}---

# {title}

It landed.{{{{ cite("b") }}}} It left.{{{{ cite("a") }}}}

<!-- more -->

More was said.{{{{ cite("b") }}}}
"""
_TYPED = """\
type: explainer
title: Why?
description: So.
authors: [ada]
published: 2024-05-03
checked: 2024-05-03
"""
_BLOG = {
    "docs/blog/index.md": "# News\n",
    "docs/blog/posts/one.md": _POST.format(
        day=1, more="", title='A ship{{ cite("a") }} and {{ quote("b", "fog") }}'
    ),
    "docs/blog/posts/draft.md": _POST.format(day=2, more="draft: true\n", title="A draft"),
    "docs/blog/posts/typed.md": _POST.format(day=3, more=_TYPED, title="A typed post").replace(
        "# A typed post\n\n", ""
    ),
    "docs/blog/.authors.yml": "authors:\n  ada: {name: Ada, description: Writes., avatar: https://example.org/a}\n",
    "docs/sources.md": "---\ntitle: Sources\ntemplate: ibidem/sources.html\n---\n",
}


def test_excerpts_of_posts_lead_to_the_posts(write: Write, tmp_path: Path) -> None:
    outcome = _built(write, "plugins: [blog, search, ibidem]\n", _BLOG)

    assert outcome.code == 0, outcome.output
    index, post = _tree(tmp_path, "blog/index.html"), "2024/05/01/a-ship-and-fog/"
    links = [str(link["href"]) for link in index.select("a.ib-ref")]
    assert links[-4:] == [f"{post}#src-{key}" for key in ("a", "b", "b", "a")]
    assert [marker.text for marker in index.select("a.ib-ref")][-4:] == ["[1]", "[2]", "[2]", "[1]"]
    assert index.select("a.ib-ref[id], section.ib-sources, a a") == []
    own = _tree(tmp_path, f"blog/{post}index.html")
    assert _shown(own) == ["[1]", "[2]", "[2]", "[1]", "[2]"]
    assert len(own.select("section.ib-sources > ol > li")) == 2
    listed = _tree(tmp_path, "sources/index.html").select(f"a[href*='blog/{post}#cite-']")
    assert listed
    typed = _tree(tmp_path, "blog/2024/05/03/why/index.html")
    assert [bool(typed.select(part)) for part in (".md-post__meta", ".ib-header h1", ".ib-citing")] == [
        True
    ] * 3


def test_a_page_with_a_type_keeps_what_the_theme_shows_around_its_text(write: Write, tmp_path: Path) -> None:
    page = f'---\n{_TYPED}tags: [sea]\n---\n\nIt landed.{{{{ cite("b") }}}}\n'
    files = {"docs/why.md": page, "docs/.authors.yml": "authors:\n  ada: {name: Ada, description: Writes.}\n"}

    outcome = _built(write, "plugins: [search, tags, ibidem]\n", files)

    assert outcome.code == 0, outcome.output
    tree = _tree(tmp_path, "why/index.html")
    order = [str(tag["class"]) for tag in tree.select("nav.md-tags, .ib-header, .ib-sources, .ib-citing")]
    assert order == ["['md-tags']", "['ib-header']", "['ib-sources']", "['ib-part', 'ib-citing']"]
    # What we correct of Material on our own site stays as a guest has it.
    assert tree.select('.md-toggle[autocomplete="off"]')


def test_defaults_of_a_folder_count_as_front_matter(write: Write, tmp_path: Path) -> None:
    files = {
        "docs/.meta.yml": "authors: [ada]\n",
        "docs/checks/.meta.yml": "type: explainer\nauthors: [bo]\npublished: 2024-05-03\n",
        "docs/checks/one.md": (
            '---\ntitle: Why?\ndescription: So.\nchecked: 2024-05-03\n---\n\nIt was.{{ cite("a") }}\n'
        ),
        "docs/.authors.yml": "authors:\n  ada: {name: Ada}\n  bo: {name: Bo}\n",
    }

    outcome = _built(write, "plugins: [search, meta, ibidem]\n", files)

    assert outcome.code == 0, outcome.output
    bylines = _tree(tmp_path, "checks/one/index.html").select(".ib-byline a")
    assert [link.text for link in bylines] == ["Ada", "Bo"]


@pytest.mark.parametrize(
    ("defaults", "page", "finding"),
    [
        ("type: explaner\n", "# A\n", "docs/deep/.meta.yml:1 invalid-front-matter"),
        ("type: opinion\ntitle: A\n", "Text.\n", 'needs "description"'),
        ("type: [\n", "# A\n", "docs/deep/.meta.yml:1 invalid-front-matter"),
        ("# Nothing yet.\n", "# A\n", "docs/deep/.meta.yml:1 invalid-front-matter"),
        ("- type\n", "# A\n", "docs/deep/.meta.yml:1 invalid-front-matter"),
        ("further_reading: [nobody]\n", "---\ntitle: A\n---\nText.\n", 'no source has the key "nobody"'),
        ("search: {exclude: true}\n", "---\nsearch: {exclude: false}\n---\n# A\n", ""),
        ("type: explainer\n", "---\ntitle: [\n---\n# A\n", ""),
    ],
)
def test_a_mistake_in_defaults_is_found_in_their_file(
    defaults: str, page: str, finding: str, write: Write
) -> None:
    found = _found(
        write, "plugins: [search, meta, ibidem]\n", {"docs/deep/.meta.yml": defaults, "docs/deep/a.md": page}
    )

    assert [one for one in found if finding in one] if finding else not found, found


_PARTS = {
    "docs/page.md": '# Page\n\nIt began.{{ cite("a") }}\n\n{}\n\nIt ended.{{ cite("a") }}\n',
    "parts/part.md": 'It was said.{{ cite("b") }} And told.{{ quote("b", "at length") }}\n',
}


def test_snippets_are_numbered_with_their_page(write: Write, tmp_path: Path) -> None:
    page = _PARTS["docs/page.md"].replace("{}", '--8<-- "part.md"')
    settings = "plugins: [search, ibidem]\nmarkdown_extensions: [{pymdownx.snippets: {base_path: [parts]}}]\n"

    outcome = _built(write, settings, {**_PARTS, "docs/page.md": page, "docs/index.md": "# Home\n"})

    assert outcome.code == 0, outcome.output
    tree = _tree(tmp_path, "page/index.html")
    assert _shown(tree) == ["[1]", "[2]", "[2]", "[1]"]
    assert tree.select_one(".ib-quotation bdi") is not None


def test_files_that_jinja_includes_are_numbered_with_their_page(write: Write, tmp_path: Path) -> None:
    page = _PARTS["docs/page.md"].replace("{}", '{% include "part.md" %}')
    settings = "plugins: [search, macros: {include_dir: parts}, ibidem]\n"

    outcome = _built(write, settings, {**_PARTS, "docs/page.md": page, "docs/index.md": "# Home\n"})

    assert outcome.code == 0, outcome.output
    assert _shown(_tree(tmp_path, "page/index.html")) == ["[1]", "[2]", "[2]", "[1]"]


def test_two_posts_with_one_address_are_found(write: Write) -> None:
    post = _POST.format(day=1, more="", title="A ship and fog")
    files = {**_BLOG, "docs/blog/posts/again.md": post + '\nAgain.{{ cite("a") }}\n'}

    outcome = _built(write, "plugins: [blog, search, ibidem]\n", files)

    assert outcome.code == 1
    told = (
        'docs/blog/posts/one.md" have one address, "blog/2024/05/01/a-ship-and-fog/": readers get that file'
    )
    assert f'error[displaced-page] this page and "{told}' in outcome.output


_ELSEWHERE = {
    "template": ("plugins: [search, macros: {include_dir: parts}, ibidem]\n", '{% include "part.md" %}'),
    "snippet": ("markdown_extensions: [pymdownx.snippets]\n", '--8<-- "parts/part.md:1:2"'),
    "snippets": ("markdown_extensions: [pymdownx.snippets]\n", "--8<--\nparts/part.md\n\n--8<--"),
    "include": ("plugins: [search, include-markdown, ibidem]\n", '{% include-markdown "../parts/part.md" %}'),
    "glob": ("plugins: [search, include-markdown, ibidem]\n", "{% include '../parts/*.md' start='It' %}"),
    "docs": ("plugins: [search, include-markdown, ibidem]\n", '{% include "deep/part.md" %}'),
    "nested": ("plugins: [search, include-markdown, ibidem]\n", '{% include-markdown "deep/outer.txt" %}'),
    "module": ("plugins: [search, {mkdocstrings: {}}, ibidem]\n", "::: code.tides"),
    "member": ("plugins: [search, {mkdocstrings: {}}, ibidem]\n", "::: code.tides.Tide.turn"),
    "no module": ("plugins: [search, {mkdocstrings: {}}, ibidem: {included: [parts]}]\n", "::: nothing"),
    "package": (
        "plugins: [search, {mkdocstrings: {handlers: {python: {paths: [src]}}}}, ibidem]\n",
        "::: harbor",
    ),
    "setting": ("plugins: [search, ibidem: {included: [parts, src/harbor/a.py]}]\n", ""),
    "one file": ("extra: {ibidem: {included: [parts/part.md]}}\nplugins: [search, ibidem]\n", ""),
}
_CODE = 'def turn():\n    """Turn {{ cite("b") }}, {{ cite("c", locator="p. 1") }}."""\n'


@pytest.mark.parametrize("name", _ELSEWHERE)
def test_citations_in_texts_that_pages_show_count(name: str, write: Write) -> None:
    settings, mark = _ELSEWHERE[name]
    settings += "" if "plugins:" in settings else "plugins: [search, ibidem]\n"
    files = {
        **_PARTS,
        "docs/page.md": _PARTS["docs/page.md"].replace("{}", mark),
        "docs/index.md": "# Home\n",
        "code/tides.py": _CODE,
        "src/harbor/a.py": _CODE,
        "exclude.txt": "",
        "docs/deep/part.md": _PARTS["parts/part.md"],
        "docs/deep/outer.txt": '{% include "../../parts/part.md" %}\n{% include "missing.md" %}',
    }
    if name != "docs":
        del files["docs/deep/part.md"]

    found = _found(write, settings, files)

    is_code = name in {"module", "member", "package", "setting"}
    place = "src/harbor/a.py" if name in {"package", "setting"} else "code/tides.py"
    expected = [f'{place}:2 undefined-citation no source has the key "c"'] if is_code else []
    assert found == expected


def test_brackets_in_an_included_text_are_told_to_be_macros(write: Write) -> None:
    settings = "markdown_extensions: [pymdownx.snippets]\nplugins: [search, ibidem: {syntax: pandoc}]\n"
    files = {
        **_PARTS,
        "docs/index.md": "# Home\n",
        "docs/page.md": '# Page\n\nIt was [@a].\n\n--8<-- "parts/part.md"\n',
        "parts/part.md": "It is so [@b].\n",
    }

    found = _found(write, settings, files)

    assert 'parts/part.md:1 bare-number-citation "[@b]" is typed by hand, and leads to no source' in found


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        pytest.param("Why it turned [@b]", "Why it turned", id="brackets"),
        pytest.param("Why [see @a, p. 4; @b] it turned [@b]", "Why it turned", id="more"),
        pytest.param("Why @b turned", "Why @b turned", id="in-text"),
    ],
)
def test_a_title_is_read_without_citations_in_brackets(title: str, plain: str) -> None:
    assert citations.without(title, "pandoc", {"a", "b"}) == plain
    assert citations.without(title) == title


def test_what_no_page_shows_does_not_count(write: Write) -> None:
    found = _found(write, "plugins: [search, ibidem]\n", {**_PARTS, "docs/index.md": "# Home\n"})

    assert [one.partition(" ")[2] for one in found] == ['unused-source no page cites "b"']


def test_excluded_pages_are_not_checked(write: Write) -> None:
    settings = "plugins: [search, {exclude: {glob: ['parts/*', '*.tmp.md']}}, ibidem]\n"
    files = {"docs/parts/a.md": '{{ cite("c") }}', "docs/x.tmp.md": '{{ cite("d") }}'}

    assert _found(write, settings, files) == []


def test_what_others_are_told_is_inherited(write: Write) -> None:
    files = {
        "mkdocs.yml": "INHERIT: base.yml\nsite_name: Guest\n",
        "base.yml": "plugins: {search: {}, exclude: {glob: 'parts/*'}, ibidem: {}}\n",
        "docs/parts/a.md": '{{ cite("c") }}',
    }

    assert _found(write, "", files) == []


def test_an_included_call_that_nothing_says_is_found(write: Write) -> None:
    hook = (
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(200)\n"
        "def on_page_markdown(markdown, **_):\n"
        '    return markdown + \'\\n\\n{{ cite("a", locator="p. 9") }}\\n\'\n'
    )

    outcome = _built(write, "hooks: [more.py]\nplugins: [search, ibidem]\n", {"more.py": hook})

    assert outcome.code == 1
    assert "the built page shows 1 citation that its text does not have" in outcome.output


def test_a_page_of_a_plugin_cites_only_what_a_text_says(write: Write, tmp_path: Path) -> None:
    hook = (
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    text = '# Made\\n\\nIt began.{{ cite(\"a\") }}\\n'\n"
        '    files.append(File.generated(config, "made.md", content=text))\n'
    )

    outcome = _built(write, "hooks: [make.py]\nplugins: [search, ibidem]\n", {"make.py": hook})

    assert outcome.code == 0, outcome.output
    assert _shown(_tree(tmp_path, "made/index.html")) == ["[1]"]


def test_a_page_of_a_plugin_with_a_call_as_typed_is_found(write: Write) -> None:
    hook = (
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        '    files.append(File.generated(config, "made.md", content="# Made\\n"))\n'
        "def on_page_content(html, page, **_):\n"
        '    return html + (\'<p>{{ cite("a") }} {{ x }}</p>\' if page.file.src_uri == "made.md" else "")\n'
    )

    outcome = _built(write, "hooks: [make.py]\nplugins: [search, ibidem]\n", {"make.py": hook})

    assert outcome.code == 1
    assert (
        "docs/made.md:1:1: error[unrendered-macro] a plugin makes this page, and publishes" in outcome.output
    )
    assert "{{ x }}" not in outcome.output


def test_a_second_build_with_one_configuration_is_like_the_first(write: Write, tmp_path: Path) -> None:
    hook = (
        "from mkdocs.commands.build import build\n"
        "begun = []\n"
        "def on_post_build(config):\n"
        "    if not begun:\n"
        "        begun.append(config.markdown_extensions)\n"
        "        build(config)\n"
        "    assert sum(type(one).__name__ == 'CitationExtension' for one in begun[0]) == 1\n"
    )

    outcome = _built(write, "hooks: [again.py]\nplugins: [search, ibidem]\n", {"again.py": hook})

    assert outcome.code == 0, outcome.output
    tree = _tree(tmp_path, "index.html")
    assert _shown(tree) == ["[1]", "[2]"]
    assert len(tree.select('link[href*="ibidem.css"]')) == 1


def test_a_heading_that_cites_makes_a_title_without_marks(write: Write, tmp_path: Path) -> None:
    page = '# A ship{{ cite("a") }} lands\n\nOn {{ 1 + 1 }} days.{{ cite("b") }}\n'

    outcome = _built(write, "plugins: [search, macros, ibidem]\n", {"docs/index.md": page})

    assert outcome.code == 0, outcome.output
    title = _tree(tmp_path, "index.html").select_one(".md-header__topic + .md-header__topic")
    assert title is not None
    assert title.text.strip() == "A ship lands"


def test_a_macro_of_our_name_in_a_later_module_is_refused(write: Write) -> None:
    files = {"main.py": "def define_env(env):\n    @env.macro\n    def quote(key):\n        return key\n"}

    outcome = _built(write, "plugins: [search, macros: {modules: [macros]}]\n", files)

    assert outcome.code == 1
    assert '"quote" is a macro of ours; give the macro "quote" of your module' in outcome.output


def test_plugins_that_cannot_be_beside_ours_are_refused() -> None:
    refuse(["search", "ibidem"], "mkdocs.yml")
    for name in REFUSED:
        with pytest.raises(PluginError, match=f'the plugin "{name}" .*; build each site by itself'):
            refuse(["search", name], "properdocs.yml")


@pytest.mark.parametrize(
    ("language", "hint"),
    [
        pytest.param("pt-PT", 'write "language: pt"', id="region"),
        pytest.param("sr_Latn", 'write "language: sr"', id="script"),
        pytest.param("dee", 'did you mean "de"?', id="misspelt"),
        pytest.param("klingon", "it has af, ar", id="unknown"),
    ],
)
def test_a_language_without_words_in_the_theme_ends_in_one_line(
    language: str, hint: str, write: Write
) -> None:
    refuse_language(Theme(name="material", language="zh-TW"))
    refuse_language(Theme(name="mkdocs", language=language))
    with pytest.raises(PluginError, match=re.escape(f'"{language}"; {hint}')):
        refuse_language(Theme(name="material", language=language))

    settings = f"theme: {{name: material, language: {language}}}\nplugins: [search, ibidem]\n"
    outcome = build(write({"mkdocs.yml": f"site_name: A\n{settings}", "docs/index.md": "# A\n"}))

    assert outcome.code == 1
    assert f'the theme has no words in the language "{language}"' in outcome.output
    assert "Traceback" not in outcome.output


def _config(**plugins: object) -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict({"site_name": "x"})
    config.plugins = plugins  # type: ignore[assignment]  # a mapping will do
    return config


@pytest.mark.parametrize(
    ("plugins", "placed"),
    [
        ({}, "authors/a/index.html"),
        (
            {"i18n": SimpleNamespace(is_default_language_build=True, current_language="en")},
            "authors/a/index.html",
        ),
        (
            {"i18n": SimpleNamespace(is_default_language_build=False, current_language="fr")},
            "fr/authors/a/index.html",
        ),
    ],
)
def test_pages_of_authors_are_in_the_folder_of_the_language(plugins: dict[str, Any], placed: str) -> None:
    files = [File(name, None, "site", True) for name in ("authors/a.md", "sources.bib")]  # noqa: FBT003

    made = list(i18n.placed(files, _config(**plugins)))

    assert [file.dest_uri for file in made] == [placed, "sources.bib"]


def _social(*, cards: bool) -> object:
    kind = type("SocialPlugin", (), {"__module__": "material.plugins.social.plugin"})
    plugin = kind()
    plugin.config = SimpleNamespace(enabled=True, cards=cards)
    return plugin


def test_tags_of_cards_are_left_to_the_plugin_that_draws_them() -> None:
    head = Head(
        properties=(("og:title", "A"), ("og:site_name", "B"), ("og:image:alt", "C"), ("article:author", "D"))
    )

    kept = social.without_doubles(head, _config(social=_social(cards=True)))

    assert [name for name, _ in kept.properties] == ["og:site_name", "article:author"]
    assert social.without_doubles(head, _config(social=_social(cards=False))) is head
    assert social.without_doubles(head, _config(search=object())) is head


_CONTENT = (
    '<header class="ib-header" id="ib-title"><a href="../authors/ada/">A</a> <a href="https://e.org/">E</a>'
    ' <a href="#ib-sources">S</a></header><p>It.<sup class="ib-cite" data-search-exclude="">'
    '<a class="ib-ref" id="cite-a-1" role="doc-biblioref" href="#src-a" aria-label="x">[1]</a></sup></p>'
    '<section aria-labelledby="sources" class="ib-sources" id="ib-sources"><h2 id="sources">Sources</h2>'
    '<ol><li id="src-a"><a role="doc-backlink" href="#cite-a-1">↑</a></li></ol></section>'
)


def test_a_page_that_shows_all_pages_gets_lists_and_links_of_its_own() -> None:
    page: Any = SimpleNamespace(html="", content=_CONTENT, url="why/A/")
    printed = SimpleNamespace(print_page=SimpleNamespace(url="print_page/"))

    print_site.show(page, _config(**{"print-site": printed}))

    tree = BeautifulSoup(page.html, "html.parser")
    ids = {str(tag["id"]) for tag in tree.select("[id]")}
    assert ids == {"why-a-ib-title", "why-a-cite-a-1", "why-a-ib-sources", "sources", "why-a-src-a"}
    links = [str(link["href"]) for link in tree.select("a")]
    assert links == [
        "../why/authors/ada/",
        "https://e.org/",
        "#why-a-ib-sources",
        "#why-a-src-a",
        "#why-a-cite-a-1",
    ]
    assert 'aria-labelledby="why-a-sources"' in page.html
    # The plugin changes attributes with double quotation marks.
    assert 'href="#' not in page.html


@pytest.mark.parametrize("plugins", [{}, {"print-site": SimpleNamespace()}])
def test_a_page_that_nobody_prints_is_left_alone(plugins: dict[str, Any]) -> None:
    page: Any = SimpleNamespace(content=_CONTENT, url="")

    print_site.show(page, _config(**plugins))

    assert not hasattr(page, "html")


def test_the_home_page_has_a_key_too() -> None:
    page: Any = SimpleNamespace(html="", content='<p id="ib-x">', url="")
    printed = SimpleNamespace(print_page=SimpleNamespace(url="print_page/"))

    print_site.show(page, _config(**{"print-site": printed}))

    assert page.html == "<p id='index-ib-x'>"


def test_an_excerpt_has_no_ids_and_no_lists() -> None:
    shown = excerpt(_CONTENT, "../why/")

    assert "<section" not in shown
    assert '<a class="ib-ref" role="doc-biblioref" href="../why/#src-a"' in shown
    assert excerpt("<p>Plain</p>", "x") == "<p>Plain</p>"
    assert among_others("<p>Plain</p>", "x", str) == "<p>Plain</p>"


def _inner(page: str, docstring: str) -> BeautifulSoup:
    """Convert a page with a docstring in it as mkdocstrings does: apart, and put in as HTML."""
    found, _ = bibliography.read((Text("b.bib", _STORE),))
    extension = CitationExtension(found.by_key)
    extension.said = lambda: {("cite", ("b",), "", "", ""), ("quote", ("a",), "", "told", "")}
    extension.further_reading = ["b"]

    class Docstrings(Treeprocessor):
        def run(self, root: Element) -> None:
            inner = Markdown(extensions=[extension])
            inner.treeprocessors.register(Treeprocessor(inner), "mkdocstrings_ids", 4)
            html = inner.convert(docstring)
            for paragraph in root.iter("p"):
                if paragraph.text == "HERE":
                    paragraph.tag, paragraph.text = "div", self.md.htmlStash.store(html)
                    paragraph.set("class", "mkdocstrings")

    md = Markdown(extensions=[extension])
    md.treeprocessors.register(Docstrings(md), "docstrings", 15)
    return BeautifulSoup(md.convert(page), "html.parser")


def test_markers_in_docstrings_are_numbered_with_their_page() -> None:
    docstring = 'Tides {{ cite("b") }} and {{ quote("a", "told") }} and \ue100\ue200\ue101 {{ cite("b") }}.'
    tree = _inner('It.{{ cite("a") }}\n\nHERE\n\nThen.{{ cite("b") }}', docstring)

    assert _shown(tree) == ["[1]", "[2]", "[1]", "[2]", "[2]"]
    assert len(tree.select("section")) == 1
    assert [str(item["id"]) for item in tree.select("section.ib-sources li")] == ["src-a", "src-b"]
    assert len(tree.select(".mkdocstrings sup.ib-cite")) == 3
    quoted = tree.select_one(".mkdocstrings .ib-quotation")
    assert quoted is not None
    assert quoted.text == "“told”[1]"
    assert "\ue100\ue200\ue101" in tree.text


def test_a_docstring_alone_makes_the_list_of_its_page() -> None:
    tree = _inner("HERE", 'Tides {{ cite("nobody") }} and {{ cite("b") }}.')

    assert _shown(tree) == ["[1]"]
    assert [mark.text for mark in tree.select(".mkdocstrings mark.ib-missing")] == ["[? nobody]"]
