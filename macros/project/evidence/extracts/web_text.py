"""The text of a web page: its main text, and all that it shows.

Of a page with an article, trafilatura leaves out captions and pull quotes even where it favors recall, and
`baseline` the comments too; only all that a page shows holds every quotation. But that holds menus and lists
of news as well, which change daily; so both are kept, the first to show a change, the second for quotations.
"""

from __future__ import annotations

import re

# Some pages hide their body until a script shows it.
_UNSHOWN = ".//script | .//style | .//template | .//noscript | .//*[@hidden][not(self::body)]"
_BEFORE = "string(preceding-sibling::node()[1])"
_BRACKETED = re.compile(r"\s*\[\s*\w{1,3}\s*\]\s*")
_SHORT = re.compile(r"\s*(?:\d{1,3}|[*†‡§])\s*")
# After a figure or the sign of a unit, a raised figure is a power: 10², km².
_WORD_BEFORE = re.compile(r"(?:(?!(?:sin|cos|tan|log)\s*\Z)[^\W\d_]{3}|[.,;:!?)\"'”’»])\s*\Z")


def page_texts(html: str) -> tuple[str, str, str]:
    """Return the main text of a page, all that it shows, which stands in for a missing one, and its title."""
    from trafilatura import extract, html2txt, load_html  # noqa: PLC0415  a check never reads sources

    tree = load_html(html)
    if tree is None:
        # It takes a single paragraph for something else than a page.
        html = f"<html><body>{html}</body></html>"
        tree = load_html(html)
    if tree is None:
        return "", "", ""
    title = " ".join((tree.findtext(".//title") or "").split())
    raised = [(sup, sup.text_content(), str(sup.xpath(_BEFORE))) for sup in tree.iter("sup")]
    notes = [sup for sup, words, before in raised if _is_note(words, before)]
    for element in [*tree.xpath(_UNSHOWN), *notes]:
        element.drop_tree()
    whole = html2txt(tree, clean=False)
    return extract(html, favor_recall=True) or whole, whole, title


def _is_note(raised: str, before: str) -> bool:
    """Return whether raised signs are the mark of a footnote, which is no part of a sentence."""
    if _BRACKETED.fullmatch(raised):
        return True
    return _SHORT.fullmatch(raised) is not None and _WORD_BEFORE.search(before[-20:]) is not None
