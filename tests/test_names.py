"""Names: how they are split, shown and exported, and what is wrong with them.

The parts are those that Biber 2.18 and pandoc 3.9 find, where these agree.
"""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.content.sources import bibliography
from macros.content.sources.name_checks import name_faults
from macros.core.model import Person, Source
from macros.core.text import Text
from macros.publish.exports.formats import BIBTEX, CSL, RIS
from macros.publish.metadata.cited import cited
from macros.publish.metadata.tags import highwire
from macros.render.rendering.reference import reference
from macros.syntax.bibtex import empty_names, names, people, split_names

from .conftest import store
from .metadata_works import minimum


def _read(author: str, more: str = "") -> Source:
    (source,) = store(f"@misc{{a, author = {{{author}}}{more}}}").sources
    return source


def _rules(value: str) -> list[str]:
    return [fault.rule for fault in name_faults(value)]


@pytest.mark.parametrize(
    ("value", "persons"),
    [
        pytest.param("", [], id="nobody"),
        pytest.param("Plato", [Person("Plato")], id="one word"),
        pytest.param("Jane Smith", [Person("Smith", "Jane")], id="given name first"),
        pytest.param("Smith, Jane", [Person("Smith", "Jane")], id="family name first"),
        pytest.param("Ludwig van Beethoven", [Person("Beethoven", "Ludwig", "van")], id="particle"),
        pytest.param("von der Leyen, Ursula", [Person("Leyen", "Ursula", "von der")], id="two particles"),
        pytest.param("King, Jr., Martin Luther", [Person("King", "Martin Luther", "", "Jr.")], id="suffix"),
        pytest.param(
            "{World Health Organization}", [Person("{World Health Organization}")], id="institution"
        ),
        pytest.param("{Marks and Spencer}", [Person("{Marks and Spencer}")], id="and in braces"),
        pytest.param("A, B and C, D", [Person("A", "B"), Person("C", "D")], id="two"),
        pytest.param("A, B\n  AND  C, D", [Person("A", "B"), Person("C", "D")], id="two on two lines"),
        pytest.param(r"{\"O}zil, Mesut", [Person(r"{\"O}zil", "Mesut")], id="accent"),
        pytest.param("محمد درويش", [Person("درويش", "محمد")], id="arabic"),
        pytest.param("Sandra Anderson", [Person("Anderson", "Sandra")], id="and within words"),
        pytest.param("Strau\\ss and Meier", [Person("Strau\\ss"), Person("Meier")], id="command before and"),
        pytest.param("A} and B", [Person("A}"), Person("B")], id="stray brace"),
        pytest.param("A, B, C, D", [Person("A, B, C, D")], id="too many commas"),
        pytest.param("Smith,", [Person("Smith")], id="comma at the end"),
        pytest.param(", Jane", [Person("Jane")], id="comma at the start"),
        pytest.param(",", [Person("")], id="comma alone"),
    ],
)
def test_names_are_split(value: str, persons: list[Person]) -> None:
    assert people(value) == (tuple(persons), False)


@pytest.mark.parametrize(
    ("value", "person"),
    [
        pytest.param(r"\O ystein C", Person("C", "Øystein"), id="letter command with a space"),
        pytest.param(r"\'{E}mile Zola", Person("Zola", "Émile"), id="accent of a letter in braces"),
        pytest.param(r"\v{Z}eljko Ivezi\'c", Person("Ivezić", "Željko"), id="caron"),
        pytest.param(r"{\v{Z}}eljko Ivezi{\'c}", Person("Ivezić", "Željko"), id="caron in braces"),
        pytest.param(r"\c{S}ener, \.{I}smet", Person("Şener", "İsmet"), id="cedilla and dot"),
        pytest.param(r"\L{}ukasz Ma\l ecki", Person("Małecki", "Łukasz"), id="letter command and braces"),
        pytest.param(r"\AA ge \AE gir Bo", Person("Bo", "Åge Ægir"), id="letter commands in capitals"),
        pytest.param(r"Jo\~ao N\'u\~nez", Person("Núñez", "João"), id="tilde of a letter"),
        pytest.param(r"Jo\~{a}o Magalh\~aes", Person("Magalhães", "João"), id="tilde of a letter in braces"),
        pytest.param(r"Sz\H ol\H o, P\'eter", Person("Szőlő", "Péter"), id="space of a command"),
        pytest.param(r"Fran\c cois Le\v cek", Person("Leček", "François"), id="space of a command inside"),
        pytest.param(r"Andr\' e Gide", Person("Gide", "André"), id="space behind an accent"),
        pytest.param("Foo~Bar, Baz~Quux", Person("Foo Bar", "Baz Quux"), id="ties"),
        pytest.param(r"Christina A. L.\ Thiele", Person("Thiele", "Christina A. L."), id="control space"),
        pytest.param(r"Anna \oe uvre Foo", Person("Foo", "Anna", "œuvre"), id="letter command in lower case"),
        pytest.param(r"Anna \'{e} Foo", Person("Foo", "Anna", "é"), id="accent in lower case"),
        pytest.param(
            r"Anna {\v{z}}ab Foo", Person("Foo", "Anna", "žab"), id="accent in braces in lower case"
        ),
        pytest.param("Anna 't Hooft", Person("Hooft", "Anna", "'t"), id="mark before the letter"),
        pytest.param("Maria {de la} Cruz", Person("Cruz", "Maria de la"), id="braces have no case"),
        pytest.param("{de la} Cruz, Maria", Person("de la Cruz", "Maria"), id="braces before a comma"),
        pytest.param("Anna {X{y}z}de Foo", Person("Foo", "Anna", "Xyzde"), id="braces within braces"),
        pytest.param("Anna 12 Foo", Person("Foo", "Anna 12"), id="number"),
        pytest.param("De la Cruz, Maria", Person("De la Cruz", "Maria"), id="capital particle"),
        pytest.param("Ortega y Gasset, José", Person("Ortega y Gasset", "José"), id="particle inside"),
        pytest.param(
            r"Charles Louis Xavier Joseph de la Vall{\'e}e Poussin",
            Person("Vallée Poussin", "Charles Louis Xavier Joseph", "de la"),
            id="two family names",
        ),
        pytest.param("Manuel de la Torre y Gil", Person("Torre y Gil", "Manuel", "de la"), id="y"),
        pytest.param("jean de la Fontaine", Person("Fontaine", "", "jean de la"), id="lower-case given name"),
        pytest.param("bell hooks", Person("hooks", "bell"), id="all in lower case"),
        pytest.param("jean de la fontaine", Person("fontaine", "jean", "de la"), id="more in lower case"),
        pytest.param("van der berg, eva", Person("berg", "eva", "van der"), id="comma and lower case"),
        pytest.param("Abu al-Baghdadi", Person("al-Baghdadi", "Abu"), id="hyphen"),
        pytest.param("M Bar-On", Person("Bar-On", "M"), id="hyphen and capitals"),
        pytest.param(r"L{\'{e}}on Bottou", Person("Bottou", "Léon"), id="accent in two braces"),
        pytest.param(r"{\"O}mer Ku{\c s}{\c c}{\"u}", Person("Kuşçü", "Ömer"), id="accents in braces"),
        pytest.param(r"Ku{\c s}{\c c}{\"u}, {\"O}mer", Person("Kuşçü", "Ömer"), id="accents and a comma"),
        pytest.param(r"{Ivezi{\'c}}, {\v{Z}}eljko", Person("Ivezić", "Željko"), id="family name in braces"),
        pytest.param(r"{Office f{\'e}d{\'e}ral}", Person("Office fédéral"), id="institution with accents"),
        pytest.param("{Marks & Spencer}", Person("Marks & Spencer"), id="ampersand in braces"),
        pytest.param(r"{Do{\u g}an News Agency}", Person("Doğan News Agency"), id="agency in braces"),
        pytest.param(r"{Foo, Bar \& Baz, Inc.}", Person("Foo, Bar & Baz, Inc."), id="commas in braces"),
    ],
)
def test_a_name_in_latex_has_the_parts(value: str, person: Person) -> None:
    assert _read(value).authors == (person,)
    assert _read(f"A B and {value}").authors == (Person("B", "A"), person)


@pytest.mark.parametrize(
    ("value", "person"),
    [
        pytest.param("family=Vries, given=Andrie, prefix=de", Person("Vries", "Andrie", "de"), id="prefix"),
        pytest.param(
            "family=Vries, given=Andrie, prefix=de, useprefix=true",
            Person("Vries", "Andrie", "de"),
            id="option",
        ),
        pytest.param("given={Jean Pierre}, family = Rousse", Person("Rousse", "Jean Pierre"), id="spaces"),
        pytest.param("given={Ulysses, Jr.}, family=Grant", Person("Grant", "Ulysses, Jr."), id="braces"),
        pytest.param(
            'given="Ulysses, Jr.", family=Grant', Person("Grant", "Ulysses, Jr."), id="quoted value"
        ),
        pytest.param(
            '"family={Robert and Sons, Inc.}"', Person("Robert and Sons, Inc."), id="part in quotation marks"
        ),
        pytest.param(
            "family=King, given=Martin, suffix=Jr.", Person("King", "Martin", "", "Jr."), id="suffix"
        ),
        pytest.param("family=Groote, given-i={JPh}", Person("Groote", "JPh."), id="compound initials"),
        pytest.param("family=Groote, given-i=JP", Person("Groote", "J. P."), id="initials"),
        pytest.param("family=Groote, given=Philippe, given-i=P", Person("Groote", "Philippe"), id="both"),
        pytest.param("given=Plato", Person("Plato"), id="given name alone"),
        pytest.param("Family=Low, GIVEN=Up", Person("Low", "Up"), id="capitals"),
        pytest.param("id=jane, family=Smith, given=Jane", Person("Smith", "Jane"), id="identity"),
        pytest.param("R=T Foo", Person("Foo", "R=T"), id="equals sign in a name"),
        pytest.param(r"family=M{\"u}ller, given=\'{E}va", Person("Müller", "Éva"), id="accents"),
    ],
)
def test_an_extended_name_has_the_parts(value: str, person: Person) -> None:
    assert _read(f"A B and {value}").authors == (Person("B", "A"), person)


def test_options_of_a_list_are_no_person() -> None:
    assert people("useprefix=true and nosortothers=true and A B") == ((Person("B", "A"),), False)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("Smith, Jane and others", id="lower case"),
        pytest.param("Smith, Jane AND Others", id="capitals"),
        pytest.param("Smith, Jane and OTHERS", id="all in capitals"),
    ],
)
def test_others_are_no_person(value: str) -> None:
    assert people(value) == ((Person("Smith", "Jane"),), True)


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        pytest.param(Person("King", "Martin Luther", "van", "Jr."), "Martin Luther van King Jr.", id="all"),
        pytest.param(Person("Alembert", "Jean", "d'"), "Jean d'Alembert", id="apostrophe"),
        pytest.param(Person("Alembert", "Jean", "d’"), "Jean d’Alembert", id="typographic apostrophe"),
        pytest.param(Person("Baghdadi", "Abu", "al-"), "Abu al-Baghdadi", id="hyphen"),
        pytest.param(Person("村上", "春樹"), "村上春樹", id="japanese"),
        pytest.param(Person("毛", "泽东"), "毛泽东", id="chinese"),
        pytest.param(Person("김", "대중"), "김대중", id="korean"),
        pytest.param(Person("王", "Wei"), "Wei 王", id="two scripts"),
    ],
)
def test_a_person_reads_as_written_on_a_cover(person: Person, shown: str) -> None:
    assert str(person) == shown


@pytest.mark.parametrize(
    ("author", "more", "shown", "literal"),
    [
        pytest.param("毛泽东", "", "毛泽东", "毛泽东", id="chinese"),
        pytest.param("村上 春樹", "", "村上 春樹", "村上 春樹", id="japanese"),
        pytest.param("大江　健三郎", "", "大江　健三郎", "大江　健三郎", id="wide space"),
        pytest.param("김 대중", "", "김 대중", "김 대중", id="korean"),
        pytest.param("ジョン・スミス", "", "ジョン・スミス", "ジョン・スミス", id="kana"),
        pytest.param("Nagy János", ", langid = {hungarian}", "Nagy János", "Nagy János", id="hungarian"),
        pytest.param("Bartók Béla", ", langid = {magyar}", "Bartók Béla", "Bartók Béla", id="magyar"),
        pytest.param("Szabó Magda", ", language = {hu}", "Szabó Magda", "Szabó Magda", id="tag"),
        pytest.param(r"Szab\'o Magda", ", language = {hu-HU}", "Szabó Magda", "Szabó Magda", id="region"),
    ],
)
def test_a_name_with_the_family_first_stays_as_written(
    author: str, more: str, shown: str, literal: str
) -> None:
    source = _read(author, more)
    assert str(source.authors[0]) == shown
    assert json.loads(CSL.bibliography([source]))[0]["author"] == [{"literal": literal}]
    assert cited(source)["author"] == {"@type": "Person", "name": shown}


@pytest.mark.parametrize(
    ("author", "person"),
    [
        pytest.param("Nagy, János", Person("Nagy", "János"), id="comma"),
        pytest.param("{Magyar Nemzeti Bank}", Person("Magyar Nemzeti Bank"), id="institution"),
        pytest.param("family=Nagy, given=János", Person("Nagy", "János"), id="extended"),
    ],
)
def test_hungarian_names_with_parts_have_them(author: str, person: Person) -> None:
    assert _read(author, ", langid = {hungarian}").authors == (person,)
    assert not _read(author, ", langid = {hungarian}").authors[0].is_undivided


@pytest.mark.parametrize("field", ["author", "editor"])
def test_others_are_in_each_form(field: str) -> None:
    (source,) = store(
        f"@misc{{a, title = {{T}}, {field} = {{Ada Lovelace and Smith, Jane and others}}}}"
    ).sources
    label = " (eds.)" if field == "editor" else ""
    (tag,) = [
        content
        for name, content in highwire(minimum("explainer")._replace(sources=(source,)))
        if name == "citation_reference"
    ]

    assert f"<bdi>Ada Lovelace, Jane Smith and others{label}</bdi>" in reference(source)
    assert json.loads(CSL.bibliography([source]))[0][field] == [
        {"family": "Lovelace", "given": "Ada"},
        {"family": "Smith", "given": "Jane"},
        {"literal": "others"},
    ]
    assert re.findall(r"(?:AU|A2)  - (.*)\r", RIS.bibliography([source])) == [
        "Lovelace, Ada",
        "Smith, Jane",
        "others",
    ]
    assert "= {Ada Lovelace and Smith, Jane and others}" in BIBTEX.bibliography([source])
    assert cited(source)[field] == (
        {"@type": "Person", "name": "Ada Lovelace"},
        {"@type": "Person", "name": "Jane Smith"},
        "others",
    )
    assert re.findall("citation_author=([^;]*)", tag) == ["Ada Lovelace", "Jane Smith", "others"]


def test_one_editor_and_others_are_editors() -> None:
    (source,) = store("@misc{a, title = {T}, editor = {Ada Lovelace and others}}").sources
    assert "Ada Lovelace and others (eds.)" in reference(source)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        pytest.param("Doe, J. and", ["and"], ["J. Doe"], id="end"),
        pytest.param("and Doe, J.", ["and"], ["J. Doe"], id="start"),
        pytest.param("Doe, J. and and Roe, K.", ["and"], ["J. Doe", "K. Roe"], id="middle"),
        pytest.param("Doe, J. and\n AND and Roe, K.", ["AND", "and"], ["J. Doe", "K. Roe"], id="twice"),
        pytest.param("and", ["and", "and"], [], id="alone"),
        pytest.param("{Doe and} and Roe, K.", [], ["Doe and", "K. Roe"], id="in braces"),
        pytest.param("Andy and Roe, K.", [], ["Andy", "K. Roe"], id="within a word"),
        pytest.param(r"Doe, J.\ and Roe, K.", [], ["J. Doe", "K. Roe"], id="escaped space"),
        pytest.param("  ", [], [], id="blank"),
    ],
)
def test_an_empty_name_is_found_in_its_place(value: str, places: list[str], shown: list[str]) -> None:
    text = Text("a.bib", f"@misc{{a, title = {{T}}, author = {{{value}}}}}")
    read, findings = bibliography.read([text])
    lines = text.content.split("\n")
    found = [
        lines[finding.location.line - 1][finding.location.column - 1 :][: finding.length]
        for finding in findings
    ]

    assert [value[place.start : place.end] for place in empty_names(value)] == places
    assert found == places
    assert {finding.rule for finding in findings} <= {"invalid-bibtex"}
    assert [str(person) for person in read.by_key["a"].authors] == shown


def test_an_empty_name_in_a_string_is_found_at_the_field() -> None:
    _, (finding,) = bibliography.read(
        [Text("a.bib", '@string{b = "B and "}\n@misc{a, title = {T}, author = "A " # b # "and C"}')]
    )
    assert (finding.location.line, finding.location.column) == (2, 32)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        pytest.param("A, B, C, D", "too many commas", id="three commas"),
        pytest.param("Smith, {Jane", "unterminated opening brace", id="unclosed brace"),
        pytest.param("Smith}, Jane", "unmatched closing brace", id="stray brace"),
        pytest.param("Smith, Jane and A, B, C, D", '"A, B, C, D"', id="second of two"),
        pytest.param("Johannes, , Goebel", "nothing before a comma", id="two commas"),
        pytest.param(", Jane", "nothing before a comma", id="comma first"),
        pytest.param("Meier, J.; Zabel, F.; Mauser, W. and others", "too many commas", id="semicolons"),
    ],
)
def test_a_name_that_cannot_be_split_is_refused(value: str, reason: str) -> None:
    (fault,) = name_faults(value)
    assert (fault.rule, reason in fault.message) == ("invalid-bibtex", True)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("Smith, J.; Doe, A.", id="semicolon"),
        pytest.param("Yuhai Tu; Thomas S. Shimizu and Howard C. Berg", id="semicolon and and"),
        pytest.param("张新荣 and 丁志国;徐保国", id="chinese semicolon"),
        pytest.param("张新荣、丁志国", id="chinese comma"),
        pytest.param("Jared Lamenzo, Mohit Santram, Kuan Huan", id="commas"),
        pytest.param("K. A. Olive et al.", id="et al."),
        pytest.param("Aab, A. and et al", id="and et al"),
        pytest.param("M.J. Berger et.al.", id="et.al."),
        pytest.param("J.~et~al.~Foo", id="ties"),
        pytest.param("{World Bank Group}, {IMF}", id="institutions"),
        pytest.param("{IMF}, {World Bank}", id="acronym first"),
    ],
)
def test_a_list_that_is_read_as_one_name_is_an_error(value: str) -> None:
    (fault,) = name_faults(value)
    assert (fault.rule, fault.message) == ("invalid-bibtex", 'names are separated by "and" alone')


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        pytest.param("McAdam, David, and others", "ends in a comma", "remove the comma", id="comma"),
        pytest.param(
            "Davis, Donald R., Jr.",
            '"Jr." is read as a given name',
            'write "Davis, Jr., Donald R."',
            id="suffix last",
        ),
        pytest.param(
            "E. James Whitehead, Jr.",
            '"Jr." is read as a given name',
            'write "Whitehead, Jr., E. James"',
            id="suffix behind a comma",
        ),
        pytest.param(
            "Eva van den Berg, {III}",
            '"{III}" is read as a given name',
            'write "van den Berg, {III}, Eva"',
            id="suffix behind a particle",
        ),
        pytest.param("Talbert, J. A., Richard", '"J. A." is read as a suffix', "Jr., First", id="two commas"),
        pytest.param(
            "Art Clay & Dennis Majoe", '"&" does not separate', "{{Art Clay & Dennis Majoe}}", id="&"
        ),
        pytest.param(r"Ernst \& Young", '"&" does not separate', r"{{Ernst \& Young}}", id="escaped &"),
        pytest.param(
            "family=Barrera, shortfamily=B", 'called "shortfamily"', "family=…", id="unknown part of a name"
        ),
        pytest.param("family=Barrera, Julio", 'called ""', "family=…", id="part without a name"),
    ],
)
def test_a_name_that_is_doubtful_is_a_warning(value: str, message: str, hint: str) -> None:
    (fault,) = name_faults(value)
    assert fault.rule == "doubtful-name"
    assert message in fault.message
    assert hint in fault.hint


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(r"Ku{\c s}{\c c}{\"u}, {\"O}mer", id="accents"),
        pytest.param(r"{Ku{\c s}{\c c}{\"u}, {\"O}mer}", id="whole name in braces"),
        pytest.param(r"{Ivezi{\'c}}, {\v{Z}}eljko and {Tyson}, J. Anthony", id="family names in braces"),
        pytest.param(r"{Office f{\'e}d{\'e}ral}", id="institution with accents"),
        pytest.param("{Marks & Spencer} and {Smith; Sons}", id="marks in braces"),
        pytest.param(r"{Do{\u g}an News Agency}", id="agency"),
        pytest.param(r"{{Select Committee on {S}cience {and} Technology}}", id="more braces"),
        pytest.param(r"L{\'{e}}on Bottou", id="two braces"),
        pytest.param("M Bar-On and Bar-on Foo", id="on within a name"),
        pytest.param("{Leconte}, J{\\'e}r{\\'e}my", id="accent behind a comma"),
        pytest.param("{ESTEBAN}, {JOAN}-{MARIA}", id="capitals"),
        pytest.param("{Garcia Lopez}, {Maria Jose} and {Garcia Lopez}, {JP}", id="both in braces"),
        pytest.param("King, {Jr.}, Martin and Gates, III, William and Foo, Ph.D., A", id="suffixes"),
        pytest.param("Smith, I and Jones, V. X.", id="initials like numbers"),
        pytest.param("tl;dr Legal", id="semicolon within a word"),
        pytest.param("Ren&eacute;e Foo", id="entity"),
        pytest.param("{M. O. Ball et al.}", id="et al. in braces"),
        pytest.param("Metal Alan and Etal Foo", id="letters of et al."),
        pytest.param("Catherine of Siena and Alexander the Great and Dominique Bureau", id="persons"),
        pytest.param("Fontaine, Jean of the Council", id="comma"),
        pytest.param("Robert Service and William H. Press and Christopher Guard", id="surnames"),
        pytest.param("family=Linguistics, given=Summer Institute, prefix=of, useprefix=false", id="extended"),
        pytest.param("University", id="one word"),
        pytest.param("R T and A B=C", id="equals sign"),
        pytest.param("the Rubin Operations Team", id="institution in its order"),
    ],
)
def test_what_is_right_stays_silent(value: str) -> None:
    assert name_faults(value) == ()


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("The Royal Society", id="the"),
        pytest.param("Summer Institute of Linguistics", id="institute"),
        pytest.param("Bank of England", id="bank of"),
        pytest.param("National Endowment for Science", id="for"),
        pytest.param("National Heritage Institute (Romania)", id="parentheses"),
        pytest.param("American Council of {Learned} Societies", id="braces inside"),
    ],
)
def test_an_institution_without_braces_is_found(value: str) -> None:
    assert _rules(value) == ["unbraced-institution"]


_NOTHING = re.compile("(?!)")
_WORDS = ["Ann", "de", "Lee,", "and", "AND", "others", "{A b}", "{A and b}", "O'Hara", "x~y", "{", "Jr.,"]
_COMMANDS = [
    r"\'E",
    r"\O y",
    r"\v{Z}el",
    r"Jo\~ao",
    r"{\"o}z",
    "a=b",
    "family=x,",
    '"',
    "\\",
    "}",
    "Éva",
    "林",
]


@given(st.lists(st.sampled_from([*_WORDS, *_COMMANDS, " ", ","]), max_size=8).map(" ".join).map(str.strip))
@example("Ann Lee and Lee, Ann M. and {A b} and Ann and others")
@example("de Lee and bell hooks")
def test_ordinary_names_are_divided_as_all_others_are(value: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "_PLAIN", _NOTHING)
        expected = (split_names(value), empty_names(value), people(value))
    assert (split_names(value), empty_names(value), people(value)) == expected


@given(
    st.lists(
        st.sampled_from(["Ann", "de", "{A b}", r"\O y", r"Jo\~ao", r"\'{E}m", "Éva", "al-X"]), min_size=1
    )
)
def test_a_name_without_a_comma_keeps_its_words_in_their_order(words: list[str]) -> None:
    ((person,), _) = people(" ".join(words))
    parts = (person.given, person.prefix, person.family)
    assert " ".join(filter(None, parts)) == " ".join(words)


@given(st.text(alphabet="aA,{}\\\\~;&\" \n'é林", max_size=30))
def test_no_letter_of_a_name_is_lost(value: str) -> None:
    persons, _ = people(value)
    name_faults(value)
    parts = (part for one in persons for part in (one.family, one.given, one.prefix, one.suffix))
    assert sorted(re.findall(r"\w", "".join(parts))) == sorted(re.findall(r"\w", value))
