"""The archive and Crossref, which may say anything: what is taken from their answers, and what never is."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from urllib.parse import parse_qs

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from macros.core.model import Dating, Day, Notice, Source, SourceRecord, Watching
from macros.core.model import ReadResult as Result
from macros.core.text import Span, Text
from macros.desk.evidence.services_asked import Services, told
from macros.project.evidence import Clock, ServiceReader, is_inside
from macros.project.evidence.services import ArchiveKeys, ServiceAddresses, keys_of, service_addresses

from .conftest import Write
from .evidence_servers import SETTINGS, saying, speaking
from .watched_sites import PAGE, Turns, Watched, watched_site

_DOI = "10.1234/a(b)<c>"
_RETRACTED = {
    "DOI": "10.1234/notice",
    "type": "retraction",
    "source": "retraction-watch",
    "updated": {"date-parts": [[2020, 6, 5]]},
}


@pytest.fixture(name="site")
def _site(write: Write, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Watched:
    return watched_site(write, httpserver, monkeypatch)


def _services(site: Watched, keys: ArchiveKeys | None = None) -> Services:
    base = site.url("").rstrip("/")
    clock = Clock(sleep=lambda _: None)
    return Services(
        ServiceReader(SETTINGS, clock), ServiceAddresses(base, base, base), "me@example.org", keys
    )


def _source(**fields: str) -> Source:
    return Source("a", "online", Text("a.bib", "a"), Span(0, 1), **fields)  # type: ignore[arg-type]


_READ = SourceRecord("", "2026-11-30", Result.READ)


def _work(site: Watched, *updates: object, name: str = "updated-by", doi: str = _DOI) -> SourceRecord:
    """Return what is told of a work for which Crossref has these notices."""
    site.answers[f"/works/{_DOI}"] = {"message": {"DOI": doi, name: list(updates)}}
    return told(_source(doi=_DOI), _READ, _services(site))


def _update(kind: object, day: object = None) -> Mapping[str, object]:
    return {"DOI": "10.1234/n", "type": kind, "updated": {"date-parts": [day]}}


def _notice(kind: str) -> Notice:
    return Notice(kind, "10.1234/n", "2020-06-05")


def test_retraction_is_told_with_its_notice_and_day(site: Watched) -> None:
    assert _work(site, _RETRACTED).notice == Notice("retraction", "10.1234/notice", "2020-06-05")
    assert parse_qs(site.asked[0].query_string.decode()) == {"mailto": ["me@example.org"]}
    assert site.asked[0].headers["User-Agent"].startswith("Ibidem")


@pytest.mark.parametrize(
    ("kinds", "notice"),
    [
        (
            ["correction", "expression_of_concern", "retraction"],
            Notice("retraction", "10.1234/n", "2020-06-05"),
        ),
        (["erratum"], _notice("correction")),
        (["withdrawal", "correction"], _notice("withdrawal")),
        (["partial_retraction"], _notice("partial retraction")),
        (["new_version", "<b>retraction</b>", "::set-output name=a::b", None, ["retraction"]], None),
        (["retraction", "reinstatement"], None),
        ([], None),
    ],
)
def test_gravest_notice_counts(kinds: list[object], notice: Notice | None, site: Watched) -> None:
    assert _work(site, *(_update(kind, [2020, 6, 5]) for kind in kinds)).notice == notice


@pytest.mark.parametrize(
    "day",
    [None, [], [2020], [2020, 6], [2020, 13, 1], ["2020", 6, 5], [True, 6, 5], "2020-06-05", [2020, -6, 5]],
)
def test_day_that_is_none_is_left_out(day: object, site: Watched) -> None:
    assert _work(site, _update("retraction", day)).notice == Notice("retraction", "10.1234/n")


def test_doi_of_a_notice_that_is_none_is_left_out(site: Watched) -> None:
    assert _work(site, {"type": "retraction", "DOI": "<script>"}, "text", None).notice == Notice("retraction")


def test_work_that_is_retracted_under_its_own_doi(site: Watched) -> None:
    assert _work(site, {**_RETRACTED, "DOI": _DOI.upper()}, name="update-to").notice == Notice(
        "retraction", _DOI.upper(), "2020-06-05"
    )
    assert _work(site, _RETRACTED, name="update-to").notice is None


@pytest.mark.parametrize(
    "answer",
    [
        *("", "{", "null", "[]", '"text"', '{"message": []}', '{"message": {"DOI": "10.1234/other"}}'),
        *("[" * 200_000, "<html>", '{"message": {"DOI": 1}}', "9" * 10_000),
    ],
)
def test_answer_of_another_shape_is_nothing_known(answer: str, site: Watched) -> None:
    known = _READ._replace(notice=Notice("retraction"))
    for path in (f"/works/{_DOI}", "/wayback/available", "/save"):
        site.answers[path] = Response(answer)
    source = _source(doi=_DOI, url="https://example.org/a")

    assert told(source, known, _services(site, ArchiveKeys("a", "b"))) == known
    assert told(source._replace(doi=""), known, _services(site, ArchiveKeys("a", "b"))) == known


def test_unknown_doi_keeps_what_was_known_and_a_known_one_clears_it(site: Watched) -> None:
    known = _READ._replace(notice=Notice("correction"))

    assert told(_source(doi=_DOI), known, _services(site)) == known
    site.answers[f"/works/{_DOI}"] = {"message": {"DOI": _DOI}}
    assert told(_source(doi=_DOI), known, _services(site)).notice is None


def test_short_doi_is_not_asked_for_and_an_address_is_no_mailbox(site: Watched) -> None:
    told(_source(doi="10/abc"), _READ, _services(site))
    assert site.asked == []

    told(
        _source(url="https://doi.org/10.1234/b"), _READ, _services(site)._replace(contact="https://a@b.org/")
    )
    assert [(one.path, one.query_string) for one in site.asked] == [("/works/10.1234/b", b"")]


def test_huge_answer_is_not_read(site: Watched) -> None:
    site.answers[f"/works/{_DOI}"] = Response(json.dumps({"message": {"DOI": _DOI, "a": "x" * 3_000_000}}))

    assert told(_source(doi=_DOI), _READ, _services(site)) == _READ


_PAGE = _source(url="https://example.org/a")
_STAMPED = "web.archive.org/web/20240305120000"


@pytest.mark.parametrize(
    ("said", "archived"),
    [
        ({}, f"https://{_STAMPED}/https://example.org/a"),
        ({"url": f"https://{_STAMPED}id_/http://www.example.org:80/a"}, f"https://{_STAMPED}id_/http://www.example.org:80/a"),
        ({"url": "http://wayback.example.org/web/20240305120000/https://example.org/a"}, "http://wayback.example.org/web/20240305120000/https://example.org/a"),
        ({"status": "404"}, ""),
        ({"status": 200}, ""),
        ({"available": "true"}, ""),
        ({"available": False}, ""),
        ({"url": None}, ""),
        ({"url": f"http://{_STAMPED}/https://example.org/another"}, ""),
        ({"url": f"javascript://{_STAMPED}/https://example.org/a"}, ""),
        ({"url": f"http://{_STAMPED}/https://example.org/a<script>"}, ""),
        ({"url": f"http://{_STAMPED}/https://example.org/a\u202e"}, ""),
        ({"url": f"http://{_STAMPED}/https://example.org/a}}, title = {{b"}, ""),
        ({"url": "http://web.archive.org/web/20249905120000/https://example.org/a"}, ""),
        ({"url": "https://archive.ph/web/20240305120000/https://example.org/a"}, ""),
        ({"url": f"http://{_STAMPED}/https://example.org/a#{'a' * 3000}"}, ""),
    ],
)  # fmt: skip
def test_copy_is_taken_where_it_is_one(said: Mapping[str, object], archived: str, site: Watched) -> None:
    closest = {"available": True, "status": "200", "url": f"http://{_STAMPED}/https://example.org/a"}
    site.answers["/wayback/available"] = {"archived_snapshots": {"closest": {**closest, **said}}}

    assert told(_PAGE, _READ, _services(site)).archived == archived


def test_copy_is_sought_near_the_day_of_reading(site: Watched) -> None:
    told(_PAGE, _READ._replace(text="a"), _services(site))
    told(_PAGE, _READ, _services(site))

    assert [parse_qs(one.query_string.decode()).get("timestamp") for one in site.asked] == [
        ["20261130"],
        None,
    ]


def test_copy_is_sought_near_the_day_that_the_writer_names(site: Watched) -> None:
    accessed = Dating(Day(2024, 3))

    told(_PAGE._replace(accessed=accessed), _READ._replace(text="a"), _services(site))

    assert parse_qs(site.asked[0].query_string.decode())["timestamp"] == ["202403"]


@pytest.mark.parametrize(
    "source",
    [
        _source(url="https://example.org/a", archive_url="https://perma.cc/A"),
        _source(url="https://example.org/a", registered="https://arxiv.org/abs/1"),
        _source(url="https://web.archive.org/web/2024/https://example.org/a"),
        _source(),
    ],
)
def test_copy_that_is_known_or_not_needed_is_not_sought(source: Source, site: Watched) -> None:
    assert told(source, _READ, _services(site)) == _READ
    assert site.asked == []


def test_copy_of_a_lasting_work_is_sought_once_it_is_gone(site: Watched) -> None:
    told(
        _source(url="https://example.org/a", registered="b"),
        _READ._replace(result=Result.GONE),
        _services(site),
    )

    assert [one.path for one in site.asked] == ["/wayback/available"]


@pytest.mark.parametrize("host", ["localhost", "wiki.internal", "192.168.0.1", "NAS.local.", "[::1]"])
def test_private_address_is_told_to_no_public_archive(host: str, site: Watched) -> None:
    services = _services(site)._replace(addresses=ServiceAddresses())

    assert told(_source(url=f"http://{host}/a"), _READ, services) == _READ
    assert is_inside(host.strip("[]"))
    assert not is_inside("example.org")


_KEYS = ArchiveKeys("one", "two")
_JOB = {"job_id": "spn2-a"}
_DONE = {"status": "success", "timestamp": "20261130101112", "original_url": "https://example.org/a"}


def _saved(site: Watched, job: object, *said: object, keys: ArchiveKeys | None = _KEYS) -> str:
    site.answers["/save"] = job
    site.answers["/save/status/spn2-a"] = Turns(said)
    return told(_PAGE, _READ, _services(site, keys)).archived


def test_copy_is_made_on_demand(site: Watched) -> None:
    made = _saved(site, _JOB, {"status": "pending"}, _DONE)

    assert made == site.url("/web/20261130101112/https://example.org/a")
    posted = site.asked[1]
    assert (posted.method, posted.path, posted.headers["Authorization"]) == ("POST", "/save", "LOW one:two")
    assert posted.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert [one.path for one in site.asked[2:]] == ["/save/status/spn2-a"] * 2


@pytest.mark.parametrize(
    ("job", "said"),
    [
        ({"message": "no"}, {}),
        ({"job_id": "../../key"}, {}),
        ({"job_id": ".."}, {}),
        (_JOB, {"status": "error", "message": "<b>"}),
        (_JOB, {"status": "pending"}),
        (_JOB, {**_DONE, "timestamp": "now"}),
        (_JOB, {**_DONE, "original_url": "https://example.org/another"}),
        (_JOB, []),
    ],
)
def test_copy_that_is_not_made_is_none(job: object, said: object, site: Watched) -> None:
    assert _saved(site, job, said) == ""


def test_nothing_is_saved_without_keys_or_of_what_is_gone(site: Watched) -> None:
    assert _saved(site, _JOB, _DONE, keys=None) == ""
    told(_PAGE, _READ._replace(result=Result.GONE), _services(site, _KEYS))
    assert "/save" not in [one.path for one in site.asked]


def test_key_follows_no_redirect(site: Watched) -> None:
    site.answers["/save"] = Response("", status=307, headers={"Location": site.url("/elsewhere")})

    assert told(_PAGE, _READ, _services(site, _KEYS)) == _READ
    assert "/elsewhere" not in [one.path for one in site.asked]


@pytest.mark.parametrize(
    ("environment", "keys"),
    [
        ({"IA_ACCESS_KEY": "a", "IA_SECRET_KEY": "b"}, ArchiveKeys("a", "b")),
        ({"IA_ACCESS_KEY": "a"}, None),
        ({"IA_ACCESS_KEY": "a", "IA_SECRET_KEY": "b\r\nCookie: c"}, None),
    ],
)
def test_keys_are_those_of_the_environment(environment: Mapping[str, str], keys: ArchiveKeys | None) -> None:
    assert keys_of(environment) == keys


def test_services_are_the_usual_ones_unless_a_site_names_others() -> None:
    assert service_addresses(Watching()) == ServiceAddresses()
    assert service_addresses(Watching(crossref="https://e.org/")).crossref == "https://e.org"


def test_service_is_asked_at_a_pace() -> None:
    slept = list[float]()
    clock = Clock(time.time, lambda: 100.0, slept.append)
    with speaking(saying(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")) as address:
        reader = ServiceReader(SETTINGS._replace(pace=2.0), clock)
        assert [reader.ask(address), reader.ask(address)] == [{}, {}]

    assert slept == [2.0]


def test_service_that_is_busy_is_left_alone(site: Watched) -> None:
    site.answers["/a"] = Response("{}", status=429)
    reader = ServiceReader(SETTINGS)

    assert [reader.ask(site.url("/a")), reader.ask(site.url("/b"))] == [None, None]
    assert len(site.asked) == 1
    assert reader.shut == {site.url("").rstrip("/")}


def test_service_that_fails_three_times_is_left_alone() -> None:
    reader = ServiceReader(SETTINGS)

    assert [reader.ask("http://127.0.0.1:1/") for _ in range(4)] == [None] * 4
    assert reader.shut == {"http://127.0.0.1:1"}
    assert reader.ask("ftp://example.org/") is None


def test_command_says_what_services_told(site: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write(
        f"@online{{a, url = {{{site.url('/news/a')}}}, doi = {{10.1234/a}}}}\n"
        f"@online{{b, url = {{{site.url('/b')}}}}}\n",
        PAGE + "{{ cite('b') }}\n",
    )
    site.answers["/works/10.1234/a"] = {"message": {"DOI": "10.1234/a", "updated-by": [_RETRACTED]}}
    site.archive("/b")
    monkeypatch.setenv("IA_ACCESS_KEY", "one")
    monkeypatch.setenv("IA_SECRET_KEY", "two")

    done = site.run("--save")

    assert "a: retraction\n" in done.output
    assert f"b: a copy is at https://{site.copy('/b')}\nbibliography.bib: 1 place\n" in done.output
    assert "was retracted on 2020\\-06\\-05: `https://doi.org/10.1234/notice`" in site.report


def test_service_that_does_not_answer_is_named(site: Watched) -> None:
    site.answers["/wayback/available"] = Response("{}", status=503)

    assert f"{site.url('').rstrip('/')} does not answer, or asks for a rest" in site.run().output


def test_saving_needs_keys_that_nobody_else_reads(site: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IA_ACCESS_KEY", "IA_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    assert "error: --save needs IA_ACCESS_KEY and IA_SECRET_KEY" in site.run("--save").output

    for name in ("IA_ACCESS_KEY", "IA_SECRET_KEY"):
        monkeypatch.setenv(name, "a")
    settings = site.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("private: true", "private: false"))
    assert "error: the keys are not sent to" in site.run("--save").output
    assert site.asked == []


def test_bibliography_with_a_fault_is_left_as_it_is(site: Watched) -> None:
    site.write(f"@online{{a, url = {{{site.url('/news/a')}}}}}\n@online{{b, title = {{A}}\n")
    site.archive("/news/a")
    before = site.read("bibliography.bib")

    done = site.run()

    assert "the bibliography is left as it is: bibliography.bib:2:1: a brace or quotation mark" in done.output
    assert site.read("bibliography.bib") == before
