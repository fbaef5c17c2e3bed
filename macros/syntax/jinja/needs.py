"""What is done to a value in a template, and what that makes of the parts of an expression."""

from __future__ import annotations

from jinja2 import nodes

from ..templates import Need

# Filters that return the text of what they are given; most others count it, or go through its items.
_TEXTUAL = frozenset(
    {
        *("capitalize", "center", "e", "escape", "forceescape", "format", "indent", "lower", "replace"),
        *("safe", "string", "striptags", "title", "trim", "truncate", "upper", "urlize", "wordwrap"),
    }
)
_FAILING = frozenset(
    {"abs", "attr", "dictsort", "filesizeformat", "float", "int", "round", "tojson", "xmlattr"}
)
_FALLBACKS = frozenset(["d", "default", "defined", "undefined"])
_ORDERING = frozenset(["gt", "gteq", "lt", "lteq"])
_OPERATIONS = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Pow, nodes.Neg, nodes.Pos)


def of_filter(node: nodes.Filter | nodes.Test, need: Need) -> Need:
    """Return what a filter or a test does to its value, when its result is needed for something."""
    if node.name in _FALLBACKS:
        return Need.NOTHING
    if isinstance(node, nodes.Test):
        return Need.ASKED
    if node.name in _FAILING:
        return Need.OPENED
    return need if node.name in _TEXTUAL else Need.ASKED


def of_comparison(node: nodes.Compare) -> Need:
    """Return what a comparison does to its values: two undefined ones are equal, but in no order."""
    return Need.OPENED if any(one.op in _ORDERING for one in node.ops) else Need.ASKED


def of_operation(node: nodes.Node) -> Need:
    """Return what any other expression does to its parts."""
    return Need.OPENED if isinstance(node, _OPERATIONS) else Need.NOTHING
