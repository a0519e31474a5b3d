"""coverage.yaml: each clause of the sources → the rules that hold it, or the reason why none does."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.folders import data_folder, providers
from linter.ruleset import RuleSet
from linter.yamlfile import Table, load

FILES = sorted(data_folder().glob("**/coverage.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_clause_names_rules_or_a_reason(path: Path, every_pack: RuleSet) -> None:
    known = {rule.id for rule in every_pack.rules}
    table = load(path)
    assert isinstance(table, Table)
    for clause, held in table.items():
        if isinstance(held, Table):
            assert held.get("covered") is False, clause
            assert str(held.get("reason", "")).strip(), clause
        else:
            assert isinstance(held, list), clause
            assert held, clause
            assert set(held) <= known, (clause, set(held) - known)


@pytest.mark.parametrize("pack", ["conduct", "visit", *providers()])
def test_every_rule_of_the_pack_holds_some_clause(pack: str, every_pack: RuleSet) -> None:
    listed: set[str] = set()
    for path in FILES:
        table = load(path)
        assert isinstance(table, Table)
        listed |= {rule for held in table.values() if isinstance(held, list) for rule in held}
    assert {rule.id for rule in every_pack.rules if rule.pack == pack} - listed == set()
