"""Patterns compiled when first used: a run over messages without variables never pays for those of variables."""

from __future__ import annotations

import re
from typing import Any, cast


class _Compiled:
    """What of a compiled pattern is used, as plain attributes."""

    __slots__ = (
        "_flags",
        "_source",
        "findall",
        "finditer",
        "fullmatch",
        "groupindex",
        "match",
        "search",
        "split",
        "sub",
    )

    def __init__(self, source: str, flags: int):
        self._source = source
        self._flags = flags


class _Lazy(_Compiled):
    """A pattern that compiles itself when one of its attributes is first asked for.

    From then on it is a ``_Compiled``: a class with ``__getattr__`` pays for that at every look-up.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for used in _Compiled.__slots__[2:]:
            setattr(self, used, getattr(compiled, used))
        object.__setattr__(self, "__class__", _Compiled)
        return getattr(compiled, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that behaves as ``re.compile(source, flags)`` and costs nothing until it is used."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
