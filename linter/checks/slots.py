"""Template variables that no provider will fill as meant, or that one provider will not take.

``fault`` names what is looked for; the other keys are what it is measured against:

* ``mixed``: two notations in one message. ``notation``: one that is none of those in ``accepts``.
* ``adjacent``: nothing between two variables; with ``blank`` spaces alone do not part them.
* ``numbering``: numbered variables that do not run from 1 (or 0) without a gap. ``duplicate``: a name used twice.
* ``name``: one that none of the expressions ``accepts`` fits, or that is ``reserved``;
  only variables of the notations ``among`` are looked at.
* ``alone``: no word beside the variables. ``inside``: a variable inside a telephone number.
* ``many``: more than ``max`` variables. ``wide``: one declared wider than ``max`` characters.
* ``undeclared``: no width declared, where the draft declares any. ``unused``: declared, but not in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes
from linter.parsing.slots import HOME_MADE
from linter.patterns import lazy
from linter.variables import declared

if TYPE_CHECKING:
    from linter.checks.case import Case

Data = Mapping[str, Any]

# A number that goes on in a variable: 400-{1}, 0755-8{1}, 138{1}; a tail of a card (尾号12{1}) is none.
_DIAL_HEAD = lazy(r"(?<!\d)(?:400|800|95\d{1,4}|0\d{2,3}|1[3-9]\d)[\d-]*$")
_DIAL_TAIL = lazy(r"-?\d{5,}|-\d{3,}")
_WORDS = lazy(r"[\w\u4e00-\u9fff]")


def _mixed(case: Case, data: Data) -> Iterator[Found]:
    slots, plain = case.message.slots, case.message.plain
    for slot in slots:
        printf = plain[slot.start] == plain[slots[0].start] == "%"  # %s and %.2f are one notation
        if slot.syntax != slots[0].syntax and not printf:
            yield Found(slot.start, slot.end, {"syntax": slot.syntax, "first": slots[0].syntax})


def _notation(case: Case, data: Data) -> Iterator[Found]:
    for slot in case.message.slots:
        if slot.syntax not in data["accepts"]:
            yield Found(slot.start, slot.end, {"syntax": slot.syntax, "first": "、".join(data["accepts"])})


def _adjacent(case: Case, data: Data) -> Iterator[Found]:
    for before, after in pairwise(case.message.slots):
        between = case.message.plain[before.end : after.start]
        if not (between.strip() if data["blank"] else between):
            yield Found(before.start, after.end)


def _numbering(case: Case, data: Data) -> Iterator[Found]:
    numbered = [(int(slot.name), slot) for slot in case.message.slots if slot.name.isdigit()]
    used = {number for number, _ in numbered}
    first = 0 if 0 in used else 1  # where programs count, they count from 0
    for number, slot in numbered:
        if number > first and number - 1 not in used:
            wanted = next(n for n in range(first, number) if n not in used)
            yield Found(slot.start, slot.end, {"number": number, "wanted": wanted})


def _duplicate(case: Case, data: Data) -> Iterator[Found]:
    seen: set[str] = set()
    for variable in case.variables:
        if variable.name in seen:
            yield Found(variable.slot.start, variable.slot.end, {"name": variable.name})
        seen.add(variable.name)


def _name(case: Case, data: Data) -> Iterator[Found]:
    for slot in case.message.slots:
        if data["among"] and slot.syntax not in data["among"]:
            continue
        fits = any(re.fullmatch(pattern, slot.name) for pattern in data["accepts"])
        if (data["accepts"] and not fits) or slot.name.lower() in data["reserved"]:
            yield Found(slot.start, slot.end, {"name": slot.name})


def _alone(case: Case, data: Data) -> Iterator[Found]:
    message = case.message
    covered = [(s.start, s.end) for s in (*message.brackets, *message.slots)]
    at, left = 0, ""
    for start, end in sorted(covered):
        left += message.plain[at:start]
        at = max(at, end)
    if message.slots and not _WORDS.search(left + message.plain[at:]):
        yield Found(message.slots[0].start, message.slots[-1].end)


def _inside(case: Case, data: Data) -> Iterator[Found]:
    plain = case.message.plain
    for slot in case.message.slots:
        if slot.syntax == HOME_MADE and plain[slot.start] in "[【":  # more likely a name behind the number
            continue
        head = _DIAL_HEAD.search(plain[max(0, slot.start - 12) : slot.start])
        tail = _DIAL_TAIL.match(plain[slot.end : slot.end + 12])
        if head or tail:
            start = slot.start - (len(head[0]) if head else 0)
            yield Found(start, slot.end + (len(tail[0]) if tail else 0))


def _many(case: Case, data: Data) -> Iterator[Found]:
    slots, most = case.message.slots, int(data["max"])
    if len(slots) > most:
        yield Found(slots[most].start, slots[-1].end, {"count": len(slots), "max": most})


def _wide(case: Case, data: Data) -> Iterator[Found]:
    for variable in case.variables:
        if variable.max is not None and variable.max > data["max"]:
            facts = {"name": variable.name, "count": variable.max, "max": data["max"]}
            yield Found(variable.slot.start, variable.slot.end, facts)


def _undeclared(case: Case, data: Data) -> Iterator[Found]:
    if not declared(case.declared):
        return
    for variable in case.variables:
        if variable.max is None:
            facts = {"name": variable.name, "width": case.profile.width}
            yield Found(variable.slot.start, variable.slot.end, facts)


def _unused(case: Case, data: Data) -> Iterator[Found]:
    used = {variable.name for variable in case.variables}
    unused = [name for name in declared(case.declared) if name not in used]
    if unused:
        yield Found(0, 0, {"names": "、".join(unused), "known": "、".join(sorted(used)) or "-"})


FAULTS: Mapping[str, Callable[[Case, Data], Iterator[Found]]] = {
    "mixed": _mixed,
    "notation": _notation,
    "adjacent": _adjacent,
    "numbering": _numbering,
    "duplicate": _duplicate,
    "name": _name,
    "alone": _alone,
    "inside": _inside,
    "many": _many,
    "wide": _wide,
    "undeclared": _undeclared,
    "unused": _unused,
}
KEYS: Mapping[str, str] = {
    "fault": "|".join(FAULTS),
    "max": "number",
    "blank": "flag",
    "accepts": "words",
    "among": "words",
    "reserved": "words",
}
_CUES = ["{", "#", "%", "@var(", "$", "<", "[", "\\("]
_MEASURED = frozenset({"many", "wide"})


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, triggered by what the notations need; one that always runs for what stands in no text."""
    fault = options.get("fault")
    if fault is None:
        raise BadOption("fault", "missing-key", name="fault")
    if fault in _MEASURED and not isinstance(options.get("max"), int):
        raise BadOption("max", "not-positive", value=options.get("max"))
    data: dict[str, object] = {
        "fault": fault,
        "blank": options.get("blank") is True,
        "among": as_words(options.get("among")),
        "accepts": as_words(options.get("accepts")),
        "reserved": [name.lower() for name in as_words(options.get("reserved"))],
    }
    if fault in _MEASURED:
        data["max"] = options["max"]
    if fault in ("name", "notation") and not (data["accepts"] or data["reserved"]):
        raise BadOption("accepts", "no-words")
    return [Part([], data, ["slots"])] if fault in ("undeclared", "unused") else [Part([_CUES], data)]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the fault the rule names, wherever the message has it."""
    return FAULTS[str(data["fault"])](case, data)
