"""What the schemas say is what the check says, but for what no schema can say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from macros.check.rules import RULES
from macros.content.front_matter import parsing, yaml_block
from macros.content.front_matter.fields import FIELDS, needed
from macros.content.settings import NAMES, Settings, SetupError, parsed, settings
from macros.core.model import PAGE_TYPES
from macros.core.text import Text, normalized
from macros.desk import schemas
from macros.syntax.located_yaml import InvalidYamlError, Item, parse

from .conftest import ROOT, case_content

pytestmark = pytest.mark.uncounted

CASES = ROOT / "tests/cases"
IDS = [rule.id for rule in RULES]

# By what was typed, the message and the hint.
ONLY_THE_CHECK = {
    "a name twice": r'" is given twice; ',
    "a name that is nearly one of ours": r'the front matter has no field "',
    "evidence of a time after the check": r"the evidence ends after the day on which ",
    "a time that ends before it begins": r" ends before it begins; ",
    "a day in quotation marks": r" is not a date; remove the quotation marks",
    "a day where words are meant": (
        r"^\d{4}-\d\d-\d\d\S*: .* "
        r"(?:is not a text(?:; put it into quot|$)|does not name a file|is not a word)"
    ),
    "a time of the day": r'^\d{4}-\d\d-\d\dT\S+: .* is not a date; write .* such as "\w+: 2024", ',
    "a topic twice, with another case or other spaces": r'" is "[^"]+" again; ',
    "a year with a point": r'^\d{4}\.0: .* is not a date; write .* such as "\w+: 2024", ',
    "an amount with a point": r"^\d+\.0: .* is not a whole number; ",
}


def _pattern(
    validator: Draft202012Validator, pattern: str, instance: object, _: object
) -> Iterator[ValidationError]:
    """Read a pattern as ECMAScript does, where `$` is the very end."""
    if validator.is_type(instance, "string") and not re.search(
        re.sub(r"\$$", r"\\Z", pattern), str(instance)
    ):
        yield ValidationError(f"{instance!r} does not match")


_Validator = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
PAGE = _Validator(schemas.SCHEMAS["front-matter"]())
SITE = _Validator(schemas.SCHEMAS["settings"]())


def _seen(text: Text, item: Item) -> object:
    """Return a value as editors hand it to a schema, where a day is the text that was typed."""
    if isinstance(item.value, dict):
        return {name: _seen(text, child) for name, child in item.entries.items()}
    if isinstance(item.value, list):
        return [_seen(text, child) for child in item.items]
    return text.content[item.span.start : item.span.end] if isinstance(item.value, date) else item.value


def _only_the_check(message: str) -> set[str]:
    return {name for name, pattern in ONLY_THE_CHECK.items() if re.search(pattern, message)}


def _is_missing_so(message: str, item: Item) -> bool:
    """Say whether a page lacks a field that it needs because of a misspelt name, as the message says."""
    meant = re.search(r'did you mean "(\w+)"', message)
    kind = item.get("type")
    names = needed(str(kind.value) if kind else "")
    return meant is not None and meant[1] in names and meant[1] not in item.entries


# Of other fields no schema says what is safe to print.
_OF_THE_THEME = ('"status"', '"icon"', '"template"')


def _found(text: Text) -> list[str]:
    """Return what the check says of a front matter: what was typed, the message, the hint."""
    lines = text.content.split("\n")
    return [
        f"{lines[f.location.line - 1][f.location.column - 1 :][: f.length]}: {f.message}; {f.hint}"
        for f in parsing.front_matter(text)[1]
        if f.rule in ("invalid-front-matter", "missing-front-matter")
        or (f.rule == "unsafe-value" and f.message.startswith(_OF_THE_THEME))
    ]


def _agree_on_page(text: Text) -> set[str]:
    """Compare the two on a page; return what the check alone has found."""
    match = yaml_block._FENCED.match(text.content)
    assert match
    item = parse(match["yaml"], match.start("yaml"))
    found = _found(text)
    left = [message for message in found if not _only_the_check(message) or _is_missing_so(message, item)]

    errors = [error.message for error in PAGE.iter_errors(_seen(text, item))]

    assert bool(errors) == bool(left), f"{text.content}\ncheck: {found}\nschema: {errors}"
    return {name for message in found for name in _only_the_check(message)}


def _is_parsed(text: Text) -> bool:
    match = yaml_block._FENCED.match(text.content)
    try:
        return match is not None and isinstance(parse(match["yaml"]).value, dict)
    except InvalidYamlError:
        return False


def _texts(suffix: str) -> Iterator[Text]:
    """Yield the texts of the cases and of the sites for tests whose names end so."""
    for path in sorted(CASES.rglob(f"*{suffix}")):
        if "rules" not in path.parts and "broken" not in path.parts:
            yield normalized(str(path.relative_to(CASES)), path.read_text(encoding="utf-8"))
    for path in sorted(CASES.rglob("*.yml")):
        content = case_content(path)
        for name, typed in content.get("files", {}).items():
            if name.endswith(suffix) and isinstance(typed, str):
                yield normalized(f"{path.relative_to(CASES)}/{name}", typed)


PAGES = [text for text in _texts(".md") if _is_parsed(text)]
SITES = [Text("mkdocs.yml", text.content) for text in _texts("mkdocs.yml")]


def test_the_cases_have_front_matters() -> None:
    assert len(PAGES) > 100


@pytest.mark.parametrize("text", PAGES, ids=lambda text: text.path)
def test_schema_and_check_agree_on_the_pages_of_the_cases(text: Text) -> None:
    _agree_on_page(text)


# Values of every kind, each right for some field and wrong for others.
VALUES = (
    *("", "''", "'  '", "words", "null", "true", "false", "0", "5", "-1", "5.0", "5.5"),
    *('"a\\x07"', '" \\x07"', '"words\\n"', "explainer", "fact-check", "void"),
    *("2024-03-05", "'2024-03-05'", "2024-02-30", "2023-02-29", "2024-02-29", "1900-02-29", "2000-02-29"),
    *("2024-13-01", "2024-3-5", "'0000-01-01'", "2024-04-31", "2024", "'2024'", "2024-03", "2024-00"),
    *("2024-21", "2024-25", "2024-21-01", "' 2024 '", "999", "10000", "-2024", "'-0044'", "'-0044-02-29'"),
    *("2024.0", "2024-05~", "'2024-05-01?'", "2024/2025", "2024/", "..", "2024-03-05T10:00:00"),
    *("'2024-03-05T10:00Z'", "'2024-03-05T25:00'", "'2024-03-05T10:00:00+0100~'"),
    *("https://example.org", "HTTPS://example.org/a#b", "http://", "'https://a b'", "'https://a\\b'"),
    *("ftp://example.org", "javascript:alert(1)", "www.example.org"),
    *("[]", "[a]", "[a, b]", "[a, a]", "[a, 1]", "['']", "[null]", "[2024-03-05]", "[[a]]", "[{}]"),
    *("[{a: b}]", "[toc]", "[toc, toc]", "[toc, words]"),
    *("{}", "{a: b}", "{a: b, c: d}", "{a: b, c: ''}", "{a: 1, b: 2}", "{a: b, b: 2024-01-01}"),
)
Typed = Mapping[str, "str | Mapping[str, str]"]

GOOD: Typed = {
    "title": "How did it end?",
    "description": "One sentence.",
    "authors": "[ada, grace]",
    "published": "2024-03-05",
    "checked": "2024-03-06",
    "updated": "2024-03-06",
    "coverage": {"from": "2023-10", "to": "2024"},
    "claim": "It ended.",
    "claimant": "The ministry",
    "rating": "refuted",
    "disclosure": "None.",
    "republished": {"publisher": "A paper", "url": "https://example.org", "date": "2024-03-04"},
    "corrections": {"date": "2024-03-06", "kind": "fact", "text": "A number was wrong."},
    "figures": {
        "number": "7",
        "unit": "votes",
        "label": "Votes",
        "date": "2024-03/2024-05",
        "source": "first",
        "locator": "p. 3",
    },
    "further_reading": "[first]",
    "follow_ups": {"question": "'Why?'", "page": "why.md"},
    "template": "home.html",
    "hide": "[toc]",
    "icon": "material/scale",
    "status": "new",
    "search": "{exclude: true}",
}
LISTS = frozenset({"corrections", "figures", "follow_ups"})


def _flow(name: str, value: str | Mapping[str, str]) -> str:
    if isinstance(value, str):
        return value
    fields = "{" + ", ".join(f"{part}: {typed}" for part, typed in value.items()) + "}"
    return f"[{fields}]" if name.strip() in LISTS else fields


def _page(fields: Typed) -> Text:
    lines = "".join(f"{name}: {_flow(name, value)}\n" for name, value in fields.items())
    return Text("page.md", f"---\n{lines}---\n")


def _varied(good: Typed, name: str) -> Iterator[Typed]:
    """Yield fields with one of them, or one of its own, left out, changed, added or written twice."""
    yield {other: value for other, value in good.items() if other != name}
    yield from ({**good, name: value} for value in VALUES)
    whole = good.get(name, "words")
    yield {**good, f"{name} ": whole}
    for part in whole if isinstance(whole, Mapping) else ():
        assert isinstance(whole, Mapping)
        yield {**good, name: {other: value for other, value in whole.items() if other != part}}
        yield from ({**good, name: {**whole, part: value}} for value in VALUES)
        yield {**good, name: {**whole, f"{part}s": "words"}}
        yield {**good, name: {**whole, f"{part} ": whole[part]}}


@pytest.mark.parametrize("kind", ["", *PAGE_TYPES])
def test_a_whole_front_matter_pleases_both(kind: str) -> None:
    text = _page({**GOOD, **({"type": kind} if kind else {})})

    assert _found(text) == []
    assert _agree_on_page(text) == set()


@pytest.mark.parametrize("name", [*FIELDS, "tags", "words", "titel"])
def test_schema_and_check_agree_on_every_field(name: str) -> None:
    for fields in _varied({"date": "today", **({name: GOOD[name]} if name in GOOD else {})}, name):
        _agree_on_page(_page(fields))


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in PAGE_TYPES for name in needed(kind)])
def test_schema_and_check_agree_on_a_field_that_a_type_needs(kind: str, name: str) -> None:
    good = {"type": kind, **{other: GOOD[other] for other in needed(kind)}}

    for value in VALUES[:16]:
        _agree_on_page(_page({**good, name: value}))


@pytest.mark.parametrize("name", list(GOOD))
@pytest.mark.parametrize("kind", [*PAGE_TYPES, "", "poem"])
def test_schema_and_check_agree_on_what_a_type_needs(kind: str, name: str) -> None:
    _agree_on_page(_page({"type": kind, **{other: GOOD[other] for other in GOOD if other != name}}))
    _agree_on_page(_page({"type": kind, name: GOOD[name]}))


def test_what_only_the_check_can_say_is_listed_and_no_more() -> None:
    texts = PAGES + [_page({"published": "2024-03-05", "checked": value}) for value in VALUES if value]
    texts += [_page({"coverage": {"from": value, "to": "2024"}}) for value in VALUES if value]

    amounts = _site("{support: {text: t, url: https://example.org, label: l, goal: 5.0, raised: 0}}")

    found = {name for text in texts for name in _agree_on_page(text)}

    assert found | _agree_on_settings(amounts) == set(ONLY_THE_CHECK)


SETTINGS: Typed = {
    "bibliography": "[a.bib]",
    "rules": {"unused-source": "warning", "duplicate-key": "off"},
    "ratings": {"low": "It is wrong.", "high": "It is right."},
    "support": {
        "text": "We need you.",
        "url": "https://example.org",
        "label": "Give",
        "goal": "5000",
        "raised": "0",
        "currency": "EUR",
        "date": "2024-03-05",
    },
    "image": {"file": "card.png", "alt": "A card"},
    "everywhere": "true",
    "frame": "false",
}


def _refusal(text: Text, item: Item) -> str:
    """Return why the check refuses the settings, behind what was typed; empty when it does not."""
    try:
        settings(text, item, IDS, Settings())
    except SetupError as error:
        match = re.match(r"mkdocs\.yml:(\d+):(\d+): (.*)", str(error))
        assert match
        typed = text.content.split("\n")[int(match[1]) - 1][int(match[2]) - 1 :]
        return f"{re.split('[,}]', typed)[0]}: {match[3]}"
    return ""


def _site(own: str) -> Text:
    return Text("mkdocs.yml", f"extra:\n  ibidem: {own}\n")


def _of(fields: Typed) -> Text:
    return _site("".join(f"\n    {name}: {_flow(name, value)}" for name, value in fields.items()))


def _agree_on_settings(text: Text) -> set[str]:
    """Compare the two on a `mkdocs.yml`; return what the check alone has found."""
    item = parsed(text)
    refusal = _refusal(text, item)

    errors = [error.message for error in SITE.iter_errors(_seen(text, item))]

    assert bool(errors) == bool(refusal and not _only_the_check(refusal)), (
        f"{text.content}\ncheck: {refusal}\nschema: {errors}"
    )
    return _only_the_check(refusal)


@pytest.mark.parametrize(
    "options",
    [
        pytest.param("- ibidem: {bibliography: a.bib, enabled: true}", id="list"),
        pytest.param("- search\n  - ibidem", id="without options"),
        pytest.param("ibidem: {everywhere: true}", id="mapping"),
        pytest.param("ibidem:", id="mapping without options"),
        pytest.param("- ibidem: {bibliografy: a.bib}", id="unknown option"),
        pytest.param("ibidem: {rules: {unused-source: warn}}", id="unknown severity"),
        pytest.param("- ibidem: {frame: 1}", id="number"),
        pytest.param("- ibidem: a.bib", id="text"),
    ],
)
def test_schema_and_check_agree_on_the_options_of_the_plugin(options: str) -> None:
    _agree_on_settings(Text("mkdocs.yml", f"plugins:\n  {options}\n"))


def test_whole_settings_please_both() -> None:
    text = _site("{" + ", ".join(f"{name}: {_flow(name, value)}" for name, value in SETTINGS.items()) + "}")

    assert _refusal(text, parsed(text)) == ""
    _agree_on_settings(text)


@pytest.mark.parametrize("name", [*NAMES, "words", "bibliografy"])
def test_schema_and_check_agree_on_every_setting(name: str) -> None:
    for fields in _varied({"frame": "false", **({name: SETTINGS[name]} if name in SETTINGS else {})}, name):
        _agree_on_settings(_of(fields))


@pytest.mark.parametrize("severity", ["error", "'off'", "off", "no", "warn", "yes", "", "[]"])
def test_schema_and_check_agree_on_every_severity(severity: str) -> None:
    _agree_on_settings(_of({"rules": {"unused-source": severity}}))


@pytest.mark.parametrize("own", VALUES)
def test_schema_and_check_agree_on_the_settings_as_a_whole(own: str) -> None:
    _agree_on_settings(_site(own))


@pytest.mark.parametrize("text", SITES)
def test_schema_and_check_agree_on_the_settings_of_the_cases(text: Text) -> None:
    _agree_on_settings(text)


@pytest.mark.parametrize("name", list(schemas.SCHEMAS))
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schemas.SCHEMAS[name]())


def _described(schema: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path of each field of a schema with its description."""
    if not isinstance(schema, dict):
        return
    for name, child in schema.get("properties", {}).items():
        yield f"{path}{name}", child.get("description", "")
        yield from _described(child, f"{path}{name}.")
    yield from _described(schema.get("items"), path)


def test_each_field_has_its_words() -> None:
    told = dict(_described(schemas.SCHEMAS["front-matter"]())) | dict(
        _described(schemas.SCHEMAS["settings"]())
    )

    assert {"corrections.date", "republished.url", "extra.ibidem.support.goal"} <= set(told)
    assert {path for path, description in told.items() if not description} == {"extra", "plugins"}


def test_each_rule_is_a_setting_with_its_severity() -> None:
    written = json.loads(schemas.written("settings"))
    rules = written["$defs"]["rules"]["properties"]

    assert {name: (rule["description"], rule["default"]) for name, rule in rules.items()} == {
        rule.id: (rule.summary, str(rule.severity)) for rule in RULES
    }
