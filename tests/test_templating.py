"""What a page can name: the vocabulary of a site, read from its files."""

from __future__ import annotations

import pytest

from macros.check import site
from macros.content.templating import Defined, Vocabulary, defined, of_site
from macros.project import files

from .conftest import RULES, Write, check

_OURS = ("ibidem", "macros")


def _defined(body: str) -> Defined | None:
    return defined(f"def define_env(env):\n    {body}\n", _OURS)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        pytest.param("env.variables['a'] = 1", "a", id="variable"),
        pytest.param("env.variables.a = 1", "a", id="attribute"),
        pytest.param("env.variables.update({'a': 1}, b=2)", "a b", id="several"),
        pytest.param("env.variables.update()", "", id="none"),
        pytest.param("env.macros['a'] = print", "a", id="macro in a dictionary"),
        pytest.param("env.macro(lambda: 1, 'a')", "a", id="macro with a name"),
        pytest.param("env.macro(print, name='a')", "a", id="macro with a named name"),
        pytest.param("def a(): ...\n    env.macro(a)", "a", id="function"),
        pytest.param("@env.macro\n    def a(): return env.variables['b']", "a", id="decorated"),
        pytest.param(
            "x = env.variables[env.page.title], env.variables.get('b'), env.conf['c']", "", id="read"
        ),
        pytest.param("x = env.variables.page.title, env.start_chatting('x')", "", id="read from a variable"),
        pytest.param("import ibidem\n    ibidem.define_env(env)", "", id="of ours"),
        pytest.param("from ibidem import define_env as cite\n    cite(env)", "", id="of ours renamed"),
        pytest.param("from a.b import tide\n    env.macro(tide)", "tide", id="imported"),
    ],
)
def test_what_a_module_defines_is_read(body: str, names: str) -> None:
    assert _defined(body) == Defined(frozenset(names.split()))


def test_filters_are_read() -> None:
    body = "@env.filter\n    def a(x): ...\n    env.filter(print, 'b')\n    env.filters['c'] = print"
    assert _defined(body) == Defined(filters=frozenset("abc"))


@pytest.mark.parametrize("source", ["from ibidem import define_env", "def on_post_build(env): ...", "x = 1"])
def test_a_module_that_defines_nothing(source: str) -> None:
    assert defined(source, _OURS) == Defined()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("from others import define_env", id="of others"),
        pytest.param("from others import x as define_env", id="of others renamed"),
        pytest.param("from others import *", id="star"),
        pytest.param("define_env = make()", id="computed"),
        pytest.param("def on_pre_page_macros(env): ...", id="changes pages before"),
        pytest.param("def on_post_page_macros(env): ...", id="changes pages after"),
        pytest.param("from others import on_pre_page_macros", id="imported change"),
        pytest.param("def define_env(env", id="no Python"),
        pytest.param("x = '\0'", id="NUL"),
        pytest.param("(" * 5000, id="too deep"),
    ],
)
def test_a_module_that_may_define_anything(source: str) -> None:
    assert defined(source, _OURS) is None


@pytest.mark.parametrize(
    "body",
    [
        "other(env)",
        "x = env",
        "env.variables[name] = 1",
        "env.variables.update(found)",
        "env.variables.update(**found)",
        "env.variables.update({name: 1})",
        "env.variables.update({**found})",
        "env.variables.setdefault('a', 1)",
        "other(env.variables)",
        "env.macro(found)",
        "env.macro(lambda: 1)",
        "for one in functions: env.macro(one)",
        "env.env.globals['a'] = 1",
        "env.register_macros(found)",
        "x = [env.macro]",
    ],
)
def test_a_function_that_may_define_anything(body: str) -> None:
    assert _defined(body) is None


def test_a_module_without_an_environment_defines_nothing() -> None:
    assert defined("def define_env(): ...", _OURS) == Defined()


def test_the_vocabulary_of_a_site_is_known_where_all_its_files_are() -> None:
    known = of_site([Defined(frozenset("a"), frozenset("f"))], {"b"}, "strict", ("jinja2.ext.do",))

    assert {"a", "b", "page", "cite"} <= known.names
    assert {"f", "pretty"} <= known.filters
    assert (known.mode, known.extensions, known.is_known, known.is_readable) == (
        "strict",
        ("jinja2.ext.do",),
        True,
        True,
    )
    assert not of_site([Defined(), None], set()).is_known
    assert not of_site([], set(), "nonsense", ("my.Extension",)).is_readable
    assert Vocabulary().naming({"c"}) == Vocabulary()
    assert "c" in known.naming({"c"}).names


@pytest.mark.parametrize(
    ("settings", "more"),
    [
        pytest.param("plugins: [macros]", {}, id="alone"),
        pytest.param("plugins: [search, blog, macros]\nhooks: [macros/plugin/faces/hook.py]", {}, id="quiet"),
        pytest.param(
            "plugins: [macros: {module_name: a, modules: [ibidem]}]", {"a.py": "x = 1"}, id="module"
        ),
        pytest.param("plugins: [macros: {module_name: a}]", {"a/__init__.py": "x = 1"}, id="package"),
        pytest.param(
            "plugins: [macros: {include_yaml: [a.yml, b: c.yml, d.yml]}]", {"a.yml": "e: 1"}, id="yaml"
        ),
    ],
)
def test_a_known_vocabulary(write: Write, settings: str, more: dict[str, str]) -> None:
    folder = write({"mkdocs.yml": settings, "docs/index.md": "", **more})

    assert files.read(folder / "mkdocs.yml", RULES).vocabulary.is_known


@pytest.mark.parametrize(
    ("settings", "more"),
    [
        pytest.param("plugins: [macros, table-reader]", {}, id="plugin"),
        pytest.param("plugins: [macros]\nhooks: [hook.py]", {}, id="hook"),
        pytest.param("plugins: [macros: {modules: [mkdocs_macros_test]}]", {}, id="pluglet"),
        pytest.param("plugins: [macros: {module_name: gone}]", {}, id="module missing"),
        pytest.param("plugins: [macros]", {"main.py": "def define_env(env): x(env)"}, id="module"),
        pytest.param("plugins: [macros: {include_yaml: [a.yml]}]", {"a.yml": "a: [b"}, id="no YAML"),
    ],
)
def test_an_unknown_vocabulary(write: Write, settings: str, more: dict[str, str]) -> None:
    folder = write({"mkdocs.yml": settings, "docs/index.md": "", **more})

    assert not files.read(folder / "mkdocs.yml", RULES).vocabulary.is_known


@pytest.mark.parametrize("name", ["main.py", "a.yml"])
def test_a_file_that_is_no_text_makes_the_vocabulary_unknown(write: Write, name: str) -> None:
    settings = "plugins: [macros: {include_yaml: [a.yml]}]"
    folder = write({"mkdocs.yml": settings, "docs/index.md": "", "main.py": "", "a.yml": ""})
    (folder / name).write_bytes(b"\xff")

    assert not files.read(folder / "mkdocs.yml", RULES).vocabulary.is_known


_EXAMPLES = {
    "called": "{{ foo('x') }}",
    "opened": "{{ foo.bar }} {{ foo[0] }} {{ foo + 1 }} {{ foo > 1 }} {{ foo | int }}",
    "printed": "{{ foo }} {{ foo | upper }} {{ foo and 1 }} {{ 'a' ~ foo }}",
    "asked": "{% if foo %}{% endif %}{% for x in foo %}{% endfor %}{{ foo == 1 }}{{ foo or 1 }}{{ not foo }}",
    "nothing": "{{ foo is defined }} {{ foo | default(1) }} {% set x = [foo] %} {{ [foo] }}",
}


@pytest.mark.parametrize(
    ("mode", "found"),
    [
        pytest.param("keep", "called opened printed", id="keep"),
        pytest.param("silent", "called opened", id="silent"),
        pytest.param("lax", "called", id="lax"),
        pytest.param("strict", "called opened printed asked", id="strict"),
    ],
)
def test_what_undefined_names_do_depends_on_the_site(write: Write, mode: str, found: str) -> None:
    settings = f"plugins: [macros: {{modules: [ibidem], on_undefined: {mode}}}]\n"
    pages = {f"docs/{name}.md": f'A.{{{{ cite("a") }}}}\n\n{text}\n' for name, text in _EXAMPLES.items()}
    folder = write({"mkdocs.yml": settings, "bibliography.bib": "@misc{a, title = {A}}\n", **pages})

    reported = check(folder, "unrendered-macro", is_guest=True)

    assert {line.split(".md")[0].removeprefix("docs/") for line in reported.splitlines()} == {*found.split()}


def test_the_first_fifty_names_have_a_hint_of_their_own(write: Write) -> None:
    page = "A." + '{{ cite("a") }}' + "".join(f"\n\n{{{{ {n} | uper }}}}" for n in range(60)) + "\n"
    settings = "plugins: [macros: {modules: [ibidem]}]\n"
    store = "@misc{a, title = {A}}\n"
    folder = write({"mkdocs.yml": settings, "bibliography.bib": store, "docs/a.md": page})

    found = site.build(files.read(folder / "mkdocs.yml", RULES)).found

    hints = [finding.hint for finding in found if finding.rule == "unrendered-macro"]
    assert hints == ['did you mean "upper"?'] * 50 + ["fix the name, or put the macro into a code span"] * 10


def test_an_expression_in_which_jinja_gets_lost_is_found(write: Write) -> None:
    deep = " + ".join(["1"] * 5000)
    page = f'A.{{{{ cite("a") }}}} {{{{ {deep} }}}} {{% if x %}}{{% elif y %}}{{% endif %}}\n'
    settings = "plugins: [macros: {modules: [ibidem]}]\n"
    store = "@misc{a, title = {A}}\n"

    found = check(
        write({"mkdocs.yml": settings, "bibliography.bib": store, "docs/a.md": page}), is_guest=True
    )

    assert "this page is not a template: this is nested too deeply" in found
