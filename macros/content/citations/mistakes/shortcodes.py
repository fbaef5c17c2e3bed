"""Citations of other programs that look like Jinja's marks: `{{< cite key >}}`, `{% cite key %}`.

They are those of Hugo, Jekyll-Scholar and MediaWiki. Jinja cannot read most of them, and ends their page.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from ....core.findings import Finding, at
from ....core.macro_table import CITE
from ....core.patterns import later
from ....core.text import Text, composed
from ....syntax.templates import Mark

_MARK = re.compile(
    r"""
    \{[{%][-+]?\s* (?:(?P<foreign>[<%\#])\s*)? /?
    (?P<name> [A-Za-z]{0,12}cit(?:e|ation)s?[A-Za-z]{0,12} | sfn[a-z]? | harv[a-z]{1,5} | bibliography\b )
    (?= [\s|:] ) (?(foreign) | (?! \s* (?: [-+(\[~*/=<>!}%] | (?:if|is|in|not|and|or|else)\b ) ) )
    (?P<said> [^{}]* )
    """,
    re.VERBOSE,
)
_WORD = later(r"[^\s\"'“”,;|<>(){}=@]+")


def finding(text: Text, mark: Mark, keys: Collection[str]) -> Finding | None:
    """Find a citation of another program; a filter of Jinja, `{{ cite | upper }}`, is none."""
    match = _MARK.match(text.content, mark.span.start, mark.span.end)
    if not match:
        return None
    cited = [
        word
        for word in (composed(word.strip(":")) for word in _WORD().findall(match["said"]))
        if word in keys
    ]
    is_filter = "cit" in match["name"].lower() and match["said"].lstrip().startswith("|")
    if is_filter and not cited and "=" not in match["said"]:
        return None
    typed = " ".join(text.content[mark.span.start : mark.span.end].split())
    hint = f"write {CITE.typed(cited) if cited else CITE.usage + ', with a key of the bibliography'}"
    return at("unrendered-macro", text, mark.span, f"{typed} is the mark of another program", hint)
