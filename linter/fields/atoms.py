"""Cut the numbers of a text once, each by its shape: a phone, a date, a span of time, a rate, a sum, or a number.

Shape alone is decided here. Whether a date is a deadline or a sum is owed is for the fact's own file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from linter.fields.numerals import HAN
from linter.fields.patterns import lazy


class Atom(NamedTuple):
    """A number with its unit, in plain coordinates. ``slot`` names the variable that stands for it."""

    start: int
    end: int
    shape: str
    slot: str | None = None


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
    r"(?:(?:个?(?:工作|自然|营业)日?[日天]|个[日天]|[日天](?=之?内|以内|后)|天)"
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
        r"|0800[-\s]?\d{3}[-\s]?\d{3}(?!\d)"
        r"|0\d{2,3}\)?[-\s]?\d{4}[-\s]?\d{3,4}(?!\d)|0\d[-\s]\d{4}[-\s]?\d{4}(?!\d)"
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
# A plain sum or percentage is known at once; whatever else begins with a digit goes through the shapes in turn.
_LEAD = lazy(
    rf"[0-9{HAN}腊冬正](?:(?<=[0-9])([0-9]*(?:,[0-9]{{3}})*(?:\.[0-9]+)?)(?:(元(?![0-9整正{HAN}]))|(%(?!%)))?)?"
)
_ENDS = frozenset("，。,;)、:\n")




def _shapes(shapes: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    return lazy("|".join(f"(?P<{name}>{pattern})" for name, pattern in shapes))


def _only(*names: str) -> re.Pattern[str]:
    return _shapes((name, pattern) for name, pattern in _DIGITS if name in names)


_DIGIT_SHAPE = _shapes(_DIGITS)
_HAN_SHAPE = _shapes(_HANS)
# A phone has seven digits or more, or a mark between them. What else a short number can be, the letter behind tells.
_SHORT_SHAPE = _shapes(_DIGITS[2:])
_YEAR, _DAY_NEXT, _SPAN_NEXT = _only("date", "month", "number"), _only("date", "span", "day", "money", "number"), _only("span", "number")
_BY_NEXT = {
    "月": _shapes([("date", _MONTH_DAY), *((n, p) for n, p in _DIGITS if n in ("month", "number"))]),
    "年": _YEAR, "日": _DAY_NEXT, "号": _DAY_NEXT, "天": _SPAN_NEXT, "个": _SPAN_NEXT, "分": _SPAN_NEXT,
    "-": _DIGIT_SHAPE, ")": _DIGIT_SHAPE,
}  # fmt: skip


def _shape(plain: str, start: int, end: int) -> re.Match[str] | None:
    """Match the shape of the number whose digits stand at ``start:end``."""
    if end - start > 6:
        return _DIGIT_SHAPE.match(plain, start)
    following = plain[end : end + 1]
    pattern = _BY_NEXT.get(following) or (_DIGIT_SHAPE if following.isspace() else _SHORT_SHAPE)
    return pattern.match(plain, start)


def cut(plain: str, holes: tuple[tuple[int, int], ...]) -> list[Atom]:
    """Return the numbers of a text in order, leaving out those inside ``holes``."""
    atoms: list[Atom] = []
    search, han = _LEAD.search, _HAN_SHAPE.match
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
        if known == 2:
            atoms.append(Atom(start, end, "money"))
        elif known == 3:
            atoms.append(Atom(start, end, "rate"))
        elif known and end - start < 7 and plain[start] != "0" and (end == len(plain) or plain[end] in _ENDS):
            atoms.append(Atom(start, end, "number"))
        elif found := _shape(plain, start, end) if known else han(plain, start):
            end = found.end()
            atoms.append(Atom(start, end, found.lastgroup or "number"))
        at = end
    return atoms
