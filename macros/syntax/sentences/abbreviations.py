"""Abbreviations in English prose, whose full stops do not end sentences."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LONGEST = 16
_BETWEEN_WORDS = re.compile(r"[^\w.'’]")
# "Gen. He" is a name.
_TITLES = _words(
    """
    Adm Amb Capt Cmdr Col Dr Gen Gov Hon Lt Maj Messrs Mr Mrs Ms Pres Prof Rep Reps Rev Sen Sens Sgt
    """
)
# Abbreviations only before a number: "No." and "art." are also words.
_BEFORE_NUMBERS = _words("approx art arts c ca ch est fig figs no nos nr p par para paras pp sec vol vols")
_NUMBER = re.compile(r"\d|[IVXLCDM]+\b")
_OTHERS = _words(
    """
    al approx Ave Blvd Bros ca cf Co Corp Dept ed eds etc Ft Inc Jr Ltd Mt resp Sr St trans Univ v viz
    vs Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    """
)
# "U.S", "e.g", "Ph.D", "J".
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]|[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")
# Words that begin sentences, and are seldom names: "in the U.S. The vote", but "U.S. Senate".
_STARTERS = _words(
    """
    A After All Although An And As At Because Before Both But By Each For From He Her His How However If
    In It Its Many Most None Nor Not On One Or Other Our She Since So Some Such That The Their Then
    There These They This Those Two Under Until We What When Where Whether Which While Who Why With Yet
    You
    """
)


def is_abbreviated(text: str, stop: int, following: str) -> bool:
    """Return whether the full stop at an offset belongs to an abbreviation and does not end a sentence.

    `following` is the word after the stop, with its own full stop if it has one: `A.` in "J. A. Smith".
    """
    word = _BETWEEN_WORDS.split(text[max(0, stop - _LONGEST) : stop])[-1].lstrip(".'’")
    if word in _TITLES:
        return True
    if word.lower() in _BEFORE_NUMBERS and _NUMBER.match(following):
        return True
    return bool(word in _OTHERS or _INITIALS.fullmatch(word)) and following not in _STARTERS
