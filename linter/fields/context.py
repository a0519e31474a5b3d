"""A message laid out for reading facts: its governing words, its clauses and its numbers, each in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property

from linter.fields.cues import Cue, read_cues
from linter.fields.lateness import is_late
from linter.parsing import Message

Holes = tuple[tuple[int, int], ...]
"""The ranges of variables, in order: no number, word or link is read inside them."""


class Context:
    """What every fact is read from. Cues are found once; looking left and right of a number is a bisection."""

    def __init__(self, message: Message, meta: Mapping[str, object], as_of: date, holes: Holes = ()):
        """Lay the message out."""
        self.message = message
        draft = message.draft.text
        # Folding only ever shortens: at equal length every plain offset is the draft's own.
        same = len(draft) == len(message.plain)
        self.written: Callable[[int, int], str] = (lambda a, b: draft[a:b]) if same else message.written
        self.meta = meta
        self.as_of = as_of
        self.holes = holes
        self.sums = 0
        plain = message.plain
        self.cues, self.kinds, self.full_stops, commas = read_cues(plain)
        stops = list(self.full_stops)
        for at in commas:
            if (
                plain[at - 1 : at].isdigit()
                and plain[at + 1 : at + 4].isdigit()
                and not plain[at + 4 : at + 5].isdigit()
            ):
                # A comma that groups thousands ends no clause. The Chinese comma does so only where the digits
                # are full width too: «２，９１５元» but not «500，300元».
                if plain[at] == ",":
                    continue
                if not message.written(at - 1, at).isascii():
                    plain = plain[:at] + "," + plain[at + 1 :]
                    continue
            stops.append(at)
        stops.sort()
        self.plain = plain
        self.stops = stops
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
        return not any(a < end and start < b for a, b in self.holes)

    @cached_property
    def late(self) -> bool:
        """Whether the message says that the debt is overdue already."""
        return is_late(self.plain)
