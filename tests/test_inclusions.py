"""Snippets and templates that pages include are read, and each mistake is found in its own file and line."""

from __future__ import annotations

import pytest

from macros.project import files
from macros.syntax.markdown.snippet_lines import shown_lines
from macros.syntax.markdown.snippets import snippets

from .builds import build
from .conftest import RULES, Write, check

_STORE = {"bibliography.bib": "@misc{a, title = {A}}\n", "docs/one.md": 'One.{{ cite("a") }}\n'}


def _settings(snippets: str = "{}", plugins: str = "[search, macros: {modules: [ibidem]}]") -> str:
    return f"plugins: {plugins}\nmarkdown_extensions: [pymdownx.snippets: {snippets}]\n"


def _found(write: Write, page: str, more: dict[str, str], settings: str = "") -> list[str]:
    contents = {
        "mkdocs.yml": settings or _settings(),
        **_STORE,
        "docs/page.md": f'{page}\n\n{{{{ cite("a") }}}}\n',
    }
    return check(write({**contents, **more}), is_guest=True).splitlines()


@pytest.mark.parametrize(
    ("part", "found"),
    [
        pytest.param(
            'It began.{{ cite("b") }}', '1:19: error[undefined-citation] no source has the key "b"', id="key"
        ),
        pytest.param(
            "A\nIt began.{{ cite('a') }}",
            "2:10: error[unrendered-macro] in a snippet a citation needs its plainest form, "
            "since macros have run before",
            id="form",
        ),
        pytest.param(
            "It is {{ page.title }}",
            "1:7: error[unrendered-macro] this is published as it is typed: "
            "snippets are put in after macros have run",
            id="macro",
        ),
        pytest.param(
            '<!-- {{ cite("a") }} -->',
            "1:6: error[hidden-citation] this citation is in an HTML comment, where its number is not shown",
            id="hidden",
        ),
        pytest.param(
            "{{ cite('a' b) }}",
            "1:1: error[unrendered-macro] in a snippet a citation needs its plainest form, "
            "since macros have run before",
            id="unreadable",
        ),
        pytest.param(
            '{{ cite("a", key="b") }}',
            "1:1: error[unrendered-macro] in a snippet a citation needs its plainest form, "
            "since macros have run before",
            id="argument",
        ),
        pytest.param('{{ cite("a")', '1:1: error[unrendered-macro] "{{" is never closed', id="unclosed"),
        pytest.param(
            "{{ cite(key) }}",
            "1:1: error[dynamic-citation] a citation must stand on its own, with its keys as literal text",
            id="computed",
        ),
    ],
)
def test_what_is_wrong_in_a_snippet_is_found_there(write: Write, part: str, found: str) -> None:
    reported = _found(write, '--8<-- "part.md"', {"part.md": f"{part}\n"})
    assert f"part.md:{found}" in reported
    assert all(line.startswith("part.md:") for line in reported)


@pytest.mark.parametrize(
    ("page", "snippets"),
    [
        pytest.param('--8<-- "part.md"', "{}", id="file"),
        pytest.param('-8<- "part.md"', "{}", id="one dash"),
        pytest.param("--8<--\npart.md\n--8<--", "{}", id="block"),
        pytest.param('--8<-- "part.md:2:2"', "{}", id="lines"),
        pytest.param('--8<-- "part.md:-3"', "{}", id="last lines"),
        pytest.param('--8<-- "part.md:s"', "{}", id="section"),
        pytest.param('--8<-- "part.md:1:1"\n--8<-- "part.md:2:3"', "{}", id="lines of two"),
        pytest.param('--8<-- "outer.md"', "{}", id="snippet in a snippet"),
        pytest.param('--8<-- "part.md"', "{base_path: [none, inc]}", id="folder"),
        pytest.param('--8<-- "part.md"', "{base_path: inc/part.md}", id="file as folder"),
        pytest.param('--8<-- "../inc/part.md"', "{base_path: docs, restrict_base_path: false}", id="outside"),
        pytest.param("Nothing.", "{auto_append: [gone.md, part.md]}", id="appended"),
        pytest.param('--8<-- "inc/part.md"', "{base_path: !relative $config_dir}", id="unknown folder"),
        pytest.param('```\n--8<-- "part.md"\n``x`', "{}", id="fence that is never closed"),
        pytest.param("`a\n--8<--\npart.md\n--8<--\nb`", "{}", id="backticks around a block"),
    ],
)
def test_every_form_of_a_snippet_is_read(write: Write, page: str, snippets: str) -> None:
    part = '# --8<-- [start:s]\nIt began.{{ cite("b") }}\n# --8<-- [end:s]\n'
    more = {"part.md": part, "inc/part.md": part, "outer.md": '--8<-- "outer.md"\n--8<-- "part.md"\n'}

    (found,) = _found(write, page, more, _settings(snippets))

    assert found.endswith('part.md:2:19: error[undefined-citation] no source has the key "b"')


@pytest.mark.parametrize(
    ("page", "part"),
    [
        pytest.param('--8<-- "part.md:1:1"', 'A.{{ cite("a") }}\nB.{{ cite("b") }}', id="other lines"),
        pytest.param(
            '--8<-- "part.md:s"',
            "{{ x }}\n; --8<-- [start:s]\nA.\n; --8<-- [start:s]\n; --8<-- [end:t]\nB\n"
            "; --8<-- [end:s]\n{{ x }}",
            id="other sections",
        ),
        pytest.param('```yaml\n--8<-- "part.md"\n```', 'a: {{ .Values.b }} {{ cite("b") }}', id="code"),
        pytest.param('    --8<-- "part.md"', '{{ x }} {{ cite("b") }}', id="indented code"),
        pytest.param('`a\n--8<-- "part.md:1:1"\nb`', '{{ x }} {{ cite("b") }}\n', id="line in a code span"),
        pytest.param(';--8<-- "gone.md"', "A", id="escaped"),
        pytest.param('--8<-- "gone.md"', "A", id="missing where nobody minds"),
        pytest.param('--8<-- "part.md:gone"', "A", id="section missing where nobody minds"),
        pytest.param(
            '--8<-- "part.md"', "`{{ x }}` {# a #} <!-- {{ x }} -->\n\n    {{ y }}", id="code in it"
        ),
    ],
)
def test_what_no_page_shows_of_a_snippet_nope(write: Write, page: str, part: str) -> None:
    assert _found(write, page, {"part.md": part}) == []


def test_a_snippet_on_a_page_of_a_guest_is_its_own_text_nope(write: Write) -> None:
    more = {"docs/page.md": '--8<-- "part.md"\n', "part.md": "{{ x }}\n"}
    assert _found(write, "", more) == []


@pytest.mark.parametrize(
    ("page", "snippets", "message"),
    [
        pytest.param('--8<-- "gone.md"', "", 'there is no file "gone.md" to show', id="file"),
        pytest.param('--8<-- "part.md:gone"', "", '"part.md" has no section "gone"', id="section"),
        pytest.param('--8<-- "part.md:end"', "", '"part.md" has no section "end"', id="end without a start"),
        pytest.param(
            '--8<-- "../part.md"', ", base_path: docs", 'there is no file "../part.md"', id="outside"
        ),
        pytest.param('--8<-- "https://example.org/a"', "", 'there is no file "https', id="address"),
        pytest.param('--8<-- "docs"', "", 'there is no file "docs"', id="folder"),
    ],
)
def test_a_snippet_that_is_missing_is_found_where_the_build_would_end(
    write: Write, page: str, snippets: str, message: str
) -> None:
    settings = _settings(f"{{check_paths: true{snippets}}}")

    (found,) = _found(write, f"A.\n\n{page}", {"part.md": "; --8<-- [end:end]\n"}, settings)

    assert found.startswith(f"docs/page.md:3:1: error[unrendered-macro] {message}")


def test_a_snippet_from_the_web_nope(write: Write) -> None:
    settings = _settings("{check_paths: true, url_download: true}")
    assert _found(write, '--8<-- "https://example.org/a"', {}, settings) == []


def test_a_snippet_that_is_no_text_nope(write: Write) -> None:
    folder = write({"mkdocs.yml": _settings(), **_STORE, "docs/page.md": '--8<-- "part.md"\n'})
    (folder / "part.md").write_bytes(b"\xff")

    assert check(folder, is_guest=True) == ""


@pytest.mark.parametrize(
    ("typed", "content", "lines"),
    [
        ("a:2", "1\n2\n3", {1, 2}),
        ("a::2", "1\n2\n3", {0, 1}),
        ("a:0:1", "1\n2\n3", {0}),
        ("a:2:1", "1\n2\n3", set()),
        ("a:-1:-1", "1\n2\n3", {2}),
        ("a:-9:-9", "1\n2\n3", set()),
        ("a:9:12", "1\n2\n3", set()),
        ("a:1:1,3:3", "1\n2\n3", {0, 2}),
        ("a:s", "--8<-- [start:s]\nx", {1}),
        ("a:s", "<!-- --8<-- [START: s ] -->\nx\n<!-- -8<- [end:s] -->\ny", {1}),
    ],
)
def test_the_lines_of_a_snippet(typed: str, content: str, lines: set[int]) -> None:
    (snippet,) = snippets(f'--8<-- "{typed}"')
    assert shown_lines(content, snippet) == frozenset(lines)


_TEMPLATES = {
    "docs/part.txt": "{{ foo.bar }} {{ near }}",
    "docs/deep.txt": '{{ near }} {% include "part.txt" %}',
    "docs/keyed.txt": 'It.{{ cite("b") }}',
    "docs/p.txt": '{% include "q.txt" %}',
    "docs/q.txt": '{% include "keyed.txt" %}{% include "p.txt" %}{% include "deep.txt" %}',
}


@pytest.mark.parametrize(
    ("page", "found"),
    [
        pytest.param('{% include "part.txt" %}', ["docs/part.txt:1:1 foo"], id="name"),
        pytest.param('{% include "/part.txt" %}', ["docs/part.txt:1:1 foo"], id="from the root"),
        pytest.param(
            '{% set near = 1 %}{% include "deep.txt" %}', ["docs/part.txt:1:1 foo"], id="names of pages"
        ),
        pytest.param('{% include "keyed.txt" %}', ["docs/keyed.txt:1:13 key"], id="key"),
        pytest.param('{% include "gone.txt" %}', ["docs/page.md:1:1 gone.txt"], id="missing"),
        pytest.param('{% import "gone.txt" as x %}', ["docs/page.md:1:1 gone.txt"], id="missing import"),
        pytest.param('{% include "../mkdocs.yml" %}', ["docs/page.md:1:1 mkdocs.yml"], id="outside"),
        pytest.param('{% include "page.md" %}', ["docs/page.md:1:1 itself"], id="itself"),
        pytest.param(
            '{% set near = 1 %}{% include "p.txt" %}',
            ["docs/keyed.txt:1:13 key", "docs/part.txt:1:1 foo", "docs/q.txt:1:26 itself"],
            id="each other",
        ),
        pytest.param('{% include "gone.txt" ignore missing %}', [], id="may be missing"),
        pytest.param('{% include ["gone.txt", "part.txt"] ignore missing %}', [], id="several"),
        pytest.param('`{% include "gone.txt" %}` {# {% include "gone.txt" %} #}', [], id="code"),
        pytest.param('{% raw %}{% include "gone.txt" %}{% endraw %}', [], id="raw"),
        pytest.param('---\nrender_macros: false\n---\n{% include "gone.txt" %}', [], id="switched off"),
    ],
)
def test_templates_that_a_page_includes_are_read(write: Write, page: str, found: list[str]) -> None:
    contents = {"mkdocs.yml": _settings(), **_STORE, "docs/page.md": f"{page}\n", **_TEMPLATES}

    reported = check(write(contents), is_guest=True).splitlines()

    assert [line.split(": ")[0] for line in reported] == [one.split(" ")[0] for one in found]
    assert all(one.split(" ")[1] in line for one, line in zip(found, reported, strict=True))


def test_a_page_that_shows_another_page_shows_its_citations(write: Write) -> None:
    settings = _settings(plugins="[search, ibidem]")
    page = '# Page\n\n--8<-- "docs/one.md"\n'
    contents = {"mkdocs.yml": f"site_name: x\n{settings}", **_STORE, "docs/page.md": page}
    folder = write(contents)

    outcome = build(folder)

    assert outcome.code == 0, outcome.output
    assert 'class="ib-cite"' in (folder / "site/page/index.html").read_text(encoding="utf-8")
    assert files.read(folder / "mkdocs.yml", RULES).inclusions.shares_pages
