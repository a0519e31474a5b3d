"""What every check takes and gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Found(NamedTuple):
    """A place, in plain offsets, where a rule holds. ``facts`` fill the rule's message."""

    start: int
    end: int
    facts: Mapping[str, object] = {}
    replacement: str | None = None


class Part(NamedTuple):
    """One independently triggered part of a rule.

    ``clauses``: lists of words; the part is run when each list has a word in the text. No clause: always run.
    ``data``: what the check's ``run`` needs, in plain JSON values. ``needs``: metadata of which at least one must
    be declared, or the part has nothing to say.
    """

    clauses: list[list[str]]
    data: Mapping[str, object]
    needs: Sequence[str] = ()


class BadOption(Exception):  # noqa: N818 (it reads as what it is)
    """An option whose value means nothing; ``key`` names it and ``reason`` is a key of ``wording``."""

    def __init__(self, key: str, reason: str, **facts: object):
        """Keep the parts; ``packs`` adds the place."""
        super().__init__(key, reason)
        self.key = key
        self.reason = reason
        self.facts = facts


def as_words(value: object) -> list[str]:
    """Return the strings of an option that takes one string or a list of them."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else [str(v) for v in value]  # pyright: ignore
