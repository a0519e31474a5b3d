"""Word classes in rule expressions: ``<family>`` stands for any word of the class, ``<gap>`` for what may lie between.

``<gap:N>`` is up to N characters inside one clause (8 if N is left out; the comma of 2,214 ends none).
``<wide:N>`` may cross a comma but not a full stop (20). ``<pos:N>`` and ``<wpos:N>`` are the same without a
negating character. All take as few characters as they can.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from linter.checks.base import BadOption
from linter.errors import nearest
from linter.parsing.normalise import normalise
from linter.patterns import lazy

Classes = Mapping[str, Sequence[str]]

_MACRO = lazy(r"(?<!\?P)(?<!\(\?)<([a-z_]+)(?::(\d+))?>")
# Rules are written as text is read after folding: no capitals, but for \S, \D and (?P<…>.
_WIDE = lazy(r"[^\x00-\x7f]+")
_CAPITAL = lazy(r"(?<!\\)(?<!\(\?)[A-Z]")


def fold(text: str) -> str:
    """Return words of a rule in plain form; ASCII is left alone, so that expressions keep their meaning."""
    return _WIDE.sub(lambda run: normalise(run[0]).text, text)


def expand(pattern: str, classes: Classes, key: str) -> str:
    """Return an expression with its classes and gaps spelled out. Raises BadOption naming ``key``."""
    expanded = _spelled(fold(pattern), classes, key)
    if _CAPITAL.search(re.sub(r"\\.", "", expanded)):
        raise BadOption(key, "capital-in-pattern", pattern=pattern)
    try:
        re.compile(expanded)
    except re.error as error:
        raise BadOption(key, "bad-pattern", pattern=pattern, problem=str(error)) from None
    return expanded


def _spelled(pattern: str, classes: Classes, key: str) -> str:
    def spell(match: re.Match[str]) -> str:
        name, count = match.group(1), match.group(2)
        if name == "gap":
            return rf"(?:[^。!?;，,\n]|(?<=\d),(?=\d)){{0,{count or 8}}}?"
        if name == "pos":
            return rf"(?:(?![不未没无勿免])[^。!?;，,\n]|(?<=\d),(?=\d)){{0,{count or 8}}}?"
        if name == "wpos":
            return rf"(?:(?![不未没无勿免])[^。!?;\n]){{0,{count or 20}}}?"
        if name == "wide":
            return rf"[^。!?;\n]{{0,{count or 20}}}?"
        if name not in classes:
            raise BadOption(key, "unknown-class", name=name, hint=nearest(name, classes))
        words = sorted(classes[name], key=lambda w: (-len(w), w))
        return "(?:" + "|".join(_spelled(word, classes, key) for word in words) + ")"

    return _MACRO.sub(spell, pattern)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return an expanded expression ready to run; each is compiled once, when a message first calls for it."""
    return re.compile(pattern)
