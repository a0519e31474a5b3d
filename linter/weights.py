"""What pieces of text weigh, for many thousands of them: looked up where the file of a model has them.

To make a string and a number of each takes longer than all else the check of one draft does. So the pieces stay in one
text, sorted, each padded to three characters, with their weights beside it; a piece is found by bisection when it is
first asked for, until so many were that it is worth loading them all.
"""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from sys import byteorder

WIDTH = 3
MANY = 40_000  # pieces asked for: to load them all takes about as long as to find so many
_LIMIT = 2**15 - 1


class Weights(dict[str, int]):
    """Piece → weight, 0 for one that is not known. As a dict it holds the answers given so far, or all."""

    def __init__(self, pieces: str, weights: array[int]):
        """Take the columns: padded pieces in one text, sorted, and their weights. Raises ValueError for others."""
        super().__init__()
        if len(pieces) != WIDTH * len(weights):
            raise ValueError(len(pieces))
        self._pieces = pieces
        self._weights = weights
        self._loaded = False

    @classmethod
    def of(cls, weights: Mapping[str, int]) -> Weights:
        """Return weights of pieces of one to three characters, none of which is a space."""
        rows = sorted((piece.ljust(WIDTH), weight) for piece, weight in weights.items())
        column = array("h", (max(-_LIMIT, min(weight, _LIMIT)) for _, weight in rows))
        return cls("".join(piece for piece, _ in rows), column)

    @classmethod
    def read(cls, pieces: str, weights: str) -> Weights:
        """Return the weights that a file has. Raises ValueError for what is none."""
        column = array("h", b64decode(weights))
        if byteorder == "big":
            column.byteswap()
        return cls(pieces, column)

    def written(self) -> tuple[str, str]:
        """Return both columns as a file has them: text, and base 64 of 16-bit numbers, the low byte first."""
        column = self._weights[:]
        if byteorder == "big":
            column.byteswap()
        return self._pieces, b64encode(column.tobytes()).decode()

    def every(self) -> Iterator[str]:
        """Yield all pieces there are, sorted."""
        return (self._piece(at).rstrip(" ") for at in range(len(self._weights)))

    @property
    def knows(self) -> Callable[[str], object]:
        """What tells whether a piece is known."""
        return self.__contains__ if self._loaded else self.__getitem__

    def _piece(self, at: int) -> str:
        return self._pieces[at * WIDTH : at * WIDTH + WIDTH]

    def __missing__(self, piece: str) -> int:
        """Find a piece that was not asked for before."""
        if self._loaded:
            return 0
        at = bisect_left(range(len(self._weights)), piece.ljust(WIDTH), key=self._piece)
        known = at < len(self._weights) and self._piece(at).rstrip(" ") == piece
        weight = self._weights[at] if known else 0
        self[piece] = weight
        if len(self) > MANY:
            self.clear()
            self.update(zip(self.every(), self._weights, strict=True))
            self._loaded = True
        return weight
