"""The input in pieces that can be read apart, in this process or another, and give the same drafts.

A file is one piece; JSON lines are as many as they fill, so that an archive of any length streams. What cannot be
opened is a piece too: reading it raises the fault, in its place among the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, NamedTuple

from linter import reading
from linter.errors import CuociError, InputError
from linter.layout import Layout
from linter.model import Draft
from linter.reading.jsonl import read_jsonl, split


class Piece(NamedTuple):
    """A part of the input. ``file`` numbers the file it belongs to: behind a fault, its other pieces do not count.

    It is read from ``path``, or is ``data``: a content, or from line ``first`` on some lines of JSON. ``layout`` and
    ``found`` are as for ``read_file``.
    """

    file: int
    name: str
    encoding: str | None = None
    layout: Layout | None = None
    found: bool = False
    path: Path | None = None
    data: bytes = b""
    first: int = 0
    fault: CuociError | None = None

    def drafts(self, passed: reading.Passed) -> Iterator[Draft]:
        """Yield the drafts of the piece. Raises InputError for what cannot be read; ``passed`` hears what held none."""
        if self.fault is not None:
            raise self.fault
        if self.path is not None:
            yield from reading.read_file(self.path, self.encoding, self.layout, self.found, passed)
        elif self.first:
            yield from read_jsonl(BytesIO(self.data), self.name, self.encoding, self.first)
        else:
            yield from reading.read_bytes(self.data, self.name, self.encoding, self.layout, self.found, passed)


def of_file(path: Path, piece: Piece) -> Iterator[Piece]:
    """Yield the pieces of a file; ``piece`` says what is known of it."""
    if path.suffix.lower() != ".jsonl":
        yield piece._replace(path=path)
        return
    try:
        with path.open("rb") as stream:
            yield from _lines(stream, piece)
    except OSError as error:
        yield piece._replace(fault=InputError("unreadable", piece.name, reason=error.strerror or str(error)))


def of_stream(stream: IO[bytes], piece: Piece) -> Iterator[Piece]:
    """Yield the pieces of a stream; the suffix of its name tells the format, as that of a file would."""
    if piece.name.lower().endswith(".jsonl"):
        yield from _lines(stream, piece)
    else:
        yield piece._replace(data=stream.read())


def _lines(stream: IO[bytes], piece: Piece) -> Iterator[Piece]:
    blank = True
    for first, encoding, data in split(stream, piece.encoding):
        blank = blank and data.isspace()
        yield piece._replace(encoding=encoding, data=data, first=first)
    if blank:
        yield piece._replace(fault=InputError("no-draft", piece.name))
