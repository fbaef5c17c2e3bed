from __future__ import annotations

import pytest

from macros.content.settings import Settings, SetupError, parsed, settings
from macros.core.model import Day, Image, Rating, Support

from .conftest import RULES, marked

_SCALE = (Rating("false", "The evidence is against it.", 1), Rating("true", "It is for it.", 2))
_SUPPORT = Support("We need you.", "https://example.org/give", "Give", 5000, 120, "EUR", Day(2024, 3, 5))


def _settings(own: str, base: Settings | None = None) -> Settings:
    """Read what `extra: ibidem:` holds, without faults; a mark shows where a fault is meant to be.

    The names that templates can use are left out: here these are all `ibidem`.
    """
    text, _ = marked(f"extra:\n  ibidem:\n{own}", "mkdocs.yml")
    return settings(text, parsed(text), RULES, base or Settings())._replace(variables=frozenset())


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param("", Settings(), id="nothing"),
        pytest.param("    ratings:\n    support:\n    image:\n", Settings(), id="no values"),
        pytest.param(
            "    ratings:\n      false: The evidence is against it.\n      true: It is for it.\n",
            Settings(ratings=_SCALE),
            id="scale, lowest first",
        ),
        pytest.param(
            "    support: {text: We need you., url: https://example.org/give, label: Give, goal: 5000, "
            "raised: 120, currency: EUR, date: 2024-03-05}\n",
            Settings(support=_SUPPORT),
            id="support",
        ),
        pytest.param(
            "    support: {text: t, url: https://example.org, label: l}\n",
            Settings(support=Support("t", "https://example.org", "l")),
            id="support without a count",
        ),
        pytest.param(
            "    support: {text: t, url: https://example.org, label: l, goal: 0, raised: 0}\n",
            Settings(support=Support("t", "https://example.org", "l")),
            id="support with nothing raised",
        ),
        pytest.param(
            "    image: {file: share.png, alt: A ballot}\n",
            Settings(image=Image("share.png", "A ballot")),
            id="image",
        ),
    ],
)
def test_what_readers_see_of_the_settings_is_read(own: str, expected: Settings) -> None:
    assert _settings(own) == expected


_NO_SCALE = (
    '"ratings" is not a scale; write two or more lines of "rating: what it means" below it, lowest first'
)
_GIVE = "text: t, url: https://example.org, label: l"


@pytest.mark.parametrize(
    ("own", "message"),
    [
        pytest.param(
            "ratings: «{true: x}",
            _NO_SCALE,
            id="scale of one",
        ),
        pytest.param(
            "ratings: «{}",
            _NO_SCALE,
            id="scale of none",
        ),
        pytest.param(
            "ratings: «[false, true]",
            _NO_SCALE,
            id="scale that is a list",
        ),
        pytest.param(
            'ratings: {false: x, true: «""}',
            '"true" is empty; write "true: …", or delete it',
            id="no meaning",
        ),
        pytest.param(
            "ratings: {false: x, true:« }", '"true" is empty; write "true: …", or delete it', id="no value"
        ),
        pytest.param(
            "ratings: {false: x, true: «[y]}",
            '"true" is not a text; write "true: …", in quotation marks if it holds ": "',
            id="meaning that is a list",
        ),
        pytest.param(
            "ratings: {false: x, true: y, «true: z}",
            '"true" is given twice; delete one of the two',
            id="rating twice",
        ),
        pytest.param(
            "support: «https://example.org",
            '"support" has no fields; write "support: {text: …, url: https://…, label: …}"',
            id="support that is an address",
        ),
        pytest.param(
            "support: «{url: https://example.org, label: l}",
            '"support" has no "text"; write "text: …"',
            id="support without a text",
        ),
        pytest.param(
            "support: «{text: t, label: l}",
            '"support" has no "url"; write "url: https://…"',
            id="support without an address",
        ),
        pytest.param(
            "support: {text: t, url: https://example.org, «label: ''}",
            '"support" has no "label"; write "label: …"',
            id="support with an empty label",
        ),
        pytest.param(
            "support: {text: t, url: «'javascript:alert(1)', label: l}",
            '"url" is not a web address; write "url: https://…"',
            id="address of a script",
        ),
        pytest.param(
            f"support: {{{_GIVE}, «gaol: 5000}}",
            '"support" has no field "gaol"; did you mean "goal"?',
            id="field with a typo",
        ),
        pytest.param(
            f"support: {{{_GIVE}, goal: «many}}",
            '"goal" is not a whole number; write "goal: 5000"',
            id="goal in words",
        ),
        pytest.param(
            f"support: {{{_GIVE}, goal: «5000.5}}",
            '"goal" is not a whole number; write "goal: 5000"',
            id="goal with a part",
        ),
        pytest.param(
            f"support: {{{_GIVE}, raised: «true}}",
            '"raised" is not a whole number; write "raised: 5000"',
            id="raised that is true",
        ),
        pytest.param(
            f"support: {{{_GIVE}, raised: «-1}}",
            '"raised" is not a whole number; write "raised: 5000"',
            id="raised below nothing",
        ),
        pytest.param(
            f"support: «{{{_GIVE}, goal: 5000}}",
            '"support" has only one of "goal" and "raised"; write both, or neither',
            id="goal without raised",
        ),
        pytest.param(
            f"support: «{{{_GIVE}, raised: 0}}",
            '"support" has only one of "goal" and "raised"; write both, or neither',
            id="raised without goal",
        ),
        pytest.param(
            f"support: {{{_GIVE}, currency: «5}}",
            '"currency" is not a text; put it into quotation marks: '
            "YAML takes it for a number, a date, or true or false",
            id="currency that is a number",
        ),
        pytest.param(
            f"support: {{{_GIVE}, date: «soon}}",
            '"date" is not a date; write year, month and day, such as "date: 2024-03-05"',
            id="date in words",
        ),
        pytest.param(
            "image: «share.png",
            '"image" has no fields; write "image: {file: …, alt: …}"',
            id="image that is a file",
        ),
        pytest.param(
            "image: «{file: share.png}", '"image" has no "alt"; write "alt: …"', id="image without a text"
        ),
        pytest.param(
            "image: {file: share.png, alt: x, «size: 3}",
            '"image" has no field "size"; delete it, or write one of: file, alt',
            id="unknown field of the image",
        ),
    ],
)
def test_a_setting_that_is_not_as_it_should_be_is_refused_in_its_place(own: str, message: str) -> None:
    text, (offset,) = marked(f"extra:\n  ibidem:\n    {own}\n", "mkdocs.yml")
    with pytest.raises(SetupError) as caught:
        _settings(f"    {own}\n")
    assert str(caught.value) == f"{text.location(offset)}: {message}"


def test_what_is_not_said_is_as_in_the_base() -> None:
    base = Settings(ratings=_SCALE, support=_SUPPORT, image=Image("share.png", "A ballot"))

    assert _settings("    rules:\n", base) == base
    assert _settings("    ratings:\n    support:\n    image:\n", base) == base


def test_a_setting_of_its_own_replaces_that_of_the_base_whole() -> None:
    base = Settings(ratings=_SCALE, support=_SUPPORT, image=Image("share.png", "A ballot"))

    read = _settings(
        "    ratings: {low: x, high: y}\n"
        "    support: {text: t, url: https://example.org, label: l}\n"
        "    image: {file: other.png, alt: z}\n",
        base,
    )

    assert read == Settings(
        ratings=(Rating("low", "x", 1), Rating("high", "y", 2)),
        support=Support("t", "https://example.org", "l"),
        image=Image("other.png", "z"),
    )
