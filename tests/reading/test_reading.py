"""Every format gives back the author's text, and every offset leads to its line and column in the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.errors import CuociError, InputError
from linter.model import Draft
from linter.reading import expand, read_bytes, read_file

PLAIN = st.text(st.sampled_from('您好，请还款1280.50元。【】{}#ab 😀\\"/臺'), min_size=1, max_size=40).filter(
    lambda text: text.strip() and not text.strip().startswith(("#", "例", "【"))
)


def drafts(text: str | bytes, name: str = "a.txt", encoding: str | None = None) -> list[Draft]:
    return list(read_bytes(text.encode() if isinstance(text, str) else text, name, encoding))


def holds(draft: Draft, file: str) -> None:
    """Assert that every character of a draft stands where its position says."""
    lines = file.split("\n")
    for offset, letter in enumerate(draft.text):
        line, column = draft.locate(offset)
        if letter != "\n":
            assert lines[line - 1][column - 1] == letter


@given(st.lists(PLAIN, min_size=1, max_size=5))
def test_text_found_equals_text_written(texts: list[str]) -> None:
    file = "\n\n\n".join(texts) + "\n"
    found = drafts(file)
    assert [d.text for d in found] == [t.strip() for t in texts]
    for draft in found:
        holds(draft, file)


@given(st.lists(PLAIN, min_size=1, max_size=5), st.booleans())
def test_jsonl_round_trip(texts: list[str], ascii_only: bool) -> None:
    file = "\n".join(json.dumps({"text": t, "id": i}, ensure_ascii=ascii_only) for i, t in enumerate(texts))
    found = drafts(file, "a.jsonl")
    assert [(d.text, d.id) for d in found] == [(t, i) for i, t in enumerate(texts)]
    for draft, line in zip(found, file.split("\n"), strict=True):
        for offset, letter in enumerate(draft.text):
            _, column = draft.locate(offset)
            assert line[column - 1] in (letter, "\\")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, newline: str) -> None:
    text = newline.join(["第一条：您应还1280.50元。", "", "第二条，请还款。", "谢谢。"])
    found = drafts(text.encode(encoding))
    assert [d.text for d in found] == ["第一条：您应还1280.50元。", "第二条，请还款。\n谢谢。"]
    assert [d.line for d in found] == [1, 3]
    assert found[1].locate(9) == (4, 1)


def test_named_encoding() -> None:
    assert drafts("臺灣客戶您好，請還款".encode("big5"), encoding="big5")[0].text == "臺灣客戶您好，請還款"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "no-draft"),
        (b" \n\n", "no-draft"),
        (b"\x00\x01\x02PNG", "binary"),
        (b"\xff\xff\xff", "undecodable"),
        ("臺灣客戶您好，請儘速還款，謝謝您的配合".encode("big5"), "undecodable"),
    ],
)
def test_what_is_no_draft_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(InputError) as caught:
        drafts(data)
    assert caught.value.key == key


def test_signed_lines_are_drafts_of_their_own() -> None:
    assert [d.text for d in drafts("【甲】一\n【乙】二\n接着\n【丙】三")] == ["【甲】一", "【乙】二\n接着", "【丙】三"]


def test_front_matter_is_metadata() -> None:
    found = drafts("---\nkind: due\nsend_at: 2026-12-01T09:30\n---\n您好。\n\n请还款。")
    assert [d.meta for d in found] == [{"kind": "due", "send_at": "2026-12-01T09:30"}] * 2
    assert [d.line for d in found] == [5, 7]


@pytest.mark.parametrize(
    ("head", "key", "line"),
    [
        ("kindd: due", "unknown-meta", 2),
        ("kind: dues", "bad-meta", 2),
        ("a: [", "bad-yaml", 3),
        ("kind: due\nkind: due", "duplicate-key", 3),
    ],
)
def test_front_matter_faults_have_a_place(head: str, key: str, line: int) -> None:
    with pytest.raises(CuociError) as caught:
        drafts(f"---\n{head}\n---\n您好。")
    assert (caught.value.key, caught.value.line) == (key, line)


def test_a_document_gives_its_examples() -> None:
    file = "1. 内容应明确。\n例如:您有欠款10000元。\n2. 要简洁。\n例如：请还款。\n"
    found = drafts(file)
    assert [d.text for d in found] == ["您有欠款10000元。", "请还款。"]
    assert [d.locate(0) for d in found] == [(2, 4), (4, 4)]


def test_markdown_fences_and_quotes() -> None:
    file = "# 标题\n说明文字\n\n```\n【甲】您好。\n\n【甲】请还款。\n```\n\n> 引用一\n> 第二行\n\n尾注\n"
    found = drafts(file, "a.md")
    assert [d.text for d in found] == ["【甲】您好。", "【甲】请还款。", "引用一\n第二行"]
    for draft in found:
        holds(draft, file)


def test_markdown_without_fences() -> None:
    file = "# 标题\n\n第一段。\n\n- 条目一\n- 条目二\n\n| 表 | 格 |\n"
    assert [d.text for d in drafts(file, "a.md")] == ["第一段。", "条目一", "条目二"]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("{", "bad-json"),
        ("[1]", "not-an-object"),
        ('{"txt": "您好"}', "no-text"),
        ('{"text": " "}', "empty-text"),
        ('{"text": "您好", "knd": "due"}', "unknown-meta"),
        ('{"text": "您好", "kind": "dues"}', "bad-meta"),
    ],
)
def test_jsonl_faults_have_a_line(line: str, key: str) -> None:
    with pytest.raises(InputError) as caught:
        drafts('{"text": "您好"}\n' + line, "a.jsonl")
    assert (caught.value.key, caught.value.line) == (key, 2)


def test_folders(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/2.md", "1.txt", ".git/3.txt", "c.png", ".hidden.txt"):
        (tmp_path / name).write_text("您好", "utf-8")
    assert [p.relative_to(tmp_path).as_posix() for p in expand(str(tmp_path))] == ["1.txt", "b/2.md"]
    (tmp_path / "空").mkdir()
    with pytest.raises(InputError) as caught:
        expand(str(tmp_path / "空"))
    assert caught.value.key == "no-files"


def test_a_mistyped_path_gets_a_suggestion(tmp_path: Path) -> None:
    (tmp_path / "提醒.txt").write_text("您好", "utf-8")
    with pytest.raises(InputError) as caught:
        expand(str(tmp_path / "提酲.txt"))
    assert caught.value.facts["hint"] == "提醒.txt"


def test_five_megabytes_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("您应还1280.50元，" * 400_000, "utf-8")
    assert len(next(read_file(file)).text) == 400_000 * len("您应还1280.50元，")
