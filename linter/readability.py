"""How easily a message is read: a figure of this project's own, with its parts shown.

From 100, points go for what makes a reader go back: sentences that run on, a stretch without a pause, and words the
plain-language rules object to. The lines are house style, not a measured scale of reading difficulty: a phone shows
some 20 characters on a line, so a clause of 20 is one line and a sentence of 40 two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from linter import length
from linter.model import Readability, Strain
from linter.parsing import Message

SENTENCE, CLAUSE = 40, 20  # characters free of charge
WORD = 5  # points for each finding of the plain- family
MOST = {"sentence": 30, "clause": 30, "words": 40}


def measure(message: Message, hard: int) -> Readability:
    """Return the readability of a message in which the ``plain-`` rules found ``hard`` things. The parts sum to it."""
    sentences = _lengths(message, message.sentences)
    mean = sum(sentences) / len(sentences) if sentences else 0.0
    longest = max(_lengths(message, message.clauses), default=0)
    strains = (
        _strain("sentence", mean, (mean - SENTENCE) / 2),
        _strain("clause", longest, longest - CLAUSE),
        _strain("words", hard, hard * WORD),
    )
    return Readability(100 + sum([strain.points for strain in strains]), strains)


def _lengths(message: Message, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Return what a reader sees of each stretch, the signature aside."""
    if signature := message.signature:
        head, tail = signature.start, signature.end
        after = bisect_left(spans, (tail,))  # most stand behind it, whole
        cut = [(tail if b > head else a, b) for a, b in spans[:after] if b > tail or b <= head]
        spans = (*cut, *spans[after:])
    if message.slots:
        return [length.read(message, a, b) for a, b in spans]
    return [b - a for a, b in spans]


def _strain(name: str, figure: float, over: float) -> Strain:
    return Strain(name, round(figure, 1), -min(MOST[name], round(over)) if over > 0 else 0)
