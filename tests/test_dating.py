"""Days and spans of time in HTML: what is read, and what machines are told."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from macros.core.model import Dating, Day
from macros.render import rendering
from macros.syntax.dates import parse_date


def _read(html: str) -> tuple[str, list[str]]:
    tree = BeautifulSoup(html, "html.parser")
    return tree.get_text(), [str(time["datetime"]) for time in tree.select("time")]


@pytest.mark.parametrize(
    ("dating", "text", "machine"),
    [
        pytest.param(Dating(Day(2024, 3, 5)), "5 March 2024", ["2024-03-05"], id="day"),
        pytest.param(Dating(Day(2024, 12)), "December 2024", ["2024-12"], id="month"),
        pytest.param(Dating(Day(2024)), "2024", ["2024"], id="year"),
        pytest.param(Dating(Day(987)), "987", ["0987"], id="year-of-three-digits"),
        pytest.param(Dating(Day(2024, 21)), "spring 2024", ["2024"], id="season"),
        pytest.param(Dating(Day(2024, 24)), "winter 2024", ["2024"], id="last-season"),
        pytest.param(
            Dating(Day(2024, 3), Day(2025), is_range=True),
            "March 2024 to 2025",
            ["2024-03", "2025"],
            id="range",
        ),
        pytest.param(
            Dating(Day(2024, 3), None, is_range=True), "since March 2024", ["2024-03"], id="open-end"
        ),
        pytest.param(
            Dating(None, Day(2024, 3), is_range=True), "until March 2024", ["2024-03"], id="open-start"
        ),
        pytest.param(Dating(Day(2024), is_approximate=True), "about 2024", ["2024"], id="approximate"),
        pytest.param(
            Dating(Day(2024), Day(2025), is_range=True, is_approximate=True),
            "about 2024 to 2025",
            ["2024", "2025"],
            id="approximate-range",
        ),
        pytest.param(
            Dating(Day(2023), is_range=True, is_approximate=True),
            "since about 2023",
            ["2023"],
            id="approximate-open-end",
        ),
        pytest.param(Dating(Day(-43)), "44 BC", [], id="before-christ"),
        pytest.param(Dating(Day(0)), "1 BC", [], id="year-before-1"),
        pytest.param(Dating(Day(-43), Day(14), is_range=True), "44 BC to 14", ["0014"], id="across-the-eras"),
    ],
)
def test_a_date_is_for_readers_and_for_machines(dating: Dating, text: str, machine: list[str]) -> None:
    """HTML knows no year before 1."""
    assert _read(rendering.dating(dating)) == (text, machine)


@pytest.mark.parametrize("month", [pytest.param(month, id=f"month-{month}") for month in range(1, 13)])
def test_each_month_has_its_name(month: int) -> None:
    names = (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    )

    text, _ = _read(rendering.day(Day(2024, month, 1)))

    assert text == f"1 {names[month - 1]} 2024"


@pytest.mark.parametrize(
    "typed", ["2024-03-05", "2024-21", "2019/2024-05", "2024~", "-0044", "/2019", "2023/"]
)
def test_a_typed_date_reads_without_digits_that_people_do_not_say(typed: str) -> None:
    dating = parse_date(typed)
    assert dating

    text, _ = _read(rendering.dating(dating))

    assert not {"-", "/", "~"} & set(text)
    assert not any(word.startswith("0") for word in text.split())
