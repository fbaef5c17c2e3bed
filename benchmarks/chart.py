"""The chart: seconds of a build and of a check beside their peers, as SVG."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from .measures import Measures

_BARS = (
    (
        "Build, 1,000 pages",
        (("mkdocs-bibtex", "mkdocs-bibtex build"), ("plain Material", "plain build"), ("Ibidem", "build")),
    ),
    ("Check, 1,000 pages", (("Ibidem", "check"), ("Ibidem, one page changed", "check after an edit"))),
)
_WIDTH, _ROW, _LABEL, _ROOM = 720, 26, 190, 70
_STYLE = """
text { font: 14px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; }
.bar { fill: #9aa4b2; }
.ours { fill: #2f6f4f; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .bar { fill: #6e7681; }
  .ours { fill: #57ab7f; }
}
"""


def drawn(measures: Measures) -> str:
    """Return the chart. Its bars have one scale, so that a check can be seen beside a build."""
    tasks = [task for _, rows in _BARS for _, task in rows]
    seconds = {task: measures.wall(task, 1_000) for task in tasks}
    scale = (_WIDTH - _LABEL - _ROOM) / max(seconds.values())
    height = _ROW * (len(tasks) + len(_BARS)) + 10
    spoken = "; ".join(f"{task} {number:.2f} s" for task, number in seconds.items())
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {height}",
            "width": str(_WIDTH),
            "role": "img",
            "aria-label": f"Seconds with 1,000 pages and 6,000 sources: {spoken}",
        },
    )
    SubElement(root, "style").text = _STYLE
    line = 0
    for title, rows in _BARS:
        line += 1
        _text(root, 0, line, title, "title")
        for label, task in rows:
            line += 1
            _bar(root, line, label, seconds[task], scale)
    indent(root)
    return tostring(root, encoding="unicode") + "\n"


def _bar(root: Element, line: int, label: str, seconds: float, scale: float) -> None:
    width = max(1.0, seconds * scale)
    kind = "ours" if label.startswith("Ibidem") else "bar"
    place = {"x": str(_LABEL), "y": str(line * _ROW - 16), "width": f"{width:.1f}", "height": str(_ROW - 8)}
    SubElement(root, "rect", {"class": kind, **place})
    _text(root, 0, line, label)
    _text(root, _LABEL + width + 8, line, f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.0f} s")


def _text(root: Element, x: float, line: int, said: str, kind: str = "") -> None:
    named = {"class": kind} if kind else {}
    SubElement(root, "text", {"x": f"{x:.1f}", "y": str(line * _ROW - 2), **named}).text = said
