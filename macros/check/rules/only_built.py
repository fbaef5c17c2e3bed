"""What only a build finds, since no text says it. The handbook and a test follow from the rows."""

from __future__ import annotations

from typing import NamedTuple


class OnlyBuilt(NamedTuple):
    """A mistake that a check passes."""

    example: str
    """The text of a page, in one line; it cites the source "un2024vote" where it cites."""
    says: str
    """How the message of the build begins."""
    why: str
    """Why the check cannot know, in one sentence."""


_COMPUTED = "An expression has its value when the page is rendered."
_PATH = "Which way a template takes is known when it is rendered."
ONLY_BUILT = (
    OnlyBuilt(
        "Of {{ page.titel }}",
        '"titel" is undefined',
        "What a page, the configuration or a variable holds is known when MkDocs has read all of them.",
    ),
    OnlyBuilt('{% set name = "titel" %}Of {{ page[name] }}', '"titel" is undefined', _COMPUTED),
    OnlyBuilt("{{ 1 // 0 }}", "mkdocs-macros cannot render this page", _COMPUTED),
    OnlyBuilt('{{ page.title.upper("x") }}', "mkdocs-macros cannot render this page", _COMPUTED),
    OnlyBuilt(
        '{% set part = "gone.md" %}{% include part %}', "mkdocs-macros cannot render this page", _COMPUTED
    ),
    OnlyBuilt(
        "{% block a %}{% endblock %}{% block a %}{% endblock %}",
        "mkdocs-macros cannot render this page",
        "The check parses a template, and does not compile it.",
    ),
    OnlyBuilt(
        '{% if false %}It began.{{ cite("un2024vote") }}{% endif %}',
        "this citation is not visible on the built page",
        _PATH,
    ),
    OnlyBuilt(
        '{% for day in [1, 2] %}It began.{{ cite("un2024vote") }}{% endfor %}',
        "this citation is shown 2 times",
        _PATH,
    ),
    OnlyBuilt(
        '{% set day %}It began.{{ cite("un2024vote") }}{% endset %}',
        "this citation is not visible on the built page",
        _PATH,
    ),
    OnlyBuilt(
        '{% macro day() %}It began.{{ cite("un2024vote") }}{% endmacro %}',
        "this citation is not visible on the built page",
        _PATH,
    ),
    OnlyBuilt(
        '{{ "    " }}It began.{{ cite("un2024vote") }}',
        "this citation is not visible on the built page",
        "What Markdown makes of a line is known when the macros before it have run.",
    ),
    OnlyBuilt(
        '{{ "{{ tide }}" }}',
        "the macro {{ tide }} is published as it is typed",
        "What a macro returns is known when it has run.",
    ),
    OnlyBuilt(
        "{{ macros_info() }}",
        "the macro {{ macros_info() }} is published as it is typed",
        "What a macro returns is known when it has run.",
    ),
)
ONLY_WARNED = (
    OnlyBuilt(
        "Of {{ page.title }}, see [the vote](#vote)",
        "contains a link '#vote', but there is no such anchor on this page",
        "A page with macros may have more anchors than its text shows; MkDocs warns with `anchors: warn`.",
    ),
    OnlyBuilt(
        "{% if true %}See [the vote](gone.md){% endif %}",
        "contains a link 'gone.md', but the target is not found among documentation files",
        _PATH,
    ),
    OnlyBuilt(
        '{{ "See [the vote](gone.md)" }}',
        "contains a link 'gone.md', but the target is not found among documentation files",
        _COMPUTED,
    ),
)
"""What MkDocs alone warns of, so that a build fails with `--strict`."""
