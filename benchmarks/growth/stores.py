"""Texts that grow in the other files: bibliography, front matter, authors, mkdocs.yml, many files."""

from __future__ import annotations

from collections.abc import Iterator

from .growing import AUTHORS, CONFIG, ENTRY, FRONT, PAGE, SETTINGS, STORE, Growing

_RUNS = (
    *(
        "@",
        "{",
        "}",
        '"',
        "#",
        ",",
        "=",
        "%",
        "\\",
        "$",
        "~",
        "@misc",
        "@misc{",
        "@misc{a",
        "@misc{a,",
        "@misc{a, b",
        "@misc{a, b = ",
    ),
    *(
        "@misc{a, b = {",
        '@misc{a, b = "',
        "@misc{a, b = {c},",
        "@misc(",
        "@comment",
        "@comment{",
        "@string",
        "@string{",
        "@string{a = ",
        "@preamble{",
    ),
    *(
        "@ ",
        "@a ",
        "a",
        "a ",
        "a@b ",
        "{}",
        "{{",
        "\n",
        " ",
        "% a\n",
        "% @misc{a,\n",
        "{\\",
        "@misc{§,}",
        "@misc{§}",
        "a = b, ",
    ),
)
_ENTRIES = (
    *(
        "",
        "title = {A}",
        "title = {Title of §}",
        "title = {A}, author = {Reid, Ada}, date = {2024}",
        "doi = {10.1000/1}",
        "doi = {10.1000/§}",
    ),
    *(
        "url = {https://a.b/c}",
        "url = {https://a.b/c§}",
        "author = {Reid, A. and Cole, B.}",
        "crossref = {e¤}",
        "crossref = {e0}",
        "xdata = {e¤}",
    ),
    *(
        "xdata = {e0}",
        "crossref = {gone}",
        "crossref = {e§}",
        "xdata = {e0, e¤}",
        "ids = {i}",
        "ids = {e¤}",
        "ids = {i§}",
        "related = {e¤}",
        "keywords = {news report}",
    ),
    *(
        "keywords = {news reprt}",
        "title = {A",
        'title = "A',
        "title = A",
        "titel = {A}",
        "date = {2024-99}",
        "year = {§}",
        "year = jan # feb",
        "isbn = {978-3-16-148410-0}",
    ),
    *(
        "title = {Title}, year = 2024",
        "institution = {{Office}}, title = {A §}",
        "author = {§}",
        "eprint = {2401.00001}, eprinttype = {arxiv}",
        "title = {A}, title = {B}",
    ),
    *(
        "pages = {1--§}",
        "url = {http://a.b/c?d=§#e}",
        "archiveurl = {https://web.archive.org/web/https://a.b}",
        "month = jan, year = 2024",
        "note = {\\'e}",
    ),
)
_VALUES = (
    *(
        ("words", "author", "and "),
        ("words", "author", "and and "),
        ("names", "author", "Reid, Ada and "),
        ("institutions", "author", "World Health Organization and "),
        ("commas", "author", ","),
        ("parts of a name", "author", "de "),
        ("braces", "title", "{}"),
    ),
    *(
        ("plain names", "author", "Ada Reid and "),
        ("dots", "author", "A."),
        ("others", "author", "and others "),
        ("extended names", "author", "family=Reid, given=Ada and "),
        ("equals", "author", "a=b, "),
    ),
    *(
        ("accents", "title", r"\'e"),
        ("braced accents", "title", r"{\'{e}}"),
        ("commands", "title", r"\emph{a} "),
        ("unknown commands", "title", r"\foo§ "),
        ("backslashes", "title", "\\\\"),
    ),
    *(
        ("dollars", "title", "$a$ "),
        ("one-sided dollars", "title", "$ "),
        ("maths", "title", r"$\alpha_1^2$ "),
        ("dashes", "title", "--"),
        ("tildes", "title", "~"),
        ("entities", "title", "&amp;"),
    ),
    *(
        ("ampersands", "title", r"\&"),
        ("letters", "title", "a"),
        ("words", "title", "word "),
        ("quotes", "title", "``a'' "),
        ("spaces", "title", " "),
        ("lines", "title", "a\n"),
        ("commas", "title", "a, "),
    ),
    *(
        ("percent signs", "title", r"\% "),
        ("tags", "title", "<b>"),
        ("chemistry", "title", r"\ce{H2O} "),
        ("scripts", "title", r"\textsubscript{2}"),
        ("brackets", "title", "["),
        ("addresses", "title", r"\url{https://a.b/c} "),
    ),
    *(
        ("digits", "date", "1"),
        ("dates", "date", "2024-01-01/"),
        ("dashes", "date", "-"),
        ("words", "date", "jan "),
        ("digits", "year", "1"),
        ("digits", "volume", "1"),
        ("digits", "isbn", "1"),
        ("digits", "doi", "1"),
        ("dots", "doi", "10."),
    ),
    *(
        ("ranges", "pages", "1--2, "),
        ("digits", "pages", "1"),
        ("dashes", "pages", "-"),
        ("letters", "url", "a"),
        ("slashes", "url", "/"),
        ("percent signs", "url", "%20"),
        ("addresses", "url", "https://"),
        ("braces", "url", "{a}"),
    ),
    *(
        ("keys", "crossref", "e§,"),
        ("keys", "xdata", "known, "),
        ("keys", "ids", "i§, "),
        ("words", "keywords", "a, "),
        ("commas", "keywords", ","),
        ("kinds", "keywords", "news report, "),
        ("fields", "options", "a=b, "),
    ),
    *(
        ("digits", "issn", "1-"),
        ("brackets", "pages", "("),
        ("digits", "eprint", "1."),
        ("letters", "langid", "a"),
        ("letters", "entrysubtype", "a"),
        ("words", "journaltitle", "Journal "),
        ("letters", "urldate", "a"),
    ),
    *(
        ("full stops", "abstract", "a. "),
        ("lines", "annotation", "a\n\n"),
        ("dots", "journaltitle", "J."),
        ("quotes", "title", '"'),
        ("signs", "title", "@"),
        ("escapes", "title", r"\_"),
        ("words", "publisher", "A and "),
    ),
)
_NESTED = (
    ("{", "}"),
    (r"\emph{", "}"),
    (r"{\it ", "}"),
    ("$", "$"),
    (r"\'{", "}"),
    (r"\href{a}{", "}"),
    ("``", "''"),
    (r"\foo{", "}"),
    (r"\ce{", "}"),
    (r"$\frac{", "}$"),
    (r"\enquote{", "}"),
    ("{\\", "}"),
    (r"\textbf{\emph{", "}}"),
)
_FRONT_VALUES = (
    *(
        ("[", "]"),
        ("{a: ", "}"),
        ("{", "}"),
        ("'", "'"),
        ('"', '"'),
        ("(", ")"),
        ("[[", "]]"),
        ("{? ", "}"),
        ("[a, ", "]"),
        ("!a ", ""),
        ("&a ", ""),
        ("*a ", ""),
        ("!!str ", ""),
    ),
)
_FRONT = (
    *(
        "a§: b\n",
        "a: b\n",
        "a§:\n",
        "? a§\n: b\n",
        "# a\n",
        "- a\n",
        "a\n",
        "a§: &a§ [*a§]\n",
        "'a§': b\n",
        "a§: [b, c]\n",
        "a§: {b: c}\n",
        "a§: |\n  b\n",
        "a§: >\n  b\n",
        "...\n",
        "%YAML 1.1\n",
        "a§: 'b\n",
        'a§: "b\n',
        ": ",
        "- ",
        "? ",
        "a: ",
        "\t",
        "[",
        "{",
        "a§: 2024-01-01\n",
        "<<: a\n",
        "a§: *b\n",
        "a§: !b c\n",
    ),
    *("# ibidem: allow missing-front-matter: a\n",),
)
_FRONT_LISTS = (
    *(
        "authors:\n|  - ada\n",
        "authors:\n|  - a§\n",
        "tags:\n|  - a§\n",
        "further_reading:\n|  - known\n",
        "further_reading:\n|  - no§\n",
        "corrections:\n|  - {date: 2025-01-02, kind: typo, text: a}\n",
    ),
    *(
        "follow_ups:\n|  - {question: a, page: page.md}\n",
        "follow_ups:\n|  - {question: a, page: gone§.md}\n",
        "coverage:\n|  a§: 2024\n",
        "title: \n|  word\n",
        "hide:\n|  - a§\n",
        "title: |\n|  # a\n",
    ),
)
_CONFIG = (
    *(
        "nav:\n|  - page.md\n",
        "nav:\n|  - A§: page.md\n",
        "nav:\n|  - A§: gone§.md\n",
        "plugins:\n|  - search\n",
        "plugins:\n|  - ibidem: {}\n",
        "markdown_extensions:\n|  - tables\n",
        "exclude_docs: \\|\n|  a§*\n",
        "exclude_docs: \\|\n|  a§/\n",
        "draft_docs: \\|\n|  *a§\n",
    ),
    *(
        "not_in_nav: \\|\n|  a§/*\n",
        "extra:\n|  a§: b\n",
        "|a§: b\n",
        "|# a\n",
        "|a§: !ENV A\n",
        "|a§: !!python/name:a.b\n",
        "extra_css:\n|  - a.css\n",
        "watch:\n|  - a\n",
        "|a§: &a§ b\n",
        "|a: b\n",
        "extra: {ibidem: {rules: {\n|  a§: off,\n",
        "extra: {ibidem: {ratings: {\n|  a§: b,\n",
    ),
)
_BOMB = "a0: &a0 [x, x]\n", "a¤: &a¤ [*a§, *a§]\n"


def _store() -> Iterator[Growing]:
    for unit in _RUNS:
        yield Growing(f"bibliography, run of {unit!r}", unit, file=STORE, head=ENTRY)
        yield Growing(f"bibliography, lines of {unit!r}", f"{unit}\n", file=STORE, head=ENTRY)
    for fields in _ENTRIES:
        yield Growing(f"entries with {fields!r}", f"@misc{{e§,\n  {fields},\n}}\n", file=STORE, head=ENTRY)
    for fields in (
        "crossref = {e¤}",
        "xdata = {e¤}",
        "url = {https://a.b/c}",
        "title = {A}",
        "crossref = {e0}",
        "",
    ):
        cited = "".join(f'It was so.{{{{ cite("e{n}") }}}}\n\n' for n in range(1000))
        yield Growing(
            f"cited entries with {fields!r}",
            f"@misc{{e§,\n  {fields},\n}}\n",
            file=STORE,
            head=ENTRY,
            site=((PAGE, FRONT + cited),),
        )
    yield Growing("entries with one key", "@misc{e,\n}\n", file=STORE)
    yield Growing("entries with keys of one word", "@misc{known§,\n title={A},}\n", file=STORE)
    yield Growing(
        "entries that no citation means",
        "@misc{name2024word§,\n title={A},}\n",
        file=STORE,
        site=((PAGE, FRONT + "".join(f'{{{{ cite("nam2024word{n}") }}}}\n\n' for n in range(1000))),),
    )
    yield Growing(
        "a cycle of crossref",
        "@misc{e§, crossref = {e¤}}\n",
        file=STORE,
        tail="@misc{e99999, crossref = {e0}}\n",
    )
    yield Growing("a cycle of two", "@misc{e§, crossref = {e¤}}\n@misc{e¤, crossref = {e§}}\n", file=STORE)
    for what, field, unit in _VALUES:
        yield Growing(
            f"a field {field} of {what}: {unit!r}",
            unit,
            file=STORE,
            head=f"{ENTRY}@misc{{a,\n  {field} = {{",
            tail="},\n}\n",
        )
    for opening, closing in _NESTED:
        yield Growing(
            f"a title that nests {opening!r}",
            opening,
            closing,
            file=STORE,
            head=f"{ENTRY}@misc{{a,\n  title = {{",
            tail="},\n}\n",
        )
        yield Growing(
            f"a title of {opening!r}",
            opening,
            file=STORE,
            head=f"{ENTRY}@misc{{a,\n  title = {{",
            tail="},\n}\n",
        )
        yield Growing(
            f"an author that nests {opening!r}",
            opening,
            closing,
            file=STORE,
            head=f"{ENTRY}@misc{{a,\n  author = {{",
            tail="},\n}\n",
        )
    for name, unit, tail in (
        ("joined", ' # "a"', ""),
        ("joined names", " # a", ""),
        ("joined months", " # jan", ""),
        ("joined braces", " # {a}", ""),
        ("joined marks", " #", ' "a"'),
    ):
        yield Growing(
            f"{name} values", unit, file=STORE, head=f'{ENTRY}@misc{{a,\n  title = "a"', tail=f"{tail},\n}}\n"
        )
    yield Growing(
        "@string that grow",
        '@string{s¤ = s§ # "a"}\n',
        file=STORE,
        head='@string{s0 = "a"}\n',
        tail="@misc{e, title = s9}\n",
    )
    yield Growing(
        "@string that double",
        "@string{s¤ = s§ # s§}\n",
        file=STORE,
        head='@string{s0 = "a"}\n',
        tail="@misc{e, title = s99}\n",
    )
    yield Growing("@string of a chain, backwards", '@string{s§ = s¤ # "a"}\n', file=STORE)
    yield Growing("@string that is used", "@misc{e§, title = s}\n", file=STORE, head='@string{s = "a"}\n')
    yield Growing("@string without a value", "@misc{e§, title = s§}\n", file=STORE)
    yield Growing("@string that is defined again", '@string{s§ = "a"}\n@string{s§ = "b"}\n', file=STORE)
    yield Growing("@string of one name", '@string{s = s # "a"}\n', file=STORE)
    yield Growing("@string that defines", '@string{s§ = "a"}\n', file=STORE)
    yield Growing("fields of one entry", "  a§ = {b},\n", file=STORE, head=f"{ENTRY}@misc{{a,\n", tail="}\n")
    yield Growing(
        "one field, repeated", "  title = {b},\n", file=STORE, head=f"{ENTRY}@misc{{a,\n", tail="}\n"
    )
    yield Growing("a key", "a", file=STORE, head="@misc{", tail=",}\n")
    yield Growing("an entry type", "a", file=STORE, head="@", tail="{a,}\n")
    yield Growing("an entry in braces", "{", "}", file=STORE, head="@misc{a, title = ", tail="}\n")
    yield Growing("entries in an entry", "@misc{a§,\n", "}\n", file=STORE)
    yield Growing(
        "acceptances in the bibliography", "% ibidem: allow unused-source: a\n@misc{e§,}\n", file=STORE
    )
    yield Growing("acceptances of nothing", "% ibidem: allow unused-source: a\n", file=STORE)
    yield Growing("entries in one line", "@misc{e§, title = {A}} ", file=STORE)


def _yaml() -> Iterator[Growing]:
    opened = FRONT.removesuffix("---\n\n")
    for unit in _FRONT:
        yield Growing(f"front matter of {unit!r}", unit, head=opened, tail="\n---\n\nIt was so.\n")
        yield Growing(f"front matter without an end of {unit!r}", unit, head=opened)
        yield Growing(f"authors of {unit!r}", unit, file=AUTHORS, head="authors:\n  ada: {name: Ada Reid}\n")
    for opening, closing in _FRONT_VALUES:
        for form, (begun, ended) in {"nests": (opening, closing), "repeats": (opening, "")}.items():
            yield Growing(
                f"front matter that {form} {opening!r}",
                begun,
                ended,
                head=f"{opened}a: ",
                tail="\n---\n\nIt was so.\n",
            )
            yield Growing(
                f"mkdocs.yml that {form} {opening!r}",
                begun,
                ended,
                file=CONFIG,
                head=f"{SETTINGS}a: ",
                tail="\n",
            )
    for form in _FRONT_LISTS:
        head, _, unit = form.partition("|  ")
        yield Growing(f"front matter, {form!r}", f"  {unit}", head=f"---\n{head}", tail="---\n\nIt was so.\n")
    yield Growing(
        "aliases that double, in front matter",
        _BOMB[1],
        head=f"{opened}{_BOMB[0]}",
        tail="---\n\nIt was so.\n",
    )
    yield Growing("aliases that double, in mkdocs.yml", _BOMB[1], file=CONFIG, head=f"{SETTINGS}{_BOMB[0]}")
    yield Growing(
        "aliases that double, in authors", f"  {_BOMB[1]}", file=AUTHORS, head=f"authors:\n  {_BOMB[0]}"
    )
    yield Growing(
        "aliases of the authors",
        "  - *a\n",
        head="---\na: &a [ada, ada, ada]\nauthors:\n",
        tail="---\n\nIt was so.\n",
    )
    yield Growing("many authors", "  a§: {name: Ada Reid}\n", file=AUTHORS, head="authors:\n")
    yield Growing("authors without a name", "  a§:\n", file=AUTHORS, head="authors:\n")
    for name, step, unit in (
        ("mappings", " ", "a:\n"),
        ("sequences", "", "- "),
        ("sections", "  ", "- a:\n"),
    ):
        yield Growing(
            f"front matter that indents {name}",
            unit,
            head=f"{opened}x:\n",
            tail="\n---\n\nIt was so.\n",
            step=step,
        )
        yield Growing(
            f"mkdocs.yml that indents {name}", unit, file=CONFIG, head=f"{SETTINGS}nav:\n", step=step
        )
    for form in _CONFIG:
        head, unit = form.replace("\\|", "\0").split("|", 1)
        tail = "}}}\n" if head.count("{") == 3 else ""
        yield Growing(
            f"mkdocs.yml, {form!r}", unit, file=CONFIG, head=SETTINGS + head.replace("\0", "|"), tail=tail
        )
    for unit in ("{{ ", "a ", '"', "a: "):
        yield Growing(f"a title of {unit!r}", unit, head='---\ntitle: "', tail='"\n---\n\nIt was so.\n')


def _files() -> Iterator[Growing]:
    yield Growing("pages with one title", f'{FRONT}It was so.{{{{ cite("known") }}}}\n', file="docs/a/§.md")
    yield Growing("pages without a title", "It was so.\n", file="docs/a/§.md")
    yield Growing("pages with one heading", "# A\n", file="docs/a/§.md")
    yield Growing("pages that cite what is not there", '{{ cite("no§") }}\n', file="docs/a/§.md")
    yield Growing(
        "pages with a follow-up",
        FRONT.replace("authors", "follow_ups: [{question: a, page: a/§.md#b}]\nauthors"),
        file="docs/a/§.md",
    )
    yield Growing(
        "pages with acceptances", "TODO <!-- ibidem: allow placeholder: a -->\n", file="docs/a/§.md"
    )


STORES = (*_store(), *_yaml(), *_files())
