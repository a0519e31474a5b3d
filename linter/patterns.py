"""Patterns compiled when first used: a run over messages without variables never pays for those of variables."""

from __future__ import annotations

import re
from typing import Any, cast


class _Compiled:
    """The methods of a compiled pattern as plain attributes."""

    __slots__ = ("_source", "findall", "finditer", "match", "search", "sub")

    def __init__(self, source: str):
        self._source = source


class _Lazy(_Compiled):
    """A pattern that compiles itself when one of its methods is first asked for.

    From then on it is a ``_Compiled``: a class with ``__getattr__`` pays for that at every look-up.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source)
        for method in _Compiled.__slots__[1:]:
            setattr(self, method, getattr(compiled, method))
        object.__setattr__(self, "__class__", _Compiled)
        return getattr(compiled, name)


def lazy(source: str) -> re.Pattern[str]:
    """Return a pattern that behaves as ``re.compile(source)`` and costs nothing until it is used."""
    return cast("re.Pattern[str]", _Lazy(source))
