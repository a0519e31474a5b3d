"""Where the drafts come from: the paths of the command line, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from linter import reading
from linter.cli.output import note, report
from linter.config import Config
from linter.errors import CuociError, InputError
from linter.globs import matches
from linter.model import Draft
from linter.reading import pieces
from linter.reading.pieces import Piece
from linter.wording import joined, say

STDIN = "-"
_NAMED = 5  # of the files passed over


class Source:
    """The drafts of the command line's paths, in order; a file that fails is reported and the rest go on."""

    def __init__(
        self, paths: tuple[str, ...], stdin_name: str, encoding: str | None, settings: Config, force_exclude: bool,
        language: str,
    ):  # fmt: skip
        """Hold the paths; nothing is read yet."""
        self.paths = paths
        self._given = {Path(path) for path in paths}
        self._stdin_name = stdin_name
        self._encoding = encoding
        self._settings = settings
        self._force_exclude = force_exclude
        self._language = language
        self.ours: frozenset[Path] = frozenset()
        """Files of our own that may lie among the drafts: the baseline, the reports of an earlier run."""
        self.faults = 0
        self.drafts = 0
        self._passed: list[str] = []

    def __iter__(self) -> Iterator[Draft]:
        """Yield every draft, read in this process."""
        failed = None
        for piece in self.pieces():
            if piece.file == failed:
                continue
            try:
                for draft in piece.drafts(self._passed.append):
                    self.drafts += 1
                    yield draft
            except CuociError as error:
                failed = piece.file
                self._report(error)
        self.end()

    def pieces(self) -> Iterator[Piece]:
        """Yield the input in pieces, unread, for this process or another; a path at fault is a piece of its own."""
        for number, file in enumerate(self._found()):
            if isinstance(file, CuociError):
                yield Piece(number, file.path, fault=file)
                continue
            name = self.name(file)
            piece = Piece(number, name, self._encoding, self._settings.layout(name), file not in (None, *self._given))
            yield from pieces.of_stream(sys.stdin.buffer, piece) if file is None else pieces.of_file(file, piece)

    def take(self, drafts: int, passed: Sequence[str], fault: CuociError | None) -> None:
        """Count and report what was met in a piece that another process has read."""
        self.drafts += drafts
        self._passed += passed
        if fault is not None:
            self._report(fault)

    def files(self) -> Iterator[Path | None]:
        """Yield the files the paths stand for, each once, None for standard input. What is excluded is passed over."""
        for file in self._found():
            if isinstance(file, CuociError):
                self._report(file)
            else:
                yield file

    def _found(self) -> Iterator[Path | CuociError | None]:
        seen: set[Path] = set()
        for path in self.paths:
            if path == STDIN:
                yield None
                continue
            try:
                files = reading.expand(path)
                kept = [file for file in files if not self._excluded(file) and not self._own(file)]
                if not kept and not self._force_exclude:
                    raise InputError("all-excluded", path)
            except CuociError as error:
                yield error
                continue
            yield from (file for file in kept if file.absolute() not in seen)
            seen.update(file.absolute() for file in kept)

    def _excluded(self, file: Path) -> bool:
        """Tell whether the project excludes a file; one that was given by name only where that is forced."""
        asked = self._force_exclude or file not in self._given
        return asked and matches(self._settings.exclude, file, self._settings.root)

    def _own(self, file: Path) -> bool:
        return file not in self._given and file.resolve() in self.ours

    def name(self, file: Path | None) -> str:
        """Return the name under which a file's drafts are reported."""
        return self._stdin_name if file is None else file.as_posix()

    def content(self, file: Path | None) -> bytes:
        """Return the bytes of a file or of standard input."""
        return sys.stdin.buffer.read() if file is None else reading.content(file)

    def parse(self, data: bytes, name: str) -> Iterator[Draft]:
        """Yield the drafts of a content as those of a file of that name; they are not counted."""
        return reading.read_bytes(data, name, self._encoding, self._settings.layout(name))

    @contextmanager
    def going_on(self) -> Generator[None]:
        """Report a fault, count it, and go on behind it."""
        try:
            yield
        except CuociError as error:
            self._report(error)

    def end(self) -> None:
        """Say which data files held no draft and were passed over; if all did, that is a fault."""
        if self._passed:
            names = joined(self._passed[:_NAMED], self._language) + (" …" if len(self._passed) > _NAMED else "")
            note(say("passed-over", self._language, count=len(self._passed), names=names))
            if not self.drafts and not self.faults:
                self._report(InputError("no-draft", " ".join(self.paths)))

    def _report(self, error: CuociError) -> None:
        self.faults += 1
        report(error, self._language)
