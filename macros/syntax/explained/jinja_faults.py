"""What Jinja says of a template that it cannot parse, in words for writers."""

from __future__ import annotations

import re

STATEMENTS = frozenset(
    {
        *("block", "call", "elif", "else", "extends", "filter", "for", "from", "if", "import", "include"),
        *("macro", "raw", "set", "with"),
    }
)
"""The statements of Jinja, without those that end another."""
_MISSING, _UNEXPECTED = "{missing} is missing before {found}", "{found} is not expected here"
_KINDS = {"string": "a text", "integer": "a number", "float": "a number"}
"""What Jinja calls a text or a number, of which it does not say which."""
_ENDED = "an expression is missing"
_WORDS = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (r"unexpected char '(?P<found>\\?.)' at \d+", _UNEXPECTED),
        (r"""unexpected char "(?P<found>')" at \d+""", "a quotation mark is never closed"),
        (r"unexpected '(?P<found>.*)', expected '(?P<missing>.*)'", _MISSING),
        (r"(?:Expected an expression, got|unexpected) 'end of [a-z ]+'", _ENDED),
        (r"unexpected '(?P<found>.*)'", _UNEXPECTED),
        (r"expected (?:token 'name', got .*|name or number)", "a name is missing"),
        (r"expected token 'end of [a-z ]+', got '(?P<found>.*)'", _UNEXPECTED),
        (r"expected token '(?P<missing>.|as|in)', got 'end of [a-z ]+'", "{missing} is missing"),
        (r"expected token '(?P<missing>.|as|in)', got '(?P<found>.*)'", _MISSING),
        (r"tag name expected", "the name of a statement is missing"),
        (r"Unexpected end of template.* is '(?P<found>\w+)'", "{found} is never closed"),
    )
)
_UNKNOWN = re.compile(r"Encountered unknown tag '(?P<name>[^']*)'")


def explained(message: str) -> str:
    """Return what Jinja means by a message; the message itself where no words are known for it."""
    said = message.rstrip(".")
    if name := unknown(said):
        is_known = name.removeprefix("end") in STATEMENTS
        return f'"{name}" does not belong here' if is_known else f'there is no statement "{name}"'
    for pattern, words in _WORDS:
        if match := pattern.fullmatch(said):
            found = {name: _KINDS.get(value, f'"{value}"') for name, value in match.groupdict().items()}
            return words.format_map(found)
    return said


def unknown(message: str) -> str:
    """Return the statement that Jinja does not know at its place; empty for another fault."""
    match = _UNKNOWN.match(message)
    return match["name"] if match else ""
