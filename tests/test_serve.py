"""The preview: it keeps running, shows what is wrong, and recovers."""

from __future__ import annotations

from pathlib import Path

from .builds import copy_site
from .previews import eventually, get, served

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


def test_drafts_are_shown_and_do_not_count(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    draft = folder / "docs/drafts/later.md"
    draft.parent.mkdir()
    draft.write_text(_PAGE.format(key="nobody"), encoding="utf-8")

    with served(folder) as (address, log):
        eventually(lambda: get(f"{address}/drafts/later/"), "[? ")
        eventually(lambda: log.read_text(encoding="utf-8"), "no findings in")


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
