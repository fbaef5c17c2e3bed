"""Hostile values in the front matter, in a real Chromium: nothing runs, and nothing is asked of another host.

The check refuses most of these pages. They are built all the same, with all rules off: a preview shows
pages that have findings, and people preview what others sent them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext

from macros.check import rules

from . import browsing, hostile
from .builds import build, copy_site, edited

pytestmark = pytest.mark.browser
_browser = browsing.chromium
_PAGES = tuple(hostile.pages())
_AT_ONCE = 24
_ATTACK = f"<img src=x onerror=alert(1)><link rel=stylesheet href=//{hostile.ELSEWHERE}/x.css>\n"
"""The text of a page that attacks, since texts may hold any HTML: it shows that an attack is noticed."""
_ASSET = re.compile(r'<(?:link|script)\b[^<>]*?"[./]*assets/[^"<>]*"[^<>]*>')
_HARNESS = """
async (paths) => {
  const found = [];
  const opened = paths.map((path) => new Promise((done) => {
    const frame = document.createElement("iframe");
    const late = setTimeout(() => { found.push(`${path}: never ends`); frame.remove(); done(); }, 8000);
    frame.onload = () => {
      const page = frame.contentDocument;
      if (!page || !page.querySelector("html")) found.push(`${path}: is gone`);
      for (const element of page ? page.querySelectorAll("*") : []) {
        for (const { name, value } of element.attributes) {
          const address = value.replace(/[\\x00-\\x20]/g, "").toLowerCase();
          const isLink = /^(href|src|action|formaction|xlink:href)$/.test(name);
          if (/^(on|http-equiv|srcdoc)/.test(name)
              || (isLink && /^(javascript|vbscript|data:text)/.test(address)))
            found.push(`${path}: <${element.localName} ${name}="${value}">`);
        }
      }
      clearTimeout(late);
      setTimeout(() => { frame.remove(); done(); }, 30);
    };
    frame.src = path;
    document.body.append(frame);
  }));
  await Promise.all(opened);
  return found;
}
"""


def _framed(folder: Path) -> None:
    copy_site(folder)
    with edited(folder) as settings:
        settings["extra"]["ibidem"]["rules"] = dict.fromkeys(rules.IDS, "off")
        settings["repo_name"] = hostile.PAYLOADS["picture"]
        _settle(settings)


def _as_guest(folder: Path) -> None:
    settings: dict[str, object] = {
        "site_name": "Guest",
        "theme": {"name": "material", "font": False},
        "plugins": ["search", "ibidem"],
        "extra": {"ibidem": {"rules": dict.fromkeys(rules.IDS, "off")}},
    }
    _settle(settings)
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "docs/.authors.yml").write_text("authors: {desk: {name: Desk}}\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def _without_assets(site: Path) -> None:
    """Take the theme's own scripts and styles out of the pages, which would take most of the time."""
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(_ASSET.sub("", text), encoding="utf-8")


def _settle(settings: dict[str, object]) -> None:
    """Let the theme print as much as it can; the navigation of a page has the pages of its folder."""
    settings.pop("nav", None)
    settings |= {"repo_url": "https://git.example/a", "edit_uri": "edit/main/docs/"}
    theme = settings["theme"]
    assert isinstance(theme, dict)
    theme["features"] = ["navigation.prune", "navigation.footer", "content.action.edit", "navigation.path"]
    plugins = settings["plugins"]
    assert isinstance(plugins, list)
    plugins.append("tags")


@pytest.fixture(name="address", scope="module", params=[_framed, _as_guest], ids=["framed", "guest"])
def _address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile") / "site"
    request.param(folder)
    for page in _PAGES:
        path = folder / "docs" / page.path
        path.parent.mkdir(exist_ok=True)
        path.write_text(page.text, encoding="utf-8", newline="")
    (folder / "docs/control.md").write_text(_ATTACK, encoding="utf-8")
    outcome = build(folder)
    assert outcome.code == 0, outcome.output[-4000:]
    _without_assets(folder / "site")
    with browsing.serving(folder / "site") as address:
        yield address


def test_nothing_runs_and_nothing_is_asked_of_another_host(browser: Browser, address: str) -> None:
    context = browser.new_context()
    found = list[str]()
    context.on("request", lambda made: _note(found, address, made.url, made.frame.url))
    context.expose_binding("ran", lambda source: found.append(f"{source['frame'].url}: a script"))
    context.add_init_script("window.alert = window.confirm = window.prompt = () => window.ran();")

    found += _opened(context, address)

    context.close()
    noticed = [line for line in found if "/control/" in line]
    assert len(noticed) == len(("the attribute", "the script", "the request"))
    assert [line for line in found if line not in noticed] == []


def _note(found: list[str], address: str, url: str, page: str) -> None:
    if not url.startswith((address, "data:", "about:", "blob:")):
        found.append(f"{page}: {url}")


def _opened(context: BrowserContext, address: str) -> list[str]:
    """Open all pages, several at a time, in frames of one page; return what is wrong in them."""
    page = context.new_page()
    found = list[str]()
    names = [*(made.path for made in _PAGES), "control.md"]
    paths = [f"{address}/{quote(name.removesuffix('.md'))}/" for name in names]
    page.goto(f"{address}/")
    for start in range(0, len(paths), _AT_ONCE):
        found += page.evaluate(_HARNESS, paths[start : start + _AT_ONCE])
    return found
