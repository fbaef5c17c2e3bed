from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pytest

from macros.check import rules, site
from macros.check.rules import reference
from macros.check.rules.found import AllPages, Found, RuleContext
from macros.check.rules.rule import Rule
from macros.check.rules.suggestions import Suggestions
from macros.core.findings import Finding, Severity
from macros.core.model import Bibliography, Page, Source
from macros.core.text import Location, Span, Text
from macros.project import files

from .conftest import ROOT, RULES, Write
from .test_cases import CASES

_INDEX = "# Home\n\n"


def _hints(write: Write, bibliography: str, page: str, rule: str) -> list[str]:
    """Return the hints of one rule's findings in a project of one page."""
    contents = {"mkdocs.yml": "", "bibliography.bib": bibliography, "docs/index.md": _INDEX + page}
    built = site.build(files.read(write(contents) / "mkdocs.yml", RULES))
    return [finding.hint for finding in site.judged(built).findings if finding.rule == rule]


_VOTE = "@online{un2024vote, title = {x}, url = {https://www.example.org/vote/?a=1#b}, doi = {10.1000/AbC}}\n"


@pytest.mark.parametrize(
    ("bibliography", "key", "hint"),
    [
        pytest.param(_VOTE, "un2024vot", 'did you mean "un2024vote"?', id="typo"),
        pytest.param(_VOTE, "UN2024Vote", 'did you mean "un2024vote"?', id="case"),
        pytest.param(
            _VOTE + "@misc{un2024note, title = {x}}",
            "un2024rote",
            'did you mean "un2024vote" or "un2024note"?',
            id="two near keys",
        ),
        pytest.param(_VOTE, "xyz", 'add an entry "@online{xyz, …" to the bibliography', id="nothing near"),
        pytest.param("", "xyz", "the bibliography has no source; add an entry", id="empty store"),
        pytest.param(
            _VOTE,
            "http://example.org/vote?a=1",
            'this address lives under the key "un2024vote"',
            id="address in another spelling",
        ),
        pytest.param(_VOTE, "10.1000/abc", 'this address lives under the key "un2024vote"', id="doi"),
        pytest.param(
            _VOTE, "doi:10.1000/abc", 'this address lives under the key "un2024vote"', id="doi with a prefix"
        ),
        pytest.param(
            _VOTE,
            "https://doi.org/10.1000/abc",
            'this address lives under the key "un2024vote"',
            id="doi as an address",
        ),
        pytest.param(
            _VOTE,
            "https://example.org/vote?a=2",
            'add an entry "@online{https://example.org/vote?a=2, …" to the bibliography',
            id="another address",
        ),
        pytest.param(
            _VOTE,
            "http://[x",
            'add an entry "@online{http://[x, …" to the bibliography',
            id="address that is none",
        ),
        pytest.param(
            "@xdata{un, publisher = {x}}",
            "unn",
            'add an entry "@online{unn, …" to the bibliography',
            id="container alone",
        ),
    ],
)
def test_an_undefined_citation_gets_a_suggestion(
    write: Write, bibliography: str, key: str, hint: str
) -> None:
    page = f'It began.{{{{ cite("{key}") }}}}'
    assert _hints(write, bibliography, page, "undefined-citation") == [hint]


@pytest.fixture(scope="module")
def many() -> Suggestions:
    words = ("vote", "talks", "Report", "ceasefire", "truce", "aid")
    keys = [
        f"{name}{year}{word}"
        for name in ("un", "bbc", "Reuters")
        for word in words
        for year in range(1900, 2100)
    ]
    return Suggestions(
        Bibliography(tuple(Source(key, "misc", Text("b.bib", ""), Span(0, 0)) for key in keys))
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("n2024vote", "un2024vote"),
        ("reuters2024truec", "Reuters2024truce"),
        ("bbc2023ceasefrie", "bbc2023ceasefire"),
    ],
)
def test_a_slip_among_thousands_of_keys_gets_a_suggestion(many: Suggestions, typed: str, meant: str) -> None:
    assert many.of(typed).startswith(f'did you mean "{meant}"')


def test_a_key_is_compared_with_few_of_thousands(many: Suggestions) -> None:
    assert 0 < len(many._near("reuters2024vot")) <= 30


def test_an_unused_source_whose_address_is_used_says_so(write: Write) -> None:
    twice = (
        "@online{a, title = {x}, url = {https://example.org/x}}\n"
        "@online{b, title = {x}, url = {http://www.example.org/x/}}\n"
    )
    hints = _hints(write, twice, 'It began.{{ cite("a") }}', "unused-source")
    assert hints == ['its address lives under "a" too; remove one of the two']


def test_an_undefined_parent_gets_a_suggestion(write: Write) -> None:
    bibliography = "@book{handbook2024, title = {x}}\n@inbook{a, title = {x}, crossref = {hndbook2024}}"
    page = 'It began.{{ cite("a", "handbook2024") }}'
    assert _hints(write, bibliography, page, "undefined-parent") == ['did you mean "handbook2024"?']


def test_an_undefined_parent_is_not_the_entry_itself(write: Write) -> None:
    bibliography = "@inproceedings{vardi-pods2000, title = {x}, crossref = {pods2000}}"
    hints = _hints(write, bibliography, 'It began.{{ cite("vardi-pods2000") }}', "undefined-parent")
    assert hints == ['add the entry "pods2000", or list the file that has it under "bibliography"']


def test_an_undefined_container_gets_a_suggestion(write: Write) -> None:
    bibliography = "@xdata{reuters, publisher = {x}}\n@misc{a, title = {x}, xdata = {reutrs}}\n"
    hints = _hints(write, bibliography, 'It began.{{ cite("a") }}', "undefined-parent")
    assert hints == ['did you mean "reuters"?']


def test_a_duplicate_key_names_the_place_of_the_first(write: Write) -> None:
    twice = "@misc{a, title = {x}}\n@misc{a, title = {y}}\n@misc{A, title = {z}}\n"
    hint = "rename or remove one of the two; the first is at bibliography.bib:1:7"
    assert _hints(write, twice, 'It began.{{ cite("a") }}', "duplicate-key") == [hint]
    assert _hints(write, twice, 'It began.{{ cite("a") }}', "similar-key") == [hint]


_AUTHORS = "authors: {ada: {name: Ada Lovelace}}"
_SCALE = "extra: {ibidem: {ratings: {not supported: x, supported: y}, everywhere: true}}\n"
_NO_PAGE = 'write the path from this file to a page that is not a draft, or delete "page" until there is one'


@pytest.mark.parametrize(
    ("front", "hint"),
    [
        pytest.param("authors: [adda]", 'did you mean "ada"?', id="author with a typo"),
        pytest.param("authors: [Ada Lovelace]", 'write its key, "ada"', id="name for a key"),
        pytest.param(
            "authors: [grace]",
            'write a key of docs/.authors.yml, or add "key: {name: …}" there',
            id="nobody near",
        ),
        pytest.param("template: hom.html", 'did you mean "home.html"?', id="template with a typo"),
        pytest.param(
            "template: nonsense", "write one of: home.html, main.html, sources.html", id="no template near"
        ),
        pytest.param("rating: true enough", "write one of: not supported, supported", id="rating"),
        pytest.param(
            'follow_ups: [{question: "?", page: topics/whi.md}]', 'did you mean "topics/why.md"?', id="page"
        ),
        pytest.param(
            'follow_ups: [{question: "?", page: topics\\\\why.md}]',
            'did you mean "topics/why.md"?',
            id="backslash",
        ),
        pytest.param(
            'follow_ups: [{question: "?", page: "/topics/why.md#a"}]',
            'did you mean "topics/why.md#a"?',
            id="absolute path with an anchor",
        ),
        pytest.param(
            'follow_ups: [{question: "?", page: "half%20of%2050%#a"}]',
            'did you mean "half of %231, 50%25.md#a"?',
            id="encoded as in a link",
        ),
        pytest.param('follow_ups: [{question: "?", page: zzz.md}]', _NO_PAGE, id="no page near"),
        pytest.param(
            'follow_ups: [{question: "?", page: index.md}]',
            'write the path of another page, or delete "page" until there is one',
            id="page itself",
        ),
    ],
)
def test_what_a_page_names_and_nothing_is_gets_a_suggestion(write: Write, front: str, hint: str) -> None:
    contents = {
        "mkdocs.yml": f"{_SCALE}theme: {{custom_dir: theme}}\n",
        "theme/home.html": "",
        "theme/sources.html": "",
        "theme/partials/part.html": "",
        "bibliography.bib": "",
        "docs/.authors.yml": _AUTHORS,
        "docs/index.md": f"---\n{front}\n---\n",
        "docs/topics/why.md": "",
        "docs/half of #1, 50%.md": "",
    }
    built = site.build(files.read(write(contents) / "mkdocs.yml", RULES))
    assert [finding.hint for finding in site.judged(built).findings] == [hint]


def test_who_names_the_first_author_gets_the_file_to_write(write: Write) -> None:
    contents = {
        "mkdocs.yml": "extra: {ibidem: {everywhere: true}}\n",
        "docs/index.md": "---\nauthors: [ada]\n---\n",
    }
    built = site.build(files.read(write(contents) / "mkdocs.yml", RULES))
    hints = [finding.hint for finding in site.judged(built).findings]
    assert hints == ['write "authors: {ada: {name: …}}" into docs/.authors.yml']


@pytest.mark.parametrize(
    ("heading", "hint"),
    [
        pytest.param("# Two", 'delete this heading, or begin it with "##"', id="hash"),
        pytest.param("Two\n===", 'delete this heading, or underline it with "---"', id="underlined"),
    ],
)
def test_a_repeated_title_can_become_a_heading_below(write: Write, heading: str, hint: str) -> None:
    front = "type: analysis\ntitle: One\ndescription: x\nauthors: [ada]\n"
    front += "published: 2024-03-05\nchecked: 2024-03-05"
    contents = {
        "mkdocs.yml": "",
        "bibliography.bib": "",
        "docs/.authors.yml": _AUTHORS,
        "docs/index.md": f"---\n{front}\n---\n{heading}\n\nIt ended.\n",
    }
    built = site.build(files.read(write(contents) / "mkdocs.yml", RULES))
    assert [finding.hint for finding in site.judged(built).findings] == [hint]


def test_a_heading_can_become_the_title_that_a_page_lacks(write: Write) -> None:
    contents = {"mkdocs.yml": "", "docs/index.md": "---\ntype: analysis\n---\n# Two\n"}
    built = site.build(files.read(write(contents) / "mkdocs.yml", RULES))
    hints = [found.hint for found in site.judged(built).findings if found.rule == "repeated-title"]
    assert hints == ['move its words to the front matter, as "title: …", or begin it with "##"']


def test_rules_are_found_by_their_id() -> None:
    assert [rules.named(rule.id) for rule in rules.RULES] == list(rules.RULES)


def test_what_is_no_id_finds_no_rule() -> None:
    assert rules.named("unused") is None


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.id)
def test_a_rule_is_explained_with_a_wrong_and_a_right_example(rule: Rule) -> None:
    explained = reference.explained(rule)
    assert explained.startswith(f"{rule.id} ({rule.severity}, on {rule.scope})\n\n{rule.summary}\n")
    assert f"Wrong:\n    {rule.wrong}\nRight:\n    {rule.right}" in explained


def test_ids_are_unique_and_in_kebab_case() -> None:
    assert len(set(RULES)) == len(RULES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule) for rule in RULES)


def test_findings_are_graded_and_sorted() -> None:
    late = Finding("unused-source", Location("a.bib", 2, 1), "x")
    early = Finding("duplicate-key", Location("a.bib", 1, 1), "x")
    dropped = Finding("missing-field", Location("a.bib", 1, 1), "x")
    severities = {"unused-source": Severity.WARNING, "missing-field": Severity.OFF}

    graded = rules.graded([late, dropped, early], severities)

    assert graded == (early, late._replace(severity=Severity.WARNING))


def _on_store(_: Bibliography) -> Iterator[Found]:
    yield Found(Text("a.bib", "word"), Span(1, 3), "x", "y", frozenset({"invalid-bibtex"}))


def _on_page(page: Page, _: RuleContext) -> Iterator[Found]:
    yield Found(page.text, Span(0, 1), "x", "y")


def _on_site(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    yield from (Found(text, Span(0, 1), "x", "y") for text in pages.texts.values())


def test_a_rule_checks_what_its_functions_are_for() -> None:
    text = Text("docs/a.md", "word")
    rule = Rule(
        "a-b", Severity.ERROR, "", "", "", "", check_page=_on_page, check_store=_on_store, check_site=_on_site
    )
    context = RuleContext(Bibliography())

    assert list(rule.on_store(Bibliography())) == [
        Finding("a-b", Location("a.bib", 1, 2), "x", "y", 2, frozenset({"invalid-bibtex"}))
    ]
    assert list(rule.on_page(Page(text, 0), context)) == [
        Finding("a-b", Location("docs/a.md", 1, 1), "x", "y")
    ]
    assert list(rule.on_site(AllPages(texts={"docs/a.md": text}), context)) == [
        Finding("a-b", Location("docs/a.md", 1, 1), "x", "y")
    ]


def test_a_function_of_another_scope_does_not_type_check() -> None:
    """Mypy reports each comment that it does not need: so these lines are errors to it."""
    texts = ("a-b", Severity.ERROR, "", "", "", "")
    Rule(*texts, check_page=_on_store)  # type: ignore[arg-type]
    Rule(*texts, check_page=_on_site)  # type: ignore[arg-type]
    Rule(*texts, check_store=_on_page)  # type: ignore[arg-type]
    Rule(*texts, check_store=_on_site)  # type: ignore[arg-type]
    Rule(*texts, check_site=_on_page)  # type: ignore[arg-type]
    Rule(*texts, check_site=_on_store)  # type: ignore[arg-type]


@cache
def _code() -> Mapping[str, tuple[ast.AST, ...]]:
    """Return the syntax of all modules, by path."""
    modules = (ROOT / "macros").rglob("*.py")
    return {
        path.relative_to(ROOT).as_posix(): tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        for path in modules
    }


def _texts(nodes: Iterable[ast.AST]) -> Iterator[str]:
    yield from (
        node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _reported() -> Iterator[str]:
    """Yield the ids of rules for which a module makes a finding."""
    for call in (node for nodes in _code().values() for node in nodes if isinstance(node, ast.Call)):
        makes = isinstance(call.func, ast.Name) and call.func.id in {"at", "Finding"}
        named = [word.value for word in call.keywords if word.arg == "rule"]
        yield from _texts([*(call.args[:1] if makes else ()), *named])


def test_what_a_module_reports_is_a_rule() -> None:
    reported = set(_reported())

    assert "unrendered-macro" in reported
    assert reported <= set(RULES)


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.id)
def test_somebody_reports_each_rule(rule: Rule) -> None:
    has_check = rule.check_page or rule.check_store or rule.check_site
    others = [nodes for path, nodes in _code().items() if not path.startswith("macros/rules/")]

    assert has_check or any(rule.id in _texts(nodes) for nodes in others)
    assert [case for case in CASES if case.parent.name == rule.id and not case.stem.endswith("-nope")]


def test_the_cases_are_of_rules() -> None:
    assert {case.parent.name for case in CASES} == set(RULES)
