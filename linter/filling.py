"""A template with its variables filled in, and the way back.

A template may read well and go wrong once it is filled: «${reason}» becomes a threat, two sums stop adding up. So a
draft that declares samples is judged a second time as the customer would read it, and what is found at a sample is
shown at its variable.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from linter.model import Draft, Finding, Slot, Span
from linter.parsing import Message
from linter.variables import variables
from linter.wording import say


class Piece(NamedTuple):
    """One variable filled in: where its sample stands in the filled text, and where it stands in the draft."""

    filled: Span
    draft: Span
    sample: str


class Filled(NamedTuple):
    """A draft with samples in place of variables; ``pieces`` in order."""

    draft: Draft
    pieces: tuple[Piece, ...]


def fill(draft: Draft, meta: Mapping[str, object]) -> Filled | None:
    """Return the draft with its declared samples filled in, or None where it declares none of its own."""
    message = Message(draft)
    text: list[str] = []
    pieces: list[Piece] = []
    at = length = 0
    for variable in variables(message, meta):
        if variable.sample is None:
            continue
        start, end = _span(message, variable.slot)
        text += [draft.text[at:start], variable.sample]
        length += start - at
        pieces.append(Piece(Span(length, length + len(variable.sample)), Span(start, end), variable.sample))
        length += len(variable.sample)
        at = end
    if not pieces:
        return None
    return Filled(draft._replace(text="".join(text) + draft.text[at:]), tuple(pieces))


def _span(message: Message, slot: Slot) -> Span:
    return message.source(slot.start, slot.end)


def only_filled(
    findings: Sequence[Finding], filled: Filled, known: Sequence[Finding], language: str
) -> Iterator[Finding]:
    """Yield what is found in the filled text and touches a sample, placed at the variable.

    ``findings`` are in offsets of the filled text, ``known`` those of the template itself: what it has at the same
    variable already is not said twice.
    """
    said = {(f.rule, piece.draft) for f in known for piece in filled.pieces if _touch((f.start, f.end), piece.draft)}
    starts = [piece.filled.start for piece in filled.pieces]
    for finding in findings:
        place = finding.start, max(finding.end, finding.start + 1)
        first = max(0, bisect_right(starts, finding.start) - 1)
        for piece in filled.pieces[first:]:
            if piece.filled.start >= place[1]:
                break
            if not _touch(place, piece.filled) or (finding.rule, piece.draft) in said:
                continue
            said.add((finding.rule, piece.draft))
            message = say("filled", language, sample=piece.sample, message=finding.message)
            start, end = piece.draft
            yield finding._replace(start=start, end=end, message=message, replacement=None, rewrite=None, debit=0)
            break


def _touch(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
