"""One random site: checked, built, and compared, with each way in which it can be wrong."""

from __future__ import annotations

import faulthandler
import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

from macros.__main__ import main

from ..builds import Outcome, build
from ..conftest import ROOT

_PATIENCE = 60
"""Seconds after which a run counts as one that never ends; each takes less than one."""
_NAMED = re.compile(r"^(docs/[^:\n]+\.md):\d+:\d+: ", re.MULTILINE)
# The handbook lists what only a build finds. What an expression gives, and what a value holds:
_COMPUTED = re.compile(
    r"^\S+:\d+:\d+: error\[unrendered-macro\] mkdocs-macros cannot render this page: "
    r"(?:bad operand|unsupported operand|can only concatenate|not supported between|[a-z ]+ by zero"
    r"|'[\w.]+ object' has no attribute)",
    re.MULTILINE,
)
_UNDEFINED = re.compile(r'^(\S+):\d+:\d+: error\[unrendered-macro\] "(\w+)" is undefined', re.MULTILINE)
# A citation in a branch of which the condition is not known.
_UNSEEN = re.compile(
    r"^(\S+):(\d+):(\d+): error\[hidden-citation\] this citation is not visible", re.MULTILINE
)
_BRANCH = re.compile(r"\{%[-+]?\s*if\s+(?!true\b|page\.title\b)(?:(?!\{%[-+]?\s*endif\b).)*\Z", re.DOTALL)
# What Markdown makes of a line behind the text of another macro: a tag, or the beginning of code.
_MADE = re.compile(
    r"\{\{(?!-?\s*(?:cite|quote|textcite)\b)[^{}]*(?:<|[ ]{4})[^{}]*\}\}"
    r"|\{%[-+]?\s*macro\b(?:(?!\{%[-+]?\s*endmacro\b).)*<",
    re.DOTALL,
)
# An anchor of a page with macros, or with a text from elsewhere.
_ANCHOR = re.compile(
    r"^WARNING -  Doc file '(?P<page>[^'\n]+)' contains a link '[^'\n]*', but (?:the doc '(?P<other>[^'\n]+)'"
    r" does not contain an anchor|there is no such anchor on this page)",
    re.MULTILINE,
)
_WITH_MORE = re.compile(rb"\{%|\{\{(?!-?\s*(?:cite|quote|textcite)\()|-8<-")
# Of pages that are not ours, the form of tags is the matter of Material's plugin.
_OF_OTHERS = "Error reading tags of page"
_ERROR = re.compile(r"^\S+:\d+:\d+: error\[", re.MULTILINE)
_WARNING = re.compile(r"^(?:WARNING|ERROR) ", re.MULTILINE)
EMPTY_PAGE = b"# A page\n\n## A section\n"
_TYPED = re.compile(r"\{\{\s*(?:cite|quote|textcite)\s*\(|[\ue100-\ue2ff]|nobody2020\W")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a check and a build said of one site."""

    checked: int
    built: int
    wrong: tuple[str, ...]
    """Each thing that must not be, in words; empty where all is well."""
    output: str
    rounds: int = 1
    """How often the site was checked and built."""


def judged(folder: Path, files: Mapping[str, bytes], *, is_late: bool, strict: bool) -> Judged:
    """Write a site, check it and build it, with or without `--strict`.

    One that `is_late` has a fault that only the build can find. Of a site that fails, what is left without
    the pages that have findings is judged once more: else most pages would never be rendered.
    """
    write(folder, files)
    options = ["--strict"] * strict
    check = checked(folder, *options)
    wrong = list(_faults(check))
    with _bounded():
        outcome = build(folder, *options)
    wrong += _disagreements(folder, check, outcome, is_late=is_late)
    found = Judged(check.exit_code, outcome.code, tuple(wrong), f"{check.output}\n----\n{outcome.output}")
    if check.exit_code == 1 and not wrong and (rest := left(files, check.output)):
        again = judged(folder, rest, is_late=is_late, strict=strict)
        return replace(again, rounds=again.rounds + 1)
    return found


def _disagreements(folder: Path, check: Result, outcome: Outcome, *, is_late: bool) -> Iterator[str]:
    if "Traceback" in outcome.output:
        yield "the build ended in a traceback"
    is_known = outcome.code and (is_late or _is_known(folder, outcome.output))
    if (check.exit_code == 0) != (outcome.code == 0) and not is_known:
        yield f"the check gave {check.exit_code}, the build {outcome.code}"
    if outcome.code == 0:
        yield from _slipped_through(folder / "site")


def _is_known(folder: Path, output: str) -> bool:
    """Return whether only what the handbook lists failed."""
    return _OF_OTHERS in output or _are_computed(folder, output) or _are_anchors(folder, output)


def _are_computed(folder: Path, output: str) -> bool:
    """Return whether each error is about what an expression gives, or what a value holds."""
    held = [
        name
        for page, name in _UNDEFINED.findall(output)
        if re.search(rf"\.\s*{name}\b".encode(), (folder / page).read_bytes())
    ]
    branched = [found for found in _UNSEEN.findall(output) if _is_branched(folder, *found)]
    known = len(_COMPUTED.findall(output)) + len(held) + len(branched)
    return 0 < len(_ERROR.findall(output)) == known


def _is_branched(folder: Path, page: str, line: str, column: str) -> bool:
    """Return whether a place is in a branch that may never be taken, or behind what a macro returns."""
    lines = (folder / page).read_text("utf-8", "replace").split("\n")[: int(line)]
    before = "\n".join([*lines[:-1], lines[-1][: int(column) - 1]])
    return _BRANCH.search(before) is not None or _MADE.search(before) is not None


def _are_anchors(folder: Path, output: str) -> bool:
    """Return whether only anchors were missed, of pages that may have more than their texts show."""
    found = list(_ANCHOR.finditer(output))
    shown = (folder / "docs" / (match["other"] or match["page"]) for match in found)
    return (
        0 < len(found) == len(_WARNING.findall(output))
        and not _ERROR.search(output)
        and all(_WITH_MORE.search(path.read_bytes()) for path in shown)
    )


def left(files: Mapping[str, bytes], report: str) -> Mapping[str, bytes]:
    """Return a site with an empty page for each that a report names; nothing where all are empty."""
    pages = {name for name in _NAMED.findall(report) if name in files and files[name] != EMPTY_PAGE}
    return (
        {name: EMPTY_PAGE if name in pages else content for name, content in files.items()} if pages else {}
    )


def checked(folder: Path, *options: str) -> Result:
    """Run the check of a site."""
    with _bounded():
        return CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml"), *options])


def judged_check(folder: Path, files: Mapping[str, bytes]) -> Judged:
    """Write a site and check it twice, which has to give the same report and no traceback."""
    write(folder, files)
    first, second = checked(folder), checked(folder)
    wrong = [*_faults(first)]
    if first.output != second.output:
        wrong.append("two checks gave two reports")
    return Judged(first.exit_code, -1, tuple(wrong), first.output)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a site."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if b"modules: [macros" in files["mkdocs.yml"] and not (folder / "macros").exists():
        (folder / "macros").symlink_to(ROOT / "macros")


def _faults(result: Result) -> Iterator[str]:
    if result.exception and not isinstance(result.exception, SystemExit):
        raised = "".join(traceback.format_exception(result.exception)[-3:])
        yield f"the check raised {type(result.exception).__name__}: {raised}"
    elif result.exit_code not in {0, 1, 2}:
        yield f"the check gave {result.exit_code}"


def _slipped_through(site: Path) -> Iterator[str]:
    """Yield what no published page may hold: macros as typed, tokens, citations that lead nowhere."""
    for path in sorted(site.rglob("*.html")):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        # A list behind a `<pre>` that is never closed is within it, and there.
        ids = {tag["id"] for tag in soup.select("[id]")}
        for tag in soup.select("code, pre, script:not([type]), style"):
            tag.decompose()
        if found := _TYPED.search(str(soup)):
            yield f"{path.relative_to(site)} holds {found[0]!r}"
        # The name alone, in an attribute that is none of HTML, looks like nothing.
        if soup.select(".ib-missing"):
            yield f"{path.relative_to(site)} has a marker without a source"
        for link in soup.select("sup.ib-cite a, a[role=doc-biblioref]"):
            target = str(link.get("href", "")).partition("#")[2]
            if target not in ids:
                yield f"{path.relative_to(site)}: {link} leads nowhere"


@contextmanager
def _bounded() -> Iterator[None]:
    """End the process, and print where it was, when what is inside takes longer than it ever should."""
    faulthandler.dump_traceback_later(_PATIENCE, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
