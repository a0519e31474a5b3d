"""Which channels of contact a message may name, and how many: providers take only hotlines, and few of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes

if TYPE_CHECKING:
    from linter.checks.case import Case

CHANNELS = ("phone", "mobile", "sms_code", "wechat", "app", "branch", "email", "url")
KEYS: Mapping[str, str] = {"refused": "words", "counted": "words", "max": "number"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, which always runs: facts have no words of their own."""
    refused, counted, most = as_words(options.get("refused")), as_words(options.get("counted")), options.get("max")
    for key, named in (("refused", refused), ("counted", counted)):
        for channel in named:
            if channel not in CHANNELS:
                raise BadOption(key, "unknown-field", name=channel, known="、".join(CHANNELS))
    if not refused and not (counted and isinstance(most, int)):
        raise BadOption("refused", "no-words")
    return [Part([], {"refused": refused, "counted": counted, "max": most})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield each contact of a refused channel, and each of the counted ones beyond the number allowed."""
    refused: list[str] = data["refused"]  # pyright: ignore[reportAssignmentType]
    counted: list[str] = data["counted"]  # pyright: ignore[reportAssignmentType]
    most = data["max"]
    seen: set[str | None] = set()
    for contact in case.fields.contact:
        if contact.channel in refused:
            yield Found(contact.start, contact.end, {"channel": contact.channel})
        elif contact.channel in counted and isinstance(most, int):
            seen.add(contact.value or contact.text)
            if len(seen) > most:
                yield Found(contact.start, contact.end, {"count": len(seen), "max": most})
