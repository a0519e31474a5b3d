"""``cuoci fix`` as a user meets it: what it writes, shows and says, and that it obeys what check obeys."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import called, cuoci

WRONG = "【某某银行】您应还1280.50元，请于12月10日前还款，以免作用征信，客服95000。"
RIGHT = WRONG.replace("作用", "影响")
HEAD = "---\nkind: due\n---\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".cuoci.yaml").write_text("packs: [core]", "utf-8")
    (tmp_path / "甲.txt").write_bytes(f"{HEAD}{WRONG}\r\n\r\n{RIGHT}\r\n".encode("gb18030"))
    (tmp_path / "乙.jsonl").write_text(json.dumps({"text": WRONG, "kind": "due"}, ensure_ascii=False), "utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_writes_what_check_offers(folder: Path) -> None:
    run = cuoci("fix", ".", cwd=folder)
    assert run.code == 0
    assert "改正 2 处（2 个文件）" in run.out.splitlines()[-1]
    assert (folder / "甲.txt").read_bytes() == f"{HEAD}{RIGHT}\r\n\r\n{RIGHT}\r\n".encode("gb18030")
    assert json.loads((folder / "乙.jsonl").read_text("utf-8"))["text"] == RIGHT
    checked = called("check", ".", "-f", "json", cwd=folder)
    assert [f for r in checked.results for f in r["findings"] if f["fix"] is not None] == []
    after = contents(folder)
    assert "改正 0 处（0 个文件）" in called("fix", ".", cwd=folder).out
    assert contents(folder) == after


def test_a_diff_is_shown_and_nothing_written(folder: Path) -> None:
    (folder / "无尾.txt").write_text(HEAD + WRONG, "utf-8")
    before = contents(folder)
    run = called("fix", "--diff", ".", cwd=folder)
    assert run.code == 1
    assert contents(folder) == before
    assert "可改正 3 处（3 个文件）" in run.err
    (folder / "甲.txt").unlink()  # a diff is shown in UTF-8, so only files in UTF-8 can be patched with it
    shown = called("fix", "--diff", "乙.jsonl", "无尾.txt", cwd=folder)
    subprocess.run(["git", "apply", "-p0", "--unsafe-paths", "-"], input=shown.out.encode(), cwd=folder, check=True)
    patched = contents(folder)
    assert patched != before
    assert called("fix", "--diff", ".", cwd=folder).code == 0
    assert called("fix", ".", cwd=folder).code == 0
    assert contents(folder) == patched


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_standard_input_goes_to_standard_output(tmp_path: Path, encoding: str) -> None:
    before, after = (f"{text}\r\n\r\n{RIGHT}".encode(encoding) for text in (WRONG, RIGHT))
    run = cuoci("fix", "-", "--meta", "kind=due", stdin=before, cwd=tmp_path)
    assert run.code == 0
    assert run.raw == after
    assert "改正 1 处" in run.err
    assert called("fix", "-", stdin=after, cwd=tmp_path).raw == after
    assert called("fix", "-", stdin=b"", cwd=tmp_path).raw == b""


def test_what_needs_a_person_is_counted_and_decides_the_exit_code(folder: Path) -> None:
    bad = WRONG.replace("95000", "400-XXX-XXXX")
    (folder / "甲.txt").write_text(HEAD + bad, "utf-8")
    run = called("fix", "甲.txt", cwd=folder)
    assert run.code == 1
    assert "错误 1" in run.out
    assert (folder / "甲.txt").read_text("utf-8") == HEAD + bad.replace("作用", "影响")
    assert called("fix", "甲.txt", "--fail-on", "never", cwd=folder).code == 0


def test_what_is_escaped_is_said_and_left(folder: Path) -> None:
    (folder / "乙.jsonl").write_text(json.dumps({"text": WRONG, "kind": "due"}), "utf-8")
    before = contents(folder)
    run = called("fix", "乙.jsonl", cwd=folder)
    assert contents(folder) == before
    assert "乙.jsonl:1:" in run.err
    assert "影响征信" in run.err


@pytest.mark.parametrize(
    ("project", "args"),
    [
        ("levels: {plain-typo: off}", []),
        ("levels: {plain: off}", []),
        ("paths: [{match: 甲.txt, levels: {plain-typo: off}}]", []),
        ("packs: [visit]", []),
        ("exclude: [甲.txt]", ["--force-exclude"]),
        ("", ["--ignore", "用词错误"]),
        ("", ["--select", "tone"]),
    ],
)
def test_it_obeys_what_check_obeys(folder: Path, project: str, args: list[str]) -> None:
    (folder / ".cuoci.yaml").write_text(project, "utf-8")
    before = contents(folder)
    assert called("fix", "甲.txt", *args, cwd=folder).code == 0
    assert contents(folder) == before


def test_it_leaves_what_is_ignored_or_in_the_baseline(folder: Path) -> None:
    (folder / "乙.jsonl").write_text(
        json.dumps({"text": WRONG, "ignore": {"plain-typo": "原文"}}, ensure_ascii=False), "utf-8"
    )
    assert called("baseline", "create", "甲.txt", cwd=folder).code == 0
    before = contents(folder)
    called("fix", ".", cwd=folder)
    assert contents(folder) == before
    called("fix", ".", "--no-baseline", cwd=folder)
    assert contents(folder)["甲.txt"] != before["甲.txt"]
    assert contents(folder)["乙.jsonl"] == before["乙.jsonl"]


def test_one_file_that_fails_stops_no_other(folder: Path) -> None:
    (folder / "丙.txt").write_text(HEAD + WRONG, "utf-8")
    (folder / "丙.txt").chmod(0o444)
    (folder / "丁.txt").write_bytes(b"\x00\x01")
    run = called("fix", "丁.txt", "没有.txt", "丙.txt", "甲.txt", cwd=folder)
    assert run.code == 2
    assert {line.split(":")[0] for line in run.err.splitlines()} == {"丁.txt", "没有.txt", "丙.txt"}
    assert (folder / "丙.txt").read_text("utf-8") == HEAD + WRONG
    assert "影响征信" in (folder / "甲.txt").read_text("gb18030")
    assert list(folder.glob(".cuoci-*")) == []


@pytest.mark.parametrize(
    ("args", "said"), [(["fix"], "没有要检查的内容"), (["fix", "空.txt"], "空.txt"), (["fix", "表.docx"], ".docx")]
)
def test_wrong_use(tmp_path: Path, args: list[str], said: str) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "表.docx").write_bytes(b"PK")
    run = called(*args, cwd=tmp_path)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
