"""A mistake in a macro has one finding in a preview, which renders the page in spite of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from .builds import copy_site
from .built_sites import BuiltSite
from .previews import preview

pytestmark = pytest.mark.uncounted

_FOUND = {
    "{% if %}": ["3:1"],
    "A {% if true %} b": ["3:3"],
    "{% for a in b %}": ["3:1"],
    "A {% endif %}": ["3:3"],
    "A {# never": ["3:3"],
    "A {{ a b }} c": ["3:3"],
    'A {{ cite("board2022plan") b': ["3:3"],
    'A {{ cite["board2022plan"] }}': ["3:3"],
    'A {{ ciet("board2022plan") }}': ["3:3"],
    "A {{ cite(x) }} b": ["3:3"],
    "A {{ cite('board2022plan') | upper }}": ["3:3"],
    "{% set x = 'board2022plan' %}{{ cite(x) }}": ["3:30"],
    "{% raw %} {{ cite('board2022plan') }}{% endraw %}": ["3:14"],
    'A {{ quote("board2022plan", "a "b" c") }}': ["3:32"],
    "A $\\frac{{a}}{{b}}$": ["3:9", "3:14"],
    "A $x^{%2}$": ["3:6"],
    "A\n\n$$\n\\sum_{{n}} x\n$$": ["6:6"],
    "A \\(x_{{n}}\\) and `{{ code }}`": ["3:7"],
    "A {{ foo() }} b": ["3:3"],
    "A {{ foo }} and {{foo}} b": ["3:3", "3:17"],
    "A {{ 1/0 }}": ["3:3"],
    # The advice.
    "A $\\frac{ {a} }{ {b} }$ and $x_{ %1 }$": [],
    "A {% raw %}$\\frac{{a}}{{b}}${% endraw %}": [],
    'A {{ quote("board2022plan", \'a "b" c\') }} {{ quote("board2022plan", "a \\"b\\" c") }}': [],
}


@pytest.fixture(scope="module", name="shown")
def _shown(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = copy_site(tmp_path_factory.mktemp("mistakes"))
    for number, typed in enumerate(_FOUND):
        (Path(folder) / f"docs/p{number}.md").write_text(f"# Page\n\n{typed}\n", encoding="utf-8")
    return preview(folder)


@pytest.mark.parametrize(("number", "typed"), tuple(enumerate(_FOUND)), ids=_FOUND)
def test_a_mistake_is_told_once_and_at_its_place(shown: BuiltSite, number: int, typed: str) -> None:
    page = BeautifulSoup(shown.text(f"p{number}/index.html"), "html.parser")

    places = [place.text for place in page.select(".ib-findings li p:last-child code")]

    own = f"docs/p{number}.md:"
    assert [place.removeprefix(own) for place in places if place.startswith(own)] == _FOUND[typed]
