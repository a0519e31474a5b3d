from __future__ import annotations

from statistics import mean, median_low

from hypothesis import given
from hypothesis import strategies as st

from linter.model import Level
from linter.report.statistics import render, tally
from tests.report.sample import edition, results


def test_rules_are_counted_by_level_with_their_titles() -> None:
    counted = tally(results()).rules(edition())
    assert [(c.rule, c.level, c.findings, c.drafts) for c in counted] == [
        ("conduct-tell", Level.ERROR, 2, 2),
        ("field-hotline", Level.ERROR, 1, 1),
        ("plain-word", Level.WARNING, 2, 2),
        ("conduct-tell", Level.WARNING, 1, 1),
        ("length-whole", Level.INFO, 2, 2),
    ]
    assert counted[0].title == "向第三方透露债务"
    assert tally(results()).rules(edition("en"))[0].title == "Telling others of the debt"


@given(st.lists(st.integers(0, 100), min_size=1))
def test_scores_are_spread_over_the_bands(scores: list[int]) -> None:
    counts = tally(results()[0]._replace(score=score) for score in scores)
    bands = counts.bands(edition())
    assert sum(band.drafts for band in bands) == len(scores)
    assert sorted(n for band in bands for n in range(band.least, band.most + 1)) == list(range(101))
    assert abs(counts.mean - mean(scores)) < 1e-9
    assert counts.median == median_low(scores)


def test_a_rule_nobody_knows_is_counted_too() -> None:
    result = results()[0]
    stray = result._replace(findings=(result.findings[0]._replace(rule="ignore-unused"),))
    assert "ignore-unused" in render(tally([stray]), edition())


def test_what_fails_depends_on_the_fail_level() -> None:
    counts = tally(results())
    failing = {level: counts.failing(edition(fail_on=level)) for level in ("error", "warning", "info", "never")}
    assert failing == {"error": 3, "warning": 6, "info": 8, "never": 0}
