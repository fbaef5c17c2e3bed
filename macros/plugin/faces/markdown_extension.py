"""The face for any host that runs Python-Markdown, such as Zensical: the Markdown extension `ibidem`.

It prepares the text of a page, and then registers what makes markers and lists. What only a whole site
shows is done after the build, by `finish`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ...check import forgeries, report, site
from ...content.settings import SetupError
from ...core.model import Profile, Source
from ...core.page_templates import TEMPLATES
from ...core.text import Text
from ...render import built_pages, rendering, seals
from ...render.markup import CitationExtension, Markdown, Prepared, PreparingExtension, is_registered
from ..anywhere import hosts, projects
from ..anywhere.ending import end
from ..anywhere.hosts import Told
from ..anywhere.projects import Known
from ..tokenizing import tokenized

_told = set[str]()
"""Reports that a preview has shown."""


def make_extension(**options: Any) -> PreparingExtension:
    """Make the extension; the option `config_file` names the configuration where it is elsewhere."""
    return PreparingExtension(lambda md, markdown: _prepared(md, markdown, options))


def _prepared(md: Markdown, markdown: str, options: dict[str, Any]) -> Prepared:
    """Return a text with tokens for its citations, and register what makes markers of them."""
    if is_registered(md):
        # Our plugin does all this.
        return Prepared(markdown)
    told = hosts.told(md)
    known = _known(hosts.config_file(told.root, options), told)
    text = known.page(told.page, markdown)
    if text and known.is_part(text, markdown):
        return Prepared(markdown)
    profile = known.site.profiles[text.path] if text else Profile("")
    # The frame is one of MkDocs.
    settings = known.site.settings._replace(frame=False)
    extension = CitationExtension(known.site.bibliography.by_key, known.site.evidence, settings)
    cites = known.site.cites(profile)
    extension.begin(profile.front_matter, known.site.settings.language, cites=cites, page=profile.path)
    extension.extendMarkdown(md)
    after = "".join(_places(known, profile, lambda source: extension.reference(source, extension.words)))
    _drop_template(told)
    return Prepared(
        _with_tokens(known, text, markdown, has_jinja=told.has_jinja),
        after,
        lambda html: _settled(known, told, text, html),
    )


def _settled(known: Known, told: Told, text: Text | None, html: str) -> str:
    """Return the HTML of a page without signatures; end a build of HTML that no page is published with."""
    path = text.path if text else ""
    page, profile = known.site.page(path), known.site.profiles.get(path, Profile(path))
    read = known.site.as_read(built_pages.read(html, is_target=False, page=path), profile)
    named = path or told.page or known.site.settings.docs_dir
    found = (*forgeries.found(named, page, read), *forgeries.withheld(named, page, read))
    if found:
        result = site.judged(replace(known.site, withheld=found))
        _fail(report.failure(result, known.site.texts))
    return seals.unsealed(html, has_calls=True)


def _places(known: Known, profile: Profile, write: Callable[[Source], str]) -> Iterator[str]:
    """Yield the places that `finish` reads and fills."""
    if profile.cited or profile.front_matter.further_reading:
        yield rendering.place(
            rendering.lists_mark(profile, known.site.bibliography.by_key, write, known.site.evidence)
        )
    template = profile.front_matter.template
    if template and template.key in TEMPLATES:
        yield rendering.place(template.key)


def _known(config_file: Path, told: Told) -> Known:
    """Return the checked project; end a build that its check fails."""
    try:
        known = projects.known(config_file, told.page)
    except SetupError as error:
        end(f"error: {error}")
    if failure := known.report(strict=told.is_strict):
        _fail(failure)
    return known


def _fail(failure: str) -> None:
    """End a build with a report; a preview shows the report once, and continues."""
    if not hosts.is_preview():
        end(failure)
    if failure not in _told:
        sys.stderr.write(f"{failure}\n")
        _told.add(failure)


def _with_tokens(known: Known, text: Text | None, markdown: str, *, has_jinja: bool) -> str:
    site, path = known.site, text.path if text else ""
    page = site.page(path)
    if page and not (page.calls or has_jinja or site.settings.syntax):
        return markdown
    return tokenized(site, path, markdown, is_templated=has_jinja).markdown


def _drop_template(told: Told) -> None:
    """Let a page of ours take the site's own template: ours are in Jinja's language, for MkDocs."""
    if told.meta.get("template") in TEMPLATES:
        del told.meta["template"]
