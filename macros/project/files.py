"""The only disk access: configuration, bibliography and pages as texts."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from shlex import quote

from ..check.site import Project
from ..content.settings import Settings, SetupError, parse_yaml, settings
from ..core.findings import Fault, Finding
from ..core.text import Location, Text, normalized

# As MkDocs has them: mkdocs.utils.markdown_extensions, mkdocs.structure.files.
_MARKDOWN = frozenset({".markdown", ".mdown", ".mkdn", ".mkd", ".md"})
_HIDDEN = ".*"
_ALWAYS_EXCLUDED = (_HIDDEN, "/templates/")
# The pattern of a folder of this name, anywhere or at the top.
_FOLDER = re.compile(r"/?[\w-]+/|\.\*")
# As in `def define_env(env)`: a function, `env.variables["name"]`, `env.macro(function, "name")`.
_DEFINED = re.compile(r"""(?:\bdef\s+|\[\s*["']|\bmacro\([^()]*,\s*["'])(\w+)""")
_AUTHORS = ".authors.yml"

_File = tuple[str, str]
"""The path of a file, and its name in findings."""
Texts = tuple[tuple[Text, ...], tuple[Finding, ...]]
"""The texts of files, and the findings of those that cannot be read."""


def config_file() -> Path:
    """Return the configuration of the project in this folder, under either of its names."""
    named = (Path(name) for name in ("mkdocs.yml", "mkdocs.yaml"))
    return next((path for path in named if path.exists()), Path("mkdocs.yml"))


def read(config_file: Path, rules: Collection[str], *, every_page: bool = False) -> Project:
    """Read the project of an `mkdocs.yml`; `every_page` adds drafts and excluded pages.

    Raises SetupError.
    """
    root = config_file.resolve().parent
    configured = _settings(config_file, rules)
    if not (root / configured.docs_dir).is_dir():
        message = f'the docs_dir "{configured.docs_dir}" is not a folder'
        raise SetupError(Fault(message, place=config_file.name))
    store, store_faults = _texts(_file(root, root / name) for name in configured.bibliography)
    shown = replace(configured, exclude="", drafts="") if every_page else configured
    pages, page_faults = _texts(_pages(root, root / configured.docs_dir, shown))
    named = root / configured.docs_dir / _AUTHORS
    authors, author_faults = _texts([_file(root, named)] if named.exists() else [])
    faulty = {"store": store_faults, "pages": page_faults, "authors": author_faults}
    unread = frozenset(name for name, found in faulty.items() if found)
    faults = (*store_faults, *page_faults, *author_faults)
    templates = _templates(root / configured.theme_dir) if configured.theme_dir else frozenset()
    return Project(
        configured,
        store,
        pages,
        faults,
        unread,
        authors[0] if authors else None,
        templates,
        frozenset(_macros(root)),
    )


def below(config_file: Path, docs_dir: str) -> Texts:
    """Return every page below `docs_dir`, drafts and excluded ones too, and the files that cannot be read."""
    root = config_file.resolve().parent
    return _texts(_pages(root, root / docs_dir, Settings()))


def stored(config_file: Path, names: Iterable[str]) -> Texts:
    """Return files that are named relative to the configuration, and those that cannot be read."""
    root = config_file.resolve().parent
    return _texts(_file(root, root / name) for name in names)


def with_ending(config_file: Path, folder: str, ending: str) -> tuple[str, ...]:
    """Return the files with an ending below a folder, relative to the configuration, sorted."""
    root = config_file.resolve().parent
    found = (path for path in (root / folder).rglob(f"*{ending}") if path.is_file())
    return tuple(sorted(Path(os.path.relpath(path, root)).as_posix() for path in found))


def named(config_file: Path, docs_dir: str, names: Iterable[Path]) -> tuple[str, ...]:
    """Return files and folders as findings name them; empty when one of them concerns the whole site.

    Raises SetupError for one that is outside the project.
    """
    root = config_file.resolve().parent
    paths = tuple(_within(root, docs_dir, name) for name in names)
    return () if {".", config_file.name} & set(paths) else paths


def _within(root: Path, docs_dir: str, name: Path) -> str:
    docs = Path(os.path.abspath(root / docs_dir))
    # A link in the project is read by its own name; one above the project may lead into it.
    for path in (Path(os.path.abspath(name)), name.resolve()):
        if path.is_relative_to(root) or path.is_relative_to(docs):
            return Path(os.path.relpath(path, root)).as_posix()
    message = f'"{name}" is outside the project in "{root}"'
    raise SetupError(Fault(message, "name files and folders of the project"))


def is_unlisted(configured: Settings, path: str) -> bool:
    """Return whether a page, named relative to `docs_dir`, may be missing in the navigation."""
    return bool(_matching(configured.unlisted)(path))


def _macros(root: Path) -> Iterator[str]:
    """Yield the names that modules beside the configuration define: macros of the project's own."""
    for path in (*root.glob("*.py"), *root.glob("*/__init__.py")):
        if path.resolve().parent != Path(__file__).resolve().parent.parent:
            yield from _DEFINED.findall(path.read_bytes().decode(errors="replace"))


def _templates(theme: Path) -> frozenset[str]:
    """Return the templates that a page can name: `main.html`, and the files of the theme except partials."""
    names = (path.relative_to(theme).as_posix() for path in theme.rglob("*.html"))
    return frozenset({"main.html", *(name for name in names if not name.startswith("partials/"))})


def _settings(config_file: Path, rules: Collection[str], heirs: tuple[Path, ...] = ()) -> Settings:
    if config_file.resolve() in heirs:
        raise SetupError(Fault("this file inherits from itself", place=str(config_file)))
    text = _text(str(config_file), config_file.name)
    if isinstance(text, Finding):
        hint = text.hint if config_file.exists() else "run this in the folder of your mkdocs.yml"
        raise SetupError(Fault(text.message, hint, text.location))
    item = parse_yaml(text)
    inherited = item.get("INHERIT")
    base = Settings()
    if inherited and isinstance(inherited.value, str):
        above = config_file.parent / inherited.value
        base = _settings(above, rules, (*heirs, config_file.resolve()))
    configured = settings(text, item, rules, base)
    image = item.get("extra", "ibidem", "image", "file")
    if image and not (config_file.parent / configured.docs_dir / str(image.value)).is_file():
        message = f'there is no "{image.value}" in "{configured.docs_dir}"'
        raise SetupError(Fault(message, "put the picture there", text.location(image.span.start)))
    return configured


def _texts(files: Iterable[_File]) -> Texts:
    read = [_text(path, name) for path, name in files]
    faults = tuple(one for one in read if isinstance(one, Finding))
    return tuple(one for one in read if isinstance(one, Text)), faults


def _file(root: Path, path: Path) -> _File:
    return str(path), Path(os.path.relpath(path, root)).as_posix()


def _text(path: str, name: str) -> Text | Finding:
    """Read a file, or return the finding that says why it cannot be read as text."""
    place = Location(name, 1, 1)
    try:
        raw = Path(path).read_bytes()
        return normalized(name, raw.decode())
    except FileNotFoundError:
        message, hint = "this file does not exist", "create it, or name the right one in mkdocs.yml"
    except OSError as error:
        is_forbidden = isinstance(error, PermissionError)
        message = f"this file cannot be read: {error.strerror}"
        hint = f'type "chmod u+r {quote(name)}"' if is_forbidden else "put a text file in its place"
    except UnicodeDecodeError as error:
        readable = normalized(name, raw[: error.start].decode())
        place = readable.location(len(readable.content))
        message = f"the byte 0x{raw[error.start]:02x} here is not UTF-8"
        hint = "save the file in the encoding UTF-8"
    return Finding("unreadable-file", place, message, hint)


def _pages(root: Path, docs: Path, configured: Settings) -> Iterator[_File]:
    """Yield the Markdown files that MkDocs builds, those of a folder before those of its subfolders."""
    excluded, drafts = _matching(configured.exclude, *_ALWAYS_EXCLUDED), _matching(configured.drafts)
    for folder, folders, names in os.walk(docs, followlinks=True):
        folders.sort()
        pages = sorted(name for name in names if os.path.splitext(name)[1] in _MARKDOWN)
        within = _prefix(Path(os.path.relpath(folder, docs)))
        built = [name for name in pages if not excluded(within + name) and not drafts(within + name)]
        # MkDocs drops a README where there is an index.
        has_index = any(os.path.splitext(name)[0] == "index" for name in built)
        named = _prefix(Path(os.path.relpath(folder, root)))
        for name in built:
            if not (has_index and os.path.splitext(name)[0] == "README"):
                yield os.path.join(folder, name), named + name


def _prefix(folder: Path) -> str:
    return "" if folder == Path() else f"{folder.as_posix()}/"


def _matching(patterns: str, *more: str) -> Callable[[str], object]:
    """Return a function that is true for the paths that gitignore patterns, one on each line, match.

    Names of folders, which are all that most sites have, are read without pathspec: loading it takes 6 % of
    the check of a small site.
    """
    lines = [*more, *patterns.splitlines()]
    if all(map(_FOLDER.fullmatch, lines)):
        return re.compile("|".join(map(_folder, lines)) or "$^").search
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    return GitIgnoreSpec.from_lines(lines).match_file


def _folder(pattern: str) -> str:
    """Return a regular expression for paths below a folder, or for names that begin with a full stop."""
    if pattern == _HIDDEN:
        return r"(?:^|/)\."
    return f"^{pattern[1:]}" if pattern.startswith("/") else f"(?:^|/){pattern}"
