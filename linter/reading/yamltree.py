"""YAML: every value with its place, and every character of a text with its own, however the text is written.

PyYAML composes the file and says where each scalar begins and ends. How its text came of what is written is told
again from the source: escapes and folded lines in quoted and plain scalars, indented lines in block ones. The line
end that closes a block scalar is no part of the message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from linter import yamlfile
from linter.errors import ConfigError, InputError
from linter.layout import Layout
from linter.model import Draft
from linter.reading.source import Piece, Source
from linter.reading.tree import Node, Tree, drafts

_PROPERTIES = re.compile(r"(?:[&!][^ \t\n]*[ \t\n]+|#.*\n|[ \t\n]+)*")  # anchor, tag and comment before the text itself
_BREAKS = "\n\x85\u2028\u2029"
_FOLD = rf"(?P<fold>[ \t]*[{_BREAKS}](?:[ \t]*[{_BREAKS}])*[ \t]*)"
_DOUBLE = re.compile(
    rf"(?P<joined>\\[{_BREAKS}][ \t{_BREAKS}]*)"
    r"|(?P<escape>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.))"
    rf"|{_FOLD}|[^\s\\]+|[ \t]+|\s"
)
_SINGLE = re.compile(rf"(?P<escape>'')|{_FOLD}|[^\s']+|[ \t]+|\s")
_PLAIN = re.compile(rf"{_FOLD}|\S+|[ \t]+|\s")
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def read_yaml(source: Source, layout: Layout, passed: Callable[[str], object]) -> Iterator[Draft]:
    """Yield the drafts of a YAML file, of one document or several (see ``tree``)."""
    yield from drafts(Tree(source, _Builder(source).roots(), partial(_pieces, source)), layout, passed)


class _Builder:
    """PyYAML's nodes → ours: duplicate keys refused, aliases shared, merges (<<) laid under a mapping's own keys."""

    def __init__(self, source: Source):
        self.source = source
        self.built: dict[int, Node] = {}
        self.open: set[int] = set()

    def roots(self) -> list[Node]:
        try:
            return [self.node(root) for root in yamlfile.documents(self.source.text, self.source.path)]
        except ConfigError as error:
            raise InputError(error.key, error.path, error.line, error.column, error.excerpt, **error.facts) from None
        except RecursionError:
            raise self.source.fault("bad-yaml", 0, problem="nested too deeply") from None

    def node(self, given: yamlfile.Node) -> Node:
        if id(given) in self.open:
            raise self.source.fault("bad-yaml", given.start_mark.index, problem="an alias holds itself")
        if id(given) not in self.built:
            self.open.add(id(given))
            self.built[id(given)] = self.build(given)
            self.open.remove(id(given))
        return self.built[id(given)]

    def build(self, given: yamlfile.Node) -> Node:
        start, end = given.start_mark.index, given.end_mark.index
        if isinstance(given, yamlfile.MappingNode):
            return Node(self.members(given), start, end)
        if isinstance(given, yamlfile.SequenceNode):
            return Node([self.node(item) for item in given.value], start, end)
        assert isinstance(given, yamlfile.ScalarNode)
        written = _PROPERTIES.match(self.source.text, start, end)
        value, style = yamlfile.scalar(given), given.style or ""
        if style in ("|", ">"):
            value = str(value).rstrip("\n")
        return Node(value, written.end() if written else start, end, style)

    def members(self, given: yamlfile.MappingNode) -> dict[str, Node]:
        members: dict[str, Node] = {}
        merged: list[Node] = []
        for key_node, value_node in given.value:
            key = str(key_node.value)
            if key in members:
                raise self.source.fault("duplicate-key", key_node.start_mark.index, name=key)
            value = self.node(value_node)
            if key == "<<" and not key_node.style:
                merged += value.value if isinstance(value.value, list) else [value]
            else:
                members[key] = value
        for other in merged:
            if isinstance(other.value, dict):
                members = {**other.value, **members}
        return members


def _pieces(source: Source, node: Node) -> list[Piece]:
    """Return the pieces of a scalar's text."""
    pieces = list(_block(source, node) if node.style in ("|", ">") else _flow(source, node))
    if "".join(text for text, _ in pieces) == node.value:
        return pieces
    # Line breaks that only YAML knows (U+2028), inside a block: its beginning is placed, the rest counts from there.
    return [(str(node.value), pieces[0][1])]


def _flow(source: Source, node: Node) -> Iterator[Piece]:
    quoted = bool(node.style)
    start, end = (node.start + 1, node.end - 1) if quoted else (node.start, node.end)
    token = {'"': _DOUBLE, "'": _SINGLE}.get(node.style, _PLAIN)
    for match in token.finditer(source.text, start, end):
        written, at = match[0], match.start()
        if match.lastgroup == "fold":
            yield from _folded(written, at)
        elif match.lastgroup == "joined":
            yield from _breaks(written[2:], at + 2)
        elif match.lastgroup == "escape":
            yield "'" if written == "''" else _unescaped(written[1:]), at
        else:
            yield written, at
    yield "", end


def _breaks(written: str, at: int) -> list[Piece]:
    """Return the line breaks in white space that stands at an index, as YAML reads them."""
    return [("\n" if c in "\n\x85" else c, at + i) for i, c in enumerate(written) if c in _BREAKS]


def _folded(written: str, at: int) -> list[Piece]:
    """Return what a folded line end means: a blank, or the line ends of the empty lines that follow it."""
    first, *rest = _breaks(written, at)
    if first[0] != "\n":
        return [first, *rest]
    return rest or [(" ", first[1])]


def _unescaped(escape: str) -> str:
    return chr(int(escape[1:], 16)) if len(escape) > 1 else _ESCAPED.get(escape, escape)


def _block(source: Source, node: Node) -> Iterator[Piece]:
    """Yield the lines of a block scalar without their indentation, and what stands for the line ends between them."""
    value = str(node.value)
    lines = _lines(source.text, node.start, node.end)
    first = next((line for _, line in lines if line.strip(" ")), "")
    begins = len(value) - len(value.lstrip(" \n"))
    indent = len(first) - len(first.lstrip(" ")) - (begins - value.rfind("\n", 0, begins) - 1)
    done = 0
    breaks: list[int] = []  # the line ends since the last line that holds anything
    for start, line in lines:
        if content := line[indent:]:
            between = value[done : len(value) - len(value[done:].lstrip("\n"))] or (" " if done else "")
            yield from zip(between, breaks[-len(between) :], strict=False)
            yield content, start + indent
            done += len(between) + len(content)
            breaks = []
            if done >= len(value):
                yield "", start + len(line)
                return
        breaks.append(start + len(line))


def _lines(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return the lines below the header of a block scalar, each with the index where it begins."""
    lines: list[tuple[int, str]] = []
    at = text.find("\n", start, end) + 1
    while 0 < at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        lines.append((at, text[at:stop]))
        at = stop + 1
    return lines
