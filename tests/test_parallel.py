"""Several processes do what one does: the same results and faults, in the same order, however the input is cut."""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter import config, parallel, reading
from linter.engine import Engine
from linter.errors import CuociError
from linter.linter import Linter
from linter.memory import Memory
from linter.model import Result
from linter.parallel import Share, shares
from linter.reading import jsonl, pieces
from linter.reading.pieces import Piece
from linter.report import jsonform
from tests.conftest import ROOT, own_pack

LINTER = Linter(as_of=date(2026, 11, 24))
GOOD = "【某某银行】您尾号1234的贷款本期应还1280.50元，请于12月10日前还款，如有疑问请致电95000。"
BAD = "【某某银行】再不还就通知你的家人，客服95000。"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut everything small, so that a handful of messages is spread."""
    monkeypatch.setattr(parallel, "HERE", 1)
    monkeypatch.setattr(parallel, "BUNDLE", 2)
    monkeypatch.setattr(jsonl, "_BLOCK", 150)
    monkeypatch.setattr(jsonl, "_SNIFFED", 1)


def line(text: str, **more: object) -> bytes:
    return json.dumps({"text": text, **more}, ensure_ascii=False).encode() + b"\n"


def archive(folder: Path, name: str, lines: list[bytes]) -> Path:
    path = folder / name
    path.write_bytes(b"".join(lines))
    return path


def cut(*paths: Path) -> Iterator[Piece]:
    for number, path in enumerate(paths):
        yield from pieces.of_file(path, Piece(number, path.as_posix()))


def told(found: Iterator[Share]) -> tuple[str, list[str]]:
    """Return the lines of all results and the faults, each in order."""
    lines: list[str] = []
    faults: list[str] = []
    for share in found:
        if isinstance(share.results, list):
            lines += map(jsonform.line, share.results)
            assert len(share.results) == share.drafts
        else:
            lines.append(share.results.lines["jsonl"].decode())
            assert share.results.counts.drafts == share.drafts
        if share.fault:
            faults.append(str(share.fault))
    return "".join(lines), faults


def alone(paths: list[Path]) -> tuple[str, list[str]]:
    """Return what one process without any pieces tells."""
    lines: list[str] = []
    faults: list[str] = []
    for path in paths:
        try:
            lines += map(jsonform.line, LINTER.run(reading.read_file(path)))
        except CuociError as fault:
            faults.append(str(fault))
    return "".join(lines), faults


LINES = st.sampled_from(
    [
        line(GOOD),
        line(BAD, id=7),
        line("您好"),
        line(BAD, kind="due"),
        b"\n",
        b"  \r\n",
        b"{",
        line(""),
        line("x", kid=1),
    ]
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(LINES, max_size=9), min_size=1, max_size=3), st.booleans())
def test_results_and_faults_are_those_of_one_process(
    tmp_path_factory: pytest.TempPathFactory, files: list[list[bytes]], rendered: bool
) -> None:
    folder = tmp_path_factory.mktemp("input")
    paths = [archive(folder, f"{n}.jsonl", lines) for n, lines in enumerate(files)]
    forms = ("jsonl",) if rendered else ()
    assert told(shares(LINTER, cut(*paths), 2, forms)) == alone(paths)


def test_files_of_every_kind_keep_their_order(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.{'txt' if n % 3 else 'md'}" for n in range(12)]
    for n, path in enumerate(paths):
        path.write_text(f"{BAD}{n}\n\n{GOOD}", "utf-8")
    paths[4].write_bytes(b"")
    paths[7].write_bytes(b"\x89PNG\x00\x01")
    paths[9] = tmp_path / "9.docx"
    lines, faults = told(shares(LINTER, cut(*paths), 3))
    assert (lines, faults) == alone(paths)
    assert len(faults) == 3


def test_gb18030_and_a_mark_are_told_once_for_all_blocks(tmp_path: Path) -> None:
    texts = [line(f"{BAD}{n}") for n in range(9)]
    national = archive(tmp_path, "a.jsonl", [text.decode().encode("gb18030") for text in texts])
    marked = archive(tmp_path, "b.jsonl", [b"\xef\xbb\xbf", *texts])
    found = told(shares(LINTER, cut(national, marked), 2))
    assert found == alone([national, marked])
    assert found[1] == []


def test_a_process_started_afresh_judges_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_context", lambda: multiprocessing.get_context("spawn"))
    path = archive(tmp_path, "a.jsonl", [line(f"{BAD}{n}", slots={"a": {"max": 3}}) for n in range(8)])
    assert told(shares(LINTER, cut(path), 1)) == alone([path])


def test_no_more_is_read_ahead_than_the_processes_can_hold(tmp_path: Path) -> None:
    taken = 0

    def endless() -> Iterator[Piece]:
        nonlocal taken
        for number in range(400):
            taken += 1
            yield Piece(number, "a.txt", data=b"\xe6\x82\xa8\xe5\xa5\xbd")

    most = 0
    for passed, _ in enumerate(shares(LINTER, endless(), 2)):
        most = max(most, taken - passed)
    assert most <= parallel.BUNDLE * (2 * parallel.AHEAD + 2)


def test_who_stops_listening_leaves_no_process_behind(tmp_path: Path) -> None:
    path = archive(tmp_path, "a.jsonl", [line(GOOD) for _ in range(40)])
    found = shares(LINTER, cut(path), 2)
    for _ in range(5):
        next(found)
    assert multiprocessing.active_children()
    found.close()
    assert not multiprocessing.active_children()


def test_a_process_that_ends_unasked_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, judge = os.getpid(), LINTER.judge

    def dies(draft: object) -> Result:
        return judge(draft) if os.getpid() == here else os._exit(9)  # type: ignore[arg-type]

    monkeypatch.setattr(LINTER, "judge", dies)
    path = archive(tmp_path, "a.jsonl", [line(GOOD) for _ in range(40)])
    with pytest.raises(CuociError) as fault:
        told(shares(LINTER, cut(path), 2))
    assert fault.value.key == "worker-died"


def test_a_fault_of_the_rules_is_no_fault_of_the_input(tmp_path: Path) -> None:
    model = tmp_path / "model.json"
    model.write_text("{}", "utf-8")
    linter = Linter(config.default()._replace(model=model))
    path = archive(tmp_path, "a.jsonl", [line(GOOD) for _ in range(40)])
    with pytest.raises(CuociError) as fault:
        told(shares(linter, cut(path), 2))
    assert fault.value.key == "bad-model"


def test_a_linter_travels_without_its_folders(tmp_path: Path) -> None:
    rule = own_pack(tmp_path)
    (tmp_path / ".cuoci.yaml").write_text(
        "packs: [core, ./own]\nlevels: {tone-own: warning}\noptions: {length-sentence: {max: 10}}\n"
        "paths: [{match: a/, meta: {kind: due}}]\n",
        "utf-8",
    )
    linter = Linter(config.read(tmp_path / ".cuoci.yaml"), meta={"provider": "aliyun"}, language="en")
    data = pickle.dumps(linter)
    rule.unlink()
    again: Linter = pickle.loads(data)
    for text in ("再不还就通知你的家人，您好您好您好您好", GOOD):
        assert again.lint(text) == linter.lint(text)
    assert "tone-own" in {finding.rule for finding in again.lint(BAD).findings}


def test_every_process_remembers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUOCI_CACHE_DIR", str(tmp_path / "cache"))
    path = archive(tmp_path, "a.jsonl", [line(f"{BAD}{n}", id=n) for n in range(30)])
    wanted = alone([path])
    for _ in range(2):
        linter = Linter(as_of=LINTER.as_of, packs=LINTER.packs, memory=Memory())
        assert told(shares(linter, cut(path), 2, ("jsonl",))) == wanted
        monkeypatch.setattr(Engine, "examine", lambda *_: os._exit(9))  # no process judges again


def test_every_process_says_the_same(tmp_path: Path) -> None:
    """Sets have another order in another process; what is reported must not."""
    texts = [
        "婶子，往后要是有人穿着制服上门，喊您交什么“保释金”“撤案费”，您把门关牢，先打我行电话0512-5550-4470核一核，别怕，吓不死人。",
        "收到盖着“法院传票”大红章的彩信?先别怕,别点。真传票不会让您扫码付款。可拨12368核实。您在五缘小贷的账单以App显示为准。",
        f"{BAD}老赖，律·师·函，爆通讯录，上门收拾你，感谢您的配合，祝您生活愉快！",
    ]
    path = archive(tmp_path, "a.jsonl", [line(text) for text in texts])
    said = [
        subprocess.run(
            [sys.executable, "-m", "linter", "check", "a.jsonl", "-f", "jsonl"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)},
            capture_output=True,
        ).stdout
        for seed in range(3)
    ]
    assert said[0].count(b"\n") == len(texts)
    assert len(set(said)) == 1, path
