"""Cut the numbers of a text once, each by its shape: a phone, a date, a span of time, a rate, a sum, or a number.

Shape alone is decided here. Whether a date is a deadline or a sum is owed is for the fact's own file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, cast

from linter.fields.numerals import HAN
from linter.patterns import lazy


class Atom(NamedTuple):
    """A number with its unit, in plain coordinates. ``slot`` names the variable that stands for it."""

    start: int
    end: int
    shape: str
    slot: str | None = None


# Half the time of calling the class.
_new: Callable[[type[Atom], tuple[int, int, str, None]], Atom] = cast("Any", tuple).__new__

_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_WEEKDAY = r"(?:\s?\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?"
_CLOCK = r"(?:\s?(?:凌晨|上午|中午|下午|晚上|晚间|晚)?\d{1,2}(?::\d{2}(?::\d{2})?|[时点](?:\d{1,2}分|整|半)?))?"
_MONTH_DAY = rf"{_MONTH}月{_DAY}[日号]?{_WEEKDAY}{_CLOCK}"
_HAN_DAY = r"(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?|卅一?)"
_HAN_MONTH = r"(?:十[一二]?|[一二三四五六七八九])"
_HAN_YEAR = r"(?:[一二][〇零一二三四五六七八九]{3}年)"
_PART = r"(?:底|末|初|中旬|下旬|上旬)"
_UNIT = r"(?:元|块钱|块|圆|港元|港币|美元|美金|欧元|英镑|日元|澳元|新台币|台币|澳门元|hkd|usd|rmb|cny|twd|ntd|mop)"
# 3日内 is a span, 3日 a day of the month; 3天 is always a span.
_SPAN = (
    r"\s?(?:(?:个?(?:工作|自然|营业)日?[日天]|个[日天]|[日天](?=之?内|以内|后)|天)"
    r"|个?小时|分钟|个?(?:星期|礼拜)|周|个月)(?:之内|以内|内|后)?"
)

_DIGITS = (
    (
        "mobile",
        r"09\d\d-\d{3}-\d{3}(?!\d)|1[3-9]\d{5}\s\d{4}(?!\d)"
        r"|(?:\+?86[-\s]?)?1[3-9]\d(?:\d{8}|-\d{4}-\d{4}|\s\d{4}\s\d{4})(?![\d元万]|\.\d)",
    ),
    (
        "phone",
        r"(?:\+?86[-\s]?)?[48]00[-\s]?"
        r"(?:\d{3}[-\s]?\d{4}|\d{4}[-\s]?\d{3}|\d[-\s]\d{3}[-\s]\d{3}|\d{2}[-\s]\d{2}[-\s]\d{3})(?![\d元万]|\.\d)"
        r"|86[-\s]\d{2,3}[-\s]\d{4}[-\s]?\d{3,4}(?!\d)"
        r"|0\d{2,3}-9[56]\d{3,4}(?![\d元万.])"
        r"|0800[-\s]?\d{3}[-\s]?\d{3}(?!\d)"
        r"|0\d{2,3}\)?[-—\s]?\d{4}[-\s]?\d{3,4}(?!\d)|0\d[-\s]\d{4}[-\s]?\d{4}(?!\d)"
        r"|(?:(?<=\+)(?:852|853|886)[-\s]?|(?:852|853|886)[-\s])\d{1,4}[-\s]?\d{3,4}[-\s]?\d{0,4}(?!\d)",
    ),
    (
        "date",
        rf"(?:\d{{4}}|\d{{2,3}})年{_MONTH_DAY}"
        rf"|20\d\d(?P<sep>[-/.]){_MONTH}(?P=sep){_DAY}(?!\d)日?{_WEEKDAY}{_CLOCK}"
        r"|20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
        rf"|{_DAY}/{_MONTH}/20\d\d(?!\d)"
        rf"|{_MONTH_DAY}"
        rf"|{_MONTH}/{_DAY}(?![\d/%]){_WEEKDAY}{_CLOCK}"
        rf"|(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-]){_CLOCK}"
        rf"|{_MONTH}[-.]{_DAY}(?=日|号|前|之前|以前|止|截止|到期|\)|[上中下晚][午上]\d)日?",
    ),
    ("month", rf"(?:\d{{4}}年)?\d{{1,2}}月{_PART}"),
    ("rate", r"\d+(?:\.\d+)?\s?(?:[-~至到]\s?\d+(?:\.\d+)?)?\s?(?:%|‰|‱|bp)"),
    ("span", rf"\d+{_SPAN}"),
    ("day", rf"{_DAY}[日号]{_CLOCK}"),
    ("clock", r"\d{1,2}(?::\d{2}(?::\d{2})?|[时点](?:整|半|\d{1,2}分)?)"),
    (
        "money",
        r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s?"
        rf"(?:[十百千万亿](?:\d{{1,3}}(?:,\d{{3}})+|\d+[十百千]?)?)*\s?{_UNIT}[整正]?"
        r"(?:\d+(?:\.\d+)?[毛角](?:\d+分)?|\d+分(?!之|期)|[整正]|\d(?![\d.]))?"
        r"|\d+(?:\.\d+)?[毛角](?:\d分)?(?=钱|[^\d]|$)",
    ),
    ("number", r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:[百千万亿](?:\d[百千]?)?(?!分))?"),
)
_HANS = (
    ("date", rf"{_HAN_YEAR}?(?:{_HAN_MONTH}|元)月{_HAN_DAY}[日号]?{_WEEKDAY}{_CLOCK}"),
    (
        "month",
        rf"[腊正冬]月(?:初|廿|[二三]?十)[一二三四五六七八九十]?|{_HAN_YEAR}?{_HAN_MONTH}月{_PART}",
    ),
    ("rate", rf"[百千万]分之[{HAN}\d.点]+|万[一二三四五六七八九](?!元|块|千|百)"),
    ("span", rf"(?:[一二三四五六七八九两]?十[一二三四五六七八九]?|[一二三四五六七八九两半]){_SPAN}"),
    ("day", rf"{_HAN_DAY}[日号]{_CLOCK}"),
    (
        "money",
        rf"[{HAN}]+\s?{_UNIT}(?![月素旦])[整正]?"
        rf"(?:零?[{HAN}]+[毛角](?:[{HAN}]+分)?|零?[{HAN}]+分(?!之|期)|[{HAN}](?![{HAN}]))?[整正]?",
    ),
    (
        "number",
        rf"(?:[二三四五六七八九两]?[十百千万亿][{HAN}]*|[一壹贰叁肆伍陆柒捌玖两][十百千万亿拾佰仟][{HAN}]*)(?![{HAN}])",
    ),
)
# The plainest writings are known at once, each by its group: 2 a sum, 3 a percentage, 4 a day of a month (the month
# itself is still to be looked at), 5 a count of days, 6 a 400 number. All else goes through the shapes in turn; a
# Chinese numeral only before a letter that may belong to it: not 一起, 正常, 半价.
_HAN_NEXT = rf"{HAN}月日号天个工自营小分星礼周元块圆港美欧英澳新台hurctnm\s"
_LEAD = lazy(
    rf"[0-9{HAN}腊冬正](?:(?<=[0-9])([0-9]*(?:,[0-9]{{3}})*(?:\.[0-9]+)?)(?:(元(?![0-9整正{HAN}]))|(%(?!%))"
    r"|(月(?:3[01]|[12][0-9]|0?[1-9])日(?![\s(周星礼凌上中下晚\d]))|(天(?![之以内后]))|(-[0-9]{3}-[0-9]{4}(?![\d元万.])))?"
    rf"|(?<=[十百千万亿])|(?<![0-9])(?=[{_HAN_NEXT}]))"
)
_ENDS = frozenset("，。,;)、:\n")
_KNOWN = ("", "number", "money", "rate", "date", "span", "phone")
_MONTHS = frozenset({*map(str, range(1, 13)), *(f"0{month}" for month in range(1, 10))})


def _shapes(shapes: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    return lazy("|".join(f"(?P<{name}>{pattern})" for name, pattern in shapes))


def _only(*names: str) -> re.Pattern[str]:
    return _shapes((name, pattern) for name, pattern in _DIGITS if name in names)


_DIGIT_SHAPE = _shapes(_DIGITS)
_HAN_SHAPE = _shapes(_HANS)
_HAN_RATE = _shapes(shape for shape in _HANS if shape[0] == "rate")
# A phone has seven digits or more, or a mark between them. What else a short number can be, the letter behind tells.
_SHORT_SHAPE = _shapes(_DIGITS[2:])
_BARE = _only("number")
_BY_YEAR = _only("date", "month", "number")
_BY_DAY = _only("date", "span", "day", "money", "number")
_BY_SPAN = _only("span", "number")
_UNITS = "~至到%‰‱b工自营小星礼周:时点十百千万亿元块圆港美欧英澳新台hurctnm毛角/.前之以止截上中下晚"
_BY_NEXT = dict.fromkeys(_UNITS, _SHORT_SHAPE) | {
    "月": _shapes([("date", _MONTH_DAY), *((n, p) for n, p in _DIGITS if n in ("month", "number"))]),
    "年": _BY_YEAR, "日": _BY_DAY, "号": _BY_DAY, "天": _BY_SPAN, "个": _BY_SPAN, "分": _BY_SPAN,
    "-": _DIGIT_SHAPE, "—": _DIGIT_SHAPE, ")": _DIGIT_SHAPE,
}  # fmt: skip


def _shape(plain: str, start: int, end: int) -> re.Match[str] | None:
    """Match the shape of the number whose digits stand at ``start:end``."""
    if end - start > 6:
        return _DIGIT_SHAPE.match(plain, start)
    following = plain[end : end + 1]
    pattern = _BY_NEXT.get(following) or (_DIGIT_SHAPE if following.isspace() else _BARE)
    return pattern.match(plain, start)


def _han(plain: str, start: int) -> re.Match[str] | None:
    """Match the shape of a number in Chinese; 万分之五 needs none of the others, which are slow to compile."""
    if plain.startswith("分之", start + 1) and (found := _HAN_RATE.match(plain, start)):
        return found
    return _HAN_SHAPE.match(plain, start)


def _is_plain(digits: str, known: int) -> bool:
    """Tell whether the digits fit what stands behind them: a month, a count of days, 400."""
    if known == 4:
        return digits in _MONTHS
    return digits in ("400", "800") if known == 6 else len(digits) < 7 and digits.isdecimal()


def cut(plain: str, holes: tuple[tuple[int, int], ...]) -> list[Atom]:
    """Return the numbers of a text in order, leaving out those inside ``holes``."""
    atoms: list[Atom] = []
    search = _LEAD.search
    new = _new
    at = 0
    hole = 0
    while lead := search(plain, at):
        start, end = lead.span()
        if holes:
            while hole < len(holes) and holes[hole][1] <= start:
                hole += 1
            if hole < len(holes) and holes[hole][0] <= start:
                at = holes[hole][1]
                continue
        known = lead.lastindex
        if known and known > 1:
            digits = lead.end(1)
            if known < 4 or _is_plain(plain[start:digits], known):
                atoms.append(new(Atom, (start, end, _KNOWN[known], None)))
                at = end
                continue
            end = digits
        if known and end - start < 7 and plain[start] != "0" and (end == len(plain) or plain[end] in _ENDS):
            atoms.append(new(Atom, (start, end, "number", None)))
        elif found := _shape(plain, start, end) if known else _han(plain, start):
            end = found.end()
            atoms.append(new(Atom, (start, end, found.lastgroup or "number", None)))
        at = end
    return atoms
