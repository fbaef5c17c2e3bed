"""What an editor shows of each field: one or two sentences."""

from __future__ import annotations

from collections.abc import Mapping

_PAGE = {
    "title": "The question that the page answers. It becomes the page's heading.",
    "type": "What the page is. Each type has fields that it needs.",
    "description": "One sentence for lists and search engines.",
    "authors": "Who wrote the page: keys of docs/.authors.yml.",
    "topics": "What the page is about: each topic is a list of pages, and other pages may share it.",
    "published": "The day on which readers first saw the page, without quotation marks.",
    "checked": "The day on which the sources were last read.",
    "updated": "The day of the last change that matters to readers.",
    "coverage": "The time that the evidence covers.",
    "coverage.from": "Its beginning: a year, a month or a day.",
    "coverage.to": "Its end: a year, a month or a day.",
    "claim": "The claim that a fact-check examines, in one sentence.",
    "claimant": "Who makes the claim.",
    "rating": "One of the ratings that mkdocs.yml defines under extra: ibidem: ratings.",
    "disclosure": "What readers of an opinion should know of the author's interests.",
    "republished": "Where the text appeared first.",
    "republished.publisher": "Who published it there.",
    "republished.url": "The address of the text there.",
    "republished.date": "The day on which it appeared there.",
    "corrections": "What was wrong and has been mended, for readers to see. A typing error needs no entry.",
    "corrections.date": "The day of the correction.",
    "corrections.kind": "void and rating stand above the answer, fact and update below the text.",
    "corrections.text": "What the page said, and what it says now.",
    "further_reading": "Keys of sources that stand behind the page without being cited in a sentence.",
    "follow_ups": "Questions that lead on.",
    "follow_ups.question": "The question.",
    "follow_ups.page": "The page that answers it, as in a link: why.md. Leave it out while there is none.",
    "template": "A template of the folder theme/, in the place of main.html.",
    "minor": "Nothing that changed here matters to readers; take it out once it has landed.",
    "hide": "Parts of the page that Material leaves out.",
    "icon": "Material's: the icon of the page in the navigation.",
    "status": "Material's: a mark of the page in the navigation.",
    "search": "Material's: what the search does with the page.",
    "ignore_macros": 'mkdocs-macros refuses this field; write "render_macros: false".',
}

_SETTINGS = {
    "ibidem": "What Ibidem needs to know of this site.",
    "bibliography": "The file of sources, or a list of them, beside mkdocs.yml.",
    "rules": "The severity of a rule, where it is to differ: error, warning or off.",
    "ratings": "The scale of fact-checks, lowest first: each rating, and what it means.",
    "support": "A request for support, below the sources of each page.",
    "support.text": "What readers are asked.",
    "support.url": "Where the link leads.",
    "support.label": "The words of the link.",
    "support.goal": "How much is needed; write raised too.",
    "support.raised": "How much there is; write goal too.",
    "support.currency": "The currency of both.",
    "support.date": "The day of the count.",
    "image": "The picture of a link that is shared.",
    "image.file": "Its file, below the folder docs.",
    "image.alt": "What it shows, in words.",
}

WORDING: Mapping[str, str] = {**_PAGE, **_SETTINGS}
"""By the path of a field: `corrections.date`."""
