"""The corpus: explainers and sources made by numbers alone, the same on every machine.

Explainers are of seven sections with prose, a table, a list and a code block; a citation stands in
them as a mark that each tool's syntax replaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

MARK = re.compile(r"⟦([^⟧]+)⟧")
"""A citation: the keys of its sources, joined by commas."""

TOPICS = ("ports", "rivers", "schools", "forests", "harvests", "railways", "elections")
YEARS = range(2018, 2026)
_SECTIONS = ("In brief", "What was agreed", "Who took part", "What followed", "What it cost", "Who objects")
_LAST = "What is uncertain"
_PER_PAGE = 12
_FAMILIES = ("Müller", "Nuñez", "Øster", "Šimek", "Łaski", "Brontë", "García", "Åkerman", "Reid", "Cole")
_LATEX = {"ü": r"{\"u}", "ñ": r"{\~n}", "é": r"{\'e}", "Š": r"{\v S}", "í": r"{\'\i}", "ø": r"{\o}"}
_GIVEN = ("Zoé", "Émile", "Søren", "Ana", "Jürgen", "Mary", "Omar", "Inés")
_WORDS = re.findall(
    r"\w+",
    "the council agreed ministry review harbor treaty border village committee reports bridge water "
    " talks delegation accord text farmers teachers engineers court ruling supply fund proposal draft "
    " plan vote session region coast valley station line"
    " market price wage season record office letter",
)
_LINKS = ("of", "for", "with", "under", "beside", "against", "before", "after", "without", "through")


@dataclass(frozen=True, slots=True)
class Entry:
    """A source: its type, and its fields as BibTeX has them between braces."""

    key: str
    type: str
    fields: tuple[tuple[str, str], ...]

    @property
    def is_long(self) -> bool:
        """Whether a citation of it names a page."""
        return self.type == "book"

    @property
    def address(self) -> str:
        """Where a plain link leads that stands for a citation of it."""
        given = dict(self.fields)
        return given.get("url") or f"https://example.org/{self.key}"

    @property
    def bibtex(self) -> str:
        """The entry as a `.bib` file has it."""
        lines = (f"  {name} = {{{value}}},\n" for name, value in self.fields)
        return f"@{self.type}{{{self.key},\n{''.join(lines)}}}\n"


@dataclass(frozen=True, slots=True)
class Explainer:
    """A page: where it stands below `docs`, and its body with the marks of citations."""

    path: str
    title: str
    description: str
    published: str
    body: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """A whole site, in no tool's syntax."""

    explainers: tuple[Explainer, ...]
    entries: tuple[Entry, ...]


def corpus(pages: int, sources: int) -> Corpus:
    """Return a site in which every source is cited, the same for the same numbers."""
    entries = tuple(_entry(number) for number in range(sources))
    return Corpus(tuple(_explainer(number, pages, entries) for number in range(pages)), entries)


def _entry(number: int) -> Entry:
    chosen = Random(f"source {number}")
    year = chosen.choice(YEARS)
    name = f"{chosen.choice(_FAMILIES)}, {chosen.choice(_GIVEN)}"
    author = name if number % 3 else "".join(_LATEX.get(letter, letter) for letter in name)
    title = _sentence(chosen, 6)[:-1]
    shared = (("author", author), ("title", title), ("date", f"{year}-{number % 12 + 1:02}-05"))
    url = ("url", f"https://example.org/{year}/source-{number}")
    web = (url, ("urldate", "2025-12-31"), ("archiveurl", f"https://web.archive.org/web/{url[1]}"))
    own: Sequence[tuple[str, tuple[tuple[str, str], ...]]] = (
        ("online", (("organization", "{Harbor News}"), *web, ("keywords", "news report"))),
        ("article", (("journaltitle", "Journal of Ports"), ("doi", f"10.1000/{number}"), ("pages", "3--9"))),
        ("report", (("institution", "{Office of Rivers}"), ("type", "report"), *web)),
        ("book", (("publisher", "Quay \\& Sons"), ("isbn", "978-3-16-148410-0"))),
        ("online", (("organization", "{Daily Ledger}"), *web, ("keywords", "primary document"))),
    )
    kind, fields = own[number % len(own)]
    return Entry(f"source{year}n{number:05}", kind, (*shared, *fields))


def _explainer(number: int, pages: int, entries: Sequence[Entry]) -> Explainer:
    chosen = Random(f"page {number}")
    # Each page has its share of the sources, so that all are cited, and the others by chance.
    share = entries[number * len(entries) // pages : (number + 1) * len(entries) // pages]
    others = [entries[chosen.randrange(len(entries))] for _ in range(_PER_PAGE - len(share))]
    cited = list(dict.fromkeys((*share, *others)))
    first = [f"⟦{entry.key}⟧" for entry in cited]
    turns = _turns(first, cited, chosen)
    topic = TOPICS[number % len(TOPICS)]
    sections = [_section(name, chosen, turns) for name in (*_SECTIONS, _LAST)]
    extras = (_table(chosen, turns), _items(chosen, turns), _code(number))
    for place, extra in zip((1, 2, 4), extras, strict=True):
        sections[place] = f"{sections[place]}\n{extra}"
    # On a page of many sources some are left.
    sections += [f"- {_sentence(chosen, 8)}{mark}" for mark in first]
    return Explainer(
        f"{topic}/page-{number:04}.md",
        f"What came of accord {number} on {topic}?",
        f"What accord {number} on {topic} asked of the council, what followed, and who objects.",
        f"{YEARS[number % len(YEARS)]}-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "\n".join(sections),
    )


def _turns(first: list[str], cited: Sequence[Entry], chosen: Random) -> Iterator[str]:
    """Yield marks without end: the first ones until none is left, and then by chance, also of two sources."""
    while first:
        yield first.pop(0)
    # A book is cited by its pages, and so alone.
    joined, last = [entry.key for entry in cited if not entry.is_long], [cited[-1].key]
    while True:
        # Never the same twice running: no section rests on one source.
        last = chosen.sample([key for key in joined if key not in last], chosen.choice((1, 1, 1, 2)))
        yield f"⟦{','.join(last)}⟧"


def _section(name: str, chosen: Random, turns: Iterator[str]) -> str:
    return f"## {name}\n\n{_paragraph(chosen, turns)}\n\n{_paragraph(chosen, turns)}\n"


def _paragraph(chosen: Random, turns: Iterator[str]) -> str:
    """Write four sentences, with one to three citations; the last sentence has one."""
    sentences = [_sentence(chosen, 14) for _ in range(4)]
    cited = {3, chosen.randrange(6)}
    marked = [f"{sentence}{next(turns)}" if n in cited else sentence for n, sentence in enumerate(sentences)]
    place = chosen.randrange(3)
    first, second, rest = marked[place].split(" ", 2)
    marked[place] = f"{first} *{second}* {rest}"
    return "\n".join(marked)


def _sentence(chosen: Random, length: int) -> str:
    words = [chosen.choice(_LINKS if n % 3 == 2 else _WORDS) for n in range(length)]
    return f"{' '.join(words).capitalize()}."


def _table(chosen: Random, turns: Iterator[str]) -> str:
    rows = (f"| {_sentence(chosen, 3)[:-1]} | {_sentence(chosen, 5)}{next(turns)} |" for _ in range(3))
    return "\n".join(["| Term | What it says |", "| --- | --- |", *rows, ""])


def _items(chosen: Random, turns: Iterator[str]) -> str:
    return "\n".join([*(f"- {_sentence(chosen, 8)}{next(turns)}" for _ in range(3)), ""])


def _code(number: int) -> str:
    return f"```text\naccord {number}: {{ signed }}\n```\n"
