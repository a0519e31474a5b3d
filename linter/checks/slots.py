"""Template variables that no provider will fill as meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"fault": "mixed|adjacent|unfilled"}

# What a writer leaves to be filled in by hand: runs of x standing for digits or words, and notes to self.
_UNFILLED = re.compile(
    r"(?<![a-z0-9*])x{2,}(?:-x{2,})+(?![a-z])"  # XXX-XXXX
    r"|(?<![a-z0-9])x{2,}(?=元|年|月|日|号|%)"  # xxxx元
    r"|(?<=\d)-?x{3,}(?![a-z])"  # 400-XXX
    r"|todo|tbd|待填|待定写|此处填"
)


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, triggered by what the notations need."""
    fault = options.get("fault")
    if fault is None:
        raise BadOption("fault", "missing-key", name="fault")
    cues = ["xx", "todo", "tbd", "待填", "此处填"] if fault == "unfilled" else ["{", "#", "%", "@var(", "$"]
    return [Part([cues], {"fault": fault})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the fault the rule names, wherever the message has it."""
    message, slots = case.message, case.message.slots
    if data["fault"] == "unfilled":
        signature = message.signature
        for match in _UNFILLED.finditer(message.plain):
            if not (signature and signature.start < match.start() < signature.end):
                yield Found(match.start(), match.end())
    elif data["fault"] == "mixed":
        for slot in slots:
            if slot.syntax != slots[0].syntax:
                yield Found(slot.start, slot.end, {"syntax": slot.syntax, "first": slots[0].syntax})
    else:
        for before, after in pairwise(slots):
            if before.end == after.start:
                yield Found(before.start, after.end)
