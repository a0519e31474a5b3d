"""A fix changes the words at fault and not a byte beside them, in every format, encoding and kind of line end."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import config
from linter.errors import CuociError
from linter.fix import Fixed, fix, write
from linter.lint import Linter
from linter.reading import read_bytes
from tests.test_properties import TEXTS

LINTER = Linter(as_of=date(2026, 11, 24))
TYPOS = Linter(select=["plain-typo"], as_of=date(2026, 11, 24))

WRONG = [("作用征信", "影响征信"), ("合同协定", "合同约定"), ("登陆APP", "登录APP"), ("登陆ａｐｐ", "登录APP")]
INERT = [(text, text) for text in ("您好，", "应还1280.50元。", "国國😀", "ａｂ", "\u2028", "{1}", "，", " ", "！")]
PIECES = st.lists(st.sampled_from([*WRONG, *INERT]), min_size=1, max_size=8).filter(
    lambda pieces: "".join(wrong for wrong, _ in pieces).strip() == "".join(wrong for wrong, _ in pieces)
)


def fixed(data: bytes, name: str = "a.txt", linter: Linter = TYPOS, encoding: str | None = None) -> Fixed:
    return fix(data, name, encoding, lambda content: read_bytes(content, name, encoding), linter.run)


def sides(drafts: Iterable[list[tuple[str, str]]], between: str) -> tuple[str, str]:
    """Return what is wrong and what is right, joined alike."""
    both = [("".join(wrong for wrong, _ in d), "".join(right for _, right in d)) for d in drafts]
    return between.join(wrong for wrong, _ in both), between.join(right for _, right in both)


@given(
    st.lists(PIECES, min_size=1, max_size=4),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\n", "\n\n  \n"]),
)
def test_text_is_written_as_it_should_have_been(drafts: list, encoding: str, newline: str, end: str) -> None:
    before, after = (
        ("第一行。\n" + text + end).replace("\n", newline).encode(encoding) for text in sides(drafts, "\n\n")
    )
    done = fixed(before)
    assert done.data == after
    assert done.fixes == sum(piece in WRONG for draft in drafts for piece in draft)
    assert done.left == []


@given(st.lists(PIECES, min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_markdown_is_written_as_it_should_have_been(drafts: list, newline: str) -> None:
    frame = "---\nkind: due\n---\n# 合同协定\n\n{}\n\n合同协定不在草稿里\n"
    shapes = ["```\n{}\n```", "> {}"]
    wrong, right = (
        frame.format("\n\n".join(shapes[i % 2].format(text) for i, text in enumerate(side.split("\0"))))
        for side in sides(drafts, "\0")
    )
    assert fixed(wrong.replace("\n", newline).encode(), "a.md").data == right.replace("\n", newline).encode()


@given(
    st.lists(PIECES, min_size=1, max_size=4),
    st.sampled_from(['\\"', "\\\\", "\\n", "\\u4f60", "\\/", ""]),
    st.booleans(),
)
def test_json_lines_are_written_around_the_escapes(drafts: list, escape: str, spaced: bool) -> None:
    colon = ": " if spaced else ":"
    wrong, right = (
        "\r\n".join(f'{{"id":1, "text"{colon}"{escape}{text}{escape}", "kind": "due"}}' for text in side.split("\0"))
        for side in sides(drafts, "\0")
    )
    assert fixed(wrong.encode(), "a.jsonl").data == right.encode()


@given(PIECES)
def test_what_is_escaped_is_left_and_said(pieces: list) -> None:
    line = json.dumps({"text": "".join(wrong for wrong, _ in pieces)}).encode()
    done = fixed(line, "a.jsonl")
    han = [right for wrong, right in pieces if (wrong, right) in WRONG]
    assert done.data == line
    assert done.fixes == 0
    assert [finding.replacement for _, finding in done.left] == han


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(["a.txt", "a.md", "a.jsonl"]))
def test_twice_is_once_and_nothing_fixable_is_left(texts: list[str], name: str) -> None:
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in texts]
    data = "\n\n".join(lines if name == "a.jsonl" else texts).encode("utf-8", "replace")
    try:
        before = list(read_bytes(data, name))
    except CuociError:
        return
    once = fixed(data, name, LINTER)
    assert fixed(once.data, name, LINTER).data == once.data
    found = [r for r in LINTER.run(read_bytes(once.data, name)) for f in r.findings if f.replacement is not None]
    assert len(found) == len(once.left)
    assert [(d.id, d.meta) for d in before] == [(r.draft.id, r.draft.meta) for r in once.results]


def swapping(folder: Path, *tables: str) -> Linter:
    """Return a linter with rules of the project's own, one a table of words and their cures."""
    pack = folder / "own"
    pack.mkdir()
    for number, table in enumerate(tables):
        (pack / f"plain-own{number}.yaml").write_text(
            f"check: swap\nlevel: warning\ninside: true\nswap: {table}\ntitle: {{zh: 词{number}, en: w}}\n"
            "message: {zh: 请改, en: change}\nwhy: 因\nexamples: {bad: [{text: «无», cure: 有}], good: [丙]}\n",
            "utf-8",
        )
    (folder / ".cuoci.yaml").write_text("packs: [./own]\n", "utf-8")
    return Linter(config.read(folder / ".cuoci.yaml"))


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.jsonl", '{"text": "甲，乙"}', '{"text": "甲，丁"}'),
        ("a.txt", "甲，乙", '一"二\\，丁'),
        ("a.txt", "戊，乙", "戊，丁"),
        ("a.md", "- 戊，乙\n- 己", "- 戊，丁\n- 己"),
        ("a.txt", "己\n乙", "己\n丁"),
        ("a.txt", "乙\n己", "丁\n己"),
    ],
)
def test_what_would_break_the_file_is_left_and_the_rest_is_fixed(
    tmp_path: Path, name: str, before: str, after: str
) -> None:
    linter = swapping(tmp_path, r'{甲: "一\"二\\", 乙: 丁, 戊: "三\n\n四", 己: "# 五"}')
    done = fixed(before.encode(), name, linter)
    assert done.data.decode() == after
    assert {f.replacement for _, f in done.left} == {f.replacement for r in done.results for f in r.findings}
    assert bool(done.left) == any(word in after for word in "甲戊己")


def test_overlaps_and_chains_come_to_rest(tmp_path: Path) -> None:
    linter = swapping(tmp_path, "{甲乙: 丙}", "{乙丁: 戊}", "{丙丁: 己}")
    assert fixed("甲乙丁，乙丁".encode(), linter=linter).data.decode() == "己，戊"


def test_fixes_that_undo_each_other_are_refused(tmp_path: Path) -> None:
    linter = swapping(tmp_path, "{甲: 乙}", "{乙: 甲}")
    with pytest.raises(CuociError) as caught:
        fixed("甲".encode(), linter=linter)
    assert caught.value.key == "fix-endless"


def test_a_character_the_encoding_lacks_is_left(tmp_path: Path) -> None:
    linter = swapping(tmp_path, "{甲: 😀, 乙: 丁}")
    done = fixed("甲乙".encode("gbk"), linter=linter, encoding="gbk")
    assert done.data == "甲丁".encode("gbk")
    assert len(done.left) == 1


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "草稿.txt"
    path.write_bytes(b"before")
    return path


def refused(file: Path, before: bytes = b"before") -> str:
    with pytest.raises(CuociError) as caught:
        write(file, before, b"after")
    assert list(file.parent.glob(".cuoci-*")) == []
    return caught.value.key


def test_permissions_stay(file: Path) -> None:
    file.chmod(0o640)
    write(file, b"before", b"after")
    assert file.read_bytes() == b"after"
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["草稿.txt"]


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "folder" / "link.txt"
    link.symlink_to("../草稿.txt")
    write(link, b"before", b"after")
    assert link.is_symlink()
    assert file.read_bytes() == b"after"
    assert not file.is_symlink()


def test_a_file_changed_underneath_is_left_alone(file: Path) -> None:
    file.write_bytes(b"someone else's")
    assert refused(file) == "changed-meanwhile"
    assert file.read_bytes() == b"someone else's"


def test_a_protected_file_is_left_alone(file: Path) -> None:
    file.chmod(0o444)
    assert refused(file) == "write-protected"
    assert file.read_bytes() == b"before"


@contextmanager
def powerless() -> Iterator[None]:
    """Take away, for a while, the right to write anywhere that comes with being root."""
    if os.geteuid() == 0:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
    else:
        yield


def test_a_protected_folder_is_left_alone() -> None:
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to whom we become
    file = folder / "草稿.txt"
    file.write_bytes(b"before")
    file.chmod(0o666)
    folder.chmod(0o555)
    try:
        with powerless():
            assert refused(file) == "unwritable"
        assert file.read_bytes() == b"before"
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
