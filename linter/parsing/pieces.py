"""Which of many short pieces of text a text holds: what the score's learned layer asks of a message."""

from __future__ import annotations

from collections.abc import Callable, Collection
from operator import add

from linter.lazy import lazy
from linter.parsing.scan import overlapping

FEW = 50_000
"""Letters; to look up every piece of so many takes as long as to build the automaton, which is eight times as quick.

A run over one file should not wait for it, and a long one not do without.
"""


class Pieces:
    """Pieces of few and small lengths, looked for in one text after another."""

    def __init__(self, pieces: Collection[str], lengths: Collection[int]):
        """Take the pieces, best as a mapping or a set; those of other lengths than these are never found."""
        self._pieces = pieces
        self._lengths = lengths
        self._seen = 0

    def found(self, text: str) -> list[str]:
        """Return the pieces in a text, once for each place; those of one length in the order of their places."""
        self._seen += len(text)
        return self._scan(text) if self._seen > FEW else self._looked_up(text)

    def _looked_up(self, text: str) -> list[str]:
        found: list[str] = []
        cut: Collection[str] = text
        for length in range(1, max(self._lengths) + 1):
            if length > 1:
                cut = list(map(add, cut, text[length - 1 :]))
            if length in self._lengths:
                found += filter(self._pieces.__contains__, cut)
        return found

    @lazy
    def _scan(self) -> Callable[[str], list[str]]:
        """The automaton's search."""
        return overlapping(piece for piece in self._pieces if len(piece) in self._lengths)
