"""Electronic prints: the registries that `eprinttype` or `archiveprefix` can name, and what `eprint` says.

From biblatex's manual, 3.14.7 (https://ctan.org/pkg/biblatex), and from what archives export.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...core.patterns import later
from ...syntax.latex import decode
from ...syntax.typed_addresses import address
from .identifiers import ARXIV, GOOGLE_BOOKS, HAL, HANDLE, IACR, JSTOR, PMCID, PMID, SSRN
from .rows import Identifier

EPRINTS: Mapping[str, Identifier] = {
    "arxiv": ARXIV,
    "jstor": JSTOR,
    "pubmed": PMID,
    "pmid": PMID,
    "medline": PMID,
    "pmc": PMCID,
    "pmcid": PMCID,
    "pubmedcentral": PMCID,
    "hdl": HANDLE,
    "handle": HANDLE,
    "hal": HAL,
    "googlebooks": GOOGLE_BOOKS,
    "ssrn": SSRN,
    "socialscienceresearchnetwork": SSRN,
    "iacr": IACR,
    "cryptologyeprintarchive": IACR,
}
"""The registries by their names in small letters, without what is not a letter."""
_NOT_LETTER = re.compile(r"[^a-z]+")
_BEFORE = later(
    r"(?:https?://\S+?/(?:abs|pdf|stable|articles?|pubmed)/|[A-Za-z ]+:\s*|(?:arXiv|JSTOR)\s+)", re.IGNORECASE
)
_AFTER = re.compile(r"\s*\[[\w.-]+\]|(?<=\d)\.pdf$|/$")
_OLD_ARXIV = re.compile(r"[0-9]{7}(?:v[0-9]+)?")
_VERSION = re.compile(r"v[0-9]+$")


def eprint(fields: Mapping[str, str]) -> tuple[Identifier, str] | None:
    """Return the registry and the name of an electronic print; a name that is not of its form as typed.

    An `eprint` without a registry is one of arXiv, if it looks like one. A registry without a row shows
    its own name. An address alone is no name.
    """
    typed = decode(fields.get("eprint", ""))
    if not typed:
        return None
    kind = decode(fields.get("eprinttype") or fields.get("archiveprefix", ""))
    registry = EPRINTS.get(_NOT_LETTER.sub("", kind.lower()))
    name = _name(typed, fields.get("eprintclass") or fields.get("primaryclass", ""), registry or ARXIV)
    if registry:
        return (registry, name if registry.names(name) else typed)
    if ARXIV.names(name) and not kind:
        return (ARXIV, name)
    return None if eprint_address(fields) else (_unknown(kind), typed)


def subject(fields: Mapping[str, str], registry: Identifier, name: str) -> str:
    """Return the subject of an electronic print, such as ` [cs.CL]`, unless its name begins with it."""
    typed = decode(fields.get("eprintclass") or fields.get("primaryclass", ""))
    is_print = typed and eprint(fields) == (registry, name) and not name.startswith(f"{typed}/")
    return f" [{typed}]" if is_print else ""


def eprint_address(fields: Mapping[str, str]) -> str:
    """Return the address that stands in `eprint`; empty for anything else."""
    found = address(fields.get("eprint", ""))
    return found if found.lower().startswith(("http://", "https://")) else ""


def work(link: str) -> str:
    """Return an address of arXiv without the version of the work."""
    return _VERSION.sub("", link) if "arxiv.org/" in link else link


def _name(typed: str, subject: str, registry: Identifier) -> str:
    """Return a name in the form of its registry: `arXiv:hep-th/9901001 [hep-th]` is `hep-th/9901001`."""
    name = _AFTER.sub("", _BEFORE().sub("", typed, count=1)).strip()
    if registry is ARXIV and subject and _OLD_ARXIV.fullmatch(name):
        return f"{subject}/{name}"
    return registry.prefix + name if registry.prefix and name.isdecimal() else name


def _unknown(kind: str) -> Identifier:
    """Return a row for a registry that has none, which only shows the name."""
    return Identifier("a name", "", lambda _: (), label=kind or "eprint")
