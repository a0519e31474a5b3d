"""What must hold for any text at all: places lie inside it, sums are sums, and company changes nothing."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.linter import Linter
from linter.model import Draft
from linter.reading import read_bytes
from linter.report import FORMS, Edition, jsonform, renderer

LINTER = Linter(as_of=date(2026, 11, 24))

PIECES = st.sampled_from(
    [
        "【某某银行】", "尊敬的客户，", "您应还1280.50元", "，请于12月10日前还款。", "逾期按日万分之五计收罚息，", "客服95000",
        "再不还就通知你的家人！", "老赖", "律·师·函", "l师函", "我们不会联系您的单位。", "谨防诈骗，", "${name}", "{1}", "#金额#", "徵信",
        "\u200b", "&#32769;", "😀", "２０％", "\n", " ", "“", "”", "？", "t.cn/xx", "138 0013 8000", "的", "不",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, min_size=1, max_size=14).map("".join), st.text(min_size=1, max_size=40)).filter(
    lambda value: value.strip()
)


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_every_place_lies_in_the_text(draft: str) -> None:
    result = LINTER.lint(draft)
    assert sum(point.points for point in result.points) == result.score
    assert 0 <= result.score <= 100
    places = [(f.start, f.end) for f in result.findings]
    places += [(fact.start, fact.end) for facts in result.fields for fact in facts]
    places += [point.span for point in result.points if point.span]
    assert all(0 <= start <= end <= len(draft) for start, end in places)
    assert all(draft[fact.start : fact.end] == fact.text for facts in result.fields for fact in facts)
    assert list(result.findings) == sorted(result.findings, key=lambda f: f.start)
    assert json.loads(jsonform.line(result))["score"] == result.score
    assert renderer("text")([result], Edition(LINTER.ruleset)).strip()


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_every_format_takes_any_draft(draft: str) -> None:
    result = LINTER.lint(draft)
    for form in FORMS:
        assert renderer(form)([result], Edition(LINTER.ruleset)), form


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=6))
def test_a_draft_is_judged_alike_in_any_company(texts: list[str]) -> None:
    lines = [json.dumps({"text": t}).encode() + b"\n" for t in texts]
    together = [r.findings for r in LINTER.run(read_bytes(b"".join(lines), "a.jsonl"))]
    apart = [next(LINTER.run(read_bytes(line, "a.jsonl"))).findings for line in lines]
    assert together == apart


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_declared_kind_changes_no_fact(draft: str) -> None:
    undeclared = LINTER.judge(Draft(draft, ""))
    declared = LINTER.judge(Draft(draft, "", meta={"kind": str(undeclared.meta["kind"])}))
    assert declared.fields == undeclared.fields
    assert declared.findings == undeclared.findings
