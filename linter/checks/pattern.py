"""Regular expressions over the plain text, with word classes: who does what to whom, in whatever words.

The expression's own literals trigger it (see ``literals``), so a rule costs nothing where they are absent. A
group named ``hit`` narrows the span that is shown. ``cure`` maps expressions to what takes their place within the hit,
where that is all there is to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes, compiled, expand, fold

if TYPE_CHECKING:
    from linter.checks.case import Case
    from linter.parsing import Message

KEYS: Mapping[str, str] = {"any": "words", "cure": "table"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part an expression. An expression without a literal word is refused."""
    from linter.checks.literals import literal_clauses  # reads re's parser: only when packs are compiled

    parts: list[Part] = []
    table = cast("Mapping[str, object]", options.get("cure") or {})
    cure = {"cure": {fold(wrong): str(right) for wrong, right in table.items()}} if table else {}
    for pattern in as_words(options.get("any")):
        expanded = expand(pattern, classes, "any")
        if re.match(expanded, ""):
            raise BadOption("any", "pattern-matches-nothing", pattern=pattern)
        clauses = literal_clauses(expanded)
        if not clauses:
            raise BadOption("any", "pattern-without-literal", pattern=pattern)
        parts.append(Part(clauses, {"pattern": expanded, **cure}))
    if not parts:
        raise BadOption("any", "no-words")
    return parts


def spans(pattern: str, text: str) -> list[tuple[int, int]]:
    """Return the places an expression matches, in order: those of the group named ``hit`` where it has one."""
    expression = compiled(pattern)
    group = "hit" if "hit" in expression.groupindex else 0
    return [span for match in expression.finditer(text) if (span := match.span(group))[0] < span[1]]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield each place the expression matches."""
    table = cast("Mapping[str, str]", data.get("cure") or {})
    for start, end in spans(str(data["pattern"]), case.message.plain):
        cure = _cured(case.message, start, end, table) if table else None
        yield Found(start, end, {} if cure is None else {"cure": cure}, cure)


def _cured(message: Message, start: int, end: int, cure: Mapping[str, str]) -> str:
    """Return what takes the place of a hit: the cure where it applies, the author's own letters elsewhere."""
    hit = message.plain[start:end]
    cured = (m for wrong in cure for m in re.finditer(wrong, hit))
    pieces: list[str] = []
    at = start
    for match in sorted(cured, key=lambda m: m.span()):
        if start + match.start() >= at:
            pieces += message.written(at, start + match.start()), match.expand(cure[match.re.pattern])
            at = start + match.end()
    return "".join([*pieces, message.written(at, end)])
