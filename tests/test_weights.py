"""Weights looked up in one sorted text are those of a dict, and survive being written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.weights import MANY, Weights

pieces = st.text(alphabet="还款日a0{😀", min_size=1, max_size=3)
tables = st.dictionaries(pieces, st.integers(-32767, 32767), max_size=40)


@given(tables, st.lists(st.text(alphabet="还款日a0{😀 \n", max_size=4)))
def test_what_is_found_is_what_was_given(table: dict[str, int], asked: list[str]) -> None:
    weights = Weights.of(table)
    again = Weights.read(*weights.written())
    for piece in (*table, *asked, *asked):
        assert weights[piece] == again[piece] == table.get(piece, 0)
    assert set(weights.every()) == set(table)


def test_once_many_were_asked_for_all_are_loaded() -> None:
    table = {"还": 3, "还款": -7, "还款日": 1}
    weights = Weights.of(table)
    for number in range(MANY + 1):
        assert weights[chr(0x4E00 + number % 20_000) + chr(0x3400 + number // 20_000)] == 0
    assert dict(weights) == table
    assert [piece for piece in ("还", "款", "还款日") if weights.knows(piece)] == ["还", "还款日"]
    assert weights["款"] == 0


def test_weights_beyond_sixteen_bits_are_cut_to_them() -> None:
    weights = Weights.of({"还": 10**6, "款": -(10**6)})
    assert (weights["还"], weights["款"]) == (32767, -32767)


@pytest.mark.parametrize("columns", [("还  ", ""), ("还款", "AQA="), ("还  ", "?")])
def test_columns_that_do_not_match_are_refused(columns: tuple[str, str]) -> None:
    with pytest.raises(ValueError):
        Weights.read(*columns)
