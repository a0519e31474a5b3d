"""What a message says as a whole: the learned opinion that a rule's hit is weighed against.

A rule sees a frame of words; whether the message around it threatens or reassures, it can only guess by the marks it
was given. The model has read thousands of labelled messages instead. It knows pieces of text (one to three
characters), and which rules tend to be right; both add to the log-odds that a compliance officer would stop the
message. Above ``stop`` the message is an error, above ``warn`` worth a look.

Numbers, names of senders, variables and Latin letters are masked, so that no lender's name can decide. What
marks inside words hide (律·师·函) is read with the marks taken out. See ``training`` for how it is made.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Collection, Mapping
from functools import cache
from math import sqrt
from operator import add
from pathlib import Path

from linter.errors import ConfigError
from linter.lazy import lazy
from linter.model import Span
from linter.parsing import Message
from linter.weights import Weights

_VERSION = 3
UNIT = 1000  # weights are whole thousandths of a log-odds unit, in the file and in memory
STEADY = 25  # pieces added to a text's number of them, so that three words alone cannot speak for it
ALONE = 1.0  # log-odds a sentence read alone must have beyond ``stop``: it says less than the whole message
_NAME = re.compile(r"【[^【】\n]{0,40}】")
_NUMBER = re.compile(r"[0-9][0-9,.:\-/]*")
_LATIN = re.compile("[a-z]+")
_ONE_WIDTH = tuple(zip("，。“”‘’", ",.\"\"''", strict=True))  # the other marks are folded before anything reads them


class Opinion:
    """What the model thinks of one message: its log-odds, and the family it is most likely about."""

    def __init__(self, model: WholeModel, message: Message, known: Collection[str], odds: float):
        """Take the message with the pieces of it that the model knows and what they come to."""
        self.model = model
        self.message = message
        self.odds = odds
        self._known = known

    @property
    def stops(self) -> bool:
        """Whether the message as a whole is one to stop."""
        return self.odds > self.model.stop

    @property
    def warns(self) -> bool:
        """Whether it is at least worth a look."""
        return self.odds > self.model.warn

    @lazy
    def family(self) -> str:
        """What the message is most likely about, if it is one to stop."""
        return self.model.family(self._known)

    def strongest(self) -> tuple[Span, list[str]]:
        """Return the clause that weighs most, and its heaviest words."""
        return self.model.strongest(self.message)


def text_of(message: Message) -> str:
    """Return the text the pieces are cut from: masked, and without marks set inside words."""
    source = message if message.slots else message.unhidden or message  # the marks of a variable hide nothing
    return _masked(source, 0, len(source.plain))


def _masked(message: Message, start: int, end: int) -> str:
    plain, slots = message.plain, message.slots
    kept: list[str] = []
    for slot in slots[bisect_left(slots, (start,)) :]:
        if slot.end > end:
            break
        kept.append(plain[start : slot.start])
        start = slot.end
    kept.append(plain[start:end])
    # One thing after another: a single expression would have to call a function at every match. A name becomes a line
    # end, so that the figures around it stay two; with the other blanks it goes last.
    text = _LATIN.sub("a", _NUMBER.sub("0", _NAME.sub("\n", "{".join(kept))))
    text = "".join(text.split())
    for wide, narrow in _ONE_WIDTH:
        text = text.replace(wide, narrow)
    return text


def pieces(text: str) -> set[str]:
    """Return every piece of one to three characters."""
    pairs = list(map(add, text, text[1:]))
    return {*text, *pairs, *map(add, pairs, text[2:])}


class WholeModel:
    """Weights of pieces, rules and families. Never changed once made."""

    def __init__(
        self,
        pieces: Weights,
        rules: Mapping[str, int],
        families: Mapping[str, Mapping[str, int]],
        bias: float,
        stop: float,
        warn: float,
    ):
        """Take weights in thousandths of log-odds, the other three in log-odds.

        ``families`` say what a message to stop is about; the weight of the empty piece is where each begins.
        """
        self.pieces = pieces
        self.rules = rules
        self.families = families
        self.bias = bias
        self.stop = stop
        self.warn = warn

    def read(self, message: Message, fired: Collection[str]) -> Opinion:
        """Return the opinion on a message in which the rules ``fired`` found something."""
        known = self._known(text_of(message))
        return Opinion(self, message, known, self._odds(known, fired))

    def bears_out(self, message: Message, start: int, end: int, fired: Collection[str]) -> bool:
        """Tell whether the sentence around a hit is one to stop when read alone.

        Ten courteous sentences do not make up for one threat, but on the whole message they may outweigh it.
        """
        lo, hi = message.sentence(start).start, message.sentence(max(start, end - 1)).end
        return self._odds(self._known(_masked(message, lo, hi)), fired) > self.stop + ALONE

    def _known(self, text: str) -> set[str]:
        """Return the pieces of a text that have a weight; half the time of ``pieces`` and an intersection."""
        knows = self.pieces.knows
        pairs = list(map(add, text, text[1:]))
        return {*filter(knows, text), *filter(knows, pairs), *filter(knows, map(add, pairs, text[2:]))}

    def _odds(self, known: Collection[str], fired: Collection[str]) -> float:
        weight: float = sum(self.rules.get(rule, 0) for rule in fired)
        if known:
            weight += sum(map(self.pieces.__getitem__, known)) / sqrt(len(known) + STEADY)
        return self.bias + weight / UNIT

    def family(self, known: Collection[str]) -> str:
        """Return the family that the known pieces of a message to stop speak of most."""
        root = sqrt(len(known) + STEADY)
        scores = {
            name: weights.get("", 0) + sum(weights.get(piece, 0) for piece in known) / root
            for name, weights in self.families.items()
        }
        return max(scores, key=scores.__getitem__, default="")

    def strongest(self, message: Message) -> tuple[Span, list[str]]:
        """Return the clause that weighs most, and the words in it that weigh most, heaviest first.

        Where no word of it weighs by itself (all are of one character), the clause stands for them.
        """
        weights = self.pieces
        plain = message.plain
        best, clause = 0, Span(0, len(plain))
        for span in message.clauses:
            weight = sum(weights[piece] for piece in pieces(plain[span.start : span.end]))
            if weight > best:
                best, clause = weight, span
        said: dict[str, int] = {}
        for word, start, end in message.tokens:
            if clause.start <= start and end <= clause.end and len(word) > 1:
                said[word] = sum(weights[piece] for piece in pieces(plain[max(start - 1, clause.start) : end]))
        ranked = sorted((word for word, weight in said.items() if weight > 0), key=lambda w: -said[w])
        return clause, ranked[:3] or [message.written(*clause).strip()]


def dump(model: WholeModel) -> str:
    """Return a model as the text of its file."""
    content = {
        "version": _VERSION,
        "bias": model.bias,
        "stop": model.stop,
        "warn": model.warn,
        "rules": dict(sorted(model.rules.items())),
        "families": {name: dict(sorted(weights.items())) for name, weights in sorted(model.families.items())},
        "pieces": model.pieces.written(),
    }
    return json.dumps(content, ensure_ascii=False, indent=None, separators=(",", ":")) + "\n"


@cache
def load(path: Path) -> WholeModel:
    """Return the model of a file. Raises ConfigError where it is none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["version"] != _VERSION:
            raise ValueError(content["version"])
        return WholeModel(
            Weights.read(*content["pieces"]),
            content["rules"],
            content["families"],
            float(content["bias"]),
            float(content["stop"]),
            float(content["warn"]),
        )
    except OSError as error:
        raise ConfigError("config-unreadable", str(path), reason=error.strerror or str(error)) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ConfigError("bad-model", str(path), model=path.name) from None
