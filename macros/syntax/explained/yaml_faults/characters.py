"""Characters with which no value can begin, or that no text can hold."""

from __future__ import annotations

from .stops import QUOTE, Stop, YamlFault


def odd_start(stop: Stop) -> YamlFault:
    """Explain a character with which neither a value nor a name can begin."""
    mark = stop.content[stop.place : stop.place + 1]
    is_first = not stop.content[stop.line : stop.place].strip(" -\t")
    if mark == "\t":
        what = "a tab is used to indent this line" if is_first else "a tab stands here"
        return YamlFault(what, "write spaces in place of tabs", stop.place)
    typed = stop.line_at(stop.place).strip()
    if is_first and ":" in typed:
        return YamlFault(
            f'a name cannot begin with "{mark}"', "put the name into quotation marks", stop.place
        )
    hint = f'{QUOTE}: "{typed}"' if '"' not in typed else QUOTE
    return YamlFault(f'a value cannot begin with "{mark}"', hint, stop.place)


def reference(stop: Stop) -> YamlFault:
    """Explain a mark of YAML that a writer meant as a part of the value."""
    place = stop.place if stop.begun is None else stop.begun
    return odd_start(Stop(stop.content, stop.problem, place, "", None))


def block_text(stop: Stop) -> YamlFault:
    """Explain what stands behind the mark that begins a text of several lines."""
    place = stop.place if stop.begun is None else stop.begun
    mark = stop.content[place : place + 1]
    hint = f"{QUOTE}, or begin the text in the next line, indented"
    return YamlFault(f'behind "{mark}" the line has to end', hint, place)


def escape(stop: Stop) -> YamlFault:
    """Explain a backslash before a letter with which it means nothing."""
    place = stop.content.rfind("\\", 0, stop.place + 1)
    typed = stop.content[place : place + 2]
    hint = r"write \\ for a backslash, or put the value into single quotation marks"
    return YamlFault(f'"{typed}" is no escape that YAML knows', hint, place)


def control(stop: Stop) -> YamlFault:
    """Explain a character that no text can hold."""
    return YamlFault("a character stands here that YAML does not allow", "delete the character", stop.place)
