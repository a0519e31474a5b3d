"""A measure that must stay within a number. The span is what lies beyond it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes
from linter.errors import nearest
from linter.length import read

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"measure": "word", "max": "number"}

MEASURES = ("chars", "max_chars", "segments", "max_segments", "sentence", "clause")


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, which always runs."""
    measure, most = options.get("measure"), options.get("max")
    if measure not in MEASURES:
        raise BadOption(
            "measure", "unknown-measure", name=measure, hint=nearest(str(measure), MEASURES), known=[*MEASURES]
        )
    if not isinstance(most, int) or most < 1:
        raise BadOption("max", "not-positive", value=most)
    return [Part([], {"measure": measure, "max": most})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield each stretch that is too long, or one empty span at the end for the message as a whole."""
    measure, most = str(data["measure"]), int(data["max"])  # pyright: ignore[reportArgumentType]
    message = case.message
    if measure in ("sentence", "clause"):
        room = most if not message.slots else 0  # a variable may read longer than it is written
        for start, end in message.sentences if measure == "sentence" else message.clauses:
            if end - start > room and (count := read(message, start, end)) > most:
                yield Found(start, end, {"count": count, "max": most, "over": count - most})
        return
    count = getattr(case.length, measure)
    if count > most:
        room = {1: 70}.get(most, 67 * most) if "segments" in measure else most
        chars = case.length.max_chars if measure.startswith("max") else case.length.chars
        end = len(message.plain)
        literal = not measure.startswith("max") or not message.slots
        start = room if room < end and literal else end
        yield Found(start, end, {"count": count, "max": most, "over": chars - room, "chars": chars})
