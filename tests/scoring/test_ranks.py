"""Rank statistics against figures worked out by hand."""

from __future__ import annotations

from math import isnan

import pytest

from linter.scoring.ranks import auc, folds, interval, ranks, spearman


def test_ties_share_the_mean_rank() -> None:
    assert ranks([10, 30, 20, 20]) == [1, 4, 2.5, 2.5]


def test_spearman_by_hand() -> None:
    # Ranks 1 2 3 4 against 1 3 2 4: 1 - 6·2/(4·15) = 0.8.
    assert spearman([1, 2, 3, 4], [10, 30, 20, 40]) == pytest.approx(0.8)
    assert spearman([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)


def test_spearman_with_ties_by_hand() -> None:
    # Ranks 1 2.5 2.5 4 and 1 2 3 4: covariance 4.5, spreads 4.5 and 5.
    assert spearman([1, 2, 2, 3], [1, 2, 3, 4]) == pytest.approx(4.5 / (4.5 * 5) ** 0.5)


def test_a_constant_has_no_correlation() -> None:
    assert isnan(spearman([1, 1, 1], [1, 2, 3]))


def test_auc_by_hand() -> None:
    # Pairs (positive, negative): 3>1, 3>2, 2>1, 2=2 → 3.5 of 4.
    assert auc([3, 2, 1, 2], [True, True, False, False]) == pytest.approx(3.5 / 4)
    assert isnan(auc([1, 2], [True, True]))


def test_interval_draws_whole_groups_and_repeats() -> None:
    groups = ["a", "a", "b", "c", "c"]
    seen: list[list[int]] = []

    def measure(drawn: list[int]) -> float:
        seen.append(drawn)
        return float(len(drawn))

    low, high = interval(groups, measure, seed=1, rounds=50)
    assert low <= high
    assert all(drawn.count(0) == drawn.count(1) and drawn.count(3) == drawn.count(4) for drawn in seen)
    assert interval(groups, measure, seed=1, rounds=50) == (low, high)


def test_folds_keep_groups_together() -> None:
    groups = [f"g{n // 3}" for n in range(60)]
    of = folds(groups, 5, seed=3)
    assert all(len({of[n] for n in range(60) if groups[n] == name}) == 1 for name in groups)
    assert sorted(of.count(fold) for fold in range(5)) == [12] * 5
    assert folds(groups, 5, seed=3) == of
