"""The honest columns: what fired nowhere else does not count, and scores come apart and together again."""

from __future__ import annotations

from linter.model import Finding, Level, Point, Span
from linter.ruleset import Gate, Scale
from linter.scoring.unseen import Pieces, Workings, clean, put_together

HOW = Workings(Scale(50, {}, [(0, "all", {"zh": "全"})]), {"tone-insult": Gate(0.9, 12)}, frozenset(["thanks"]))


def piece(text: str, insult: str = "") -> Pieces:
    credits = (Point("thanks", 10, Span(0, 2)),) if text[:2] in ("谢谢", "謝謝", "多谢") else ()
    at = text.find(insult) if insult else -1
    findings = (Finding("tone-insult", Level.ERROR, at, at + len(insult), "", debit=20),) if at >= 0 else ()
    return Pieces(text, credits, findings, None)


def test_put_together() -> None:
    assert put_together(piece("谢谢"), HOW) == 60
    assert put_together(piece("谢谢，老赖", "老赖"), HOW) == 12
    assert put_together(Pieces("", (), (), Point("model", -8, None)), HOW) == 42
    assert put_together(Pieces("", (), (Finding("x", Level.ERROR, 0, 0, "", debit=60),), None), HOW) == 0


def test_clean_counts_only_what_other_folds_fired() -> None:
    pieces = [
        piece("谢谢"),
        piece("謝謝"),
        piece("多谢"),
        piece("老赖", "老赖"),
        piece("骗子", "骗子"),
        piece("老赖！", "老赖"),
    ]
    assert clean(pieces, [0, 1, 0, 0, 1, 1], HOW) == [60, 60, 50, 12, 50, 12]
