"""Tokens and HTML that imitate ours: none is believed, and none ends in a traceback.

Each way to forge is a row; a seeded driver mixes them. They are in the form that a token had before it was
signed, which anyone could write.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown import Markdown

from macros.__main__ import main
from macros.plugin.anywhere.ending import CheckFailedError
from macros.plugin.faces.markdown_extension import make_extension
from macros.render import built_pages
from macros.syntax.tokens import Token, decode, is_forged, replaced_by_typed

from .builds import build
from .conftest import ROOT, Write
from .published import converter

_SEED = 20_240_501


def _forged(payload: str | bytes) -> str:
    """Return a token with a payload that nobody has signed."""
    told = payload.encode() if isinstance(payload, str) else payload
    return "\ue100" + "".join(chr(0xE200 + byte) for byte in told) + "\ue101"


_CALL = '["cite", ["gone"], "", "", "", 0]'
_PAYLOADS = [
    *(_CALL, '["cite", ["gone"], "", "", 0]', "5", "null", "[]", "{}", '"x"', "[1, 2, 3, 4, 5, 6]", "true"),
    *(
        '["cite", [1, [2]], "", "", "", 0]',
        '["cite", "gone", "", "", "", "x"]',
        '[["cite"], 1, "", "", "", 0]',
    ),
    *('["cite", ["gone"], null, null, null, null]', '["cite", {"a": 1}, "", "", "", true]', "NaN", "1e999"),
    *("[NaN, NaN, NaN, NaN, NaN, NaN]", "[" * 5000, "[" * 900 + "]" * 900, "9" * 6000, '"\\ud800"', "-"),
    f'["cite", ["gone"], "", "", "", {10**400}]',
    '["quote", ["gone"], "", "words", "", 7, "docs/a.md"]',
]
_TOKENS = [*map(_forged, _PAYLOADS), _forged(bytes(range(256))), _forged(b"\xff" * 40), _forged(b"\0")]
_LINK = '<a class="ib-ref" id="cite-a-1" href="#src-a">one</a>'
_NUMBERS = ("99", "0", "x", "", "-1", "-2", "9" * 5000, "\u0663", "\u00b2", "1e3", "NaN", " 0", "+0", "0x1")
_MARKUP = [
    *(f'<sup class="ib-cite" data-call="{number}">{_LINK}</sup>' for number in _NUMBERS),
    '<sup class="ib-cite">one</sup>',
    f'<sup class="ib-cite" data-call="0" data-seal="{"0" * 24}">one</sup>',
    "<SUP CLASS='x ib-cite' DATA-CALL=0>one</SUP>",
    '<sup class="ib&#45;cite" data-call="0">one</sup>',
    '<mark class="ib-missing">[? gone]</mark>',
    '<section class="ib-sources" id="ib-sources"><ol><li id="src-a">one</li></ol></section>',
    "*one*{.ib-cite data-call=0}",
    "<div markdown>\n\n*one*{.ib-ref data-call=x}\n\n</div>",
]


def _random_payloads() -> Iterator[str | bytes]:
    """Yield mixtures of the payloads: cut, repeated, with bytes changed, and values nested at random."""
    chance = random.Random(_SEED)
    for _ in range(300):
        told = bytearray(chance.choice(_PAYLOADS)[:80].encode())
        for _ in range(chance.randrange(4)):
            told.insert(chance.randrange(len(told) + 1), chance.randrange(256))
        yield bytes(told)
        yield json.dumps(_value(chance, 4))


def _value(chance: random.Random, depth: int) -> object:
    plain = (None, True, 0, -1, 2**70, 1.5, float("inf"), "cite", "gone", "", "\ud800")
    if not depth or chance.random() < 0.3:
        return chance.choice(plain)
    if chance.random() < 0.2:
        return {str(key): _value(chance, depth - 1) for key in range(chance.randrange(3))}
    return [_value(chance, depth - 1) for _ in range(chance.randrange(8))]


@pytest.mark.parametrize("token", _TOKENS)
def test_a_token_that_nobody_signed_is_the_text_of_the_page(token: str) -> None:
    html = converter().convert(f"One {token} two.\n\n*{token}* [{token}](a.md)\n\n`{token}`\n")

    assert decode(token) is None
    assert is_forged(token)
    assert html.count(token) == 4
    assert "ib-" not in html
    assert replaced_by_typed(html) == html


def test_no_mixture_is_read() -> None:
    assert [payload for payload in _random_payloads() if decode(_forged(payload))] == []


def test_a_token_with_any_character_changed_is_no_token() -> None:
    token = str(Token("cite", ("a",), call=0, page="docs/a.md"))

    for place in range(1, len(token) - 1):
        changed = chr(0xE200 + (ord(token[place]) - 0xE200 ^ 1))
        assert decode(token[:place] + changed + token[place + 1 :]) is None


def test_a_token_of_another_process_is_no_token() -> None:
    script = "from macros.syntax.tokens import Token; print(ascii(str(Token('cite', ('gone',)))))"
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True)

    assert decode(json.loads(ran.stdout.replace("'", '"'))) is None


def test_half_a_character_passes_through_a_token() -> None:
    token = Token("cite", ("a",), locator="\ud800")

    assert decode(str(token)) == token


@pytest.mark.parametrize("markup", _MARKUP)
def test_no_imitation_is_taken_for_a_citation(markup: str) -> None:
    html = converter().convert(markup)

    found = built_pages.read(html, page="docs/a.md")

    assert found.calls == ()
    assert found.imitations


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<div class="x ib-rating">True</div>', ('<div class="x ib-rating">',)),
        ('<a role=" DOC-biblioref" href="#x">1</a>', ('<a role="DOC-biblioref">',)),
        ('<p class="ib-card" role="note">x</p>', ()),
    ],
)
def test_what_is_said_of_a_page_is_ours_where_the_page_is(html: str, told: tuple[str, ...]) -> None:
    read = built_pages.read(html, page="docs/a.md")

    assert (read.imitations, read.statements) == ((), told)
    assert read.without_statements.statements == ()


_FAKE = '<sup class="ib-cite">1</sup>'


@pytest.mark.parametrize(
    "html",
    [
        *(f"<!-->{_FAKE} -->", f"<!--->{_FAKE}-->", f"<!-- a --!>{_FAKE}", f"<!-- - --!>{_FAKE}<!-- -->"),
        *(f"<script></script x>{_FAKE}", f"<style>a</STYLE\n/>{_FAKE}", f"<xmp><b></xmp >{_FAKE}"),
        *(f"<![CDATA[>{_FAKE}]]>", f"<?a '>{_FAKE}'?>", f"</ a>{_FAKE}", f"<!a '>{_FAKE}'>"),
        *(f"<svg><style>{_FAKE}</style></svg>", f"<math><script>{_FAKE}</script></math>"),
        _FAKE.replace("<sup", "<sup\0").replace("1<", "1</b><"),
    ],
)
def test_what_a_browser_shows_is_read(html: str) -> None:
    assert built_pages.read(html, page="docs/a.md").imitations


@pytest.mark.parametrize(
    "html",
    [
        *(
            f"<!-- {_FAKE} -->",
            f"<!-- {_FAKE}",
            f"<!----->{_FAKE}".replace(_FAKE, ""),
            f"<!-- -- {_FAKE} --x -->",
        ),
        *(f"<script>'{_FAKE}'</script>", f"<style>{_FAKE}", "<!doctype html><!a></ b><?c>"),
    ],
)
def test_what_no_browser_shows_imitates_nothing(html: str) -> None:
    assert not built_pages.read(f"<p>A</p>{html}", page="docs/a.md").imitations


def test_a_marker_is_believed_on_its_own_page_alone() -> None:
    token = Token("cite", ("a",), call=0, page="docs/a.md")
    html = f'<sup class="ib-cite" data-call="0" data-seal="{token.seal}">{_LINK}</sup>'

    assert built_pages.read(html, page="docs/a.md").calls == (0,)
    assert built_pages.read(html, page="docs/b.md").calls == ()
    assert built_pages.read(html.replace('"0"', '"1"'), page="docs/a.md").calls == ()
    assert built_pages.published(html) == f'<sup class="ib-cite">{_LINK}</sup>'


def test_the_lists_of_a_finished_site_are_no_text() -> None:
    html = (
        '<section class="ib-sources"><ol><li id="src-a">One</li></ol></section><section id="b">Two</section>'
    )

    read = built_pages.read(html)

    assert (read.imitations, read.words) == ((), 1)


def test_a_finished_site_has_no_numbers_that_are_none() -> None:
    html = "".join(f'<sup class="ib-cite" data-call="{number}">1</sup>' for number in _NUMBERS)

    assert built_pages.read(html).calls == (99, 0, -1, -1, -1, -2, *[-1] * 8)


_SITE = {
    "mkdocs.yml": """\
site_name: Forged
theme: {name: null, custom_dir: theme}
plugins: [search, macros: {modules: [macros], include_dir: parts}]
markdown_extensions: [attr_list, md_in_html, tables, footnotes, pymdownx.snippets: {base_path: [parts]}]
extra:
  ibidem: {rules: {missing-archive: off}}
  markup: '<sup class="i&#98;-cite" data-call="0">one</sup>'
""",
    "bibliography.bib": "@online{a, title = {A}, date = {2020}, url = {https://example.org/a}}\n",
    "parts/part.md": "A part.\n",
    "theme/main.html": "<html><head></head><body><main>{{ page.content }}</main></body></html>\n",
    "docs/index.md": '# Home\n\nA.{{ cite("a") }}\n',
}
_COMPUTED = " ~ ".join(f'"%c" % {ord(character)}' for character in _forged(_CALL))
_OFF = '{% if false %}B.{{ cite("a") }}{% endif %}\n\n'
"""A citation that counts as cited, and that nobody sees."""
_LATER = {
    "token": f'B.{{{{ cite("a") }}}} {{{{ {_COMPUTED} }}}}',
    "token-in-an-attribute": f'B.{{{{ cite("a") }}}} <b title="{{{{ {_COMPUTED} }}}}">x</b>',
    "changed-token": '{% filter replace("\\ue261", "\\ue262") %}B.{{ cite("a") }}{% endfilter %}',
    "sign": '{{ "%c"|format(57600) }} `&#57600;`',
    "reference": "&#{{ 57600 }}; and",
    "reference-in-an-attribute": '<b title="&#x{{ "E101" }};">x</b>',
    "marker": f'{_OFF}<sup class="ib-{{{{ "cite" }}}}" data-call="0">one</sup>',
    "marker-of-settings": _OFF + "{{ config.extra.markup }}",
    "marker-without-a-number": '<sup class="ib-{{ "cite" }}">1</sup> *x*{.ib-{{ "cite" }} data-call=x}',
    "link": '<a class="ib-{{ "ref" }}" href="#x">one</a>',
    "list": '<section class="ib-{{ "sources" }}"><p>Fake</p></section>',
    "comment-that-is-over": 'x {{ "<!-" }}-><sup class="ib-{{ "cite" }}">1</sup> -->',
    "style-in-a-drawing": '<svg><style><sup class="ib-{{ "cite" }}">1</sup></style></svg>',
    "two-classes": '<sup class="ib-{{ "cite" }}" class="x">1</sup>',
    "hidden-until-a-style": '<div hidden style="display: block"><a class="ib-{{ "ref" }}">1</a></div>',
    "id-of-a-source": 'B.{{ cite("a") }} <b id="src-{{ "" }}a">A</b> <a name="cite-a-{{ 1 }}"></a>',
    "missing": '<mark class="ib-{{ "missing" }}">[? gone]</mark>',
    "other-page": '{{ files.get_file_from_path("index.md").page.content }}',
    # Which is empty by then.
    "text-of-another-page": '{{ files.get_file_from_path("index.md").page.markdown }}',
}


def _folder(write: Write, pages: Mapping[str, str], rules: str = "") -> Path:
    changed = _SITE["mkdocs.yml"].replace("missing-archive: off", f"missing-archive: off{rules}")
    folder = write(
        {
            **_SITE,
            "mkdocs.yml": changed,
            **{f"docs/{name}.md": f"# P\n\n{text}\n" for name, text in pages.items()},
        }
    )
    (folder / "macros").symlink_to(ROOT / "macros")
    return folder


def test_what_a_macro_forges_is_found_on_the_built_page(write: Write) -> None:
    folder = _folder(write, _LATER)
    checked = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml")])

    built = build(folder)

    assert checked.exit_code == 0, checked.output
    assert built.code == 1
    assert not list((folder / "site").rglob("*.html"))
    found = sorted(set(re.findall(r"docs/(\S+)\.md:\S+ error\[(\S+)\]", built.output)))
    assert found == [
        ("changed-token", "forged-token"),
        ("changed-token", "hidden-citation"),
        ("comment-that-is-over", "imitated-markup"),
        ("hidden-until-a-style", "imitated-markup"),
        ("id-of-a-source", "imitated-markup"),
        ("link", "imitated-markup"),
        ("list", "imitated-markup"),
        ("marker", "hidden-citation"),
        ("marker", "imitated-markup"),
        ("marker-of-settings", "hidden-citation"),
        ("marker-of-settings", "imitated-markup"),
        ("marker-without-a-number", "imitated-markup"),
        ("missing", "imitated-markup"),
        ("missing", "undefined-citation"),
        ("other-page", "imitated-markup"),
        ("reference", "forged-token"),
        ("reference-in-an-attribute", "forged-token"),
        ("sign", "forged-token"),
        ("style-in-a-drawing", "imitated-markup"),
        ("token", "forged-token"),
        ("token-in-an-attribute", "forged-token"),
        ("two-classes", "imitated-markup"),
    ]


def _attacks() -> Iterator[tuple[str, str]]:
    """Yield texts in which a forgery stands where a text can, each with the page's citation switched off."""
    chance = random.Random(_SEED)
    places = (
        "{}",
        "> {}",
        "- {}",
        "| a |\n|---|\n| {} |",
        "**{}**",
        "[{}](a.md)",
        "## {}",
        "x[^1]\n\n[^1]: {}",
    )
    for number, forged in enumerate((*_TOKENS, *_MARKUP)):
        yield f"p{number}", chance.choice(places).format(forged) + f"\n\n{_OFF}"
        yield f"s{number}", f'--8<-- "{number}.md"\n\n' + _OFF


_RULES = (
    *("forged-token", "imitated-markup", "hidden-citation", "bare-number-citation", "unrendered-macro"),
    *("undefined-citation", "unused-footnote"),
)


@pytest.mark.uncounted
def test_no_forgery_becomes_a_citation_though_the_site_has_switched_its_rules_off(write: Write) -> None:
    parts = {f"parts/{number}.md": forged for number, forged in enumerate((*_TOKENS, *_MARKUP))}
    pages = {name: text for name, text in _attacks() if "missing" not in text}
    pages = {
        name: text for name, text in pages.items() if "missing" not in parts.get(f"parts/{name[1:]}.md", "")
    }
    write(parts)
    folder = _folder(write, pages, "".join(f", {rule}: off" for rule in _RULES))

    built = build(folder)

    assert built.code == 0, built.output
    assert "Traceback" not in built.output
    for path in (folder / "site").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search("data-seal|ib-missing", html), path
        # What a link to a source has, and none of the imitations.
        assert ("doc-biblioref" in html) is (path == folder / "site/index.html"), path


@pytest.mark.parametrize(
    "settings", ["off", "warning", "error"], ids=lambda severity: f"a rule that is {severity}"
)
def test_no_page_is_published_with_a_key_that_no_source_has(write: Write, settings: str) -> None:
    comment = "<!-- ibidem: allow undefined-citation: it is on its way -->\n" * (settings == "error")
    folder = _folder(
        write, {"gap": f'{comment}B.{{{{ cite("gone") }}}}'}, f", undefined-citation: {settings}"
    )
    checked = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml")])

    built = build(folder)

    assert (checked.exit_code, built.code) == (0, 1)
    assert "docs/gap.md:" in built.output
    assert 'error[undefined-citation] no source has the key "gone", and no build' in built.output
    assert not list((folder / "site").rglob("*.html"))


_HOST = _SITE["mkdocs.yml"].replace(
    "plugins: [search, macros: {modules: [macros], include_dir: parts}]\n", ""
)


def _elsewhere(write: Write, monkeypatch: pytest.MonkeyPatch, text: str, rules: str = "") -> str:
    """Convert a page as a host does that runs Python-Markdown alone."""
    settings = _HOST.replace("markdown_extensions: [", "markdown_extensions: [ibidem, ")
    page = f"# P\n\n{text}\n"
    folder = write(
        {
            **_SITE,
            "mkdocs.yml": settings.replace("archive: off", f"archive: off{rules}"),
            "docs/p.md": page,
        }
    )
    monkeypatch.chdir(folder)
    return Markdown(extensions=["attr_list", "md_in_html", make_extension()]).convert(page)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('B.{{ cite("gone") }}', "no build publishes such a citation"),
        (_MARKUP[0], "imitates what a citation becomes"),
        ('<sup class="ib&#45;cite">one</sup>', "imitates what a citation becomes"),
        (_forged(_CALL), "U+E100"),
    ],
    ids=["gap", "marker", "reference", "token"],
)
def test_a_host_without_our_plugin_ends_its_build_too(
    write: Write, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    with pytest.raises(CheckFailedError, match=re.escape(told)):
        _elsewhere(write, monkeypatch, text, "".join(f", {rule}: off" for rule in _RULES))


def test_a_text_that_is_no_page_of_the_project_is_refused_too(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    _elsewhere(write, monkeypatch, "B.")

    with pytest.raises(CheckFailedError, match=re.escape("docs:1:1: error[forged-token]")):
        Markdown(extensions=[make_extension()]).convert(f"Another text {_forged(_CALL)}")


@pytest.mark.parametrize(
    ("line", "column"),
    [("copyright: A \ue100", 14), ('site_author: "B \\uE101"', 17), ('extra: {x: "&#57600;"}', 13)],
    ids=["itself", "escape", "reference"],
)
def test_no_setting_holds_what_stands_for_a_citation(write: Write, line: str, column: int) -> None:
    folder = write({**_SITE, "mkdocs.yml": f"site_name: X\n{line}\n"})

    checked = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml")])

    assert checked.exit_code == 2
    assert f"mkdocs.yml:2:{column}: the characters U+E100" in checked.output


def test_a_host_without_our_plugin_writes_numbers_without_signatures(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = _elsewhere(write, monkeypatch, 'B.{{ cite("a") }}')

    assert 'data-call="0"' in html
    assert "data-seal" not in html
