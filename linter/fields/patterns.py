"""Patterns compiled when first used: a run over messages without variables never pays for those of variables."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """A pattern that compiles itself when one of its methods is first asked for, and is then plain attributes."""

    __slots__ = ("_source", "findall", "finditer", "match", "search", "sub")

    def __init__(self, source: str):
        self._source = source

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source)
        for method in self.__slots__[1:]:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(source: str) -> re.Pattern[str]:
    """Return a pattern that behaves as ``re.compile(source)`` and costs nothing until it is used."""
    return cast("re.Pattern[str]", _Lazy(source))
