"""The opinion on the message as a whole (see ``linter.whole``), where no rule about its words has said it yet.

A rule of this check reads one family: it speaks when the opinion is at least worth a warning and the family is what
the message is most likely about. It stands at the clause that weighs most and names the heaviest words in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"reads": "word"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part that always runs."""
    if "reads" not in options:
        raise BadOption("reads", "missing-key", name="reads")
    return [Part([], {"reads": options["reads"]})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the clause that weighs most in a message of this family."""
    opinion = case.opinion
    if opinion is not None and opinion.warns and opinion.family == data["reads"]:
        (start, end), words = opinion.strongest()
        yield Found(start, end, {"words": "、".join(f"“{word}”" for word in words)})
