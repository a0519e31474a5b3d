"""Tables for a terminal, in which a Chinese character is two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return lines with the columns set under each other; the first is ranged left, the figures right."""
    wide = [max(width(row[n]) for row in (head, *rows)) for n in range(len(head))]

    def line(row: Sequence[str]) -> str:
        first, *rest = (" " * (room - width(cell)) for room, cell in zip(wide, row, strict=True))
        cells = [row[0] + first, *(pad + cell for pad, cell in zip(rest, row[1:], strict=True))]
        return "  " + "  ".join(cells).rstrip()

    return [line(row) for row in (head, *rows)]
