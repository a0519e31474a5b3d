"""Mechanical fixes, put into the file a draft came from and nowhere else in it.

A fix is written only where the file itself holds the characters to be replaced, one beside the other: where an escape
stands for one of them the place is not touched. What comes out is read again, and must give the same drafts with
the fixed words in them; a replacement that the format would take for something else (a quote in JSON, a comma in CSV,
a blank line in text) does not pass. So no format needs to be known here.

One fix may call for another: the drafts are judged again until nothing is left to do.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from linter.errors import CuociError, InputError
from linter.model import Draft, Finding, Result
from linter.reading.encoding import take_apart

ROUNDS = 20
"""How often the drafts of a file are judged anew; rules that undo each other's fixes would never come to an end."""

_LINE_END = re.compile(r"\r\n|\r|\n")

Read = Callable[[bytes], Iterable[Draft]]
Judge = Callable[[Iterable[Draft]], Iterable[Result]]


class Edit(NamedTuple):
    """A fix at its place: half-open offsets into the text of the file, the draft by number, and the finding."""

    start: int
    end: int
    draft: int
    finding: Finding


class Fixed(NamedTuple):
    """A file's content with its fixes.

    ``results`` are what is still found in it. ``left`` are those findings whose fix could not be written, each with
    its draft.
    """

    data: bytes
    fixes: int
    results: list[Result]
    left: list[tuple[Draft, Finding]]


class _Written(NamedTuple):
    """A content with some edits, and the drafts that are read from it."""

    edits: Sequence[Edit]
    data: bytes
    drafts: list[Draft]


def fix(data: bytes, name: str, encoding: str | None, read: Read, judge: Judge) -> Fixed:
    """Return the content of a file with every fix that can be written.

    ``read`` gives the drafts of a content, ``judge`` their results. Raises InputError for a content that holds no
    drafts, and where the fixes do not come to an end.
    """
    fixes = 0
    drafts = list(read(data))
    rules: set[str] = set()
    for _ in range(ROUNDS):
        results = list(judge(drafts))
        wanted = [(n, f) for n, result in enumerate(results) for f in result.findings if f.replacement is not None]
        try:
            written = _File(data, name, encoding, drafts, read).best(wanted) if wanted else None
        except InputError:  # a workbook is no text, though drafts can be read from it
            written = None
        if written is None:
            return Fixed(data, fixes, results, [(drafts[n], finding) for n, finding in wanted])
        data, drafts = written.data, written.drafts
        fixes += len(written.edits)
        rules = {edit.finding.rule for edit in written.edits}
    raise InputError("fix-endless", name, rules="、".join(sorted(rules)))


class _File:
    """One content of a file with its drafts, and what can be written into it."""

    def __init__(self, data: bytes, name: str, encoding: str | None, drafts: list[Draft], read: Read):
        self._drafts = drafts
        self._read = read
        self._encoded = take_apart(data, name, encoding)
        self._text = self._encoded.text
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(self._text))]
        #: Whether what is not touched would be written as it was: some encodings have two forms of one character.
        self._faithful = self._encoded.encode(self._text) == data

    def best(self, wanted: Iterable[tuple[int, Finding]]) -> _Written | None:
        """Return the content with as many of the wanted fixes as it takes at once, or None if it takes none."""
        if not self._faithful:
            return None
        return self._tried(_apart(edit for n, finding in wanted for edit in self._placed(n, finding)))

    def _placed(self, number: int, finding: Finding) -> Iterator[Edit]:
        """Yield the edit of a finding, if its characters stand in the file as they are, one beside the other."""
        draft = self._drafts[number]
        start, end = (self._offset(*draft.locate(offset)) for offset in (finding.start, finding.end))
        if self._text[start:end] == draft.text[finding.start : finding.end]:
            yield Edit(start, end, number, finding)

    def _offset(self, line: int, column: int) -> int:
        return self._lines[min(line, len(self._lines)) - 1] + column - 1

    def _tried(self, edits: Sequence[Edit]) -> _Written | None:
        """Return the content with these edits, or with those of them that can be read back."""
        if not edits:
            return None
        written = self._written(edits)
        if written is not None or len(edits) == 1:
            return written
        middle = len(edits) // 2
        halves = [half for half in (self._tried(edits[:middle]), self._tried(edits[middle:])) if half is not None]
        if len(halves) < 2:
            return halves[0] if halves else None
        return self._written([edit for half in halves for edit in half.edits]) or halves[0]

    def _written(self, edits: Sequence[Edit]) -> _Written | None:
        """Return the content with these edits, if its drafts are what they should be and nothing else has changed."""
        text = _spliced(self._text, [(e.start, e.end, e.finding.replacement or "") for e in edits])
        try:
            data = self._encoded.encode(text)
            drafts = list(self._read(data))
        except (CuociError, UnicodeEncodeError):
            return None
        mended: dict[int, list[Finding]] = {}
        for edit in edits:
            mended.setdefault(edit.draft, []).append(edit.finding)
        meant = [_mended(draft, mended.get(number, ())) for number, draft in enumerate(self._drafts)]
        return _Written(edits, data, drafts) if list(map(_content, drafts)) == list(map(_content, meant)) else None


def _content(draft: Draft) -> tuple[object, ...]:
    return draft.text, draft.id, draft.meta


def _mended(draft: Draft, findings: Sequence[Finding]) -> Draft:
    """Return a draft as it should be read once these findings are fixed."""
    if not findings:
        return draft
    return draft._replace(text=_spliced(draft.text, [(f.start, f.end, f.replacement or "") for f in findings]))


def _spliced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with other words in the place of some ranges, which come in order and do not overlap."""
    pieces: list[str] = []
    at = 0
    for start, end, words in changes:
        pieces += text[at:start], words
        at = end
    return "".join([*pieces, text[at:]])


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits that do not overlap: the first in place wins, then the graver; the others wait for another round."""
    kept: list[Edit] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.start, -e.finding.level.rank, -e.end, e.finding.rule)):
        if edit.start >= at:
            kept.append(edit)
            at = max(edit.end, edit.start + 1)
    return kept


def write(path: Path, before: bytes, after: bytes) -> None:
    """Put another content in the place of a file, whole or not at all; its permissions stay, and a link stays a link.

    Raises CuociError for a file that is write-protected, whose content is no longer ``before``, or that cannot be
    replaced; it is then as it was.
    """
    place = path.resolve()
    temporary: Path | None = None
    try:
        status = place.stat()
        if not status.st_mode & 0o222:  # its owner could still replace it, against their own word
            raise CuociError("write-protected", path.as_posix())
        handle, name = tempfile.mkstemp(prefix=".cuoci-", suffix=".tmp", dir=place.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        if sys.platform != "win32":
            with suppress(PermissionError):  # only root may give a file away
                os.chown(temporary, status.st_uid, status.st_gid)
        temporary.chmod(stat.S_IMODE(status.st_mode))
        if place.read_bytes() != before:
            raise CuociError("changed-meanwhile", path.as_posix())
        temporary.replace(place)
    except OSError as error:
        raise CuociError("unwritable", path.as_posix(), reason=error.strerror or str(error)) from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
