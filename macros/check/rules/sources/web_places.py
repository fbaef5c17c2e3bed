"""What kind of place a web address leads to, as far as the address tells."""

from __future__ import annotations

import re

from ....syntax.addresses import identity

_SUBDOMAINS = r"(?:[\w-]+\.)*"
_GOOGLE = r"google(?:\.[a-z]{2,3}){1,2}"

_ARCHIVE = re.compile(r"(?:web\.archive\.org|archive\.(?:today|ph|is|li|md|vn|fo)|perma\.cc)/")
# The day in the address of a copy of the Internet Archive.
_COPIED_ON = re.compile(r"/web/(\d{4})(\d\d)(\d\d)\d{6}", re.ASCII)
# One archive under several names, in which altered copies were found in 2026.
_ALTERED = re.compile(r"archive\.(?:today|ph|is|li|md|vn|fo)/")
_SECONDARY = (
    (
        "an article of an encyclopedia",
        "cite what the article itself rests on",
        re.compile(rf"{_SUBDOMAINS}wikipedia\.org(?![\w.-])"),
    ),
    (
        "a page of search results",
        "cite the result that you have read",
        re.compile(
            rf"""
            {_SUBDOMAINS}
            (?:
                {_GOOGLE}/search\b          | scholar\.{_GOOGLE}/scholar\?
                | bing\.com/(?:\w+/)?search\b | duckduckgo\.com(?:/html)?\?
                | search\.yahoo\.com/search\b | yandex\.[a-z]{{2,3}}/search\b
                | baidu\.com/s\?            | ecosia\.org/search\b
                | search\.brave\.com/search\b
            )
            """,
            re.VERBOSE,
        ),
    ),
    (
        "a chat with an AI",
        "cite the sources that confirm what it says",
        re.compile(
            rf"""
            {_SUBDOMAINS}
            (?:chatgpt\.com|chat\.openai\.com|gemini\.google\.com|claude\.ai|perplexity\.ai|copilot\.microsoft\.com)
            (?![\w.-])
            """,
            re.VERBOSE,
        ),
    ),
)


def is_archive(url: str) -> bool:
    """Return whether an address is that of an archived copy."""
    return bool(_ARCHIVE.match(identity(url)))


def is_altered_archive(url: str) -> bool:
    """Return whether an address is that of a copy in an archive that has altered copies."""
    return bool(_ALTERED.match(identity(url)))


def secondary(url: str, site_url: str) -> tuple[str, str] | None:
    """Name a place that only passes on what others say, and what to cite instead; None for other places."""
    place, own = identity(url), identity(site_url)
    if own and (place == own or place.startswith((f"{own}/", f"{own}?", f"{own}#"))):
        return "a page of this site", "link to the page in the text, and cite what it rests on"
    found = ((noun, hint) for noun, hint, pattern in _SECONDARY if pattern.match(place))
    return next(found, None)


def copied_on(url: str) -> str:
    """Return the day on which the Internet Archive made a copy, or an example of a day for other archives."""
    found = _COPIED_ON.search(url)
    return "-".join(found.groups()) if found else "2024-03-05"
