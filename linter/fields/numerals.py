"""Numbers as Chinese writes them: 1,280.50 · 1.2万 · 3千5百 · 一千二百八 · 壹仟贰佰捌拾 · 二〇二六 · 半."""

from __future__ import annotations

from decimal import Decimal

from linter.patterns import lazy

DIGITS = "零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖"
UNITS = "十百千万亿拾佰仟"
HAN = DIGITS + UNITS + "半廿卅"
"""Every letter a Chinese numeral may hold (the text is folded, so traditional forms are gone)."""

_DIGIT = {c: i % 10 for i, c in enumerate("零一二三四五六七八九")} | {
    c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")
}
_DIGIT["两"] = 2
_UNIT = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_BIG = {"万": 10_000, "亿": 100_000_000}
_PART = lazy(r"\d[\d,]*(?:\.\d+)?|.")


def number(text: str) -> Decimal | None:
    """Return the value of a numeral in Arabic, Chinese or mixed writing; None where it is none."""
    if not text:
        return None
    if len(text) == 1 and text in _DIGIT:  # 万分之五, without the detour over an exception
        return Decimal(_DIGIT[text])
    try:
        return Decimal(text.replace(",", ""))
    except ArithmeticError:
        pass
    if len(text) > 1 and all(c in _DIGIT for c in text):  # read out digit by digit: 二〇二六
        return Decimal("".join(str(_DIGIT[c]) for c in text))
    total = section = Decimal(0)
    digit: Decimal | None = None
    scale = 0  # the unit last named: 一千二 is 1200, so a bare last digit counts tenths of it
    for part in _PART.findall(text):
        if part[0].isdigit() and part.isascii():
            digit = Decimal(part.replace(",", ""))
            scale = scale if len(part) == 1 else 0
        elif part in "零〇":
            scale = 0
        elif part in _DIGIT:
            digit = Decimal(_DIGIT[part])
        elif part in "廿卅":
            section, digit, scale = section + (20 if part == "廿" else 30), None, 0
        elif part == "半":
            digit = (digit or 0) + Decimal("0.5")
            scale = 0
        elif part in _UNIT:
            scale = _UNIT[part]
            section += (Decimal(1) if digit is None else digit) * scale
            digit = None
        elif part in _BIG:
            scale = _BIG[part]
            section += digit or 0
            total = (total + section) * scale if part == "亿" else total + (section or 1) * scale
            section, digit = Decimal(0), None
        else:
            return None
    if digit is not None:
        section += digit * scale / 10 if scale > 10 else digit
    return total + section


_MONEY = lazy(r"([\d,.]+|[" + HAN + r"\d,.]+?)\s*([元块圆毛角分厘]|$)")
_WORTH = {
    "元": Decimal(1),
    "块": Decimal(1),
    "圆": Decimal(1),
    "毛": Decimal("0.1"),
    "角": Decimal("0.1"),
    "分": Decimal("0.01"),
    "厘": Decimal("0.001"),
}
_NEXT = {"元": "0.1", "块": "0.1", "圆": "0.1", "毛": "0.01", "角": "0.01"}


def money(text: str) -> Decimal | None:
    """Return the yuan of «1,280.50元», «三块五», «壹仟元零伍分», «1.2万». None where it is no sum."""
    total = Decimal(0)
    last = ""
    seen = False
    at = 0
    while at < len(text):
        found = _MONEY.match(text, at)
        if not found or found.end() == at:
            break
        value = number(found.group(1))
        if value is None:
            return None
        unit = found.group(2)
        if unit:
            total += value * _WORTH[unit]
        elif last:  # 三块五: a bare digit after a unit counts the next smaller one
            total += value * Decimal(_NEXT.get(last, "0"))
        else:
            total += value
        seen, last, at = True, unit, found.end()
    return total if seen else None
