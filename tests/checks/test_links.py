"""Addresses in a text, and what is only like one."""

from __future__ import annotations

import pytest

from linter.engine import Engine
from linter.examples import AS_OF
from linter.model import Draft
from linter.ruleset import RuleSet


@pytest.fixture(scope="module")
def engine(ruleset: RuleSet) -> Engine:
    return Engine(ruleset._replace(rules=[r for r in ruleset.rules if r.check == "links"]))


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("见 https://www.example.com/bill 。", {"link-any"}),
        ("见t.cn/a6xyz，谢谢。", {"link-any", "link-short"}),
        ("见http://www.example.com，谢谢。", {"link-any", "link-unsafe"}),
        ("见xn--fiq228c.cn，谢谢。", {"link-any", "link-unsafe"}),
        ("见example.top/pay，谢谢。", {"link-any", "link-odd"}),
        ("见https://example.com/${id}，谢谢。", {"link-any", "link-variable"}),
        ("见https://${host}/pay", {"link-any", "link-variable"}),
        ("邮箱service@example.com。", set()),
        ("应还1,280.50元，年化21.9%。", set()),
        ("版本1.2.3，请升级。", set()),
    ],
)
def test_addresses(engine: Engine, text: str, rules: set[str]) -> None:
    assert {f.rule for f in engine.judge(Draft(text, ""), {}, AS_OF).findings} == rules


@pytest.mark.parametrize(("domains", "found"), [(["example.com"], False), ("example.org", True), (None, False)])
def test_allow_list(engine: Engine, domains: object, found: bool) -> None:
    meta = {"domains": domains} if domains else {}
    findings = engine.judge(Draft("见https://pay.example.com/x", ""), meta, AS_OF).findings
    assert ("link-host" in {f.rule for f in findings}) is found
