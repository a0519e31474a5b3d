"""Tables for a terminal, in which a Chinese character is two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


class _Columns(dict[str, int]):
    """How many columns a character takes, worked out when it is first met: a long report asks millions of times."""

    def __missing__(self, letter: str) -> int:
        wide = unicodedata.east_asian_width(letter) in "WF"
        columns = self[letter] = 0 if unicodedata.combining(letter) else 2 if wide else 1
        return columns


_columns = _Columns()


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(map(_columns.__getitem__, text))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return lines with the columns set under each other; the first is ranged left, the figures right."""
    wide = [max(width(row[n]) for row in (head, *rows)) for n in range(len(head))]

    def line(row: Sequence[str]) -> str:
        first, *rest = (" " * (room - width(cell)) for room, cell in zip(wide, row, strict=True))
        cells = [row[0] + first, *(pad + cell for pad, cell in zip(rest, row[1:], strict=True))]
        return "  " + "  ".join(cells).rstrip()

    return [line(row) for row in (head, *rows)]
