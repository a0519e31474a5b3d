"""What is remembered is what was judged, of no other draft, and by no one else."""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter import config, memory
from linter.engine import Engine
from linter.linter import Linter
from linter.memory import Memory
from linter.model import Anchor, Draft
from linter.report import jsonform
from tests.conftest import ROOT, own_pack
from tests.test_properties import TEXTS

DAY = date(2026, 11, 24)
BAD = "【某某银行】您应还1280.50元，请于12月10日前还款，再不还就通知你的家人，客服95000。"
PLAIN = Linter(as_of=DAY)
METAS = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["due", "overdue", "marketing"]),
        "provider": st.sampled_from(["aliyun", "tencent"]),
        "price": st.sampled_from([0.05, 1]),
        "slots": st.just({"name": {"max": 4, "sample": "老赖"}}),
        "recipient": st.just("third_party"),
        "ignore": st.sampled_from([{"tone": "节日"}, "conduct-exposure", ["tone-insult -- 已批", 3]]),
    },
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, not there yet."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("CUOCI_CACHE_DIR", str(folder))
    return folder


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Linter, Linter]]:
    """Two linters with one memory."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUOCI_CACHE_DIR", str(tmp_path_factory.mktemp("pair") / "cache"))
        yield remembering(), remembering()


def remembering(**options: object) -> Linter:
    return Linter(memory=Memory(), **{"as_of": DAY, "packs": PLAIN.packs, **options})  # type: ignore[arg-type]


def never(*_: object) -> None:
    raise AssertionError("judged again")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXTS, METAS), min_size=1, max_size=4))
def test_results_are_the_same_with_and_without(pair: tuple[Linter, Linter], drafts: list[tuple[str, dict]]) -> None:
    placed = [Draft(text, f"{n}.txt", (Anchor(0, n + 1, 3),), meta, n) for n, (text, meta) in enumerate(drafts)]
    wanted = [jsonform.line(PLAIN.judge(draft)) for draft in placed]
    for linter in pair:  # the one judges and keeps, the other recalls
        assert [jsonform.line(linter.judge(draft)) for draft in placed] == wanted
        linter.rest()
    assert pair[1]._engines == {}


def test_an_unchanged_draft_is_not_judged_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    linter = remembering()
    before = linter.judge(Draft(BAD, "a.txt"))
    linter.rest()
    monkeypatch.setattr(Engine, "examine", never)
    moved = Draft(BAD, "b/c.txt", (Anchor(0, 7, 1),))
    assert remembering().judge(moved) == before._replace(draft=moved)
    with pytest.raises(AssertionError):
        remembering().judge(Draft(BAD + "。", "a.txt"))


def test_what_a_result_depends_on_is_part_of_its_key(home: Path, tmp_path: Path) -> None:
    """Many linters share one memory, and each hears its own answer."""
    (tmp_path / ".cuoci.yaml").write_text(
        "levels: {tone: off}\noptions: {length-sentence: {max: 10}}\n"
        "paths: [{match: a/, levels: {conduct-exposure: info}}]\n",
        "utf-8",
    )
    project = config.read(tmp_path / ".cuoci.yaml")
    options: list[dict] = [
        {}, {"language": "en"}, {"as_of": date(2026, 12, 24)}, {"select": ["conduct"]}, {"ignore": ["conduct"]},
        {"settings": project}, {"settings": config.default()._replace(whole=None)}, {"meta": {"kind": "visit"}},
        {"meta": {"provider": "aliyun"}},
    ]  # fmt: skip
    drafts = [
        Draft(BAD, ""),
        Draft(BAD, str(tmp_path / "a" / "x.txt")),
        Draft(BAD, "", meta={"recipient": "third_party"}),
    ]
    plain = [Linter(packs=PLAIN.packs, **{"as_of": DAY, **kept}) for kept in options]
    wanted = [[linter.judge(draft) for draft in drafts] for linter in plain]
    for _ in range(2):
        for kept, results in zip(options, wanted, strict=True):
            linter = remembering(**kept)
            assert [linter.judge(draft) for draft in drafts] == results, kept
            linter.rest()


def test_a_changed_model_is_another_key(home: Path, tmp_path: Path) -> None:
    settings_ = config.default()
    assert settings_.whole
    model = tmp_path / "whole.json"
    shutil.copy(settings_.whole, model)
    linter = remembering(settings=settings_._replace(whole=model))
    scope = linter._scope(((), ""))
    model.write_bytes(model.read_bytes() + b" ")
    assert remembering(settings=settings_._replace(whole=model))._scope(((), "")) != scope


class Planted:
    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, ("planted",)


def entries(home: Path) -> sqlite3.Connection:
    return sqlite3.connect(home / memory.NAME, isolation_level=None)


def test_what_is_broken_is_as_if_it_were_not_there(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    texts = [f"{BAD}{n}" for n in range(6)]
    linter = remembering()
    wanted = [linter.lint(text) for text in texts]
    linter.rest()
    with entries(home) as file:
        keys = [key for (key,) in file.execute("select key from results order by key")]
        values = [value for (value,) in file.execute("select value from results order by key")]
        evil = pickle.dumps(Planted())
        odd = pickle.dumps(("no", "result"))
        broken = [
            None, values[1][:-1], values[2][:-1] + b"x", values[4],
            memory._sum(keys[4], evil) + evil, memory._sum(keys[5], odd) + odd,
        ]  # fmt: skip
        for key, value in zip(keys, broken, strict=True):
            file.execute("update results set value = ? where key = ?", (value, key))
    linter = remembering()
    assert [linter.lint(text) for text in texts] == wanted
    assert not Path("planted").exists()
    linter.rest()
    monkeypatch.setattr(Engine, "examine", never)  # and all are whole again
    again = remembering()
    assert [again.lint(text) for text in texts] == wanted


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0 and no more", b"\xff" * 9000, None])
def test_a_broken_file_is_begun_anew(home: Path, content: bytes | None) -> None:
    linter = remembering()
    wanted = linter.lint(BAD)
    linter.rest()
    path = home / memory.NAME
    path.write_bytes(path.read_bytes()[:5000] if content is None else content)
    for _ in range(2):
        linter = remembering()
        assert linter.lint(BAD) == wanted
        linter.rest()
    with entries(home) as file:
        assert file.execute("select count(*) from results").fetchone() == (1,)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_what_another_could_have_written_is_not_trusted(home: Path, tmp_path: Path) -> None:
    linter = remembering()
    linter.lint(BAD)
    linter.rest()
    path = home / memory.NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    before = path.read_bytes()

    def distrusted() -> bool:
        linter = remembering()
        assert linter.lint(BAD) == PLAIN.lint(BAD)
        linter.rest()
        trouble = linter.memory and linter.memory.trouble
        return bool(trouble) and path.read_bytes() == before

    path.chmod(0o666)
    assert distrusted()
    path.chmod(0o600)
    home.chmod(0o770)
    assert distrusted()
    home.chmod(0o700)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert distrusted()


def test_where_none_can_be_kept_the_run_goes_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.write_text("a file in its place")
    linter = remembering()
    assert linter.lint(BAD) == PLAIN.lint(BAD)
    linter.rest()
    assert linter.memory
    assert linter.memory.trouble
    monkeypatch.setenv("CUOCI_CACHE_DIR", "")
    linter = remembering()
    assert linter.lint(BAD) == PLAIN.lint(BAD)
    assert linter.memory
    assert linter.memory.trouble
    assert linter.memory.trouble.key == "cache-nowhere"


def test_the_old_and_the_unused_are_dropped(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    linter = remembering()
    for n in range(4):
        linter.lint(f"{BAD}{n}")
    linter.rest()
    today = date.today().toordinal()
    with entries(home) as file:
        file.execute("update results set day = ?", (today - memory.DAYS - 1,))
    linter = remembering()
    linter.lint(f"{BAD}0")  # of use again
    linter.rest()
    with entries(home) as file:
        assert file.execute("select day from results").fetchall() == [(today,)]
        file.execute("update results set day = ?", (today - 5,))
    assert memory.prune(6) == 0
    assert memory.prune(4) == 1
    assert memory.prune(0) == 0


def test_only_so_many_are_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "ROOM", 5)
    monkeypatch.setattr(memory, "_TOGETHER", 2)
    for _ in range(2):
        linter = remembering()
        for n in range(9):
            linter.lint(f"{BAD}{n}")
        linter.rest()
    with entries(home) as file:
        assert file.execute("select count(*) from results").fetchone() == (5,)


def test_hooks_may_run_side_by_side(home: Path, tmp_path: Path) -> None:
    own_pack(tmp_path)
    for n in range(60):
        (tmp_path / f"{n}.txt").write_text(f"{BAD}{n}", "utf-8")
    calls = [
        subprocess.Popen(
            [sys.executable, "-m", "linter", "check", "--cache", "-f", "jsonl", *flags, str(tmp_path)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for flags in ([], [], ["-j", "2"], ["--no-cache"])
    ]
    said = [call.communicate(timeout=120) for call in calls]
    assert said == [said[-1]] * len(calls)
    assert [call.returncode for call in calls] == [1] * len(calls)
    with entries(home) as file:
        assert file.execute("pragma integrity_check").fetchone() == ("ok",)
        assert file.execute("select count(*) from results").fetchone() == (60,)
