"""Training of the opinion on a message as a whole (see ``linter.whole``), with scikit-learn.

Two logistic regressions, one upon the other. The first weighs pieces of text. The second weighs its opinion together
with which rules fired, and it may only learn from messages nobody read while writing rules: on those the rules were
fitted to, they are always right. So that the first is no better there than it will be on new text, its opinions on
them are made by models that have not seen the batch they are from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from math import ceil, log, sqrt
from typing import Any, NamedTuple

from linter.errors import InputError
from linter.weights import Weights
from linter.whole import STEADY, UNIT, WholeModel, pieces

FOLDS = 6
SEEN = 3  # messages that must hold a piece
KEPT = 60_000  # pieces that weigh most, of which a model is made; to train again on them alone would make it too sure
FAMILY_KEPT = 1_000
FIRED = 6  # messages in which a rule must have fired before its weight means anything
STOPPED = 0.05  # share of acceptable messages that may be stopped, and that may be warned of
WARNED = 0.09
FEWEST = 200
_SHRINK = 5.0  # brings the lengths of the pieces' vectors near 1, where the solver's regularisation is at home
_REGULAR = 10.0
_STACK_REGULAR = 0.3


class Judged(NamedTuple):
    """A labelled message: its masked text, which rules fired, and whether it should be stopped.

    ``batch`` is who wrote it; ``unread`` tells that no rule was written with it in view; ``weight`` is how much its
    label is trusted. ``families`` say what a message to stop is about.
    """

    text: str
    fired: tuple[str, ...]
    stop: bool
    families: tuple[str, ...]
    batch: str
    unread: bool
    weight: float


class _Pieces:
    """The regression over pieces: the rarer a piece, the more it may weigh."""

    def __init__(self, rows: Sequence[Judged], vocabulary: Sequence[str] | None = None):
        linear = import_module("sklearn.linear_model")
        held = Counter(piece for row in rows for piece in pieces(row.text))
        names = vocabulary or sorted(piece for piece, n in held.items() if n >= SEEN)
        self.rarity = {name: (log((1 + len(rows)) / (1 + held[name])) + 1) ** 2 for name in names}
        self.at = {name: i for i, name in enumerate(names)}
        model = linear.LogisticRegression(C=_REGULAR, max_iter=5000)
        model.fit(self._matrix(rows), [row.stop for row in rows], sample_weight=[row.weight for row in rows])
        self.model = model
        self.bias = float(model.intercept_[0])
        #: piece → what it adds to the log-odds, times the square root of the number of pieces known
        self.weights = {n: float(w) * self.rarity[n] / _SHRINK for n, w in zip(names, model.coef_[0], strict=True)}

    def _matrix(self, rows: Sequence[Judged]) -> Any:
        sparse = import_module("scipy.sparse")
        data: list[float] = []
        columns: list[int] = []
        ends = [0]
        for row in rows:
            known = sorted(pieces(row.text) & self.at.keys())
            norm = _SHRINK * sqrt(len(known) + STEADY)
            data += [self.rarity[name] / norm for name in known]
            columns += [self.at[name] for name in known]
            ends.append(len(columns))
        return sparse.csr_matrix((data, columns, ends), shape=(len(rows), len(self.at)))

    def odds(self, rows: Sequence[Judged]) -> list[float]:
        return [float(value) for value in self.model.decision_function(self._matrix(rows))]

    def heaviest(self, count: int) -> list[str]:
        return sorted(sorted(self.weights, key=lambda name: -abs(self.weights[name]))[:count])


def train_whole(rows: Sequence[Judged]) -> WholeModel:
    """Return the model of labelled messages. Raises InputError where there are too few, or none unread."""
    unread = [row for row in rows if row.unread]
    for label in (True, False):
        if sum(row.stop is label for row in unread) < FEWEST:
            raise InputError("too-few-items", count=len(unread), least=2 * FEWEST)
    first = _Pieces(rows)
    opinions = _crossed(rows, unread)
    scale, rules, bias, odds = _stack(unread, opinions)
    harmless = sorted((o for o, row in zip(odds, unread, strict=True) if not row.stop), reverse=True)
    return WholeModel(
        pieces=Weights.of({name: round(first.weights[name] * scale * UNIT) for name in first.heaviest(KEPT)}),
        rules={name: round(weight * UNIT) for name, weight in rules.items()},
        families=_families([row for row in rows if row.stop and row.families], list(first.at)),
        bias=round(bias + scale * first.bias, 3),
        stop=_above(harmless[int(STOPPED * len(harmless))]),
        warn=_above(harmless[int(WARNED * len(harmless))]),
    )


def _above(odds: float) -> float:
    """Return log-odds rounded to thousandths, never down: what stood there must not come to stand above."""
    return ceil(odds * 1000) / 1000


def _crossed(rows: Sequence[Judged], unread: Sequence[Judged]) -> dict[int, float]:
    """Return the opinion on each unread row of a model that saw no row of its batch, by the row's identity."""
    batches = sorted({row.batch for row in unread})
    opinions: dict[int, float] = {}
    for fold in range(FOLDS):
        left_out = set(batches[fold::FOLDS])
        if not left_out:
            continue
        model = _Pieces([row for row in rows if row.batch not in left_out])
        mine = [row for row in unread if row.batch in left_out]
        opinions.update(zip(map(id, mine), model.odds(mine), strict=True))
    return opinions


def _stack(rows: Sequence[Judged], opinions: dict[int, float]) -> tuple[float, dict[str, float], float, list[float]]:
    """Weigh opinions and rules together: the opinion's scale, the rules' weights, the bias, and each row's log-odds."""
    linear = import_module("sklearn.linear_model")
    names = sorted(n for n, times in Counter(r for row in rows for r in row.fired).items() if times >= FIRED)
    table = [[opinions[id(row)], *(float(name in row.fired) for name in names)] for row in rows]
    model = linear.LogisticRegression(C=_STACK_REGULAR, max_iter=5000)
    model.fit(table, [row.stop for row in rows], sample_weight=[row.weight for row in rows])
    scale, *weights = (float(w) for w in model.coef_[0])
    return (
        scale,
        dict(zip(names, weights, strict=True)),
        float(model.intercept_[0]),
        list(model.decision_function(table)),
    )


def _families(rows: Sequence[Judged], vocabulary: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return for each family the pieces that tell its messages from those of the others."""
    found: dict[str, dict[str, int]] = {}
    for family in sorted({family for row in rows for family in row.families}):
        told = [row._replace(stop=family in row.families, weight=1.0) for row in rows]
        if min(sum(row.stop for row in told), sum(not row.stop for row in told)) < FEWEST // 4:
            continue
        model = _Pieces(told, vocabulary)
        found[family] = {n: v for n in model.heaviest(FAMILY_KEPT) if (v := round(model.weights[n] * UNIT))}
        found[family][""] = round(model.bias * UNIT)
    return found
