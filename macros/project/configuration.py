"""The configuration of a project: which file it is, its settings, its templates and macros."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from ..content.settings import PACKAGE, Settings, SetupError, own_part, parsed, settings
from ..content.settings.linking import EVERYTHING, of_hook
from ..core.findings import Fault, Finding
from ..core.page_templates import TEMPLATES
from . import texts

NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml", "zensical.toml", "zensical.yml")
HOOK = "macros/plugin/faces/hook.py"
"""Our own hook, which changes nothing that a check judges."""
# As in `def define_env(env)`: a function, `env.variables["name"]`, `env.macro(function, "name")`.
_DEFINED = re.compile(r"""(?:\bdef\s+|\[\s*["']|\bmacro\([^()]*,\s*["'])(\w+)""")
_LOADS_US = re.compile(rf"\b(?:{PACKAGE}|from macros|import macros)\b")
_OURS = Path(__file__).parent.parent
_TEXTLESS = ("404.html", "redirect.html")
"""Templates of themes that show no text of a page."""
_INCLUDES = re.compile(r"\{%[-+]?\s*(?:include|import|from)\b")
_EXTENDS = re.compile(r"""\{%[-+]?\s*extends\s+(?:["']([^"'\n]*)["'])?""")
# In the themes, the text is in a block of this name, which may be in the other.
_REPLACES = re.compile(r"\{%[-+]?\s*block\s+(?:content|container)\b")
# What a page can name beside the files of the site's own folder, by the name of the theme.
_OF_THEMES = {
    "material": "404 base blog-post blog main redirect",
    "mkdocs": "404 base main",
    "readthedocs": "404 base main search",
}


def config_file(folder: Path = Path()) -> Path:
    """Return the configuration in a folder: of several, the first that names us, or else the first."""
    found = [path for name in NAMES if (path := folder / name).exists()]
    naming = (path for path in found if len(found) > 1 and PACKAGE in _source(path))
    return next(naming, found[0] if found else folder / NAMES[0])


def read(config_file: Path, rules: Collection[str]) -> Settings:
    """Read the settings of a configuration, and of those that it inherits from. Raises SetupError."""
    configured = _hooked(config_file.resolve().parent, _settings(config_file, rules))
    found = configured.rendering
    if any(_loads_us(config_file.resolve().parent, name) for name in found.modules):
        found = found.by_us()
    if found.is_ours and found.refused:
        raise SetupError(found.refused)
    return configured._replace(rendering=found)


def _hooked(root: Path, configured: Settings) -> Settings:
    """Return the settings with what hooks may change; a hook that is not there may change everything."""
    linking, paths = configured.linking, [root / name for name in configured.linking.hooks if name != HOOK]
    changed = [of_hook(_source(path)) if path.is_file() else EVERYTHING for path in paths]
    return configured._replace(linking=linking._replace(changed=linking.changed.union(*changed)))


def templates(root: Path, configured: Settings) -> frozenset[str]:
    """Return the templates that a page can name; empty when those of the theme are not known."""
    of_theme = _OF_THEMES.get(configured.theme, "" if configured.theme else "main")
    if not of_theme or not (configured.theme_dir or configured.frame):
        return frozenset()
    known = (f"{name}.html" for name in of_theme.split())
    own = (name for name in _own_templates(root, configured) if not name.startswith("partials/"))
    return frozenset({*TEMPLATES, *known, *own})


def textless(root: Path, configured: Settings) -> frozenset[str]:
    """Return the templates that a page can name, and that show nothing of its text."""
    found = {name: _source(path) for name, path in _own_templates(root, configured).items()}
    lacking = {name for name in _TEXTLESS if name not in found}
    # A template of the site's own may extend another.
    while more := {name for name, text in found.items() if name not in lacking and _lacks(text, lacking)}:
        lacking |= more
    return frozenset(lacking)


def _own_templates(root: Path, configured: Settings) -> Mapping[str, Path]:
    """Return the templates in the folder of the site's own theme, by their names."""
    if not configured.theme_dir:
        return {}
    own = root / configured.theme_dir
    return {path.relative_to(own).as_posix(): path for path in sorted(own.rglob("*.html"))}


def _lacks(text: str, lacking: Collection[str]) -> bool:
    """Return whether a template shows no text of its page, as far as the template itself says so."""
    if "page.content" in text or _INCLUDES.search(text):
        return False
    extends = _EXTENDS.search(text)
    if not extends or extends[1] in lacking:
        return not extends or bool(extends[1])
    return bool(_REPLACES.search(text)) and "super()" not in text


def macros(root: Path) -> frozenset[str]:
    """Return the names that modules beside the configuration define: macros of the project's own."""
    sources = (path for path in (*root.glob("*.py"), *root.glob("*/__init__.py")) if not is_ours(path))
    return frozenset(name for path in sources for name in _DEFINED.findall(_source(path)))


def _loads_us(root: Path, module: str) -> bool:
    """Return whether a module of mkdocs-macros loads this package, or is a copy of the package."""
    return any(is_ours(path) or _LOADS_US.search(_source(path)) for path in module_files(root, module))


def module_files(root: Path, module: str) -> Iterator[Path]:
    """Yield the files that a module of mkdocs-macros may be in, the one that it is in first."""
    paths = (root / f"{module}.py", root / module / "__init__.py")
    return (path for path in paths if path.is_file())


def is_ours(path: Path) -> bool:
    """Return whether a module is this package, perhaps by a link."""
    return path.resolve().parent == _OURS.resolve()


def _source(path: Path) -> str:
    """Read code or a configuration that need not be there; a pipe would be waited for."""
    try:
        return path.read_bytes().decode(errors="replace") if path.is_file() else ""
    except OSError:
        return ""


def _settings(config_file: Path, rules: Collection[str], heirs: tuple[Path, ...] = ()) -> Settings:
    if config_file.resolve() in heirs:
        raise SetupError(Fault("this file inherits from itself", place=str(config_file)))
    text = texts.read(str(config_file), config_file.name)
    if isinstance(text, Finding):
        hint = text.hint if config_file.exists() else "run this in the folder of your mkdocs.yml"
        raise SetupError(Fault(text.message, hint, text.location))
    item = parsed(text)
    inherited = item.get("INHERIT")
    base = None
    if inherited and isinstance(inherited.value, str):
        above = config_file.parent / inherited.value
        if not above.exists():
            message = f'there is no "{inherited.value}" to inherit from'
            place = text.location(inherited.span.start)
            raise SetupError(Fault(message, "name it relative to this file", place))
        base = _settings(above, rules, (*heirs, config_file.resolve()))
    configured = settings(text, item, rules, base)
    own = own_part(text, item)
    included, image = own.get("included"), own.get("image", "file")
    for named in included.items if included else ():
        if not (config_file.parent / str(named.value)).exists():
            message = f'there is no "{named.value}" to include'
            place = text.location(named.span.start)
            raise SetupError(Fault(message, "name it relative to this file", place))
    if image and not (config_file.parent / configured.docs_dir / str(image.value)).is_file():
        message = f'there is no "{image.value}" in "{configured.docs_dir}"'
        raise SetupError(Fault(message, "put the picture there", text.location(image.span.start)))
    return configured
