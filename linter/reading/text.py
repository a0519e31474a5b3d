"""Plain text: drafts separated by blank lines, with optional front matter.

A line that opens with a 【signature】 begins a new draft even without a blank line before it; a line that begins
with ``# `` is a comment, and «# cuoci: ignore …» speaks of the draft after it (see ``linter.ignores``). A text that
introduces examples (例如：…) is a document about messages: its examples are the drafts, its prose is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from linter import ignores
from linter.errors import InputError
from linter.model import Anchor, Draft
from linter.patterns import lazy
from linter.reading.front import front_matter

_EXAMPLE = lazy(
    r"\s*(?:[(（]?\d{1,2}[)）.、]\s*)?"
    r"(?:例如|例|示例|范例|例句|模板示例)\s*[一二三四五六七八九十\d]{0,2}\s*[:：]\s*"
)
_COMMENT = lazy(r"\s*# ")
_SIGNED = lazy(r"\s*【")

Line = tuple[int, int, str]
"""1-based line, 1-based column, text of a piece of the file."""


def read_text(text: str, path: str) -> Iterator[Draft]:
    """Yield the drafts of a text file."""
    meta, body, first = front_matter(text, path)
    lines = [(first + i, 1, line) for i, line in enumerate(body.split("\n"))]
    if examples := _examples(lines):
        for example, said in _heeding(examples, path):
            yield draft_of([example], path, ignores.added(meta, said))
        return
    yield from paragraphs(lines, path, meta)


def _examples(lines: list[Line]) -> list[Line]:
    """Return the examples of a document and the ignores between them; nothing for a text that gives no examples."""
    kept: list[Line] = []
    found = False
    for number, column, line in lines:
        match = _EXAMPLE.match(line)
        if match and line[match.end() :].strip():
            kept.append((number, match.end() + 1, line[match.end() :]))
            found = True
        elif ignores.directive(line) is not None:
            kept.append((number, column, line))
    return kept if found else []


def _heeding(lines: Iterable[Line], path: str) -> Iterator[tuple[Line, list[str]]]:
    """Yield the lines that are no ignores, each with those that stand before it."""
    said: list[str] = []
    at = 0
    for line in lines:
        directive = ignores.directive(line[2])
        if directive is not None:
            said.append(directive)
            at = line[0]
        elif line[2].strip() and not _COMMENT.match(line[2]):
            yield line, said
            said = []
        else:
            yield line, []
    if said:
        raise InputError("ignore-stray", path, at)


def paragraphs(lines: Iterable[Line], path: str, meta: Mapping[str, object]) -> Iterator[Draft]:
    """Yield one draft for each run of lines between blank lines, comments left out."""
    block: list[Line] = []
    heeded: list[str] = []
    for line, said in _heeding(lines, path):
        text = line[2]
        if _COMMENT.match(text):
            continue
        if block and (not text.strip() or _SIGNED.match(text)):
            yield draft_of(block, path, ignores.added(meta, heeded))
            block, heeded = [], []
        if text.strip():
            block.append(line)
            heeded += said
    if block:
        yield draft_of(block, path, ignores.added(meta, heeded))


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
