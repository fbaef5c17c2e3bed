"""The one table of rules, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..biblatex import KINDS, Form, of_form
from ..findings import Finding, Severity
from ..model import Bibliography
from ..program import PROGRAM
from ..text import enumerated
from . import (
    checks,
    correction_checks,
    date_checks,
    encoding_checks,
    page_checks,
    prose_checks,
    section_checks,
    source_checks,
    wording_checks,
)
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
    """Looks at one page at a time, with the store."""
    check_store: Check = _found_while_reading
    """Looks at the store alone."""
    check_site: Check = _found_while_reading
    """Looks at all pages together."""
    needs: str = ""
    """What must be read whole for its findings to stand by themselves: `store`, `pages` or `authors`."""


ERROR, WARNING = Severity.ERROR, Severity.WARNING
_IDENTIFIERS = ", ".join(f"`{name}`" for name in of_form(Form.IDENTIFIER))

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
        check_site=checks.unused_source,
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
        check_store=checks.duplicate_key,
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
        "unknown-kind",
        WARNING,
        "The keywords of a source name a kind that readers are not told of.",
        f"Kinds are {enumerated(KINDS)}.\n"
        "Found is a keyword that is nearly one of them, or stands alone; beside a kind all are free.",
        "keywords = {primary source}",
        "keywords = {primary document}",
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
        check_store=checks.missing_field,
    ),
    Rule(
        "undefined-parent",
        ERROR,
        "An entry inherits from an entry that does not exist, or from itself.",
        "`crossref` names one entry, `xdata` one or several, each by its key.",
        "crossref = {hndbook2024}",
        "crossref = {handbook2024}",
        check_store=checks.undefined_parent,
    ),
    Rule(
        "invalid-key",
        ERROR,
        "A key is empty or holds a character that keys cannot hold.",
        "Letters of any script, digits and `. : / - + _ '` are allowed.",
        "@online{my source, …}",
        "@online{my-source, …}",
        check_store=checks.invalid_key,
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
        f"A `url` or `archiveurl` is not an address of the web, or an identifier ({_IDENTIFIERS}) is none.",
        "Only http and https addresses become links.\n"
        "The last digit of an ISBN shows whether the others are typed right.",
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
        check_site=page_checks.undefined_page,
        needs="pages",
    ),
    Rule(
        "correction-missing",
        WARNING,
        "A published page says something else than before, and its corrections do not tell.",
        "Readers who saw the earlier text should learn what was wrong in it, or what is new.\n"
        "A number, a date, a quotation, a rating or a source that changed needs an entry in `corrections`.\n"
        "So do a number or a date in the title, the description or the claim, and a sentence that lost its"
        " citation.\n"
        "A source that only has another key, and says the same, has not changed; a page that only has"
        " another path is compared with what it was.\n"
        "Where nothing changed for readers, write `minor: true`, and delete it with the next change.\n"
        f"This is found only by a comparison: `{PROGRAM} check --base main`.",
        "It freed 34 people.  # 33 in the commit before",
        'corrections:\n  - {date: 2024-03-05, kind: fact, text: "We wrote 33 in place of 34."}',
        check_site=correction_checks.correction_missing,
    ),
    Rule(
        "unlinked-follow-up",
        WARNING,
        "A follow-up question leads to no page.",
        "A question that leads nowhere ends the reader's way.\n"
        "Name the page that answers it, or accept the finding until there is one.",
        "follow_ups:\n  - question: Why?",
        "follow_ups:\n  - question: Why?\n    page: why.md",
    ),
    Rule(
        "date-order",
        ERROR,
        "A page was updated, checked or corrected before it was published, if its dates are right.",
        "Readers judge by these dates how far they can rely on a page.\nAll of them may be the same day.",
        "published: 2024-03-05\nchecked: 2024-03-04",
        "published: 2024-03-05\nchecked: 2024-03-05",
    ),
    Rule(
        "source-after-check",
        ERROR,
        "A page cites a source that is dated after the day on which the page was last checked or updated.",
        "Nobody can have read it on that day; one day more is let pass, for the time zones.\n"
        "Of a month, a year or a range the first day counts.\n"
        "A date in doubt, and a source with a `pubstate`, are let pass.\n"
        "The finding stands at the first citation of the source.",
        "checked: 2024-03-05  # and a source with date = {2024-03-08}",
        "checked: 2024-03-09  # when it was read again",
        source_checks.source_after_check,
        needs="store",
    ),
    Rule(
        "duplicate-source",
        ERROR,
        "Two entries under two keys have the same DOI or the same address.",
        "Readers would take one source for two.\n"
        "Scheme, `www.`, the usual port, a slash at the end, `utm_` parameters and what follows `#` "
        "do not tell addresses apart.\n"
        "What an entry inherits does not count.",
        "@online{un2024vote, url = {https://example.org/vote}, …}\n"
        "@online{un2024record, url = {http://www.example.org/vote/#record}, …}",
        "@online{un2024vote, url = {https://example.org/vote}, …}",
        check_store=source_checks.duplicate_source,
        needs="store",
    ),
    Rule(
        "source-concentration",
        WARNING,
        "More than half of a page's citations are of one source, or more than 70 % of its sources of one "
        "publisher.",
        "A page that leans on one voice repeats its mistakes.\n"
        "Citations are counted from eight on, sources from five on.\n"
        "Accept the finding where the page is about one document.",
        'Eight citations, five of them {{ cite("un2024vote") }}',
        'Eight citations, four of them {{ cite("un2024vote") }}',
        source_checks.source_concentration,
        needs="store",
    ),
    Rule(
        "missing-archive",
        WARNING,
        "A cited `@online` or `@article` source has a `url`, but neither `archiveurl` nor `doi`.",
        "Pages of the web change and vanish; a copy shows what was there when you read it.\n"
        "Save the page at https://web.archive.org/save and write down where, and when.",
        "url = {https://example.org/vote}",
        "url = {https://example.org/vote},\n"
        "archiveurl = {https://web.archive.org/web/20240305120000/https://example.org/vote},\n"
        "archivedate = {2024-03-05}",
        check_site=source_checks.missing_archive,
        needs="pages",
    ),
    Rule(
        "self-citation",
        WARNING,
        "A cited source is the site itself, an encyclopedia, a page of search results or a chat with an AI.",
        "These pass on what others say, and change without a trace.\n"
        "Cite what they rest on; accept the finding where the page is about them.",
        "url = {https://en.wikipedia.org/wiki/Voting}",
        "url = {https://example.org/study-of-voting}",
        check_site=source_checks.self_citation,
        needs="pages",
    ),
    Rule(
        "missing-locator",
        WARNING,
        "A citation of a book, a thesis, a report of more than 20 pages, a film or a recording "
        "names no place in it.",
        "Readers cannot search a whole work for one sentence.\nA report counts as long by its `pagetotal`.",
        '{{ cite("meitner2009silt") }}',
        '{{ cite("meitner2009silt", locator="pp. 12–14") }}',
        source_checks.missing_locator,
        needs="store",
    ),
    Rule(
        "encoding-damage",
        ERROR,
        "A text was read in a wrong encoding, and characters of it are lost.",
        "Quotation marks that became one foreign letter hide every quotation from readers and from rules.\n"
        "Found are U+FFFD, C1 controls, and letters alone in a script that the page does not write.\n"
        "A letter that is meant stands in a code span.\n"
        "Until the text is mended, the rules on prose are not run for its page.",
        "The administrationโs rhetoric",
        "The administration’s rhetoric",
        encoding_checks.encoding_damage,
        encoding_checks.encoding_damage_in_store,
    ),
    Rule(
        "bidi-control",
        ERROR,
        "A file holds a character that nobody sees.",
        "Such characters make a text read otherwise than it is, and words unfindable.\n"
        "Joiners inside words of scripts that need them, and in emoji, are allowed.",
        "a\u200bword".encode("unicode_escape").decode(),
        "aword",
        encoding_checks.bidi_control,
        encoding_checks.bidi_control_in_store,
    ),
    Rule(
        "bare-number-citation",
        ERROR,
        "A citation is typed by hand: a number in brackets, `[@key]`, or a footnote that is not defined.",
        "Readers take it for a citation, and it leads nowhere.\n"
        "Names behind `@` are found where they begin the brackets, or are keys of the bibliography.\n"
        "What readers are to see as it is typed stands in a code span.",
        "It began in May [3].",
        'It began in May.{{ cite("un2024vote") }}',
        prose_checks.bare_number_citation,
    ),
    Rule(
        "placeholder",
        ERROR,
        "A text holds words that stand for something that is still to come, or is still to come itself.",
        "Write what they stand for; a note to yourself belongs into an HTML comment.\n"
        "On a page with a type, a description that repeats the title is found, and a body of"
        " headings and comments alone.",
        "The count was TODO.",
        "The count was 14.",
        prose_checks.placeholder,
    ),
    Rule(
        "date-after-check",
        ERROR,
        "A page tells of a time that had not come when its sources were checked.",
        "Nobody can have read of it by then, so that the date or the check is wrong.\n"
        'Found are days and months; plans are left alone where "by", "until", "due" or the like says so.',
        "checked: 2025-10-17\n---\nReports through December 2025 agree.",
        "checked: 2025-10-17\n---\nReports through September 2025 agree.",
        date_checks.date_after_check,
    ),
    Rule(
        "quotation-without-source",
        ERROR,
        "A quotation of eight words or more, or a quoted block, has no source.",
        "Words that are somebody's need to be found where they were said.\n"
        "A citation in the sentence, or in the one that introduces it with a colon, is enough.",
        'He said: "We will go on until the last of them is back."',
        'He said: {{ quote("un2024vote", "We will go on until the last of them is back.") }}',
        prose_checks.quotation_without_source,
    ),
    Rule(
        "short-quotation-without-source",
        WARNING,
        "A quotation of four to seven words has no source.",
        "Words that are somebody's need to be found where they were said.",
        'She called it "a very real option indeed".',
        'She called it {{ quote("un2024vote", "a very real option indeed") }}.',
        prose_checks.short_quotation_without_source,
    ),
    Rule(
        "section-without-source",
        WARNING,
        "A section of two sentences or more cites nothing.",
        "Sections called In brief, Summary and Bottom line are left alone; pages without a type are, too.",
        "## How it ended\n\nIt ended in May. The vote was close.",
        '## How it ended\n\nIt ended in May. The vote was close.{{ cite("un2024vote") }}',
        section_checks.section_without_source,
    ),
    Rule(
        "section-on-one-source",
        WARNING,
        "A section of three sentences or more rests on a single source.",
        "If that one errs, the whole section does.",
        'One. Two. Three.{{ cite("un2024vote") }}',
        'One. Two.{{ cite("un2024report") }} Three.{{ cite("un2024vote") }}',
        section_checks.section_on_one_source,
    ),
    Rule(
        "plural-on-one-source",
        WARNING,
        'Words such as "several reports" have fewer than two sources behind them.',
        "Cite as many as the words promise, or name the one.",
        'Several reports agree.{{ cite("un2024vote") }}',
        'Several reports agree.{{ cite("un2024vote", "un2024report") }}',
        wording_checks.plural_on_one_source,
    ),
    Rule(
        "figure-without-source",
        WARNING,
        "A percentage, a sum or a count has no source in its sentence or the next.",
        "Found are numbers of three digits or more, sums of money and percentages; years are not.",
        "They counted 148 people.",
        'They counted 148 people.{{ cite("un2024vote") }}',
        prose_checks.figure_without_source,
    ),
    Rule(
        "anonymous-attribution",
        WARNING,
        "A sentence says that somebody said something, without who and without a source.",
        "Name the speaker, or cite the source that names none.",
        "Officials said that talks went on.",
        'Officials said that talks went on.{{ cite("un2024vote") }}',
        wording_checks.anonymous_attribution,
    ),
    Rule(
        "relative-time",
        WARNING,
        "A time is counted from the day of writing.",
        "Readers come later; a sentence that names a year is left alone.",
        "The talks recently stalled.",
        "The talks stalled in May 2024.",
        wording_checks.relative_time,
    ),
    Rule(
        "uncited-paragraph-end",
        WARNING,
        "A paragraph cites sources, and its last sentence has none.",
        "What stands last is what readers keep, and here it is nobody's.\n"
        "Cite what a conclusion of your own rests on, too.",
        'It began in May.{{ cite("un2024vote") }} It was bound to fail.',
        'It began in May. Our reading: it was bound to fail.{{ cite("un2024vote") }}',
        section_checks.uncited_paragraph_end,
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


def on_store(store: Bibliography) -> tuple[Finding, ...]:
    """Run the rules that look at the store alone."""
    return tuple(finding for rule in RULES for finding in rule.check_store(Corpus(store)))


def on_pages(corpus: Corpus) -> tuple[Finding, ...]:
    """Run the rules that look at one page at a time; what they find does not rest on other pages."""
    return tuple(finding for rule in RULES for finding in rule.check(corpus))


def on_site(corpus: Corpus) -> tuple[Finding, ...]:
    """Run the rules that look at all pages together."""
    return tuple(finding for rule in RULES for finding in rule.check_site(corpus))


def with_causes(findings: Iterable[Finding], unread: Collection[str]) -> tuple[Finding, ...]:
    """Let what rests on something unread follow from its cause."""
    causes = {rule.id: _CAUSES[rule.needs] for rule in RULES if rule.needs in unread}
    return tuple(
        replace(finding, follows=finding.follows | causes[finding.rule])
        if finding.rule in causes
        else finding
        for finding in findings
    )


def without_consequences(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Leave out what follows from an error that is reported itself."""
    findings = tuple(findings)
    errors = {finding.rule for finding in findings if finding.severity is Severity.ERROR}
    return tuple(finding for finding in findings if not finding.follows & errors)


IDS = frozenset(rule.id for rule in RULES)
WATCHED = prose_checks.WATCHED | wording_checks.WATCHED
"""The words that rules look for on every page."""


def graded(findings: Iterable[Finding], severities: Mapping[str, Severity]) -> tuple[Finding, ...]:
    """Give each finding its rule's severity, or the site's own; drop what is off; sort by place."""
    defaults = {rule.id: rule.severity for rule in RULES}
    levels = {**defaults, **severities}
    kept = (replace(f, severity=levels[f.rule]) for f in findings if levels[f.rule] != Severity.OFF)
    return tuple(sorted(kept, key=lambda finding: finding.order))
