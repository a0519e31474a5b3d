"""``python -m tests.bench``: cold start and throughput, beside bare jieba in the same run.

Absolute times depend on the machine and its mood; the two ratios are what to quote: the cold start of one check
beside bare jieba's first cut, and messages a second beside ``jieba.lcut`` alone on the same messages.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.messages import messages, write_jsonl

ROOT = Path(__file__).parents[2]
DRAFT = (
    "【青禾银行】您尾号1234的贷款本期应还1280.50元，请于12月10日前还款，逾期按合同约定计收罚息，如有疑问请致电95000。"
)
ENV = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def cold(args: list[str], runs: int) -> tuple[float, float]:
    """Return the median and least wall seconds of a whole process, after one run that is not counted."""
    times: list[float] = []
    for i in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(args, env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if i:
            times.append(time.perf_counter() - began)
    return statistics.median(times), min(times)


def rate(work: Callable[[], None], count: int, runs: int) -> float:
    """Return the best messages a second of this process's own time."""
    best = 0.0
    for _ in range(runs):
        began = time.process_time()
        work()
        best = max(best, count / (time.process_time() - began))
    return best


def cold_table(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / "one.txt"
        one.write_text(DRAFT, "utf-8")
        many = Path(folder) / "many"
        many.mkdir()
        for i in range(100):
            (many / f"{i}.txt").write_text(DRAFT, "utf-8")
        check = [sys.executable, "-m", "linter", "check", "--isolated"]
        jieba = "import logging,jieba; jieba.setLogLevel(logging.ERROR); jieba.lcut('您好')"
        rows = {
            "python -c pass": cold([sys.executable, "-c", "pass"], runs),
            "jieba, first cut": cold([sys.executable, "-c", jieba], runs),
            "cuoci check, 1 file": cold([*check, str(one)], runs),
            "cuoci check, 100 files": cold([*check, str(many)], runs),
        }
    for name, (median, least) in rows.items():
        print(f"{name:28} median {median:.3f} s   min {least:.3f} s")
    base = rows["jieba, first cut"][0]
    print(f"{'cold start ratio':28} {rows['cuoci check, 1 file'][0] / base:.2f} x bare jieba's first cut")
    print(f"{'100 files beside 1':28} {rows['cuoci check, 100 files'][0] / rows['cuoci check, 1 file'][0]:.2f} x")


def throughput_table(count: int, runs: int) -> None:
    import logging

    import jieba
    import rjieba

    from linter.linter import Linter
    from linter.reading import read_file
    from linter.report import jsonform

    jieba.setLogLevel(logging.ERROR)
    texts = list(messages(count))
    jieba.lcut("您好")
    linter = Linter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "messages.jsonl"
        write_jsonl(str(path), count)

        def check() -> None:
            out = io.StringIO()
            for result in linter.run(read_file(path)):
                out.write(jsonform.line(result))

        check()
        rows = {
            "jieba.lcut": rate(lambda: [jieba.lcut(t) for t in texts] and None, count, runs),
            "jieba.lcut, HMM off": rate(lambda: [jieba.lcut(t, HMM=False) for t in texts] and None, count, runs),
            "rjieba.cut": rate(lambda: [rjieba.cut(t) for t in texts] and None, count, runs),
            "json.loads of each line": rate(lambda: [json.loads(s) for s in path.open("rb")] and None, count, runs),
            "cuoci check -f jsonl": rate(check, count, runs),
        }
    for name, per_second in rows.items():
        print(f"{name:28} {per_second:10,.0f} messages/s")
    print(f"{'throughput ratio':28} {rows['cuoci check -f jsonl'] / rows['jieba.lcut']:.2f} x bare jieba.lcut")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--messages", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    cold_table(args.runs)
    throughput_table(args.messages, min(args.runs, 3))


if __name__ == "__main__":
    main()
