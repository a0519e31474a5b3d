from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .facts import facts

TIMES = {"day": 365, "month": 12, "year": 1}
WORDS = {
    "day": ("每日{}", "按日{}", "日利率{}", "日息{}", "每天{}", "{}/日", "{}每日"),
    "month": ("每月{}", "月利率{}", "月息{}", "{}/月"),
    "year": ("年化{}", "年利率{}", "每年{}", "{}/年"),
}


@given(st.integers(1, 9999), st.sampled_from(sorted(WORDS)), st.data())
def test_rates_read_back_and_are_annualised(points: int, period: str, data: st.DataObject) -> None:
    rate = Decimal(points) / 10_000
    text = data.draw(st.sampled_from(WORDS[period])).format(f"{rate * 100:.2f}%")
    (found,) = facts(f"如逾期未还，将收取{text}的逾期罚息。").penalty
    assert (found.rate, found.period, found.annual) == (rate, period, rate * TIMES[period])


@pytest.mark.parametrize(
    ("text", "rate", "period"),
    [
        ("每日2%", "0.02", "day"),
        ("日2％", "0.02", "day"),
        ("日息万五", "0.0005", "day"),
        ("日万分之五", "0.0005", "day"),
        ("按日万分之三点五", "0.00035", "day"),
        ("每日千分之一", "0.001", "day"),
        ("按日0.5‰", "0.0005", "day"),
        ("月息1分5厘", "0.015", "month"),
        ("月息2分", "0.02", "month"),
        ("年息8厘", "0.08", "year"),
        ("月利率1.2%", "0.012", "month"),
        ("年化18.25%", "0.1825", "year"),
        ("年利率百分之九点七五", "0.0975", "year"),
        ("0.05%/日", "0.0005", "day"),
    ],
)
def test_forms_of_a_rate(text: str, rate: str, period: str) -> None:
    found = facts(f"逾期部分{text}计收罚息。").penalty
    assert [(p.rate, p.period, p.role) for p in found] == [(Decimal(rate), period, "penalty")]


def test_two_percent_a_day_is_730_a_year() -> None:
    assert facts("如逾期未还，将收取每日2%的逾期罚息。").penalty[0].annual == Decimal("7.30")


def test_a_rate_without_a_period_has_no_year() -> None:
    (found,) = facts("逾期将收取2%的罚息。").penalty
    assert (found.rate, found.period, found.annual) == (Decimal("0.02"), None, None)


def test_a_raised_rate_is_a_multiple() -> None:
    (found,) = facts("罚息按合同利率上浮50%计收。").penalty
    assert (found.multiple, found.rate, found.annual) == (Decimal("1.5"), None, None)
    (found,) = facts("罚息按合同利率上浮50%计收。", contract_rate="14.6%").penalty
    assert (found.rate, found.annual) == (Decimal("0.219"), Decimal("0.219"))
    (found,) = facts("逾期利息按借款合同利率（年利率7.2%）上浮50%计收。").penalty
    assert found.annual == Decimal("0.108")
    (found,) = facts("余额不足将产生罚息（合同利率1.5倍）。").penalty
    assert found.multiple == Decimal("1.5")


@pytest.mark.parametrize("text", ["罚息按合同约定执行。", "逾期将依合同约定计收罚息。", "违约金按照协议约定收取。"])
def test_left_to_the_contract(text: str) -> None:
    (found,) = facts(text).penalty
    assert (found.rate, found.period, found.amount) == (None, None, None)
    assert "约定" in found.text


def test_sums_have_a_period_too() -> None:
    (found,) = facts("逾期每日加收滞纳金5元。").penalty
    assert (found.amount, found.period) == (Decimal(5), "day")


@pytest.mark.parametrize(
    "text",
    [
        "现在还款可减免50%。",
        "您已还50%的分期。",
        "活动期间手续费享8折。",
        "逾期可能影响您的信用记录。",
        "额度已提升20%。",
    ],
)
def test_what_is_no_penalty(text: str) -> None:
    assert [p for p in facts(text).penalty if p.role == "penalty"] == []


def test_the_loan_rate_is_no_penalty() -> None:
    (found,) = facts("您的贷款执行年利率7.2%，到期日12月10日。").penalty
    assert found.role == "contract_rate"
