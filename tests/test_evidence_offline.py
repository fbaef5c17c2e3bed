"""A check reads the record: it opens no socket, and loads nothing that could."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from .conftest import ROOT, Write

_CHECK = """
import socket, sys

def refuse(*arguments, **named):
    raise AssertionError(f"the network is used: {arguments}")

for name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, name, refuse)
socket.getaddrinfo = socket.create_connection = refuse
from macros.__main__ import main
main(["check", "-f", sys.argv[1]], standalone_mode=False)
loaded = {"urllib3", "trafilatura", "pypdf", "charset_normalizer"} & set(sys.modules)
assert not loaded, loaded
"""
_SITE = {
    "mkdocs.yml": "site_name: A\nplugins: [ibidem]\n",
    "bibliography.bib": "@online{a,\n  title = {A},\n  url = {https://example.org/},\n}\n",
    "docs/index.md": 'A{{ cite("a") }}\n',
}


_NETWORK = re.compile(
    r"^\s*(?:import|from)\s+(?:socket|ssl|http\.client|urllib\.(?:request|robotparser)|urllib3|requests|ftplib|smtplib)\b",
    re.MULTILINE,
)


def _run(code: str, path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, str(path)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_check_opens_no_socket(write: Write) -> None:
    ran = _run(_CHECK, write(_SITE) / "mkdocs.yml")

    assert "Traceback" not in ran.stderr, ran.stderr
    assert ran.stdout.startswith("no findings"), ran.stdout


def test_taking_the_package_loads_no_library(tmp_path: Path) -> None:
    code = (
        "import sys, macros.project.evidence; "
        "names = {'urllib3', 'trafilatura', 'pypdf', 'ssl', 'charset_normalizer', 'http.client'}; "
        "print(sorted(names & set(sys.modules)))"
    )

    assert _run(code, tmp_path).stdout == "[]\n"


def test_only_the_network_of_evidence_can_open_a_socket() -> None:
    users = {
        path.parent.relative_to(ROOT).as_posix()
        for path in (ROOT / "macros").rglob("*.py")
        if _NETWORK.search(path.read_text(encoding="utf-8"))
    }

    assert users == {"macros/project/evidence/network"}
