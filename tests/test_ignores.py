"""Ignores: written beside the message in each format, heeded exactly, and reported when they do not do their work."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import ignores
from linter.errors import CuociError
from linter.ignores import Ignore
from linter.lint import Linter
from linter.model import Result
from linter.reading import read_bytes
from tests.conftest import cuoci

LINTER = Linter(as_of=date(2026, 11, 24))
FAULTY = "【某某银行】您应还1280.50元，请于12月10日前还款，以免作用征信！客服95000。"


def results(file: str, name: str = "a.txt") -> list[Result]:
    return list(LINTER.run(read_bytes(file.encode(), name)))


def live(result: Result) -> set[str]:
    return {finding.rule for finding in result.findings}


def held(result: Result) -> dict[str, str | None]:
    return {h.finding.rule: h.reason for h in result.suppressed if h.source == "inline"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("plain-typo -- 沿用原文", [Ignore("plain-typo", "沿用原文")]),
        ("用词错误——沿用原文（至 2027-03-31）", [Ignore("用词错误", "沿用原文", date(2027, 3, 31))]),
        ("plain-typo, 感叹号 -- 原文 (until 2027-03-31)", [
            Ignore("plain-typo", "原文", date(2027, 3, 31)), Ignore("感叹号", "原文", date(2027, 3, 31))]),
        ("tone，plain", [Ignore("tone"), Ignore("plain")]),
        ("a -- b -- c（到店客户）", [Ignore("a", "b -- c（到店客户）")]),
        ("a -- b（至 明年）", [Ignore("a", "b", malformed=True)]),
        ("", [Ignore("", malformed=True)]),
        ("a -- 原文\r\nb\n", [Ignore("a", "原文"), Ignore("b")]),
        ({"a": "原文", "b": None}, [Ignore("a", "原文"), Ignore("b")]),
        ({"a": {"reason": "原文", "until": "2027-03-31"}}, [Ignore("a", "原文", date(2027, 3, 31))]),
        ({"a": {"why": "原文"}, "b": 3}, [Ignore("a", malformed=True), Ignore("b", malformed=True)]),
        ([{"a": "原文"}, "b -- 原文", 7], [Ignore("a", "原文"), Ignore("b", "原文"), Ignore("7", malformed=True)]),
        ([["a"]], [Ignore("['a']", malformed=True)]),
    ],
)  # fmt: skip
def test_what_is_read(value: object, expected: list[Ignore]) -> None:
    assert list(ignores.read(value)) == expected


@pytest.mark.parametrize(
    "line",
    [
        "# cuoci: ignore plain-typo -- 原文",
        "#cuoci：忽略 plain-typo -- 原文",
        "  # 措辞：忽略 plain-typo -- 原文",
        "<!-- cuoci: ignore plain-typo -- 原文 -->",
        "<!-- 措辞: 忽略 plain-typo -- 原文-->",
    ],
)
def test_how_it_is_written(line: str) -> None:
    said = ignores.directive(line)
    assert said is not None
    assert list(ignores.read(said)) == [Ignore("plain-typo", "原文")]


@pytest.mark.parametrize(
    "line", ["# 措辞：改得温和些", "# 说明", "cuoci: ignore plain-typo -- 原文", "<!-- 注 -->", "请忽略"]
)
def test_what_is_no_ignore(line: str) -> None:
    assert ignores.directive(line) is None


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("a.txt", f"# cuoci: ignore plain-typo -- 原文\n{FAULTY}\n\n{FAULTY}\n"),
        ("a.txt", f"# cuoci: ignore plain-typo -- 原文\n\n{FAULTY}\n{FAULTY}\n"),
        ("a.txt", f"说明文字\n# cuoci: ignore plain-typo -- 原文\n例：{FAULTY}\n例：{FAULTY}\n"),
        ("a.md", f"# 标题\n<!-- cuoci: ignore plain-typo -- 原文 -->\n```\n{FAULTY}\n\n{FAULTY}\n```\n"),
        ("a.md", f"# 标题\n```\n# cuoci: ignore plain-typo -- 原文\n{FAULTY}\n```\n说明\n\n> {FAULTY}\n"),
        ("a.md", f"<!-- cuoci: ignore plain-typo -- 原文 -->\n\n> {FAULTY}\n\n> {FAULTY}\n"),
        ("a.md", f"<!-- cuoci: ignore plain-typo -- 原文 -->\n- {FAULTY}\n- {FAULTY}\n"),
        ("a.jsonl", f'{{"text": "{FAULTY}", "ignore": {{"plain-typo": "原文"}}}}\n{{"text": "{FAULTY}"}}\n'),
    ],
)
def test_it_speaks_of_the_next_draft_alone(name: str, file: str) -> None:
    first, second = results(file, name)
    assert [r.draft.text for r in (first, second)] == [FAULTY, FAULTY]
    assert held(first) == {"plain-typo": "原文"}
    assert "plain-typo" not in live(first)
    assert held(second) == {}
    assert "plain-typo" in live(second)
    assert not any(rule.startswith("ignore") for rule in live(first) | live(second))


def test_front_matter_and_comments_add_up() -> None:
    (result,) = results(f"---\nignore:\n  plain: 原文\n---\n# cuoci: ignore 感叹号 -- 节日\n{FAULTY}")
    assert held(result) == {"plain-typo": "原文", "tone-exclamation": "节日"}


def test_a_name_means_one_rule_before_it_means_many() -> None:
    text = "【某某银行】恭喜您获得优惠，点击 t.cn/abc 领取。"
    whole = {f.rule for f in LINTER.lint(text, kind="marketing").findings}
    assert {"conduct-marketing-optout"} <= whole
    result = LINTER.lint(text, kind="marketing", ignore={"conduct-marketing": "已批"})
    assert "conduct-marketing-optout" in live(result)


@pytest.mark.parametrize(
    ("ignore", "fault"),
    [
        ("plain-typo", "ignore-unreasoned"),
        ("plain-tpyo -- 原文", "ignore-unknown"),
        ("plain-typo -- 原文（至 2026-11-23）", "ignore-expired"),
        ("plain-typo -- 原文（至 不限）", "ignore-malformed"),
        (", -- 原文", "ignore-malformed"),
        ("tone-insult -- 原文", "ignore-unused"),
    ],
)
def test_an_ignore_at_fault_holds_nothing_back(ignore: str, fault: str) -> None:
    result = LINTER.lint(FAULTY, ignore=ignore)
    assert fault in live(result)
    assert "plain-typo" in live(result)
    assert result.suppressed == ()


def test_the_rules_about_ignores_cannot_be_ignored() -> None:
    for name in ("ignore", "ignore-unused", "没有用到的忽略"):
        assert live(LINTER.lint(FAULTY, ignore={name: "不想看到"})) >= {"ignore-unknown"}


def test_a_rule_left_out_of_this_run_is_not_called_unused() -> None:
    ignore = {"tone": "已批", "plain-typo": "原文"}
    assert live(Linter(select=["ignore", "tone-insult"]).lint(FAULTY, ignore=ignore)) == set()
    assert live(Linter(select=["ignore", "plain"]).lint(FAULTY.replace("作用", "影响"), ignore=ignore)) == {
        "ignore-unused"
    }


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_an_ignore_before_nothing_is_an_error(name: str) -> None:
    with pytest.raises(CuociError) as caught:
        results(f"> {FAULTY}\n\n<!-- cuoci: ignore plain-typo -- 原文 -->\n", name)
    assert (caught.value.key, caught.value.line) == ("ignore-stray", 3)


@given(st.sets(st.sampled_from(sorted({f.rule for f in LINTER.lint(FAULTY).findings}))))
def test_what_is_held_back_and_what_is_live_make_the_whole(rules: set[str]) -> None:
    whole = LINTER.lint(FAULTY)
    result = LINTER.lint(FAULTY, ignore=dict.fromkeys(rules, "已批"))
    assert sorted([*result.findings, *(h.finding for h in result.suppressed)]) == sorted(whole.findings)
    assert {h.finding.rule for h in result.suppressed} == rules
    assert (result.score, result.points) == (whole.score, whole.points)


def test_what_only_a_sample_brings_can_be_ignored() -> None:
    text = "【某某银行】您应还${amount}元，请于12月10日前还款，${reason}，客服95000。"
    meta = {"kind": "due", "slots": {"reason": {"sample": "以免作用征信"}}}
    assert "plain-typo" in live(LINTER.lint(text, **meta))
    result = LINTER.lint(text, **meta, ignore={"plain-typo": "原文"})
    assert held(result) == {"plain-typo": "原文"}
    assert not any(rule.startswith(("ignore", "plain-typo")) for rule in live(result))


def test_it_stays_visible(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"# 措辞：忽略 用词错误 —— 沿用合同原文（至 2099-01-01）\n{FAULTY}", "utf-8")
    run = cuoci("check", "a.txt", "-f", "json", cwd=tmp_path)
    whole = json.loads(run.out)
    (seen,) = whole["results"][0]["suppressed"]
    text = whole["results"][0]["text"]
    assert (seen["rule"], seen["level"], seen["source"], seen["reason"]) == (
        "plain-typo",
        "warning",
        "inline",
        "沿用合同原文",
    )
    assert text[seen["start"] : seen["end"]] == seen["text"] == "作用征信"
    assert (seen["line"], seen["column"]) == (2, seen["start"] + 1)
    assert whole["summary"]["inline"] == 1
    assert "忽略 1" in cuoci("check", "a.txt", cwd=tmp_path).out.splitlines()[-1]


@pytest.mark.parametrize("args", [["--meta", "ignore=plain-typo -- 原文"], ["--config", "ignoring.yaml"]])
def test_an_ignore_is_for_one_draft(tmp_path: Path, args: list[str]) -> None:
    (tmp_path / "ignoring.yaml").write_text("meta:\n  ignore: {plain-typo: 原文}\n", "utf-8")
    (tmp_path / "a.txt").write_text(FAULTY, "utf-8")
    run = cuoci("check", "a.txt", *args, cwd=tmp_path)
    assert run.code == 2
    assert "levels" in run.err
