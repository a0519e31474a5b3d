"""Results bound together: counted, and written out in the formats that stream.

It is all of them that a report of lines needs, and a small part of what they weigh: another process sends this
back in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from linter.model import Result
from linter.report import liner
from linter.report.statistics import Tally


class Sheaf(NamedTuple):
    """Counts of some results, and for each streaming format their lines, in order, as they go out: in UTF-8."""

    counts: Tally
    lines: Mapping[str, bytes]


def bind(results: Iterable[Result], forms: Sequence[str]) -> Sheaf:
    """Count results and render them in the streaming formats, one by one."""
    counts = Tally()
    liners = {form: liner(form) for form in forms}
    lines: dict[str, list[str]] = {form: [] for form in forms}
    for result in results:
        counts.add(result)
        for form, line in liners.items():
            lines[form].append(line(result))
    return Sheaf(counts, {form: "".join(each).encode("utf-8", "backslashreplace") for form, each in lines.items()})
