"""YAML values with their places in the file. The only importer of yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

import yaml
from yaml_env_tag import add_env_tag  # type: ignore[import-untyped]

from ..core.text import EMPTY, Span

# A few lines of aliases can expand to more values than fit into memory.
_MOST = 100_000
_ESCAPED = re.compile(r"\\(?:U(?P<code>000[1-9A-F][0-9A-F]{4})|.)")
_ENDLESS = 2**31
_TEXT = "tag:yaml.org,2002:str"
# YAML that libyaml reads as PyYAML's own parser does, places included. The two differ on tabs, on odd
# characters, on a comment right after "|", and within brackets; deep nesting crashes libyaml.
_ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_WORDS = r"""(?: \w [\w./-]*+ (?: [ ] [\w./-]++ )*+ | "[^"\\\n]*+" | '[^'\n]*+' )"""
_COMMON = re.compile(
    rf"""
    (?:
        [^\[{{|>]++
        | [|>] (?! [-+0-9]*+ \# )
        | (?<=\S) [\[{{]
        | \[ [ ]*+ {_WORDS} (?: ,[ ]++ {_WORDS} )*+ \]
        | \{{ [ ]*+ \w++:[ ]++ {_WORDS} (?: ,[ ]++ \w++:[ ]++ {_WORDS} )*+ \}}
    )*+
    """,
    re.VERBOSE,
)
_DEEP = re.compile(r"^[ ?:-]{60}", re.MULTILINE)
_HALF = re.compile(r"[\ud800-\udfff]")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)


class InvalidYamlError(ValueError):
    """The text is not YAML; `offset` is the place of the mistake, and `hint` says what to type."""

    def __init__(self, message: str, offset: int, hint: str = "") -> None:
        super().__init__(message)
        self.offset = offset
        self.hint = hint


class Item(NamedTuple):
    """One YAML value: a scalar, a sequence of items, or a mapping of names to items."""

    value: object
    """The Python value; a date that does not exist stays the text that was typed."""
    span: Span
    entries: Mapping[str, Item] = EMPTY
    items: tuple[Item, ...] = ()
    repeated: tuple[tuple[str, Span], ...] = ()
    """Names that the mapping repeats, each with the place of the repetition."""
    names: Mapping[str, Span] = EMPTY
    """The place of each name of the mapping."""

    def get(self, *path: str) -> Item | None:
        """Return the value under a path of names in nested mappings; None if there is none."""
        item: Item | None = self
        for name in path:
            item = item.entries.get(name) if item else None
        return item


class _Loader(yaml.SafeLoader):
    """A loader that reads `!ENV`, and accepts the tags of other tools."""

    read = 0
    """The number of values read so far; a value that an alias repeats counts each time."""


_Composer = getattr(yaml, "CSafeLoader", _Loader)
add_env_tag(_Loader)
_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def parse(content: str, offset: int = 0) -> Item:
    """Parse one YAML document that begins `offset` characters into its file.

    An empty document is an empty mapping. Raises InvalidYamlError.
    """
    try:
        node = _composed(content)
    except yaml.MarkedYAMLError as error:
        place, begun = (mark.index if mark else None for mark in (error.problem_mark, error.context_mark))
        stop = (content, error.problem or "", place or 0, error.context or "", begun)
        raise _invalid(stop, offset) from error
    except yaml.reader.ReaderError as error:
        raise _invalid((content, error.reason, int(error.position), "", None), offset) from error
    except RecursionError as error:
        raise InvalidYamlError("this is nested too deeply", offset) from error
    if node is None:
        return Item({}, Span(offset, offset))
    try:
        return _item(node, offset, _Loader(""))
    except RecursionError as error:
        raise InvalidYamlError("a value contains itself", offset + node.start_mark.index) from error


def _invalid(stop: tuple[str, str, int, str, int | None], offset: int) -> InvalidYamlError:
    """Return the error for a place where a parser stopped, as `Stop` says it."""
    # Most texts are YAML.
    from .explained.yaml_faults import Stop, explained  # noqa: PLC0415

    fault = explained(Stop(*stop))
    return InvalidYamlError(fault.message, offset + fault.place, fault.hint)


def _composed(content: str) -> yaml.Node | None:
    """Compose a document, with libyaml where it is installed and gives the same result."""
    if _COMMON.fullmatch(content) and not _ODD.search(content) and not _DEEP.search(content):
        with suppress(yaml.YAMLError):
            return yaml.compose(content, _Composer)
    return yaml.compose(content, _Loader)


def _item(node: yaml.Node, offset: int, loader: _Loader) -> Item:
    span = Span(offset + node.start_mark.index, offset + node.end_mark.index)
    loader.read += 1
    if loader.read > _MOST:
        raise InvalidYamlError("aliases make this too long", span.start)
    match node:
        case yaml.MappingNode(tag="tag:yaml.org,2002:map"):
            return _mapping(node, span, offset, loader)
        case yaml.SequenceNode(tag="tag:yaml.org,2002:seq"):
            items = tuple(_item(child, offset, loader) for child in node.value)
            return Item([item.value for item in items], span, items=items)
        case _:
            return Item(_scalar(node, loader, span), span)


def _mapping(node: yaml.MappingNode, span: Span, offset: int, loader: _Loader) -> Item:
    try:
        loader.flatten_mapping(node)  # "<<" brings in the names of another mapping
    except yaml.YAMLError as error:
        raise InvalidYamlError('"<<" needs a mapping', span.start) from error
    entries, names, repeated = dict[str, Item](), dict[str, Span](), list[tuple[str, Span]]()
    for key, child in node.value:
        place = Span(offset + key.start_mark.index, offset + key.end_mark.index)
        name = _whole(str(key.value), place)
        if name in entries:
            repeated.append((name, place))
        entries[name], names[name] = _item(child, offset, loader), place
    values = {name: item.value for name, item in entries.items()}
    return Item(values, span, entries, repeated=tuple(repeated), names=names)


def _scalar(node: yaml.Node, loader: _Loader, span: Span) -> object:
    if node.tag == _TEXT:
        return _whole(str(node.value), span)
    try:
        value = loader.construct_object(node, deep=True)
    except ValueError:
        # PyYAML takes 2024-13-01 for a date, and then fails to construct it.
        return str(node.value)
    except (yaml.YAMLError, AttributeError, LookupError, TypeError) as error:
        # PyYAML raises these when a value does not fit its tag.
        raise InvalidYamlError(f"this is not a value for {node.tag}", span.start) from error
    return _whole(value, span) if isinstance(value, str) else value


def _whole(value: str, span: Span) -> str:
    r"""Return the value. Raises InvalidYamlError for half a character: `"\ud83d"`."""
    if half := _HALF.search(value):
        raise InvalidYamlError(rf"\u{ord(half[0]):04x} is half of a character", span.start)
    return value


def comments(content: str, start: int, end: int) -> Iterator[Span]:
    """Yield the comments between two offsets; a hash in a quoted value also counts as one."""
    yield from (Span(match.start(), match.end()) for match in _COMMENT.finditer(content, start, end))


def scalars(item: Item) -> Iterator[Item]:
    """Yield every scalar below an item, in file order."""
    if not item.entries and not item.items:
        yield item
    for child in (*item.entries.values(), *item.items):
        yield from scalars(child)


def quoted(value: str) -> str:
    """Write a text in double quotation marks, on one line."""
    written = yaml.safe_dump(value, default_style='"', allow_unicode=True, width=_ENDLESS).rstrip("\n")
    # PyYAML escapes emoji there, and reads them without.
    return _ESCAPED.sub(lambda match: chr(int(match["code"], 16)) if match["code"] else match[0], written)


def listed(values: Sequence[str]) -> str:
    """Write texts as a list on one line, in quotation marks where YAML needs them."""
    written = yaml.safe_dump(list(values), default_flow_style=True, allow_unicode=True, width=_ENDLESS)
    return written.rstrip("\n")
