"""``cuoci check --cache`` and ``cuoci cache``."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter import memory
from tests.conftest import Run, cuoci, own_pack

BAD = "【某某银行】您的贷款应还1280.50元，请于12月10日前还款，再不还就通知你的家人，客服95000。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own_pack(tmp_path)
    (tmp_path / "短信").mkdir()
    for n in range(3):
        (tmp_path / "短信" / f"{n}.txt").write_text(
            f"---\nkind: due\nslots: {{name: {{max: 4}}}}\n---\n{BAD}{n}", "utf-8"
        )
    return tmp_path


def run(folder: Path, *args: str, cache: str = "cache") -> Run:
    return cuoci(*args, cwd=folder, env={"CUOCI_CACHE_DIR": str(folder / cache) if cache else ""})


def kept(folder: Path) -> bool:
    return (folder / "cache" / memory.NAME).exists()


def test_asked_for_by_flag_or_project_file(folder: Path) -> None:
    plain = run(folder, "check", "短信")
    assert not kept(folder)
    assert run(folder, "check", "短信", "--cache") == plain
    assert kept(folder)
    assert run(folder, "check", "短信", "--cache") == plain
    assert run(folder, "cache", "clear").code == 0
    assert not kept(folder)
    with (folder / ".cuoci.yaml").open("a", encoding="utf-8") as file:
        file.write("cache: true\n")
    assert run(folder, "check", "短信", "--no-cache") == plain
    assert not kept(folder)
    assert run(folder, "check", "短信") == plain
    assert kept(folder)


def test_an_edit_is_seen(folder: Path) -> None:
    assert run(folder, "check", "短信/0.txt", "--cache").code == 1
    (folder / "短信/0.txt").write_text(f"---\nkind: due\n---\n{BAD.replace('，再不还就通知你的家人', '')}", "utf-8")
    assert run(folder, "check", "短信/0.txt", "--cache").code == 0


def test_what_cannot_be_used_is_said_and_changes_nothing(folder: Path) -> None:
    plain = run(folder, "check", "短信")
    (folder / "file").write_text("", "utf-8")
    for cache in ("file", ""):
        got = run(folder, "check", "短信", "--cache", cache=cache)
        assert got[:2] == plain[:2]
        assert len(got.err.splitlines()) == 1


def test_clearing_touches_nothing_else(folder: Path) -> None:
    """The folder is one the user names; it may hold other things."""
    (folder / "package.json").write_text("{}", "utf-8")
    before = sorted(path.name for path in folder.iterdir())
    assert run(folder, "check", "短信", "--cache", cache=".").code == 1
    assert len(list(folder.glob("*.json"))) == 2
    assert run(folder, "cache", "prune", "--days", "0", cache=".").code == 0
    assert run(folder, "cache", "clear", cache=".").code == 0
    assert sorted(path.name for path in folder.iterdir()) == before
    assert run(folder, "cache", "clear", cache="没有").code == 0


def test_prune_where_there_is_no_folder(folder: Path) -> None:
    got = run(folder, "cache", "prune", cache="")
    assert got.code == 2
    assert "CUOCI_CACHE_DIR" in got.err
