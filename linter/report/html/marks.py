"""A draft cut at the edges of its findings, so that spans which overlap can be marked without crossing tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.model import Finding


class Segment(NamedTuple):
    """A stretch of a draft that the same findings cover, or a point where something is missing (no text).

    Findings are told by number, from 1 in the order given. ``covering`` lists the heaviest first; ``ending`` are
    those that end with this stretch, where their numbers are set.
    """

    text: str
    covering: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()
    level: str = ""


def segments(text: str, findings: Sequence[Finding]) -> Iterator[Segment]:
    """Yield the stretches of a draft in order; together they are the text."""
    opening: dict[int, list[int]] = {}
    points: dict[int, list[int]] = {}
    for number, finding in enumerate(findings, start=1):
        at = points if finding.start == finding.end else opening
        at.setdefault(finding.start, []).append(number)
    cuts = sorted({0, len(text), *(f.start for f in findings), *(f.end for f in findings)})
    active: list[int] = []

    def weight(number: int) -> tuple[int, int]:
        return -findings[number - 1].level.rank, number

    def segment(piece: str, covering: list[int], ending: list[int]) -> Segment:
        level = findings[covering[0] - 1].level.value if covering else ""
        return Segment(piece, tuple(covering), tuple(ending), level)

    for here, after in zip(cuts, [*cuts[1:], len(text)], strict=True):
        if missing := points.get(here):
            yield segment("", sorted(missing, key=weight), missing)
        active += opening.get(here, ())
        if here < after:
            covering = sorted(active, key=weight)
            ending = [n for n in active if findings[n - 1].end == after]
            active = [n for n in active if findings[n - 1].end > after]
            yield segment(text[here:after], covering, sorted(ending))
