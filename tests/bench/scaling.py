"""Whole runs from .jsonl to .jsonl with one process and with two, by the clock; the files must be equal."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import CHECK, Row, watched
from tests.bench.messages import write_jsonl


def rows(folder: Path, count: int, runs: int) -> Iterator[Row]:
    path = folder / "archive.jsonl"
    write_jsonl(str(path), count)
    times: list[float] = []
    for jobs in ("1", "2"):
        out = folder / f"{jobs}.jsonl"
        args = [*CHECK, str(path), "-f", f"jsonl={out}", "-j", jobs]
        times.append(min(watched(args).seconds for _ in range(runs)))
        beside = f"{times[0] / times[-1]:.2f} × one process" if jobs != "1" else ""
        yield Row(f"check -j {jobs}, {count:,} messages", f"{times[-1]:.1f} s", beside)
    assert filecmp.cmp(folder / "1.jsonl", folder / "2.jsonl", shallow=False)
