"""Cold start: one small file, and a hundred, beside Python itself and bare jieba's first cut."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import CHECK, DRAFT, Row, cold

_JIEBA = "import logging,jieba; jieba.setLogLevel(logging.ERROR); jieba.lcut('您好')"


def rows(folder: Path, runs: int) -> Iterator[Row]:
    one = folder / "one.txt"
    one.write_text(DRAFT, "utf-8")
    many = folder / "many"
    many.mkdir()
    for i in range(100):
        (many / f"{i}.txt").write_text(DRAFT, "utf-8")
    yield Row("python -c pass", f"{cold([sys.executable, '-c', 'pass'], runs):.3f} s")
    jieba = cold([sys.executable, "-c", _JIEBA], runs)
    yield Row("jieba, first cut", f"{jieba:.3f} s")
    first = cold([*CHECK, str(one)], runs)
    yield Row("check, 1 file", f"{first:.3f} s", f"{first / jieba:.2f} × jieba's first cut")
    hundred = cold([*CHECK, str(many)], runs)
    yield Row("check, 100 files", f"{hundred:.3f} s", f"{hundred / first:.2f} × one file")
