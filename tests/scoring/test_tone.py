"""The tone figures of a handful of messages, worked out by hand."""

from __future__ import annotations

from math import isnan

import pytest

from linter.scoring.tone import Share, ToneItem, baselines, by_level, by_tag, measure

ITEMS = [
    ToneItem("1", "滚", 1, "p", ("insult",)),
    ToneItem("2", "请您还款，谢谢您", 4, "p"),
    ToneItem("3", "快还", 2, "l", ("order", "sms")),
    ToneItem("4", "应还五元", 3, "l", ("sms",)),
    ToneItem("5", "您好，应还五元，谢谢您", 5, "l"),
]
SCORES = [0, 75, 50, 30, 100]


def test_figures_by_hand() -> None:
    figures = measure(ITEMS, SCORES)
    assert figures.spearman == pytest.approx(0.9)  # ranks 1 4 3 2 5 against 1 4 2 3 5
    assert figures.pairs == Share(1, 1)
    assert figures.ladders == Share(2, 3)  # 50 above 30 is the wrong way round
    assert figures.auc == pytest.approx(5 / 6)
    assert figures.caught == Share(1, 2)
    assert figures.alarms == Share(1, 3)
    # |1−1|, |4−4|, |3−2|, |2.2−3|, |5−5|
    assert figures.error == pytest.approx((0 + 0 + 1 + 0.8 + 0) / 5)


def test_equal_scores_are_half_right() -> None:
    assert measure(ITEMS, [50] * 5).pairs == Share(0.5, 1)


def test_pairs_of_one_level_say_nothing() -> None:
    items = [ToneItem("1", "a", 3, "p"), ToneItem("2", "b", 3, "p")]
    assert measure(items, [1, 2]).pairs == Share(0, 0)


def test_lines_by_level_and_tag() -> None:
    levels = by_level(ITEMS, SCORES)
    assert [line.name for line in levels] == ["1", "2", "3", "4", "5"]
    assert levels[2].error == pytest.approx(0.8)
    sms = next(line for line in by_tag(ITEMS, SCORES) if line.name == "sms")
    assert (sms.items, sms.mean, sms.caught, sms.alarms) == (2, 40, Share(0, 1), Share(1, 1))


def test_baselines() -> None:
    figures = baselines(ITEMS)
    assert list(figures) == ["constant", "length", "honorific"]
    assert isnan(figures["constant"].spearman)
    assert figures["constant"].auc == 0.5
    assert figures["constant"].caught == Share(0, 2)
    assert figures["length"].caught is None
    assert figures["honorific"].spearman > 0.8
