"""The command migrate: what becomes of pages and of the configuration, and what stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from macros.__main__ import main
from macros.content.sources import bibliography
from macros.core.findings import FaultError
from macros.core.originals import Original
from macros.core.text import Text
from macros.desk.migration import configuration, pages
from macros.desk.migration.turning import Keys, ListCommands
from macros.syntax.located_yaml import parse

from .conftest import Write

STORE = (
    "@book{a, author = {Smith, Ada}, title = {A}, date = {2020}, publisher = {P}}\n"
    "@book{b, author = {Roe, C.}, title = {B}, date = {2021}, publisher = {P}}\n"
    "@book{Camel2020, title = {C}, date = {2020}, publisher = {P}}\n"
)
KEYS = Keys(bibliography.read([Text("refs.bib", STORE)])[0])


def _page(content: str, keys: Keys = KEYS) -> tuple[str, list[str]]:
    """Return a page after its migration, and what is left in it."""
    original = Original("docs/a.md", content)
    found = pages.migrated(original.text, keys)
    return original.edited(found.edits).raw, [str(one) for one in found.left]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("It is [@a].", 'It is {{ cite("a") }}.', id="one"),
        pytest.param("It is[@a; @b].", 'It is{{ cite("a", "b") }}.', id="semicolon"),
        pytest.param("It is[@a,@b].", 'It is{{ cite("a", "b") }}.', id="comma"),
        pytest.param("It is[@a; @a].", 'It is{{ cite("a") }}.', id="twice"),
        pytest.param("It is [@a, p. 4].", 'It is {{ cite("a", locator="p. 4") }}.', id="locator"),
        pytest.param("It is [see @a].", 'It is {{ cite("a", prefix="see") }}.', id="prefix"),
        pytest.param(
            "It is [see @a, pp. 3-5 and *passim*; @b].",
            'It is {{ cite("a", prefix="see", locator="pp. 3-5 and passim") }}{{ cite("b") }}.',
            id="both",
        ),
        pytest.param('It is [@a, "so"].', 'It is {{ cite("a", locator="\\"so\\"") }}.', id="quotation-marks"),
        pytest.param("It is ^[@a].", 'It is {{ cite("a") }}.', id="inline-note"),
        pytest.param("It is[^@a].", 'It is{{ cite("a") }}.', id="footnote"),
        pytest.param("It is[^a].", 'It is{{ cite("a") }}.', id="footnote-that-mkdocs-bibtex-defines"),
        pytest.param("Smith [-@a] says.", 'Smith {{ cite("a") }} says.', id="without-author"),
        pytest.param("@a says.", '{{ textcite("a") }} says.', id="in-the-text"),
        pytest.param("@a [p. 3] says.", '{{ textcite("a", locator="p. 3") }} says.', id="place-in-the-text"),
        pytest.param("It is [@camel2020].", 'It is {{ cite("Camel2020") }}.', id="another-case"),
        pytest.param("# On [@a]\n", '# On {{ cite("a") }}\n', id="heading"),
        pytest.param("| a |\n| - |\n| [@a] |\n", '| a |\n| - |\n| {{ cite("a") }} |\n', id="table"),
        pytest.param("!!! note\n    See [@a].\n", '!!! note\n    See {{ cite("a") }}.\n', id="admonition"),
        pytest.param("- x\n\n    y [@a]\n", '- x\n\n    y {{ cite("a") }}\n', id="list"),
        pytest.param("> q [@a]  \n> r", '> q {{ cite("a") }}  \n> r', id="quotation"),
        pytest.param("[^n]: See [@a].\n\nx[^n]", '[^n]: See {{ cite("a") }}.\n\nx[^n]', id="in-a-footnote"),
        pytest.param("A [@a].\n\n\\bibliography\n", 'A {{ cite("a") }}.\n', id="list-at-the-end"),
        pytest.param("\\bibliography\n\nB\n", "\nB\n", id="list-at-the-beginning"),
        pytest.param("A\n\n\\bibliography\n\nB\n", "A\n\nB\n", id="list-between"),
        pytest.param("A\n\\bibliography\nB\n", "A\nB\n", id="list-in-a-paragraph"),
        pytest.param("A \\bibliography B", "A  B", id="list-in-a-line"),
        pytest.param("A\n\n\\bibliography", "A\n", id="list-without-a-line-end"),
        pytest.param(
            "---\ntitle: [@a]\n---\n[@a]", '---\ntitle: [@a]\n---\n{{ cite("a") }}', id="front-matter"
        ),
        pytest.param("{#x} [@a] {% b", '{#x} {{ cite("a") }} {% b', id="marks-of-nobody"),
        pytest.param('{{ cite("b") }} [@a]', '{{ cite("b") }} {{ cite("a") }}', id="beside-our-own"),
        pytest.param(
            "A [@a].  \r\n\r\nB\t\r\n", 'A {{ cite("a") }}.  \r\n\r\nB\t\r\n', id="lines-of-windows"
        ),
        pytest.param("\ufeffA [@a].", '\ufeffA {{ cite("a") }}.', id="byte-order-mark"),
    ],
)
def test_a_citation_becomes_a_call_and_nothing_else_changes(before: str, after: str) -> None:
    assert _page(before)[0] == after
    assert _page(after)[0] == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("![…[^@b][@a]", '![…{{ cite("b") }}{{ cite("a") }}', id="no-image"),
        pytest.param("![[@a][^@b]", '![{{ cite("a") }}{{ cite("b") }}', id="footnote-behind-brackets"),
        pytest.param("\\bibliography@a", "\\bibliography@a", id="command-before-a-key"),
        pytest.param("[\\bibliography^a]", "[\\bibliography^a]", id="command-in-brackets"),
        pytest.param("@{%@b", '@{%{{ textcite("b") }}', id="brace-without-end"),
        pytest.param("@{@b-[^@b]}", '@{{{ textcite("b") }}-{{ cite("b") }}}', id="citation-in-braces"),
        pytest.param(
            "https://x.org/[@a]+@b",
            'https://x.org/{{ cite("a") }}+{{ textcite("b") }}',
            id="behind-an-address",
        ),
        pytest.param(
            "[see @b]: '[@a]'", """{{ cite("b", prefix="see") }}: '{{ cite("a") }}'""", id="no-definition"
        ),
        pytest.param("<--@b[@a]>", '<-{{ cite("b") }}{{ cite("a") }}>', id="no-address"),
        pytest.param("[x](y @a)", "[x](y @a)", id="key-in-an-address"),
        pytest.param("[@a]: /@{a}", "[@a]: /@{a}", id="key-in-a-defined-address"),
        pytest.param("[x](so [@a])", "[x](so [@a])", id="citation-in-an-address"),
        pytest.param("[@a]: \\bibliography", "[@a]: \\bibliography", id="command-as-an-address"),
        pytest.param("[@b[@a]: x", '[{{ textcite("b") }}{{ cite("a") }}: x', id="bracket-in-a-bracket"),
        pytest.param("*[@a]: [@a]", "*[@a]: [@a]", id="abbreviation"),
    ],
)
def test_an_odd_page_is_turned_at_once_or_stays(before: str, after: str) -> None:
    assert _page(before)[0] == after
    assert _page(after)[0] == after


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("`[@a]` ``@a``", id="code"),
        pytest.param("```py\n@a\n[@a]\n\\bibliography\n```\n", id="fence"),
        pytest.param("x\n\n    [@a]\n", id="indented"),
        pytest.param("<!-- [@a] \\bibliography -->", id="comment"),
        pytest.param("ask a@b.org, @octocat, @scope/name, https://m.com/@a", id="others"),
        pytest.param("[^a]: A note.\n\nText[^a].", id="defined-footnote"),
        pytest.param("[^unknown] and [^1]", id="other-footnotes"),
        pytest.param("<p>[^a]</p>", id="footnote-in-html"),
        pytest.param("<p>[@unknown] [@a@b.org] @a</p>", id="others-in-html"),
        pytest.param("[mail a@b.org](u) and [@octocat](v)", id="links"),
    ],
)
def test_what_is_no_citation_stays_and_is_not_listed(content: str) -> None:
    assert _page(content) == (content, [])


@pytest.mark.parametrize(
    ("content", "left"),
    [
        pytest.param("It is [@c20].", 'docs/a.md:1:9: no source has the key "c20"; add it', id="unknown"),
        pytest.param(
            "[@Camel202]", 'docs/a.md:1:3: no source has the key "Camel202"; did you mean', id="near"
        ),
        pytest.param("[@a; @no]", 'docs/a.md:1:7: no source has the key "no"', id="one-of-two"),
        pytest.param("<div>[@a]</div>", "docs/a.md:1:6: a citation in a block of raw HTML", id="html"),
        pytest.param(
            "![x [@a]](y)", "docs/a.md:1:5: a citation in the alternative text of an image", id="image"
        ),
        pytest.param("> [!INFO]\n> \t> q [@a]", "docs/a.md:2:8: this line may be code", id="indented-quote"),
        pytest.param("> q\n>     r [@a]", "docs/a.md:2:9: this line may be code", id="quote-with-spaces"),
        pytest.param("[@a](https://x.org)", "docs/a.md:1:1: this is a link", id="link"),
        pytest.param("[see `x` @a]", "docs/a.md:1:1: this is a link", id="code-within"),
        pytest.param("(\\bibliography)", "docs/a.md:1:2: this command has no space around it", id="command"),
        pytest.param("[@a, so {{ x }}]", "docs/a.md:1:1: a text beside the key cannot stand", id="braces"),
    ],
)
def test_what_cannot_be_turned_is_listed_with_its_place(content: str, left: str) -> None:
    after, said = _page(content)

    assert after == content
    assert len(said) == 1
    assert said[0].startswith(left)


_SWITCHED_OFF = "a citation without brackets is shown as it is typed; it is switched off in mkdocs.yml"


def test_a_citation_without_brackets_stays_where_the_site_does_not_read_it() -> None:
    keys = Keys(KEYS.bibliography, ListCommands(cites_in_text=False))

    assert _page("@a says [@a].", keys) == (
        '@a says {{ cite("a") }}.',
        [f"docs/a.md:1:1: {_SWITCHED_OFF}"],
    )


def test_a_key_without_brackets_is_a_number_where_the_site_is_plain() -> None:
    keys = Keys(KEYS.bibliography, ListCommands(is_plain=True))

    assert _page("It is so @a.", keys) == ('It is so {{ cite("a") }}.', [])


def test_a_key_that_two_sources_have_in_other_cases_is_not_guessed() -> None:
    keys = Keys(bibliography.read([Text("refs.bib", "@misc{aB, title = {A}}\n@misc{Ab, title = {B}}\n")])[0])

    assert _page("[@ab] [@aB]", keys)[0] == '[@ab] {{ cite("aB") }}'


@pytest.mark.parametrize(
    ("content", "after", "left"),
    [
        pytest.param(
            "# References\n\n\\full_bibliography\n",
            "# References\n",
            ["docs/a.md:1:1: this heading stood", "docs/a.md:3:1: the list of all sources is gone"],
            id="page-of-all",
        ),
        pytest.param(
            "A\n\n## References\n\\bibliography\n",
            "A\n\n## References\n",
            ["docs/a.md:3:1: this"],
            id="alone",
        ),
        pytest.param(
            "A\n\nSources\n-------\n\n\\bibliography\n\n# B\n",
            "A\n\nSources\n-------\n\n# B\n",
            ["docs/a.md:3:1: this"],
            id="underlined",
        ),
        pytest.param(
            "## References\n\n\\bibliography\n\nMore.\n", "## References\n\nMore.\n", [], id="with-more"
        ),
        pytest.param(
            "A [@a].\n\n## References\n",
            'A {{ cite("a") }}.\n\n## References\n',
            ["docs/a.md:3:1: this"],
            id="end",
        ),
        pytest.param("A [@a].\n\n# B", 'A {{ cite("a") }}.\n\n# B', ["docs/a.md:3:1: this"], id="last-line"),
        pytest.param("A [@a] in C#", 'A {{ cite("a") }} in C#', [], id="sign-in-a-line"),
        pytest.param("A.\n\n## References\n", "A.\n\n## References\n", [], id="no-citation"),
    ],
)
def test_a_list_goes_and_what_it_leaves_is_listed(content: str, after: str, left: list[str]) -> None:
    changed, said = _page(content)

    assert changed == after
    assert [one.startswith(start) for one, start in zip(said, left, strict=True)] == [True] * len(left)


def test_a_citation_never_becomes_code_because_a_command_goes() -> None:
    content = "\\bibliography     [@a]\n"

    after, (left,) = _page(content)
    assert after == content
    assert "read in another way" in left


def test_a_page_that_would_be_read_in_another_way_stays_as_it_is() -> None:
    keys = Keys(KEYS.bibliography, is_templated=True)
    content = "So {[@a]} and [@b].\n"

    after, (left,) = _page(content, keys)
    assert after == content
    assert left.startswith("docs/a.md:1:1: this page would be read in another way")


def test_marks_of_jinja_stay_where_a_site_has_templates() -> None:
    keys = Keys(KEYS.bibliography, is_templated=True)

    assert _page("50 {% [@a]", keys)[0] == '50 {% {{ cite("a") }}'

    assert _page("{# [@a] #} [@b]", keys)[0] == '{# [@a] #} {{ cite("b") }}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "plugins:\n  - search\n  - bibtex:\n      bib_file: refs.bib\n",
            "plugins:\n  - search\n  - ibidem:\n      bibliography: [refs.bib]\n",
            id="usual",
        ),
        pytest.param(
            "plugins:\n- bibtex:\n    bib_file: 'docs/refs.bib'  # ours\n- search\n",
            "plugins:\n- ibidem:\n    bibliography: ['docs/refs.bib']  # ours\n- search\n",
            id="quoted-with-a-remark",
        ),
        pytest.param(
            "plugins:\n  - bibtex: # cite\n      # where\n      bib_file: refs.bib\n"
            "      csl_file: a.csl # style\n"
            "      # after\n      bib_by_default: false\n  - search # last\n",
            "plugins:\n  - ibidem: # cite\n      # where\n      bibliography: [refs.bib]\n      # style\n"
            "      # after\n  - search # last\n",
            id="remarks",
        ),
        pytest.param(
            "plugins:\n  - bibtex: {bib_file: refs.bib, csl_file: a.csl}\n",
            "plugins:\n  - ibidem: {bibliography: [refs.bib]}\n",
            id="braces",
        ),
        pytest.param(
            "plugins: [search, {bibtex: {csl_file: a.csl, style: x, bib_file: refs.bib, bib_command: x}}]",
            "plugins: [search, {ibidem: {bibliography: [refs.bib]}}]",
            id="all-in-braces",
        ),
        pytest.param(
            "plugins:\n  search: {}\n  bibtex:\n    csl_file: a.csl\n    bib_file: refs.bib",
            "plugins:\n  search: {}\n  ibidem:\n    bibliography: [refs.bib]",
            id="mapping",
        ),
        pytest.param(
            "x-bib: &bib refs.bib\nplugins:\n  - bibtex:\n      bib_file: *bib\n",
            "x-bib: &bib refs.bib\nplugins:\n  - ibidem:\n      bibliography: [*bib]\n",
            id="alias",
        ),
        pytest.param(
            "plugins:\n  - bibtex:\n      bib_file: &bib refs.bib\nextra: {bib: *bib}\n",
            "plugins:\n  - ibidem:\n      bibliography: [&bib refs.bib]\nextra: {bib: *bib}\n",
            id="anchor",
        ),
        pytest.param(
            "plugins:\n  - bibtex:\n      bib_dir: refs/\n",
            "plugins:\n  - ibidem:\n      bibliography: [refs/a.bib, refs/b.bib]\n",
            id="folder",
        ),
        pytest.param(
            "plugins:\n  - bibtex:\n      bib_dir: refs/\n      bib_file: refs.bib\n",
            "plugins:\n  - ibidem:\n      bibliography: [refs.bib]\n",
            id="file-and-folder",
        ),
        pytest.param(
            "plugins:\n  - bibtex:\n      enabled: true\n      bib_file: refs.bib\n      footnote_format: |\n"
            "        {key}\n  - search\n",
            "plugins:\n  - ibidem:\n      enabled: true\n      bibliography: [refs.bib]\n  - search\n",
            id="option-over-lines",
        ),
        pytest.param(
            'plugins:\n  - "bibtex":\n      "bib_file": refs.bib\n',
            "plugins:\n  - ibidem:\n      bibliography: [refs.bib]\n",
            id="quoted-names",
        ),
        pytest.param(
            "\ufeffplugins:\r\n  - bibtex:\r\n      bib_file: refs.bib\r\n",
            "\ufeffplugins:\r\n  - ibidem:\r\n      bibliography: [refs.bib]\r\n",
            id="lines-of-windows",
        ),
        pytest.param(
            "markdown_extensions:\n  - x: !!python/name:a.b\n"
            "plugins:\n  - bibtex:\n      bib_file: refs.bib\n",
            "markdown_extensions:\n  - x: !!python/name:a.b\n"
            "plugins:\n  - ibidem:\n      bibliography: [refs.bib]\n",
            id="tags",
        ),
    ],
)
def test_the_plugin_becomes_ours_and_nothing_else_of_the_configuration_changes(
    before: str, after: str
) -> None:
    original = Original("mkdocs.yml", before)
    made = configuration.plan(original.text, lambda folder: (f"{folder}a.bib", f"{folder}b.bib"))
    changed = original.edited(made.edits)

    assert changed.raw == after
    assert configuration.plan(changed.text, lambda _: ()).edits == ()
    assert configuration.plan(changed.text, lambda _: ()).files == made.files


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "plugins:\n  - bibtex:\n      bib_file: refs.bib # r\n      csl_file: x\n  - search\n",
            "plugins:\n  - ibidem:\n      bibliography: [refs.bib] # r\n      syntax: pandoc\n  - search\n",
            id="lines",
        ),
        pytest.param(
            "plugins:\n  - bibtex: {bib_file: refs.bib, csl_file: x}\n",
            "plugins:\n  - ibidem: {bibliography: [refs.bib], syntax: pandoc}\n",
            id="braces",
        ),
        pytest.param(
            "plugins:\n  - ibidem:\n      bibliography: [refs.bib]\n",
            "plugins:\n  - ibidem:\n      bibliography: [refs.bib]\n      syntax: pandoc\n",
            id="ours",
        ),
        pytest.param(
            "extra:\n  ibidem: {bibliography: [refs.bib]}\n",
            "extra:\n  ibidem: {bibliography: [refs.bib], syntax: pandoc}\n",
            id="extra",
        ),
    ],
)
def test_a_site_can_keep_its_notation(before: str, after: str) -> None:
    text = Text("mkdocs.yml", before)
    made = configuration.plan(text, lambda _: (), syntax="pandoc")
    changed = Original("mkdocs.yml", before).edited(made.edits)

    assert changed.raw == after
    assert configuration.plan(changed.text, lambda _: (), syntax="pandoc").edits == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "site_name: A\n",
            "site_name: A\nplugins:\n  - search\n  - ibidem: {bibliography: [refs.bib]}\n",
            id="no-plugins",
        ),
        pytest.param(
            "site_name: A",
            "site_name: A\nplugins:\n  - search\n  - ibidem: {bibliography: [refs.bib]}\n",
            id="no-line-end",
        ),
        pytest.param(
            "plugins: [search]\n", "plugins: [search, ibidem: {bibliography: [refs.bib]}]\n", id="brackets"
        ),
        pytest.param("plugins: []\n", "plugins: [ibidem: {bibliography: [refs.bib]}]\n", id="empty"),
        pytest.param(
            "plugins:\n  - search\n",
            "plugins:\n  - ibidem: {bibliography: [refs.bib]}\n  - search\n",
            id="lines",
        ),
        pytest.param(
            "plugins:\n  search: {}\n",
            "plugins:\n  ibidem: {bibliography: [refs.bib]}\n  search: {}\n",
            id="mapping",
        ),
    ],
)
def test_a_site_without_a_plugin_gets_ours_for_a_named_bibliography(before: str, after: str) -> None:
    text = Text("mkdocs.yml", before)
    made = configuration.plan(text, lambda _: (), ["refs.bib"])

    assert Original("mkdocs.yml", before).edited(made.edits).raw == after
    assert made.files == ("refs.bib",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            "plugins:\n  - bibtex:\n      bib_file: https://api.example.org/items?format=bibtex\n",
            'mkdocs.yml:3:7: the bibliography is at an address, and a build reads files alone; type "curl',
            id="address",
        ),
        pytest.param(
            "plugins:\n  - bibtex:\n      bib_dir: refs\n",
            'mkdocs.yml:3:7: there is no .bib file in "refs"',
            id="empty-folder",
        ),
        pytest.param(
            "plugins:\n  - bibtex\n", 'mkdocs.yml:2:5: "bibtex" names no bibliography', id="no-options"
        ),
        pytest.param(
            "plugins:\n  - bibtex:\n      csl_file: x\n", 'mkdocs.yml:2:5: "bibtex" names no', id="no-file"
        ),
        pytest.param("site_name: A\n", "mkdocs.yml: this site names no bibliography", id="none"),
        pytest.param(
            "plugins:\n  - bibtex:\n      csl_file: &x a.csl\n      bib_file: refs.bib\nextra: {x: *x}\n",
            "mkdocs.yml: this file cannot be changed safely",
            id="anchor-that-would-be-lost",
        ),
        pytest.param(
            "plugins:\n  - bibtex: &b\n      bib_file: a.bib\n      csl_file: x\nextra: {b: *b}\n",
            "mkdocs.yml: this file cannot be changed safely",
            id="anchor-that-would-change",
        ),
    ],
)
def test_a_configuration_that_cannot_be_turned_is_refused(content: str, said: str) -> None:
    with pytest.raises(FaultError) as refused:
        configuration.plan(Text("mkdocs.yml", content), lambda _: ())

    assert str(refused.value).startswith(said)


@pytest.mark.parametrize("content", ["plugins: [ibidem]\n", "plugins:\n  - ibidem\n"])
def test_a_notation_needs_options_to_stand_in(content: str) -> None:
    with pytest.raises(FaultError, match="has no options here"):
        configuration.plan(Text("mkdocs.yml", content), lambda _: (), syntax="pandoc")


def test_options_that_go_are_named_with_what_comes_instead() -> None:
    content = (
        "plugins:\n  - bibtex:\n      bib_file: refs.bib\n      csl_file: x\n      bib_command: \\refs\n"
        "      full_bib_command: \\all\n      cite_inline: false\n      odd:\n      strange: 1\n"
        "      cite_style: plain\n"
    )
    made = configuration.plan(Text("mkdocs.yml", content), lambda _: ())

    assert [str(one) for one in made.left] == [
        'mkdocs.yml:4:7: "csl_file" is gone; our lists have one form',
        'mkdocs.yml:9:7: "strange" is gone; we have no such option',
        'mkdocs.yml:10:7: "cite_style" is gone; a citation shows its number',
    ]
    assert made.commands == ListCommands("\\refs", "\\all", cites_in_text=False, is_plain=True)


_NO_KEY = 'no source has the key "no"; add it to the bibliography, or delete the citation'
SITE = {
    "mkdocs.yml": (
        "site_name: A\nplugins:\n  - search\n  - bibtex:\n      bib_file: refs.bib\n      csl_file: x.csl\n"
    ),
    "refs.bib": STORE,
    "docs/index.md": "# Home\n\nIt is [@a, p. 1; @no].\n\n@b says [@a].\n\n\\bibliography\n",
    "docs/more/_part.md": "It is [@Camel2020].\n",
    "docs/plain.md": "Nothing.\n",
    "README.md": "[@a]\n",
}


def _run(folder: Path, *arguments: str) -> Result:
    named = ["migrate", "-f", str(folder / "mkdocs.yml"), *arguments]
    return CliRunner().invoke(main, named, prog_name="python -m macros")


def _contents(folder: Path) -> Mapping[str, str]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in paths}


def test_a_site_is_turned_whole_and_a_second_run_changes_nothing(write: Write) -> None:
    folder = write(SITE)
    done = _run(folder)

    assert done.exit_code == 0, done.output
    *said, following = done.output.splitlines()
    assert said == [
        "docs/index.md: 2 citations",
        "docs/more/_part.md: 1 citation",
        'left: mkdocs.yml:6:7: "csl_file" is gone; our lists have one form',
        f"left: docs/index.md:3:19: {_NO_KEY}",
        "1 finding would fail the build, and only warn for now, by the option rules: bare-number-citation",
        "migrated: 3 citations in 3 files",
    ]
    assert following.startswith("next: install mkdocs-ibidem in place of mkdocs-bibtex")
    after = _contents(folder)
    assert parse(after["mkdocs.yml"]).value == {
        "site_name": "A",
        "plugins": [
            "search",
            {"ibidem": {"bibliography": ["refs.bib"], "rules": {"bare-number-citation": "warning"}}},
        ],
    }
    assert after["docs/index.md"] == (
        '# Home\n\nIt is [@a, p. 1; @no].\n\n{{ textcite("b") }} says {{ cite("a") }}.\n'
    )
    assert {name: after[name] for name in ("README.md", "docs/plain.md", "refs.bib")} == {
        name: SITE[name] for name in ("README.md", "docs/plain.md", "refs.bib")
    }
    again = _run(folder)
    assert again.exit_code == 0
    assert again.output.splitlines()[-1] == "nothing to change"
    assert _contents(folder) == after


def test_a_site_without_a_plugin_is_told_of_no_package_to_leave(write: Write) -> None:
    folder = write({**SITE, "mkdocs.yml": "site_name: A\n"})
    done = _run(folder, "--bibliography", "refs.bib")

    assert done.output.splitlines()[-1].startswith("next: install mkdocs-ibidem, and type")


def test_a_check_counts_and_a_difference_shows_and_both_change_nothing(write: Write) -> None:
    folder = write(SITE)
    counted, shown = _run(folder, "--check"), _run(folder, "--diff")

    assert (counted.exit_code, shown.exit_code) == (1, 0)
    assert "would be migrated: 3 citations in 3 files" in counted.output
    assert '+It is {{ cite("Camel2020") }}.' in shown.output
    assert "+  - ibidem:" in shown.output
    assert _contents(folder) == SITE
    _run(folder)
    assert _run(folder, "--check").exit_code == 0


def test_a_site_that_keeps_its_notation_changes_in_its_configuration_alone(write: Write) -> None:
    folder = write(SITE)
    done = _run(folder, "--keep-syntax")

    assert done.exit_code == 0, done.output
    after = dict(_contents(folder))
    assert after.pop("mkdocs.yml").endswith(
        "      bibliography: [refs.bib]\n      syntax: pandoc\n      rules: {undefined-citation: warning}\n"
    )
    assert after == {name: content for name, content in SITE.items() if name != "mkdocs.yml"}
    assert _run(folder, "--keep-syntax", "--check").exit_code == 0


def test_a_plugin_of_an_inherited_configuration_is_turned_where_it_is(write: Write) -> None:
    inherited = {"mkdocs.yml": "INHERIT: sub/base.yml\nsite_name: A\n", "sub/base.yml": SITE["mkdocs.yml"]}
    folder = write({**SITE, **inherited})
    done = _run(folder)

    assert done.exit_code == 0, done.output
    assert "  - ibidem:" in (folder / "sub/base.yml").read_text()
    assert (folder / "mkdocs.yml").read_text() == inherited["mkdocs.yml"]


@pytest.mark.parametrize("arguments", [(), ("--keep-syntax",)])
def test_a_turned_site_passes_with_what_was_wrong_before_as_warnings(
    arguments: tuple[str, ...], write: Write
) -> None:
    unused = "@misc{never, author = {Federal Agency of Water}, title = {N}, date = {2020}, url = {https://x.org}}\n"
    folder = write({**SITE, "refs.bib": STORE + unused})
    _run(folder, *arguments)
    checked = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml")])

    assert checked.exit_code == 0, checked.output
    assert "warning[unused-source]" in checked.output
    assert "error[" not in checked.output


def test_a_site_without_faults_gets_no_rules(write: Write) -> None:
    pages_of = {
        "docs/index.md": "# Home\n\n[@a, p. 1; @b, p. 2; @Camel2020, p. 3]\n",
        "docs/more/_part.md": "x\n",
    }
    folder = write({**SITE, **pages_of})

    assert "warn for now" not in _run(folder).output
    assert "rules" not in (folder / "mkdocs.yml").read_text()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param({"refs.bib": None}, "refs.bib:1:1: this file does not exist", id="no-bibliography"),
        pytest.param({"mkdocs.yml": None}, "mkdocs.yml:1:1: this file does not exist", id="no-configuration"),
        pytest.param({"mkdocs.yml": "a: ["}, "mkdocs.yml:1:4: not YAML", id="no-yaml"),
    ],
)
def test_a_site_that_cannot_be_read_is_refused(
    files: Mapping[str, str | None], said: str, write: Write
) -> None:
    changed = {**SITE, **files}
    folder = write({name: content for name, content in changed.items() if content is not None})
    done = _run(folder)

    assert done.exit_code == 2
    assert f"error: {said}" in done.output


def test_a_page_that_is_not_text_is_listed(write: Write) -> None:
    folder = write(SITE)
    (folder / "docs/odd.md").write_bytes(b"\xff [@a]")
    done = _run(folder)

    assert done.exit_code == 0
    assert "left: docs/odd.md:1:1: the byte 0xff here is not UTF-8" in done.output
    assert (folder / "docs/odd.md").read_bytes() == b"\xff [@a]"


def test_citations_in_a_notebook_are_listed(write: Write) -> None:
    cells = '{"cells": [{"source": ["See @unknown and [@no] ", "[@a; @no], [@b]"]}]}'
    folder = write({**SITE, "docs/one.ipynb": cells, "docs/two.ipynb": '{"cells": ["[@no]"]}'})
    done = _run(folder)

    assert "left: docs/one.ipynb:1:" in done.output
    assert done.output.count("citations in a notebook stay") == 1
    assert (folder / "docs/one.ipynb").read_text() == cells


def test_a_folder_of_bibliographies_is_listed_file_by_file(write: Write) -> None:
    named = {
        "mkdocs.yml": "plugins:\n  - bibtex:\n      bib_dir: refs\n",
        "refs/z.bib": STORE,
        "refs/sub/b.bib": "",
    }
    folder = write({**SITE, **named})

    assert _run(folder).exit_code == 0
    assert "bibliography: [refs/sub/b.bib, refs/z.bib]" in (folder / "mkdocs.yml").read_text()


_PIECES = st.sampled_from(
    [
        *(
            "[@a]",
            "[see @b, p. 4; @a]",
            "@a",
            "@b",
            "@{a}",
            "@{",
            "@@",
            "a@",
            "[^@b]",
            "^[@a]",
            "[@no]",
            "[^a]",
        ),
        *("\\bibliography", "\\full_bibliography", "[@a]: x\n", "[a]: u\n", "[^a]: ", ": ", "@camel2020"),
        *(
            "\n\n",
            "\n",
            "\r\n",
            "\t",
            "    ",
            " ",
            "`",
            "```\n",
            "<div>",
            "</div>",
            "<p>",
            "<!--",
            "-->",
            "<",
            ">",
        ),
        *(
            "# ",
            "- ",
            "| ",
            "|",
            "> ",
            "![",
            "](u)",
            "](",
            "[",
            "]",
            "(",
            ")",
            "!",
            "^",
            "-",
            "--8<--",
            "https://x.org/",
        ),
        *(
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "{",
            "}",
            "{.c}",
            '{{ cite("a") }}',
            '"',
            "'",
            "\\",
            "$",
            "*",
            "_",
            "~",
        ),
        *("text ", "b", "…", ";", ",", "%", "&amp;", "++"),
    ]
)


@given(st.lists(_PIECES, max_size=16).map("".join), st.booleans())
def test_a_second_run_turns_nothing_of_any_page(content: str, is_templated: bool) -> None:  # noqa: FBT001
    keys = Keys(KEYS.bibliography, is_templated=is_templated)
    once, _ = _page(content, keys)
    again, _ = _page(once, keys)

    assert again == once
