from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from macros.publish.repositories import Repository, repository

from .conftest import of_github

_REPOSITORY = Repository("https://github.com/owner/name.of-it")


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://github.com/owner/name.of-it", id="plain"),
        pytest.param("https://github.com/owner/name.of-it/", id="slash"),
        pytest.param("https://github.com/owner/name.of-it.git", id="git"),
        pytest.param("https://github.com/owner/name.of-it.git/", id="git-and-slash"),
    ],
)
def test_a_repository_on_github_is_known(url: str) -> None:
    assert repository(url) == _REPOSITORY


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="none"),
        pytest.param("https://github.com/owner", id="owner-alone"),
        pytest.param("https://github.com/owner/name/tree/main", id="below-it"),
        pytest.param("http://github.com/owner/name", id="not-encrypted"),
        pytest.param("https://gitlab.com/owner/name", id="another-host"),
        pytest.param("https://github.com.example.org/owner/name", id="longer-host"),
        pytest.param("javascript:https://github.com/owner/name", id="script"),
        pytest.param('https://github.com/owner/name"onload=alert(1)', id="attribute"),
    ],
)
def test_readers_are_sent_nowhere_else(url: str) -> None:
    assert repository(url) is None


def test_a_report_has_the_page_filled_in() -> None:
    url = "https://site.example.org/a/?b&c#d"

    address = urlsplit(_REPOSITORY.report('Why "50 %" & more?', url))

    assert address.path == "/owner/name.of-it/issues/new"
    form = "page-is-wrong.yml"
    expected = {"template": [form], "title": ['Why "50 %" & more?'], "page": [url]}
    assert parse_qs(address.query, strict_parsing=True) == expected


def test_the_form_of_a_report_is_there_and_asks_for_the_page() -> None:
    fields = yaml.safe_load(of_github("ISSUE_TEMPLATE/page-is-wrong.yml"))["body"]

    assert "page" in {field.get("id") for field in fields}


def test_a_long_title_leaves_the_address_short_enough_for_a_server() -> None:
    assert len(_REPOSITORY.report("x" * 10_000, "https://site.example.org/")) < 2_000


@pytest.mark.parametrize(
    ("path", "address"),
    [
        pytest.param("docs/a.md", "docs/a.md", id="plain"),
        pytest.param("docs/wer war's? 100 %.md", "docs/wer%20war%27s%3F%20100%20%25.md", id="signs"),
    ],
)
def test_the_changes_of_a_file_are_listed(path: str, address: str) -> None:
    assert _REPOSITORY.changes(path) == f"{_REPOSITORY.url}/commits/HEAD/{address}"
