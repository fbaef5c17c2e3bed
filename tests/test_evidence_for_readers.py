"""What readers and machines are told of the evidence: words that were found, sources that no longer stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.core.model import (
    Evidence,
    MatchState,
    Notice,
    QuotationRecord,
    ReadResult,
    Source,
    SourceRecord,
    Standing,
    words_digest,
)
from macros.core.text import Span, Text
from macros.publish import beside_pages
from macros.publish.metadata.cited import cited
from macros.publish.recorded import recorded
from macros.publish.views import indexes, pages
from macros.publish.views.view_models import Publication
from macros.render import rendering
from macros.render.rendering import Mention
from macros.render.rendering.listing import SourceView
from macros.render.words import english, words

from .publications import publication

ADDRESS = "https://example.org/vote"
SOURCE = Source("vote", "online", Text("bibliography.bib", ""), Span(0, 0), title="The <vote>", url=ADDRESS)
READ = SourceRecord(ADDRESS, "2026-11-21", ReadResult.READ, extractor="trafilatura 2.0.0")
GONE = SourceRecord(ADDRESS, "2026-11-21", ReadResult.GONE)
RETRACTED = SourceRecord(
    *("", "2026-11-21", ReadResult.REFUSED), notice=Notice("retraction", "10.1000/<a>", "2022-02-01")
)
WORDS = "We will never leave"
_DAY = '<time datetime="2022-02-01">1 February 2022</time>'


def _known(record: SourceRecord, *quoted: str, state: MatchState = MatchState.EXACT, **more: str) -> Evidence:
    found = QuotationRecord(state, "2026-11-21", **more)  # type: ignore[arg-type]
    named = {words_digest(one): found for one in quoted}
    return Evidence(Text("evidence.lock", ""), {"vote": record._replace(quotations=named)})


def _list(evidence: Evidence | None, *quoted: str, language: str = "en") -> str:
    mentions = [Mention("vote", "", 1, n, quotation=one) for n, one in enumerate(quoted, start=1)]
    told = words(language)
    return rendering.source_list([(SOURCE, mentions)], rendering.writer(evidence), told, evidence)


def _found(address: str) -> str:
    said = 'These words were found in the source on <time datetime="2026-11-21">21 November 2026</time>.'
    return f'<a href="{address}">{said}</a>' if address else said


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        pytest.param(_known(READ, WORDS), _found(f"{ADDRESS}#:~:text=We%20will%20never%20leave"), id="found"),
        pytest.param(
            _known(READ._replace(how="a scan"), WORDS), "Quoted from a copy that we keep.", id="from-a-copy"
        ),
        pytest.param(_known(GONE, WORDS), _found(""), id="gone"),
        pytest.param(_known(READ._replace(extractor="pypdf 6.0.0"), WORDS), _found(""), id="in-a-document"),
        pytest.param(
            _known(READ._replace(reached="https://example.org/new#part"), WORDS),
            _found("https://example.org/new#:~:text=We%20will%20never%20leave"),
            id="moved",
        ),
        pytest.param(
            _known(READ, WORDS, state=MatchState.NORMALIZED),
            _found(f"{ADDRESS}#:~:text=We%20will%20never%20leave"),
            id="words-alone-in-other-typography",
        ),
        pytest.param(
            _known(READ, WORDS, state=MatchState.AMBIGUOUS, prefix="rm, he said:"),
            _found(f"{ADDRESS}#:~:text=he%20said%3A-,We%20will%20never%20leave"),
            id="at-several-places",
        ),
        pytest.param(
            _known(READ, WORDS, state=MatchState.AMBIGUOUS, prefix="said"),
            _found(f"{ADDRESS}#:~:text=We%20will%20never%20leave"),
            id="at-several-places-with-half-a-word-before",
        ),
    ],
)
def test_what_a_list_tells_of_quoted_words(evidence: Evidence, told: str) -> None:
    shown = _list(evidence, WORDS)

    assert f' <span class="ib-evidence" data-of="cite-vote-1"><span>{told}</span></span> <div' in shown


@pytest.mark.parametrize(
    "evidence",
    [
        pytest.param(None, id="no-record"),
        pytest.param(Evidence(Text("", "")), id="never-read"),
        pytest.param(_known(READ), id="never-verified"),
        pytest.param(_known(READ, WORDS, state=MatchState.ABSENT), id="absent"),
        pytest.param(_known(READ, WORDS, state=MatchState.TRUNCATED), id="truncated"),
        pytest.param(_known(READ, WORDS, lost="2026-11-28"), id="lost-since"),
    ],
)
def test_of_words_that_nobody_found_nothing_is_told(evidence: Evidence | None) -> None:
    assert "ib-evidence" not in _list(evidence, WORDS)


def test_of_a_citation_nothing_is_told() -> None:
    assert _list(_known(READ, WORDS), "", WORDS).count("ib-evidence") == 1


def test_several_quotations_of_one_source_are_told_apart() -> None:
    shown = _list(_known(READ, WORDS, "never"), WORDS, "never", WORDS)

    assert 'data-of="cite-vote-1 cite-vote-3">“<bdi>We will never leave</bdi>” <span><a' in shown
    assert 'data-of="cite-vote-2">“<bdi>never</bdi>” <span><a' in shown


def test_a_long_quotation_is_found_by_its_ends() -> None:
    quoted = "one two three, four five six seven eight-nine ten"

    shown = _list(_known(READ, quoted), quoted)

    assert "#:~:text=one%20two%20three%2C%20four,seven%20eight%2Dnine%20ten" not in shown
    assert "#:~:text=one%20two%20three%2C%20four,six%20seven%20eight%2Dnine%20ten" in shown


def test_signs_that_a_browser_compares_make_no_address_of_words_in_other_typography() -> None:
    assert "#:~:text" not in _list(_known(READ, "it's so", state=MatchState.NORMALIZED), "it's so")


@pytest.mark.parametrize(
    ("notice", "told"),
    [
        (
            RETRACTED.notice,
            f'<a href="https://doi.org/10.1000/%3Ca%3E">Retracted on {_DAY}</a>',
        ),
        (Notice("withdrawal"), "Retracted"),
        (Notice("correction", "10.1000/b"), ""),
    ],
)
def test_a_retracted_source_is_marked_in_a_list(notice: Notice, told: str) -> None:
    mark = f'<strong class="ib-retracted">{told}</strong> ' if told else ""

    assert _list(_known(READ._replace(notice=notice))).startswith(f'<ol><li id="src-vote">{mark}<cite>')


def test_of_a_source_that_is_gone_the_archived_copy_comes_first() -> None:
    copy = "https://web.archive.org/web/20240305120000/https://example.org/vote"

    assert f'<a class="ib-archive" href="{copy}">archived copy</a> (gone from example.org)' in _list(
        _known(GONE._replace(archived=copy))
    )


@pytest.mark.parametrize(
    ("record", "standings"),
    [
        (READ, (Standing.THERE,)),
        (GONE, (Standing.GONE,)),
        (RETRACTED, (Standing.RETRACTED,)),
        (GONE._replace(notice=RETRACTED.notice), (Standing.RETRACTED, Standing.GONE)),
        (_known(READ, WORDS, lost="2026-11-28").sources["vote"], (Standing.CHANGED,)),
        (READ._replace(result=ReadResult.REFUSED), ()),
    ],
)
def test_how_a_source_stands(record: SourceRecord, standings: tuple[Standing, ...]) -> None:
    assert record.standings == standings
    assert SourceView(SOURCE, (), record).standing == (standings[0] if standings else "")


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_sources_that_are_gone_changed_or_retracted_are_in_a_table(language: str) -> None:
    lost = _known(GONE._replace(notice=RETRACTED.notice), WORDS, lost="2026-11-28").sources["vote"]
    changed = _known(READ, WORDS, lost="2026-11-28").sources["vote"]
    views = [SourceView(SOURCE, (), record) for record in (READ, lost, None, changed)]

    table = rendering.affected(views, words(language))

    assert table.count("<tr>") == 3
    assert table.count("<time ") == 3
    assert '<td><a href="#src-vote"><cite' in table
    assert "The &lt;vote&gt;" in table


def test_a_source_without_a_title_is_named_by_its_key() -> None:
    assert "<bdi>vote</bdi>" in rendering.affected(
        [SourceView(SOURCE._replace(title=""), (), GONE)], english()
    )


def test_where_all_sources_are_as_they_were_there_is_no_table() -> None:
    assert rendering.affected([SourceView(SOURCE, (), READ), SourceView(SOURCE, ())], english()) == ""


_STORE = """\
@online{there, title = {There}, url = {https://example.org/a}}
@online{vote, title = {The vote}, url = {https://example.org/vote}}
@online{unread, title = {Unread}, url = {https://example.org/b}}
"""
_COPY = "https://web.archive.org/web/20240305120000/https://example.org/vote"


def _publication() -> Publication:
    page = '---\ntype: explainer\ntitle: T\n---\nA.{{ cite("there", "vote", "unread") }}\n'
    made = publication({"index.md": page}, _STORE)
    known = {"there": READ, "vote": RETRACTED._replace(archived=_COPY)}
    return replace(made, site=replace(made.site, evidence=Evidence(Text("evidence.lock", ""), known)))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(READ._replace(how="a scan"), id="how-it-was-read"),
        pytest.param(READ._replace(reached="https://example.org/new"), id="moved"),
        pytest.param(READ._replace(extractor="pypdf 6.0.0"), id="a-document-now"),
    ],
)
def test_lists_that_a_host_has_kept_are_old_when_they_would_tell_something_else(
    changed: SourceRecord,
) -> None:
    made = publication({"index.md": f'It said {{{{ quote("vote", "{WORDS}") }}}}.'}, _STORE).site
    page = made.profiles["docs/index.md"]

    def mark(evidence: Evidence | None) -> str:
        return rendering.lists_mark(page, made.bibliography.by_key, lambda source: source.key, evidence)

    assert mark(_known(READ, WORDS)) == mark(_known(READ._replace(day="2026-11-22"), WORDS))
    assert len({mark(None), mark(_known(READ, WORDS)), mark(_known(changed, WORDS))}) == 3
    assert mark(Evidence(Text("evidence.lock", ""))) not in {mark(None), mark(_known(READ, WORDS))}


def test_sources_can_be_chosen_by_how_they_stand() -> None:
    made = indexes.sources(_publication())

    assert made.states == ((Standing.RETRACTED, "Retracted"), (Standing.THERE, "Read"))
    listed = {view.source.key: rendering.listed_source(view, "", str) for view in made.sources}
    assert {key for key, item in listed.items() if ' data-state="' in item} == {"there", "vote"}


def test_machines_are_told_of_a_retraction_and_of_an_archived_copy() -> None:
    made = _publication()
    profile = made.site.profiles["docs/index.md"]
    _, source, _ = pages.work(made, profile).sources
    csl = next(file for file in beside_pages.source_files(made) if file.name == "bibliography.json").make()

    node = cited(source)
    assert node["archivedAt"] == _COPY
    assert node["creativeWorkStatus"] == "Retracted"
    assert node["correction"] == "https://doi.org/10.1000/%3Ca%3E"
    assert '"archive_location": "https://web.archive.org/web/20240305120000/https://example.org/vote"' in csl
    assert '"status": "Retracted"' in csl
    assert '"notice": {\n        "kind": "retraction",\n        "DOI": "10.1000/<a>",' in csl


def test_what_an_entry_says_counts_before_the_record() -> None:
    made = _publication().site

    assert (
        recorded(SOURCE._replace(archive_url="https://perma.cc/a"), made).archive_url == "https://perma.cc/a"
    )
    assert recorded(SOURCE._replace(key="unread"), made).notice is None
    assert recorded(SOURCE, replace(made, evidence=None)) is SOURCE
