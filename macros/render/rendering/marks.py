"""What a preview shows of mistakes: marks of findings in the text, and a page where nothing can be built."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.findings import Finding
from .escaping import attribute, text

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The preview cannot be built</title>
<style>
body {{ margin: 3rem auto; max-width: 46rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif;
  color: #1f2328; background: #fff }}
pre {{ padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; background: #f4f1ea }}
@media (prefers-color-scheme: dark) {{ body {{ color: #e6edf3; background: #16181c }}
  pre {{ background: #24272d }} }}
</style>
</head>
<body>
<h1>The preview cannot be built</h1>
{reasons}
<p>Fix this and save the file: this page then gives way to yours by itself.</p>
</body>
</html>
"""


def place_anchor(number: int) -> str:
    """Return the id of the mark of a finding, by its place in the bar."""
    return f"ib-place-{number}"


def finding_anchor(number: int) -> str:
    """Return the id of a finding in the bar, by its place there."""
    return f"ib-finding-{number}"


def finding_mark(finding: Finding, number: int) -> str:
    """Return the linked name of what is wrong here: `error: undefined-citation`."""
    return (
        f'<a class="ib-mark ib-{attribute(finding.severity)}" id="{place_anchor(number)}"'
        f' href="#{finding_anchor(number)}">{text(f"{finding.severity}: {finding.rule}")}</a> '
    )


def failure_page(reasons: Sequence[str]) -> str:
    """Return the page that a preview shows in place of every other, with each reason as it is typed."""
    return _PAGE.format(reasons="\n".join(f"<pre>{text(reason)}</pre>" for reason in reasons))
