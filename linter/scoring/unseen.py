"""Scores as they would be had the message's own fold never been read: the honest columns of the tone figures.

Two things can have learned from the very messages they are measured on. The learned layer can be trained again
without them (``crossed``). The word lists cannot be unlearned; but what fired nowhere else can be taken away
(``clean``), which is the least the lists are worth.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from linter import politeness
from linter.engine import Engine
from linter.model import Draft, Finding, Point, Result
from linter.parsing import Message
from linter.parsing.normalise import normalise
from linter.ruleset import Gate, Scale
from linter.tonemodel import CATEGORY
from linter.training import Example, train


class Pieces(NamedTuple):
    """What a score was made of, so that it can be made again with less."""

    text: str
    credits: tuple[Point, ...]
    findings: tuple[Finding, ...]
    model: Point | None


class Workings(NamedTuple):
    """What of an engine makes a score out of pieces."""

    scale: Scale
    gates: Mapping[str, Gate]
    categories: frozenset[str]


def workings(engine: Engine) -> Workings:
    """Return what of an engine is needed here."""
    ruleset = engine.ruleset
    return Workings(ruleset.scale, engine.gates, frozenset(marker.category for marker in ruleset.markers))


def take_apart(result: Result, how: Workings) -> Pieces:
    """Return the pieces of a result's score."""
    credits = tuple(point for point in result.points if point.category in how.categories)
    model = next((point for point in result.points if point.category == CATEGORY), None)
    return Pieces(result.draft.text, credits, result.findings, model)


def put_together(pieces: Pieces, how: Workings) -> int:
    """Return the score the pieces make."""
    closed = [how.gates[finding.rule] for finding in pieces.findings if finding.rule in how.gates]
    lines = politeness.score(how.scale, pieces.credits, pieces.findings, closed, pieces.model)
    return sum(line.points for line in lines)


def crossed(pieces: Sequence[Pieces], examples: Sequence[Example], folds: Sequence[int], how: Workings) -> list[int]:
    """Return the scores with the learned layer of each fold trained on the others."""
    scores = [0] * len(pieces)
    for fold in sorted(set(folds)):
        model = train([example for example, at in zip(examples, folds, strict=True) if at != fold])
        for number, (piece, at) in enumerate(zip(pieces, folds, strict=True)):
            if at == fold:
                point = model.point(Message(Draft(piece.text, "")))
                scores[number] = put_together(piece._replace(model=point), how)
    return scores


def clean(pieces: Sequence[Pieces], folds: Sequence[int], how: Workings) -> list[int]:
    """Return the scores counting only credits and faults whose very words also fired outside the fold.

    The learned layer is left out: it is trained on all folds.
    """
    fired = [_fired(piece) for piece in pieces]
    known = {
        fold: {mark for marks, at in zip(fired, folds, strict=True) if at != fold for mark in marks}
        for fold in set(folds)
    }
    return [put_together(_only(piece, known[at]), how) for piece, at in zip(pieces, folds, strict=True)]


def _words(text: str, start: int, end: int) -> str:
    return normalise(text[start:end]).text


def _fired(piece: Pieces) -> set[tuple[str, str]]:
    marks = {(f.rule, _words(piece.text, f.start, f.end)) for f in piece.findings}
    return marks | {(p.category, _words(piece.text, *p.span)) for p in piece.credits if p.span is not None}


def _only(piece: Pieces, known: Collection[tuple[str, str]]) -> Pieces:
    return piece._replace(
        credits=tuple(p for p in piece.credits if p.span is None or (p.category, _words(piece.text, *p.span)) in known),
        findings=tuple(f for f in piece.findings if (f.rule, _words(piece.text, f.start, f.end)) in known),
        model=None,
    )
