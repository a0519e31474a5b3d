"""Every piece is found at every place, by look-up and by automaton alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.parsing.pieces import FEW, Pieces

texts = st.text(alphabet="还款日a😀", max_size=30)


def test_overlaps_and_repeats_are_found() -> None:
    assert Pieces({"还", "还款", "款日"}, (1, 2)).found("还款日还") == ["还", "还", "还款", "款日"]


def test_other_lengths_are_not_found() -> None:
    assert Pieces({"还", "还款", "还款日"}, (2,)).found("还款日") == ["还款"]


@given(st.sets(st.text(alphabet="还款日a😀", min_size=1, max_size=3)), texts)
def test_the_automaton_finds_the_same(pieces: set[str], text: str) -> None:
    looked_up = Pieces(pieces, (1, 2, 3)).found(text)
    scanning = Pieces(pieces, (1, 2, 3))
    scanning.found(" " * FEW)
    scanning.found(" ")
    scanned = scanning.found(text)
    for length in (1, 2, 3):
        assert [p for p in scanned if len(p) == length] == [p for p in looked_up if len(p) == length]
    assert sorted(scanned) == sorted(p for p in pieces for at in range(len(text)) if text.startswith(p, at))
