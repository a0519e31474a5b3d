from __future__ import annotations

import pytest

from linter.parsing.slotnames import name_type

from .facts import facts

SYNTAXES = ("${{{}}}", "#{}#", "{{{{{}}}}}", "@var({})", "{{${}}}", "{{{}}}")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("amount", "money"), ("yhje", "money"), ("yhk", "money"), ("应还金额", "money"), ("orderPrice", "money"),
        ("amount_due", "money"), ("待还总额", "money"), ("DUE_AMT", "money"), ("due_date", "date"), ("hkrq", "date"),
        ("repay_by", "date"), ("最后还款日", "date"), ("rate", "rate"), ("late_fee_rate", "rate"),
        ("违约金比例", "rate"),
        ("phone", "phone"), ("tel", "phone"), ("kfdh", "phone"), ("lxdh", "phone"), ("客服电话", "phone"),
        ("cardTail", "account"), ("customer_name", "name"), ("overdue_days", "days"), ("DEBTOR", "name"), ("x", None),
    ],
)  # fmt: skip
def test_the_head_of_a_name_tells_its_type(name: str, kind: str | None) -> None:
    assert name_type(name) == kind


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_variables_are_facts_in_every_notation(syntax: str) -> None:
    amount, day, tel = (syntax.format(n) for n in ("amount", "due_date", "kfdh"))
    fields = facts(f"您的借款应还{amount}元，请于{day}前还款，如有疑问致电{tel}。")
    assert [(a.slot, a.value, a.role) for a in fields.amount] == [("amount", None, "due")]
    assert [(d.slot, d.date) for d in fields.deadline] == [("due_date", None)]
    assert [(c.slot, c.value) for c in fields.contact] == [("kfdh", None)]


def test_context_tells_what_numbered_variables_are() -> None:
    fields = facts("应还{1}元，请于{2}前还款，逾期按日{3}%计收罚息，电话{4}，尾号{5}。")
    assert [a.slot for a in fields.amount] == ["1"]
    assert [d.slot for d in fields.deadline] == ["2"]
    assert [(p.slot, p.period) for p in fields.penalty] == [("3", "day")]
    assert [c.slot for c in fields.contact] == ["4"]
    assert [a.slot for a in fields.account] == ["5"]


def test_a_declared_type_wins() -> None:
    slots = {"a": {"type": "deadline"}, "b": {"type": "amount"}, "c": {"type": "contact"}}
    fields = facts("应还{b}，{a}前还，打{c}。", slots=slots)
    assert [d.slot for d in fields.deadline] == ["a"]
    assert [a.slot for a in fields.amount] == ["b"]
    assert [c.slot for c in fields.contact] == ["c"]


def test_year_month_and_day_variables_are_one_date() -> None:
    (found,) = facts("请于{1}年{2}月{3}日前还款。").deadline
    assert found.text == "{1}年{2}月{3}日前"
    assert facts("您的{1}年{2}月账单已出。").deadline == ()


def test_days_overdue_are_no_deadline() -> None:
    assert facts("您已逾期${days}天，请尽快还款。").deadline == ()
