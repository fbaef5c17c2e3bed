"""The localization keys of biblatex that values may be; the catalogs of words say them in each language.

From biblatex's manual, 4.9.2: https://ctan.org/pkg/biblatex.
"""

from __future__ import annotations

import re

from ...core.model import Listed, Phrase, Said
from ...syntax.latex import decode

_COUNTRIES = ("", "de", "eu", "fr", "uk", "us")
BIBSTRINGS = {
    key: key
    for key in (
        *("phdthesis", "mathesis", "bathesis", "candthesis", "techreport", "resreport", "software"),
        *("datacd", "audiocd"),
        *(f"{patent}{code}" for patent in ("patent", "patreq") for code in _COUNTRIES),
        *("countryde", "countryeu", "countryfr", "countryuk", "countryus"),
        *("inpreparation", "submitted", "forthcoming", "inpress", "prepublished", "newseries", "oldseries"),
    )
} | {
    "countryep": "countryeu",
    # Types of entries that exporters write into `type`.
    "mastersthesis": "mathesis",
    "masterthesis": "mathesis",
    "bachelorsthesis": "bathesis",
    "bachelorthesis": "bathesis",
}
"""The names of phrases in the catalogs by the keys."""
# The key of a country may be one of several in a list.
_BIBSTRING = re.compile(
    r"\\bib[a-z]*string\*?\s*\{(?P<key>[a-z]+)\} | \b(?P<country>country[a-z]{2})\b", re.VERBOSE
)


_AND = re.compile(r"\s+and\s+")


def bare(value: str) -> str:
    r"""Return a value decoded, with keys alone: `\bibstring{phdthesis}` is `phdthesis`."""
    return decode(_BIBSTRING.sub(lambda match: match["key"] or match["country"], value))


def localized(shown: str) -> Said:
    """Return a bare value that is a key as its phrase, any other as it is."""
    key = BIBSTRINGS.get(shown.lower())
    return Phrase(key) if key else shown


def places(value: str) -> Said:
    """Return a place, or places with "and" between them, as the field `location` has them."""
    named = bare(value)
    if "{" in value or not _AND.search(named):
        return localized(named)
    return Listed(tuple(map(localized, _AND.split(named))), is_sentence=True)
