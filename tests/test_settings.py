from __future__ import annotations

import pytest

from macros.content.settings import Settings, SetupError, parsed, settings
from macros.core.findings import Severity

from .conftest import RULES, marked


def _settings(content: str, base: Settings | None = None) -> Settings:
    text, _ = marked(content, "mkdocs.yml")
    return settings(text, parsed(text), RULES, base or Settings())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("", Settings(), id="empty"),
        pytest.param("site_name: x\nplugins: [macros: {module_name: macros}]\n", Settings(), id="others"),
        pytest.param("docs_dir: pages", Settings(docs_dir="pages"), id="docs_dir"),
        pytest.param("docs_dir:", Settings(), id="empty docs_dir"),
        pytest.param("exclude_docs: |\n  a.md\n  /b/\n", Settings(exclude="a.md\n/b/\n"), id="exclude_docs"),
        pytest.param("draft_docs: drafts/", Settings(drafts="drafts/"), id="draft_docs"),
        pytest.param("not_in_nav: |\n  a/\n", Settings(unlisted="a/\n"), id="not_in_nav"),
        pytest.param("extra:", Settings(), id="empty extra"),
        pytest.param("extra: {ibidem: }", Settings(), id="empty ibidem"),
        pytest.param(
            "extra: {ibidem: {bibliography: a.bib}}", Settings(bibliography=("a.bib",)), id="one bibliography"
        ),
        pytest.param(
            "extra: {ibidem: {bibliography: [a.bib, b/c.bib]}}",
            Settings(bibliography=("a.bib", "b/c.bib")),
            id="several bibliographies",
        ),
        pytest.param("extra: {ibidem: {rules: }}", Settings(), id="empty rules"),
        pytest.param("extra: {ibidem: {rules: {}}}", Settings(), id="no rules"),
        pytest.param(
            "extra: {ibidem: {rules: {unused-source: warning, duplicate-key: error}}}",
            Settings(severities={"unused-source": Severity.WARNING, "duplicate-key": Severity.ERROR}),
            id="severities",
        ),
        pytest.param(
            "extra: {ibidem: {rules: {unused-source: off}}}",
            Settings(severities={"unused-source": Severity.OFF}),
            id="off, which YAML reads as false",
        ),
        pytest.param(
            'extra: {ibidem: {rules: {unused-source: "off"}}}',
            Settings(severities={"unused-source": Severity.OFF}),
            id="off in quotation marks",
        ),
        pytest.param(
            "theme: {icon: !!python/name:material.x }\nnav: !relative x",
            Settings(),
            id="tags of other tools",
        ),
        pytest.param(
            "extra: {ibidem: {bibliography: }}",
            Settings(),
            id="empty bibliography",
        ),
    ],
)
def test_settings_are_read(content: str, expected: Settings) -> None:
    assert _settings(content) == expected


def test_what_is_not_said_is_as_in_the_base() -> None:
    base = Settings("pages", ("a.bib",), "x.md", "y.md", {"unused-source": Severity.OFF})
    assert _settings("site_name: x", base) == base


def test_severities_are_merged_with_those_of_the_base() -> None:
    base = Settings(severities={"unused-source": Severity.OFF, "duplicate-key": Severity.OFF})
    merged = _settings("extra: {ibidem: {rules: {duplicate-key: error}}}", base).severities
    assert merged == {"unused-source": Severity.OFF, "duplicate-key": Severity.ERROR}


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IBIDEM_DOCS", "pages")
    assert _settings("docs_dir: !ENV IBIDEM_DOCS\ndraft_docs: !ENV [IBIDEM_NONE, drafts]") == Settings(
        docs_dir="pages", drafts="drafts"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            "extra:\n  ibidem:\n    «bibliografy: a.bib\n",
            'unknown setting "bibliografy"; did you mean "bibliography"?',
            id="setting with a typo",
        ),
        pytest.param(
            "extra:\n  ibidem:\n    «colour: red\n",
            'unknown setting "colour"; known: bibliography, frame, image, ratings, rules, support',
            id="unknown setting",
        ),
        pytest.param(
            "extra: {ibidem: {rules: {«unused-sources: off}}}",
            'unknown rule "unused-sources"; did you mean "unused-source"?',
            id="rule with a typo",
        ),
        pytest.param(
            "extra: {ibidem: {rules: {«xyz: off}}}",
            f'unknown rule "xyz"; known: {", ".join(sorted(RULES))}',
            id="unknown rule",
        ),
        pytest.param(
            "extra: {ibidem: {rules: {unused-source: «warn}}}",
            'unknown severity "warn"; did you mean "warning"?',
            id="severity with a typo",
        ),
        pytest.param(
            "extra: {ibidem: {rules: {unused-source: «true}}}",
            "YAML takes on, off, yes and no for true and false; write error, warning or off",
            id="truth value",
        ),
        pytest.param(
            "extra: {ibidem: {rules: {unused-source: «on}}}",
            "YAML takes on, off, yes and no for true and false; write error, warning or off",
            id="on",
        ),
        pytest.param(
            "extra: {ibidem: {rules: {unused-source: «yes}}}",
            "YAML takes on, off, yes and no for true and false; write error, warning or off",
            id="yes",
        ),
        pytest.param(
            "extra: {ibidem: {rules: {unused-source:« }}}",
            'unknown severity "None"; known: error, off, warning',
            id="no severity",
        ),
        pytest.param(
            "extra: {ibidem: {rules: «[unused-source]}}",
            '"rules" is not a mapping of rules to severities',
            id="list of rules",
        ),
        pytest.param(
            "extra: {ibidem: {bibliography: [a.bib, «3]}}", "this is not a text", id="number for a file"
        ),
        pytest.param(
            "extra: {ibidem: {bibliography: «[]}}", '"bibliography" names no file', id="no bibliography"
        ),
        pytest.param("docs_dir: «[docs]", "this is not a text", id="list for a folder"),
        pytest.param("exclude_docs: «3", "this is not a text", id="number for patterns"),
        pytest.param(
            "extra: {ibidem: {rules: {}, «rules: {}}}",
            '"rules" is given twice; delete one of the two',
            id="setting twice",
        ),
        pytest.param(
            "extra: {ibidem: «bibliography.bib}",
            '"ibidem" is not a mapping of settings',
            id="text for the settings",
        ),
    ],
)
def test_a_setting_that_does_not_exist_is_refused_in_its_place(content: str, message: str) -> None:
    text, (offset,) = marked(content, "mkdocs.yml")
    with pytest.raises(SetupError) as caught:
        _settings(content)
    assert str(caught.value) == f"{text.location(offset)}: {message}"


def test_a_configuration_that_is_not_yaml_is_refused_in_its_place() -> None:
    text, (offset,) = marked("site_name: x\nextra: «[a\n", "mkdocs.yml")
    with pytest.raises(SetupError) as caught:
        parsed(text)
    assert str(caught.value).startswith(f"{text.location(offset)}: not YAML: ")


@pytest.mark.parametrize(
    "plugins",
    [
        pytest.param("[search]", id="missing"),
        pytest.param("[search, macros]", id="without a module"),
        pytest.param("[macros: {on_undefined: strict}]", id="with other options"),
        pytest.param("{search: {}}", id="mapping without it"),
    ],
)
def test_a_site_that_does_not_load_the_macros_is_refused(plugins: str) -> None:
    with pytest.raises(SetupError, match=r'^mkdocs\.yml:1:10: "plugins" does not load macros'):
        _settings(f"plugins: {plugins}\n")


@pytest.mark.parametrize(
    "plugins",
    [
        pytest.param("[macros: {module_name: macros}]", id="list"),
        pytest.param("{macros: {module_name: citing}}", id="mapping"),
        pytest.param("[macros: {modules: [ibidem]}]", id="installed"),
    ],
)
def test_a_site_that_loads_the_macros_is_accepted_nope(plugins: str) -> None:
    _settings(f"plugins: {plugins}\n")
