"""Name checks: mistakes in lists of names, from an `and` too many to an institution that comes apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from ...core.findings import MOST, Fault
from ...core.patterns import later
from ...syntax import bibtex

_WRITE = 'write "Last, First and Last, First"'
_WRITE_OTHERS = f'{_WRITE}, and "and others" at the end'
_GROUP = re.compile(r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_ENTITY = re.compile(r"&#?\w+;")
# A semicolon that stands within a word divides no names.
_DIVIDER = re.compile(r"(?<![a-z]);|;(?![a-z])|[；、]|(?<![^\s~,])et\.?[\s~]*al(?!\w)")
_AMPERSAND = re.compile(r"\s\\?&\s")
_ACRONYM = re.compile(r"\{[A-Z]{3,}\}")
_SEVERAL_WORDS = re.compile(r"\{[^\s{}\\]+(?:\s+[^\s{}\\]+)+\}")
_SUFFIX = later(r"(?:jr|sr|esq|ph\.?\s?d|m\.?\s?d)\.?|[ivx]+|[2-9](?:nd|rd|th)", re.IGNORECASE)
# A suffix that cannot be a given name or its initials.
_ONLY_SUFFIX = re.compile(r"(?:[Jj]r|[Ss]r|[Ee]sq|[Pp]h\.?\s?[Dd])\.?|I{2,3}|IV|[2-9](?:nd|rd|th)")
_INSTITUTION = later(
    r"""
    (?<! [\w'’-] ) (?:
        agency | association | authority | cent(?:er|re) | commission | committee | council | department
        | foundation | institut(?:e|ion) | ministry | nations | office | organi[sz]ation | parliament
        | secretariat | society | university | (?<! ^ ) for
        # With another word, since these are surnames too: Robert Service, William H. Press.
        | (?: academy | bank | board | bureau | chamber | church | college | court | federation | government
            | house | league | library | museum | school | state | union ) \s of
        | (?: associated | canadian | free ) \s press
        | (?: border | coast | home | national ) \s guards?
        | (?: broadcasting | civil | forest | health | information | intelligence | news | park | police
            | postal | prison | research | revenue | secret | security | weather ) \s services?
    ) (?! [\w'’-] )
    | ^ the \s \S+ \s \S
    """,
    re.VERBOSE | re.IGNORECASE,
)


# Names without any of these, and with one comma at most, have none of the mistakes below but the last.
_ODD = re.compile(r"[=;；、&]|^\s*,|,\s*$|al(?!\w)|\{[A-Z]{3}|,[\s~]*\{?(?:[JSjs]r|[Ee]sq|[Pp]h|II|IV|[2-9])")

_LONGEST = 200
"""How long the value of a field can be that is one name."""

Parts = tuple[str, ...]
"""What is between the commas of a name."""


# People come back in many entries.
@lru_cache(maxsize=4096)
def name_faults(value: str) -> tuple[Fault, ...]:
    """Find mistakes in a list of names; a place is that in the value, where the fault has one."""
    names = bibtex.split_names(value)
    odd = [(name, _parts(name)) for name in names if _is_odd(name)]
    found = (_empty(value), _undivided(odd), _doubtful(odd), _institutions(value, names))
    return tuple(fault for kind in found for fault in islice(kind, MOST))


def _is_odd(name: str) -> bool:
    return name.count("{") != name.count("}") or name.count(",") > 1 or bool(_ODD.search(name))


def _parts(name: str) -> Parts:
    """Return what is between the commas; commas at the end, and those of an extended name, are none."""
    if bibtex.is_extended(name):
        return (name,)
    parts = [" ".join(words) for words in bibtex.comma_parts(name)]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return tuple(parts)


def _empty(value: str) -> Iterator[Fault]:
    for place in bibtex.empty_names(value):
        hint = f'remove this "and", or write the name that is missing; {_WRITE}'
        yield Fault('"and" stands without a name before or behind it', hint, place, "invalid-bibtex")


def _undivided(names: Sequence[tuple[str, Parts]]) -> Iterator[Fault]:
    """Find names that BibTeX refuses, and lists that it takes for one name."""
    refused = [(name, reason) for name, parts in names if (reason := _refused(name, parts))]
    for name, reason in refused:
        yield Fault(f'the name "{name}" cannot be split: {reason}', _WRITE, rule="invalid-bibtex")
    if not refused and any(_is_list(name, parts) for name, parts in names):
        yield Fault('names are separated by "and" alone', _WRITE_OTHERS, rule="invalid-bibtex")


def _refused(name: str, parts: Parts) -> str:
    marks = _ESCAPED.sub("", name)
    balance = marks.count("{") - marks.count("}")
    if balance:
        return "unterminated opening brace" if balance > 0 else "unmatched closing brace"
    if len(parts) > 3:
        return "too many commas"
    return "" if all(parts[:-1]) else "nothing before a comma"


def _is_list(name: str, parts: Parts) -> bool:
    """Return whether a name is certainly several: with a semicolon, two full names, or two institutions."""
    if _DIVIDER.search(_ENTITY.sub("", _GROUP.sub("{}", name))):
        return True
    if len(parts) == 3:
        return all(" " in part for part in parts[:2]) and not _SUFFIX().fullmatch(parts[1])
    pairs = (parts, parts[::-1]) if len(parts) == 2 else ()
    return any(_ACRONYM.fullmatch(one) and _SEVERAL_WORDS.fullmatch(other) for one, other in pairs)


def _doubtful(names: Sequence[tuple[str, Parts]]) -> Iterator[Fault]:
    for name, parts in names:
        if not _refused(name, parts) and not _is_list(name, parts):
            yield from (Fault(*doubt, rule="doubtful-name") for doubt in _doubts(name, parts))


def _doubts(name: str, parts: Parts) -> Iterator[tuple[str, str]]:
    plain = [part.replace("{", "").replace("}", "") for part in parts]
    if name.endswith(","):
        yield f'the name "{name}" ends in a comma', "remove the comma"
    elif len(parts) > 1 and _ONLY_SUFFIX.fullmatch(plain[-1]):
        first, last = (parts[1], parts[0]) if len(parts) == 3 else _first_and_last(parts[0])
        yield f'"{parts[-1]}" is read as a given name', f'write "{last}, {parts[-1]}, {first}"'
    elif len(parts) == 3 and not _SUFFIX().fullmatch(plain[1]):
        message = f'"{parts[1]}" is read as a suffix such as "Jr.", since it is between two commas'
        yield message, f'{_WRITE}, and a suffix as "Last, Jr., First"'
    if _AMPERSAND.search(_GROUP.sub("{}", name)):
        hint = f'write "and" in its place, or brace an institution: {{{{{name}}}}}'
        yield '"&" does not separate names', hint
    for part in bibtex.unknown_parts(name):
        yield f'no part of a name is called "{part}"', 'write "family=…, given=…, prefix=…, suffix=…"'


def _first_and_last(name: str) -> tuple[str, str]:
    (person, *_), _ = bibtex.people(name)
    return person.given, f"{person.prefix} {person.family}".strip()


def _institutions(value: str, names: Sequence[str]) -> Iterator[Fault]:
    for name in _institution_names(names):
        message = f'the institution "{name}" comes apart as a person\'s name'
        is_list = name == value or "," in value or len(value) > _LONGEST
        whole = "" if is_list else f", or {{{{{value}}}}} if that is one name"
        hint = f'brace it twice: {{{{{name}}}}}{whole}; write a person as "Last, First"'
        yield Fault(message, hint, rule="unbraced-institution")


def unbraced_institutions(value: str) -> tuple[str, ...]:
    """Return the names of a list that are an institution's, without those that an "and" may have divided."""
    names = bibtex.split_names(value)
    return tuple(name for name in _institution_names(names) if name in names)


def _institution_names(names: Sequence[str]) -> Iterator[str]:
    """Yield names that are an institution's, and are neither in braces nor written `Last, First`."""
    for position, name in enumerate(names):
        rest = _GROUP.sub("", name) if "{" in name else name
        if "," in rest or "=" in rest or not _INSTITUTION().search(rest):
            continue
        if len(names) == 1 and " " not in name:
            continue
        # The "and" of "Food and Agriculture Organization" has split the name in two.
        before = names[position - 1] if position and " " not in names[position - 1] else ""
        if before and "," not in before:
            yield f"{before} and {name}"
        elif _has_given_name(name):
            yield name


def _has_given_name(name: str) -> bool:
    """Return whether a part of a name is taken for a given name; `the Operations Team` stays in its order."""
    return any(person.given for person in bibtex.people(name)[0])
