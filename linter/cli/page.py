"""A help page: usage, what the command does, its options, set so that Chinese lines end where the terminal does.

click counts characters; a Chinese one takes two columns, and may begin a line wherever it is not a closing mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.patterns import lazy
from linter.report.table import width

MOST = 100  # columns, however wide the terminal is: longer lines are hard to read
_TERM = 30  # columns for an option before its text moves to the next line
_INDENT = "  "

# What may not be torn apart: a word, or one wide character, each with the marks that open before and close after it.
_PIECE = lazy(r"\s+|[（“《【]*(?:[!-~–…]+|[^\s!-~–…])[，。；：、）”》】！？]*")

Rows = Sequence[tuple[str, str]]


def room() -> int:
    """Return how many columns a page may take."""
    import shutil

    return max(40, min(MOST, shutil.get_terminal_size().columns))


def page(usage: str, paragraphs: Sequence[str], sections: Sequence[tuple[str, Rows]], columns: int) -> str:
    """Return a help page of at most so many columns; a section is its heading and rows of term and text."""
    blocks = ["\n".join(_hung(usage, columns))]
    blocks += ["\n".join(_INDENT + line for line in wrap(text, columns - 2)) for text in paragraphs]
    blocks += [f"{heading}\n" + "\n".join(_rows(rows, columns)) for heading, rows in sections if rows]
    return "\n\n".join(blocks)


def wrap(text: str, columns: int) -> list[str]:
    """Return a text as lines of at most so many columns; a longer word has a line to itself."""
    lines, taken = [""], 0
    for piece in _PIECE.findall(text):
        wide = width(piece)
        if taken + wide > columns and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines, taken = [*lines, ""], 0
            piece = piece.lstrip()
            wide = width(piece)
        lines[-1] += piece
        taken += wide
    return [line for line in lines if line]


def _hung(usage: str, columns: int) -> Iterator[str]:
    """Yield the usage with all but its first line set in."""
    first, *rest = wrap(usage, columns - 8)
    yield first
    yield from (" " * 8 + line for line in rest)


def _rows(rows: Rows, columns: int) -> Iterator[str]:
    """Yield rows in two columns; a term too wide for the first has a line to itself."""
    wide = min(_TERM, columns // 3, max(width(term) for term, _ in rows))
    margin = _INDENT + " " * wide + _INDENT
    for term, text in rows:
        lines = wrap(text, columns - len(margin)) or [""]
        if width(term) > wide:
            yield _INDENT + term
        else:
            yield f"{_INDENT}{term}{' ' * (wide - width(term))}{_INDENT}{lines.pop(0)}".rstrip()
        yield from (margin + line for line in lines)
