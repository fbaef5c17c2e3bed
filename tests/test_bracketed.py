"""Citations in pandoc's notation on a site with `syntax: pandoc`: what the scan makes of them."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.check import site
from macros.check.rules import IDS
from macros.content import citations, claims
from macros.content.claims import Claim
from macros.core.model import Page
from macros.core.text import Text
from macros.project import files
from macros.render.substitution import substituted
from macros.syntax.tokens import decode

from .conftest import Write, check

KEYS = frozenset({"a", "b", "odd key"})


def _scan(content: str) -> citations.Scan:
    return citations.scan(Text("page.md", content), keys=KEYS, syntax="pandoc")[0]


def _calls(content: str) -> list[str]:
    """Return the calls as macros, each with what hides it."""
    return [
        f"{call.macro}({', '.join(one.key for one in call.citations)})"
        f"{call.prefix and f' {call.prefix}'}{call.locator and f', {call.locator}'}"
        f"{call.hidden_in and f' in {call.hidden_in}'}"
        for call in _scan(content).calls
    ]


@pytest.mark.parametrize(
    ("content", "calls"),
    [
        pytest.param("A [@a].", ["cite(a)"], id="one"),
        pytest.param("A [@a; @b].", ["cite(a, b)"], id="a-group"),
        pytest.param("A [see @a, p. 1; @b].", ["cite(a) see, p. 1", "cite(b)"], id="apart"),
        pytest.param("@a says, [@b].", ["textcite(a)", "cite(b)"], id="in-the-text"),
        pytest.param('{{ cite("b") }} [@a] {{ cite("a") }}', ["cite(b)", "cite(a)", "cite(a)"], id="macros"),
        pytest.param(
            "# On [@a]\n\n- x [@b]\n\n| t |\n| - |\n| [@a] |", ["cite(a)", "cite(b)", "cite(a)"], id="blocks"
        ),
        pytest.param("A [@unknown].", ["cite(unknown)"], id="unknown"),
        pytest.param("A [@a; @a, p. 2].", ["cite(a)", "cite(a), p. 2"], id="two-places-in-a-source"),
        pytest.param("`[@a]` and ``@a``", [], id="code-span"),
        pytest.param("```python\n@a\ndef f(): [@a]\n```", [], id="fence"),
        pytest.param("Text\n\n    @a\n    [@a]\n", [], id="indented-code"),
        pytest.param("~~~\n[@a]\n~~~\n\n[@b]", ["cite(b)"], id="tildes"),
        pytest.param("<!-- [@a] @a -->", [], id="comment"),
        pytest.param("{# [@a] #}{% raw %}[@a]{% endraw %}{{ x['[@a]'] }}", [], id="jinja"),
        pytest.param("<div>[@a]</div>", ["cite(a) in a block of raw HTML"], id="html"),
        pytest.param("<div>@a [@unknown] x@a.org</div>", [], id="html-of-others"),
        pytest.param("<div markdown>\n[@a]\n</div>", ["cite(a)"], id="html-with-markdown"),
        pytest.param("![By [@a]](x.png)", ["cite(a) in the alternative text of an image"], id="image"),
        pytest.param('<a href="https://m.com/@a">x</a>', [], id="attribute"),
        pytest.param("[x](/u '@a')", [], id="title"),
        pytest.param("{% if [@a] \n\n[@b]", ["cite(a)", "cite(b)"], id="unclosed"),
    ],
)
def test_citations_are_the_calls_of_macros(content: str, calls: list[str]) -> None:
    assert _calls(content) == calls


def test_without_the_setting_nothing_of_it_is_read() -> None:
    assert citations.scan(Text("page.md", "A [@a] @a \\bibliography"), keys=KEYS)[0].calls == ()


def test_a_key_is_in_its_place() -> None:
    content = "---\ntitle: [@a]\n---\nIt is so [see @a; @{odd key}, p. 2]."
    scanned, _ = citations.scan(Text("page.md", content), 20, KEYS, syntax="pandoc")

    assert [content[slice(*call.span)] for call in scanned.calls] == ["[see @a", "; @{odd key}, p. 2]"]
    assert [content[slice(*one.span)] for call in scanned.calls for one in call.citations] == ["a", "odd key"]


def test_a_source_that_is_cited_twice_in_one_place_is_a_finding() -> None:
    scanned, (finding,) = citations.scan(Text("page.md", "A [@a; @b; @a]."), keys=KEYS, syntax="pandoc")

    assert (finding.rule, finding.location.column, finding.length) == ("invalid-citation", 3, 12)
    assert finding.hint == "write [@a; @b]"
    assert scanned.calls == ()
    assert scanned.attempted == {"a", "b"}


def test_the_place_of_the_list_is_dropped_and_the_list_of_all_sources_is_a_finding() -> None:
    text = Text("page.md", "A [@a].\n\n\\bibliography\n\n`\\bibliography`\n\n\\full_bibliography\n")
    scanned, (finding,) = citations.scan(text, keys=KEYS, syntax="pandoc")
    shown = citations.prepared(text, scanned, citations.tokens(scanned, scanned.calls))

    assert shown.startswith("A ")
    assert shown.endswith(".\n\n\n\n`\\bibliography`\n\n\\full_bibliography\n")
    assert (finding.rule, finding.location.line) == ("unrendered-macro", 7)


def test_tokens_stand_for_citations_in_both_notations() -> None:
    text = Text("page.md", 'A [see @a; @b]{{ cite("a") }}\n\n<div>[@a]</div>')
    scanned, _ = citations.scan(text, keys=KEYS, syntax="pandoc")
    made = citations.tokens(scanned, scanned.calls)
    shown = citations.prepared(text, scanned, made)

    assert [decode(str(token)) for token in made] == list(made)
    assert shown == f"A {made[0]}{made[1]}{made[2]}\n\n<div>[@a]</div>"
    assert [token.prefix for token in made] == ["see", "", "", ""]


@pytest.mark.parametrize(
    ("markdown", "is_told"), [("A\n", True), ("A [@a]\n", False), ("\\bibliography\n", False)]
)
def test_a_page_with_this_notation_is_scanned_again_for_a_build(
    markdown: str,
    is_told: bool,  # noqa: FBT001
) -> None:
    assert (substituted(Text("page.md", markdown), (), markdown, "pandoc") is not None) == is_told


SITE = {
    "mkdocs.yml": "site_name: A\nextra:\n  ibidem: {syntax: pandoc}\n",
    "bibliography.bib": (
        "@book{a, author = {Smith, Ada and Jones, Bo}, title = {A}, date = {2020}, publisher = {P}}\n"
        "@book{b, author = {Roe, C. and Poe, D. and Doe, E.}, title = {B}, date = {2021}, publisher = {P}}\n"
        "@online{t, title = {No author}, url = {https://example.org/t}, date = {2022}}\n"
    ),
}


def test_the_check_finds_the_same_as_with_macros(write: Write) -> None:
    typed = "# Home\n\nIt is so [@a, p. 1; @c, p. 2].\n\n<!-- [@b] -->\n\n<p>[@t]</p>\n\nA [3].\n"
    reported = check(write({**SITE, "docs/index.md": typed}), "")

    assert 'docs/index.md:3:22: error[undefined-citation] no source has the key "c"' in reported
    assert "error[hidden-citation]" in reported
    assert 'error[unused-source] no page cites "b"' in reported
    assert reported.count("bare-number-citation") == 1


def test_a_renamed_source_is_renamed_behind_the_sign(write: Write) -> None:
    folder = write({**SITE, "docs/index.md": "# Home\n\n@a says [@a, p. 1; @{a}] [@b]@t.\n"})
    done = CliRunner().invoke(main, ["rename", "-f", str(folder / "mkdocs.yml"), "a", "new--key"])

    assert done.exit_code == 0, done.output
    assert (
        "@{new--key} says [@{new--key}, p. 1; @{new--key}] [@b]@t" in (folder / "docs/index.md").read_text()
    )


def _claims(page_text: str, write: Write, language: str = "en") -> tuple[Claim, ...]:
    theme = f"theme: {{name: material, language: {language}}}\n"
    root = write({**SITE, "mkdocs.yml": theme + SITE["mkdocs.yml"], "docs/index.md": page_text})
    built = site.build(files.read(root / "mkdocs.yml", IDS))
    page = built.page("docs/index.md")
    assert isinstance(page, Page)
    return claims.claims(page)


@pytest.mark.parametrize(
    ("typed", "claim"),
    [
        pytest.param("@a says so, and that is all.", "Smith and Jones says so, and that is all.", id="two"),
        pytest.param('{{ textcite("b") }} say so, and more.', "Roe et al. say so, and more.", id="three"),
        pytest.param("So it is in @t, as they say.", "So it is in No author, as they say.", id="title"),
        pytest.param("It began in May [see @a, p. 3].", "It began in May.", id="brackets"),
        pytest.param("It is said by @b [p. 3].", "It is said by Roe et al.", id="at-the-end"),
    ],
)
def test_a_claim_names_whom_readers_see(typed: str, claim: str, write: Write) -> None:
    (found,) = (one for one in _claims(f"# Home\n\n{typed}\n", write) if one.keys)

    assert found.text == claim


@pytest.mark.parametrize(
    ("language", "front", "claim"),
    [
        pytest.param("de", "", "Smith und Jones, und Roe u. a.", id="site"),
        pytest.param("ar", "", "Smith وJones, und Roe وآخرون.", id="right-to-left"),
        pytest.param("de", "---\nlanguage: fr\n---\n", "Smith et Jones, und Roe et al.", id="page"),
    ],
)
def test_a_claim_names_persons_in_the_language_of_the_page(
    language: str, front: str, claim: str, write: Write
) -> None:
    (found,) = (one for one in _claims(f"{front}# Home\n\n@a, und @b.\n", write, language) if one.keys)

    assert found.text == claim
