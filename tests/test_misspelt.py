"""Calls of macros that do not exist: what a writer may have meant to cite with."""

from __future__ import annotations

import pytest

from macros.check import site
from macros.content.citations import scan
from macros.core.text import Text
from macros.project import files

from .conftest import RULES, Write

KEYS = ("nps2023moving", "un2024vote")


def _found(content: str, macros: frozenset[str] = frozenset()) -> list[tuple[str, str, str]]:
    findings = scan(Text("page.md", content), 0, KEYS, macros)[1]
    return [(finding.rule, finding.message, finding.hint) for finding in findings]


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        pytest.param(
            '{{ site("nps2023moving") }}',
            'there is no macro "site"',
            'write {{ cite("nps2023moving") }}',
            id="near",
        ),
        pytest.param('{{ ctie("x") }}', 'there is no macro "ctie"', 'write {{ cite("x") }}', id="turned"),
        pytest.param(
            '{{ Cite("un2024vote") }}',
            'there is no macro "Cite"',
            'write {{ cite("un2024vote") }}',
            id="capital",
        ),
        pytest.param(
            "{{ CITE('un2024vote') }}",
            'there is no macro "CITE"',
            'write {{ cite("un2024vote") }}',
            id="capitals",
        ),
        pytest.param(
            '{{ cite["un2024vote"] }}',
            '"cite[" calls no macro',
            'write {{ cite("un2024vote") }}',
            id="square-brackets",
        ),
        pytest.param(
            '{{ bite("vote2024") }}',
            'there is no macro "bite"',
            'write {{ cite("vote2024") }}',
            id="another-first-letter",
        ),
        pytest.param(
            '{{ quotes("un2024vote", "We agree.") }}',
            'there is no macro "quotes"',
            'write {{ quote("un2024vote", "the words") }}',
            id="quote",
        ),
        pytest.param(
            '{{ footnote("un2024vote") }}',
            'there is no macro "footnote"',
            'write {{ cite("un2024vote") }}',
            id="key-of-the-store",
        ),
    ],
)
def test_a_macro_that_does_not_exist_is_found(typed: str, message: str, hint: str) -> None:
    assert _found(f"It began.{typed} It ended.") == [("unrendered-macro", message, hint)]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("{{ page.title }} {{ config.site_name }} {{ site }}", id="variables"),
        pytest.param('{{ now() }} {{ fix_url("un2024vot") }} {{ item("x") }}', id="macros-of-others"),
        pytest.param('{{ site["name"] }} {{ page["title"] }} {{ data["un2024vote"] }}', id="items"),
        pytest.param('{% macro site(x) %}a{% endmacro %}{{ site("x") }}', id="defined-on-the-page"),
        pytest.param('{% from "x.html" import site as card %}{{ card("un2024vote") }}', id="imported"),
        pytest.param('`{{ site("un2024vote") }}` {# {{ site("un2024vote") }} #}', id="code-and-comment"),
        pytest.param('{% raw %}{{ site("un2024vote") }}{% endraw %}', id="raw"),
    ],
)
def test_what_is_no_misspelt_macro_nope(typed: str) -> None:
    assert _found(typed) == []


def test_a_macro_of_the_project_nope() -> None:
    assert _found('{{ card("un2024vote") }}', frozenset({"card"})) == []


def test_what_it_may_have_meant_to_cite_counts_as_attempted() -> None:
    scanned, _ = scan(Text("page.md", '{{ site("un2024vote") }}'), 0, KEYS)
    assert scanned.attempted == {"un2024vote"}


def test_the_modules_of_the_project_say_which_macros_it_defines(write: Write) -> None:
    folder = write(
        {
            "mkdocs.yml": "",
            "bibliography.bib": "@misc{un2024vote, title = {x}}",
            "docs/index.md": '{{ site("un2024vote") }}{{ b("un2024vote") }}{{ c("un2024vote") }}'
            '{{ d("un2024vote") }}{{ cit("un2024vote") }}',
            "main.py": "def define_env(env):\n    @env.macro\n    def site(key): ...\n"
            '    env.variables["b"] = site\n    env.macro(site, "c")\n',
            "more/__init__.py": "def d(x): ...\n",
        }
    )
    result = site.judged(site.build(files.read(folder / "mkdocs.yml", RULES)))
    assert [finding.message for finding in result.findings] == ['there is no macro "cit"']


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("cite(un2024vote)", 'write {{ cite("un2024vote") }}', id="no-quotation-marks"),
        pytest.param(
            "cite(un2024vote, nps2023moving)",
            'write {{ cite("un2024vote", "nps2023moving") }}',
            id="two-without",
        ),
        pytest.param("cite(x)", 'write {{ cite("key") }}, once for every place', id="variable"),
        pytest.param(
            'cite("un2024vote, nps2023moving")',
            'write {{ cite("un2024vote", "nps2023moving") }}',
            id="two-in-one",
        ),
        pytest.param(
            'cite("un2024vote; nps2023moving")',
            'write {{ cite("un2024vote", "nps2023moving") }}',
            id="semicolon",
        ),
    ],
)
def test_keys_that_are_typed_otherwise_get_a_suggestion(typed: str, hint: str) -> None:
    scanned, (finding,) = scan(Text("page.md", f"{{{{ {typed} }}}}"), 0, KEYS)
    assert finding.hint == hint
    assert scanned.attempted <= {*KEYS, "un2024vote; nps2023moving"}


@pytest.mark.parametrize("sign", "-+")
def test_keys_beside_a_sign_for_white_space_get_a_suggestion(sign: str) -> None:
    found = _found(f"{{{{{sign} cite(un2024vote) {sign}}}}}")
    assert [hint for _, _, hint in found] == ['write {{ cite("un2024vote") }}']


def test_a_key_with_a_comma_is_one_key_nope() -> None:
    assert _found('{{ cite("a,b") }}') == []
