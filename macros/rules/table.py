"""The one table of rules, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..findings import Finding, Severity
from . import checks, correction_checks, page_checks
from .corpus import Corpus

Check = Callable[[Corpus], Iterator[Finding]]


def _found_while_reading(_: Corpus) -> Iterator[Finding]:
    """Find nothing: the step that reads the file reports this rule's findings."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Rule:
    """What counts as one kind of mistake."""

    id: str
    severity: Severity
    summary: str
    """One sentence: what is found."""
    reason: str
    """Why it matters, and what to do: Markdown, one sentence per line."""
    wrong: str
    right: str
    check: Check = _found_while_reading
    needs: str = ""
    """What must be read whole for its findings to stand by themselves: `store`, `pages` or `authors`."""


ERROR, WARNING = Severity.ERROR, Severity.WARNING

RULES = (
    Rule(
        "undefined-citation",
        ERROR,
        "A citation or a further reading names a key that no source has.",
        "A number that leads nowhere is worse than no number.\n"
        "Mend the key, or add the source to the bibliography.",
        '{{ cite("national2025txt") }}',
        '{{ cite("national2025text") }}',
        checks.undefined_citation,
        needs="store",
    ),
    Rule(
        "unused-source",
        ERROR,
        "No built page cites a source of the bibliography.",
        "A source that nobody cites supports nothing, and hides the citation that was lost.\n"
        "Cite it, list it under `further_reading`, or remove it.\n"
        "Drafts, excluded pages, code and comments do not count.\n"
        "An entry that a used source inherits from counts as used.",
        "@online{never2024cited, …}",
        'It began in May.{{ cite("never2024cited") }}',
        checks.unused_source,
        needs="pages",
    ),
    Rule(
        "duplicate-key",
        ERROR,
        "Two entries share a key, also when they differ only in case.",
        "Readers would be led to one of the two, and nobody could say which.\n"
        "A string that is defined twice is found too.",
        "@online{un2024vote, …} @report{un2024vote, …}",
        "@online{un2024vote, …} @report{un2024report, …}",
        checks.duplicate_key,
    ),
    Rule(
        "duplicate-field",
        ERROR,
        "An entry has a field twice.",
        "Programs differ on which of the two they take; here it is the first.",
        "date = {2024}, date = {2025}",
        "date = {2025}",
    ),
    Rule(
        "invalid-bibtex",
        ERROR,
        "Something in the bibliography cannot be read as BibTeX.",
        "A missing comma or a brace too many makes BibTeX readers drop fields without a word.\n"
        "Plain remarks between entries are allowed.",
        "title = {A title} date = {2024}",
        "title = {A title}, date = {2024}",
    ),
    Rule(
        "unbraced-institution",
        ERROR,
        "The name of an institution comes apart as a person's name.",
        "BibTeX splits names at spaces and at `and`; a second pair of braces keeps one whole.\n"
        'A person whose name looks like an institution\'s is written "Last, First".',
        "author = {World Health Organization}",
        "author = {{World Health Organization}}",
    ),
    Rule(
        "missing-field",
        ERROR,
        "A source has no title, or an `@online` source has neither `url` nor `doi`.",
        "Readers need to know what a source is and where to read it.",
        "@online{a2024b, title = {A title}}",
        "@online{a2024b, title = {A title}, url = {https://example.org/a}}",
        checks.missing_field,
    ),
    Rule(
        "undefined-parent",
        ERROR,
        "An entry inherits from an entry that does not exist, or from itself.",
        "`crossref` names one entry, `xdata` one or several, each by its key.",
        "crossref = {hndbook2024}",
        "crossref = {handbook2024}",
        checks.undefined_parent,
    ),
    Rule(
        "invalid-key",
        ERROR,
        "A key is empty or holds a character that keys cannot hold.",
        "Letters of any script, digits and `. : / - + _ '` are allowed.",
        "@online{my source, …}",
        "@online{my-source, …}",
        checks.invalid_key,
    ),
    Rule(
        "invalid-date",
        ERROR,
        "A date in the bibliography is no date.",
        "Write as much as is known: a year, a month, a day, or a range with a slash.",
        "date = {2024-13-01}",
        "date = {2024-12}",
    ),
    Rule(
        "invalid-url",
        ERROR,
        "A `url` or `archiveurl` is not an address of the web, or a `doi` is none.",
        "Only http and https addresses become links.",
        "url = {www.example.org}",
        "url = {https://www.example.org}",
    ),
    Rule(
        "dynamic-citation",
        ERROR,
        "A citation is computed, so that the text does not say which source it names.",
        "Keys are literal text, so that every citation can be checked without a build.",
        "{{ cite(key) }}",
        '{{ cite("un2024vote") }}',
    ),
    Rule(
        "invalid-citation",
        ERROR,
        "A citation has arguments that `cite` or `quote` does not take.",
        "`cite` takes one or more keys, `quote` a key and the words; both take a `locator`.",
        '{{ quote("un2024vote") }}',
        '{{ quote("un2024vote", "an immediate ceasefire") }}',
    ),
    Rule(
        "hidden-citation",
        ERROR,
        "A citation is in the text, but the reader does not see it once, or sees one that is not.",
        "What counts is what the reader sees.\n"
        "Comments, attributes, alternative texts, raw HTML and branches never taken hide a citation.",
        '<!-- It began in May.{{ cite("un2024vote") }} -->',
        'It began in May.{{ cite("un2024vote") }}',
        page_checks.hidden_citation,
    ),
    Rule(
        "unrendered-macro",
        ERROR,
        "A macro would be published as it is typed, or break its page.",
        "Close every macro, and put one that readers are to see into a code span.",
        '{{ cite("un2024vote")',
        '{{ cite("un2024vote") }}',
    ),
    Rule(
        "invalid-front-matter",
        ERROR,
        "The front matter of a page cannot be read, or a value in it is not what its name asks for.",
        "These values are facts about the page: what it is, who wrote it, and what its evidence covers.",
        "checked: in spring",
        "checked: 2024-03-05",
        page_checks.further_reading,
    ),
    Rule(
        "missing-front-matter",
        ERROR,
        "A page lacks a field that its type needs.",
        "Every type needs `title`, `description`, `authors`, `published` and `checked`.\n"
        "A fact-check needs `claim`, `claimant` and `rating` too, an opinion `disclosure`.\n"
        "A page without a `type` needs none of them.",
        "type: fact-check",
        "type: fact-check\nclaim: The vote was unanimous.\n…",
    ),
    Rule(
        "repeated-title",
        ERROR,
        "A page of a type has a heading of level 1 beside the title of its front matter.",
        "The heading of such a page is made of its front matter, with the byline and the dates below it.",
        "# How did the vote end?",
        'title: "How did the vote end?"',
        page_checks.repeated_title,
    ),
    Rule(
        "invalid-author",
        ERROR,
        "The file of authors cannot be read, or a value in it is not what its name asks for.",
        "`docs/.authors.yml` holds the authors by key; each needs a `name`.",
        "authors: [Ada Lovelace]",
        "authors:\n  ada:\n    name: Ada Lovelace",
    ),
    Rule(
        "undefined-author",
        ERROR,
        "A page names an author that `docs/.authors.yml` does not have.",
        "Readers should be able to see who writes, and what else they wrote.",
        "authors: [adda]",
        "authors: [ada]",
        page_checks.undefined_author,
        needs="authors",
    ),
    Rule(
        "undefined-rating",
        ERROR,
        "A page rates its claim with a word that the scale of the site does not have.",
        "The scale stands once, in `mkdocs.yml` under `extra: ibidem: ratings:`, lowest first.",
        "rating: kind of true",
        "rating: partly supported",
        page_checks.undefined_rating,
    ),
    Rule(
        "undefined-template",
        ERROR,
        "A page names a template that the folder of the theme does not have.",
        "The templates of `theme/` are there, and Material's own `main.html`.",
        "template: hom.html",
        "template: home.html",
        page_checks.undefined_template,
    ),
    Rule(
        "undefined-page",
        ERROR,
        "A follow-up leads to a page that does not exist, to a part that it does not have, or to its own.",
        "A question that no page answers yet has no `page`, and readers see that.\n"
        "Write the way from this file to the other, as in a link; drafts and excluded pages do not count.",
        "follow_ups:\n  - question: Why?\n    page: whi.md",
        "follow_ups:\n  - question: Why?\n    page: why.md",
        page_checks.undefined_page,
        needs="pages",
    ),
    Rule(
        "correction-missing",
        WARNING,
        "A published page says something else than before, and its corrections do not tell.",
        "Readers who saw the earlier text should learn what was wrong in it, or what is new.\n"
        "A number, a date, a quotation, a rating or a source that changed needs an entry in `corrections`.\n"
        "Where nothing changed for readers, write `minor: true`, and delete it with the next change.\n"
        "This is found only by a comparison: `python -m macros check --base main`.",
        "It freed 34 people.  # 33 in the commit before",
        'corrections:\n  - {date: 2024-03-05, kind: fact, text: "We wrote 33 in place of 34."}',
        correction_checks.correction_missing,
    ),
    Rule(
        "unreadable-file",
        ERROR,
        "A page, the file of authors or a file of the bibliography is missing, no file, or not UTF-8.",
        "While the bibliography cannot be read, citations are not looked up.",
        "bibliography: [sources.bib]  # no such file",
        "bibliography: [bibliography.bib]",
    ),
    Rule(
        "invalid-acceptance",
        ERROR,
        "An acceptance names no rule, gives no reason, or accepts nothing.",
        "Write `ibidem: allow RULE: reason` in a comment, on the finding's line or right above it.\n"
        "It accepts one finding, and is itself a mistake once that is gone.",
        "<!-- ibidem: allow undefined-citation -->",
        "<!-- ibidem: allow undefined-citation: the archive is sending the record -->",
    ),
)


def named(rule_id: str) -> Rule | None:
    """Return the rule with an id, if there is one."""
    return next((rule for rule in RULES if rule.id == rule_id), None)


# The rules whose findings explain that something could not be read.
_CAUSES = {
    "store": frozenset({"unreadable-file"}),
    "pages": frozenset({"unreadable-file", "invalid-front-matter"}),
    "authors": frozenset({"unreadable-file", "invalid-author"}),
}


def check(corpus: Corpus, unread: Collection[str]) -> tuple[Finding, ...]:
    """Run the rules over the whole site; what rests on something unread follows from its cause."""
    return tuple(finding for rule in RULES for finding in _found(rule, corpus, unread))


def _found(rule: Rule, corpus: Corpus, unread: Collection[str]) -> Iterator[Finding]:
    causes = _CAUSES[rule.needs] if rule.needs in unread else frozenset()
    for finding in rule.check(corpus):
        yield replace(finding, follows=finding.follows | causes)


def without_consequences(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Leave out what follows from an error that is reported itself."""
    findings = tuple(findings)
    errors = {finding.rule for finding in findings if finding.severity is Severity.ERROR}
    return tuple(finding for finding in findings if not finding.follows & errors)


IDS = frozenset(rule.id for rule in RULES)


def graded(findings: Iterable[Finding], severities: Mapping[str, Severity]) -> tuple[Finding, ...]:
    """Give each finding its rule's severity, or the site's own; drop what is off; sort by place."""
    defaults = {rule.id: rule.severity for rule in RULES}
    levels = {**defaults, **severities}
    kept = (replace(f, severity=levels[f.rule]) for f in findings if levels[f.rule] != Severity.OFF)
    return tuple(sorted(kept, key=lambda finding: finding.order))
