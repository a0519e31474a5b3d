"""The rules about rules: every rule of every shipped pack proves itself by its own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter import examples
from linter.engine import Engine
from linter.folders import find, shipped
from linter.model import Draft, Level
from linter.packs import FAMILIES, compile_packs, rule_files
from linter.ruleset import Rule, RuleSet

PACKS = [find(name, Path()) for name in shipped() if rule_files(find(name, Path()))]
RULESET = compile_packs(PACKS)
DEFAULT = RULESET._replace(rules=[r for r in RULESET.rules if "providers" not in r.path])


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda rule: rule.id)
def test_examples_hold(rule: Rule) -> None:
    assert [f"{f.side}: {f.text}: wanted {f.wanted}, found {f.found}" for f in examples.failures(RULESET, rule)] == []


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda rule: rule.id)
def test_speaks_both_languages(rule: Rule) -> None:
    for texts in (rule.title, rule.message):
        assert set(texts) == {"zh", "en"}
        assert all(text.strip() for text in texts.values())
    assert rule.why.strip()


@pytest.mark.parametrize("rule", RULESET.rules, ids=lambda rule: rule.id)
def test_message_says_what_to_do(rule: Rule) -> None:
    assert "请" in rule.message["zh"] or "再删" in rule.message["zh"] or "可" in rule.message["zh"]


def test_families_are_known() -> None:
    assert {rule.family for rule in RULESET.rules} <= set(FAMILIES)


def test_good_examples_raise_no_error_of_their_family() -> None:
    wrong: list[str] = []
    engines: dict[str, Engine] = {}
    for rule in DEFAULT.rules:
        if rule.family not in engines:
            family = [r for r in DEFAULT.rules if r.family == rule.family]
            engines[rule.family] = Engine(DEFAULT._replace(rules=family), known=DEFAULT.rules)
        for written in rule.good:
            example = examples.read(written)
            meta = {"kind": rule.kinds[0] if rule.kinds else "overdue", **example.meta}
            result = engines[rule.family].judge(Draft(example.text, ""), meta, examples.AS_OF)
            wrong += [
                f"{rule.id}: {example.text}: {f.rule}" for f in result.findings
                if f.level is Level.ERROR and f.rule != rule.id
            ]  # fmt: skip
    assert wrong == []


def test_no_code_among_the_rules() -> None:
    root = PACKS[0].parent
    assert [p for p in root.rglob("*") if p.is_file() and p.suffix not in (".yaml", ".json")] == []


def test_rule_set_survives_being_kept(ruleset: RuleSet) -> None:
    from linter.ruleset import dump, restore

    assert dump(restore(dump(ruleset))) == dump(ruleset)
