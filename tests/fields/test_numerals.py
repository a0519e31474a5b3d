from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.fields.numerals import money, number

SMALL, SMALL_UNITS = "零一二三四五六七八九", ("", "十", "百", "千")
CAPITAL, CAPITAL_UNITS = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟")


def chinese(value: int, digits: str = SMALL, units: tuple[str, ...] = SMALL_UNITS) -> str:
    """Write a number below 10^12 as a clerk does, independently of the reader under test."""
    if value == 0:
        return digits[0]
    groups: list[str] = []
    for power, big in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, value = divmod(value, power)
        if not group:
            continue
        text, gap = "", bool(groups) and group < 1000
        for place in (3, 2, 1, 0):
            digit = group // 10**place % 10
            if digit:
                text += (digits[0] if gap else "") + digits[digit] + units[place]
                gap = False
            elif text:
                gap = True
        groups.append(text + big)
    return "".join(groups)


@given(st.integers(1, 10**11))
def test_small_and_capital_numerals_read_back(value: int) -> None:
    assert number(chinese(value)) == value
    assert number(chinese(value, CAPITAL, CAPITAL_UNITS)) == value


@given(st.integers(1, 10**11))
def test_grouped_digits_read_back(cents: int) -> None:
    value = Decimal(cents) / 100
    assert money(f"{value:,.2f}元") == value


@given(st.integers(0, 10**6), st.integers(0, 9), st.integers(0, 9))
def test_capital_sums_with_jiao_and_fen_read_back(yuan: int, jiao: int, fen: int) -> None:
    text = chinese(yuan, CAPITAL, CAPITAL_UNITS) + "元"
    text += (CAPITAL[jiao] + "角" if jiao else "零" if fen else "") + (CAPITAL[fen] + "分" if fen else "")
    assert money(text) == yuan + Decimal(jiao) / 10 + Decimal(fen) / 100


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2万", "12000"),
        ("3千5百", "3500"),
        ("1万2", "12000"),
        ("一千二", "1200"),
        ("一千零二", "1002"),
        ("两万五", "25000"),
        ("三百五", "350"),
        ("十五", "15"),
        ("廿五", "25"),
        ("二〇二六", "2026"),
        ("2亿3千万", "230000000"),
    ],
)
def test_spoken_numbers(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("3块5", "3.5"), ("5毛", "0.5"), ("两千三百块零五毛", "2300.5"), ("3元5角2分", "3.52"), ("0.01元", "0.01")],
)
def test_spoken_sums(text: str, value: str) -> None:
    assert money(text) == Decimal(value)


def test_what_is_no_number() -> None:
    assert number("") is None
    assert number("元") is None
