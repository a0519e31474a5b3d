"""Sources of rules: every key is known, every instrument is used or kept as background, nothing is dressed up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from linter.citations import Citation, in_force, read
from linter.errors import ConfigError
from linter.folders import data_folder
from linter.ruleset import RuleSet

CITATIONS = read(data_folder() / "data" / "citations.yaml")

ROW = """\
citations:
  K:
    instrument: 某办法
    article: {article}
    issued: {issued}
    effective_from: 2020-01-01
    effective_to: {ended}
    force: {force}
    text_status: text
    confidence: high
    note: 无
as_of: 2026-11-23
"""


def _read(tmp_path: Path, **changes: str) -> dict[str, Citation]:
    path = tmp_path / "citations.yaml"
    row = {"article": "null", "issued": "null", "ended": "null", "force": "law", **changes}
    path.write_text(ROW.format(**row), encoding="utf-8")
    return read(path)


def test_every_source_is_a_citation(every_pack: RuleSet) -> None:
    unknown = {(rule.id, key) for rule in every_pack.rules for key in rule.source if key not in CITATIONS}
    assert unknown == set()


def test_every_error_of_conduct_and_visit_has_a_source(ruleset: RuleSet) -> None:
    bare = [r.id for r in ruleset.rules if r.pack in ("conduct", "visit") and r.level == "error" and not r.source]
    assert bare == []


def test_no_error_rests_on_superseded_or_house_sources_alone(ruleset: RuleSet) -> None:
    today = date(2026, 11, 24)
    for rule in ruleset.rules:
        if rule.pack in ("conduct", "visit") and rule.level == "error":
            cited = [CITATIONS[key] for key in rule.source]
            assert any(in_force(c, today) and c.force not in ("house", "vendor") for c in cited), rule.id


def test_every_source_is_used_or_background(every_pack: RuleSet) -> None:
    used = {key for rule in every_pack.rules for key in rule.source}
    idle = {key for key, c in CITATIONS.items() if key not in used and not c.background}
    assert idle == set()


def test_what_a_provider_refuses_rests_on_its_own_pages(every_pack: RuleSet) -> None:
    for rule in every_pack.rules:
        if rule.family == "provider":
            assert rule.source, rule.id
            assert {CITATIONS[key].force for key in rule.source} == {"vendor"}, rule.id


def test_superseded_instruments_are_kept() -> None:
    assert in_force(CITATIONS["ORDER-31"], date(2026, 4, 30))
    assert not in_force(CITATIONS["ORDER-31"], date(2026, 5, 1))
    assert not in_force(CITATIONS["ORDER-74"], date(2026, 4, 30))
    assert in_force(CITATIONS["ORDER-74"], date(2026, 5, 1))


def test_unread_texts_quote_no_unverified_article() -> None:
    assert CITATIONS["GBT-45251"].article is None
    assert CITATIONS["CBA-2026"].article is None
    assert CITATIONS["ZAGL-2026"].article is None


@pytest.mark.parametrize(
    "changes",
    [{"force": "custom"}, {"issued": "soon"}, {"article": "37"}, {"ended": "2019-12-31"}],
    ids=["force", "day", "article-not-quoted", "ends-before-it-begins"],
)
def test_refuses(tmp_path: Path, changes: dict[str, str]) -> None:
    with pytest.raises(ConfigError) as caught:
        _read(tmp_path, **changes)
    assert caught.value.line > 0


def test_a_day_not_known_does_not_rule_out(tmp_path: Path) -> None:
    cited = _read(tmp_path)["K"]
    assert cited.issued is None
    assert in_force(cited, date(2020, 1, 1))
    assert not in_force(cited, date(2019, 12, 31))
