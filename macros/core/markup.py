"""The classes of our elements that say something of sources and pages: no text may give them to its own."""

from __future__ import annotations

CITING = frozenset(
    f"ib-{name}"
    for name in (
        *("cite", "ref", "between", "missing", "quotation", "names"),
        *("sources", "further-reading", "corrections", "all"),
    )
)
"""What markers, quotations and lists have: on every site."""
STATING = frozenset(
    f"ib-{name}"
    for name in (
        *("header", "body", "label", "claim", "rating", "scale", "notice", "status", "byline", "dates"),
        *("republished", "disclosure", "about", "citation", "archive", "log", "support", "figures"),
    )
)
"""What stands around the text of a page with a type: where a page is one of ours."""
ROLES = frozenset({"doc-biblioref", "doc-bibliography", "doc-biblioentry"})
"""What tells a screen reader that an element is a citation or a list of sources, on such pages too."""
