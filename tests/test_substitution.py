from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content import citations
from macros.content.front_matter import front_matter
from macros.core.model import Page, profile
from macros.core.text import Text
from macros.render.substitution import substituted

from .generated import BLOCKS

_FRONT = "---\ntitle: A\n---\n"
_CALLS = ('{{ cite("a") }}', '{{ quote("b", "the {words}") }}', '{{ cite("a", "c") }}')


def _page(content: str) -> Page:
    text = Text("docs/a.md", content)
    front, _ = front_matter(text)
    return Page(text, front.body, citations.scan(text, front.body)[0].calls)


def _scanned(page: Page, markdown: str) -> str:
    """Return what Jinja is to see, as for a text that is not known."""
    text = Text(page.path, markdown)
    scanned, _ = citations.scan(text)
    return citations.prepared(text, scanned, citations.tokens(scanned, page.calls))


@pytest.mark.parametrize("others", [_CALLS[2], _CALLS[1], "A"])
def test_a_call_that_the_file_does_not_have_gets_no_number(others: str) -> None:
    first, second = _page(_CALLS[0]), _page(others)

    for page, other in ((first, second), (second, first)):
        scanned, _ = citations.scan(other.text)
        assert {token.call for token in citations.tokens(scanned, page.calls)} <= {-1}


def _filled(block: str, calls: tuple[str, str]) -> str:
    for name in ("cite", "quote", "group", "place"):
        block = block.replace(f"{{{name}}}", calls[0], 1).replace(f"{{{name}}}", calls[1])
    return block.replace("{code}", calls[0]).replace("{last}", calls[1]).replace("{number}", "1")


_BODIES = st.lists(
    st.builds(
        _filled,
        st.sampled_from([*BLOCKS, "<!-- {cite} -->", "![{cite}](a.png)", "{ {cite}", "{% {cite}", "{{ 1 }}"]),
        st.tuples(st.sampled_from(_CALLS), st.sampled_from(_CALLS)),
    ),
    max_size=4,
).map("\n\n".join)


@given(st.sampled_from(["", _FRONT, f"{_FRONT}\n\n"]), _BODIES)
def test_tokens_are_those_of_a_scan(front: str, body: str) -> None:
    page = _page(f"{front}{body}\n")
    markdown = page.text.content[page.body :].lstrip("\n")

    made = substituted(page.text, profile(page).shown, markdown)

    assert made is None or made == _scanned(page, markdown)


@pytest.mark.parametrize(
    ("content", "markdown", "is_told"),
    [
        pytest.param(f"{_FRONT}A{_CALLS[0]}\n", f"A{_CALLS[0]}\n", True, id="the-body"),
        pytest.param(f"{_FRONT}\n\nA\n", "A\n", True, id="the-body-behind-empty-lines"),
        pytest.param("A\n", "A\n", True, id="no-front-matter"),
        pytest.param(f"{_FRONT}A\n", "B\n", False, id="another-text"),
        pytest.param(f"{_FRONT}A{_CALLS[0]}\n\nB\n", "B\n", False, id="a-part"),
        pytest.param(f"A{_CALLS[0]}\n\n`{_CALLS[0]}`\n", f"`{_CALLS[0]}`\n", False, id="a-part-with-code"),
        pytest.param(f"A{_CALLS[0]}\n", f"B\nA{_CALLS[0]}\n", False, id="more"),
        pytest.param(f"A{_CALLS[0]} `{{{{`\n", f"A{_CALLS[0]} `{{{{`\n", False, id="signs-in-code"),
        pytest.param("A {{ cite('a') }}\n", "A {{ cite('a') }}\n", False, id="a-call-that-is-not-plain"),
        pytest.param(f"<!-- {_CALLS[0]} -->\n", f"<!-- {_CALLS[0]} -->\n", False, id="a-hidden-call"),
        pytest.param("A {{ page.title }}\n", "A {{ page.title }}\n", False, id="another-macro"),
    ],
)
def test_a_scan_is_needed_for_what_is_not_the_body_with_calls_alone(
    content: str,
    markdown: str,
    is_told: bool,  # noqa: FBT001
) -> None:
    page = _page(content)

    assert (substituted(page.text, profile(page).shown, markdown) is not None) == is_told
