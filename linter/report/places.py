"""Where a finding stands, in the words and units each format wants.

Lines and columns count from 1. ``Draft.locate`` counts columns in code points; SARIF wants UTF-16 units, reviewdog
bytes of UTF-8. What stands before a draft on its line (a JSON key, another cell) is not known here: it is taken to
be free of characters outside the basic plane, and its bytes are not guessed at.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path

from linter.length import units
from linter.model import Draft, Finding
from linter.wording import say

_QUOTING = frozenset("\"'\\,")
"""Characters that mean something in a format a draft may be wrapped in: JSON, YAML, CSV."""


def position(draft: Draft, line: int, column: int = 0) -> str:
    """Return a place in a draft's file: ``line:column``, ``line``, or the cell of a spreadsheet with a column in it."""
    if draft.cell is not None:
        return f"[{draft.cell}]:{column}" if column else f"[{draft.cell}]"
    return f"{line}:{column}" if column else str(line)


def place(draft: Draft, line: int, column: int = 0) -> str:
    """Return a place as people read it and terminals make it a link: ``path:line:column``, ``path[表!C5]:column``."""
    return f"{draft.path}{'' if draft.cell else ':'}{position(draft, line, column)}"


def name(draft: Draft) -> str:
    """Return what a draft is called in its file: its id where it has one, else where it begins."""
    return (draft.cell or position(draft, draft.line)) if draft.id is None else str(draft.id)


def spot(draft: Draft, language: str) -> str:
    """Return in words where a draft begins in its file."""
    return draft.cell or say("at-line", language, line=draft.line)


def relative(path: str) -> str:
    """Return a path as a repository's tools want it: relative to the working folder, if it lies below."""
    if os.path.isabs(path):  # noqa: PTH117 (a Path for each finding is slow)
        try:
            return Path(path).relative_to(Path.cwd()).as_posix()
        except ValueError:
            pass
    return path


def utf16(draft: Draft, offset: int) -> tuple[int, int]:
    """Return the line of an offset, and its column in UTF-16 units."""
    first, last = _stretches(draft, offset)
    return draft.anchors[last].line, _column(draft, offset, first, last, units)


def utf8(draft: Draft, offset: int) -> tuple[int, int | None]:
    """Return the line of an offset, and its column in bytes of UTF-8; None where the line begins with other things."""
    first, last = _stretches(draft, offset)
    if draft.anchors[first].column > 1:
        return draft.anchors[last].line, None
    return draft.anchors[last].line, _column(draft, offset, first, last, _octets)


def mendable(draft: Draft, finding: Finding) -> bool:
    """Tell whether putting the replacement in place of the span, in the file itself, is a safe thing to propose.

    It is where the span stands on one line, and the replacement holds nothing that the file's format would read as
    its own: a quote inside a JSON string would break the file.
    """
    if finding.replacement is None or draft.locate(finding.start)[0] != draft.locate(finding.end)[0]:
        return False
    return finding.replacement.isprintable() and not _QUOTING & set(finding.replacement)


def _octets(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _stretches(draft: Draft, offset: int) -> tuple[int, int]:
    """Return the indices of the first anchor on the line of an offset, and of the one before the offset."""
    anchors = draft.anchors
    last = first = bisect_right(anchors, offset, key=lambda a: a.offset) - 1
    while first and anchors[first - 1].line == anchors[last].line:
        first -= 1
    return first, last


def _column(draft: Draft, offset: int, first: int, last: int, size: Callable[[str], int]) -> int:
    """Return the column of an offset in units of ``size``, counted from the first stretch on its line."""
    anchors, text = draft.anchors, draft.text
    column = anchors[first].column
    for index in range(first, last):
        here, after = anchors[index], anchors[index + 1]
        written, read = after.column - here.column, after.offset - here.offset
        if written == read:
            column += size(text[here.offset : after.offset])
        else:  # the last character is written as an escape, which is ASCII
            column += size(text[here.offset : after.offset - 1]) + written - (read - 1)
    return column + size(text[anchors[last].offset : offset])
