"""From the front matter of a page to values and findings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...core.findings import Fault, Finding, reported
from ...core.macro_table import pattern
from ...core.model import PAGE_TYPES
from ...core.text import Text
from ...syntax.located_yaml import Item
from . import field_checks, printed, yaml_block
from .fields import EVERYWHERE
from .yaml_block import ParsedFrontMatter, Read

RULE = "invalid-front-matter"
# In how many characters the fields of a front matter that is never closed are looked for.
_HEAD = 500
_MACRO = re.compile(r"\{[{%].*?(?:[}%]\}|$)", re.DOTALL | re.MULTILINE)
_CALL = re.compile(rf"\{{\{{[-+]?\s*(?:{pattern()})\s*\(.*?(?:\}}\}}|$)", re.DOTALL | re.MULTILINE)
# A field by which a front matter that cannot be read is ours.
_NAMED = re.compile(
    rf"""^(?:{"|".join(EVERYWHERE)}):|^type:[ \t]*["']?(?:{"|".join(PAGE_TYPES)})\b""", re.MULTILINE
)


def front_matter(
    text: Text,
    *,
    everywhere: bool = True,
    is_framed: bool = False,
    is_templated: bool = True,
    has_macros: bool = True,
    defaults: Item | None = None,
) -> tuple[ParsedFrontMatter, tuple[Finding, ...]]:
    """Read the front matter of a page; no front matter at all is not a mistake.

    Unless it is ours `everywhere`, that of a page without a type is checked for a few fields alone. Where the
    site `is_framed`, its look is ours, and our templates escape what they print.
    `has_macros` says that mkdocs-macros is there, if only for pages that ask for it, and `defaults` are what
    the page has from its folder.
    """
    found = yaml_block.read(text.content, defaults)
    value, faults = _parsed(text, found, everywhere=everywhere, is_templated=is_templated)
    if item := found[1]:
        faults = (*faults, *(field_checks.refused(item) if has_macros else ()))
        is_typed = bool(value.front_matter.type)
        unsafe = tuple(printed.faults(item, is_ours=everywhere or is_typed, is_escaped=is_framed or is_typed))
        places = {fault.place for fault in unsafe}
        faults = (*(fault for fault in faults if fault.place not in places), *unsafe)
    faults = (*faults, *printed.in_path(text.path))
    return value, tuple(reported(fault, text, RULE) for fault in faults)


def _parsed(
    text: Text, found: Read, *, everywhere: bool, is_templated: bool
) -> tuple[ParsedFrontMatter, tuple[Fault, ...]]:
    content = text.content
    value, item, faults = found
    is_ours = everywhere or bool(value.front_matter.type)
    if not is_ours:
        # On a page of others the field may be anything.
        value = value._replace(front_matter=value.front_matter._replace(figures=()))
    if item is None:
        start = content[: value.body] or content[:_HEAD]
        is_told = is_ours or _NAMED.search(start) or _CALL.search(start.split("\n", 1)[0])
        return value, faults if is_told else ()
    of_fields = field_checks.faults(item, value.front_matter.type, is_ours=is_ours)
    macro, read = _CALL, item
    if is_templated and (is_ours or (_MACRO.search(content, 0, value.body) and _CALL.search(content))):
        # Other fields of a guest's page may be variables for its text.
        macro, read = _MACRO, item if is_ours else field_checks.printed(item)
    unreadable: Iterable[Fault] = ()
    if is_templated and value.renders_macros:
        # A macro is told below; a remark is none.
        signs = field_checks.SIGNS if macro is _CALL else field_checks.REMARKS
        unreadable = field_checks.unreadable(item, signs)
    typed = field_checks.numbers(text, item) if is_ours else ()
    as_typed = field_checks.macros(text, read, value.body, macro)
    return value, (*faults, *of_fields, *unreadable, *as_typed, *typed)
