"""What a maintainer typed for a first site, checked and completed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from ...core.findings import Fault, FaultError, meant
from ...syntax.typed_addresses import is_whole
from ..drafts.asking import one_line
from ..drafts.naming import slug

# Those for which Material has words, so that a build finds them: `partials/languages/` of its templates.
LANGUAGES = tuple(
    """
    af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka kn ko ku-IQ
    lb lt lv mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th tl tr uk ur uz vi zh
    zh-Hant zh-TW
    """.split()  # noqa: SIM905  a list of words is read as one
)
_USUAL_KEY = "author"


class Given(TypedDict):
    """The options of the command, each of which may be empty."""

    name: str
    author: str
    language: str
    host: str
    url: str


@dataclass(frozen=True, slots=True)
class WantedSite:
    """The facts that the files of a first site hold."""

    name: str
    author: str
    """Empty where the site itself is the author."""
    language: str
    host: str
    """One of `HOSTS` in `filling.py`."""
    url: str
    """The address of the site, with a slash at its end; empty where the host tells it, or nobody does yet."""

    @property
    def author_key(self) -> str:
        """The key by which pages name the author: a part of the address of the author's page."""
        key = slug(self.author or self.name)
        return key if key.replace("-", "").isalnum() else _USUAL_KEY


def wanted(folder: str, given: Given) -> WantedSite:
    """Return the facts of a site; without a name it has that of its folder. Raises FaultError."""
    name = _line("name", given["name"] or folder.replace("-", " ").replace("_", " ").strip())
    author = _line("author", given["author"]) if given["author"] else ""
    return WantedSite(
        name[0].upper() + name[1:] if not given["name"] else name,
        author,
        _language(given["language"]),
        given["host"],
        _address(given["url"]),
    )


def _line(option: str, typed: str) -> str:
    """Return a name in one line. Raises FaultError."""
    return one_line(typed, f"the {option} has no letter", f'name one: --{option} "Harbor Notes"')


def _language(typed: str) -> str:
    spelled = {code.casefold(): code for code in LANGUAGES}
    if found := spelled.get(typed.replace("_", "-").casefold()):
        return found
    # Of a language in a region, or in a script, the theme may have the language alone.
    bare = typed.replace("_", "-").partition("-")[0].casefold()
    near = f'did you mean "{spelled[bare]}"?' if bare in spelled else meant(typed, LANGUAGES)
    hint = f"{near} it has {', '.join(LANGUAGES)}".lstrip()
    raise FaultError(Fault(f'the theme has no words in the language "{typed}"', hint))


def _address(typed: str) -> str:
    if typed and not (typed.startswith(("https://", "http://")) and is_whole(typed)):
        raise FaultError(Fault(f'"{typed}" is not a web address', "write --url https://example.org/"))
    return f"{typed.rstrip('/')}/" if typed else ""
