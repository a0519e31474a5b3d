"""Columns in other units, checked against the file itself: what stands at them is what was found."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from linter.model import Draft, Finding, Level
from linter.reading import read_bytes
from linter.report.places import mendable, place, relative, utf8, utf16

WORDS = st.text(st.sampled_from('还款，请您a"\\\n\t　😀𠮷《é'), min_size=1, max_size=12).filter(str.strip)


def between(line: bytes, unit: int, start: int, end: int) -> bytes:
    return line[(start - 1) * unit : (end - 1) * unit]


def span(draft: Draft, data: st.DataObject) -> tuple[int, int]:
    """Return a span on one line of a draft."""
    start = data.draw(st.integers(0, len(draft.text)))
    stop = draft.text.find("\n", start)
    return start, data.draw(st.integers(start, len(draft.text) if stop < 0 else stop))


@given(WORDS, st.data())
def test_columns_of_a_text_file(words: str, data: st.DataObject) -> None:
    content = f"---\nkind: due\n---\n{words}"
    lines = content.split("\n")
    for draft in read_bytes(content.encode(), "a.txt"):
        start, end = span(draft, data)
        wanted = draft.text[start:end]
        (line, left), (same, right) = utf16(draft, start), utf16(draft, end)
        assert line == same
        assert between(lines[line - 1].encode("utf-16-le"), 2, left, right).decode("utf-16-le") == wanted
        (line, from_), (_, to) = utf8(draft, start), utf8(draft, end)
        if from_ is None or to is None:
            assert lines[line - 1] != lines[line - 1].lstrip()  # white space stands before the draft
        else:
            assert between(lines[line - 1].encode(), 1, from_, to).decode() == wanted


@given(WORDS, st.booleans(), st.data())
def test_columns_inside_json_escapes(words: str, ascii_only: bool, data: st.DataObject) -> None:
    line = json.dumps({"id": "模板", "text": words}, ensure_ascii=ascii_only)
    (draft,) = read_bytes(line.encode(), "a.jsonl")
    start, end = sorted((data.draw(st.integers(0, len(words))), data.draw(st.integers(0, len(words)))))
    (_, left), (_, right) = utf16(draft, start), utf16(draft, end)
    written = between(line.encode("utf-16-le"), 2, left, right).decode("utf-16-le")
    assert json.loads(f'"{written}"') == words[start:end]
    assert utf8(draft, start) == (1, None)


def cure(draft: Draft, words: str, replacement: str | None) -> Finding:
    start = draft.text.index(words)
    return Finding("plain-word", Level.WARNING, start, start + len(words), "", replacement=replacement)


def test_a_cure_is_proposed_only_where_it_is_safe() -> None:
    (draft,) = read_bytes("> 请还\n> 款吧".encode(), "a.md")
    assert mendable(draft, cure(draft, "请还", "请您还"))
    assert mendable(draft, cure(draft, "款吧", ""))
    assert not mendable(draft, cure(draft, "请还", None))
    assert not mendable(draft, cure(draft, "还\n款", "还款"))  # the second line's quote mark would go
    for breaking in ('"', "'", "\\", ",", "\n"):
        assert not mendable(draft, cure(draft, "请还", breaking))


def test_paths(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative(f"{tmp_path.as_posix()}/短信/a.txt") == "短信/a.txt"
    assert relative("短信/a.txt") == "短信/a.txt"
    assert relative("/elsewhere/a.txt") == "/elsewhere/a.txt"
    assert relative("<stdin>") == "<stdin>"
    assert place(Draft("", "a.txt"), 3, 4) == "a.txt:3:4"
    assert place(Draft("", "a.txt"), 3) == "a.txt:3"
