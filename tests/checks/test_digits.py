"""Numbers of persons: proved by checksum or by company, and never mistaken for harmless digits."""

from __future__ import annotations

import pytest

from linter.checks.digits import identity_holds, luhn_holds
from linter.engine import Engine
from linter.examples import AS_OF
from linter.model import Draft
from linter.ruleset import RuleSet


def _privacy(ruleset: RuleSet) -> Engine:
    return Engine(ruleset._replace(rules=[r for r in ruleset.rules if r.check == "digits"]))


def test_identity_checksum() -> None:
    assert identity_holds("11010519491231002X")
    assert identity_holds("11010519491231002x")
    assert not identity_holds("110105194912310021")


def test_luhn() -> None:
    assert luhn_holds("4111111111111111")
    assert not luhn_holds("4111111111111112")
    assert not luhn_holds("0000000000000000")


@pytest.mark.parametrize(
    "text",
    [
        "客服热线400-812-3456，欢迎来电。",
        "应还12345678901.50元。",
        "请于2026年12月10日前处理。",
        "您尾号1234的卡应还860元。",
        "身份证110105********002X已登记。",
        "手机138****5678已登记。",
        "卡号6222 **** **** 0128。",
        "流水号202611230000123456。",
        "订单号6222021234567890128。",
        "座机0571-8700-2218。",
        "应还${amount}元，手机${phone}。",
    ],
)
def test_harmless(ruleset: RuleSet, text: str) -> None:
    assert [f.rule for f in _privacy(ruleset).judge(Draft(text, ""), {}, AS_OF).findings] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("证件１１０１０５１９４９１２３１００２Ｘ", "privacy-identity"),
        ("卡4111 1111 1111 1111", "privacy-card"),
        ("收件人13812345678", "privacy-mobile"),
        ("机主 138-1234-5678", "privacy-mobile"),
    ],
)
def test_written_otherwise(ruleset: RuleSet, text: str, rule: str) -> None:
    assert [f.rule for f in _privacy(ruleset).judge(Draft(text, ""), {}, AS_OF).findings] == [rule]
