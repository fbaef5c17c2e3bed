"""What random pages are made of: blocks, words, marks, and settings, good ones and bad ones."""

from __future__ import annotations

GOOD = (
    "A sentence.{cite}",
    "Two of them {cite} in one.{cite}",
    "*Emphasis {cite}* and **strong {cite}**.",
    "## A heading {cite}",
    "- An item.{cite}\n- Another.{cite}\n\n    - Nested.{cite}",
    "| Head {cite} | Head |\n| --- | --- |\n| Cell.{cite} | Cell.{cite} |",
    "> A quotation.{cite}\n>\n> > Nested.{cite}",
    '!!! note "A title {cite}"\n\n    An admonition.{cite}',
    '??? tip "A title"\n\n    Shown on demand.{cite}',
    '=== "Tab"\n\n    In a tab.{cite}\n\n=== "Other"\n\n    In another.{cite}',
    "Term\n:   Definition.{cite}",
    "A note.[^n{number}]\n\n[^n{number}]: The note.{cite}",
    "<figure markdown>\n  A figure.\n  <figcaption markdown>A caption.{cite}</figcaption>\n</figure>",
    '<div markdown="1">\n\nMarkdown in HTML.{cite}\n\n</div>',
    "Raw HTML <span>around {cite}</span> a citation.",
    "[A link {cite} with text](#here)\n\n<span id='here'></span>",
    "[A page](other.md) and [a section](other.md#a-section).",
    "Code `{code}` is no citation, and ``{code} ` {code}`` neither.",
    "```jinja\n{code}\n```",
    "    {code}\n\nA line.",
    "{{% raw %}}`{code}`{{% endraw %}} and {{# {code} #}} nothing.",
    "{{% if true %}}A branch that is taken.{cite}{{% endif %}}",
    "{{% set place = 'x' %}}{{{{ place }}}} stands here.",
    "A group: {group}, a place: {place}, and {quote} said she.",
    "Mathematics: [0, 1), $x_3$, [x] and a[3] = b[2].",
    "<!-- a comment -->",
    "&#91;0, 1&#93; &copy; &amp;lt; \\[ \\] \\* \\_",
    "A line  \nbroken.{cite}",
    "***\n\n* * *",
    "![An image](picture.png)",
)
"""Blocks that pass both the check and the build."""

BAD = (
    "A dangling key.{missing}",
    '{{{{ cite("") }}}}',
    "{{{{ cite() }}}}",
    '{{{{ citation("{key}") }}}}',
    "{{{{ nothing_here }}}}",
    "{{{{ cite({key}) }}}}",
    '{{{{ cite("{key}" }}}}',
    '{{{{ cite("{key}") }}',
    "{{% if true %}}{cite}",
    "{{% endif %}}",
    "{{% frobnicate %}}",
    "<script>{cite}</script>",
    "<div hidden>{cite}</div>",
    "<p style='display:none'>{cite}</p>",
    "<dialog>{cite}</dialog>",
    "<textarea>{cite}</textarea>",
    "<!-- {cite} -->\n\n{missing}",
    "<sup class='ib-cite' data-call='0'><a href='#x'>[1]</a></sup>",
    "<sup class='ib-cite ib-missing'>[?]</sup>",
    "\ue100\ue222\ue263\ue101",
    '--8<-- "nowhere.md"',
    '-8<- "missing-part.md"',
    '--8<-- "bad-part.md"',
    "{{% include 'nowhere.md' %}}",
    "[A page](nowhere.md)",
    "[A section](other.md#nowhere)",
    "![An image](nowhere.png)",
    "A marker by hand[3].",
    "\\cite{{{key}}} and [@{key}].",
    "A note without text.[^none]",
    "[^m{number}]: A note that nobody refers to.{cite}",
    "$\\frac{{a}}{{b}}$",
    "$\\frac{{{{a}}}}{{{{b}}}}$",
    "<sup>3</sup>",
)
"""Blocks that one of the two must refuse, and so both."""

ONLY_RENDERED = (
    "{{{{ 1 / 0 }}}}",
    "{{% if false %}}{cite}{{% endif %}}",
    "{{% for _ in (1, 2) %}}{cite}{{% endfor %}}",
    "{{{{ [][0].x }}}}",
)
"""Blocks that the check passes and the build refuses, since only rendering can know what they give."""

ODD = (
    "{{", "{%", "{#", "}}", "%}", "#}", "`", "```", "~~~", "<!--", "-->", "<", ">", "[^", "[", "](", "![",
    "<div>", "</div>", "<pre>", "</pre>", "<details>", "<script>", "</script>", "<style>", "<textarea>",
    "\\", "&", "&#", "|", "---", "===", "***", "    ", "\t", "\n", "\n\n", "\r", "\x0b", "\x0c", "\u2028",
    "\u202e", "\ufeff", "\ue000", "\ue100", "\ue101", "\u0002", "\u0003", "stx", "klzzwxh:0000", "“", "”",
    '"', "'", "$", "$$", "\\(", "\\[", "{: .x}", "{ .x }", "{ hidden }", "{#here}", "*[HTML]: x", "::: x",
    "{% raw %}", "{% endraw %}", "{%- if x -%}", "{{ cite(", '{{ cite("', "--8<--", ";--8<--", "[TOC]",
)  # fmt: skip
"""What is put into a text at any place."""

FRONT = (
    "",
    "---\ntitle: A page\n---\n",
    "---\ntitle: A page\ntags: [one, two]\nstatus: updated\n---\n",
    "---\ntitle: 'A \"title\"'\n---\n",
    "---\ntitle: [a, list]\n---\n",
    "---\ntitle: A {{ title }}\n---\n",
    "---\ntitle: A page\ntemplate: 404.html\n---\n",
    "---\ntitle: A page\nrender_macros: false\n---\n",
    "---\ntitle: A page\nhide: [toc, navigation]\n---\n",
    "---\ntitle: A page\nstatus: 'x\" onmouseover=\"alert(1)'\n---\n",
    "---\ntitle: a: b\n---\n",
    "---\n- a list\n---\n",
    "---\ntitle: A page\n",
)
"""Front matter, the first four kinds without a fault."""

SETTINGS = (
    "",
    "draft_docs: drafts/\n",
    "exclude_docs: bad*.md\n",
    "use_directory_urls: false\n",
    "not_in_nav: '*'\n",
    "validation: {anchors: warn, links: {not_found: warn}}\n",
    "strict: true\n",
)
