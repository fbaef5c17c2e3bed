"""What templates call to put readers' words into a page; each result is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig

from ...core.model import CORRECTIONS, Dating, Day
from ...render import rendering
from ...render.words import Words


def markup(html: str) -> Markup:
    """Return HTML whose texts are escaped already."""
    return Markup(html)  # noqa: S704


def calls(words: Words) -> Mapping[str, Any]:
    """Return the functions for the words of one language: `ibidem.say("published", date=…)`."""

    def say(key: str, count: int | None = None, **parts: object) -> Markup:
        if count is not None:
            parts["count"] = words.number(count)
        return markup(escape(words.pattern(key, count))).format(**parts)

    def day(value: Day) -> Markup:
        return markup(rendering.day(value, words))

    def dating(value: Dating) -> Markup:
        return markup(rendering.dating(value, words))

    return {
        "words": words,
        "say": say,
        "day": day,
        "dating": dating,
        "number": words.number,
        "listed": partial(_joined, words.listed, words),
        "enumerated": partial(_joined, words.enumerated, words),
    }


def name_marks(config: MkDocsConfig, words: Words) -> None:
    """Name the marks in the navigation that pages with corrections get, unless the site names them."""
    named = config.extra.setdefault("status", {})
    for kind, mark in CORRECTIONS.items():
        named.setdefault(mark, words(f"correction-{kind}"))


def _joined(join: Callable[[list[str]], str], words: Words, parts: Iterable[object]) -> Markup:
    """Join texts or elements; among words from right to left, each has a direction of its own."""
    shown = [str(escape(part)) for part in parts]
    return markup(join([f"<bdi>{part}</bdi>" for part in shown] if words.is_rtl else shown))
