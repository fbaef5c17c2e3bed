r"""Fixes by rule: a value that surely means one thing, written as every reader of BibTeX takes it.

`url = {https://e.org/a\_b}` becomes `{https://e.org/a_b}`, `doi = {doi:10.1234/a}` becomes `{10.1234/a}`,
`month = {March}` becomes `mar`, "et al." becomes "and others", and an institution gets its second braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ...content.biblatex import Form, of_form
from ...content.sources.name_checks import unbraced_institutions
from ...core.findings import Fault
from ...core.model import Source
from ...core.originals import Edit
from ...core.text import Span, Text
from ...publish.exports.bibtex import holds
from ...syntax.bibtex import BibtexFile
from ...syntax.dates import month_number, month_string
from ...syntax.typed_addresses import address, doi_name
from .loading import Store

# From the text of a value to the value with its braces, or to the name of a string.
_Fix = Callable[[str], str]

_ET_AL = re.compile(r"(?:\s*[,;]\s*|\s+)(?:and\s+)?\{?et\.?[\s~]*al\.?,?\}?$", re.IGNORECASE)


def fixes(reading: BibtexFile) -> Iterator[Edit]:
    """Yield what to write in the place of each value that can be fixed; values that "#" joins are left."""
    content = reading.text.content
    for entry in reading.entries:
        for position, (name, value) in enumerate(entry.values):
            if name not in _FIXES or not value:
                continue
            span = entry.fields[position].value.span
            typed, fixed = content[span.start : span.end], _FIXES[name](value)
            is_one = typed.strip('{}"').strip() == value.strip('{}"')
            if is_one and fixed != f"{{{value}}}" and _is_readable(name, fixed):
                yield Edit(span, fixed)


def _is_readable(name: str, fixed: str) -> bool:
    return fixed[0] != "{" or holds(name, fixed, fixed[1:-1])


def _address(value: str) -> str:
    return f"{{{address(value)}}}"


def _doi(value: str) -> str:
    return f"{{{doi_name(value) or value}}}"


def _month(value: str) -> str:
    """Return the string that BibTeX and biblatex have for a month, such as `mar`."""
    number = month_number(value)
    if not number or value.isdecimal() or value == month_string(number):
        return f"{{{value}}}"
    return month_string(number)


def _names(value: str) -> str:
    fixed = _ET_AL.sub(" and others", value)
    for name in unbraced_institutions(fixed):
        place = re.compile(rf"(?:(?<=\s)|^){re.escape(name)}(?=\s|$)")
        fixed = place.sub(lambda found: f"{{{found[0]}}}", fixed, count=1)
    return f"{{{fixed}}}"


_OF_FORM: Mapping[Form, _Fix] = {Form.ADDRESS: _address, Form.NAMES: _names}
_FIXES: Mapping[str, _Fix] = {
    **{name: fix for form, fix in _OF_FORM.items() for name in of_form(form)},
    "doi": _doi,
    "month": _month,
}


def misread(before: Store, after: Store) -> Iterator[Fault]:
    """Report sources of which readers would see something else after the fixes, but for their names."""
    pairs = zip(before.bibliography.sources, after.bibliography.sources, strict=True)
    for old, new in pairs:
        if _without_names(old) != _without_names(new):
            message = f'a fix would change what readers see of "{old.key}", and is not made'
            hint = "report this with the file: it is a mistake of this program"
            yield Fault(message, hint, old.place)


def _without_names(source: Source) -> Source:
    """Return what readers see of a source, without its place in the file."""
    bare = source._replace(text=Text("", ""), span=Span(0, 0), fields=(), parents=())
    return bare._replace(authors=(), editors=(), has_more_authors=False, has_more_editors=False)
