"""What is typed to repair a link, and sites whose links are not judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.check import rules, site
from macros.project import files

from .conftest import ROOT, RULES, Write

_PAGES = {
    "mkdocs.yml": (
        "site_name: Links\nnav: [index.md, gide/start.md]\nvalidation: {nav: {omitted_files: ignore}, "
        "links: {anchors: warn, absolute_links: warn, unrecognized_links: warn}}\n"
    ),
    "bibliography.bib": "",
    "docs/guide/start.md": "# Start\n\n## First steps\n",
    "docs/guide/index.md": "# Guide\n",
    "docs/why not.md": "# Why not\n",
    "docs/img/Chart.png": "",
}


def _hints(write: Write, page: str) -> list[str]:
    project = files.read(write({**_PAGES, "docs/index.md": page}) / "mkdocs.yml", RULES)
    judged = site.judged(site.build(project)).findings
    return [one.hint for one in judged if one.location.path == "docs/index.md"]


@pytest.mark.parametrize(
    ("link", "typed"),
    [
        ("guide/strat.md", "guide/start.md"),
        ("guide/start", "guide/start.md"),
        ("guide/start/", "guide/start.md"),
        ("guide/start.html", "guide/start.md"),
        ("guide/start#first-steps", "guide/start.md#first-steps"),
        ("guide/", "guide/index.md"),
        ("/guide/start.md", "guide/start.md"),
        ("/guide/start/?x=1#first-steps", "guide/start.md#first-steps"),
        ("start.md", "guide/start.md"),
        ("docs/guide/start.md", "guide/start.md"),
        ("why_not.md", "why%20not.md"),
        ("img/chart.png", "img/Chart.png"),
        ("images/chart.png", "img/Chart.png"),
        ("me@example.org", "mailto:me@example.org"),
        ("guide/start.md#first-step", "guide/start.md#first-steps"),
        ("#hom", "#home"),
    ],
)
def test_what_a_writer_may_mean_is_named(link: str, typed: str, write: Write) -> None:
    assert _hints(write, f"# Home\n\n[a]({link})\n") == [f'did you mean "{typed}"?']


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("elsewhere.md", 'write the path from this file to the other, as in "why.md"'),
        ("elsewhere/", 'write the path and the ending from this file to the other, as in "why.md"'),
        ("/elsewhere/", 'write the path from this file to the other, as in "why.md"'),
        ("#votes", 'give the heading there an id with "{#votes}", or link to the page alone'),
    ],
)
def test_what_nothing_is_like_is_told_in_general(link: str, hint: str, write: Write) -> None:
    assert _hints(write, f"# Home\n\n[a]({link})\n") == [hint]


def test_of_many_anchors_the_next_in_order_are_compared(write: Write) -> None:
    headings = "\n\n".join(f"## Heading of number {number:03}" for number in range(200))

    assert _hints(write, f"{headings}\n\n[a](#heading-of-number-099x)\n") == [
        'did you mean "#heading-of-number-099"?'
    ]


def test_links_of_our_own_site_are_judged() -> None:
    linking = files.read(ROOT / "mkdocs.yml", RULES).settings.linking

    assert linking.hooks == ("macros/plugin/faces/hook.py",)
    assert not linking.changed


def test_links_of_a_project_without_known_files_are_not_judged(write: Write) -> None:
    folder = write({**_PAGES, "docs/index.md": "[a](gone.md)\n"})
    project = replace(files.read(folder / "mkdocs.yml", RULES), documents=None)

    assert {one.rule for one in site.build(project).found} & {"broken-link"} == set()


def test_zensical_judges_links_in_its_own_way(write: Write) -> None:
    settings = '[project]\nsite_name = "Links"\nnav = ["gone.md"]\n'
    folder = write({"zensical.toml": settings, "docs/index.md": "[a](gone.md) [b](http://[bad)\n"})

    assert site.judged(site.build(files.read(folder / "zensical.toml", rules.IDS))).findings == ()
