"""JSON: the standard library judges the file, and a walk over its tokens gives every value its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial

from linter.layout import Layout
from linter.model import Draft
from linter.reading.source import Piece, Source
from linter.reading.tree import Node, Tree, drafts

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s{}\[\],:"]+|[{}\[\]]')
# What one character of a text is written as: a surrogate pair is one code point.
_PIECE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+")
_NO_NUMBERS = ("NaN", "Infinity", "-Infinity")


def read_json(source: Source, layout: Layout, passed: Callable[[str], object]) -> Iterator[Draft]:
    """Yield the drafts of a JSON file (see ``tree``). Comments, duplicate keys and NaN are errors."""
    yield from drafts(Tree(source, [_parse(source)], partial(_pieces, source)), layout, passed)


def _parse(source: Source) -> Node:
    try:
        json.loads(source.text)
        return _Walk(source).value()
    except json.JSONDecodeError as error:
        comment = source.text.startswith(("//", "/*", "#"), error.pos)
        raise source.fault("json-comment" if comment else "bad-json", error.pos, problem=error.msg) from None
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, a thousand brackets
        raise source.fault("bad-json", 0, problem=str(error)) from None


class _Walk:
    """Values from the tokens of a text that is known to be JSON: commas and colons need no look."""

    def __init__(self, source: Source):
        self.source = source
        self.tokens = _TOKEN.finditer(source.text)

    def value(self) -> Node:
        return self._node(next(self.tokens))

    def _node(self, token: re.Match[str]) -> Node:
        word = token[0]
        if word == "{":
            return self._mapping(token.start())
        if word == "[":
            return self._sequence(token.start())
        if word in _NO_NUMBERS:
            raise self.source.fault("bad-json", token.start(), problem=word)
        return Node(json.loads(word), token.start(), token.end())

    def _mapping(self, start: int) -> Node:
        members: dict[str, Node] = {}
        while (token := next(self.tokens))[0] != "}":
            key: str = json.loads(token[0])
            if key in members:
                raise self.source.fault("duplicate-key", token.start(), name=key)
            members[key] = self.value()
        return Node(members, start, token.end())

    def _sequence(self, start: int) -> Node:
        items: list[Node] = []
        while (token := next(self.tokens))[0] != "]":
            items.append(self._node(token))
        return Node(items, start, token.end())


def _pieces(source: Source, node: Node) -> Iterator[Piece]:
    for match in _PIECE.finditer(source.text, node.start + 1, node.end - 1):
        written = match[0]
        yield json.loads(f'"{written}"') if written[0] == "\\" else written, match.start()
    yield "", node.end - 1
