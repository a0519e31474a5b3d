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
from linter.model import Draft
from linter.reading.jsonl import read_jsonl, split


class Piece(NamedTuple):
    """A part of the input. ``file`` numbers the file it belongs to: behind a fault, its other pieces do not count.

    It is read from ``path``, or is ``data``: a content, or from line ``first`` on some lines of JSON.
    """

    file: int
    name: str
    encoding: str | None = None
    path: Path | None = None
    data: bytes = b""
    first: int = 0
    fault: CuociError | None = None

    def drafts(self) -> Iterator[Draft]:
        """Yield the drafts of the piece. Raises InputError for what cannot be read."""
        if self.fault is not None:
            raise self.fault
        if self.path is not None:
            yield from reading.read_file(self.path, self.encoding)
        elif self.first:
            yield from read_jsonl(BytesIO(self.data), self.name, self.encoding, self.first)
        else:
            yield from reading.read_bytes(self.data, self.name, self.encoding)


def of_file(path: Path, number: int, encoding: str | None = None) -> Iterator[Piece]:
    """Yield the pieces of a file, the ``number``-th of the run."""
    name = path.as_posix()
    if path.suffix.lower() != ".jsonl":
        yield Piece(number, name, encoding, path)
        return
    try:
        with path.open("rb") as stream:
            yield from _lines(stream, number, name, encoding)
    except OSError as error:
        yield Piece(number, name, fault=InputError("unreadable", name, reason=error.strerror or str(error)))


def of_stream(stream: IO[bytes], name: str, number: int, encoding: str | None = None) -> Iterator[Piece]:
    """Yield the pieces of a stream; the suffix of ``name`` tells the format, as that of a file would."""
    if name.lower().endswith(".jsonl"):
        yield from _lines(stream, number, name, encoding)
    else:
        yield Piece(number, name, encoding, data=stream.read())


def _lines(stream: IO[bytes], number: int, name: str, encoding: str | None) -> Iterator[Piece]:
    blank = True
    for first, known, data in split(stream, encoding):
        blank = blank and data.isspace()
        yield Piece(number, name, known, data=data, first=first)
    if blank:
        yield Piece(number, name, fault=InputError("no-draft", name))
