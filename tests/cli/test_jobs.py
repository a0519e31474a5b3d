"""``cuoci check -j``: to the byte what one process gives, and a clean end whatever happens."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, cuoci

GOOD = "【某某银行】您尾号1234的贷款本期应还1280.50元，请于12月10日前还款，如有疑问请致电95000。"
BAD = "【某某银行】再不还就通知你的家人，客服95000。"
linux = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


def wide(text: str, **more: object) -> str:
    """Return a line that fills a good part of a block, so that few messages are spread over processes."""
    return json.dumps({"text": text, **more}, ensure_ascii=False) + " " * 30_000 + "\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive, many small files, and whatever can be wrong among them."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "模板").mkdir()
    for n in range(200):
        (folder / "模板" / f"{n:03}.txt").write_text(f"---\nkind: due\n---\n{BAD if n % 9 else GOOD}{n}", "utf-8")
    (folder / "模板" / "007.txt").write_bytes(b"")
    (folder / "模板" / "190.txt").write_bytes(b"\x89PNG\x00\x01")
    (folder / "模板" / "package.json").write_text("{}", "utf-8")
    (folder / "模板" / "sms.csv").write_text(f"内容,种类\n{BAD},逾期\n", "utf-8")
    (folder / "a.jsonl").write_text("".join(wide(BAD, id=n) for n in range(30)), "utf-8")
    lines = [wide(GOOD, id=n) for n in range(30)]
    lines[17] = "{" + lines[17]
    (folder / "b.jsonl").write_text("".join(lines), "utf-8")
    return folder


@pytest.mark.parametrize("flags", [["-f", "jsonl", "--statistics"], ["-f", "jsonl", "-q"], ["-f", "text"]])
def test_several_processes_give_the_same_to_the_byte(archive: Path, flags: list[str]) -> None:
    args = ["check", "a.jsonl", "没有.txt", "b.jsonl", "模板", "b.jsonl", *flags, "--as-of", "2026-11-24"]
    one = cuoci(*args, cwd=archive)
    several = cuoci(*args, "-j", "2", cwd=archive)
    assert one.code == 2
    assert one.err.count("错误：") == 4
    assert "package.json" in one.err
    assert several == one


def test_the_exit_code_and_the_file_are_the_same(archive: Path) -> None:
    for more, code in (([], 1), (["--select", "length-segments"], 0)):
        outs = []
        for jobs in ("1", "0"):
            run = cuoci("check", "a.jsonl", "-f", "jsonl", "-o", "out.json", "-j", jobs, *more, cwd=archive)
            assert run.code == code
            assert "共检查 30 条草稿（1 个文件）" in run.err
            outs.append((archive / "out.json").read_bytes())
            (archive / "out.json").unlink()
        assert outs[0] == outs[1]
        assert outs[0].count(b"\n") == 30


def test_a_baseline_holds_back_the_same(archive: Path) -> None:
    base = ["--baseline", "base.json", "--as-of", "2026-11-24"]
    assert cuoci("baseline", "create", "模板/000.txt", "模板/001.txt", *base, cwd=archive).code == 0
    args = ["check", "模板", *base, "-f", "jsonl", "--select", "tone"]
    one = cuoci(*args, cwd=archive)
    assert '"source":"baseline"' in one.out
    assert cuoci(*args, "-j", "2", cwd=archive) == one


def test_standard_input_and_the_provider_note(archive: Path) -> None:
    data = (archive / "a.jsonl").read_bytes()
    args = ["check", "-", "--stdin-filename", "x.jsonl", "-f", "jsonl", "--meta", "provider=aliyun"]
    one = cuoci(*args, stdin=data, cwd=archive)
    assert one.code == 1
    assert cuoci(*args, "-j", "auto", stdin=data, cwd=archive) == one


@pytest.mark.parametrize("jobs", ["x", "-1", "1.5", ""])
def test_no_number_of_processes(archive: Path, jobs: str) -> None:
    run = cuoci("check", "a.jsonl", "-j", jobs, cwd=archive)
    assert run.code == 2
    assert "-j" in run.err
    assert len(run.err.splitlines()) == 1


class Running:
    """A check that waits for more input, its workers started."""

    def __init__(self, folder: Path):
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "linter",
                "check",
                "-",
                "--stdin-filename",
                "x.jsonl",
                "-f",
                "jsonl=out.jsonl",
                "-j",
                "2",
            ],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        assert self.process.stdin
        self.process.stdin.write("".join(wide(BAD) for _ in range(30)).encode())
        self.process.stdin.flush()
        until = time.monotonic() + 60
        while len(self.workers()) < 2:
            assert time.monotonic() < until
            time.sleep(0.05)

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in children.read_text().split()] if children.exists() else []

    def end(self) -> tuple[int, str]:
        _, err = self.process.communicate(timeout=60)
        return self.process.returncode, err.decode()


def alive(process: int) -> bool:
    """Tell whether a process runs; one that nobody has waited for does not."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


def gone(processes: list[int]) -> bool:
    until = time.monotonic() + 20
    while any(alive(process) for process in processes):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


@linux
def test_an_interrupt_ends_all_and_leaves_nothing(tmp_path: Path) -> None:
    check = Running(tmp_path)
    workers = check.workers()
    os.killpg(check.process.pid, signal.SIGINT)
    code, err = check.end()
    assert code == 130
    assert len(err.splitlines()) == 1
    assert gone(workers)
    assert list(tmp_path.iterdir()) == []


@linux
def test_a_worker_that_is_killed_is_a_fault(tmp_path: Path) -> None:
    check = Running(tmp_path)
    workers = check.workers()
    os.kill(workers[0], signal.SIGKILL)
    code, err = check.end()
    assert code == 2
    assert "-j" in err
    assert "Traceback" not in err
    assert gone(workers)
    assert list(tmp_path.iterdir()) == []


@linux
def test_workers_do_not_outlive_the_first_process(tmp_path: Path) -> None:
    check = Running(tmp_path)
    workers = check.workers()
    check.process.kill()
    check.end()
    assert gone(workers)
