"""``python -m tests.bench [PART …]``: how fast, beside what else there is, in the same run; a Markdown table.

Absolute times depend on the machine and its mood; the ratios are what to quote. Parts: start, throughput, scaling,
memory, caching, length, rules, peers, spark; all of them by default, which takes some minutes. A real archive is
``scaling --archive 200000`` and ``memory --small 20000 --large 2000000``, which take an hour and more.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from tests.bench import caching, growth, memory, peers, scaling, spark, start, throughput
from tests.bench.measure import Row


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--messages", type=int, default=10_000, help="for throughput and growth by rules")
    parser.add_argument("--archive", type=int, default=20_000, help="for scaling and Spark")
    parser.add_argument("--small", type=int, default=5_000, help="the smaller archive for memory")
    parser.add_argument("--large", type=int, default=50_000, help="the larger archive for memory")
    parser.add_argument("--templates", type=int, default=5_000, help="files of the repository for caching")
    parser.add_argument("--peers", default="", help="folders of the peers' commands, as in PATH")
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    runs = args.runs
    parts: dict[str, Callable[[Path], Iterator[Row]]] = {
        "start": lambda folder: start.rows(folder, runs + 2),
        "throughput": lambda folder: throughput.rows(folder, args.messages, runs),
        "scaling": lambda folder: scaling.rows(folder, args.archive, runs),
        "memory": lambda folder: memory.rows(folder, args.small, args.large),
        "caching": lambda folder: caching.rows(folder, args.templates, runs),
        "length": lambda folder: growth.by_length(args.messages // 10, runs),
        "rules": lambda folder: growth.by_rules(folder, args.messages // 5, runs),
        "peers": lambda folder: peers.rows(folder, 1000, runs, args.peers),
        "spark": lambda folder: spark.rows(folder, args.archive, runs),
    }
    for name in args.parts:
        if name not in parts:
            parser.error(f"no such part: {name}; there are: {', '.join(parts)}")
    print(f"Python {platform.python_version()}, {_processor()}, {os.cpu_count()} cores, {date.today()}\n")
    print("| what | figure | beside |\n|---|---|---|")
    for name in args.parts or parts:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            for row in parts[name](Path(folder)):
                print(f"| {row.what} | {row.figure} | {row.ratio} |", flush=True)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    sys.exit(main())
