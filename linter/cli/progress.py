"""How far long work has come: one line on a terminal, from the first second on, gone when the work is done.

Only on standard error, only where a person is looking: no line in a pipe, under CI, or where quiet is asked for.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from linter.wording import say

T = TypeVar("T")

PATIENCE = 1.0  # seconds before the line appears
PACE = 0.2  # seconds between two looks of it
_ERASE = "\r\x1b[K"

_drawn = False  # whether the line stands on the terminal now


def _one(_item: object) -> int:
    return 1


def counted(
    items: Iterable[T], language: str | None, quiet: bool = False, size: Callable[[T], int] = _one
) -> Iterator[T]:
    """Pass items on and show how many drafts they were, by the ``size`` of each."""
    if quiet or not _watched():
        yield from items
        return
    due, number = time.monotonic() + PATIENCE, 0
    try:
        for item in items:
            yield item
            number += size(item)
            now = time.monotonic()
            if now >= due:
                due = now + PACE
                _draw(say("so-far", language, count=f"{number:,}"))
    finally:
        clear()


def clear() -> None:
    """Take the line away, so that something else can be written where it stood."""
    global _drawn
    if _drawn:
        sys.stderr.write(_ERASE)
        sys.stderr.flush()
        _drawn = False


def _draw(text: str) -> None:
    global _drawn
    sys.stderr.write(_ERASE + text)
    sys.stderr.flush()
    _drawn = True


def _watched() -> bool:
    return sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"
