"""The text of a web page: its main text, and all that it shows.

Of a page with an article, trafilatura leaves out captions and pull quotes even where it favors recall, and
`baseline` the comments too; only all that a page shows holds every quotation. But that holds menus and lists
of news as well, which change daily; so both are kept, the first to show a change, the second for quotations.
"""

from __future__ import annotations

_UNSHOWN = ("script", "style", "template")


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
    for element in list(tree.iter(*_UNSHOWN)):
        element.drop_tree()
    whole = html2txt(tree, clean=False)
    return extract(html, favor_recall=True) or whole, whole, title
