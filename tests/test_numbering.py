from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.render.numbering import number

_KEYS = st.lists(st.sampled_from("abcdefgh") | st.text(max_size=3))


@given(_KEYS)
def test_numbers_are_dense_and_start_at_one(keys: list[str]) -> None:
    assert list(number(keys).values()) == list(range(1, len(set(keys)) + 1))


@given(_KEYS)
def test_every_key_has_a_number_and_nothing_else_has(keys: list[str]) -> None:
    assert number(keys).keys() == set(keys)


@given(_KEYS)
def test_numbers_follow_the_first_use(keys: list[str]) -> None:
    assert list(number(keys)) == sorted(set(keys), key=keys.index)


@given(_KEYS, st.data())
def test_a_repeat_changes_no_number(keys: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(keys)))
    repeats = data.draw(st.lists(st.sampled_from(keys[:place]))) if place else []

    assert number([*keys[:place], *repeats, *keys[place:]]) == number(keys)


@given(_KEYS)
def test_numbering_numbered_keys_changes_nothing(keys: list[str]) -> None:
    assert number(number(keys)) == number(keys)


@given(_KEYS, _KEYS)
def test_more_text_leaves_the_numbers_before_it(keys: list[str], more: list[str]) -> None:
    before, after = number(keys), number([*keys, *more])

    assert {key: after[key] for key in before} == before


def test_keys_are_taken_as_they_are_written() -> None:
    assert number(["Un2024", "un2024", "un2024 "]) == {"Un2024": 1, "un2024": 2, "un2024 ": 3}
