"""Peak memory of all processes together and of the largest, for few messages and for a hundred times as many."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import CHECK, Row, watched
from tests.bench.messages import write_jsonl


def rows(folder: Path, small: int, large: int) -> Iterator[Row]:
    if sys.platform != "linux":
        yield Row("memory", "skipped", "reads /proc, which only Linux has")
        return
    for jobs in ("1", "2"):
        before = None
        for count in (small, large):
            path = folder / f"{count}.jsonl"
            if not path.exists():
                write_jsonl(str(path), count)
            peak = watched([*CHECK, str(path), "-f", f"jsonl={os.devnull}", "-j", jobs])
            figure = f"{peak.together} MiB together, {peak.one} MiB the largest"
            beside = f"{peak.together / before.together:.2f} × and {peak.one / before.one:.2f} ×" if before else ""
            yield Row(f"memory, -j {jobs}, {count:,} messages", figure, beside)
            before = peak
