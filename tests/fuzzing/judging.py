"""One random site: checked, built, and compared, with each way in which it can be wrong."""

from __future__ import annotations

import faulthandler
import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

from macros.__main__ import main

from ..builds import build

_PATIENCE = 60
"""Seconds after which a run counts as one that never ends; each takes less than one."""
_TYPED = re.compile(r"\{\{\s*(?:cite|quote|textcite)|[\ue100-\ue2ff]|ib-missing|nobody2020\W")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a check and a build said of one site."""

    checked: int
    built: int
    wrong: tuple[str, ...]
    """Each thing that must not be, in words; empty where all is well."""
    output: str


def judged(folder: Path, files: Mapping[str, bytes], *, is_late: bool, strict: bool) -> Judged:
    """Write a site, check it and build it, with or without `--strict`.

    One that `is_late` has a fault that only the build can find.
    """
    write(folder, files)
    options = ["--strict"] * strict
    check = checked(folder, *options)
    with _bounded():
        outcome = build(folder, *options)
    wrong = list(_faults(check))
    if "Traceback" in outcome.output:
        wrong.append("the build ended in a traceback")
    if (check.exit_code == 0) != (outcome.code == 0) and not (is_late and outcome.code):
        wrong.append(f"the check gave {check.exit_code}, the build {outcome.code}")
    if outcome.code == 0:
        wrong += _slipped_through(folder / "site")
    return Judged(check.exit_code, outcome.code, tuple(wrong), f"{check.output}\n----\n{outcome.output}")


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
        for tag in soup.select("code, pre, script:not([type]), style"):
            tag.decompose()
        if found := _TYPED.search(str(soup)):
            yield f"{path.relative_to(site)} holds {found[0]!r}"
        for link in soup.select("sup.ib-cite a, a[role=doc-biblioref]"):
            target = str(link.get("href", "")).partition("#")[2]
            if not target or not soup.find(id=target):
                yield f"{path.relative_to(site)}: {link} leads nowhere"


@contextmanager
def _bounded() -> Iterator[None]:
    """End the process, and print where it was, when what is inside takes longer than it ever should."""
    faulthandler.dump_traceback_later(_PATIENCE, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
