"""Several reports at once: where they go, what is refused, and what is left alone when something fails."""

from __future__ import annotations

import gc
import json
import os
import re
import stat
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.cli.outputs import Output, parse, publish
from linter.errors import ConfigError, CuociError
from linter.model import Result
from linter.report import FORMS
from tests.conftest import cuoci
from tests.report.sample import edition, results

BAD = "【某某银行】您的贷款应还1280.50元，请于12月10日前还款，再不还就通知你的家人，客服95000。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bad.txt").write_text(f"---\nkind: due\n---\n{BAD}", "utf-8")
    return tmp_path


class Given:
    """Where drafts come from, for ``publish``."""

    def __init__(self, *paths: str, faults: int = 0):
        self.paths = paths
        self.faults = faults


def test_what_is_asked_for() -> None:
    assert parse((), None) == (Output("text", None),)
    assert parse((), "a.txt") == (Output("text", "a.txt"),)
    assert parse(("sarif",), "a.sarif") == (Output("sarif", "a.sarif"),)
    assert parse(("text", "html=报告=1.html", "json=a.json"), None) == (
        Output("text", None),
        Output("html", "报告=1.html"),
        Output("json", "a.json"),
    )
    assert parse(("html",), "-") == parse(("html=-",), None) == (Output("html", None),)
    assert parse(("html=a.html", "text"), "a.txt") == (Output("html", "a.html"), Output("text", "a.txt"))


@pytest.mark.parametrize(
    ("values", "output", "key"),
    [
        (("sariff",), None, "unknown-report"),
        (("sariff=a.sarif",), None, "unknown-report"),
        (("",), None, "unknown-report"),
        (("text", "json"), None, "two-to-stdout"),
        (("text", "text"), None, "two-to-stdout"),
        (("text", "json"), "a.json", "two-to-stdout"),
        (("html=",), None, "no-report-file"),
        (("html=a.html",), "b.txt", "output-without-report"),
        (("html=a.html", "json=./a.html"), None, "same-output"),
        (("html=a.html", "text"), "x/../a.html", "same-output"),
    ],
)
def test_what_makes_no_sense(values: tuple[str, ...], output: str | None, key: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse(values, output)
    assert refused.value.key == key


def test_several_at_once(folder: Path) -> None:
    run = cuoci("check", "bad.txt", "-f", "text", "-f", "sarif=out.sarif", "-f", "html=报告.html", cwd=folder)
    assert run.code == 1
    assert run.out == cuoci("check", "bad.txt", cwd=folder).out
    assert json.loads((folder / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert (folder / "报告.html").read_text("utf-8").endswith("</html>\n")
    assert sorted(p.name for p in folder.iterdir()) == ["bad.txt", "out.sarif", "报告.html"]


def test_the_exit_code_is_the_same_in_every_format(folder: Path) -> None:
    wanted = [f"{form}={form}{known.suffix or '.out'}" for form, known in FORMS.items()]
    flags = [word for value in wanted for word in ("-f", value)]
    for more, code in (((), 1), (("--fail-on", "never"), 0), (("没有.txt",), 2)):
        run = cuoci("check", "bad.txt", *more, *flags, cwd=folder)
        assert run.code == code
        assert run.out == ""
        assert "共检查 1 条草稿" in run.err
        for value in wanted:
            report = folder / value.partition("=")[2]
            assert report.stat().st_size
            report.unlink()


def test_faults_are_one_line_and_exit_2(folder: Path) -> None:
    for args, said in (
        (["-f", "sariff"], "sarif"),
        (["-f", "text", "-f", "json"], "-f json="),
        (["-f", "json=没有/a.json"], "没有/a.json"),
        (["-f", "json=."], "."),
        (["-f", "text", "-f", "html=bad.txt"], "bad.txt"),
    ):
        run = cuoci("check", "bad.txt", *args, cwd=folder)
        assert run.code == 2, run.out
        assert said in run.err
        assert len(run.err.splitlines()) == 1
    assert BAD in (folder / "bad.txt").read_text("utf-8")
    assert [p.name for p in folder.iterdir()] == ["bad.txt"]


def test_a_draft_found_in_a_folder_is_not_written_over(folder: Path) -> None:
    before = (folder / "bad.txt").read_bytes()
    run = cuoci("check", ".", "-f", "markdown=bad.txt", cwd=folder)
    assert run.code == 2
    assert (folder / "bad.txt").read_bytes() == before


def test_where_no_draft_was_read_nothing_is_written(folder: Path) -> None:
    (folder / "old.json").write_text("old", "utf-8")
    (folder / "空.txt").write_bytes(b"")
    run = cuoci("check", "空.txt", "-f", "json=old.json", "-f", "sarif=new.sarif", "-f", "jsonl", cwd=folder)
    assert run.code == 2
    assert run.out == ""
    assert (folder / "old.json").read_text("utf-8") == "old"
    assert not (folder / "new.sarif").exists()


def failing() -> Iterator[Result]:
    yield results()[0]
    raise CuociError("unreadable", "b.txt")


def test_a_run_that_breaks_leaves_the_old_reports(tmp_path: Path) -> None:
    outputs = [Output(form, str(tmp_path / form)) for form in ("jsonl", "html")]
    for output in outputs:
        Path(output.target or "").write_text("old", "utf-8")
    with pytest.raises(CuociError):
        publish(failing(), outputs, edition(), Given())
    assert {p.name: p.read_text("utf-8") for p in tmp_path.iterdir()} == {"jsonl": "old", "html": "old"}


def test_a_pipe_a_link_and_permissions_are_respected(tmp_path: Path) -> None:
    pipe, real, link = tmp_path / "pipe", tmp_path / "real.json", tmp_path / "link.json"
    os.mkfifo(pipe)
    real.write_text("old", "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    publish(results(), [Output("sarif", str(pipe)), Output("json", str(link))], edition(), Given())
    reader.join(10)
    assert json.loads(read[0])["version"] == "2.1.0"
    assert pipe.is_fifo()
    assert link.is_symlink()
    assert json.loads(real.read_bytes())["schema"] == 1
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


class Watched(dict):
    """Metadata whose going can be watched, and with it that of the result that holds it."""


def test_lines_are_written_as_they_come_and_forgotten(tmp_path: Path) -> None:
    alive: list[weakref.ref[Watched]] = []
    most = 0

    def stream() -> Iterator[Result]:
        nonlocal most
        for _ in range(50):
            meta = Watched(results()[0].meta)
            alive.append(weakref.ref(meta))
            yield results()[0]._replace(meta=meta)
            del meta
            gc.collect(0)
            most = max(most, sum(ref() is not None for ref in alive))

    publish(stream(), [Output("jsonl", str(tmp_path / "a.jsonl"))], edition(), Given())
    assert most <= 2
    lines = (tmp_path / "a.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 50
    assert json.loads(lines[0])["text"] == results()[0].draft.text


def test_what_utf8_cannot_hold_is_written_as_json_escapes_it(tmp_path: Path) -> None:
    result = results()[0]
    odd = result._replace(draft=result.draft._replace(text="\ud800" + result.draft.text, id=2**70))
    for form in ("json", "jsonl"):
        publish([odd], [Output(form, str(tmp_path / form))], edition(), Given())
        value = json.loads((tmp_path / form).read_text("utf-8"))
        assert (value if form == "jsonl" else value["results"][0])["text"] == odd.draft.text


def test_statistics_go_where_they_disturb_nothing(folder: Path) -> None:
    text = cuoci("check", "bad.txt", "--statistics", cwd=folder)
    assert text.out.startswith(cuoci("check", "bad.txt", cwd=folder).out)
    assert re.search(r"^ +conduct-exposure .* 错误 +1 +1$", text.out, re.MULTILINE)
    assert text.err == ""
    machine = cuoci("check", "bad.txt", "--statistics", "-f", "jsonl", cwd=folder)
    json.loads(machine.out)
    assert re.search(r"^ +conduct-exposure .* 错误 +1 +1$", machine.err, re.MULTILINE)


def test_a_github_job_gets_its_summary(folder: Path) -> None:
    page = folder / "summary.md"
    page.write_text("before\n", "utf-8")
    run = cuoci("check", "bad.txt", "-f", "github", cwd=folder, env={"GITHUB_STEP_SUMMARY": str(page)})
    assert run.out.startswith("::error file=bad.txt,")
    assert page.read_text("utf-8").startswith("before\n## ")
    assert "`conduct-exposure`" in page.read_text("utf-8")
    assert cuoci("check", "bad.txt", "-f", "github", cwd=folder, env={"GITHUB_STEP_SUMMARY": ""}).code == 1
