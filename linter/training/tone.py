"""Training of the learned score layer, with snownlp's Bayes class. The only module that imports snownlp.

Importing snownlp takes seconds and hundreds of megabytes, so it happens inside the functions, and only ``train``
and ``score`` come here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from linter.errors import InputError
from linter.model import Draft
from linter.parsing import Message
from linter.tonemodel import CLASSES, ToneModel, features

COURTEOUS = 3  # the lowest level of the courteous class; split elsewhere, harsh and fine are told apart less well
FEWEST = 40  # texts below which counts mean nothing
SEEN = 6  # independent texts that must hold a feature: a lender's name in one family of drafts is no tone
SCALE = 40.0  # points per unit of mean log-odds, set by cross-validation on the project's own corpus


class Example(NamedTuple):
    """A text with its level of politeness (1–5); texts of one ``group`` are variants of each other."""

    text: str
    level: int
    group: str | None = None


def bayes() -> Any:
    """Return a new, untrained classifier of snownlp's."""
    return import_module("snownlp.classification.bayes").Bayes()


def shipped_sentiment() -> Callable[[str], float]:
    """Return snownlp's own sentiment of a text, 0–1: a baseline to compare with, never part of a score."""
    return import_module("snownlp.sentiment").classify


def train(examples: Iterable[Example]) -> ToneModel:
    """Return the model of graded texts. Raises InputError where there are too few, or one class has none."""
    rows = list(examples)
    if len(rows) < FEWEST:
        raise InputError("too-few-items", count=len(rows), least=FEWEST)
    listed = [(example, [feature.text for feature in features(Message(Draft(example.text, "")))]) for example in rows]
    groups: dict[str, set[str]] = {}
    for at, (example, words) in enumerate(listed):
        for word in words:
            groups.setdefault(word, set()).add(example.group or f"#{at}")
    kept = {word for word, seen in groups.items() if len(seen) >= SEEN}
    data = [
        ([word for word in words if word in kept], CLASSES[example.level >= COURTEOUS]) for example, words in listed
    ]
    for name in CLASSES:
        if not any(words for words, label in data if label == name):
            raise InputError("empty-class", levels=f"1–{COURTEOUS - 1}" if name == CLASSES[0] else f"{COURTEOUS}–5")
    return model_of(data)


def model_of(data: Sequence[tuple[list[str], str]]) -> ToneModel:
    """Return the model of (features, class) rows as snownlp's classifier counts them."""
    classifier = bayes()
    classifier.train(data)
    harsh, courteous = (classifier.d[name] for name in CLASSES)
    words = Counter[str]([*harsh.d, *courteous.d])
    # snownlp keeps a count of n as n + 1; a feature it has not met counts as 1.
    counts = {word: (harsh.d.get(word, 1) - 1, courteous.d.get(word, 1) - 1) for word in words}
    return ToneModel(counts, (int(harsh.total), int(courteous.total)), SCALE)
