"""Words a message that is too long could do without.

They are shown only where the message takes more than one segment, and only as many as bring it a segment down, the
longest first: a writer asked to cut 12 characters wants to know which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes, compiled, expand
from linter.length import segments

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"any": "words"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part: the expressions for what can go, and their literals as its trigger."""
    from linter.checks.literals import literal_clauses  # reads re's parser: only when packs are compiled

    written = as_words(options.get("any"))
    if not written:
        raise BadOption("any", "no-words")
    cues: list[str] = []
    for pattern in written:
        clauses = literal_clauses(expand(pattern, classes, "any"))
        if not clauses:
            raise BadOption("any", "pattern-without-literal", pattern=pattern)
        cues += clauses[0]
    whole = "|".join(f"(?:{expand(pattern, classes, 'any')})" for pattern in written)
    return [Part([sorted(set(cues))], {"words": whole})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield what can go; nothing where all of it together saves no segment."""
    length = case.length
    if length.max_segments == 1:
        return
    room = 70 if length.max_segments == 2 else 67 * (length.max_segments - 1)
    over = length.max_chars - room
    chosen: list[tuple[int, int]] = []
    saved = 0
    found = [match.span() for match in compiled(str(data["words"])).finditer(case.message.plain)]
    for start, end in sorted(found, key=lambda span: span[0] - span[1]):
        if saved >= over:
            break
        chosen.append((start, end))
        saved += end - start
    if saved < over:
        return
    for start, end in sorted(chosen):
        facts = {"saves": end - start, "over": over, "segments": segments(length.max_chars - saved)}
        yield Found(start, end, facts)
