"""A fault in what the draft declares, whatever it says: the rule's ``kinds`` and ``when`` are all there is to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import Found, Part
from linter.checks.classes import Classes

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, which always runs where the rule holds."""
    return [Part([], {})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the beginning of the message."""
    yield Found(0, 0)
