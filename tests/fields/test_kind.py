from __future__ import annotations

import pytest

from .facts import facts, kind

S1 = (
    "亲爱的客户,依据咱们的记录,您有剩余欠款人民币10000元,截止日期为2022年8月31日。"
    "如逾期未还,将依照合同协定收取每日2%的逾期罚息。"
)
G1 = (
    "【某某消金】尊敬的客户，您尾号1234的借款应还1024.20元：本金1000元、利息20元、罚息4.20元（年化21.9%），"
    "请于2026年12月10日前还款。如已还款请忽略；如有困难或异议，欢迎致电官方客服及投诉热线400-000-0000，感谢您的配合。"
)
G2 = "【某某消金】尾号1234的借款应还1024.2元(含罚息4.2元)，请于12月10日前还款。已还请忽略，如有困难请致电4000000000。"
B2 = "【某某银行】如持续逾期，我行可能依合同约定通过诉讼等合法途径主张权益，如有困难请致电95000。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("您的贷款已逾期5天，请尽快还款。", "overdue"),
        ("您尚欠本金1000元，请还款。", "overdue"),
        ("您本期账单应还500元，还款日12月10日，逾期将收取罚息。", "due"),
        ("您的借款将于12月10日到期，请按时还款，避免逾期。", "due"),
        ("您尾号1234的卡12月3日10:20消费500元。", "transaction"),
        ("已收到还款500元，感谢您的支持。", "transaction"),
        ("您的信用卡固定额度已调整为48000元。", "limit"),
        ("因您有逾期记录，您的额度由2万元下调至1万元。", "limit"),
        ("您的借款还款日已过，请还款。", "overdue"),
        ("借的两千块到期三天了，快还。", "overdue"),
        ("您的借款还有3天到期了。", "due"),
        ("您的借款1万元已于3月6日发放至尾号1172账户。", "transaction"),
        ("您的账户余额为83.17元。", "balance"),
        ("限时特惠，领取红包最高50元，回复TD退订。", "marketing"),
        ("验证码482917，请勿告知他人。", "code"),
    ],
)
def test_kinds(text: str, expected: str) -> None:
    assert kind(text) == (expected, "inferred")


def test_declared_beats_inferred_and_the_strictest_is_the_default() -> None:
    assert kind("您好。", kind="marketing") == ("marketing", "declared")
    assert kind("您好。") == ("overdue", "default")


def test_first_seed() -> None:
    fields = facts(S1)
    assert [(a.text, str(a.value)) for a in fields.amount] == [("人民币10000元", "10000")]
    assert [str(d.date) for d in fields.deadline] == ["2022-08-31"]
    assert [str(p.annual) for p in fields.penalty] == ["7.30"]
    assert fields.contact == ()


def test_first_golden_message() -> None:
    fields = facts(G1)
    assert [a.role for a in fields.amount] == ["due", "principal", "interest", "penalty"]
    assert [str(d.date) for d in fields.deadline] == ["2026-12-10"]
    assert [str(p.annual) for p in fields.penalty if p.rate] == ["0.219"]
    assert [c.value for c in fields.contact] == ["4000000000"]
    assert [(s.name, s.institution) for s in fields.sender] == [("某某消金", "consumer_finance")]
    assert [a.value for a in fields.account] == ["1234"]


def test_second_golden_message_and_a_bare_legal_notice() -> None:
    fields = facts(G2)
    assert all((fields.amount, fields.deadline, fields.penalty, fields.contact))
    fields = facts(B2)
    assert (fields.amount, fields.deadline, fields.penalty) == ((), (), ())
    assert [c.value for c in fields.contact] == ["95000"]


def test_offsets_are_those_of_the_plain_text() -> None:
    text = "您尾号１２３４的借款应还￥１，０２４．２０元&nbsp;，请于１２月１０日前还款。"
    fields = facts(text)
    assert [a.text for a in fields.amount] == ["￥１，０２４．２０元"]
    assert [d.text for d in fields.deadline] == ["１２月１０日前"]
