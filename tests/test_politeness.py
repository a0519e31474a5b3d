"""What the politeness score promises, whatever the words: sums, caps, gates, and deafness to what is no tone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import politeness
from linter.linter import Linter
from linter.model import Finding, Level, Point, Result, Span
from linter.ruleset import Gate, Scale

LINTER = Linter(as_of=date(2026, 11, 24))
SCALE = Scale(50, {}, [(88, "warm", {"zh": "温"}), (40, "neutral", {"zh": "平"}), (0, "hostile", {"zh": "敌"})])
GRAVE = Gate(0.9, 12)

COURTEOUS = [
    "您好。",
    "感谢您的理解与支持。",
    "如您已还款，请忽略本短信。",
    "祝您身体健康、阖家幸福。",
    "给您添麻烦了，非常抱歉。",
    "如有困难，请随时联系我们，我们愿意帮您申请延期。",
    "知道您最近不容易，不用着急。",
]
PLAIN = [
    "您尾号1234的贷款应还1280.50元，还款日12月10日。",
    "逾期将按合同约定计收罚息。",
    "请您于12月10日前还款。",
    "客服电话95000。",
]
THREATS = ["再不还款就通知你的单位领导。", "你这个老赖，不要脸的东西。", "今天不还，我们就去你家里闹。"]
INSULTS = ["你就是个老赖，不要脸。", "骗子，畜生不如。"]

sentences = st.lists(
    st.sampled_from([*COURTEOUS, *PLAIN, *THREATS, "立刻还钱！", "后果自负。"]), min_size=1, max_size=6
)


def judge(text: str) -> Result:
    return LINTER.lint(text)


@settings(max_examples=150, deadline=None)
@given(sentences)
def test_points_sum_to_the_score(parts: list[str]) -> None:
    result = judge("".join(parts))
    assert sum(point.points for point in result.points) == result.score
    assert 0 <= result.score <= 100
    for point in result.points:
        if point.span is not None:
            assert 0 <= point.span.start < point.span.end <= len(result.draft.text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_points_sum_for_any_text(text: str) -> None:
    result = judge(text)
    assert sum(point.points for point in result.points) == result.score
    assert 0 <= result.score <= 100


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(THREATS),
    st.lists(st.sampled_from(COURTEOUS), max_size=8),
    st.lists(st.sampled_from(COURTEOUS), max_size=8),
)
def test_padding_never_lifts_a_threat(threat: str, before: list[str], after: list[str]) -> None:
    assert judge("".join(before) + threat + "".join(after)).score < 40


@settings(max_examples=80, deadline=None)
@given(sentences, st.sampled_from(INSULTS))
def test_an_insult_never_raises_the_score(parts: list[str], insult: str) -> None:
    text = "".join(parts)
    assert judge(text + insult).score <= judge(text).score


TEMPLATE = (
    "【{bank}】{name}您好，您尾号{tail}的贷款应还{amount}元，请您于{month}月{day}日前还款，如已还款请忽略，谢谢。"
)
HARSH_TEMPLATE = "{name}，{amount}元拖到{month}月{day}日还不还，今天必须还清，后果自负！"


@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("template", [TEMPLATE, HARSH_TEMPLATE])
@given(
    bank=st.sampled_from(["青禾银行", "临川消费金融", "北岸小贷"]),
    name=st.sampled_from(["王先生", "李女士", "欧阳先生", "赵晓燕女士"]),
    tail=st.integers(1000, 9999),
    amount=st.decimals(1, 10**7, places=2),
    month=st.integers(1, 12),
    day=st.integers(1, 28),
)
def test_figures_and_names_move_nothing(
    template: str, bank: str, name: str, tail: int, amount: object, month: int, day: int
) -> None:
    usual = template.format(bank="某某银行", name="王先生", tail=1234, amount="500.00", month=12, day=10)
    other = template.format(bank=bank, name=name, tail=tail, amount=amount, month=month, day=day)
    assert abs(judge(usual).score - judge(other).score) <= 1


@pytest.mark.parametrize("slot", ["${name}", "{1}", "#姓名#", "{{姓名}}", "@var(name)", "%s"])
def test_slots_move_nothing(slot: str) -> None:
    usual = "您好，您的贷款应还${amount}元，请您及时还款，谢谢。"
    assert abs(judge(usual).score - judge(usual.replace("${amount}", slot)).score) <= 1


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("尊敬的客户，请您按时还款，谢谢。", "尊敬的客戶，請您按時還款，謝謝。"),
        ("再不还钱就通知你的单位领导！", "再不還錢就通知你的單位領導！"),
        ("您好,应还500元,谢谢!", "您好，应还５００元，谢谢！"),
        ("立刻还钱!后果自负.", "立刻还钱！后果自负．"),
    ],
)
def test_scripts_and_widths_move_little(usual: str, other: str) -> None:
    assert abs(judge(usual).score - judge(other).score) <= 2


def finding(rule: str, debit: int) -> Finding:
    return Finding(rule, Level.ERROR, 0, 1, "", debit=debit)


def test_each_rule_is_charged_once() -> None:
    lines = politeness.score(SCALE, [], [finding("a", 10), finding("a", 10), finding("b", 5)], [])
    assert [(line.category, line.points) for line in lines] == [("base", 50), ("a", -10), ("b", -5)]


def test_what_exceeds_a_hundred_is_a_line_of_its_own() -> None:
    lines = politeness.score(SCALE, [Point("thanks", 40, Span(0, 1)), Point("help", 30, Span(1, 2))], [], [])
    assert lines[-1] == Point("ceiling", -20)
    assert sum(line.points for line in lines) == 100


def test_what_falls_below_nothing_is_a_line_of_its_own() -> None:
    lines = politeness.score(SCALE, [], [finding("a", 70)], [], Point("model", -8))
    assert lines[-1] == Point("floor", 28)


def test_a_gate_cancels_courtesy_and_silences_the_model() -> None:
    credits = [Point("thanks", 10, Span(0, 1))]
    lines = politeness.score(SCALE, credits, [finding("a", 10)], [GRAVE], Point("model", 8))
    assert [(line.category, line.points) for line in lines] == [
        ("base", 50),
        ("thanks", 10),
        ("a", -10),
        ("cancelled", -9),
        ("ceiling", -29),
    ]


@pytest.mark.parametrize(
    ("value", "name"), [(100, "warm"), (88, "warm"), (87, "neutral"), (40, "neutral"), (39, "hostile")]
)
def test_bands(value: int, name: str) -> None:
    assert politeness.band(SCALE, value) == name


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("他今天请假。", "request"),
        ("您可以申请分期。", "request"),
        ("本行谢绝现金。", "thanks"),
        ("没有商量的余地。", "help"),
        ("我们不会帮您办理延期。", "help"),
        ("祝贺你荣登榜首。", "wishes"),
        ("祝您在黑名单上愉快。", "wishes"),
        ("别不客气地说话。", "ease"),
    ],
)
def test_words_that_only_look_courteous_earn_nothing(text: str, category: str) -> None:
    assert category not in {point.category for point in judge(text).points}
