"""When a message goes out: edges of the window, and days that must add up."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from linter.checks.moments import day, moment
from linter.engine import Engine
from linter.examples import AS_OF
from linter.model import Draft
from linter.ruleset import RuleSet


@pytest.fixture(scope="module")
def engine(ruleset: RuleSet) -> Engine:
    return Engine(ruleset._replace(rules=[r for r in ruleset.rules if r.family == "time"]))


def _rules(engine: Engine, text: str, **meta: object) -> set[str]:
    return {f.rule for f in engine.judge(Draft(text, ""), {"kind": "overdue", **meta}, AS_OF).findings}


def test_moments() -> None:
    assert moment("2026-12-08T23:30") == datetime(2026, 12, 8, 23, 30)
    assert moment("2026-12-08 23:30:05") == datetime(2026, 12, 8, 23, 30, 5)
    assert moment("2026/12/08") == date(2026, 12, 8)
    assert moment("soon") is None
    assert day(datetime(2026, 12, 8, 1)) == date(2026, 12, 8)


@pytest.mark.parametrize(
    ("clock", "night"), [("07:59", True), ("08:00", False), ("21:59", False), ("22:00", True), ("00:00", True)]
)
def test_the_edges_of_the_night(engine: Engine, clock: str, night: bool) -> None:
    assert ("time-night" in _rules(engine, "您的账单待还。", send_at=f"2026-12-08T{clock}")) is night


@pytest.mark.parametrize(
    ("window", "night"),
    [
        ("08:00-22:00", False),
        ("9:00-18:00", False),
        ("07:00-09:00", True),
        ("21:00-23:00", True),
        ("22:00-08:00", True),
    ],
)
def test_windows(engine: Engine, window: str, night: bool) -> None:
    assert ("time-night" in _rules(engine, "您的账单待还。", send_window=window)) is night


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("您的账单今天到期。", True),
        ("您的账单明天到期。", False),
        ("您的账单后天到期。", True),
        ("还剩1天到期。", False),
        ("还剩2天到期。", False),  # whether today counts differs from lender to lender
        ("还剩5天到期。", True),
        ("本周四是您的还款日。", False),
        ("本周三是您的还款日。", True),
    ],
)
def test_counts(engine: Engine, text: str, wrong: bool) -> None:
    found = _rules(engine, text, kind="due", send_at="2026-12-09T10:00", due="2026-12-10")
    assert ("time-count" in found) is wrong


def test_nothing_is_said_without_dates(engine: Engine) -> None:
    assert _rules(engine, "您的账单今天到期，逾期3天。") == set()


def test_an_unknown_year_is_said(engine: Engine) -> None:
    assert "time-holiday-unknown" in _rules(engine, "您的账单待还。", send_at="2031-10-01T10:00")
    assert "time-holiday" in _rules(engine, "您的账单待还。", send_at="2026-10-01T10:00")
    assert not {"time-holiday", "time-holiday-unknown"} & _rules(engine, "您的账单待还。", send_at="2026-12-08T10:00")
