"""The ways from a source back to the text; those of several places in one source are grouped by place."""

from __future__ import annotations

from collections.abc import Sequence

from ...words import Words
from ..escaping import attribute, fragment, text
from .mention import Mention


def back_links(mentions: Sequence[Mention], words: Words) -> str:
    """Return the links back to all mentions of a source, in their order; below them, those of each place.

    A place is a locator, such as a page. Where all mentions share one, the entry has no groups.
    """
    places = dict.fromkeys(mention.locator for mention in mentions if mention.locator)
    if len(places) < 2:
        return _links(mentions, words, is_lettered=len(mentions) > 1)
    items = "".join(_place(locator, mentions, words) for locator in places)
    whole = [mention for mention in mentions if not mention.locator]
    return f'{_links(whole, words, is_lettered=True)}<ul class="ib-locators">{items}</ul>'


def _place(locator: str, mentions: Sequence[Mention], words: Words) -> str:
    own = [mention for mention in mentions if mention.locator == locator]
    return f"<li><bdi>{text(locator)}</bdi> {_links(own, words, is_lettered=True)}</li>"


def _links(mentions: Sequence[Mention], words: Words, *, is_lettered: bool) -> str:
    """Return an arrow, or an arrow and a letter for each mention."""
    if not is_lettered:
        links = [_link(mention, "↑", words) for mention in mentions]
    else:
        letters = [(mention, _letters(mention.ordinal, words("letters"))) for mention in mentions]
        links = ['<span aria-hidden="true">↑</span>'] * bool(letters)
        links += [_link(mention, letter, words, is_lettered=True) for mention, letter in letters]
    # Material's search reads again after the end of any `div` inside of this one, so that it has none.
    return f"<div data-search-exclude>{' '.join(links)}</div>" if links else ""


def _link(mention: Mention, visible: str, words: Words, *, is_lettered: bool = False) -> str:
    place = words("mention-lettered", letter=visible) if is_lettered else ""
    section = words("in-section", section=mention.section) if mention.section else ""
    target = words.listed((place, section)) or words("the-mention")
    name = words("back-to", source=words("source-number", number=mention.number), place=target)
    return (
        f'<a role="doc-backlink" href="{fragment(mention.anchor)}"'
        f' aria-label="{attribute(name)}">{visible}</a>'
    )


def _letters(ordinal: int, alphabet: str) -> str:
    """Count as columns are counted: a to z, then aa."""
    rest, last = divmod(ordinal - 1, len(alphabet))
    return (_letters(rest, alphabet) if rest else "") + alphabet[last]
