"""Watching sources: is each there, does it have what is quoted, and what is written down of that."""

from __future__ import annotations

from hashlib import sha256
from importlib import import_module

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from macros.core.model import words_digest

from .conftest import Write
from .watched_sites import PAGE, WORDS, Watched, watched_site

_QUOTED = words_digest(WORDS)


@pytest.fixture(name="site")
def _site(write: Write, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Watched:
    return watched_site(write, httpserver, monkeypatch)


def _page(title: str, words: str) -> Response:
    html = f"<html><head><title>{title}</title></head><body><p>{words}.</p></body></html>"
    return Response(html, content_type="text/html")


def test_source_that_stands_is_read_once_and_kept(site: Watched) -> None:
    site.text()

    first = site.watch()
    site.text(f"{WORDS}. And it was never heard of again")

    assert (first["result"], first["day"], first["quotations"][_QUOTED]["result"]) == (
        "read",
        "2026-11-30",
        "exact",
    )
    assert (site.root / ".evidence" / first["bytes"]).read_text() == f"{WORDS}.\n"
    assert site.watch(day="2026-12-07") == first
    assert (
        site.report == "# Sources\n\nEvery source that was asked stands as it was cited, or nobody knows.\n"
    )


def test_alive_then_changed_then_gone_then_archived_then_back(site: Watched) -> None:
    site.text()
    alive = site.watch()

    site.text("The council agreed on nothing at all")
    changed = site.watch(day="2026-12-07")
    assert changed["quotations"][_QUOTED] == {**alive["quotations"][_QUOTED], "lost": "2026-12-07"}
    assert changed["bytes"] == alive["bytes"]
    assert "no longer has a passage that is quoted, since 2026\\-12\\-07" in site.report
    assert "`docs/index.md:4:" in site.report
    assert "  - date: 2026-12-07" in site.report

    site.status(410)
    gone = site.watch(day="2026-12-14")
    assert gone == {**changed, "result": "gone", "gone": "2026-12-14"}
    assert "is gone from its address since 2026\\-12\\-14; no copy is known" in site.report

    site.archive("/news/a")
    archived = site.watch(day="2026-12-21")
    assert archived == {**gone, "archived": f"https://{site.copy('/news/a')}"}
    assert (
        f"  archiveurl   = {{https://{site.copy('/news/a')}}},\n  archivedate  = {{2024-03-05}}\n"
        in site.read("bibliography.bib")
    )
    assert f"a copy is known: `https://{site.copy('/news/a')}`" in site.report

    site.text()
    back = site.watch(day="2026-12-28")
    assert back == {**alive, "archived": archived["archived"]}


@pytest.mark.parametrize("status", [200, 404, 410, 403, 500])
def test_same_answers_on_the_same_day_change_nothing(status: int, site: Watched) -> None:
    site.text()
    site.watch()
    site.archive("/news/a")
    if status == 200:
        site.text("The council is silent")
    else:
        site.status(status)
    site.watch(day="2026-12-07")
    before = site.files

    site.watch(day="2026-12-07")

    assert site.files == before


@pytest.mark.parametrize("status", [404, 410])
def test_source_is_gone_where_its_host_says_so(status: int, site: Watched) -> None:
    site.status(status)

    record = site.watch()

    assert (record["result"], record["gone"], record.get("failures")) == ("gone", "2026-11-30", None)


def test_source_is_gone_after_three_days_without_an_answer(site: Watched) -> None:
    site.text()
    alive = site.watch()
    site.status(500)

    one = site.watch(day="2026-12-07")
    same = site.watch(day="2026-12-07")
    two = site.watch(day="2026-12-14")
    assert (one, one["failures"]) == (same, ["2026-12-07"])
    assert (two["result"], two["failures"]) == ("read", ["2026-12-07", "2026-12-14"])
    assert "could not be reached on 2026\\-12\\-07 and 2026\\-12\\-14" in site.report

    three = site.watch(day="2026-12-21")
    assert (three["result"], three["gone"]) == ("gone", "2026-12-21")
    assert site.watch(day="2026-12-28") == three

    site.status(403)
    assert site.watch(day="2026-12-29") == three

    site.text()
    assert site.watch(day="2026-12-30") == alive


def test_answer_ends_the_count_of_days(site: Watched) -> None:
    site.text()
    site.watch()
    site.status(500)
    site.watch(day="2026-12-07")
    site.status(403)

    refused = site.watch(day="2026-12-14")

    assert ("failures" in refused, refused["result"]) == (False, "read")


def test_source_that_was_never_read_is_what_its_server_says(site: Watched) -> None:
    site.status(403)
    assert site.watch()["result"] == "refused"
    site.answers["/news/a"] = Response(b"\x89PNG\0", content_type="image/png")
    assert site.watch()["result"] == "not text"
    site.status(500)
    record = site.watch()
    assert (record["result"], record["failures"]) == ("not text", ["2026-11-30"])
    site.status(304)
    assert site.watch()["result"] == "refused"


def test_picture_in_the_place_of_a_text_that_was_read_says_nothing(site: Watched) -> None:
    site.text()
    alive = site.watch()
    site.answers["/news/a"] = Response(b"\x89PNG\0", content_type="image/png")

    assert site.watch(day="2026-12-07") == alive


def test_no_answer_at_all_is_no_fault_of_the_sources(site: Watched) -> None:
    site.write(
        "@online{a, url = {http://127.0.0.1:1/a}}\n@online{b, url = {http://localhost:1/b}}\n",
        PAGE + "{{ cite('b') }}\n",
    )

    done = site.run()

    assert (done.exit_code, "error: no host of 2 answers, so nothing is recorded" in done.output) == (2, True)
    assert not (site.root / "evidence.lock").exists()


def test_host_that_answers_shows_that_another_one_is_silent(site: Watched) -> None:
    site.write(
        f"@online{{a, url = {{http://localhost:1/a}}}}\n@online{{b, url = {{{site.url('/b')}}}}}\n",
        PAGE + "{{ cite('b') }}\n",
    )

    assert site.watch()["failures"] == ["2026-11-30"]


@pytest.mark.parametrize(
    ("title", "result"),
    [
        ("404", "gone"),
        ("Page not found | News", "gone"),
        ("Seite nicht gefunden", "gone"),
        ("Just a moment...", "read"),
        ("News of May", "read"),
    ],
)
def test_soft_404_is_told_by_its_title(title: str, result: str, site: Watched) -> None:
    site.answers["/news/a"] = _page("A", WORDS)
    site.watch()
    site.answers["/news/a"] = _page(title, "Read our other news")

    record = site.watch(day="2026-12-07")

    assert record["result"] == result
    assert ("lost" in record["quotations"][_QUOTED]) == (title == "News of May")


def test_page_with_the_words_is_there_whatever_its_title_says(site: Watched) -> None:
    site.answers["/news/a"] = _page("404 ways to agree", WORDS)

    assert site.watch()["result"] == "read"


def _moved(site: Watched, to: str) -> None:
    site.answers["/news/a"] = Response("", status=302, headers={"Location": site.url(to)})
    site.text("Read our other news", to.partition("?")[0])


@pytest.mark.parametrize(
    ("to", "result", "is_lost"),
    [
        ("/", "gone", False),
        ("/en/index.html", "gone", False),
        ("/news/", "gone", False),
        ("/news/b", "read", True),
        ("/login?next=/news/a", "read", False),
    ],
)
def test_soft_404_is_told_by_its_redirect(to: str, result: str, is_lost: bool, site: Watched) -> None:  # noqa: FBT001
    site.text()
    site.watch()
    _moved(site, to)

    record = site.watch(day="2026-12-07")

    assert (record["result"], "lost" in record["quotations"][_QUOTED]) == (result, is_lost)


def test_source_without_quotations_can_move_up(site: Watched) -> None:
    site.write(site.read("bibliography.bib"), "{{ cite('a') }}\n")
    _moved(site, "/news/")

    record = site.watch()

    assert (record["result"], record["reached"]) == ("read", site.url("/news/"))


def test_source_that_a_person_has_read_is_never_changed(site: Watched) -> None:
    site.text()
    site.watch()
    lock = site.root / "evidence.lock"
    lock.write_text(lock.read_text().replace('"result": "read",', '"result": "read", "how": "a scan",'))
    site.text("Subscribe to read on")
    before = site.watch()
    assert (before["how"], "lost" in before["quotations"][_QUOTED]) == ("a scan", False)

    site.status(404)

    assert site.watch(day="2026-12-07") == {**before, "result": "gone", "gone": "2026-12-07"}


def test_source_with_a_new_address_is_read_anew(site: Watched) -> None:
    site.text()
    site.watch()
    site.text(f"At another place: {WORDS}", "/b")
    site.write(site.read("bibliography.bib").replace("/news/a", "/b"))

    record = site.watch(day="2026-12-07")

    assert (record["asked"], record["day"]) == (site.url("/b"), "2026-12-07")


def test_passage_that_is_back_is_no_longer_lost(site: Watched) -> None:
    site.text()
    alive = site.watch()
    site.text("The council is silent")
    site.watch(day="2026-12-07")
    site.text("… !")
    assert "lost" in site.watch(day="2026-12-14")["quotations"][_QUOTED]
    site.text()

    assert site.watch(day="2026-12-21") == alive


def test_two_sources_at_one_address_are_asked_once(site: Watched) -> None:
    address = site.url("/news/a")
    site.write(
        f"@online{{a, url = {{{address}}}}}\n@online{{b, url = {{{address}}}}}\n@book{{c, title = {{C}}}}\n",
        "---\nfurther_reading: [b, c]\n---\n{{ cite('a') }}\n",
    )
    site.status(404)

    site.watch()

    assert [one.path for one in site.asked].count("/news/a") == 1
    assert site.report.count("is gone from its address") == 4
    assert "- `docs/index.md:2:19`: further reading" in site.report


def test_sources_can_be_named(site: Watched) -> None:
    site.write(f"@online{{a, url = {{{site.url('/news/a')}}}}}\n@book{{b, title = {{B}}}}\n")

    assert site.run("b").output.splitlines()[-1].startswith("no source was asked; the report: ")
    assert site.run("x").output == 'error: no source has the key "x"\n'
    assert site.run("x").exit_code == 1
    assert [one.path for one in site.asked] == []


def test_report_can_be_written_elsewhere(site: Watched) -> None:
    site.text()

    done = site.run("--report", str(site.root / "a/told.md"))

    assert site.read("a/told.md").startswith("# Sources\n")
    assert done.output.splitlines()[-1].startswith("1 source: 1 read; the report: ")


def test_record_is_saved_now_and_then(site: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    # The package has the command itself under this name.
    monkeypatch.setattr(import_module("macros.desk.commands.evidence.watch"), "SAVED_EACH", 1)
    site.text()

    assert site.watch()["result"] == "read"


def test_citation_that_nobody_sees_is_not_reported(site: Watched) -> None:
    site.write(site.read("bibliography.bib"), PAGE + "\n<!-- {{ cite('a') }} -->\n")
    site.status(404)

    site.watch()

    assert site.report.count("`docs/index.md:") == 2


def test_another_version_of_a_program_is_no_change_of_the_source(site: Watched) -> None:
    site.text()
    site.watch()
    lock = site.root / "evidence.lock"
    lock.write_text(lock.read_text().replace('"extractor": "plain"', '"extractor": "plain 0"'))
    site.text("The council is silent")
    assert site.watch(day="2026-12-07")["quotations"][_QUOTED]["lost"] == "2026-12-07"

    # Now the copy that was read has no such words either, as far as anybody sees.
    other = "The council is silent as well.\n"
    record = site.watch()
    name = sha256(other.encode()).hexdigest()
    (site.root / ".evidence" / name).write_text(other)
    lock.write_text(lock.read_text().replace(record["bytes"], name).replace('"lost": "2026-12-07",', ""))

    assert "lost" not in site.watch(day="2026-12-14")["quotations"][_QUOTED]
