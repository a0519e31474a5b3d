"""Progress: on a terminal alone, not at once, never in the way, gone in the end."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr
from itertools import count
from pathlib import Path

import pytest

from linter.cli import progress
from linter.cli.output import note
from tests.conftest import ROOT, cuoci

DRAFT = "【某某银行】您尾号1234的贷款本期应还1280.50元，请于12月10日前还款，如有疑问请致电95000。"


class Terminal(io.StringIO):
    """Standard error with a person before it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)


def seconds(monkeypatch: pytest.MonkeyPatch, step: float) -> None:
    """Let every look at the clock take so long."""
    clock = count(step=step)
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))


def screen(text: str) -> list[str]:
    """Return the lines a terminal shows."""
    return [line.rpartition("\r\x1b[K")[2] for line in text.split("\n")]


def test_quick_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds(monkeypatch, 0.0001)
    with redirect_stderr(Terminal()) as terminal:
        assert list(progress.counted(range(1000), "zh")) == [*range(1000)]
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("lang", "said"), [("zh", r"已检查 1,\d{3} 条…"), ("en", r"1,\d{3} checked …")])
def test_long_work_shows_one_line_and_takes_it_away(monkeypatch: pytest.MonkeyPatch, lang: str, said: str) -> None:
    seconds(monkeypatch, 0.01)
    with redirect_stderr(Terminal()) as terminal:
        assert list(progress.counted(range(2000), lang)) == [*range(2000)]
    written = terminal.getvalue()
    assert re.search(said, written)
    assert "\n" not in written
    assert written.count("\r") < 110
    assert screen(written) == [""]


def test_remarks_have_a_line_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds(monkeypatch, 0.6)
    with redirect_stderr(Terminal()) as terminal:
        for number in progress.counted(range(10), "zh"):
            if number == 5:
                note("a remark")
    assert "已检查" in terminal.getvalue()
    assert screen(terminal.getvalue()) == ["a remark", ""]


def test_a_line_is_taken_away_when_the_work_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds(monkeypatch, 0.6)
    with redirect_stderr(Terminal()) as terminal, pytest.raises(ZeroDivisionError):
        list(progress.counted((1 // (5 - n) for n in range(10)), "zh"))
    assert "已检查" in terminal.getvalue()
    assert screen(terminal.getvalue()) == [""]


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_not_where_nobody_looks(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    seconds(monkeypatch, 0.6)
    with redirect_stderr(Terminal()) as terminal:
        assert list(progress.counted(range(10), "zh", quiet=True)) == [*range(10)]
        monkeypatch.setenv(name, value)
        assert list(progress.counted(range(10), "zh")) == [*range(10)]
    assert terminal.getvalue() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of POSIX")
def test_a_real_terminal(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("".join(json.dumps({"text": f"{DRAFT}{n}", "kind": "due"}) + "\n" for n in range(3000)), "utf-8")

    def said(*more: str, ci: str = "") -> tuple[str, int]:
        ours, theirs = os.openpty()
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "xterm", "CI": ci}
        call = [sys.executable, "-m", "linter", "check", str(source), "--isolated", *more]
        with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=theirs, env=env) as running:
            os.close(theirs)
            output, _ = running.communicate(timeout=120)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:  # how Linux says that the other end has hung up
            pass
        os.close(ours)
        return shown.decode(), len(output.splitlines())

    shown, lines = said("-f", "jsonl")
    assert "已检查" in shown
    assert screen(shown) == [""]
    assert lines == 3000
    assert said("-f", "jsonl", ci="true") == ("", 3000)


def test_no_line_in_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DRAFT, "utf-8")
    assert cuoci("check", "a.txt", cwd=tmp_path).err == ""
