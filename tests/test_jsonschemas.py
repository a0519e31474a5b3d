"""The schemas accept what the loaders accept and refuse what they refuse: on every shipped file, and on mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from linter import config, jsonschemas, packs
from linter.cli import cli
from linter.errors import ConfigError
from linter.folders import data_folder, providers
from linter.packs import NEEDED, RESERVED, read_classes, read_rule
from linter.ruleset import RuleSet
from linter.yamlfile import load, load_table
from tests.conftest import ROOT
from tests.test_readme import blocks

RULE_FILES = [
    path
    for path in sorted((ROOT / "rules").rglob("*.yaml"))
    if path.stem not in RESERVED and "data" not in path.relative_to(ROOT / "rules").parts
]
PROJECT = Draft202012Validator(jsonschemas.config_schema([]))  # rules are only suggested
RULE = Draft202012Validator(jsonschemas.rule_schema())
CLASSES = read_classes(data_folder() / "data" / "classes")
# The faults of shape, which a schema can see; the others are about what a value means.
SHAPE = {"unknown-key", "wrong-type", "unknown-check", "unknown-kind", "unknown-meta", "bad-meta", "no-examples"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_they_are_schemas(every_pack: RuleSet, language: str) -> None:
    for schema in (jsonschemas.rule_schema(language), jsonschemas.config_schema(every_pack.rules, language)):
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_shipped_rule_fits() -> None:
    assert len(RULE_FILES) > 200
    for path in RULE_FILES:
        assert [error.message for error in RULE.iter_errors(load(path))] == [], path


def test_the_projects_that_are_shown_fit(tmp_path: Path) -> None:
    shown = [text for text in blocks("yaml") if "packs:" in text]
    assert shown
    for name in ["", *providers()]:
        folder = tmp_path / (name or "none")
        folder.mkdir()
        chosen = ["--provider", name] if name else []
        made = CliRunner().invoke(cli, ["init", "--dir", str(folder), "--regime", "bank", *chosen])
        assert made.exit_code == 0, made.output
        shown.append((folder / ".cuoci.yaml").read_text("utf-8"))
    for number, text in enumerate(shown):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text, "utf-8")
        assert [error.message for error in PROJECT.iter_errors(load(path))] == []


def test_the_rule_that_is_shown_fits(tmp_path: Path) -> None:
    for text in blocks("yaml"):
        if "check:" in text:
            (tmp_path / "rule.yaml").write_text(text, "utf-8")
            assert RULE.is_valid(load(tmp_path / "rule.yaml"))


# fmt: off
VALUES = st.sampled_from([
    "x", "error", "core", "zh", "due", "bank", "2026-12-10", "14.6%", 3, -2, 2.5, True, None, [], ["x"], [1], [{}], {},
    {"zh": "x"}, {"zh": 1}, {"kind": "due"}, {"kind": "duee"}, {"kinds": "due"}, {"tone": "off"}, {"tone": "of"},
    {"tone-insult": {}}, {"slots": {"a": {"max": 3}}}, {"slots": {"a": {"maxx": 3}}}, {"paydays": [10]},
    {"paydays": 10}, {"negated": True}, {"negated": "x"}, {"before": "x"}, {"bad": ["x"]},
    {"bad": ["«x»"], "good": [{"text": "y"}]}, {"bad": [{"txt": "x"}], "good": ["y"]}, [{"match": "a/"}],
    [{"match": "a/", "meta": {"kind": "due"}}], [{"match": "a/", "levels": {"tone": "of"}}], [{"meta": {}}],
])
# fmt: on


def shape(error: ConfigError) -> bool:
    """Tell whether a fault is one of shape."""
    needed = {*NEEDED, "text", "match"}
    return error.key in SHAPE or (error.key == "missing-key" and error.facts["name"] in needed)


@given(
    table=st.dictionaries(
        st.sampled_from([*(key for key in config.KEYS if key not in ("extends", "model", "whole")), "level"]),
        VALUES,
        max_size=3,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_projects_are_judged_alike(table: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / ".cuoci.yaml"
    path.write_text(json.dumps(table, ensure_ascii=False), "utf-8")
    try:
        config.read(path)
        refused = False
    except ConfigError as error:
        assume(shape(error))
        refused = True
    assert PROJECT.is_valid(table) is not refused


KEYS = sorted({key for check in packs.CHECKS for key in packs.keys_of(check)} | {"chek"})


@given(source=st.sampled_from(RULE_FILES), key=st.sampled_from(KEYS), value=VALUES, drop=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=500)
def test_rules_are_judged_alike(source: Path, key: str, value: object, drop: bool, tmp_path: Path) -> None:
    table = dict(load_table(source))
    if drop:
        table.pop(key, None)
    else:
        table[key] = value
    path = tmp_path / source.name
    path.write_text(json.dumps(table, ensure_ascii=False), "utf-8")
    try:
        read_rule(path, "own", CLASSES)
        refused = False
    except ConfigError as error:
        assume(shape(error))
        refused = True
    assert RULE.is_valid(table) is not refused
