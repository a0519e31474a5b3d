r"""Java .properties: keys with dots are a tree, as Spring reads them, and so ``sms.*`` leads to texts as in YAML.

\uXXXX escapes, values continued over lines and all separators are understood; comments are passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial

from linter.layout import Layout
from linter.model import Draft
from linter.reading.source import Piece, Source
from linter.reading.tree import Node, Tree, drafts

_ESCAPE = r"\\(?:\n[ \t\f]*|.|\Z)"
_ENTRY = re.compile(
    rf"^[ \t\f]*(?:[#!].*|(?P<key>(?:{_ESCAPE}|[^\\\n=: \t\f])*)[ \t\f]*(?:[=:][ \t\f]*)?"
    rf"(?P<value>(?:{_ESCAPE}|[^\\\n])*))",
    re.MULTILINE,
)
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_PIECE = re.compile(rf"{_PAIR}|\\u[0-9a-fA-F]{{4}}|{_ESCAPE}|[^\\]+")
_LETTERS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}


def read_properties(source: Source, layout: Layout, passed: Callable[[str], object]) -> Iterator[Draft]:
    """Yield the drafts of a .properties file (see ``tree``). A key that stands twice is an error."""
    yield from drafts(Tree(source, [_parse(source)], partial(_pieces, source)), layout, passed)


def _parse(source: Source) -> Node:
    root: dict[str, Node] = {}
    for entry in _ENTRY.finditer(source.text):
        start, end = entry.span("key")
        if start == end:  # a blank line or a comment
            continue
        *above, last = "".join(text for text, _ in _pieces(source, Node(None, start, end))).split(".")
        members = root
        for name in above:
            members = _below(members, name, start, end)
        taken = members.get(last)
        if taken is not None and isinstance(taken.value, dict):  # a after a.b
            members, last = taken.value, ""
        if last in members:
            raise source.fault("duplicate-key", start, name=entry["key"])
        start, end = entry.span("value")
        text = "".join(text for text, _ in _pieces(source, Node(None, start, end)))
        members[last] = Node(text, start, end)
    return Node(root, 0, len(source.text))


def _below(members: dict[str, Node], name: str, start: int, end: int) -> dict[str, Node]:
    """Return what stands below a key; a value of its own goes under an empty name."""
    node = members.get(name)
    if node is not None and isinstance(node.value, dict):
        return node.value
    inner = {"": node} if node is not None else dict[str, Node]()
    members[name] = Node(inner, start, end)
    return inner


def _pieces(source: Source, node: Node) -> Iterator[Piece]:
    for match in _PIECE.finditer(source.text, node.start, node.end):
        yield _meant(match[0]), match.start()
    yield "", node.end


def _meant(written: str) -> str:
    if not written.startswith("\\"):
        return written
    if written.startswith("\\u") and len(written) > 2:
        return json.loads(f'"{written}"')
    letter = written[1:2]
    return "" if letter == "\n" else _LETTERS.get(letter, letter)
