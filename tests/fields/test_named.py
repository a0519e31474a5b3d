"""Variables whose name says what they hold, and the frames that two blind batches brought up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from linter.fields.named import name_role
from tests.fields.facts import facts, kind


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("本金", "principal"), ("interest", "interest"), ("paid", "paid"), ("unpaid", None), ("oweAmt", "due"),
        ("payoff", "due"), ("waive", "discount"), ("lateFee", "penalty"), ("amount", None), ("overdue", None),
        ("bonds", None), ("total", "total"),
    ],
)  # fmt: skip
def test_a_name_tells_the_role(name: str, role: str | None) -> None:
    assert name_role(name) == role


def test_a_neighbour_does_not_lend_its_word() -> None:
    found = facts("您的按揭贷款应还${本金}元（本金）+${利息}元（利息），扣款日为每月15日。")
    assert [a.role for a in found.amount] == ["principal", "interest"]


@pytest.mark.parametrize("slot", ["&total&", "__TOTAL__", "@total@"])
def test_home_made_notations_are_variables(slot: str) -> None:
    assert [a.text for a in facts(f"您的借款剩余应还{slot}元，请尽快结清。").amount] == [f"{slot}元"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("您的贷款已逾期，欠款500元，请尽快归还。", "total"),
        ("您的贷款已逾期，本期欠款500元，请尽快归还。", "due"),
        ("您的贷款已逾期，全部欠款500元，请尽快归还。", "total"),
        ("您的贷款已逾期，剩余全部待还500元。", "total"),
        ("你的款子拖了12天了，一共欠500元。", "total"),
        ("您的贷款已逾期，利息还差32元。", "interest"),
    ],
)
def test_all_that_is_owed_is_a_total(text: str, role: str) -> None:
    assert [a.role for a in facts(text).amount] == [role]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("你欠的六千元本周内不还就移交。", "本周内"),
        ("逾期通知 金额：1.26万 截止：48小时内", "48小时内"),
        ("2021/07/18 您的按揭贷款应还533元。", "2021/07/18"),
        ("本期应还#amt#元，宽限期至#grace#。", "#grace#"),
    ],
)
def test_deadlines(text: str, deadline: str) -> None:
    assert [d.text for d in facts(text).deadline] == [deadline]


@pytest.mark.parametrize(
    "text", ["借款已过还款日（5月9日），逾期金额780元。", "欠款500元已于6月30日到期，至今未予归还。"]
)
def test_a_day_missed_is_no_deadline(text: str) -> None:
    assert not facts(text).deadline


def test_a_numbered_month_has_a_last_day() -> None:
    (found,) = facts("您的贷款请于2月底前还清。").deadline
    assert str(found.date) == "2027-02-28"


def test_a_monthly_rate_after_a_colon() -> None:
    (found,) = facts("逾期通知 借款人：吴某 罚则：月2%").penalty
    assert (found.period, found.annual) == ("month", Decimal("0.24"))


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("逾期请加企微 yunfan_kf 聊", ["企微 yunfan_kf"]),
        ("账单已出，邮箱{7}。", ["{7}"]),
        ("账单5天后到期，具体可咨询门店顾问。", []),
        ("额度将失效，立即登录App提现！", []),
    ],
)
def test_contacts(text: str, contacts: list[str]) -> None:
    found = [c.text for c in facts(text).contact]
    assert len(found) == len(contacts)
    assert all(a in b or b in a for a, b in zip(found, contacts, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "你欠的六千元请还。",
        "您的借款已转入催收，请联系我。",
        "账单晚了{d}天，补上{x}元就好。",
        "最后通牒：欠款柒仟元整。",
    ],
)
def test_arrears_are_overdue(text: str) -> None:
    assert kind(text)[0] == "overdue"


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("请于12月5日下班前还清欠款500元。", ["12月5日下班前"]),
        ("请于12月5日之前还款500元。", ["12月5日之前"]),
        ("12月5日前仍未还款的，将按日万分之五计收违约金。", ["12月5日前"]),
        ("您12月1日应还的500元至今未还，请尽快处理。", []),
        ("您3天前到期的账单500元仍未还，请尽快处理。", []),
        ("您先前还款300元，剩余200元请于12月6日前结清。", ["12月6日前"]),
        ("您的欠款【金额】元，请于【还款日】前还清。", ["【还款日】前"]),
        ("欠款_amt_元，请于_date_前还清。", ["_date_前"]),
        ("【某行】您好【重要通知】请还款。", []),
    ],
)
def test_days_to_pay_by_and_days_gone_by(text: str, deadlines: list[str]) -> None:
    assert [d.text for d in facts(text).deadline] == deadlines


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("您的3万元经营贷款12月5日到期，本期应还利息320元。", ["other", "interest"]),
        ("您已逾期3期，总计4500元，请还款。", ["total"]),
        ("您先前还款300元，剩余200元请于12月6日前结清。", ["paid", "due"]),
        ("余额低于您设置的预警线500元，当前余额20元。", ["other", "balance"]),
        ("已收到您11月物业费300元、停车费200元。", ["paid", "paid"]),
        ("您的贷款已逾期，应还总额500元（含律师费100元）。", ["total", "fee"]),
    ],
)
def test_what_else_a_sum_may_be(text: str, roles: list[str]) -> None:
    assert [a.role for a in facts(text).amount] == roles
