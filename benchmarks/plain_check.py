"""The least that a check can cost: undefined and unused keys by regular expressions alone.

Reports file, line and column, and skips code and comments. It imports nothing of Ibidem, knows
nothing else, and is no part of it: `python plain_check.py FOLDER`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_SKIPPED = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`|<!--.*?-->|\{#.*?#\}", re.DOTALL | re.MULTILINE)
_CALL = re.compile(r"\{\{\s*(?:cite|quote)\(([^{}]*)\)\s*\}\}")
_KEY = re.compile(r'(?<![=\w])\s*"([^"]*)"')
_ENTRY = re.compile(r"^@(?!comment|string|preamble)\w+\{\s*([^,\s]+)", re.IGNORECASE | re.MULTILINE)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _place(path: Path, text: str, offset: int) -> str:
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    return f"{path}:{line}:{column}"


def main(folder: Path) -> int:
    """Print what dangles and what nobody cites, and return how much that is."""
    store = (folder / "bibliography.bib").read_text(encoding="utf-8")
    defined = {match[1]: match.start(1) for match in _ENTRY.finditer(store)}
    cited, found = set[str](), 0
    for path in sorted((folder / "docs").rglob("*.md")):
        text = _SKIPPED.sub(_blank, path.read_text(encoding="utf-8"))
        for call in _CALL.finditer(text):
            for key in _KEY.finditer(text, *call.span(1)):
                cited.add(key[1])
                if key[1] not in defined:
                    found += 1
                    print(f"{_place(path, text, key.start(1))}: no source has the key {key[1]}")
    for unused in defined.keys() - cited:
        found += 1
        print(f"{_place(folder / 'bibliography.bib', store, defined[unused])}: no page cites {unused}")
    return found


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]))))
