"""Plain text: drafts separated by blank lines, with optional front matter.

A line that opens with a 【signature】 begins a new draft even without a blank line before it; a line that begins
with ``# `` is a comment. A text that introduces examples (例如：…) is a document about messages: its examples
are the drafts, its prose is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from linter.model import Anchor, Draft
from linter.reading.front import front_matter

_EXAMPLE = re.compile(
    r"\s*(?:[(（]?\d{1,2}[)）.、]\s*)?"
    r"(?:例如|例|示例|范例|例句|模板示例)\s*[一二三四五六七八九十\d]{0,2}\s*[:：]\s*"
)
_COMMENT = re.compile(r"\s*# ")
_SIGNED = re.compile(r"\s*【")

Line = tuple[int, int, str]
"""1-based line, 1-based column, text of a piece of the file."""


def read_text(text: str, path: str) -> Iterator[Draft]:
    """Yield the drafts of a text file."""
    meta, body, first = front_matter(text, path)
    lines = [(first + i, 1, line) for i, line in enumerate(body.split("\n"))]
    examples = [
        (number, match.end() + 1, line[match.end() :])
        for number, _, line in lines
        if (match := _EXAMPLE.match(line)) and line[match.end() :].strip()
    ]
    if examples:
        yield from (draft_of([example], path, meta) for example in examples)
        return
    yield from paragraphs(lines, path, meta)


def paragraphs(lines: Iterable[Line], path: str, meta: Mapping[str, object]) -> Iterator[Draft]:
    """Yield one draft for each run of lines between blank lines, comments left out."""
    block: list[Line] = []
    for line in lines:
        text = line[2]
        if _COMMENT.match(text):
            continue
        if block and (not text.strip() or _SIGNED.match(text)):
            yield draft_of(block, path, meta)
            block = []
        if text.strip():
            block.append(line)
    if block:
        yield draft_of(block, path, meta)


def draft_of(lines: list[Line], path: str, meta: Mapping[str, object], name: str | None = None) -> Draft:
    """Return the draft made of some lines; white space at its ends is not part of it."""
    anchors: list[Anchor] = []
    pieces: list[str] = []
    offset = 0
    for i, (number, column, text) in enumerate(lines):
        indent = len(text) - len(text.lstrip()) if i == 0 else 0
        piece = text[indent:].rstrip() if i == len(lines) - 1 else text[indent:]
        anchors.append(Anchor(offset, number, column + indent))
        pieces.append(piece)
        offset += len(piece) + 1
    return Draft("\n".join(pieces), path, tuple(anchors), meta, name)
