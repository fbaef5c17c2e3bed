"""Reading what a configuration decides about links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ....core.patterns import later
from ....core.text import Text
from ....syntax.located_yaml import Item, scalars
from ....syntax.markdown.linking.slugs import FORMS
from ..plugins import enabled, options
from . import plugins
from .model import LEVELS, Linking, Navigated, SlugStyle

# As PyYAML reads them.
_TYPED = later(r"!!python/(?:name|object/apply):(?P<name>[\w.]+)")
_OPTION = later(r"\b(?P<name>\w+)[ ]*:[ ]*[\"']?(?P<value>[\w-]*)")
_OPTIONS = frozenset({"kwds", "case", "percent_encode", "normalize"})
_FUNCTIONS: Mapping[str, SlugStyle] = {
    "markdown.extensions.toc.slugify": SlugStyle(),
    "markdown.extensions.toc.slugify_unicode": SlugStyle("unicode"),
    "pymdownx.slugs.slugify": SlugStyle("pymdownx"),
    "pymdownx.slugs.uslugify": SlugStyle("pymdownx", case="lower"),
    "pymdownx.slugs.uslugify_cased": SlugStyle("pymdownx"),
}
"""The functions that sites name for the ids of headings."""
_BLOGS = ("blog", "material/blog")


def linking(text: Text, item: Item, above: Linking) -> Linking:
    """Read what a configuration decides; `above` is that of the one which it inherits from."""
    found = above._replace(levels={**above.levels, **dict(_levels(item.get("validation")))})
    if nav := item.get("nav"):
        found = found._replace(nav=tuple(_navigated(text, nav)) if nav.value is not None else None)
    if hooks := item.get("hooks"):
        found = found._replace(hooks=tuple(str(one.value) for one in hooks.items))
    if folders := item.get("use_directory_urls"):
        found = found._replace(has_folders=folders.value is not False)
    if listed := item.get("plugins"):
        found = found._replace(**_of_plugins(options(listed)))
    if extended := item.get("markdown_extensions"):
        found = found._replace(**_of_extensions(text, options(extended), found))
    return found._replace(is_host_known=not text.path.startswith("zensical."))


def _levels(item: Item | None) -> Iterator[tuple[str, str]]:
    """Yield the levels that a site says, by their names; MkDocs refuses all other values."""
    for name, child in item.entries.items() if item else ():
        if name in LEVELS:
            yield from ((f"{name}.{kind}", str(one.value)) for kind, one in child.entries.items())
        else:
            yield name, str(child.value)


def _navigated(text: Text, item: Item) -> Iterator[Navigated]:
    """Yield the addresses in a navigation, in its order."""
    for one in scalars(item):
        if isinstance(one.value, str):
            yield Navigated(one.value, text.location(one.span.start))


def _of_plugins(named: Mapping[str, Item]) -> Mapping[str, Any]:
    every = dict(_on(named))
    changed = plugins.changed(every)
    if (exclude := every.get("exclude")) and exclude.get("regex"):
        changed |= {plugins.FILES}
    blogs = (every[name].get("blog_dir") for name in _BLOGS if name in every)
    return {"changed": changed, "blogs": tuple(str(folder.value) if folder else "blog" for folder in blogs)}


def _on(named: Mapping[str, Item]) -> Iterator[tuple[str, Item]]:
    """Yield the plugins that are not switched off, with those that Material's group has."""
    for name, item in named.items():
        if enabled(item) is not None:
            yield name, item
            if name in ("group", "material/group") and (inner := item.get("plugins")):
                yield from _on(options(inner))


def _of_extensions(text: Text, named: Mapping[str, Item], above: Linking) -> Mapping[str, Any]:
    toc = next((item for name, item in named.items() if plugins.short(name) == "toc"), None)
    return {
        "in_html": above.in_html or plugins.reads_html(named),
        "slugs": _slugs(text, toc, above.slugs) if toc else above.slugs,
        "has_footnotes": above.has_footnotes or "footnotes" in map(plugins.short, named),
        "makes_ids": above.makes_ids or plugins.makes_ids(named),
    }


def _slugs(text: Text, toc: Item, above: SlugStyle | None) -> SlugStyle | None:
    """Return the style that a site sets for the ids of headings; None for a function that is not known."""
    named, separator = toc.get("slugify"), toc.get("separator")
    found = above
    if named:
        typed = text.content[named.span.start : named.span.end]
        match = _TYPED().match(typed)
        style = _FUNCTIONS.get(match["name"]) if match else None
        found = _with_options(style, typed[match.end() :]) if match and style else None
    return found._replace(separator=str(separator.value)) if found and separator else found


def _with_options(style: SlugStyle, typed: str) -> SlugStyle | None:
    said = {match["name"]: match["value"] for match in _OPTION().finditer(typed)}
    form = FORMS.get(said.get("normalize", style.form))
    if form is None or not _OPTIONS.issuperset(said):
        return None
    return style._replace(
        case=said.get("case", style.case),
        is_encoded=said.get("percent_encode", "").lower() in ("true", "yes", "on"),
        form=form,
    )
