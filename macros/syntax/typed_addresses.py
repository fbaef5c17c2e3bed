r"""Addresses and DOIs as writers of LaTeX type them: `\url{https://e.org/a\_b}` is `https://e.org/a_b`.

biblatex prints these fields as they are typed, but DBLP, Mendeley and many hands escape them for BibTeX.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..core.patterns import later
from .addresses import WEB, doi, identity

_MARKED = re.compile(r"[\\{}$<>\"\s]|%5C|&(?:amp|lt|gt);", re.IGNORECASE)
_GROUP = r"\{ (?: [^{}] | \{ (?: [^{}] | \{[^{}]*\} )* \} )* \}"
_LINK = re.compile(
    rf"""
    \\(?: url | nolinkurl | path ) \s* (?P<url>{_GROUP})
    | \\href \s* (?P<href>{_GROUP}) (?: \s* (?P<label>{_GROUP}) )?
    """,
    re.VERBOSE,
)
# Another address follows; Mendeley writes a line end as two letters, or percent-encoded.
_NEXT = r"(?:\\n|%5Cn|%0A|[;,|])[a-z][a-z0-9+.-]*://"
_SEVERAL = later(_NEXT, re.IGNORECASE)
_BARE = re.compile(
    rf"(?:<|\\n|%5Cn|%0A|\b)(?P<bare>https?://(?:(?!{_NEXT})[^\s{{}}\"<>])+(?<![.,;:)]))>?", re.IGNORECASE
)
_GOES_ON = later(r"\s+(?!(?:and|or)\b|[a-z][a-z0-9+.-]*://)[\w%/&?=]", re.IGNORECASE)
_HOST = re.compile(r"(?://)?(?P<place>(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#][^\s\\]*)?)")
_FILE = re.compile(
    r"[^.]+\.(?:pdf|e?ps|html?|php|aspx?|jsp|docx?|txt|zip|gz|epub|djvu|mp[34])", re.IGNORECASE
)
_SIGNS = {
    "textunderscore": "_", "_": "_", "textasciitilde": "~", "sim": "~", "textasciicircum": "^",
    "textless": "<", "textgreater": ">", "slash": "/", "string": "", "allowbreak": "", "protect": "",
}  # fmt: skip
_NAME = "|".join(sorted(map(re.escape, _SIGNS), reverse=True))
# A sign with a backslash before it, which may be percent-encoded: `\_`, `{\_}`, `\~{}`, `%5C_`.
_ESCAPED = later(
    rf"""
    \{{ (?: \\ | %5C )? (?P<braced>[_&%\#$~^-]) (?: \{{\s*\}} )? \}}
    | (?: \\ | %5C ) (?P<sign>[_&%\#$~^{{}}<>]) (?: \{{\s*\}} )?
    | \{{ \\(?P<braced_name>{_NAME}) (?: \{{\}} )? \s* \}}
    | \$ \s* \\(?P<math>sim|_) \s* \$
    | \\(?P<name>{_NAME}) (?![A-Za-z]) (?: \{{\}} | [ ] )?
    | \\[-/]                                       # where LaTeX may break a line
    | (?P<entity>&(?:amp|lt|gt); | \$[<>]\$ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "$<$": "<", "$>$": ">"}
_WITH_SPACES = re.compile(
    r"https?://[^\s/,;%]+/[^\s,;%]*(?: [^\s,;%]+)+(?:\.\w{2,5}|[=&/][^\s,;.]+)", re.IGNORECASE
)
_LINE_END = re.compile(r"\s*\n\s*")
_WRAPPED = re.compile(rf"{_GROUP} | \"[^\"]*\" | <[^<>]*>", re.VERBOSE)


# Most values are read by the check, and again for the source.
@lru_cache(maxsize=4096)
def address(value: str) -> str:
    """Return the web address that a value means; a DOI becomes its address, anything else stays as typed."""
    plain = _plain(value) if _MARKED.search(value) else value
    if is_whole(plain):
        return plain
    name = doi(plain) if plain[:1] in "1dD" else ""
    return f"https://doi.org/{name}" if name else value


@lru_cache(maxsize=4096)
def doi_name(value: str) -> str:
    """Return the DOI in a value that is one, with or without a resolver; empty for anything else."""
    return doi(_plain(value) if _MARKED.search(value) else value)


def meant_address(value: str) -> str:
    """Return the address that readers get from a field for addresses; one that is not of the web as typed."""
    found = address(value)
    return found if not found or is_whole(found) else first_address(value) or found


def is_whole(value: str) -> bool:
    """Return whether a value without LaTeX is one web address that browsers can open."""
    if not WEB.fullmatch(value):
        return False
    # Most addresses have no port, and no other address behind them.
    return value.count(":") == 1 or bool(not _SEVERAL().search(value) and identity(value))


def first_address(value: str) -> str:
    """Return the address that readers get from a value that is not one whole address; empty for none.

    That is the first of several, the one in a text, or one that lacks its scheme, as people type it.
    """
    plain = _plain(value)
    if found := linked(value)[0] if _LINK.search(value) else _first(plain):
        return found
    host = _HOST.fullmatch(plain)
    return f"https://{host['place']}" if host and not _FILE.fullmatch(host["place"]) else ""


def _first(text: str) -> str:
    match = _BARE.search(text)
    return match["bare"] if match and is_whole(match["bare"]) else ""


def is_cut(value: str) -> bool:
    """Return whether the first address in a value may go on behind a space, which no address holds."""
    found = _BARE.search(value)
    return bool(found and _GOES_ON().match(value, found.end()))


def linked(value: str, *, is_marked: bool = False) -> tuple[str, str]:
    r"""Return the first web address in a text, and the text without it; the label of a link stays.

    With `is_marked`, only `\url` and `\href` are taken for addresses.
    """
    match = _LINK.search(value)
    if match:
        typed, label = match["url"] or match["href"], match["label"] or ""
    elif not is_marked and (match := _BARE.search(value)):
        typed, label = match["bare"], ""
    else:
        return "", value
    found = address(typed)
    if not is_whole(found):
        return "", value
    said = "" if WEB.fullmatch(address(label)) else label
    return found, f"{value[: match.start()]} {said} {value[match.end() :]}"


def _plain(value: str) -> str:
    """Return a value without what wraps it, and with its escaped signs as they are meant."""
    plain = value.strip()
    while True:
        if link := _LINK.fullmatch(plain):
            plain = (link["url"] or link["href"])[1:-1].strip()
        elif _WRAPPED.fullmatch(plain):
            plain = plain[1:-1].strip()
        else:
            break
    plain = _ESCAPED().sub(_shown, plain)
    if plain.count("://") != 1:
        return plain
    # A long address may go on in the next line, and a file may have spaces in its name.
    whole = _LINE_END.sub("", plain)
    return whole.replace(" ", "%20") if _WITH_SPACES.fullmatch(whole) else whole


def _shown(match: re.Match[str]) -> str:
    if sign := match["braced"] or match["sign"]:
        return sign
    if entity := match["entity"]:
        return _ENTITIES[entity.lower()]
    name = match["braced_name"] or match["math"] or match["name"]
    return _SIGNS[name] if name else ""
