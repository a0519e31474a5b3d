"""Rates: a number with its period, annualised. Whether a rate is a penalty is for ``penalty``."""

from __future__ import annotations

from decimal import Decimal

from linter.fields.numerals import HAN, number
from linter.patterns import lazy

_TIMES = {"day": 365, "week": 52, "month": 12, "year": 1}
_SCALE = {"%": 100, "‰": 1000, "‱": 10_000, "百": 100, "千": 1000, "万": 10_000}
_BEFORE = lazy(
    r"(?:(?P<day>(?:每逾期一?|每晚付一|每延迟一?|每晚一?|[晚迟]了?一|按一|逾期一|延迟一|算一|(?<=[，。,\s])一|每一?|按|逐)[日天]"
    r"|[日天](?:利?率|息|罚息|费率|利息)|(?<=[按为收以罚照息分额金费租]|[，。;:(])[日天](?=[百千万\d$#{@]))"
    r"|(?P<month>每一?个?月|按月(?![租供付])|月利率|月息|月费率|月罚息|月(?=[千百万]分)|(?<=[率按息费])月(?=\d)|(?<=[:，,\s])月(?=\d[\d.]*\s?[%‰]))|(?P<week>每一?周|按周|周息)"
    r"|(?P<year>每年|按年|年利率|年息|年化|年费率|年罚息)|(?P<once>一次[性过]|加收一次|单次|每次|每笔|每期))"
)
_AFTER = lazy(
    r"\s?的?\s?(?:/|每|按|一|per\s)\s?(日|天|月|年|周|次|笔|期|day|month|year)"
    r"|\s?\((日|月|年)(?:利率|息|化|费率)?\)|\s?(日|月|年)(?:利率|息(?!费)|化)"
)
_BETWEEN = lazy(r"[元%‰]|\d{2}|分之")
LETTER = {
    "日": "day", "天": "day", "月": "month", "年": "year", "周": "week", "次": "once", "笔": "once", "期": "once",
    "day": "day", "month": "month", "year": "year",
}  # fmt: skip
_LETTERS = frozenset("日天月年周次笔期dmy")
_RANGE = lazy(r"\s?[-~至到]\s?")
_FEN = lazy(rf"(日|月|年)利?息\s?(?:([\d.{HAN}]+)\s?分(?!之)(?:\s?([\d{HAN}]+)\s?厘?)?|([\d.{HAN}]+)\s?厘)")


def annualise(rate: Decimal | None, period: str | None) -> Decimal | None:
    """Return the simple yearly rate, or None where no rate or period tells."""
    times = _TIMES.get(period or "")
    return rate * times if times and rate is not None else None


def factor(text: str) -> Decimal | None:
    """Return the number of «1.5», «三点五»."""
    whole, point, part = text.partition("点")
    value = number(whole)
    if value is not None and point and (digits := number(part)) is not None:
        value += digits / 10 ** len(part)
    return value


def read_rate(text: str) -> Decimal | None:
    """Return the fraction of «0.05%», «0.5‰», «万分之五», «百分之九点七五», «万五»."""
    text = text.strip()
    if text[-1] in "%‰‱":
        figure = text[:-1].strip()
        if not figure.replace(".", "", 1).isdecimal():
            figure = _RANGE.sub("-", figure).split("-")[0]
        value = number(figure)
        return value / _SCALE[text[-1]] if value is not None else None
    if text[0] in _SCALE:
        value = factor(text[3:] if text[1:3] == "分之" else text[1:])
        return value / _SCALE[text[0]] if value is not None else None
    return None


def period_of(plain: str, lo: int, start: int, end: int) -> tuple[str | None, int, int]:
    """Return the period of the rate or sum at ``start:end``, and its span widened to the word that tells it."""
    if not _LETTERS.isdisjoint(plain[end : end + 9]) and (after := _AFTER.match(plain, end)):
        return LETTER[next(g for g in after.groups() if g)], start, after.end()
    lo = max(lo, start - 20)
    if _LETTERS.isdisjoint(plain[lo:start]):
        return None, start, end
    found = None
    for word in _BEFORE.finditer(plain, lo, start + 2):
        found = word if word.end() <= start else found
    if found and not _BETWEEN.search(plain, found.end(), start):
        return found.lastgroup, found.start(), end
    return None, start, end


def rates_in_fen(plain: str) -> list[tuple[int, int, Decimal, str]]:
    """Return the span, value and period of «月息1分5厘»: 分 is a tenth of a year's rate, a hundredth of a month's."""
    found: list[tuple[int, int, Decimal, str]] = []
    for m in _FEN.finditer(plain):
        letter, fen, li, only_li = m.groups()
        unit = Decimal("0.1") if letter == "年" else Decimal("0.01")
        parts = ((fen, unit), (li or only_li, unit / 10))
        value = sum((n * worth for text, worth in parts if text and (n := factor(text)) is not None), Decimal(0))
        found.append((*m.span(), value, LETTER[letter]))
    return found
