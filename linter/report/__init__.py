"""Results → text, one module a format. A format neither prints nor decides the exit code.

A streaming format renders each result by itself (``line``); the others render all of them at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from linter.model import Level, Result


def count(results: Iterable[Result]) -> Counter[str]:
    """Return how many drafts there are, how many findings of each level, and how many are held back by what."""
    tally: Counter[str] = Counter({"drafts": 0, **{level.value: 0 for level in Level}, "inline": 0, "baseline": 0})
    for result in results:
        tally["drafts"] += 1
        tally.update(finding.level.value for finding in result.findings)
        tally.update(held.source for held in result.suppressed)
    return tally
