"""Languages as BibTeX and biblatex name them to BCP 47 tags, and the direction in which they are written."""

from __future__ import annotations

import re
from functools import lru_cache

from . import cldr

_TAG = re.compile(r"(?P<language>[a-zA-Z]{2,3})(?P<subtags>(?:[-_][a-zA-Z0-9]{2,8})*)")
# Tags in their usual form need no table: of two letters, perhaps with a region.
_USUAL = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?")
# What LaTeX's babel calls languages, where CLDR has no such name: https://ctan.org/pkg/babel.
_LATEX = {
    "american": "en-US", "usenglish": "en-US", "english": "en", "british": "en-GB", "ukenglish": "en-GB",
    "australian": "en-AU", "canadian": "en-CA", "newzealand": "en-NZ", "german": "de", "ngerman": "de",
    "germanb": "de", "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH",
    "nswissgerman": "de-CH", "french": "fr", "francais": "fr", "frenchb": "fr", "acadian": "fr-CA",
    "canadien": "fr-CA", "spanish": "es", "mexican": "es-MX", "spanishmx": "es-MX", "portuges": "pt",
    "brazil": "pt-BR", "brazilian": "pt-BR", "norsk": "nb", "nynorsk": "nn", "polutonikogreek": "el",
    "farsi": "fa", "magyar": "hu", "bahasa": "id", "bahasai": "id", "bahasam": "ms", "meyalu": "ms",
    "lowersorbian": "dsb", "uppersorbian": "hsb", "samin": "se", "serbianc": "sr-Cyrl", "ancientgreek": "grc",
    "chinese-simplified": "zh-Hans", "chinese-traditional": "zh-Hant", "chs": "zh-Hans", "cht": "zh-Hant",
}  # fmt: skip
_BETWEEN = re.compile(r"\s*[;,/&+]\s*|\s+(?:and|et|und|y|e)\s+")
_CODES = re.compile(r"[a-z]{3}(?: [a-z]{3})+")
_KEY = re.compile(r"lang(?=[a-z]{4})")
_REGION = re.compile(r"(?P<language>\w[\w ]*?)\s*\((?P<region>[A-Za-z]{2})\)")
# Unicode's scripts that run from right to left, with the codes of ISO 15924.
_RIGHT_TO_LEFT = frozenset(
    """
    adlm arab aran armi avst chrs cprt elym hatr hebr hung khar lydi mand mani mend merc mero narb nbat nkoo
    orkh ougr palm phli phlp phnx prti rohg samr sarb sogd sogo syrc syre syrj syrn thaa yezi
    """.split()  # noqa: SIM905  a list of words is read as one
)


@lru_cache(maxsize=1024)
def language_tag(name: str) -> str:
    """Return the BCP 47 tag of a language, or of the first in a list; empty for an unknown name.

    A language has a name of LaTeX (`ngerman`), a key of biblatex (`langgerman`), a tag or locale (`de_DE`),
    a code of ISO 639 (`ger`), or a name in words (`German`, `Deutsch`).
    """
    name = name.strip().rstrip(".")
    if _USUAL.fullmatch(name):
        return name
    if tag := _one(name):
        return tag
    listed = name.split() if _CODES.fullmatch(name) else _BETWEEN.split(name)
    return _one(listed[0]) if len(listed) > 1 else ""


def listed_languages(typed: str) -> tuple[str, ...]:
    """Return the languages in a list as typed: `german and latin`, `de; la`."""
    return tuple(one for one in _BETWEEN.split(typed) if one)


@lru_cache(maxsize=1024)
def name_in(name: str, language: str) -> str:
    """Return what a language is called in another one; an unknown name as typed."""
    return cldr.name_in(_bare(name), language) or name


def _bare(name: str) -> str:
    return language_tag(name).split("-", maxsplit=1)[0]


def direction(tag: str) -> str:
    """Return `rtl` for a language or script written from right to left, otherwise an empty text."""
    language, *subtags = tag.lower().split("-")
    script = next((subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()), "")
    return "rtl" if (script or _usual_script(language)) in _RIGHT_TO_LEFT else ""


@lru_cache(maxsize=1024)
def _usual_script(language: str) -> str:
    return cldr.script(language).lower() if language else ""


def _one(name: str) -> str:
    word = _KEY.sub("", name.lower(), count=1)
    if tag := _LATEX.get(word):
        return tag
    if (match := _TAG.fullmatch(name)) and (tag := _canonical(match["language"], match["subtags"])):
        return tag
    if match := _REGION.fullmatch(name):
        language = language_tag(match["language"])
        return f"{language}-{match['region'].upper()}" if language else ""
    return cldr.named(word) if len(word) > 3 or not word.isascii() else ""


def _canonical(language: str, subtags: str) -> str:
    """Return a tag with its shortest code, and in the case that RFC 5646 recommends."""
    first = cldr.code(language.lower()).split("_")
    rest = [_in_case(subtag) for subtag in re.split("[-_]", subtags)[1:]]
    return "-".join([*first, *rest])


def _in_case(subtag: str) -> str:
    if len(subtag) == 4 and subtag.isalpha():
        return subtag.capitalize()
    return subtag.upper() if len(subtag) == 2 else subtag.lower()
