"""The catalogs of words: whole, alike, and right where CLDR knows what is right."""

from __future__ import annotations

import re
from string import Formatter

import icu  # type: ignore[import-untyped]
import pytest
import yaml
from babel import localedata
from bs4 import BeautifulSoup
from click.testing import CliRunner

from macros.__main__ import main
from macros.content.biblatex import SOURCE_KINDS
from macros.content.biblatex.bibstrings import BIBSTRINGS
from macros.content.biblatex.roles import ROLES
from macros.content.sources import bibliography
from macros.core.model import (
    CORRECTIONS,
    PAGE_TYPES,
    Dating,
    Day,
    Languages,
    Listed,
    Person,
    Phrase,
    Source,
    phrase,
)
from macros.core.text import Span, Text
from macros.publish.collation import sort_key
from macros.render.rendering import dating, reference
from macros.render.rendering.people import cited
from macros.render.words import catalog, english, form, known, missing, words
from macros.render.words.catalogs import ORDINALS
from macros.syntax import cldr
from macros.syntax.dates import parse_date
from macros.syntax.loose_dates import unspecified

ENGLISH = catalog("en")
SOURCE = Source("a", "online", Text("bibliography.bib", ""), Span(0, 0))
LANGUAGES = sorted(known())
OTHERS = [language for language in LANGUAGES if language != "en"]
# The number itself need not be said: "one source".
_SAID_OTHERWISE = {"count"}


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_is_missing(language: str) -> None:
    assert missing(language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_has_no_word_that_nobody_asks_for(language: str) -> None:
    assert set(catalog(language)) <= set(ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_has_the_parts_and_the_plural_forms_that_it_needs(language: str) -> None:
    for key, own in catalog(language).items():
        model = ENGLISH[key]
        expected = _names(model.texts[-1])
        assert bool(own.by_category) == bool(model.by_category), key
        for text in own.texts:
            assert _names(text) - _SAID_OTHERWISE == expected - _SAID_OTHERWISE, (key, text)
        if own.by_category:
            categories = set(cldr.plurals(language, is_ordinal=key in ORDINALS))
            assert set(own.by_category) <= categories, key
            assert "other" in own.by_category, key
            if key not in ORDINALS:
                assert set(own.by_category) == categories, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_on_one_line_and_needs_no_escaping(language: str) -> None:
    texts = [text for own in catalog(language).values() for text in own.texts]

    assert all(texts)
    assert [text for text in texts if re.search(r"[<>&\n]", text)] == []


def test_each_row_of_a_table_has_its_words() -> None:
    named = {
        *(f"type-{name}" for name in PAGE_TYPES),
        *(f"correction-{kind}" for kind in CORRECTIONS),
        *(f"kind-{kind.name.replace(' ', '-')}" for kind in SOURCE_KINDS),
        *(f"role-{role}" for role in ROLES),
        *(f"role-{role.name}-label" for role in ROLES.values() if role.leads),
        *BIBSTRINGS.values(),
    }

    assert named - set(ENGLISH) == set()


# French has the marks of English within its own, which newspapers tell apart more easily than CLDR's.
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "fr"])
def test_quotation_marks_are_those_of_cldr(language: str) -> None:
    data, own = icu.LocaleData(language.replace("-", "_")), words(language)
    names = ("quote-start", "quote-end", "inner-quote-start", "inner-quote-end")

    assert [own(name) for name in names] == [data.getDelimiter(number) for number in range(4)]


@pytest.mark.parametrize(
    ("language", "typed", "shown"),
    [
        pytest.param("en", "No", "“No”", id="english"),
        pytest.param("en", "He said “no”", "“He said ‘no’”", id="nested"),
        pytest.param("en", 'He said "no"', "“He said ‘no’”", id="nested-straight"),
        pytest.param("en", "Il dit « non »", "“Il dit ‘non’”", id="nested-of-another-language"),
        pytest.param("en", "the editors' and o'clock", "“the editors' and o'clock”", id="apostrophes"),
        pytest.param("en", 'a pipe of 5" or 6"', '“a pipe of 5" or 6"”', id="inches"),
        pytest.param("de", "Er sagte „nein“", "„Er sagte ‚nein‘“", id="german"),
        pytest.param("de", "Er sagte »nein«", "„Er sagte ‚nein‘“", id="german-of-books"),
        pytest.param("fr", "Non", "«\u202fNon\u202f»", id="french"),
        pytest.param("fr", "Il dit «\u202fnon\u202f»", "«\u202fIl dit “non”\u202f»", id="french-nested"),
        pytest.param("ja", "「いいえ」と言った", "「『いいえ』と言った」", id="japanese"),
        pytest.param("ru", "Он сказал «нет»", "«Он сказал „нет“»", id="russian"),
        pytest.param("zh-TW", "不", "「不」", id="taiwan"),
    ],
)
def test_quoted(language: str, typed: str, shown: str) -> None:
    assert words(language).quoted(typed) == shown


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param("en", "Sources", id="english"),
        pytest.param("en-GB", "Sources", id="english-of-a-country"),
        pytest.param("de-AT", "Quellen", id="country"),
        pytest.param("pt-BR", "Fontes", id="brazil"),
        pytest.param("pt-PT", "Fontes", id="portugal"),
        pytest.param("zh-TW", "來源", id="taiwan"),
        pytest.param("zh-HK", "來源", id="hong-kong"),
        pytest.param("zh-Hant", "來源", id="script"),
        pytest.param("zh-Hans", "来源", id="simplified"),
        pytest.param("zh", "来源", id="chinese"),
        pytest.param("zh_TW", "來源", id="locale"),
        pytest.param("it", "Sources", id="no-catalog"),
        pytest.param("tlh", "Sources", id="unknown-to-cldr"),
        pytest.param("xx-nonsense", "Sources", id="nonsense"),
    ],
)
def test_a_language_has_the_nearest_catalog(tag: str, expected: str) -> None:
    assert words(tag)("sources") == expected


@pytest.mark.parametrize(
    ("language", "date", "shown"),
    [
        pytest.param("en", "2024-03-05", "5 March 2024", id="english"),
        pytest.param("en-US", "2024-03-05", "March 5, 2024", id="american"),
        pytest.param("en-GB", "2024-03-05", "5 March 2024", id="british"),
        pytest.param("de", "2024-03-05", "5. März 2024", id="german"),
        pytest.param("de", "2024-03", "März 2024", id="german-month"),
        pytest.param("de", "2024-21", "Frühjahr 2024", id="german-season"),
        pytest.param("de", "2023~/", "seit ca. 2023", id="german-open"),
        pytest.param("de", "/2023", "bis 2023", id="german-open-beginning"),
        pytest.param("de", "2023/2024", "2023 bis 2024", id="german-range"),
        pytest.param("de", "-0043", "44 v. Chr.", id="german-before-our-era"),
        pytest.param("de", "-0043-03-15", "15. März 44 v. Chr.", id="german-day-before-our-era"),
        pytest.param("fr", "2024-02-01", "1er février 2024", id="french"),
        pytest.param("es", "2024-03-05", "5 de marzo de 2024", id="spanish"),
        pytest.param("es", "2024-22", "verano de 2024", id="spanish-season"),
        pytest.param("pt-BR", "2024-03", "março de 2024", id="brazilian-month"),
        pytest.param("pt-BR", "2024-03-01", "1º de março de 2024", id="brazilian-first"),
        pytest.param("fr", "2024-03-11", "11 mars 2024", id="french-eleventh"),
        pytest.param("ar", "2024-03-05", "5 مارس 2024", id="arabic"),
        pytest.param("ar-EG", "2024-03-05", "٥ مارس ٢٠٢٤", id="arabic-digits-of-egypt"),
        pytest.param("he", "2024-03-05", "5 במרץ 2024", id="hebrew"),
        pytest.param("zh", "2024", "2024年", id="chinese-year"),
        pytest.param("zh-TW", "-0043", "西元前44年", id="taiwan-before-our-era"),
        pytest.param("ja", "2024-03-05", "2024年3月5日", id="japanese"),
        pytest.param("ja", "2024-23", "2024年秋", id="japanese-season"),
        pytest.param("ja", "2023/2024", "2023年～2024年", id="japanese-range"),
        pytest.param("ru", "2024-03-05", "5 марта 2024\u202fг.", id="russian"),
        pytest.param("ru", "2024-03", "март 2024\u202fг.", id="russian-month"),
    ],
)
def test_dates(language: str, date: str, shown: str) -> None:
    read = parse_date(date)
    assert read
    assert words(language).dating(read) == shown


@pytest.mark.parametrize(
    ("language", "date", "shown", "year"),
    [
        pytest.param("en", "199X", "1990s", "1990s", id="english"),
        pytest.param("de", "199X", "1990er Jahre", "1990er Jahre", id="german"),
        pytest.param("fr", "199X~", "vers années 1990", "vers années 1990", id="french-about"),
        pytest.param("es", "19XX", "entre 1900 y 1999", "entre 1900 y 1999", id="spanish-century"),
        pytest.param("ja", "199X", "1990年代", "1990年代", id="japanese"),
    ],
)
def test_decades(language: str, date: str, shown: str, year: str) -> None:
    read = unspecified(date)
    assert read
    assert words(language).dating(read) == shown
    assert words(language).year(read) == year


@pytest.mark.parametrize(
    ("language", "entry", "shown"),
    [
        pytest.param("zh", "@article{a, journaltitle = {J}, number = 3}", "J，第3期.", id="chinese-journal"),
        pytest.param("zh", "@patent{a, number = 3}", "第3号.", id="chinese-patent"),
        pytest.param("ar", "@report{a, number = 3}", "رقم 3.", id="arabic-report"),
        pytest.param(
            "fr", "@book{a, publisher = {P}, location = {Paris}}", "Paris\u00a0: P.", id="french-colon"
        ),
        pytest.param("ja", "@book{a, publisher = {P}, location = {東京}}", "東京：P.", id="japanese-colon"),
        pytest.param("fr", "@misc{a, date = {2024-03}}", "Mars 2024.", id="month-at-the-beginning"),
        pytest.param("en", "@misc{a, date = {1850~}}", "about 1850.", id="english-as-before"),
        pytest.param("de", "@misc{a, year = {im Druck}}", "im Druck.", id="as-typed"),
        pytest.param("zh", "@misc{a, editor = {B, C}}", "C B（编）.", id="chinese-parentheses"),
        pytest.param(
            "ja", "@misc{a, title = {T}, keywords = {data}}", "データ：T.", id="colon-of-full-width"
        ),
    ],
)
def test_a_reference_has_the_signs_and_terms_of_its_language(language: str, entry: str, shown: str) -> None:
    (source,) = bibliography.read([Text("a.bib", entry)])[0].sources
    text = BeautifulSoup(reference(source, words(language)), "html.parser").get_text()

    assert shown in text


@pytest.mark.parametrize(
    ("language", "fields", "shown"),
    [
        pytest.param("en", "date = {199X-05}", "May 199X", id="english"),
        pytest.param("de", "date = {199X-05}", "Mai 199X", id="german"),
        pytest.param("fr", "date = {199X-03?}", "vers mars 199X", id="french-about"),
        pytest.param("ja", "year = {19xx}, month = 3", "19xx年3月", id="japanese-number"),
        pytest.param("de", "year = {20th century}, month = 3", "März 20th century", id="german-century"),
        pytest.param("ar", "year = {20th century}, month = {Mar.}", "مارس 20th century", id="arabic-name"),
    ],
)
def test_a_month_of_a_year_that_is_no_number_is_named_in_the_language(
    language: str, fields: str, shown: str
) -> None:
    store = Text("a.bib", f"@misc{{a, title = {{T}}, {fields}}}")
    (source,) = bibliography.read([store])[0].sources
    assert source.date
    assert words(language).dating(source.date) == shown


def test_a_decade_of_evidence_is_in_the_language_of_the_page() -> None:
    decade = unspecified("199X")
    assert decade
    assert dating(decade, words("de")) == "1990er Jahre"
    assert dating(Dating(None, literal="A & B"), words("de")) == "A &amp; B"


def test_what_is_typed_in_place_of_a_date_is_shown_in_each_language() -> None:
    assert words("de").dating(Dating(Day(1984), literal="1984 (1949)")) == "1984 (1949)"
    assert words("de").year(Dating(Day(1984), literal="1984 (1949)")) == "1984"
    assert words("de").year(Dating(None, literal="im Druck")) == "im Druck"


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        pytest.param("en", {0: "0 sources", 1: "1 source", 1234: "1,234 sources"}, id="english"),
        pytest.param("de", {1: "1 Quelle", 2: "2 Quellen", 1234: "1.234 Quellen"}, id="german"),
        pytest.param("fr", {0: "0 source", 1: "1 source", 2: "2 sources"}, id="french"),
        pytest.param(
            "ru",
            {1: "1 источник", 3: "3 источника", 5: "5 источников", 21: "21 источник", 112: "112 источников"},
            id="russian",
        ),
        pytest.param(
            "ar",
            {0: "لا مصادر", 1: "مصدر واحد", 2: "مصدران", 3: "3 مصادر", 11: "11 مصدرًا", 100: "100 مصدر"},
            id="arabic",
        ),
        pytest.param("ar-EG", {3: "٣ مصادر"}, id="egyptian"),
        pytest.param("he", {1: "מקור אחד", 2: "שני מקורות", 3: "3 מקורות"}, id="hebrew"),
        pytest.param("ja", {1: "出典1件", 20: "出典20件"}, id="japanese"),
    ],
)
def test_plural_forms(language: str, counts: dict[int, str]) -> None:
    assert {count: words(language)("source-count", count=count) for count in counts} == counts


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        pytest.param("en", ["1st ed.", "2nd ed.", "3rd ed.", "4th ed.", "11th ed.", "22nd ed."], id="en"),
        pytest.param(
            "en-GB", ["1st ed.", "2nd ed.", "3rd ed.", "4th ed.", "11th ed.", "22nd ed."], id="en-GB"
        ),
        pytest.param("fr", ["1re éd.", "2e éd.", "3e éd.", "4e éd.", "11e éd.", "22e éd."], id="fr"),
        pytest.param("de", [f"{number}. Aufl." for number in (1, 2, 3, 4, 11, 22)], id="de"),
    ],
)
def test_ordinals(language: str, shown: list[str]) -> None:
    assert [words(language)("edition", count=number) for number in (1, 2, 3, 4, 11, 22)] == shown


@pytest.mark.parametrize(
    ("language", "names", "shown"),
    [
        pytest.param("en", ["A", "B", "C"], "A, B and C", id="english"),
        pytest.param("en", [], "", id="nobody"),
        pytest.param("de", ["A"], "A", id="one"),
        pytest.param("de", ["A", "B", "C"], "A, B und C", id="german"),
        pytest.param("fr", ["A", "B"], "A et B", id="french"),
        pytest.param("es", ["A", "B"], "A y B", id="spanish"),
        pytest.param("ar", ["أ", "ب"], "أ وب", id="arabic"),
        pytest.param("ja", ["甲", "乙"], "甲、乙", id="japanese"),
        pytest.param("zh", ["甲", "乙", "丙"], "甲、乙和丙", id="chinese"),
    ],
)
def test_names_in_a_sentence(language: str, names: list[str], shown: str) -> None:
    assert words(language).enumerated(names) == shown


def test_a_phrase_is_said_with_its_parts_in_the_words_of_the_language() -> None:
    event = phrase(
        "event", event="Wahlen", details=Listed(("Oslo", Dating(Day(2001, 5, 3)), phrase("page", number="3")))
    )

    assert english().said(event) == "Wahlen (Oslo, 3 May 2001, p. 3)"
    assert words("de").said(event) == "Wahlen (Oslo, 3. Mai 2001, S. 3)"
    assert words("ja").said(event) == "Wahlen（Oslo、2001年5月3日、3頁）"


def test_places_and_languages_are_said_in_the_words_of_the_language() -> None:
    places = Listed((Phrase("countryus"), Phrase("countryde")), is_sentence=True)

    assert words("de").said(places) == "Vereinigte Staaten von Amerika und Deutschland"
    assert words("fr").said(Languages(("german", "la", "Elbisch"))) == "allemand, latin et Elbisch"


@pytest.mark.parametrize("language", ["en", "de", "fr", "ar"])
def test_accents_do_not_move_names_behind_zimmer(language: str) -> None:
    names = ["Zimmer", "Östberg", "Émile", "Łoś", "Çelik", "Abel", "Ñandú", "Özil", "Ivo"]
    expected = ["Abel", "Çelik", "Émile", "Ivo", "Łoś", "Ñandú", "Östberg", "Özil", "Zimmer"]

    assert sorted(names, key=sort_key(language)) == expected


def test_swedish_has_letters_behind_z() -> None:
    assert sorted(["Östberg", "Zimmer", "Ek"], key=sort_key("sv")) == ["Ek", "Zimmer", "Östberg"]


def test_the_ten_languages_are_there() -> None:
    assert {"en", "de", "fr", "es", "pt", "ar", "he", "zh", "ja", "ru"} <= known()


def test_what_is_not_filled_in_is_said_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    wanting, filled = catalog.__wrapped__, 'here: ""\nany: alle\nminutes: {one: "", other: x}\n'
    with monkeypatch.context() as patch:
        patch.setattr(
            "macros.render.words.catalogs.content",
            lambda _: filled,
        )
        assert set(wanting("de")) == {"any"}


def test_a_translator_gets_the_plural_forms_of_the_language() -> None:
    written = yaml.safe_load(form("sl"))

    assert list(written) == list(ENGLISH)
    assert list(written["minutes"]) == ["one", "two", "few", "other"]
    assert list(written["edition"]) == ["other"]
    assert '# English, one: "{count} source"' in form("sl")
    assert form("de") == ""


@pytest.mark.parametrize(
    ("language", "code", "said"),
    [
        pytest.param("de", 0, "# German lacks no word.\n", id="whole"),
        pytest.param("pt-BR", 0, "# Portuguese lacks no word.\n", id="whole-with-its-language"),
        pytest.param("german", 0, "# German lacks no word.\n", id="name"),
        pytest.param(
            "de-AT",
            0,
            "# de-AT has the words of de: write into its catalog only what differs.\n",
            id="region",
        ),
        pytest.param("it", 0, f"# Italian\n#\n# {len(ENGLISH)} phrases to fill in.\n", id="new"),
        pytest.param("xx", 2, 'CLDR knows no language "xx"', id="unknown"),
    ],
)
def test_the_command_for_translators(language: str, code: int, said: str) -> None:
    result = CliRunner().invoke(main, ["words", language])

    assert result.exit_code == code
    assert said in result.output


def test_a_language_that_nobody_knows_counts_and_dates_as_english_does() -> None:
    assert cldr.decimal("xx", 1234) == "1,234"
    assert cldr.plurals("xx") == ("one", "other")


@pytest.mark.parametrize(
    ("language", "families", "has_more", "said"),
    [
        pytest.param("en", ["Roe", "Doe"], False, "Roe and Doe", id="two"),
        pytest.param("en", ["Roe", "Doe", "Poe"], False, "Roe et al.", id="three"),
        pytest.param("de", ["Roe", "Doe"], False, "Roe und Doe", id="german"),
        pytest.param("de", ["Roe"], True, "Roe u. a.", id="german-and-others"),
        pytest.param("ja", ["Roe", "Doe", "Poe"], False, "Roeほか", id="japanese"),
        pytest.param("de", [], False, "", id="nobody"),
    ],
)
def test_whom_a_sentence_names(
    language: str,
    families: list[str],
    has_more: bool,  # noqa: FBT001
    said: str,
) -> None:
    persons = tuple(map(Person, families))
    by_authors = SOURCE._replace(authors=persons, has_more_authors=has_more)
    by_editors = SOURCE._replace(editors=persons, has_more_editors=has_more)

    assert cited(by_authors, words(language)) == said
    assert cited(by_editors, words(language)) == said


@pytest.mark.parametrize(
    ("language", "entry", "shown"),
    [
        pytest.param(
            "de",
            "@book{a, title = {T}, author = {Roe, A}, editor = {Doe, M}, translator = {Doe, M}}",
            "A Roe. T. Herausgegeben und übersetzt von M Doe.",
            id="german-in-one-phrase",
        ),
        pytest.param(
            "fr",
            "@book{a, title = {T}, editor = {Roe, Ann and Doe, M}, foreword = {Poe, E}, pagetotal = {12}}",
            "Ann Roe et M Doe (éds.). T. Avec une préface de E Poe. 12 p.",
            id="french-editors",
        ),
        pytest.param(
            "ja",
            "@book{a, title = {T}, author = {山田, 太郎}, translator = {佐藤, 花子}, volumes = {3}}",
            "山田太郎. T. 佐藤花子訳. 全3巻.",
            id="japanese-behind-the-names",
        ),
        pytest.param(
            "de",
            "@book{a, title = {T}, translator = {Roe, Ann}, origlanguage = {latin}, annotator = {Roe, Ann}}",
            "T. Aus dem Original (Latein) übersetzt und mit Anmerkungen von Ann Roe.",
            id="german-translated-from",
        ),
        pytest.param(
            "es",
            "@book{a, title = {T}, origlanguage = {german}, origtitle = {Das T}, origdate = {1931-05}}",
            "T. Original (alemán): Das T, mayo de 1931.",
            id="spanish-original",
        ),
        pytest.param(
            "pt-BR",
            "@phdthesis{a, title = {T}, school = {USP}, date = {2020}}",
            "T. USP, tese de doutorado. 2020.",
            id="brazilian-thesis",
        ),
        pytest.param(
            "ru",
            "@patent{a, title = {T}, type = {patentus}, number = {12}, location = {countryus and countryde}}",
            "T. Соединённые Штаты Америки и Германия, патент США, № 12.",
            id="russian-patent",
        ),
        pytest.param(
            "de",
            "@misc{a, title = {T}, author = {Roe and others}, eventtitle = {E}, eventdate = {2001-05-03}}",
            "Roe u. a. T. E (3. Mai 2001).",
            id="german-event",
        ),
    ],
)
def test_a_reference_in_the_words_of_a_language(language: str, entry: str, shown: str) -> None:
    store, _ = bibliography.read([Text("bibliography.bib", entry)])
    read = BeautifulSoup(reference(store.sources[0], words(language)), "html.parser").get_text()

    assert read == shown


@pytest.mark.parametrize("first", ["he", "ja", "de"])
def test_a_month_has_its_name_in_each_language_whichever_was_asked_first(first: str) -> None:
    """Babel keeps what a language inherits in data that all languages share."""
    cldr._names_of_months.cache_clear()
    localedata._cache.clear()
    named = {language: cldr.month_name(language, 10) for language in (first, "he", "ja", "ru", "de")}

    assert named == {"he": "אוקטובר", "ja": "10月", "ru": "октябрь", "de": "Oktober"}
