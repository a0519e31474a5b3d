from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.fields.role import OWED

from .facts import facts
from .test_numerals import CAPITAL, CAPITAL_UNITS, chinese

TEMPLATES = (
    "您本期应还{}，请于12月10日前还款。",
    "【某某消金】您尾号1234的账户尚欠{}。",
    "您的贷款已逾期3天，待还金额为{}，致电95000。",
    "应还款额：{}\n还款日：12月10日",
    "您有{}剩余欠款待还。",
)


@given(st.integers(1, 10**11), st.sampled_from(TEMPLATES))
def test_sums_read_back(cents: int, template: str) -> None:
    value = Decimal(cents) / 100
    for text in (f"{value:.2f}元", f"{value:,.2f}元", f"￥{value:,.2f}", f"人民币{value:.2f}元整", f"RMB{value:.2f}"):
        found = [a for a in facts(template.format(text)).amount if a.role in OWED]
        assert [a.value for a in found] == [value], text


@given(st.integers(1, 10**9), st.sampled_from(TEMPLATES))
def test_capital_sums_read_back(yuan: int, template: str) -> None:
    text = "人民币" + chinese(yuan, CAPITAL, CAPITAL_UNITS) + "元整"
    assert [a.value for a in facts(template.format(text)).amount] == [yuan]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("您的可用额度为50000元。", "limit"),
        ("您的授信额度3万元已生效。", "limit"),
        ("送您500元优惠券，限12月使用。", "discount"),
        ("送您50元还款抵扣券。", "discount"),
        ("为您减免利息120元。", "discount"),
        ("您尾号1234的卡12月3日消费500元。", "transaction"),
        ("您尾号1234的账户11月20日转账300元。", "transaction"),
        ("您已还款500元，感谢支持。", "paid"),
        ("已收到您的还款500元。", "paid"),
        ("您的账户余额为35.20元。", "balance"),
        ("原借款金额50000元。", "other"),
    ],
)
def test_what_is_not_owed(text: str, role: str) -> None:
    assert [a.role for a in facts(text).amount] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("您尚欠本金1000元。", "principal"),
        ("您尚欠利息20元。", "interest"),
        ("您已产生罚息4.20元。", "penalty"),
        ("最低还款额128.05元。", "minimum"),
        ("请于12月10日前存入500元。", "due"),
        ("我行将于12月10日扣款500元。", "due"),
        ("您的水费128元请于12月10日前缴纳。", "due"),
        ("您欠款总额50000元。", "total"),
        ("您于2013年向我社贷款八千元，至今未还。", "principal"),
    ],
)
def test_what_is_owed(text: str, role: str) -> None:
    assert [a.role for a in facts(text).amount] == [role]


def test_parts_and_their_whole() -> None:
    found = facts("您已逾期5天，本金1000元、利息20元、罚息4.20元，合计1024.20元。").amount
    assert [a.role for a in found] == ["principal", "interest", "penalty", "total"]
    assert sum(a.value or 0 for a in found[:3]) == found[3].value


def test_foreign_money_keeps_its_currency() -> None:
    found = facts("您本期应還HK$4,680，美元应还USD 356.07，新台币应还NT$6,250。").amount
    assert [(a.value, a.currency) for a in found] == [
        (Decimal("4680"), "HKD"),
        (Decimal("356.07"), "USD"),
        (Decimal("6250"), "TWD"),
    ]


def test_full_width_commas_group_only_full_width_digits() -> None:
    assert [a.value for a in facts("尚欠２，９１５．００元。").amount] == [Decimal("2915.00")]
    assert [a.value for a in facts("尾号500，300元未还。").amount] == [Decimal("300")]


def test_card_tails_and_codes_are_no_sums() -> None:
    assert facts("您尾号1234的卡，验证码482917，订单8830021745。").amount == ()


def test_announced_penalties_are_not_owed() -> None:
    fields = facts("请于12月10日前还款，否则每日加收5元滞纳金。")
    assert fields.amount == ()
    assert [p.amount for p in fields.penalty] == [Decimal(5)]
