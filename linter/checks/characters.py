"""Characters that do not go through: symbols a provider refuses, traditional forms, emoji.

Folding hides them on purpose, so the draft's own letters are looked at, not the plain text. ``any`` holds the
characters themselves in one word; ``traditional`` and ``emoji`` stand for kinds of them. Neighbours are shown together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"any": "word", "traditional": "flag", "emoji": "flag"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, which always runs: what folding has changed is in no automaton."""
    data = {
        "any": str(options.get("any") or ""),
        "traditional": options.get("traditional") is True,
        "emoji": options.get("emoji") is True,
    }
    if not any(data.values()):
        raise BadOption("any", "no-words")
    return [Part([], data)]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield each run of such characters."""
    message = case.message
    listed = frozenset(str(data["any"]))
    text = message.draft.text
    emoji, traditional = bool(data["emoji"]), bool(data["traditional"])
    if not (traditional or (emoji and not text.isascii()) or listed.intersection(text)):
        return

    def wrong(letters: str, plain: str) -> bool:
        return (
            not listed.isdisjoint(letters)
            or (emoji and _is_emoji(letters))
            or (traditional and letters != plain and len(letters) == 1 and "\u3400" <= letters <= "\u9fff")
        )

    start: int | None = None
    for at, plain in enumerate(message.plain):
        if wrong(message.written(at, at + 1), plain):
            start = at if start is None else start
        elif start is not None:
            yield Found(start, at)
            start = None
    if start is not None:
        yield Found(start, len(message.plain))


def _is_emoji(letters: str) -> bool:
    return any(c >= "\U0001f000" or "\u2600" <= c <= "\u27bf" for c in letters)
