"""Where the drafts come from: the paths of the command line, read one after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from linter import reading
from linter.cli.output import report
from linter.config import Config
from linter.errors import CuociError, InputError
from linter.globs import matches
from linter.model import Draft
from linter.reading import pieces
from linter.reading.pieces import Piece


class Source:
    """The drafts of the command line's paths, in order; a file that fails is reported and the rest go on."""

    def __init__(
        self, paths: tuple[str, ...], stdin_filename: str | None, encoding: str | None, excluding: Config | None,
        language: str,
    ):  # fmt: skip
        """Hold the paths; nothing is read yet. ``excluding`` are settings whose ``exclude`` is heeded."""
        self.paths = paths
        self.stdin_filename = stdin_filename
        self.encoding = encoding
        self.excluding = excluding
        self.language = language
        self.faults = 0
        self.drafts = 0
        self._passed_over = 0

    def __iter__(self) -> Iterator[Draft]:
        """Yield every draft, read in this process."""
        failed = -1
        for piece in self.pieces():
            if piece.file == failed:
                continue
            try:
                for draft in piece.drafts():
                    self.drafts += 1
                    yield draft
            except CuociError as error:
                failed = piece.file
                self.fault(error)
        self.end()

    def pieces(self) -> Iterator[Piece]:
        """Yield the input in pieces, unread; what there is no file for is a piece that is at fault."""
        number = 0
        for path in self.paths:
            number += 1
            if path == "-":
                name = self.stdin_filename or "<stdin>"
                yield from pieces.of_stream(sys.stdin.buffer, name, number, self.encoding)
                continue
            try:
                for file in reading.expand(path):
                    number += 1
                    if self.excluding is not None and matches(self.excluding.exclude, file, self.excluding.root):
                        self._passed_over += 1
                        continue
                    yield from pieces.of_file(file, number, self.encoding)
            except CuociError as error:
                yield pieces.Piece(number, path, fault=error)

    def fault(self, error: CuociError) -> None:
        """Report a fault and count it."""
        self.faults += 1
        report(error, self.language)

    def end(self) -> None:
        """Find fault with an input that held nothing at all."""
        if not self.drafts and not self.faults and not self._passed_over:
            self.fault(InputError("no-draft", " ".join(self.paths)))
