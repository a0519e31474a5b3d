"""Spark on one core of this machine and on two: the job alone, its workers warm."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.bench.measure import ENV, Row
from tests.bench.messages import messages

# A process of its own each: a session has one master.
_JOB = """
import sys, time
from pyspark.sql import SparkSession
from linter.spark import lint_dataframe
path, cores = sys.argv[1:]
session = SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false").getOrCreate()
session.sparkContext.setLogLevel("ERROR")
df = session.read.json(path)
warm = lint_dataframe(df.limit(200).repartition(4), "text", id_col="id")
warm.write.format("noop").mode("overwrite").save()
began = time.perf_counter()
lint_dataframe(df.repartition(8), "text", id_col="id").write.format("noop").mode("overwrite").save()
print(time.perf_counter() - began)
"""


def rows(folder: Path, count: int, runs: int) -> Iterator[Row]:
    for missing, reason in ((find_spec("pyspark") is None, "pyspark"), (shutil.which("java") is None, "Java")):
        if missing:
            yield Row("Spark", "skipped", f"{reason} is not installed")
            return
    path = folder / "spark.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for i, text in enumerate(messages(count)):
            file.write(json.dumps({"id": i, "text": text}, ensure_ascii=False) + "\n")
    env = {**ENV, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": os.environ.get("SPARK_LOCAL_IP", "127.0.0.1")}
    times: list[float] = []
    for cores in ("1", "2"):
        args = [sys.executable, "-c", _JOB, str(path), cores]
        done = [subprocess.run(args, env=env, capture_output=True, text=True, check=True).stdout for _ in range(runs)]
        times.append(min(float(out.split()[-1]) for out in done))
        beside = f"{times[0] / times[-1]:.2f} × one core" if cores != "1" else ""
        yield Row(f"Spark, local[{cores}], {count:,} messages", f"{times[-1]:.1f} s", beside)
