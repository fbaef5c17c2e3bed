"""Words: what readers of one language are told, as a value that is passed to whatever tells it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from ...core import text
from ...core.model import MONTHS, Dating, Day, Languages, Listed, Phrase, Said
from ...syntax import cldr, languages
from . import dates
from .catalogs import ENGLISH, ORDINALS, Catalog, nearest, whole
from .nesting import nested


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words for readers of a language."""

    language: str
    """The tag of the language, such as `pt-BR`: that of the page, or English where it has no catalog."""
    catalog: Catalog

    def __call__(self, key: str, /, *, count: int | None = None, **parts: object) -> str:
        """Return a phrase, with its parts in place of their names in braces."""
        if count is not None:
            parts["count"] = str(count) if key in ORDINALS else self.number(count)
        return self.pattern(key, count).format(**parts)

    def _say(self, key: str, /, **parts: str) -> str:
        return self.pattern(key).format(**parts)

    def pattern(self, key: str, count: int | None = None) -> str:
        """Return a phrase with the names of its parts in braces; a number chooses the plural form."""
        form = self.catalog[key]
        if not form.by_category:
            return form.text
        category = _plural(form.language, count or 0, is_ordinal=key in ORDINALS)
        return form.by_category.get(category) or form.by_category["other"]

    @property
    def direction(self) -> str:
        """`rtl` for a language written from right to left, else `ltr`."""
        return "ltr" if self.language == ENGLISH else languages.direction(self.language) or "ltr"

    @property
    def is_rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return self.direction == "rtl"

    def number(self, value: int) -> str:
        """Return a whole number, with the language's marks between thousands."""
        return f"{value:,}" if self.language == ENGLISH else cldr.decimal(self.language, value)

    def day(self, value: Day) -> str:
        """Return a day, month or year."""
        return dates.day(value, self.language, self._say)

    def dating(self, value: Dating, write: Callable[[Day], str] | None = None) -> str:
        """Return a day or a span of time; `write` writes each day in another way."""
        if value.literal and (self.language == ENGLISH or not (value.is_decade or value.month)):
            return value.literal
        if value.month:
            return dates.of_typed_year(value, self.language, self._say)
        return dates.written(value, self._say, write or self.day)

    def year(self, value: Dating) -> str:
        """Return the first year of a date, or the decade."""
        first = value.start or value.end
        if first and not (value.literal and value.is_range):
            return self.day(Day(first.year))
        return self.dating(value)

    def month(self, number: int) -> tuple[str, str]:
        """Return the name of a month, and its letter or number."""
        if self.language == ENGLISH:
            return MONTHS[number - 1], MONTHS[number - 1][0]
        return cldr.month_name(self.language, number), cldr.month_name(self.language, number, "narrow")

    def listed(self, parts: Sequence[str]) -> str:
        """Join texts by commas."""
        return self("comma").join(filter(None, parts))

    def enumerated(self, names: Sequence[str]) -> str:
        """Join texts as in a sentence: `a, b and c`."""
        if self.language == ENGLISH or len(names) < 2:
            return text.enumerated(names)
        return cldr.enumerated(self.language, names)

    def quoted(self, words: str) -> str:
        """Return words in the quotation marks of the language."""
        return f"{self('quote-start')}{self.nested(words)}{self('quote-end')}"

    def nested(self, words: str) -> str:
        """Return words that will stand in quotation marks, with inner ones in place of their own."""
        return nested(words, self("inner-quote-start"), self("inner-quote-end"))

    def said(self, value: Said) -> str:
        """Return a phrase of which it is not known here what it says."""
        match value:
            case Phrase(key, parts, count):
                return self(key, count=count, **{name: self.said(part) for name, part in parts})
            case Listed(parts, is_sentence):
                said = [self.said(part) for part in parts]
                return self.enumerated(said) if is_sentence else self.listed(said)
            case Languages(names):
                return self.enumerated([languages.name_in(name, self.language) for name in names])
            case Dating():
                return self.dating(value)
            case _:
                return value


def _plural(language: str, count: int, *, is_ordinal: bool) -> str:
    if language == ENGLISH:
        # As in CLDR, which takes long to load.
        if not is_ordinal:
            return "one" if count == 1 else "other"
        return {1: "one", 2: "two", 3: "few"}.get(count % 10 if count // 10 % 10 != 1 else 0, "other")
    return cldr.plural(language, count, is_ordinal=is_ordinal)


@cache
def words(tag: str) -> Words:
    """Return the words for a language, a tag of BCP 47; those of English for one that has no catalog."""
    found = nearest(tag)
    # With the region that was asked for: it decides how dates and numbers are written.
    language = tag.replace("_", "-") if found != ENGLISH or tag.lower().startswith("en") else ENGLISH
    return Words(language, whole(found))


def english() -> Words:
    """Return the words of English, which are those of exports and of tools."""
    return words(ENGLISH)


def attributes(language: str, site: str) -> dict[str, str]:
    """Return the attributes of our elements on a page whose language is not that of the site."""
    if not language or language == site:
        return {}
    return {"lang": language, "dir": languages.direction(language) or "ltr"}
