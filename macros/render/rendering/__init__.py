"""Sources, markers and lists to HTML: the only place where HTML is made."""

from __future__ import annotations

from .dating import dating, day
from .escaping import tagged
from .evidence.affected import affected
from .evidence.witness import is_retracted
from .head import json_ld, link, metas, script, with_head
from .listing import listed_source, source_index
from .lists import (
    Write,
    corrections,
    marker,
    missing_marker,
    names,
    quotation,
    reading_list,
    source_anchor,
    source_list,
    standing_marker,
)
from .lists_mark import LISTS, lists_mark
from .marks import failure_page, finding_mark, place_anchor
from .mentions import Mention, mention_anchor
from .overviews.figures import figure
from .overviews.timeline import Event, timeline
from .paper import paper, paper_styles, without_site_links
from .people import cited_text
from .places import emptied, place, place_names, placed
from .reference import reference, writer

__all__ = [
    "LISTS",
    "Event",
    "Mention",
    "Write",
    "affected",
    "cited_text",
    "corrections",
    "dating",
    "day",
    "emptied",
    "failure_page",
    "figure",
    "finding_mark",
    "is_retracted",
    "json_ld",
    "link",
    "listed_source",
    "lists_mark",
    "marker",
    "mention_anchor",
    "metas",
    "missing_marker",
    "names",
    "paper",
    "paper_styles",
    "place",
    "place_anchor",
    "place_names",
    "placed",
    "quotation",
    "reading_list",
    "reference",
    "script",
    "source_anchor",
    "source_index",
    "source_list",
    "standing_marker",
    "tagged",
    "timeline",
    "with_head",
    "without_site_links",
    "writer",
]
