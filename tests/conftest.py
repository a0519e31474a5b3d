"""What several test modules share: the command line as a user calls it, and the shipped rules."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from hypothesis import settings

from linter.cli import cli
from linter.folders import DEFAULT_PACKS, find, shipped
from linter.packs import compile_packs
from linter.ruleset import RuleSet

ROOT = Path(__file__).parent.parent

# A busy machine is no failure; and what CI runs twice must give the same verdict twice.
settings.register_profile("steady", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("steady")


class Run(NamedTuple):
    """One finished call of the command line."""

    code: int
    out: str
    err: str
    raw: bytes = b""
    """Standard output as it came, for what is not in UTF-8."""

    @property
    def results(self) -> list[dict]:
        """The results of a run with ``-f json``."""
        return json.loads(self.out)["results"]


def cuoci(*args: object, stdin: str | bytes = b"", cwd: Path | None = None, env: dict[str, str] | None = None) -> Run:
    """Call ``cuoci`` in a process of its own and return what it did."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "linter", *map(str, args)],
        input=data,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **(env or {})},
        timeout=120,
    )
    out, err = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
    run = Run(done.returncode, out, err, done.stdout)
    assert "Traceback" not in run.err, run.err
    return run


def called(*args: object, stdin: str | bytes = b"", cwd: Path) -> Run:
    """Call the same command line without a process of its own, which is ten times as fast."""
    with contextlib.chdir(cwd):
        done = CliRunner().invoke(cli, [*map(str, args)], input=stdin, prog_name="cuoci")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Run(done.exit_code, done.stdout_bytes.decode("utf-8", "replace"), done.stderr, done.stdout_bytes)


def judge(text: str, *args: object, **meta: object) -> dict:
    """Return the JSON result of one message with metadata, from the real command line."""
    pairs = [word for key, value in meta.items() for word in ("--meta", f"{key}={value}")]
    run = cuoci("check", "-", "-f", "json", "--isolated", "--as-of", "2026-11-24", *pairs, *args, stdin=text)
    assert run.code in (0, 1), run.err
    return run.results[0]


def rules_of(result: dict, level: str | None = None) -> list[str]:
    """Return the ids of a result's findings, of one level if named."""
    return [f["rule"] for f in result["findings"] if level in (None, f["level"])]


def own_pack(folder: Path) -> Path:
    """Make a project file and a pack of one rule in a folder, compiled in no time; return the rule's file."""
    pack = folder / "own"
    pack.mkdir()
    (pack / "tone-own.yaml").write_text(
        "check: terms\nlevel: error\ntitle: {zh: 通知家人, en: family}\nmessage: {zh: 请删去, en: drop it}\n"
        "why: 因\nany: [通知你的家人]\ninside: true\nexamples: {bad: [«通知你的家人»], good: [家人]}\n",
        "utf-8",
    )
    (folder / ".cuoci.yaml").write_text("packs: [./own]\n", "utf-8")
    return pack / "tone-own.yaml"


@pytest.fixture(scope="session")
def ruleset() -> RuleSet:
    """The default packs, compiled from their YAML."""
    return compile_packs([find(name, Path()) for name in DEFAULT_PACKS])


@pytest.fixture(scope="session")
def every_pack() -> RuleSet:
    """All packs that come with the program, the providers' too."""
    return compile_packs([find(name, Path()) for name in shipped()])
