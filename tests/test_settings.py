from __future__ import annotations

import sys
from types import ModuleType

import pytest

from macros.content.settings import NAMES, Rendering, Settings, SetupError, parsed, settings
from macros.content.settings.plugins import Plugins
from macros.core.findings import Severity
from macros.syntax import located_toml

from .conftest import RULES, marked

_LINES = 'write lines of "setting: value" below it, such as "bibliography: refs.bib"'


def _settings(content: str, base: Settings | None = None) -> Settings:
    text, _ = marked(content, "mkdocs.yml")
    return settings(text, parsed(text), RULES, base)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("", Settings(), id="empty"),
        pytest.param("copyright: x\nplugins: [macros: {module_name: macros}]\n", Settings(), id="others"),
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
    read = _settings(content)
    of_ours = read._replace(rendering=Rendering(), plugins=Plugins(), variables=frozenset())
    assert of_ours._replace(is_store_named=False) == expected


def test_what_is_not_said_is_as_in_the_base() -> None:
    base = Settings("pages", ("a.bib",), "x.md", "y.md", {"unused-source": Severity.OFF})
    assert _settings("copyright: x", base) == base


def test_severities_are_merged_with_those_of_the_base() -> None:
    base = Settings(severities={"unused-source": Severity.OFF, "duplicate-key": Severity.OFF})
    merged = _settings("extra: {ibidem: {rules: {duplicate-key: error}}}", base).severities
    assert merged == {"unused-source": Severity.OFF, "duplicate-key": Severity.ERROR}


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IBIDEM_DOCS", "pages")
    read = _settings("docs_dir: !ENV IBIDEM_DOCS\ndraft_docs: !ENV [IBIDEM_NONE, drafts]")
    assert (read.docs_dir, read.drafts) == ("pages", "drafts")


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
            f'unknown setting "colour"; known: {", ".join(sorted(NAMES))}',
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
            '"unused-source" has no severity; write error, warning or off',
            id="no severity",
        ),
        pytest.param(
            "extra: {ibidem: {rules: {unused-source: «[off]}}}",
            '"unused-source" has no severity; write error, warning or off',
            id="list for a severity",
        ),
        *(
            pytest.param(
                f"extra: {{ibidem: {{rules: {rules}}}}}",
                '"rules" is not a mapping of rules to severities; '
                'write lines of "rule: severity" below it, such as "unused-source: warning"',
                id=f"rules {rules}",
            )
            for rules in ("«[unused-source]", "«off", "«unused-source")
        ),
        *(
            pytest.param(
                f"extra: {{ibidem: {{bibliography: {files}}}}}",
                '"bibliography" does not name a file here; '
                'write "bibliography: refs.bib", or "bibliography: [refs.bib, books.bib]"',
                id=f"bibliography {files}",
            )
            for files in ("«[]", "[«[a.bib]]", '«""', "[a.bib, «null]", "«{file: a.bib}")
        ),
        pytest.param(
            "extra: {ibidem: {bibliography: [a.bib, «3]}}",
            "this is not a text; put it into quotation marks",
            id="number for a file",
        ),
        pytest.param(
            "docs_dir: «[docs]",
            "this is not a text; put it into quotation marks",
            id="list for a folder",
        ),
        pytest.param(
            "exclude_docs: «3",
            "this is not a text; put it into quotation marks",
            id="number for patterns",
        ),
        pytest.param(
            "extra: {ibidem: {rules: {}, «rules: {}}}",
            '"rules" is given twice; delete one of the two',
            id="setting twice",
        ),
        pytest.param(
            "extra: {ibidem: «bibliography.bib}",
            f'"ibidem" is not a mapping of settings; {_LINES}',
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
    ("content", "place", "hint"),
    [
        pytest.param("site_name: x", "1:1", 'add "plugins: [search, ibidem]"', id="no plugins"),
        pytest.param("a: 1\nplugins: []", "1:1", 'add "plugins: [search, ibidem]"', id="empty list"),
        pytest.param("a: 1\nplugins:", "1:1", 'add "plugins: [search, ibidem]"', id="empty plugins"),
        pytest.param("a: 1\nplugins: [search]", "2:1", 'add "- ibidem" below it', id="others"),
        pytest.param("plugins: {search: {}}", "1:1", 'add "ibidem: {}" below it', id="mapping"),
        pytest.param("plugins: [macros]", "1:1", 'add "- ibidem" below it', id="macros alone"),
        pytest.param(
            "plugins: [macros: {on_undefined: strict}]", "1:1", 'add "- ibidem" below it', id="other options"
        ),
        pytest.param(
            "plugins: [macros: {module_name: macros, enabled: false}]",
            "1:50",
            'delete "enabled" here, which switches macros off',
            id="macros switched off",
        ),
        pytest.param(
            "plugins: {macros: {enabled: !ENV [IBIDEM_NO_SUCH, false], modules: [ibidem]}}",
            "1:29",
            'delete "enabled" here, which switches macros off',
            id="macros switched off by a variable",
        ),
        pytest.param(
            "plugins: [macros: {enabled: false}]",
            "1:1",
            'add "- ibidem" below it',
            id="other macros switched off",
        ),
        pytest.param(
            "plugins: [ibidem: {enabled: no}]",
            "1:29",
            'delete "enabled" here, which switches ibidem off',
            id="switched off",
        ),
        pytest.param(
            "markdown_extensions: [footnotes]", "1:1", 'add "plugins: [search, ibidem]"', id="footnotes"
        ),
    ],
)
def test_a_site_where_nothing_renders_citations_is_told_what_to_add(
    content: str, place: str, hint: str
) -> None:
    rendering = _settings(content).rendering
    assert rendering.missing
    assert not rendering.is_ours
    assert str(rendering.missing.location) == f"mkdocs.yml:{place}"
    assert rendering.missing.hint == hint


@pytest.mark.parametrize(
    ("content", "is_templated"),
    [
        pytest.param("plugins: [search, ibidem]", False, id="plugin"),
        pytest.param("plugins: [ibidem: {bibliography: a.bib}]", False, id="plugin with options"),
        pytest.param("plugins: {search: {}, ibidem: }", False, id="plugin in a mapping"),
        pytest.param("plugins: {ibidem: {bibliography: a.bib}}", False, id="options in a mapping"),
        pytest.param("plugins: [ibidem, macros]", True, id="plugin beside macros"),
        pytest.param("plugins: [macros: {module_name: macros}]", True, id="copy of this repository"),
        pytest.param("plugins: {macros: {modules: [ibidem]}}", True, id="module"),
        pytest.param(
            'plugins: [macros: {modules: ["ibidem:mkdocs-ibidem"]}]', True, id="module that pip installs"
        ),
        pytest.param(
            "plugins: [macros: {modules: [ibidem], j2_variable_start_string: '[['}]", False, id="other marks"
        ),
        pytest.param(
            "plugins: [ibidem, macros: {j2_extensions: [jinja2.ext.do]}]", True, id="another statement"
        ),
        pytest.param("markdown_extensions: [toc, ibidem]", False, id="extension"),
        pytest.param(
            "plugins: [macros: {render_by_default: false}, ibidem]",
            False,
            id="plugin beside macros on demand",
        ),
        pytest.param("plugins: [macros: {render_by_default: true}, ibidem]", True, id="plugin beside macros"),
        pytest.param("markdown_extensions: {ibidem: {}}", False, id="extension in a mapping"),
        pytest.param(
            "markdown_extensions: [ibidem]\nplugins: [macros: {enabled: false}]",
            False,
            id="macros switched off",
        ),
    ],
)
def test_what_renders_citations_is_known(content: str, *, is_templated: bool) -> None:
    rendering = _settings(content).rendering
    assert (rendering.is_ours, rendering.is_templated, rendering.missing) == (True, is_templated, None)


_MACROS = "plugins: {macros: {modules: [ibidem]}}"


@pytest.mark.parametrize(
    ("above", "own", "is_ours"),
    [
        pytest.param(_MACROS, "site_name: x", True, id="inherited"),
        pytest.param(_MACROS, "plugins: {search: {}}", True, id="mappings are merged"),
        pytest.param(_MACROS, "plugins: [search]", False, id="list in its place"),
        pytest.param(_MACROS, "plugins: {macros: {enabled: false}}", False, id="switched off below"),
        pytest.param("plugins: [search]", "plugins: [ibidem]", True, id="only below"),
        pytest.param(_MACROS, "plugins: {macros: {verbose: true}}", True, id="options are merged"),
        pytest.param(_MACROS, "plugins: {macros: }", False, id="options taken away"),
        pytest.param(
            "plugins: {macros: {enabled: false, modules: [ibidem]}}",
            "plugins: {macros: {enabled: true}}",
            True,
            id="switched on below",
        ),
        pytest.param(
            "plugins: [macros: {modules: [ibidem]}]", "plugins: {search: {}}", False, id="mapping for a list"
        ),
        pytest.param("plugins: {ibidem: }", "plugins: {ibidem: {enabled: false}}", False, id="ours off"),
        pytest.param("markdown_extensions: [ibidem]", "plugins: [search]", True, id="extension"),
        pytest.param("plugins: [search]", "site_name: x", False, id="nowhere"),
    ],
)
def test_what_renders_citations_is_inherited(above: str, own: str, *, is_ours: bool) -> None:
    text, _ = marked(own, "mkdocs.yml")
    read = settings(text, parsed(text), RULES, _settings(above))
    assert (read.rendering.is_ours, read.rendering.missing is None) == (is_ours, is_ours)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param("[macros: {modules: [ibidem], render_by_default: «false}]", "rendering", id="module"),
        pytest.param(
            "[macros: {module_name: macros, render_by_default: «!ENV [IBIDEM_NO_SUCH, false]}]",
            "rendering",
            id="variable",
        ),
        pytest.param(
            "{ibidem: {enabled: false}, macros: {modules: [ibidem], render_by_default: «false}}",
            "rendering",
            id="beside our plugin switched off",
        ),
        pytest.param("[ibidem, macros: {enabled: «'no'}]", '"enabled"', id="no switch"),
        *(
            pytest.param(f"[ibidem, macros: {{verbose: true, {name}: «'{mark}'}}]", f'"{name}"', id=name)
            for name, mark in {
                "j2_variable_start_string": "[[",
                "j2_variable_end_string": "]]",
                "j2_block_start_string": "<%",
                "j2_block_end_string": "%>",
                "j2_comment_start_string": "/*",
                "j2_comment_end_string": "*/",
                "j2_line_statement_prefix": "#",
                "j2_line_comment_prefix": "##",
            }.items()
        ),
    ],
)
def test_options_with_which_no_page_is_as_checked_are_refused(content: str, name: str) -> None:
    text, (offset,) = marked(f"plugins: {content}", "mkdocs.yml")

    refused = settings(text, parsed(text), RULES).rendering.refused

    assert refused
    assert (refused.place, name in refused.message) == (text.location(offset), True)
    assert refused.hint


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("[ibidem, macros: {render_by_default: false}]", id="beside our plugin"),
        pytest.param("[macros: {modules: [ibidem], render_by_default: true}]", id="as it is"),
        pytest.param("[ibidem, macros: {j2_block_start_string: '{%', j2_comment_end_string: ''}]", id="same"),
        pytest.param("[ibidem, macros: {enabled: false, j2_block_start_string: '[%'}]", id="switched off"),
        pytest.param("[ibidem, macros: {j2_extensions: [jinja2.ext.do], enabled: true}]", id="statements"),
    ],
)
def test_options_with_which_pages_are_as_checked_nope(content: str) -> None:
    assert _settings(f"plugins: {content}").rendering.refused is None


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("plugins: [ibidem: {bibliography: a.bib, everywhere: true}]", id="list"),
        pytest.param("plugins: {ibidem: {bibliography: a.bib, everywhere: true}}", id="mapping"),
        pytest.param(
            "plugins: [ibidem: {everywhere: true, enabled: true}]\nextra: {ibidem: {bibliography: a.bib}}",
            id="both places",
        ),
    ],
)
def test_settings_are_read_from_the_options_of_the_plugin(content: str) -> None:
    read = _settings(content)
    assert (read.bibliography, read.everywhere, read.is_store_named) == (("a.bib",), True, True)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            "plugins:\n  - ibidem: {«bibliography: a.bib}\nextra: {ibidem: {bibliography: b.bib}}\n",
            '"bibliography" is set twice; delete one of the two; '
            "the other is in line 3, below extra: ibidem:",
            id="bibliography",
        ),
        pytest.param(
            "extra: {ibidem: {frame: true}}\nplugins:\n  ibidem:\n    «frame: true\n",
            '"frame" is set twice; delete one of the two; the other is in line 1, below extra: ibidem:',
            id="in a mapping",
        ),
        pytest.param(
            "extra: {ibidem: {rules: {unused-source: off}}}\nplugins: [ibidem: {«rules: {}}]\n",
            '"rules" is set twice; delete one of the two; the other is in line 1, below extra: ibidem:',
            id="rules",
        ),
        pytest.param(
            "plugins: [ibidem: {«bibliografy: a.bib}]",
            'unknown setting "bibliografy"; did you mean "bibliography"?',
            id="unknown option",
        ),
        *(
            pytest.param(
                f"plugins: [ibidem: {options}]",
                f'"ibidem" is not a mapping of settings; {_LINES}',
                id=f"options {options}",
            )
            for options in ("«[a.bib]", "«a.bib", "«3", "«true")
        ),
        pytest.param(
            "plugins: [ibidem: {enabled: «maybe}]",
            '"enabled" is not true or false; write "enabled: true"',
            id="switch",
        ),
        pytest.param(
            "plugins: [ibidem: {frame: «maybe}]",
            '"frame" is not true or false; write "frame: true"',
            id="value",
        ),
        pytest.param(
            "plugins: [ibidem: {frame: true, «frame: false}]",
            '"frame" is given twice; delete one of the two',
            id="option twice",
        ),
    ],
)
def test_an_option_of_the_plugin_is_refused_in_its_place(content: str, message: str) -> None:
    text, (offset,) = marked(content, "mkdocs.yml")
    with pytest.raises(SetupError) as caught:
        _settings(content)
    assert str(caught.value) == f"{text.location(offset)}: {message}"


@pytest.mark.parametrize("name", ["everywhere", "frame"])
def test_a_switch_can_be_turned_off_below(name: str) -> None:
    above = _settings(f"extra: {{ibidem: {{{name}: true}}}}")
    assert getattr(above, name)
    assert getattr(_settings("site_name: x", above), name)
    assert not getattr(_settings(f"extra: {{ibidem: {{{name}: false}}}}", above), name)
    assert getattr(_settings(f"extra: {{ibidem: {{{name}: }}}}", above), name)


@pytest.mark.parametrize(
    ("content", "theme"),
    [
        pytest.param("site_name: x", "", id="none"),
        pytest.param("theme: material", "material", id="text"),
        pytest.param("theme: {name: readthedocs}", "readthedocs", id="mapping"),
        pytest.param("theme: {custom_dir: theme}", "", id="folder alone"),
        pytest.param("theme: {name: null, custom_dir: theme}", "", id="no theme"),
    ],
)
def test_the_theme_is_known(content: str, theme: str) -> None:
    assert _settings(content).theme == theme


@pytest.mark.parametrize(
    ("plugins", "path"),
    [
        pytest.param("[search]", "", id="no blog"),
        pytest.param("[blog]", "blog/.authors.yml", id="blog"),
        pytest.param("[material/blog: {blog_dir: .}]", ".authors.yml", id="site that is a blog"),
        pytest.param("{blog: {blog_dir: news}}", "news/.authors.yml", id="folder"),
        pytest.param(
            "[blog: {blog_dir: news, authors_file: '{blog}/people.yml'}]", "news/people.yml", id="file"
        ),
        pytest.param("[blog: {authors_file: people/all.yml}]", "people/all.yml", id="file elsewhere"),
    ],
)
def test_the_authors_of_a_blog_are_known(plugins: str, path: str) -> None:
    assert _settings(f"plugins: {plugins}").blog_authors == path


_REAL = """
site_name: !ENV [IBIDEM_NO_NAME, x]
docs_dir: content
theme: &theme
  name: material
  icon: {repo: !!python/name:material.extensions.emoji.twemoji }
plugins:
  - search
  - social: {enabled: !ENV [CI, false]}
  - mkdocstrings: {handlers: {python: {paths: [src], options: !relative $config_dir}}}
markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - {name: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format }
  - pymdownx.snippets: {base_path: !relative }
  - pymdownx.slugs: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
hooks: [hooks.py]
extra:
  copy: {<<: *theme}
  ibidem: {bibliography: !ENV [IBIDEM_NO_STORE, refs.bib]}
"""


def test_a_configuration_with_the_tags_of_other_tools_is_read() -> None:
    read = _settings(_REAL)
    assert (read.docs_dir, read.theme, read.bibliography) == ("content", "material", ("refs.bib",))
    assert not read.rendering.is_ours


_TOML = """
# The site.
[project]
site_name = "x"
docs_dir = "content"

[project.theme]
custom_dir = "overrides"

[project.markdown_extensions.ibidem]

[project.extra.ibidem]
everywhere = true
bibliography = ["refs.bib"]
"""


def _of_toml(content: str) -> Settings:
    text, _ = marked(content, "zensical.toml")
    return settings(text, parsed(text), RULES)


def test_a_configuration_of_zensical_is_read() -> None:
    read = _of_toml(_TOML)
    assert (read.docs_dir, read.theme_dir, read.bibliography) == ("content", "overrides", ("refs.bib",))
    assert (read.everywhere, read.rendering.is_ours, read.rendering.is_templated) == (True, True, False)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            '[project.extra.ibidem]\n«bibliografy = "a.bib"\n',
            'unknown setting "bibliografy"; did you mean "bibliography"?',
            id="unknown setting",
        ),
        pytest.param(
            '[project.extra.ibidem]\nbibliography = "a.bib"\n\n«[project.extra.ibidem.colour]\nx = 1\n',
            f'unknown setting "colour"; known: {", ".join(sorted(NAMES))}',
            id="table",
        ),
        pytest.param(
            "«[project]\nextra = {ibidem = {colour = 1}}\n",
            f'unknown setting "colour"; known: {", ".join(sorted(NAMES))}',
            id="on one line",
        ),
        pytest.param("[project]\nsite_name = «x\n", "not TOML: Invalid value", id="no value"),
        pytest.param('[project]\nsite_name = "x"\na = [1,«', "not TOML: Invalid value", id="never closed"),
        pytest.param(
            "[project.theme«\n", "not TOML: Expected ']' at the end of a table declaration", id="table open"
        ),
    ],
)
def test_a_fault_of_zensicals_configuration_has_its_place(content: str, message: str) -> None:
    text, (offset,) = marked(content, "zensical.toml")
    with pytest.raises(SetupError) as caught:
        _of_toml(text.content)
    assert str(caught.value).partition("; type")[0] == f"{text.location(offset)}: {message}"


def test_toml_of_the_next_version_is_read_where_its_reader_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = '[project]\nsite_name = "x"\nnav = [{\n  "Home" = "index.md",\n}]\n'
    monkeypatch.setattr(located_toml, "find_spec", lambda _: None)
    with pytest.raises(SetupError) as caught:
        _of_toml(content)
    assert str(caught.value).endswith('; type "pip install tomli" if this is TOML 1.1')

    newer = ModuleType("tomli")
    vars(newer).update(loads=lambda _: {"project": {"site_name": "x"}}, TOMLDecodeError=ValueError)
    monkeypatch.setattr(located_toml, "find_spec", lambda _: newer)
    monkeypatch.setitem(sys.modules, "tomli", newer)
    assert _of_toml(content).site_name == "x"

    def refused(_: str) -> None:
        raise ValueError("Invalid value (at line 2, column 1)")

    vars(newer)["loads"] = refused
    with pytest.raises(SetupError) as caught:
        _of_toml(content)
    assert str(caught.value) == "zensical.toml:2:1: not TOML: Invalid value"


def test_on_zensical_the_plugin_renders_nothing() -> None:
    rendering = _of_toml("[project.plugins.ibidem]\n").rendering
    assert rendering.missing
    assert rendering.missing.hint == 'add "[project.markdown_extensions.ibidem]"'


def test_a_toml_without_a_project_is_empty() -> None:
    assert _of_toml("[other]\nx = 1\n").docs_dir == "docs"
