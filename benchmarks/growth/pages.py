"""Texts that grow in the body of a page: marks of Markdown, HTML and Jinja, citations, prose."""

from __future__ import annotations

from collections.abc import Iterable

from .growing import CONFIG, FRONT, SETTINGS, Growing

# Openings and closings that nothing answers, in one line each.
_RUNS = (
    *("{{", "{%", "{#", "}}", "%}", "#}", "{", "}", "{{ ", "{% ", "{{'", '{{"', "{{}", "{% if ", "{%-", "{{-"),
    *("{{ cite(", '{{ cite("', '{{ cite("known"', '{{ cite("known")', '{{ cite("known", ', "{{ quote("),
    *('{{ cite("known") }', "{ cite(", '{ cite("known") }', "{{ citation(", "{{ f(", "{{ cite[", "cite("),
    *("![", "!", "[", "]", "(", ")", "](", "[](", '[a](b "', "[a](b '", "[a](<", "[a](b(", "[a](b", "[a][", "[a]"),
    *("[a](b) ", "![a](b) ", "![a][b] ", "[[", "]]", "[^", "[^a]", "[^a", "^[", "[@", "[@a", "@", "@known ", "[@known"),
    *("[@known; ", "[@known, p. ", "[@known]", "[-@known] ", "@{", "[1", "[1]", "[1](", "[1,", "[1] ", "[^1]: "),
    *("`", "``", "` ``", "``` ", "`a", "``a` ", "~", "~~~ ", "*", "**", "* ", "*a", "**a", "_", "__", "_a", "***a_", "*a_"),
    *("^", "^a", "~a", "=", "==", "==a", "+", "++", "^^", "{++", "{--", "{==", "{~~", "{>>"),
    *("<", ">", "<a", "<a ", "<a b=", '<a b="', "<a b='", "<!", "<!-", "<!--", "-->", "<!-- ", "<?", "<![CDATA[", "<!a"),
    *("</", "</a", "</a>", "<a>", "<div>", "<div ", "<b>", "<p>", "<br>", "<pre>", "<script>", "<style>", "<textarea>"),
    *("<div markdown>", "<details>", "<table>", "<h1>", "<svg>", "<a b", "<a@b", "<http:"),
    *("$", "$$", "$a", r"\(", r"\[", "\\", "\\\\", r"\*", "&", "&#", "&amp", "&#x", "&#1;", "&amp;"),
    *('"', "'", "“", "„", "«", "‘", "’", '"a', "'a", "“a", ' "a" ', "“a” ", "‘a’ ", '""', '"a "'),
    *("|", "| ", "||", "|-", "|-|", ":", ":-", "-", "--", "- ", "---", "+ ", "#", "# ", "####### ", "> ", ">", ":::"),
    *("{: ", "{:", "{#a", "{.a", "{ .a }", "{a=", '{a="', "{: #a }", "*[", "*[a]: ", "*[a", "[a]: ", "[a]:", "--8<--"),
    *("http://", "https://", "https://a", "www.", "a@b", "a@b.", "mailto:", "://", "/", "//", "ibidem:", "ibidem: allow "),
    *("1", "1,", "1.", "1 ", "1,000", "1-", "1–", "1 - ", "12 May ", "May ", "2024-", "2024-01-01", "in 2024 ", "$1", "1%"),
    *("two ", "twenty-", "million ", "a million ", "1 million "),
    *(".", "!", "?", "…", ". ", "a. ", "A. ", "a.", "Dr. ", "e.g. ", "。", "?!", '." ', ".) ", "a", "a ", "A ", " ", "\t", "\u00a0"),
    *("\n", "\n\n", " \n", "\t\n", "\r", "é", "e\u0301", "â€", "Ã¡", "\ufffd", "\u202e", "\u200b", "\u0e42 ", "😀", "한", "中"),
    *("said that ", "according to ", "experts say ", "recently ", "TODO ", "many people ", "yesterday "),
)
_LINES = (
    *("- a", "* a", "1. a", "+ a", "- [ ] a", "> a", "# a", "## a", "#### a {#a}", "a\n===", "a\n---", "---", "***", "    a", "\ta"),
    *("a", "a.", "It was so.", "12 May 2024.", "| a | b |", "| - | - |", "a | b", "Term\n: a", ": a", "!!! note", '!!! note "a"'),
    *("!!! note\n    a", "??? note", '=== "a"', '=== "a"\n    b', "[^§]: a", "[^a]: a", "[^§]", "a[^¤]\n\n[^¤]: a[^§]"),
    *("[§]: https://a", "[a]: b 'c'", "[a]: b \"c", "*[A§]: b", "*[A]: b", "```", "~~~", "````", "``` py", "```\na\n```", "    ```"),
    *("- ```", "> ```", "<div>", "</div>", "<div>\n", "<div markdown>\n", "<p>a", "<!-- a -->", "<!--", "-->", "<br>", "<pre>\n"),
    *("<!-- ibidem: allow unused-source: a -->", "a <!-- ibidem: allow figure-without-source: a -->"),
    *("<!-- ibidem: allow nothing: a -->", "<!-- ibidem: allow section-without-source -->", "{# ibidem: allow placeholder: a #}"),
    *("TODO <!-- ibidem: allow placeholder: a -->", "<!-- ibidem: allow placeholder: a -->\nTODO\n"),
    *("{% if a %}", "{% endif %}", "{% if a %}b{% endif %}", "{% raw %}", "{% endraw %}", "{% raw %}a{% endraw %}"),
    *("{% for a in b %}", "{% set a§ = 1 %}", "{% macro a§() %}", "{% include 'a' %}", "{# a #}", "{{ a }}", "{{ a§() }}"),
    *('{{ cite("known") }}', '{{ cite("no§") }}', 'It was 3 %.{{ cite("known") }}', '{{ quote("known", "a §") }}'),
    *('{{ textcite("known") }}', '{{ cite("known", locator="p. §") }}', '{{ cit("known") }}', '{{ cite("known" }}'),
    *('{{ cite("known", "known") }}', "{{ cite(known) }}", "{{ cite('known') }}", '`{{ cite("known") }}`', "[@known]"),
    *('<!-- {{ cite("known") }} -->', '![{{ cite("known") }}](b)', '[a](b "{{ cite("known") }}")', '{ cite("known") }'),
    *("[@no§]", "[see @known, p. §; @known]", "[^@known]", "@known says", "[1]", "[§]", "See [12] and [13–15].", "[@a§] [1]"),
    *("## In brief", "## a §\n\nIt was 3 %.", "<<<<<<< a", "=======", ">>>>>>> b", "<<<<<<< a\nb\n=======\nc\n>>>>>>> d", "--8<-- 'a'"),
    *(";--8<-- 'a'", "::: a", "///", "/// note", "$$\na", "$$\na\n$$", r"\begin{a}", r"\[", "“a", "“a\n\nb”", "‘a’ b ‘c", '"a §" he said.'),
    *("It cost $3 million, 12 % and 4,000.", "As of 2024, most experts agree.", "a  ", "a\\", "<a href='b'>c</a>", "&nbsp;", "[a](b)"),
    *("![a](b)", "![a](b){ width=1 }", "[a](#a)", "[a](page.md#a)", "[a](gone§.md)", "<https://a.b>", "https://a.b/§", "![a", "[a"),
)
# What nests: an opening, and what closes it.
_NESTED = (
    *(("[", "]"), ("(", ")"), ("{", "}"), ("![", "](a)"), ("[", "](a)"), ("*", "*"), ("**", "**"), ("_a ", " a_"), ("***a ", "***")),
    *(("~~", "~~"), ("==", "=="), ("^", "^"), ("`", "`"), ('"', '"'), ("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“"), ("$", "$")),
    *(("<div>", "</div>"), ("<div>\n", "</div>\n"), ("<b>", "</b>"), ("<p>", "</p>"), ("<i>a", "</i>"), ("<ul><li>", "</li></ul>")),
    *(("<div markdown>\n", "</div>\n"), ("<details>", "</details>"), ("<table><tr><td>", "</td></tr></table>"), ("<svg>", "</svg>")),
    *(("<!--", "-->"), ("{#", "#}"), ("{{", "}}"), ("{{ ", " }}"), ("{%", "%}"), ("{% if a %}", "{% endif %}"), ("<span>", "</span>")),
    *(("{% for a in b %}", "{% endfor %}"), ("{% raw %}", "{% endraw %}"), ("<h1>", "</h1>"), ("<a>", "</a>"), ("<pre>", "</pre>")),
    *((r"\(", r"\)"), (r"\[", r"\]"), ("[^", "]"), ("^[", "]"), ("[@", "]"), ("[a](", ")"), ("{{ cite(", ") }}"), ("<", ">")),
)
_INSIDE = (
    *(("Jinja's parentheses", "{{ ", "(", ")", " }}"), ("Jinja's brackets", "{{ ", "[", "]", " }}"), ("a sum in Jinja", "{{ 1", " + 1", "", " }}")),
    *(("Jinja's braces", "{{ ", "{1:", "}", " }}"), ("a call's parentheses", '{{ cite("known", ', "(", ")", ") }}")),
    *(("a call's texts", '{{ cite("known"', ', "a§"', "", ") }}"), ("a call's words", '{{ quote("known", "', "word ", "", '") }}')),
    *(("a call's locator", '{{ cite("known", locator="', "1, ", "", '") }}'), ("a call's escapes", '{{ cite("', r"\"", "", '") }}')),
    *(("a call's keys", '{{ cite("known', " no§,", "", '") }}'), ("bare keys", "{{ cite(", "no§, ", "", "known) }}")),
    *(("filters", "{{ a", " | b", "", " }}"), ("attributes in Jinja", "{{ a", ".b", "", " }}"), ("elif", "{% if a %}", "{% elif a %}", "", "{% endif %}")),
    *(("Jinja's operator not", "{{ ", "not ", "", "a }}"), ("Jinja's minus", "{{ ", "-", "", "1 }}"), ("Jinja's powers", "{{ 1", "**1", "", " }}")),
    *(("digits in Jinja", "{{ ", "1", "", " }}"), ("a name in Jinja", "{{ ", "a", "", " }}"), ("a statement's text", "{% set a = '", "a ", "", "' %}")),
    *(("a comment", "<!-- ", "a ", "", " -->"), ("a comment of lines", "<!--\n", "a\n", "", "-->"), ("comment of dashes", "<!--", "-", "", "-->")),
    *(("a comment of Jinja", "{# ", "a\n", "", " #}"), ("acceptances in one comment", "<!-- ", "ibidem: allow placeholder: a\n", "", "-->")),
    *(("raw with calls", "{% raw %}", '{{ cite("known") }}\n', "", "{% endraw %}"), ("raw with openings", "{% raw %}", "{% ", "", "{% endraw %}")),
    *(("code with calls", "```\n", '{{ cite("known") }}\n', "", "```\n"), ("code with marks", "```\n", "{% {{ {# \n", "", "```\n")),
    *(("indented code", "a\n\n", "    {{ a\n", "", ""), ("a code span", "`", "a ", "", "`"), ("a code span of marks", "`", "{{ ", "", "`")),
    *(("an alternative text", "![", "a ", "", "](b)"), ("an address", "[a](", "b", "", ")"), ("an address's brackets", "[a](", "(b)", "", ")")),
    *(("a link's title", '[a](b "', "c ", "", '")'), ("a link's text", "[", "a ", "", "](b)"), ("attributes", "# a {: ", "#a .b c=d ", "", "}")),
    *(("a tag", "<a ", 'b="c" ', "", ">"), ("a tag's value", '<a b="', "c ", "", '">'), ("a tag's name", "<", "a", "", ">"), ("a table's head", "|", " a |", "", "\n|-|\n| b |\n")),
    *(("a table's row", "| a |\n| - |\n", "| b ", "", "|"), ("a table's columns", "| a |\n| - |\n", "| b | c | d |\n", "", ""), ("escaped bars", "| a |\n| - |\n| ", r"\|", "", " |")),
    *(("a heading", "# ", "a ", "", "\n"), ("a heading's hashes", "# a ", "#", "", "\n"), ("a heading's spaces", "# a", " ", "", "b\n"), ("a footnote", "a[^1]\n\n[^1]: a\n", "\n    b\n", "", "")),
    *(("a footnote's label", "[^", "a", "", "]"), ("a quotation", "“", "a b. ", "", "”"), ("a quotation's lines", "> ", "a\n> ", "", ""), ("a figure", "It was ", "1,", "", "000.")),
    *(("figures", "It was ", "1.", "", "0 %."), ("figures and spaces", "It was ", "1 ", "", "%."), ("a formula", "$", "a+", "", "a$"), ("numbers by hand", "As agreed [1", ", 2", "", "].")),
    *(("a range by hand", "As agreed [1", "–2", "", "]."), ("a citation in brackets", "[@known", "; @known", "", "]"), ("prefixes in brackets", "[see ", "and ", "", "@known]")),
    *(("an address in text", "https://a.b/", "a(", "", " "), ("dots", "a", ".", "", " b"), ("spaces at an end", "a", " ", "", "\nb"), ("an entity", "&", "a", "", ";")),
    *(("a line", "", "It was agreed that it was so ", "", "."), ("a paragraph", "", "It was agreed that it was so\n", "", "."), ("sentences", "", "It was agreed in 2024, by 3 % of all. ", "", "")),
    *(("a paragraph of citations", "", 'It was so.{{ cite("known") }} ', "", ""), ("a list's paragraph", "- a\n", "    b\n", "", ""), ("a definition list", "a\n", ": b\n", "", "")),
    *(("one conflict", "<<<<<<< a\n", "b\n", "", "=======\nc\n>>>>>>> d\n"), ("hard breaks", "a", "<br>a", "", ""), ("one raw element", "<script>", "a < b; ", "", "</script>")),
)
# What nests by indentation.
_STEPS = (
    *(("nested lists", "- a\n", "    "), ("nested lists of two", "- a\n", "  "), ("nested numbers", "1. a\n", "    "), ("nested quotes", "a\n", "> ")),
    *(("nested quotes without spaces", "a\n", ">"), ("nested admonitions", "!!! note\n\n", "    "), ("nested tabs", '=== "a"\n\n', "    "), ("nested details", "??? note\n\n", "    ")),
    *(("nested definitions", ": a\n", "    "), ("nested fences", "```\n", "    "), ("nested items", "a\n\n", "- "), ("deeper code", "a\n\n", "\t"), ("longer fences", "\n", "`"), ("longer stars", "a \n", "*")),
    *(("nested footnotes", "[^§]: a[^¤]\n\n", "    "), ("nested numbers in one line", "a\n\n", "1. "), ("longer openings", "\n", "{{ "), ("longer brackets", "\n", "["), ("nested elements", "<div>\n\n", "    ")),
)


def _made() -> Iterable[Growing]:
    for unit in _RUNS:
        yield Growing(f"run of {unit!r}", unit, head=FRONT)
    for line in _LINES:
        yield Growing(f"lines of {line!r}", f"{line}\n", head=FRONT)
        yield Growing(f"paragraphs of {line!r}", f"{line}\n\n", head=FRONT)
    for opening, closing in _NESTED:
        yield Growing(f"nested {opening!r}", opening, closing, head=FRONT)
    for name, head, unit, closing, tail in _INSIDE:
        yield Growing(name, unit, closing, head=f"{FRONT}{head}", tail=f"{tail}\n")
    for name, unit, step in _STEPS:
        yield Growing(name, unit, head=FRONT, step=step)


_PANDOC = ((CONFIG, f"{SETTINGS}extra: {{ibidem: {{everywhere: true, syntax: pandoc}}}}\n"),)
_BRACKETED = ("[@", "[@known", "@", "@known ", "[@known; ", "[@known; @known] ", "[see @known, p. 3] ", "@{", "@{known} ", "^[@known", "[^@known] ", "[a](@", "[@known](", "[a: ", "[", "@known [", "@known [p. ", "-@", "[@a", "@a:", "@a/", "<@", r"\bibliography", "\\bibliography\n\n", "[@no§] ", "@known [p. §] ")
PAGES = tuple(_made()) + tuple(
    Growing(f"syntax pandoc, run of {unit!r}", unit, head=FRONT, site=_PANDOC) for unit in _BRACKETED
) + tuple(
    Growing(f"syntax pandoc, lines of {unit!r}", f"{unit}\n", head=FRONT, site=_PANDOC) for unit in _BRACKETED
)
