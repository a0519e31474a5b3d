"""explain, rules and test: what is known of the rules, a provider's and a project's own among them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.ruleset import RuleSet
from tests.conftest import cuoci

OWN = (
    "check: terms\nlevel: error\ntitle: {zh: 内部词, en: internal}\nmessage: {zh: '请删去“{match}”', en: drop it}\n"
    "why: 客户听不懂\nany: [M3客户]\ninside: true\nsource: [手册 3.2]\n"
    "examples:\n  bad: [您是«M3客户»]\n  good: [您是M3 Plus会员]\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "tone-own.yaml").write_text(OWN, "utf-8")
    (tmp_path / ".cuoci.yaml").write_text("packs: [core, ./own]\n", "utf-8")
    return tmp_path


def test_every_rule_can_be_explained(every_pack: RuleSet) -> None:
    ids = [rule.id for rule in every_pack.rules]
    whole = json.loads(cuoci("explain", *ids, "-f", "json").out)
    assert whole["schema"] == 1
    assert [rule["id"] for rule in whole["rules"]] == ids
    for shown, rule in zip(whole["rules"], every_pack.rules, strict=True):
        assert (shown["level"], shown["title"], shown["message"]) == (rule.level, rule.title, rule.message)
        assert shown["why"] == rule.why
        assert len(shown["bad"]) == len(rule.bad)
        assert len(shown["good"]) == len(rule.good)
        assert [source["key"] for source in shown["source"]] == rule.source
        for example in shown["bad"]:
            assert all(0 <= start <= end <= len(example["text"]) for start, end in example["spans"])
    for lang in ("zh", "en"):
        pages = cuoci("explain", *ids, "--lang", lang).out
        for rule in every_pack.rules:
            assert rule.why[lang] in pages
            assert rule.message[lang] in pages


def test_by_id_or_title_each_once() -> None:
    both = cuoci("explain", "conduct-exposure", "向第三方透露债务", "tone-insult", "-f", "json")
    assert [rule["id"] for rule in json.loads(both.out)["rules"]] == ["conduct-exposure", "tone-insult"]


def test_a_projects_own_rules(project: Path) -> None:
    page = cuoci("explain", "tone-own", "--lang", "en", cwd=project).out
    assert "客户听不懂" in page  # said in one language only
    assert "手册 3.2" in page
    assert cuoci("explain", "conduct-exposure", cwd=project).code == 0
    assert cuoci("explain", "tone-own").code == 2


def test_whether_grounds_are_in_force() -> None:
    before, after = (
        json.loads(cuoci("explain", "time-night", "--as-of", day, "-f", "json").out)["rules"][0]["source"]
        for day in ("2025-01-01", "2026-11-24")
    )
    assert not all(source["in_force"] for source in before)
    assert all(source["in_force"] for source in after)
    assert cuoci("explain", "time-night", "--as-of", "tomorrow").code == 2


def test_rules_in_either_language(project: Path) -> None:
    assert cuoci("rules", "./own", cwd=project).out == "错误\ttone-own\t内部词\n"
    assert cuoci("rules", "./own", "--lang", "en", cwd=project).out == "error\ttone-own\tinternal\n"


def test_a_failing_example_is_shown(project: Path) -> None:
    (project / "own" / "tone-own.yaml").write_text(OWN.replace("«M3客户»", "«M3»客户"), "utf-8")
    run = cuoci("test", "./own", "--lang", "en", cwd=project)
    assert run.code == 2
    assert "wanted M3@2, found M3客户@2" in run.out
    assert run.out.endswith("1 rules, 2 examples, 1 failed\n")
