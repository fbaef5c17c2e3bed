"""Texts of others as they may be printed: nothing in them acts on a terminal, on a reader's eye or on a CI.

Keys, titles and names of files come from anybody; this is the one place that makes them visible.
"""

from __future__ import annotations

import re

from .patterns import later

# Controls, formats that nobody sees, fillers, separators of lines, and halves of characters.
_UNSEEN = later(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f]"
    # Joiners are needed between the letters of some scripts, and in emoji.
    "|(?<![\u0590-\u1dff\u2190-\u2bff\u2c80-\ufefc\U00010000-\U000e01ef])[\u200c\u200d]"
)
# GitHub looks for "::name …::" at the beginning of a line, behind white space too, and it, Azure and TeamCity
# for "##[name", "##vso[name" and "##teamcity[name" anywhere.
_COMMAND = later(r"^[^\S\n]*+:(?=:[\w-]+[^\n]*?::)|#(?=#\w*\[[\w.-]+[\] ])", re.MULTILINE)


def shown(text: str) -> str:
    """Replace each character that nobody sees, or that acts on a terminal, by its number: `U+202E`."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN().sub(lambda match: f"U+{ord(match[0]):04X}", text)


def one_line(text: str) -> str:
    """Put a text on one line, with everything in it visible."""
    return shown(" ".join(text.split()))


def printable(text: str) -> str:
    """Return lines with everything in them visible; tabs stay, because they align what follows."""
    return "\n".join("\t".join(map(shown, line.split("\t"))) for line in text.split("\n"))


def inert(output: str) -> str:
    """Put a space into what a CI that reads the log of a terminal would take for a command."""
    if "::" not in output and "##" not in output:
        return output
    return _COMMAND().sub(lambda match: f"{match[0]} ", output)


def inert_json(written: str) -> str:
    """Return the same JSON without the mark of commands, which can stand in its texts alone."""
    return written.replace("##", r"\u0023\u0023")
