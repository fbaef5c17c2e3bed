from __future__ import annotations

import pytest

from macros.syntax.languages import direction, language_tag


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        pytest.param("english", "en", id="name"),
        pytest.param("American", "en-US", id="name with a capital"),
        pytest.param("ngerman", "de", id="babel's own name"),
        pytest.param(" hebrew ", "he", id="space around"),
        pytest.param("ar", "ar", id="tag"),
        pytest.param("ckb", "ckb", id="tag of three letters"),
        pytest.param("he-IL", "he-IL", id="tag with a region"),
        pytest.param("zh-Hant-TW", "zh-Hant-TW", id="tag with a script and a region"),
    ],
)
def test_a_language_gets_its_tag(name: str, tag: str) -> None:
    assert language_tag(name) == tag


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="empty"),
        pytest.param("klingon", id="name that babel does not have"),
        pytest.param("de_DE", id="locale"),
        pytest.param("e", id="one letter"),
        pytest.param("x1", id="digit"),
        pytest.param("en-", id="hyphen at the end"),
        pytest.param('en" onclick="', id="markup"),
        pytest.param("english, french", id="two languages"),
    ],
)
def test_what_is_no_language_gets_no_tag(name: str) -> None:
    assert language_tag(name) == ""


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param("ar", "rtl", id="arabic"),
        pytest.param("he-IL", "rtl", id="with a region"),
        pytest.param("FA", "rtl", id="capitals"),
        pytest.param("en", "", id="english"),
        pytest.param("arn", "", id="begins like arabic"),
        pytest.param("", "", id="unknown"),
        pytest.param(
            "ar-Latn",
            "",
            id="in latin script",
        ),
        pytest.param(
            "az-Arab",
            "rtl",
            id="in arabic script",
        ),
    ],
)
def test_direction(tag: str, expected: str) -> None:
    assert direction(tag) == expected
