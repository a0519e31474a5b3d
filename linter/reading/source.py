"""A decoded file: where each of its characters stands, and faults that show their line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from linter.errors import InputError
from linter.model import Anchor

Piece = tuple[str, int]
"""A stretch of a draft's text, and the index in the file of what stands for it."""


class Unrecognised(InputError):  # noqa: N818 (it reads as what it is)
    """A data file that holds nothing a message would stand under: no draft file, unless someone said it is."""


class Source:
    """The text of a file with line ends folded; an index counts its code points from 0."""

    def __init__(self, text: str, path: str):
        """Keep the text and the name errors are to bear."""
        self.text = text
        self.path = path
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, index: int) -> tuple[int, int]:
        """Return the 1-based line and column of an index."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return a line by its number from 1, without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end]

    def anchors(self, pieces: Iterable[Piece]) -> tuple[Anchor, ...]:
        """Return where a draft made of pieces stands. No piece spans a line end; an empty last one gives the end."""
        anchors: list[Anchor] = []
        offset = 0
        for text, index in pieces:
            line, column = self.place(index)
            before = anchors[-1] if anchors else None
            if before is None or (line, column) != (before.line, before.column + offset - before.offset):
                anchors.append(Anchor(offset, line, column))
            offset += len(text)
        return tuple(anchors)

    def fault(self, key: str, index: int, **facts: object) -> InputError:
        """Return the error ``key`` at an index, with its line."""
        line, column = self.place(index)
        return InputError(key, self.path, line, column, self.line(line), **facts)
