"""The rules a user may name here: those that come with the program, all providers' too, and the project's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from linter import cache, config
from linter.folders import data_folder, find, shipped
from linter.packs import rule_files
from linter.ruleset import Rule, RuleSet
from linter.version import VERSION


def packs_with_rules() -> list[str]:
    """Return the shipped packs that hold a rule."""
    return [name for name in shipped() if rule_files(find(name, Path()))]


def rules_of(packs: Sequence[str]) -> RuleSet:
    """Return the rules of packs named by the user; of all that are shipped where none is named."""
    return _load([find(name, Path()) for name in packs or packs_with_rules()])


def every_rule() -> dict[str, Rule]:
    """Return all rules by id; one of the project around the working folder stands for a shipped one of that id."""
    rules = {rule.id: rule for rule in rules_of(()).rules}
    project = config.discover(Path())
    own = [pack for pack in config.read(project).packs if data_folder() not in pack.parents] if project else []
    return {**rules, **({rule.id: rule for rule in _load(own).rules} if own else {})}


def _load(folders: Sequence[Path]) -> RuleSet:
    return cache.load(folders, data_folder() / "data", VERSION)
