"""Which day a written date means. Whether it is a deadline is for ``deadline``.

A date without a year means its next occurrence. «本月25日» means no day at all until it is known when the message
is sent, and a template is sent again every month.
"""

from __future__ import annotations

from datetime import date

from linter.fields.numerals import HAN, number
from linter.patterns import lazy

_PARTS = lazy(rf"(?:([\d〇零一二三四五六七八九]+)年)?([\d{HAN}元]+)月([\d{HAN}]+)?")
_NUMBERS = lazy(r"\d+")
_COUNT = lazy(rf"[\d{HAN}]+")
_WORDS = {"大后": 3, "后": 2, "明": 1, "听": 1, "次日": 1, "翌": 1, "今": 0, "当": 0, "即日": 0, "本日": 0}


def _int(text: str) -> int:
    return int(text) if text.isdecimal() else int(number(text) or 0)


def _next(as_of: date, month: int, day: int) -> date | None:
    """Return the next occurrence of a month and day from ``as_of``; 29 February waits for its leap year."""
    for year in range(as_of.year, as_of.year + 9):
        found = _day(year, month, day)
        if found and found >= as_of:
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(text: str) -> int:
    year = _int(text)
    if year < 100:
        return 2000 + year
    return year + 1911 if year < 200 else year  # 民国115年


def resolve(text: str, as_of: date) -> tuple[date | None, bool]:
    """Return the day a written date means (None for one that does not exist), and whether its year was given."""
    head, month, tail = text.partition("月")
    if month and head.isdecimal() and tail[-1:] == "日" and tail[:-1].isdecimal():  # 11月20日, by far the most common
        return _next(as_of, int(head), int(tail[:-1])), False
    if parts := _PARTS.search(text):
        year, month, day = parts.groups()
        m = 1 if month == "元" else _int(month)
        d = _int(day) if day else 0
        if year:
            return _day(_year(year), m, d), True
        return _next(as_of, m, d), False
    numbers = [int(n) for n in _NUMBERS.findall(text)[:3]]
    if len(numbers) == 1 and numbers[0] > 20_000_000:
        n = numbers[0]
        return _day(n // 10_000, n // 100 % 100, n % 100), True
    if len(numbers) == 3 and numbers[0] > 1000:
        return _day(*numbers), True
    if len(numbers) == 3 and numbers[2] > 1000:
        return _day(numbers[2], numbers[1], numbers[0]), True
    return (_next(as_of, numbers[0], numbers[1]) if len(numbers) >= 2 else None), False


def month_end(text: str, as_of: date) -> tuple[date | None, bool]:
    """Return the last day of a month named by number: 5月底, 2026年5月末. «月底» alone waits for a calendar."""
    month = _PARTS.match(text)
    if not month or text[-1] not in "底末":
        return None, False
    m = _int(month.group(2))
    year = _year(month.group(1)) if month.group(1) else as_of.year + (m < as_of.month)
    last = next((day for n in (31, 30, 29, 28) if (day := _day(year, m, n))), None)
    return last, month.group(1) is not None


def days_in(text: str) -> int | None:
    """Return the days of «3日内», «48小时», «一周内». Working days are None: the holidays decide."""
    head = _COUNT.match(text)
    value = number(head.group()) if head else None
    if value is None or "工作" in text or "营业" in text:
        return None
    if "小时" in text:
        return int(-(-value // 24))
    if "周" in text or "星期" in text or "礼拜" in text:
        return int(value * 7)
    if "月" in text:
        return int(value * 30)
    return int(-(-value // 1))


def days_of_word(word: str) -> int | None:
    """Return the days of «明天» or «t+1»; None for «月底» and «本周五», which only a calendar can tell."""
    if word.startswith("t+"):
        return int(word[2:])
    return next((days for head, days in _WORDS.items() if word.startswith(head)), None) if "月" not in word else None
