"""Adoption as a project lives it: take what is there, stop what is new, clear away what is mended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import called, cuoci

HEAD = "---\nkind: due\n---\n"
GOOD = "【某某银行】您尾号1234的贷款本期应还1280.50元，请于12月10日前还款，如有疑问请致电95000。"
BAD = GOOD.replace("95000", "400-XXX-XXXX")
WORSE = GOOD.replace("1280.50元", "xxxx元")
FILE = ".cuoci-baseline.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "模板").mkdir()
    (tmp_path / ".cuoci.yaml").write_text("packs: [core]\nexclude: [归档/]\n", "utf-8")
    (tmp_path / "模板" / "甲.txt").write_text(f"{HEAD}{BAD}\n\n{GOOD}\n", "utf-8")
    (tmp_path / "模板" / "乙.txt").write_text(HEAD + WORSE, "utf-8")
    assert called("baseline", "create", cwd=tmp_path).code == 0
    return tmp_path


def entries(folder: Path) -> list[dict]:
    return json.loads((folder / FILE).read_text("utf-8"))["findings"]


def test_create_then_check_is_clean(folder: Path) -> None:
    for where, paths in ((folder, ["."]), (folder / "模板", ["甲.txt", "乙.txt"]), (folder.parent, [folder])):
        run = cuoci("check", *paths, "--fail-on", "info", cwd=where)
        assert run.code == 0, run.out
        assert f"基线压住 {len(entries(folder))}" in run.out.splitlines()[-1]
    assert called("check", ".", "模板", "模板/甲.txt", "--fail-on", "info", cwd=folder).code == 0  # each file once
    run = cuoci("check", ".", "-f", "json", "--no-baseline", cwd=folder)
    assert run.code == 1
    found = [(r["path"], f["rule"]) for r in run.results for f in r["findings"]]
    assert sorted(found) == sorted((e["path"], e["rule"]) for e in entries(folder))
    held = called("check", ".", "-f", "json", cwd=folder).results
    assert sorted((r["path"], s["rule"]) for r in held for s in r["suppressed"] if s["source"] == "baseline") == sorted(
        found
    )


def test_an_existing_baseline_is_not_overwritten(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    run = called("baseline", "create", cwd=folder)
    assert run.code == 2
    assert "update" in run.err
    assert (folder / FILE).read_bytes() == before


def test_what_is_new_stops(folder: Path) -> None:
    (folder / "模板" / "甲.txt").write_text(f"{HEAD}# 说明\n\n{GOOD}\n\n{BAD}\n", "utf-8")
    assert called("check", ".", cwd=folder).code == 0
    (folder / "模板" / "甲.txt").write_text(f"{HEAD}{BAD}\n\n{BAD}\n", "utf-8")
    assert called("check", ".", cwd=folder).code == 1


def test_update_refuses_growth(folder: Path) -> None:
    before = (folder / FILE).read_bytes()
    (folder / "模板" / "甲.txt").write_text(f"{HEAD}{BAD}\n\n{WORSE}\n", "utf-8")
    run = called("baseline", "update", cwd=folder)
    assert run.code == 1
    assert "模板/甲.txt" in run.out
    assert (folder / FILE).read_bytes() == before
    assert called("baseline", "update", "--allow-increase", cwd=folder).code == 0
    assert called("check", ".", cwd=folder).code == 0


def test_update_takes_a_sentence_that_was_only_reworded(folder: Path) -> None:
    (folder / "模板" / "乙.txt").write_text(HEAD + WORSE.replace("致电", "拨打"), "utf-8")
    assert called("check", ".", "--select", "slot", cwd=folder).code == 1
    assert called("baseline", "update", "模板/乙.txt", "--select", "slot-unfilled", cwd=folder).code == 0
    assert called("check", ".", "--select", "slot", cwd=folder).code == 0


def test_mended_entries_are_told_and_pruned(folder: Path) -> None:
    (folder / "模板" / "乙.txt").write_text(HEAD + GOOD, "utf-8")
    run = called("check", ".", cwd=folder)
    assert run.code == 0
    assert "prune" in run.err
    assert called("check", ".", "--fail-on-stale", cwd=folder).code == 1
    for partly in (["模板/甲.txt"], [".", "--select", "field"]):
        assert called("check", *partly, "--fail-on-stale", cwd=folder).code == 0
    assert called("baseline", "prune", "模板/甲.txt", cwd=folder).code == 0
    assert {e["path"] for e in entries(folder)} == {"模板/甲.txt", "模板/乙.txt"}
    assert called("baseline", "prune", cwd=folder).code == 0
    assert {e["path"] for e in entries(folder)} == {"模板/甲.txt"}
    assert called("check", ".", "--fail-on-stale", cwd=folder).code == 0


def test_a_file_that_is_gone_is_pruned_and_new_findings_are_not_taken(folder: Path) -> None:
    (folder / "模板" / "乙.txt").unlink()
    (folder / "模板" / "甲.txt").write_text(f"{HEAD}{BAD}\n\n{WORSE}\n", "utf-8")
    before = [e for e in entries(folder) if e["path"] == "模板/甲.txt"]
    assert called("baseline", "prune", cwd=folder).code == 0
    assert entries(folder) == before
    assert called("check", ".", cwd=folder).code == 1


@pytest.mark.parametrize("command", ["create", "update", "prune"])
def test_a_file_that_fails_leaves_the_baseline_as_it_was(folder: Path, command: str) -> None:
    if command == "create":
        (folder / FILE).unlink()
    before = (folder / FILE).read_bytes() if command != "create" else None
    (folder / "模板" / "丙.txt").write_bytes(b"\x00")
    assert called("baseline", command, cwd=folder).code == 2
    assert ((folder / FILE).read_bytes() if (folder / FILE).exists() else None) == before


def test_it_stands_where_the_project_says(folder: Path) -> None:
    (folder / FILE).rename(folder / "旧账.json")
    assert called("check", ".", cwd=folder).code == 1
    assert called("check", ".", "--baseline", "旧账.json", cwd=folder).code == 0
    (folder / ".cuoci.yaml").write_text("packs: [core]\nbaseline: 旧账.json\n", "utf-8")
    assert called("check", "甲.txt", cwd=folder / "模板").code == 0
    assert called("check", ".", "--isolated", cwd=folder).code == 1
    (folder / "旧账.json").unlink()
    run = called("check", ".", cwd=folder)
    assert run.code == 2
    assert "旧账.json" in run.err
    assert called("baseline", "create", cwd=folder).code == 0
    assert (folder / "旧账.json").is_file()


@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_broken_baseline_is_an_error(folder: Path, command: str) -> None:
    (folder / FILE).write_text('{"schema": 1,\n"findings": oops}', "utf-8")
    run = called(command, ".", cwd=folder)
    assert run.code == 2
    assert f"{FILE}:2:" in run.err


def test_a_baseline_is_of_files(folder: Path) -> None:
    assert called("baseline", "update", "-", cwd=folder).code == 2


def test_what_is_excluded_is_not_read(folder: Path) -> None:
    (folder / "归档").mkdir()
    (folder / "归档" / "旧.txt").write_text(WORSE, "utf-8")
    assert called("check", ".", cwd=folder).code == 0
    assert called("check", "归档/旧.txt", cwd=folder).code == 1
    assert called("check", "归档/旧.txt", "--force-exclude", cwd=folder).code == 0
    run = called("check", "归档", cwd=folder)
    assert run.code == 2
    assert "exclude" in run.err
