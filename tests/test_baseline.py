"""A baseline holds back what was there, wherever it moves to, and nothing that is new."""

from __future__ import annotations

import json
import random
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.baseline import Baseline, Entry, Key, Ledger, dump, growth, load, pruned, taken
from linter.errors import ConfigError
from linter.lint import Linter
from linter.model import Finding, Result
from linter.reading import read_bytes
from tests.test_properties import TEXTS

LINTER = Linter(as_of=date(2026, 11, 24))
PLACE = Path.cwd() / ".cuoci-baseline.json"
DRAFTS = st.lists(
    TEXTS.map(lambda text: " ".join(text.replace("\0", "").split())).filter(
        lambda text: text and not text.startswith(("#", "【", "---")) and "例" not in text
    ),
    min_size=1,
    max_size=5,
)


def results(drafts: list[str], between: str = "\n\n", name: str = "a.txt") -> list[Result]:
    return list(LINTER.run(read_bytes(between.join(drafts).encode("utf-8", "replace"), name)))


def held(before: list[Result]) -> Ledger:
    """Return the baseline of some results, written and read again."""
    _, entries = taken(before, PLACE.parent)
    return Ledger(Baseline(PLACE, tuple(entries)))


def live(ledger: Ledger, after: list[Result]) -> list[Finding]:
    return [finding for result in map(ledger.hold, after) for finding in result.findings]


@settings(max_examples=40)
@given(DRAFTS, st.randoms(use_true_random=False), st.sampled_from(["\n\n", "\n\n# 说明\n\n\n"]))
def test_moving_drafts_brings_nothing_back(drafts: list[str], chance: random.Random, between: str) -> None:
    before = results(drafts)
    moved = chance.sample(drafts, len(drafts))
    after = results(moved, between)
    assert live(held(before), before) == []
    ledger = held(before)
    assert live(ledger, after) == []
    assert ledger.stale(()) == []


@settings(max_examples=40)
@given(DRAFTS, st.data())
def test_editing_one_draft_leaves_the_others_held(drafts: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(drafts) - 1))
    edited = [*drafts]
    edited[number] = "再不还就通知你的家人，老赖！"
    before, after = results(drafts), results(edited)
    ledger = held(before)
    back = [result.findings for result in map(ledger.hold, after)]
    assert [findings for n, findings in enumerate(back) if n != number and findings] == []
    if edited[number] not in drafts:
        assert Counter(back[number]) == Counter(after[number].findings)


def test_a_changed_sentence_is_looked_at_afresh() -> None:
    one, other = "请尽快还款，以免作用征信。", "逾期将通知你的家人！"
    ledger = held(results([one + other]))
    after = results([one + other.replace("将", "会")])
    rules = {finding.rule for finding in live(ledger, after)}
    assert "conduct-exposure" in rules
    assert "plain-typo" not in rules


def test_repeats_are_counted() -> None:
    draft = "以免作用征信。"
    before = results([draft, draft])
    back = live(held(before), results([draft, draft, draft]))
    assert Counter(back) == Counter(results([draft])[0].findings)


def test_a_draft_is_known_by_its_name() -> None:
    lines = [json.dumps({"text": "以免作用征信。", "id": name}) for name in (1, "1", "乙", 7)]
    before = results(lines[:3], "\n", "a.jsonl")
    assert live(held(before), results(lines[2::-1], "\n", "a.jsonl")) == []
    renamed = results(lines[3:], "\n", "a.jsonl")
    assert "plain-typo" in {finding.rule for finding in live(held(before), renamed)}


def test_ignored_findings_are_not_taken() -> None:
    result = LINTER.lint("以免作用征信。", ignore={"plain-typo": "原文"})
    _, entries = taken([result], PLACE.parent)
    assert "plain-typo" not in {entry.key.rule for entry in entries}


KEYS = st.builds(
    Key,
    st.sampled_from(["模板/a.txt", "b c.txt"]),
    st.one_of(st.none(), st.sampled_from([1, "1", "\ud800", "\u2028", "乙"])),
    st.sampled_from(["tone-order", "plain-typo"]),
    st.text("0123456789abcdef", min_size=16, max_size=16),
)
ENTRIES = st.dictionaries(KEYS, st.tuples(st.text(max_size=8), st.integers(1, 9)), max_size=8).map(
    lambda table: [Entry(key, text, times) for key, (text, times) in table.items()]
)


@given(ENTRIES, st.randoms(use_true_random=False))
def test_what_is_written_is_read_and_stands_in_order(entries: list[Entry], chance: random.Random) -> None:
    written = dump(entries)
    assert dump(chance.sample(entries, len(entries))) == written
    assert written.count("\n") == max(len(entries), 1) + 2
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.json"
        path.write_bytes(written.encode())
        assert sorted(load(path).entries, key=str) == sorted(entries, key=str)


@given(ENTRIES, ENTRIES)
def test_pruning_never_adds(old: list[Entry], new: list[Entry]) -> None:
    left = pruned(old, new)
    assert growth(old, left) == {}
    assert growth(new, left) == {}
    assert pruned(left, new) == left


def test_growth_is_by_file_and_rule() -> None:
    old = [Entry(Key("a", None, "x", "1"), "", 2), Entry(Key("b", None, "x", "1"), "", 1)]
    new = [Entry(Key("a", None, "x", "2"), "", 2), Entry(Key("b", None, "x", "1"), "", 3)]
    assert growth(old, new) == {("b", "x"): 2}


ROW = '{"path": "a", "draft": null, "rule": "r", "hash": "h", "text": "t", "count": 1}'


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        ("", 1, ""),
        ("{", 1, ""),
        ('{"schema": 1, "findings": [\n<<<<<<< HEAD\n]}', 2, ""),
        ("[]", 0, "JSON"),
        ('{"schema": 1}', 0, "findings"),
        ('{"schema": 2, "findings": []}', 0, "schema: 2"),
        ('{"schema": true, "findings": []}', 0, "schema"),
        ('{"schema": 1, "findings": [7]}', 0, "findings[0]"),
        ('{"schema": 1, "findings": [], "more": 1}', 0, "more"),
        (f'{{"schema": 1, "findings": [{ROW}, {ROW}]}}', 0, "a r h"),
        (f'{{"schema": 1, "findings": [{ROW.replace("1}", "0}")}]}}', 0, "findings[0].count"),
        (f'{{"schema": 1, "findings": [{ROW.replace("1}", "true}")}]}}', 0, "findings[0].count"),
        (f'{{"schema": 1, "findings": [{ROW.replace("rule", "role")}]}}', 0, "findings[0].rule"),
        (f'{{"schema": 1, "findings": [{ROW.replace("null", "[]")}]}}', 0, "findings[0].draft"),
    ],
)
def test_a_broken_file_is_refused_with_the_reason(tmp_path: Path, content: str, line: int, problem: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, "utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert (caught.value.path, caught.value.line) == (str(path), line)
    assert problem in str(caught.value.facts["problem"])


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_bytes("基线".encode("gbk"))
    with pytest.raises(ConfigError):
        load(path)
