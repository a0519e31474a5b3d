"""Lengths as carriers bill them: worked cases, and what must hold whatever fills a template."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.length import segments, units
from linter.linter import Linter

LINTER = Linter()
HAN = "还"


@pytest.mark.parametrize(
    ("chars", "billed"), [(0, 1), (1, 1), (68, 1), (70, 1), (71, 2), (134, 2), (135, 3), (160, 3), (201, 3), (202, 4)]
)
def test_segments(chars: int, billed: int) -> None:
    assert segments(chars) == billed


@pytest.mark.parametrize(
    ("text", "chars"),
    [
        ("abc", 3), ("还款", 2), ("还 款\n", 4), ("【某某】还", 5), ("１２", 2), ("😀", 2), ("👨‍👩‍👧", 8), ("🀄️", 3), ("𠮷", 2), ("\u200b", 1),
        ("&#32769;", 8), ("1,280.50元", 9),
    ],
)  # fmt: skip
def test_every_unit_counts_one(text: str, chars: int) -> None:
    assert units(text) == chars
    assert LINTER.lint(text + HAN).length.chars == chars + 1


def test_a_message_of_the_fact_sheet() -> None:
    seed = "亲爱的客户,依据咱们的记录,您有剩余欠款人民币10000元,截止日期为2022年8月31日。如逾期未还,将依照合同协定收取每日2%的逾期罚息。"
    assert LINTER.lint(seed).length[:4] == (71, 71, 2, 2)


@pytest.mark.parametrize(
    ("text", "meta", "length"),
    [
        # widths declared: exact, wider or narrower than what is written
        ("应还${amount}元", {"slots": {"amount": {"max": 10}}}, (12, 13, None)),
        ("应还${customer_amount}元", {"slots": {"customer_amount": {"max": 4}}}, (21, 7, None)),
        ("应还{1}元，{2}前", {"slots": {"1": {"max": 10}, "2": {"max": 6}}}, (11, 21, None)),
        ("应还%s元，%s前", {"slots": {"1": {"max": 10}, "2": {"max": 6}}}, (9, 21, None)),
        ("应还#a#元", {"slots": {"a": {"max": 10, "sample": "1280.50"}}}, (6, 13, 10)),
        # the same variable twice
        ("${a}和${a}", {"slots": {"a": {"max": 5, "sample": "十二"}}}, (9, 11, 5)),
        # undeclared: twenty, or what the provider allows
        ("应还${amount}元", {}, (12, 23, None)),
        ("应还${amount}元", {"provider": "aliyun"}, (12, 38, None)),
        ("应还{1}元", {"provider": "tencent"}, (6, 15, None)),
        ("应还${TXT_8}元", {"provider": "huawei"}, (11, 11, None)),
        # a signature the provider puts in front counts, once
        ("应还100元", {"signature": "某某银行"}, (12, 12, None)),
        ("【某某银行】应还100元", {"signature": "某某银行"}, (12, 12, None)),
    ],
)  # fmt: skip
def test_three_lengths(text: str, meta: dict[str, object], length: tuple[int, int, int | None]) -> None:
    found = LINTER.lint(text, **meta).length
    assert (found.chars, found.max_chars, found.sample_chars) == length
    assert (found.segments, found.max_segments) == (segments(found.chars), segments(found.max_chars))


def test_what_sending_costs() -> None:
    text = "【某某银行】" + "您应还${amount}元，请按时还款。" * 3
    length = LINTER.lint(text, price=0.045, slots={"amount": {"max": 30, "sample": "9"}}).length
    assert (length.sample_segments, length.max_segments) == (1, 2)
    assert length.cost == (Decimal("0.045"), Decimal("0.090"))
    assert LINTER.lint(text).length.cost is None


NAMES = ["a", "b", "c"]


@given(
    st.lists(st.one_of(st.sampled_from(["${a}", "${b}", "${c}"]), st.text("还款元，。😀 1", max_size=30)), min_size=1, max_size=8),
    st.dictionaries(st.sampled_from(NAMES), st.integers(1, 40), min_size=3, max_size=3),
    st.data(),
)  # fmt: skip
def test_the_widest_is_never_less_than_any_sample(
    pieces: list[str], widths: dict[str, int], data: st.DataObject
) -> None:
    text = "还" + "".join(pieces)
    samples = {n: data.draw(st.text("一二三12.", min_size=1, max_size=widths[n])) for n in NAMES}
    slots = {n: {"max": widths[n], "sample": samples[n]} for n in NAMES}
    length = LINTER.lint(text, slots=slots).length
    filled = text
    for name, sample in samples.items():
        filled = filled.replace(f"${{{name}}}", sample)
    assert length.sample_chars in (None, units(filled))
    assert length.max_chars >= units(filled)
    assert length.max_segments >= segments(units(filled))
