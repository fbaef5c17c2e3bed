"""Snippets are found where pymdownx.snippets finds them: the extension itself is the judge."""

from __future__ import annotations

import pytest
from markdown import Markdown

from macros.syntax.markdown.snippets import snippets

_FORMS = {
    "usual": '--8<-- "part.md"',
    "one dash": '-8<- "part.md"',
    "many dashes": '-----8<- "part.md"',
    "single quotation marks": "--8<-- 'part.md'",
    "indented": '- item\n\n    --8<-- "part.md"',
    "tabs": '\t--8<--\t"part.md"',
    "in code": '```\n--8<-- "part.md"\n```',
    "in a comment": '<!--\n--8<-- "part.md"\n-->',
    "escaped": ';--8<-- "part.md"',
    "escaped twice": ';;-8<- "part.md"',
    "space at the end": '--8<-- "part.md" ',
    "text before": 'See --8<-- "part.md"',
    "text after": '--8<-- "part.md" there',
    "no space": '--8<--"part.md"',
    "no quotation marks": "--8<-- part.md",
    "mixed quotation marks": "--8<-- \"part.md'",
    "two names": '--8<-- "part.md" "more.md"',
    "left out": '--8<-- ";part.md"',
    "block": "--8<--\npart.md\n\nmore.md\n--8<--",
    "block of one dash": "-8<-\n  part.md\n-8<-",
    "block with one left out": "--8<--\n; part.md\nmore.md\n--8<--\npart.md",
    "block that never ends": "-8<--\npart.md\nmore.md",
    "name in a block": '--8<--\n--8<-- "part.md"\nmore.md\n--8<--',
    "escaped in a block": "--8<--\n;--8<--\nmore.md\n--8<--",
    "two blocks": "--8<--\npart.md\n--8<--\nmore.md\n--8<--\nmore.md\n--8<--",
    "a line": '--8<-- "part.md:1"',
    "lines": '--8<-- "part.md:1:2"',
    "to a line": '--8<-- "part.md::2"',
    "from the end": '--8<-- "part.md:-2:-1"',
    "several lines": '--8<-- "part.md:1:1,3:3"',
    "broken lines": '--8<-- "part.md:1--2"',
    "section": '--8<-- "part.md:here"',
    "section with a number": '--8<-- "part.md:here-2"',
    "lines of a section": '--8<-- "part.md:1:here"',
    "lines of no file": '--8<-- ":1:2"',
    "mark of a section": "--8<-- [start:here]\npart.md\n--8<-- [end:here]",
    "spaces in the name": '--8<-- " part.md "',
    "longer than a name": f'--8<-- "{"a" * 1001}"',
    "no mark": "part.md",
}


class _Asked:
    """Takes the place of the extension's search for files, and notes which are asked for."""

    def __init__(self) -> None:
        self.names = list[str]()

    def __call__(self, path: str) -> None:
        self.names.append(path)


@pytest.mark.parametrize("form", _FORMS)
def test_snippets_are_those_of_the_extension(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    markdown = Markdown(extensions=["pymdownx.snippets"])
    preprocessor = markdown.preprocessors["snippet"]
    asked = _Asked()
    monkeypatch.setattr(preprocessor, "get_snippet_path", asked)
    content = f"# Title\n\n{_FORMS[form]}\n\nEnd.\n"

    preprocessor.run(content.split("\n"))

    found = [one.file for one in snippets(content)]
    assert found == [name for name in asked.names if len(name) < 1000]


@pytest.mark.parametrize(
    ("typed", "ranges", "section"),
    [
        ("a.md", (), ""),
        ("a.md:3", ((3, None),), ""),
        ("a.md:3:5,-2:", ((3, 5), (-2, None)), ""),
        ("a.md::7", ((None, 7),), ""),
        ("a.md:Of_it-2", (), "Of_it-2"),
    ],
)
def test_a_snippet_names_the_part_of_its_file(
    typed: str, ranges: tuple[tuple[int | None, int | None], ...], section: str
) -> None:
    [found] = snippets(f'One.\n\n  -8<- "{typed}"\nTwo.\n')

    assert (found.file, found.ranges, found.section) == ("a.md", ranges, section)
    assert found.span == (6, 6 + len(f'  -8<- "{typed}"'))


@pytest.mark.parametrize("typed", ["https://a.example/b.md", "HTTP://a.example/b.md"])
def test_a_snippet_may_be_on_the_web(typed: str) -> None:
    [found] = snippets(f'--8<-- "{typed}"')

    assert found.is_address
    assert not next(snippets('--8<-- "b.md"')).is_address
