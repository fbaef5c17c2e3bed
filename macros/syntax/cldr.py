"""What Unicode's CLDR knows of languages, as Babel has it: names, codes, scripts, dates, plural forms, lists.

The only importer of Babel. Few stores need it, and the months of all languages load slowly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from babel import Locale

_LANGUAGES = """
    en de fr es it pt nl da sv nb nn fi is pl cs sk sl hr sr hu ro bg el ru uk be tr ar he fa ur ja zh ko hi
    bn id ms vi th ca gl eu et lv lt ga la eo hy ka sq mk af
""".split()  # noqa: SIM905  a list of words is read as one
"""The languages whose words for months and languages are read; where two of them disagree, neither is."""

_ZEROS = {
    "arab": 0x660, "arabext": 0x6F0, "adlm": 0x1E950, "beng": 0x9E6, "cakm": 0x11136, "deva": 0x966,
    "hmnp": 0x1E140, "mymr": 0x1040, "nkoo": 0x7C0, "olck": 0x1C50, "rohg": 0x10D30, "tibt": 0xF20,
}  # fmt: skip
"""The digit zero of each system of CLDR that is a language's own."""


@cache
def code(name: str) -> str:
    """Return the shortest code of a language with this ISO 639 code: `de` for `ger` and `deu`."""
    from babel.core import get_global  # noqa: PLC0415  few languages need it

    return str(get_global("language_aliases").get(name, name))


@cache
def script(tag: str) -> str:
    """Return the script that a language is written in most often; empty when that is not known."""
    from babel.core import get_global  # noqa: PLC0415

    likely = get_global("likely_subtags").get(tag, "").split("_")
    return likely[1] if len(likely) > 1 else ""


def named(name: str) -> str:
    """Return the tag of a language from its name in English, or else in another larger language."""
    word = folded(name)
    tags = (_languages(language).get(word, "") for language in _LANGUAGES)
    return next(filter(None, tags), "").replace("_", "-")


def name_in(tag: str, language: str) -> str:
    """Return what the language with this code is called in another one; empty if unknown."""
    return str(_locale(language).languages.get(tag, ""))


def lineage(tag: str) -> tuple[str, ...]:
    """Return the tags under which something for a language may be found, the closest first.

    The script follows from the region: `zh-TW`, `zh-Hant`, `zh`.
    """
    from babel.core import get_global  # noqa: PLC0415

    parts = tag.replace("_", "-").split("-")
    whole = [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]
    exact = "-".join([parts[0].lower(), *whole])
    likely = get_global("likely_subtags").get(exact.replace("-", "_"), exact).split("_")
    usual = get_global("likely_subtags").get(parts[0].lower(), "").split("_")
    script = [] if likely[1:2] == usual[1:2] else ["-".join(likely[:2])]
    return tuple(dict.fromkeys((exact, *script, parts[0].lower())))


def plural(tag: str, count: int, *, is_ordinal: bool = False) -> str:
    """Return the category of a number: `one`, `few`, `other`; for ordinals, the third is `few` in English."""
    locale = _locale(tag)
    return str((locale.ordinal_form if is_ordinal else locale.plural_form)(count))


def plurals(tag: str, *, is_ordinal: bool = False) -> tuple[str, ...]:
    """Return the categories that a language has, in the order of CLDR."""
    locale = _locale(tag)
    known = {*(locale.ordinal_form if is_ordinal else locale.plural_form).tags, "other"}
    return tuple(name for name in ("zero", "one", "two", "few", "many", "other") if name in known)


def day(tag: str, year: int, month: int, number: int) -> str:
    """Return a date of our era in words, as far as it is known: 0 is a month or a day that is not."""
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415

    locale, moment = _locale(tag), date(year, month or 1, number or 1)
    if month and number:
        said = format_date(moment, "long", locale)
    else:
        said = format_skeleton("yMMMM" if month else "y", moment, locale=locale)
    return said.translate(_digits(locale))


def month_name(tag: str, number: int, width: str = "wide") -> str:
    """Return the name of a month as it stands alone; `narrow` is a letter or a number."""
    return str(_names_of_months(_locale(tag))["stand-alone"][width][number])


def decimal(tag: str, number: int) -> str:
    """Return a whole number in the digits of a language, with its marks between thousands."""
    from babel.numbers import format_decimal  # noqa: PLC0415

    locale = _locale(tag)
    return str(format_decimal(number, locale=locale, numbering_system="latn")).translate(_digits(locale))


def digits(tag: str, number: int) -> str:
    """Return a number in the digits of a language, without any mark."""
    return str(number).translate(_digits(_locale(tag)))


def enumerated(tag: str, names: Sequence[str]) -> str:
    """Join names as in a sentence."""
    from babel.lists import format_list  # noqa: PLC0415

    return str(format_list(list(names), locale=_locale(tag)))


@cache
def _locale(tag: str) -> Locale:
    """Return what is known of a language, or else of the language without region and script, or English."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    for known in lineage(tag):
        try:
            return Locale.parse(known, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def _digits(locale: Locale) -> Mapping[int, int]:
    """Return the digits in which a language writes numbers, by those of ASCII."""
    zero = _ZEROS.get(locale.default_numbering_system, 0x30)
    return {0x30 + number: zero + number for number in range(10)}


@cache
def month(name: str, language: str = "") -> int:
    """Return the number of a month from its name, in the given language or in any; 0 if unknown."""
    word = folded(name)
    if own := _months(language.partition("-")[0]).get(word):
        return own
    found = {number for one in _LANGUAGES if (number := _months(one).get(word))}
    return found.pop() if len(found) == 1 else 0


def folded(word: str) -> str:
    """Return a word without case, accents and a final full stop: `Févr.` is typed `fevr` too."""
    bare = "".join(letter for letter in normalize("NFKD", word) if not combining(letter))
    return " ".join(bare.casefold().rstrip(".").split())


@cache
def _months(language: str) -> Mapping[str, int]:
    return dict(_month_names(language))


def _month_names(language: str) -> Iterator[tuple[str, int]]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        months = _names_of_months(Locale(language))
    except (UnknownLocaleError, ValueError):
        return
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            yield from ((folded(str(name)), number) for number, name in months[context][width].items())


@cache
def _names_of_months(locale: Locale) -> Mapping[str, Mapping[str, Mapping[int, str]]]:
    """Return the names of months by context and width.

    Those that a language inherits are found by Babel when they are asked for, and kept in data that all
    languages share: whoever asks first would name the months of all. Hence a copy.
    """
    from babel import localedata  # noqa: PLC0415

    own: dict[str | int | None, object] = {"months": deepcopy(localedata.load(str(locale))["months"])}
    months: Mapping[str, Mapping[str, Mapping[int, str]]] = localedata.LocaleDataDict(own)["months"]
    return months


@cache
def _languages(language: str) -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415

    return {folded(name): tag for tag, name in Locale(language).languages.items()}
