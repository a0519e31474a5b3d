"""The second, learned layer of the politeness score, every point of which can be explained by words.

The model counts in how many courteous and harsh texts' features a feature stood; what it says of a message is the
log-odds of a naive Bayes classifier with add-one smoothing (snownlp's ``Bayes``, which trains it and which a test
holds it equal to), divided by the message's length, scaled and clipped. Features are jieba's words and pairs of
neighbouring Han characters. Names, figures, variables and addresses are masked: they say nothing about tone.

A feature the training texts did not show often enough is not in the model and moves nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from math import log
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.errors import ConfigError
from linter.lazy import lazy
from linter.model import Point, Span

if TYPE_CHECKING:
    from linter.parsing import Message

CLASSES = ("harsh", "courteous")
CATEGORY = "model"
LIMIT = 8  # points; the rules decide, the model only leans
STEADY = 20  # features added to a message's length, so that three words alone cannot speak for it

_VERSION = 2
_HAN = re.compile(r"[㐀-䶿一-鿿]+")
# Figures written in characters: three or more, or fewer before a unit (三万元, 九月). 一起 and 万分感谢 stay.
_DIGIT = "[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]"
_NUMERAL = re.compile(f"{_DIGIT}(?:{_DIGIT}{{2,}}|{_DIGIT}?(?=[元块角年月日天号期笔]))")


class Feature(NamedTuple):
    """A word or a pair of neighbouring characters, in plain coordinates."""

    text: str
    start: int
    end: int


class Part(NamedTuple):
    """What one feature adds to the log-odds of a message, over all its occurrences; above 0 is courteous."""

    text: str
    weight: float
    spans: tuple[Span, ...]


def masked(message: Message) -> str:
    """Return the plain text, as long as before, with spaces for what must not move the score."""
    text = message.plain
    spans: list[tuple[int, int]] = [(slot.start, slot.end) for slot in message.slots]
    if message.signature is not None:
        spans.append((message.signature.start, message.signature.end))
    spans += [figure.span() for figure in _NUMERAL.finditer(text)]
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def features(message: Message) -> list[Feature]:
    """Return the features of a message, in order; a pair that is itself a word counts once."""
    text = masked(message)
    found: set[Feature] = set()
    for run in _HAN.finditer(text):
        at, end = run.span()
        found.update(Feature(text[i : i + 2], i, i + 2) for i in range(at, end - 1))
    for word, start, end in message.tokens:
        if _HAN.fullmatch(text, start, end):
            found.add(Feature(word, start, end))
    return sorted(found, key=lambda f: (f.start, f.end))


class ToneModel:
    """Counts of features by class, and what they say of a message. Never changed once made."""

    def __init__(self, counts: Mapping[str, tuple[int, int]], totals: tuple[int, int], scale: float):
        """Take feature → (times in harsh texts, times in courteous ones), smoothed totals, points per log-odds."""
        self.counts = counts
        self.totals = totals
        self.scale = scale

    @lazy
    def prior(self) -> float:
        """The log-odds before any word is read: how many more features courteous texts have."""
        harsh, courteous = self.totals
        return log(courteous) - log(harsh)

    @lazy
    def weights(self) -> Mapping[str, float]:
        """Feature → what one occurrence adds to the log-odds."""
        counts = self.counts
        # Add-one: a count of n weighs n + 1. Few pairs of counts are worked out for many features.
        weight = {(bad, good): log(good + 1) - log(bad + 1) - self.prior for bad, good in set(counts.values())}
        return dict(zip(counts, map(weight.__getitem__, counts.values()), strict=True))

    def log_odds(self, texts: Iterable[str]) -> float:
        """Return the log-odds of courteous against harsh for features; those not in the model are passed over."""
        weights = self.weights
        return self.prior + sum(weights[text] for text in texts if text in weights)

    def parts(self, message: Message) -> list[Part]:
        """Return what each known feature adds, in order of place; with ``prior`` they sum to the log-odds."""
        spans: dict[str, list[Span]] = {}
        for text, start, end in features(message):
            if text in self.weights:
                spans.setdefault(text, []).append(Span(start, end))
        return [Part(text, self.weights[text] * len(at), tuple(at)) for text, at in spans.items()]

    def explain(self, message: Message, most: int = 5) -> list[Part]:
        """Return the features that moved a message most, the strongest first."""
        return sorted(self.parts(message), key=lambda part: -abs(part.weight))[:most]

    def known(self, message: Message, text: str) -> list[str]:
        """Return those of the ``features`` of a message that the model knows, given its masked text.

        Pairs come first, then words; without the cost of their places.
        """
        weights = self.weights
        known = list(filter(weights.__contains__, map(add, text, text[1:])))
        at = 0
        for word in message.words:
            if len(word) != 2 and word in weights and text.startswith(word, at):
                known.append(word)
            at += len(word)
        return known

    def point(self, message: Message) -> Point | None:
        """Return the model's line of the score at the word that weighs most in its direction, or None for 0."""
        text = masked(message)
        known = self.known(message, text)
        weights = list(map(self.weights.__getitem__, known))
        value = self.scale * (self.prior + sum(weights)) / (len(known) + STEADY)
        points = round(max(-LIMIT, min(LIMIT, value)))
        if not points or not known:
            return None
        strongest = known[weights.index(max(weights) if points > 0 else min(weights))]
        start = text.find(strongest)
        return Point(CATEGORY, points, Span(start, start + len(strongest)))


def parse(data: str) -> ToneModel:
    """Return the model a JSON text holds. Raises ValueError, TypeError or KeyError for anything else."""
    table = json.loads(data)
    bad, good = table["totals"]
    if table["version"] != _VERSION or min(bad, good) < 1:
        raise ValueError(table["version"])
    pairs = list(zip(table["harsh"], table["courteous"], strict=True))
    if not all(type(count) is int and count >= 0 for pair in set(pairs) for count in pair):
        raise ValueError(table["version"])
    counts = dict(zip(table["features"].split(), pairs, strict=True))
    return ToneModel(counts, (int(bad), int(good)), float(table["scale"]))


def dump(model: ToneModel) -> str:
    """Return a model as JSON: its features in one text and their counts beside it, which is quick to read."""
    rows = sorted(model.counts.items())
    content = {
        "version": _VERSION,
        "scale": model.scale,
        "totals": model.totals,
        "features": " ".join(text for text, _ in rows),
        "harsh": [bad for _, (bad, _) in rows],
        "courteous": [good for _, (_, good) in rows],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


@cache
def load(path: Path) -> ToneModel:
    """Return the model of a file. Raises ConfigError where it holds none."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError("config-unreadable", str(path), reason=error.strerror or str(error)) from None
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ConfigError("bad-model", str(path)) from None
