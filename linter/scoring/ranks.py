"""Rank statistics, in plain Python: they run on a thousand items, and a dependency would outweigh them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import groupby
from math import nan, sqrt


def ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value from 1; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranked = [0.0] * len(values)
    at = 0
    for _, equal in groupby(order, key=values.__getitem__):
        places = list(equal)
        shared = at + (len(places) + 1) / 2
        for place in places:
            ranked[place] = shared
        at += len(places)
    return ranked


def spearman(a: Sequence[float], b: Sequence[float]) -> float:
    """Return the rank correlation; nan where one side has no spread, as a constant has none."""
    x, y = ranks(a), ranks(b)
    middle = (len(x) + 1) / 2
    across = sum((p - middle) * (q - middle) for p, q in zip(x, y, strict=True))
    spread = sum((p - middle) ** 2 for p in x) * sum((q - middle) ** 2 for q in y)
    return across / sqrt(spread) if spread else nan


def auc(values: Sequence[float], positive: Sequence[bool]) -> float:
    """Return how often a positive item's value is above a negative one's, a tie counting half."""
    count = sum(positive)
    if not 0 < count < len(values):
        return nan
    total = sum(rank for rank, yes in zip(ranks(values), positive, strict=True) if yes)
    return (total - count * (count + 1) / 2) / (count * (len(values) - count))


def interval(
    groups: Sequence[str], measure: Callable[[list[int]], float], seed: int, rounds: int = 500
) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a measure over item numbers, drawing whole groups with replacement.

    Variants of one text are no independent evidence: drawn singly they would make the interval too narrow.
    """
    members: dict[str, list[int]] = {}
    for number, name in enumerate(groups):
        members.setdefault(name, []).append(number)
    pool = list(members.values())
    draw = random.Random(seed)
    drawn = [measure([n for part in draw.choices(pool, k=len(pool)) for n in part]) for _ in range(rounds)]
    values = sorted(value for value in drawn if value == value)
    if not values:
        return nan, nan
    return values[int(0.025 * len(values))], values[min(int(0.975 * len(values)), len(values) - 1)]


def folds(groups: Sequence[str], count: int, seed: int) -> list[int]:
    """Return the fold of each item; a group is never torn apart, and folds hold as many groups as each other."""
    names = sorted(set(groups))
    random.Random(seed).shuffle(names)
    fold = {name: place % count for place, name in enumerate(names)}
    return [fold[name] for name in groups]
