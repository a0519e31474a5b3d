"""What must be said along with something else: a message that shows one thing has to show another.

``cue`` are expressions over the plain text, the first of which that matches is the span shown; without any, the
rule looks at every message it is for and marks its end. ``needs`` are the expressions one of which must match.
``excused`` are expressions that make the demand pointless.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes, compiled, expand
from linter.checks.context import is_disowned, is_negated

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"cue": "words", "needs": "words", "excused": "words"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part a cue, or one that always runs."""
    from linter.checks.literals import literal_clauses  # reads re's parser: only when packs are compiled

    needs = "|".join(expand(word, classes, "needs") for word in as_words(options.get("needs")))
    if not needs:
        raise BadOption("needs", "no-words")
    excused = "|".join(expand(word, classes, "excused") for word in as_words(options.get("excused")))
    parts: list[Part] = []
    for written in as_words(options.get("cue")):
        cue = expand(written, classes, "cue")
        clauses = literal_clauses(cue)
        if not clauses:
            raise BadOption("cue", "pattern-without-literal", pattern=written)
        parts.append(Part(clauses, {"cue": cue, "needs": needs, "excused": excused}))
    return parts or [Part([], {"cue": "", "needs": needs, "excused": excused})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the cue, or the end of the message, where what it calls for is missing."""
    message = case.message
    plain = message.plain
    if compiled(str(data["needs"])).search(plain):
        return
    if data["excused"] and compiled(str(data["excused"])).search(plain):
        return
    if not data["cue"]:
        signature = message.signature
        end = signature.start if signature and not signature.front else len(plain)
        end = len(plain[:end].rstrip())
        yield Found(end, end)
        return
    expression = compiled(str(data["cue"]))
    group = "hit" if "hit" in expression.groupindex else 0
    for match in expression.finditer(plain):
        start, end = match.span(group)
        if end > start and not is_negated(message, start) and not is_disowned(message, start):
            yield Found(start, end)
            return
