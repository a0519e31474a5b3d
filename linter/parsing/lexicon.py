"""Words as jieba cuts them, looked up in its dictionary where the file lies: for a handful of texts.

To load 350,000 words takes longer than all else that the check of one draft does, and a draft holds fifty of them.
The file is sorted by first letters, but for a few lines at its head: the words of a text are found in it by
bisection, and nothing is loaded. The way of cutting is jieba's own with its hidden Markov model off: of all ways to
read a run of letters as words of the dictionary, the most probable.
"""

from __future__ import annotations

import mmap
import re
from bisect import bisect_left
from collections.abc import Iterator
from math import log
from pathlib import Path

SIZE = 5_071_852
"""Bytes of the edition this reads; what is known of it is how its lines are sorted, and what their numbers sum to."""

_TOTAL = log(60_101_967)
_RUN = re.compile(r"[一-鿕a-zA-Z0-9+#&._%\-]+|\r\n|.", re.DOTALL)
_LETTER = re.compile("[a-zA-Z0-9]")


def opened(path: Path) -> Lexicon | None:
    """Return the dictionary of a file, or None where that is not the edition known here."""
    try:
        with path.open("rb") as file:
            lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return None
    return Lexicon(lines) if len(lines) == SIZE else None


class Lexicon:
    """The dictionary, of which no more is read than the texts ask for."""

    def __init__(self, lines: mmap.mmap):
        """Take the file: lines of a word, how often it was counted, and its part of speech."""
        self._lines = lines
        self._sorted = lines.find("\n一 ".encode()) + 1
        self._head = f"\n{lines[: self._sorted].decode()}"
        self._blocks: dict[str, str] = {}
        self._counts: dict[str, int | None] = {}

    def cut(self, text: str) -> list[str]:
        """Return the words of a text, in order, without gaps."""
        words: list[str] = []
        for run in _RUN.findall(text):
            words += self._likeliest(run) if len(run) > 1 and run != "\r\n" else [run]
        return words

    def _likeliest(self, run: str) -> Iterator[str]:
        """Yield the words of a run; letters and digits that make no word stay together."""
        size = len(run)
        best: list[tuple[float, int]] = [(0.0, size)] * (size + 1)  # from there to the end: weight, where a word ends
        for start in range(size - 1, -1, -1):
            ways: list[tuple[float, int]] = []
            for end in range(start + 1, size + 1):
                count = self._count(run[start:end])
                if count is None:
                    break
                if count:
                    ways.append((log(count) - _TOTAL + best[end][0], end))
            best[start] = max(ways, default=(best[start + 1][0] - _TOTAL, start + 1))
        letters = start = 0
        while start < size:
            end = best[start][1]
            if end - start == 1 and _LETTER.match(run, start):
                start = end
                continue
            if letters < start:
                yield run[letters:start]
            yield run[start:end]
            letters = start = end
        if letters < size:
            yield run[letters:]

    def _count(self, word: str) -> int | None:
        """Return how often a word was counted: 0 for what words begin with but is none, None for what none does."""
        if word not in self._counts:
            block, count = self._block(word[0]), None
            at = block.find(f"\n{word}")
            if at >= 0:
                at = block.find(f"\n{word} ", at) + len(word) + 2
                count = int(block[at : block.index(" ", at)]) if at > len(word) + 1 else 0
            self._counts[word] = count
        return self._counts[word]

    def _block(self, first: str) -> str:
        """Return the lines that begin with a letter, and those of the head."""
        if first not in self._blocks:
            here, there = self._line(first), self._line(chr(ord(first) + 1))
            self._blocks[first] = self._head + self._lines[here:there].decode()
        return self._blocks[first]

    def _line(self, first: str) -> int:
        """Return where the lines begin that come no earlier than a letter's."""
        lines, wanted = self._lines, first.encode()

        def begins(at: int) -> bytes:
            line = lines.rfind(b"\n", 0, at) + 1
            return lines[line : line + len(wanted)]

        return bisect_left(range(SIZE), wanted, self._sorted, SIZE, key=begins)
