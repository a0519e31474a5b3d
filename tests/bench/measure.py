"""How things are measured: whole processes by the clock, work in this process by its own time, memory over a tree."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
# As an installed program runs: without this, a shell that forbids bytecode has every module compiled at each start.
_AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENV = {**_AS_INSTALLED, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
CHECK = [sys.executable, "-m", "linter", "check", "--isolated"]
DRAFT = (
    "【青禾银行】您尾号1234的贷款本期应还1280.50元，请于12月10日前还款，逾期按合同约定计收罚息，如有疑问请致电95000。"
)


class Row(NamedTuple):
    """A line of the table: what was measured, the figure, and what it is beside another of the same run."""

    what: str
    figure: str
    ratio: str = ""


class Peak(NamedTuple):
    """A finished run: seconds by the clock, and the most memory all processes together and any one of them held."""

    seconds: float
    together: int
    one: int


def cold(args: Sequence[str], runs: int, env: dict[str, str] | None = None, cwd: Path | None = None) -> float:
    """Return the median wall seconds of a whole process, after one run that is not counted."""
    times: list[float] = []
    for i in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(
            args,
            env=env or ENV,
            cwd=cwd,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=600,
        )
        if i:
            times.append(time.perf_counter() - began)
    return statistics.median(times)


def spent(work: Callable[[], object], runs: int) -> float:
    """Return the least seconds of this process's own time that some work takes."""
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def watched(args: Sequence[str]) -> Peak:
    """Run a process and return its seconds and the peak resident memory in MiB of it and its children (Linux)."""
    began = time.perf_counter()
    process = subprocess.Popen(args, env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    together = one = 0
    while process.poll() is None:
        held = [_resident(member) for member in _tree(process.pid)]
        together, one = max(together, sum(held)), max([one, *held])
        time.sleep(0.1)
    assert process.returncode in (0, 1), process.returncode
    return Peak(time.perf_counter() - began, together // 1024, one // 1024)


def _tree(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(member for child in children for member in _tree(int(child)))]


def _resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")), 0)
