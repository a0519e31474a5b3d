"""``cuoci check --diff-base``, in real repositories: the drafts touched since a revision, all of them and no others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import Run, called, cuoci
from tests.test_precommit import git

HEAD = "---\nkind: due\n---\n"
GOOD = "【某某银行】您尾号1234的贷款本期应还1280.50元，请于12月10日前还款，如有疑问请致电95000。"
BAD = GOOD.replace("95000", "400-XXX-XXXX")
NAME = "模板/到期 “提醒”.txt"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two files of old sins on main, and a branch from it that has not changed anything."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "模板").mkdir()
    (tmp_path / ".cuoci.yaml").write_text("packs: [core]", "utf-8")
    (tmp_path / NAME).write_text(f"{HEAD}{BAD}\n\n{GOOD}\n\n{GOOD}谢谢\n", "utf-8")
    (tmp_path / "b.jsonl").write_text(
        f'{{"text": "{BAD}", "id": 1}}\n{{"text": "{GOOD}", "id": 2, "kind": "due"}}\n', "utf-8"
    )
    commit(tmp_path)
    git(tmp_path, "switch", "-q", "-c", "work")
    return tmp_path


def commit(repository: Path) -> None:
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "change")


def touched(repository: Path, *paths: str, base: str = "main") -> tuple[int, list[str]]:
    """Return the exit code and the texts of the drafts that were checked."""
    run = called("check", *(paths or ["."]), "--diff-base", base, "-f", "json", cwd=repository)
    assert run.code in (0, 1), run.err
    return run.code, [result["text"] for result in run.results]


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_bytes().decode()
    assert before in text
    path.write_bytes(text.replace(before, after, 1).encode())


def test_nothing_touched_passes_and_says_so(repository: Path) -> None:
    run = cuoci("check", ".", "--diff-base", "main", cwd=repository)
    assert run.code == 0
    assert "0 条，共 5 条" in run.out.splitlines()[-1]
    assert cuoci("check", ".", cwd=repository).code == 1


@pytest.mark.parametrize("committed", [True, False])
def test_only_the_touched_draft_is_checked(repository: Path, committed: bool) -> None:
    edit(repository / NAME, "谢谢", "请填TODO")
    if committed:
        commit(repository)
    assert touched(repository) == (1, [f"{GOOD}请填TODO"])
    run = called("check", ".", "--diff-base", "main", cwd=repository)
    assert "1 条，共 5 条" in run.out.splitlines()[-1]


def test_moving_drafts_touches_none(repository: Path) -> None:
    (repository / NAME).write_text(f"{HEAD}# 说明\n\n{GOOD}谢谢\n\n\n{GOOD}\n\n{BAD}\n", "utf-8")
    assert touched(repository) == (0, [])


def test_a_copy_is_touched(repository: Path) -> None:
    (repository / NAME).write_text(f"{HEAD}{BAD}\n\n{BAD}\n\n{GOOD}\n", "utf-8")
    assert touched(repository) == (1, [BAD])


def test_front_matter_and_ignores_touch_what_they_speak_of(repository: Path) -> None:
    edit(repository / "b.jsonl", '"id": 2, "kind": "due"', '"id": 2, "kind": "overdue"')
    assert touched(repository)[1] == [GOOD]
    edit(repository / NAME, "\n\n【", "\n\n# cuoci: ignore slot -- 试\n【")
    assert touched(repository, NAME)[1] == [GOOD]
    edit(repository / NAME, "kind: due", "kind: overdue")
    assert len(touched(repository, NAME)[1]) == 3


def test_a_renamed_file_is_the_same_file(repository: Path) -> None:
    git(repository, "mv", NAME, "新 名.txt")
    assert touched(repository) == (0, [])
    edit(repository / "新 名.txt", "谢谢", "再见")
    assert touched(repository)[1] == [f"{GOOD}再见"]


def test_a_file_git_does_not_know_is_touched(repository: Path) -> None:
    (repository / ".gitignore").write_text("私*\n", "utf-8")
    for name in ("新.txt", "私.txt"):
        (repository / name).write_text(HEAD + GOOD, "utf-8")
    assert touched(repository) == (0, [GOOD, GOOD])
    git(repository, "add", "新.txt")
    assert touched(repository, "新.txt")[1] == [GOOD]


def test_what_main_did_meanwhile_is_not_ours(repository: Path) -> None:
    git(repository, "switch", "-q", "main")
    edit(repository / "b.jsonl", '"id": 2', '"id": 3')
    commit(repository)
    git(repository, "switch", "-q", "work")
    assert touched(repository) == (0, [])


def test_another_encoding_touches_nothing(repository: Path) -> None:
    text = (repository / NAME).read_text("utf-8")
    (repository / NAME).write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    assert touched(repository, NAME) == (0, [])


def test_a_file_that_was_no_draft_is_all_new(repository: Path) -> None:
    (repository / "c.jsonl").write_text("{", "utf-8")
    git(repository, "switch", "-q", "main")
    commit(repository)
    (repository / "c.jsonl").write_text(f'{{"text": "{GOOD}"}}', "utf-8")
    assert touched(repository, "c.jsonl", base="HEAD")[1] == [GOOD]


def test_the_baseline_covers_old_drafts_first(repository: Path) -> None:
    assert called("baseline", "create", cwd=repository).code == 0
    (repository / NAME).write_text(f"{HEAD}{BAD}\n\n{GOOD}\n\n{GOOD}谢谢\n\n{BAD}\n", "utf-8")
    assert touched(repository, NAME) == (1, [BAD])


def test_it_works_below_the_root_and_inside_a_hook(repository: Path) -> None:
    edit(repository / NAME, "谢谢", "再见")
    hook = {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index"}
    run: Run = cuoci("check", ".", "--diff-base", "main", cwd=repository / "模板", env=hook)
    assert "1 条，共 3 条" in run.out.splitlines()[-1]


@pytest.mark.parametrize("base", ["nothing", "--all", "", "main:b.jsonl"])
def test_an_unknown_revision_is_an_error(repository: Path, base: str) -> None:
    run = called("check", ".", f"--diff-base={base}", cwd=repository)
    assert run.code == 2
    assert run.out == ""
    assert base in run.err


def test_without_a_repository_or_git_it_is_an_error(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "a.txt").write_text(GOOD, "utf-8")
    for paths in (["a.txt"], [str(repository / NAME), "a.txt"], ["-"]):
        run = called("check", *paths, "--diff-base", "main", cwd=outside)
        assert (run.code, run.out) == (2, "")
    monkeypatch.setenv("PATH", os.devnull)
    run = called("check", ".", "--diff-base", "main", cwd=repository)
    assert run.code == 2
    assert "git" in run.err


def test_unrelated_histories_are_an_error(repository: Path) -> None:
    git(repository, "switch", "-q", "--orphan", "other")
    (repository / "a.txt").write_text(GOOD, "utf-8")
    commit(repository)
    assert called("check", ".", "--diff-base", "main", cwd=repository).code == 2
