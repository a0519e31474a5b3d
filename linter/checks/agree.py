"""Figures of one message that must agree with each other and with the calendar.

A rule names one ``fault``:

* ``sum``: a total that is not the sum of the parts it is said to be made of, beyond a cent;
* ``accrual``: a stated penalty that is not rate times principal times days, beyond a cent;
* ``calendar``: a date that does not exist (2月30日);
* ``weekday``: a weekday that is not that date's;
* ``past``: a deadline that was over on the day of judging;
* ``conflict``: several sums due, or several deadlines, that differ.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes
from linter.model import Span
from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"fault": "sum|accrual|calendar|weekday|past|conflict"}

_CENT = Decimal("0.01")
_PARTS = ("principal", "interest", "penalty", "fee")
# Each begins with a digit, so that the search skips from digit to digit. 8/31 without a year is no date here: it may
# be a fraction, a version, a score.
_MONTH_DAY = lazy(r"(\d{1,2})月(\d{1,2})(?![\d%.元])[日号]?")
_ISO = lazy(r"(20\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d%.元])")
_YEAR = lazy(r"(20\d{2})年\Z")
_WEEKDAY = lazy(r"\s?(?:(?P<open>\()\s?)?(?:周|星期|礼拜)(?P<week>[一二三四五六日天])(?(open)\s?\)|)")
_DAYS_LATE = lazy(r"逾期(?:已|了|天数)?[:为]?(\d{1,4})[天日]")
# A total said to hold more than what is listed beside it.
_OPEN = lazy(r"含|包括|其中|等|剩余|未到期")

_CUES: Mapping[str, list[str]] = {
    "sum": ["本金", "利息", "罚息", "违约金", "费"],
    "accrual": ["罚息", "违约金", "逾期利息"],
    "calendar": ["月", "20"],
    "weekday": ["周", "星期", "礼拜"],
    "past": ["年", "20"],
    "conflict": ["元", "月", "日"],
}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, triggered by the words without which there is nothing to compare."""
    fault = options.get("fault")
    if not isinstance(fault, str):
        raise BadOption("fault", "missing-key", name="fault")
    return [Part([_CUES[fault]], {"fault": fault})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the figures that disagree."""
    yield from _FAULTS[str(data["fault"])](case)


def _sums(case: Case) -> Iterator[Found]:
    amounts = case.fields.amount
    wholes = [a for a in amounts if a.role in ("total", "due")]
    parts = [a for a in amounts if a.role in _PARTS]
    if len(wholes) != 1 or not parts or any(a.value is None for a in (*wholes, *parts)):
        return
    whole = wholes[0]
    span = Span(min(a.start for a in (whole, *parts)), max(a.end for a in (whole, *parts)))
    if len(case.message.plain[span.start : span.end]) > 90 or len({a.role for a in parts}) < len(parts):
        return
    total = sum((a.value or Decimal(0) for a in parts), Decimal(0))
    stated = whole.value or Decimal(0)
    between = case.message.plain[span.start : span.end]
    if len(parts) == 1 and not _OPEN.search(between):
        return  # 利息864元还差300元: two sums, of which neither is part of the other
    listed = len(parts) >= 2 and any(a.role == "principal" for a in parts)
    wrong = abs(total - stated) > _CENT if listed and not _OPEN.search(between) else total - stated > _CENT
    if listed and _OPEN.search(between) and "剩余" not in between and "未到期" not in between and "等" not in between:
        wrong = abs(total - stated) > _CENT
    if wrong:
        yield Found(whole.start, whole.end, {"stated": stated, "total": total})


def _accruals(case: Case) -> Iterator[Found]:
    fields = case.fields
    rates = [p for p in fields.penalty if p.role == "penalty" and p.rate is not None and p.period == "day"]
    charged = [a for a in fields.amount if a.role == "penalty" and a.value is not None]
    principal = [a for a in fields.amount if a.role == "principal" and a.value is not None]
    late = _DAYS_LATE.findall(case.message.plain)
    if not (len(rates) == len(charged) == len(principal) == len(late) == 1):
        return
    accrued = (rates[0].rate or Decimal(0)) * (principal[0].value or Decimal(0)) * int(late[0])
    if abs(accrued - (charged[0].value or Decimal(0))) > _CENT:
        yield Found(charged[0].start, charged[0].end, {"accrued": accrued.quantize(_CENT), "stated": charged[0].value})


def _dates(case: Case) -> Iterator[tuple[Span, int | None, int, int]]:
    """Yield each date written in the message: its span, year if given, month and day."""
    plain = case.message.plain
    for match in _MONTH_DAY.finditer(plain):
        start = match.start()
        year = _YEAR.search(plain, start - 5, start) if start >= 5 and plain[start - 1] == "年" else None
        yield Span(year.start() if year else start, match.end()), year and int(year[1]), int(match[1]), int(match[2])
    if "20" in plain:
        for match in _ISO.finditer(plain):
            yield Span(*match.span()), int(match[1]), int(match[2]), int(match[3])


def _calendar(case: Case) -> Iterator[Found]:
    for span, year, month, day in _dates(case):
        # Without a year the 29th of February may exist.
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2024, month)[1]:
            yield Found(*span)


def _weekdays(case: Case) -> Iterator[Found]:
    for span, year, month, day in _dates(case):
        named = _WEEKDAY.match(case.message.plain, span.end)
        if not named or not 1 <= month <= 12:
            continue
        said = "一二三四五六日".index(named["week"].replace("天", "日"))
        years = [year] if year else [case.as_of.year - 1, case.as_of.year, case.as_of.year + 1]
        real = [date(y, month, day) for y in years if 1 <= day <= monthrange(y, month)[1]]
        near = min(real, key=lambda d: abs((d - case.as_of).days), default=None)
        if near is not None and near.weekday() != said:
            facts = {"date": near.isoformat(), "weekday": "一二三四五六日"[near.weekday()]}
            yield Found(span.start, named.end(), facts)


def _past(case: Case) -> Iterator[Found]:
    for deadline in case.fields.deadline:
        if deadline.date is not None and deadline.year_given and deadline.date < case.as_of:
            yield Found(deadline.start, deadline.end, {"date": deadline.date.isoformat()})


def _conflicts(case: Case) -> Iterator[Found]:
    fields = case.fields
    sums = [(a, a.value) for a in fields.amount if a.role == "due" and a.value is not None]
    days = [(d, d.date) for d in fields.deadline if d.date is not None]
    for facts in (sums, days):
        for index, (fact, value) in enumerate(facts[1:], start=1):
            before = facts[:index]
            beside = case.message.sentence(before[-1][0].start) == case.message.sentence(fact.start)
            if beside and value not in [known for _, known in before]:
                yield Found(fact.start, fact.end, {"first": facts[0][0].text})


_FAULTS = {
    "sum": _sums,
    "accrual": _accruals,
    "calendar": _calendar,
    "weekday": _weekdays,
    "past": _past,
    "conflict": _conflicts,
}
