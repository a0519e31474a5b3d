"""How well the politeness score agrees with graded messages, beside the baselines any score must beat.

Pure functions: graded items and scores in, figures out. Items of one group are variants of one text; a group of
two is a minimal pair, a larger one a ladder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import nan
from typing import NamedTuple

from linter.scoring.ranks import auc, interval, spearman

CUT = 40  # below it a draft counts as harsh
HARSH, ACCEPTABLE = 2, 3  # the highest level that must be caught, the lowest that must not


class ToneItem(NamedTuple):
    """One graded message: its level from 1 (insult) to 5 (warm)."""

    id: str
    text: str
    level: int
    group: str
    tags: tuple[str, ...] = ()
    meta: Mapping[str, object] = {}


class Share(NamedTuple):
    """So many of so many; ties count half."""

    part: float
    whole: int

    @property
    def value(self) -> float:
        """Return the share, nan of nothing."""
        return self.part / self.whole if self.whole else nan


class Figures(NamedTuple):
    """What one scorer achieves. The last three need a score from 0 to 100 and are None for other scorers."""

    spearman: float
    interval: tuple[float, float]
    pairs: Share
    ladders: Share
    auc: float
    caught: Share | None
    alarms: Share | None
    error: float | None


class Line(NamedTuple):
    """The figures of one level or tag."""

    name: str
    items: int
    mean: float
    error: float
    caught: Share
    alarms: Share


def measure(items: Sequence[ToneItem], scores: Sequence[float], seed: int = 0, scaled: bool = True) -> Figures:
    """Return the figures of one scorer; ``scaled`` tells that it speaks on the scale of 0 to 100."""
    levels = [item.level for item in items]
    within = interval(
        [item.group for item in items],
        lambda drawn: spearman([scores[n] for n in drawn], [levels[n] for n in drawn]),
        seed,
    )
    return Figures(
        spearman(scores, levels),
        within,
        _ordered(items, scores, ladders=False),
        _ordered(items, scores, ladders=True),
        auc(scores, [level >= ACCEPTABLE for level in levels]),
        caught(items, scores) if scaled else None,
        alarms(items, scores) if scaled else None,
        error(items, scores) if scaled else None,
    )


def _ordered(items: Sequence[ToneItem], scores: Sequence[float], ladders: bool) -> Share:
    """Count the pairs of different level within groups that the scores put in the right order."""
    groups: dict[str, list[tuple[int, float]]] = {}
    for item, score in zip(items, scores, strict=True):
        groups.setdefault(item.group, []).append((item.level, score))
    right, whole = 0.0, 0
    for members in groups.values():
        if (len(members) > 2) is not ladders:
            continue
        for (low, a), (high, b) in combinations(sorted(members), 2):
            if low < high:
                whole += 1
                right += 1.0 if a < b else 0.5 if a == b else 0.0
    return Share(right, whole)


def caught(items: Sequence[ToneItem], scores: Sequence[float]) -> Share:
    """Return how many harsh messages stand below the cut."""
    harsh = [score for item, score in zip(items, scores, strict=True) if item.level <= HARSH]
    return Share(sum(score < CUT for score in harsh), len(harsh))


def alarms(items: Sequence[ToneItem], scores: Sequence[float]) -> Share:
    """Return how many acceptable messages stand below the cut."""
    fine = [score for item, score in zip(items, scores, strict=True) if item.level >= ACCEPTABLE]
    return Share(sum(score < CUT for score in fine), len(fine))


def error(items: Sequence[ToneItem], scores: Sequence[float]) -> float:
    """Return the mean distance between the level and the level the score tells (25 points a level)."""
    apart = [abs(score / 25 + 1 - item.level) for item, score in zip(items, scores, strict=True)]
    return sum(apart) / len(apart) if apart else nan


def by_level(items: Sequence[ToneItem], scores: Sequence[float]) -> list[Line]:
    """Return one line a level, lowest first."""
    return _lines(items, scores, ((str(item.level),) for item in items))


def by_tag(items: Sequence[ToneItem], scores: Sequence[float]) -> list[Line]:
    """Return one line a tag; an item with several tags counts in each."""
    return _lines(items, scores, (item.tags for item in items))


def _lines(items: Sequence[ToneItem], scores: Sequence[float], names: Iterable[Sequence[str]]) -> list[Line]:
    found: dict[str, tuple[list[ToneItem], list[float]]] = {}
    for item, score, own in zip(items, scores, names, strict=True):
        for name in own:
            listed, values = found.setdefault(name, ([], []))
            listed.append(item)
            values.append(score)
    return [
        Line(name, len(own), sum(v) / len(v), error(own, v), caught(own, v), alarms(own, v))
        for name, (own, v) in sorted(found.items())
    ]


def baselines(items: Sequence[ToneItem], seed: int = 0) -> dict[str, Figures]:
    """Return the figures of scorers that know nothing: a constant, the length, the count of 您."""
    return {
        "constant": measure(items, [50.0] * len(items), seed),
        "length": measure(items, [float(len(item.text)) for item in items], seed, scaled=False),
        "honorific": measure(items, [float(item.text.count("您")) for item in items], seed, scaled=False),
    }
