from __future__ import annotations

import pytest

from macros.syntax import cldr
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
        pytest.param("eng", "en", id="code of three letters"),
        pytest.param("ara", "ar", id="arabic"),
        pytest.param("ger", "de", id="bibliographic code"),
        pytest.param("deu", "de", id="terminological code"),
        pytest.param("fre", "fr", id="french"),
        pytest.param("chi", "zh", id="chinese"),
        pytest.param("arb", "ar", id="language that stands for a larger one"),
        pytest.param("grc", "grc", id="code without a shorter one"),
        pytest.param("ENG", "en", id="code in capitals"),
        pytest.param("de_DE", "de-DE", id="locale"),
        pytest.param("pt-br", "pt-BR", id="region in small letters"),
        pytest.param("zh_hant_tw", "zh-Hant-TW", id="locale with a script"),
        pytest.param("de-1996", "de-1996", id="variant"),
        pytest.param("langenglish", "en", id="key of biblatex"),
        pytest.param("langgerman", "de", id="another key of biblatex"),
        pytest.param("German", "de", id="name in English"),
        pytest.param("Nepali", "ne", id="name that LaTeX does not have"),
        pytest.param("Brazilian Portuguese", "pt-BR", id="name with a region"),
        pytest.param("English (US)", "en-US", id="name with a region behind"),
        pytest.param("klingon", "tlh", id="language of a book"),
        pytest.param("klingonish (US)", "", id="unknown name with a region"),
        pytest.param("français", "fr", id="name in itself"),
        pytest.param("Anglais", "en", id="name in another language"),
        pytest.param("日本語", "ja", id="name in another script"),
        pytest.param("En.", "en", id="full stop"),
        pytest.param("english and french", "en", id="two languages"),
        pytest.param("english, french", "en", id="comma"),
        pytest.param("English;Portuguese;", "en", id="semicolons"),
        pytest.param("eng fre ger", "en", id="codes of a library"),
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
        pytest.param("gobbledygook", id="name of no language"),
        pytest.param("engfre", id="codes run together"),
        pytest.param("e", id="one letter"),
        pytest.param("x1", id="digit"),
        pytest.param("en-", id="hyphen at the end"),
        pytest.param('en" onclick="', id="markup"),
        pytest.param("gobbledygook and english", id="list that begins with no language"),
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
        pytest.param("ckb", "rtl", id="kurdish of Iraq"),
        pytest.param("dv", "rtl", id="maldivian"),
        pytest.param("ku", "", id="kurdish of Turkey"),
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


def test_names_of_languages_are_those_of_cldr() -> None:
    # Past the cache, which another module of tests may have filled.
    named = cldr._languages.__wrapped__("en")

    assert (named["german"], named["cantonese"], named["simplified chinese"]) == ("de", "yue", "zh_Hans")
