"""Markdown: drafts stand in fenced blocks or quotes; a file that has neither holds its drafts as paragraphs.

Headings name what follows and are never drafts. List markers are not part of a draft; each item is one. Tables
and HTML comments are passed over, but for a comment that says «cuoci: ignore …»: it speaks of the draft after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.ignores import directive
from linter.model import Draft
from linter.patterns import lazy
from linter.reading.front import front_matter
from linter.reading.text import Line, paragraphs

_FENCE = lazy(r"\s{0,3}(```+|~~~+)")
_QUOTE = lazy(r"\s{0,3}>\s?")
_HEADING = lazy(r"\s{0,3}#{1,6}\s|\s{0,3}(?:=+|-+)\s*\Z")
_ITEM = lazy(r"\s*(?:[-*+]|\d{1,3}[.)、])\s+")
_SKIPPED = lazy(r"\s*(?:\||<!--)")


def read_markdown(text: str, path: str) -> Iterator[Draft]:
    """Yield the drafts of a Markdown file."""
    meta, body, first = front_matter(text, path)
    lines: list[Line] = [(first + i, 1, line) for i, line in enumerate(body.split("\n"))]
    blocks, prose = _blocks(lines)
    if blocks:
        for block in blocks:
            yield from paragraphs(block, path, meta)
        return
    yield from paragraphs(_items(prose), path, meta)


def _blocks(lines: list[Line]) -> tuple[list[list[Line]], list[Line]]:
    """Return the content of fences and quotes, in order, and the lines outside them.

    An ignore outside them goes into the block that follows it.
    """
    blocks: list[list[Line]] = []
    prose: list[Line] = []
    waiting: list[Line] = []
    fence = ""
    quoted = False
    for number, column, text in lines:
        mark = _FENCE.match(text)
        if fence:
            if mark and mark.group(1).startswith(fence) and not text[mark.end() :].strip():
                fence = ""
            else:
                blocks[-1].append((number, column, text))
        elif mark:
            fence = mark.group(1)
            blocks.append(waiting)
            waiting = []
            quoted = False
        elif quote := _QUOTE.match(text):
            if not quoted:
                blocks.append(waiting)
                waiting = []
            quoted = True
            blocks[-1].append((number, quote.end() + 1, text[quote.end() :]))
        else:
            quoted = False
            prose.append((number, column, text))
            if directive(text) is not None:
                waiting.append((number, column, text))
    if blocks and waiting:
        blocks.append(waiting)  # to be refused: no draft follows
    return [block for block in blocks if any(line[2].strip() for line in block)], prose


def _items(lines: list[Line]) -> Iterator[Line]:
    """Yield prose lines with headings and tables blanked out, and each list item begun anew."""
    for number, column, text in lines:
        if directive(text) is not None:
            yield number, column, text
        elif _HEADING.match(text) or _SKIPPED.match(text):
            yield number, column, ""
        elif item := _ITEM.match(text):
            yield number, column, ""
            yield number, item.end() + 1, text[item.end() :]
        else:
            yield number, column, text
