"""A message laid out for reading facts: its governing words, its clauses and its numbers, each in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Set
from datetime import date

from linter.fields.cues import Cue, read_cues
from linter.fields.lateness import is_late
from linter.parsing import Message

_BORDERS = str.maketrans("│┃", "  ")
"""The lines of a drawn table: what they part is a label and its value."""
Holes = tuple[tuple[int, int], ...]
"""The ranges of variables, in order: no number, word or link is read inside them."""


class Context:
    """What every fact is read from. Cues are found once; looking left and right of a number is a bisection."""

    __slots__ = (
        "_late", "_starts", "as_of", "cues", "full_stops", "holes", "kinds", "message", "meta", "plain", "stops",
        "sums", "written",
    )  # fmt: skip

    def __init__(self, message: Message, meta: Mapping[str, object], as_of: date, holes: Holes = ()):
        """Lay the message out."""
        plain = message.plain
        draft = message.draft.text
        # Folding only ever shortens: at equal length every plain offset is the draft's own.
        same = len(draft) == len(plain)
        self.message = message
        self.written: Callable[[int, int], str] = (lambda a, b: draft[a:b]) if same else message.written
        self.meta = meta
        self.as_of = as_of
        self.holes = holes
        self.sums = 0
        self._late: bool | None = None
        self.cues, self._starts, self.kinds, self.full_stops, self.stops, commas = read_cues(plain)
        for at in commas:
            # A comma that groups thousands ends no clause. The Chinese comma does so only where the digits
            # are full width too: «２，９１５元» but not «500，300元».
            if not plain[at + 1 : at + 4].isdigit() or plain[at + 4 : at + 5].isdigit():
                continue
            if plain[at] != ",":
                if message.written(at - 1, at).isascii():
                    continue
                plain = plain[:at] + "," + plain[at + 1 :]
            self.stops.remove(at)
        if "│" in plain or "┃" in plain:
            plain = plain.translate(_BORDERS)
        self.plain = plain
        if holes:  # 租金 in {租金大写} names the variable, it governs nothing
            self.cues = [cue for cue in self.cues if self.free(cue[0], cue[1])]
            self._starts = [cue[0] for cue in self.cues]

    def clause(self, at: int) -> tuple[int, int]:
        """Return the bounds of the clause that holds an offset."""
        stops = self.stops
        i = bisect_left(stops, at)
        return (stops[i - 1] + 1 if i else 0), (stops[i] if i < len(stops) else len(self.plain))

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds an offset."""
        stops = self.full_stops
        i = bisect_left(stops, at)
        return (stops[i - 1] + 1 if i else 0), (stops[i] if i < len(stops) else len(self.plain))

    def touching(self, at: int) -> Cue | None:
        """Return the cue that ends exactly at an offset."""
        i = bisect_left(self._starts, at) - 1
        return self.cues[i] if i >= 0 and self.cues[i][1] == at else None

    def before(self, at: int, limit: int) -> Iterator[Cue]:
        """Yield the cues that end by ``at`` and begin at or after ``limit``, nearest first."""
        cues = self.cues
        for i in range(bisect_left(self._starts, at) - 1, -1, -1):
            cue = cues[i]
            if cue[0] < limit:
                return
            if cue[1] <= at:
                yield cue

    def nearest(self, at: int, limit: int, kinds: Set[str] | None = None) -> Cue | None:
        """Return the first of ``before``, or the first of certain kinds."""
        cues = self.cues
        i = bisect_left(self._starts, at) - 1
        while i >= 0:
            cue = cues[i]
            if cue[0] < limit:
                return None
            if cue[1] <= at and (kinds is None or cue[2] in kinds):
                return cue
            i -= 1
        return None

    def following(self, at: int, limit: int, kinds: Set[str] | None = None) -> Cue | None:
        """Return the first of ``after``, or the first of certain kinds."""
        cues = self.cues
        for i in range(bisect_left(self._starts, at), len(cues)):
            cue = cues[i]
            if cue[0] >= limit:
                return None
            if kinds is None or cue[2] in kinds:
                return cue
        return None

    def after(self, at: int, limit: int) -> Iterator[Cue]:
        """Yield the cues that begin at or after ``at`` and before ``limit``, nearest first."""
        cues = self.cues
        for i in range(bisect_left(self._starts, at), len(cues)):
            cue = cues[i]
            if cue[0] >= limit:
                return
            yield cue

    def free(self, start: int, end: int) -> bool:
        """Tell whether a range touches no variable."""
        holes = self.holes
        if not holes:
            return True
        i = bisect_left(holes, (end,))  # the last hole that begins before the range ends: those before it end sooner
        return i == 0 or holes[i - 1][1] <= start

    @property
    def late(self) -> bool:
        """Whether the message says that the debt is overdue already."""
        if self._late is None:
            self._late = is_late(self.plain)
        return self._late
