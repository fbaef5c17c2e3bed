"""The one reader of facts in prose: what it says of each, beside the form that test_claims.py compares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.core.text import Span
from macros.syntax.facts import QUOTATION_MARK, Number, dates, numbers, quotations


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("5 March, 2031; March 5th 2031; 2031-03-05; 5th of March 2031", ["2031-03-05"] * 4),
        ("in March 2031, Sept. 2031, May, 2031", ["2031-03-01", "2031-09-01", "2031-05-01"]),
        ("the spring of 2031, Fall 2031", ["2031-01-01"] * 2),
        ("in 2031, since 2032, during 2033", ["2031-01-01", "2032-01-01", "2033-01-01"]),
        ("in 2031-03-05", ["2031-03-05"]),
        ("in 2031 votes were counted, about 2031, in 20315", []),
        ("on 5 March, in March, on Monday", ["", "", ""]),
        ("31 November 2031, 2031-02-30, 2031-13-01", ["", "", ""]),
        ("29 February 2028, 2031-00-01", ["2028-02-29", ""]),
        ("Mart 2031, Junet 2031", []),
    ],
)
def test_the_first_day_of_a_date(text: str, days: list[str]) -> None:
    assert [date.first_day for date in dates(text)] == days


def test_a_year_alone_is_told_from_a_season_and_from_a_month() -> None:
    told = [date.is_year_alone for date in dates("in 2031, in March 2031, in spring 2031, Monday, 5 March")]

    assert told == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("$3.8 billion", Number(Span(0, 12), "$3800000000", "3.8", "$", "billion")),
        ("$5m.", Number(Span(0, 3), "$5000000", "5", "$", "million")),
        ("€20K", Number(Span(0, 4), "€20000", "20", "€", "thousand")),
        ("$5xy", Number(Span(0, 2), "$5", "5", "$")),
        ("3-million", Number(Span(0, 9), "3000000", "3", scale="million")),
        ("2\u00a0million", Number(Span(0, 9), "2000000", "2", scale="million")),
        ("5 per cent", Number(Span(0, 10), "5%", "5", is_percent=True)),
        ("the 7th", Number(Span(4, 7), "7", "7", is_ordinal=True)),
        ("a hundred", Number(Span(0, 9), "100", scale="hundred")),
    ],
)
def test_what_a_number_says(text: str, number: Number) -> None:
    assert list(numbers(text)) == [number]


@pytest.mark.parametrize(("text", "is_grouped"), [("2,000", True), ("2\u202f000", True), ("2000", False)])
def test_thousands_can_be_set_apart(text: str, is_grouped: bool) -> None:  # noqa: FBT001
    assert [number.is_grouped for number in numbers(text)] == [is_grouped]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('“a” „b“ „c” «d» »e« ‘f’ "g"', ["“a”", "„b“", "„c”", "«d»", "»e«", "‘f’", '"g"']),
        ("‘it’s so’ in the dogs’ house", ["‘it’s so’"]),
        ("“he said ‘no’ to it”", ["“he said ‘no’ to it”"]),
        ('a 5" and a 6" pipe', []),
        ("the dogs’ and the cats’", []),
    ],
)
def test_quotations_in_the_marks_of_several_languages(text: str, quoted: list[str]) -> None:
    assert [text[span.start : span.end] for span in quotations(text)] == quoted


@given(st.text(alphabet='ab ”“„«»‘’".', max_size=20))
def test_a_quotation_has_a_quotation_mark(text: str) -> None:
    assert bool(quotations(text)) <= bool(QUOTATION_MARK.search(text))


@given(st.text(alphabet="0125 -.,%$mth", max_size=12))
def test_a_number_stands_where_it_is_said_to(text: str) -> None:
    for number in numbers(text):
        assert number.figures in text[number.span.start : number.span.end]
