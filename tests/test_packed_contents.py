"""Contents of pages while they are packed: whoever reads or sets one notices nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from macros.plugin import packed_contents

from .builds import build
from .conftest import Write

_HTML = "<p>Häfen \U0001f6a2 \udcff.</p>" * 50


class _Post(Page):
    """A page of another plugin."""


def _page(kind: type[Page], content: str | None) -> Page:
    config = MkDocsConfig()
    config.site_url, config.docs_dir = "", "docs"
    page = kind("A", File("a.md", "docs", "site", use_directory_urls=True), config)
    page.content = content
    return page


@pytest.mark.parametrize("kind", [Page, _Post])
@pytest.mark.parametrize("content", [None, "", "<p>One.</p>", _HTML])
def test_a_packed_content_reads_as_always(kind: type[Page], content: str | None) -> None:
    page = _page(kind, content)
    packed_contents.pack(page)
    packed_contents.pack(page)

    assert isinstance(page, kind)
    assert page.content == content
    assert page.__dict__["content"] != content or not content

    packed_contents.unpack(page)
    packed_contents.unpack(page)
    assert type(page) is kind
    assert page.__dict__["content"] == content


def test_what_is_set_later_is_packed_too() -> None:
    page = _page(Page, None)
    packed_contents.pack(page)
    page.content = _HTML

    assert page.content == _HTML
    assert len(page.__dict__["content"]) < len(_HTML) / 5


def test_other_plugins_read_and_change_contents(write: Write) -> None:
    hook = (
        "def on_env(env, config, files):\n"
        "    for file in files.documentation_pages():\n"
        "        file.page.content = file.page.content.replace('One', 'Two')\n"
    )
    settings = "site_name: A\ntheme: {name: material, font: false}\nplugins: [ibidem]\nhooks: [hook.py]\n"
    page = "---\ntitle: A\n---\nOne.\n"
    folder = write({"mkdocs.yml": settings, "hook.py": hook, "docs/index.md": page, "docs/b.md": page})

    assert build(folder).code == 0
    assert "<p>Two.</p>" in Path(folder, "site/b/index.html").read_text(encoding="utf-8")
