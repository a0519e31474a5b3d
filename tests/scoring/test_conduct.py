"""The conduct figures of a handful of messages, worked out by hand."""

from __future__ import annotations

from linter.model import Finding, Level
from linter.scoring.conduct import ConductItem, score_conduct
from linter.scoring.tone import Share


def item(id: str, verdict: str, category: str, families: tuple[str, ...] = (), group: str | None = None) -> ConductItem:
    return ConductItem(id, "文", verdict, category, families, group, {})


def finding(rule: str, level: Level = Level.ERROR) -> Finding:
    return Finding(rule, level, 0, 1, "")


ITEMS = [
    item("1", "error", "exposure", ("conduct",), "p"),
    item("2", "ok", "ok_negated", (), "p"),
    item("3", "error", "insult", ("tone",), "q"),
    item("4", "ok", "ok_help", (), "q"),
    item("5", "error", "link", ("link",)),
    item("6", "warning", "vague_threat", ("tone",)),
    item("7", "ok", "ok_other"),
]
FINDINGS = [
    [finding("conduct-exposure")],
    [finding("field-amount"), finding("length-segments")],  # completeness is not judged
    [finding("conduct-arrest")],  # caught, but as something else
    [finding("tone-insult")],
    [finding("link-any", Level.WARNING)],
    [finding("tone-vague-threat", Level.WARNING)],
    [finding("tone-order", Level.WARNING)],
]


def test_figures_by_hand() -> None:
    report = score_conduct(ITEMS, FINDINGS)
    assert report.recall == Share(2, 3)
    assert report.alarms == Share(1, 3)
    assert report.warned == Share(2, 3)
    assert report.flagged == Share(1, 1)
    assert report.family == Share(1, 2)
    assert report.pairs == Share(1, 2)
    assert report.categories["link"] == Share(0, 1)
    assert report.categories["ok_other"] == Share(1, 1)
    assert [miss.id for miss in report.misses] == ["4", "5"]


def test_an_empty_side_is_no_share() -> None:
    report = score_conduct([ITEMS[0]], [FINDINGS[0]])
    assert report.alarms == Share(0, 0)
    assert report.pairs == Share(0, 0)
