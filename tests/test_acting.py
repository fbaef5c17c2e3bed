"""Which texts would act where a template prints them: scripts, requests and redirections, nothing else."""

from __future__ import annotations

import pytest

from macros.syntax.html.acting import acting, is_script

_EVENTS = (
    *(
        "abort",
        "animationstart",
        "auxclick",
        "begin",
        "blur",
        "canplay",
        "change",
        "click",
        "close",
        "command",
    ),
    *("copy", "cut", "drag", "end", "error", "focus", "input", "keydown", "load", "message", "mouseover"),
    *("online", "paste", "play", "pointerover", "repeat", "reset", "scroll", "select", "submit", "toggle"),
)


@pytest.mark.parametrize("event", _EVENTS)
def test_every_event_is_found_in_a_tag_and_behind_a_quotation_mark(event: str) -> None:
    assert acting(f"<x on{event}=f()>") == f"on{event}="
    assert acting(f'x" ON{event.upper()} = f()')


@pytest.mark.parametrize(
    "text",
    [
        "<svg><script>f()</script>",
        "<ScRiPt src=x",
        "</title>",
        "</textarea >",
        "<!-- no end",
        "<iframe srcdoc=x>",
        "<meta http-equiv=refresh>",
        'x" http-equiv="refresh',
        "<base/href=//x>",
        "<link rel=stylesheet href=x>",
        "<object data=x>",
        "<svg><use href=data:x>",
        "<svg><image href=//x>",
        "<svg><set to=javascript:x>",
        "<a href='\tjava\nscript:x'>",
        '<a href="&#x6A;avascript&colon;x">',
        '<a href="data:text/html,x">',
        "<form action=//x>",
        '<img src="/\n/x">',
        "<img src=\t//x>",
        "Title</div></article>",
        "</H1><h1>Another",
        "<b>A</b></b>",
        '<b title="',
        "<b title='x>",
        "<i></b title=x",
        '<b style="position :fixed;inset:0">x',
        '<b style="top:0;POSITION:absolute">x',
        "<button formaction=JAVASCRIPT:x>",
        "<img src=//x>",
        "<img/src=\\\\x>",
        '<img srcset="https://x 1x">',
        "<video poster=HTTP:x>",
        "<td background=//x>",
        "<a href=y ping=//x>",
        "<b style='background:url(//x)'>",
        "<b style=background:u\\72l(//x)>",
        '<b style="@import x">',
        '<b style="background:&#117;rl(//x)">',
    ],
)
def test_a_text_that_acts_is_found(text: str) -> None:
    assert acting(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a < b, b > c and a = c",
        "List<T>, Option<Object> and Vec<Link>",
        "<b>bold</b>, <code>&lt;script&gt;</code>, <kbd>Ctrl</kbd> <br/>",
        '<span class="x" style="color:red">red</span>',
        '<a href="https://example.org/?a=b">there</a>',
        '<img src="logo.png" alt="">',
        "What does <!-- more --> mean?",
        'The "offline" mode, with online = false, once=3 and "ontology = 1"',
        "one=1, javascript:x and data:x",
        "<svg viewBox='0 0 1 1'><path d='M0 0'/></svg>",
    ],
)
def test_a_text_that_only_formats_is_left_alone(text: str) -> None:
    assert acting(text) == ""


@pytest.mark.parametrize(
    ("address", "is_found"),
    [
        ("javascript:x", True),
        (" \x01java\tscr\nipt:x", True),
        ("java\u200bscript:x", True),
        ("JavaScript&colon;x", True),
        ("vbscript:x", True),
        ("data:text/html,x", True),
        ("DATA:image/svg+xml,x", True),
        ("javascript", False),
        ("/javascript:x", False),
        ("javascript%3Ax", False),
        ("https://example.org/javascript:x", False),
        ("mailto:a@example.org", False),
        ("javascripts/a.js", False),
    ],
)
def test_an_address_that_a_browser_runs_is_found(address: str, *, is_found: bool) -> None:
    assert is_script(address) == is_found


@pytest.mark.parametrize(
    ("address", "is_found"),
    [
        ("data:image/png;base64,x", False),
        ("data:font/woff2,x", False),
        ("data:text/html,x", True),
        ("javascript:x", True),
    ],
)
def test_a_picture_may_be_in_its_address(address: str, *, is_found: bool) -> None:
    assert is_script(address, may_be_data=True) == is_found
