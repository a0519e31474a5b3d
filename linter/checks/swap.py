"""Words with a better word for each: what stands in the text → what to put in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes, fold
from linter.parsing.scan import longest

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"swap": "table", "inside": "flag"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part: the words and their cures."""
    table = cast("Mapping[str, object]", options.get("swap") or {})
    if not table:
        raise BadOption("swap", "no-words")
    cures: dict[str, str] = {}
    for word, cure in table.items():
        if not isinstance(cure, str) or fold(word).lower() == fold(cure).lower():
            raise BadOption("swap", "swap-without-cure", word=word)
        cures[fold(word).lower()] = cure
    return [Part([sorted(cures)], {"swap": cures, "inside": options.get("inside") is True})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield each word with its cure."""
    message = case.message
    cures = cast("Mapping[str, str]", data["swap"])
    for start, end in longest(message.hits.get(keys[0], ())):
        if data["inside"] or message.on_words(start, end):
            cure = cures[message.plain[start:end]]
            yield Found(start, end, {"cure": cure}, cure)
