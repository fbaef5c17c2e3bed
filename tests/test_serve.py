"""The preview: it keeps running, shows what is wrong, and recovers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from .builds import build, copy_site
from .previews import eventually, get, served

pytestmark = pytest.mark.uncounted

_PAGE = "# Extra\n\nIt began in May.{{{{ cite({key!r}) }}}}\n"
_STORE = "@online{{{key},\n  title = {{Extra}},\n  url = {{https://example.org/}},\n}}\n"


def test_preview_survives_mistakes_and_recovers(tmp_path: Path) -> None:
    folder = copy_site(tmp_path, bibliography=("bibliography.bib", "extra.bib"))
    page, store = folder / "docs/extra.md", folder / "extra.bib"
    page.write_text(_PAGE.format(key="frist2024"), encoding="utf-8")

    with served(folder) as (address, log):

        def shown() -> str:
            return get(f"{address}/extra/")

        def logged() -> str:
            return log.read_text(encoding="utf-8")

        # The store is missing and the key is unknown.
        eventually(shown, "[? ")
        eventually(logged, "extra.bib:1:1: error[unreadable-file] this file does not exist")

        store.write_text(_STORE.format(key="first2024"), encoding="utf-8")
        eventually(logged, 'docs/extra.md:3:26: error[undefined-citation] no source has the key "frist2024"')
        eventually(logged, 'did you mean "first2024"?')

        page.write_text(_PAGE.format(key="first2024"), encoding="utf-8")
        mended = eventually(shown, 'href="#src-first2024"')
        assert "[? " not in mended

        store.write_text(_STORE.format(key="renamed2024"), encoding="utf-8")
        eventually(shown, "[? ")

        store.write_text(_STORE.format(key="first2024"), encoding="utf-8")
        eventually(shown, 'href="#src-first2024"')
        eventually(logged, "no findings in")
        assert "Traceback" not in logged()


def test_a_preview_says_what_breaks_it_and_goes_on(tmp_path: Path) -> None:
    folder = copy_site(tmp_path, bibliography=("bibliography.bib", "extra.bib"))
    page, store, config = folder / "docs/extra.md", folder / "extra.bib", folder / "mkdocs.yml"
    authors = folder / "docs/.authors.yml"
    whole, people = config.read_text(encoding="utf-8"), authors.read_text(encoding="utf-8")
    store.write_text(_STORE.format(key="first2024"), encoding="utf-8")
    page.write_text(_PAGE.format(key="first2024"), encoding="utf-8")

    with served(folder) as (address, log):
        shown = partial(get, f"{address}/extra/")
        eventually(shown, 'href="#src-first2024"')

        # Mistakes in the settings: of YAML, of ours, of MkDocs.
        for broken, said in (
            (f"{whole}\nnav: [\n", 'not YAML: the bracket "[" here is never closed'),
            (whole.replace("everywhere:", "everywere:"), 'unknown setting "everywere"; did you mean'),
            (f"{whole}\ntheme: {{name: none}}\n", "Unrecognised theme name"),
        ):
            config.write_text(broken, encoding="utf-8")
            failed = eventually(shown, said)
            assert "The preview cannot be built" in failed
            assert "livereload(" in failed
        config.write_text(whole, encoding="utf-8")
        eventually(shown, 'href="#src-first2024"')

        # The store vanishes, and is there again.
        store.rename(folder / "elsewhere.bib")
        eventually(shown, "[? ")
        (folder / "elsewhere.bib").rename(store)
        eventually(shown, 'href="#src-first2024"')

        # So are the settings, for a moment.
        config.rename(folder / "elsewhere.yml")
        eventually(shown, "The preview cannot be built")
        (folder / "elsewhere.yml").rename(config)
        eventually(shown, 'href="#src-first2024"')

        authors.write_text("authors:\n  ada\n    name: Ada\n", encoding="utf-8")
        eventually(shown, "this line has no colon behind its name")
        authors.write_text(people, encoding="utf-8")
        eventually(lambda: log.read_text(encoding="utf-8").rpartition("no colon")[2], "no findings in")


def test_drafts_are_shown_and_fail_nothing(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    draft = folder / "docs/drafts/later.md"
    draft.parent.mkdir()
    draft.write_text(_PAGE.format(key="nobody"), encoding="utf-8")

    with served(folder) as (address, log):
        eventually(lambda: get(f"{address}/drafts/later/"), "[? ")
        eventually(lambda: log.read_text(encoding="utf-8"), "1 note in")


def test_a_preview_begins_with_a_page_that_no_template_can_show(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    page = folder / "docs/extra.md"
    page.write_text(
        "---\ntemplate: nonsense.html\nhide: 3\n---\n\n# Extra\n\nIt is shown.\n", encoding="utf-8"
    )

    with served(folder) as (address, log):
        eventually(lambda: get(f"{address}/extra/"), "It is shown.")
        said = eventually(lambda: log.read_text(encoding="utf-8"), "undefined-template")
        assert (
            'docs/extra.md:2:11: error[undefined-template] the theme has no template "nonsense.html"' in said
        )

        page.write_text("# Extra\n\nIt is mended.\n", encoding="utf-8")
        eventually(lambda: get(f"{address}/extra/"), "It is mended.")
        assert "Traceback" not in log.read_text(encoding="utf-8")


NOT_UTF_8 = b"# Extra\n\nIt ended.\xff\n"


def _loop(page: Path) -> None:
    """Make a file that nobody can read, an administrator neither."""
    page.symlink_to(page.name)


def _damage(page: Path) -> None:
    page.write_bytes(NOT_UTF_8)


@pytest.mark.parametrize(
    ("spoil", "said", "shown_instead"),
    [
        pytest.param(
            _damage,
            "extra.md:3:10: error[unreadable-file] the byte 0xff here is not UTF-8",
            "not UTF-8",
            id="encoding",
        ),
        pytest.param(
            _loop,
            "extra.md:1:1: error[unreadable-file] this file cannot be read: ",
            "Too many levels",
            id="right",
        ),
    ],
)
def test_a_preview_begins_with_a_page_that_cannot_be_read(
    tmp_path: Path, spoil: Callable[[Path], None], said: str, shown_instead: str
) -> None:
    folder = copy_site(tmp_path)
    page = folder / "docs/extra.md"
    spoil(page)

    with served(folder) as (address, log):
        shown = eventually(lambda: get(f"{address}/extra/"), "This page cannot be read")
        assert shown_instead in shown
        assert "<code>unreadable-file</code>" in shown
        assert "unreadable-file" in get(f"{address}/")
        eventually(lambda: log.read_text(encoding="utf-8"), said)

        page.unlink()
        page.write_text("# Extra\n\nIt is mended.\n", encoding="utf-8")
        mended = eventually(lambda: get(f"{address}/extra/"), "It is mended.")
        assert "unreadable-file" not in mended
        assert "Traceback" not in log.read_text(encoding="utf-8")


def test_a_preview_survives_pages_that_become_unreadable(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    pages = {"extra": folder / "docs/extra.md", "drafts/later": folder / "docs/drafts/later.md"}
    pages["drafts/later"].parent.mkdir()
    for page in pages.values():
        page.write_text("# Extra\n\nIt is whole.\n", encoding="utf-8")

    with served(folder) as (address, log):
        shown = {page: partial(get, f"{address}/{name}/") for name, page in pages.items()}

        for page, read in shown.items():
            eventually(read, "It is whole.")
            page.write_bytes(NOT_UTF_8)
            eventually(read, "This page cannot be read: it is not UTF-8.")
        for page, read in shown.items():
            page.write_text("# Extra\n\nIt is mended.\n", encoding="utf-8")
            eventually(read, "It is mended.")
        eventually(lambda: log.read_text(encoding="utf-8"), "no findings in")
        assert "Traceback" not in log.read_text(encoding="utf-8")


def test_a_build_fails_on_such_a_page_before_it_writes_one(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    (folder / "docs/extra.md").write_bytes(NOT_UTF_8)

    outcome = build(folder)

    assert outcome.code == 1
    assert outcome.findings == "docs/extra.md:3:10: error[unreadable-file] the byte 0xff here is not UTF-8"
    assert not (folder / "site").exists()


@pytest.mark.parametrize("mode", [(), ("--dirty",)], ids=["whole", "dirty"])
def test_a_page_that_is_saved_shows_what_is_wrong_now(tmp_path: Path, mode: tuple[str, ...]) -> None:
    folder = copy_site(tmp_path)
    page, other = folder / "docs/extra.md", folder / "docs/other.md"
    other.write_text('# Other\n\nSo.{{ cite("unheard") }}\n', encoding="utf-8")
    page.write_text("# Extra\n\nText.\n", encoding="utf-8")

    with served(folder, *mode) as (address, log):

        def shown(name: str, wanted: str) -> str:
            content = eventually(lambda: get(f"{address}/{name}/"), wanted)
            # A partial build of MkDocs loses a page that is saved while it builds others.
            eventually(lambda: _is_over(log.read_text(encoding="utf-8")), "over")
            return content

        shown("extra", "<strong>1 error</strong> on other pages")

        page.write_text('# Extra\n\nMore.{{ cite("nope") }}\n', encoding="utf-8")
        assert "docs/other.md:3:" in shown("extra", "<strong>2 errors</strong>, 1 on this page")

        other.write_text("# Other\n\nSo.\n", encoding="utf-8")
        shown("other", "<strong>1 error</strong> on other pages")

        page.write_text("# Extra\n\nMended.\n", encoding="utf-8")
        assert "ib-findings" not in shown("extra", "Mended.")
        assert "Traceback" not in log.read_text(encoding="utf-8")


def _is_over(log: str) -> str:
    """Say whether every build that a change has begun is over."""
    return "over" if log.count("Detected file changes") == log.count("Reloading browsers") else "building"
