"""Whether texts are looked up or run through the automaton, the same words are found in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.parsing import scan
from linter.parsing.scan import Scanner

WORD = st.text("还款请😀a", min_size=1, max_size=4) | st.text("还款", min_size=6, max_size=10)


@given(
    st.dictionaries(st.sampled_from("甲乙丙丁"), st.lists(WORD, max_size=6), max_size=4),
    st.text("还款请😀a，", max_size=20),
)
def test_both_ways_find_the_same(words: dict[str, list[str]], text: str) -> None:
    looked_up, scanned = Scanner(words), Scanner(words)
    scanned.hits("，" * (scan.FEW + 1))
    for _ in range(2):
        few, many = looked_up.hits(text), scanned.hits(text)
        assert few.present == many.present
        for owner, listed in words.items():
            places = sorted(
                (at, at + len(word)) for word in set(listed) for at in range(len(text)) if text.startswith(word, at)
            )
            assert list(few.get(owner)) == list(many.get(owner)) == places


def test_the_automaton_is_built_once_it_pays(monkeypatch) -> None:
    scanner = Scanner({"甲": ["还款"]})
    monkeypatch.setattr(scan, "AhoCorasick", None)
    assert scanner.hits("请还款" * (scan.FEW // 3)).get("甲")[:1] == [(1, 3)]
    monkeypatch.undo()
    assert scanner.hits("请还款" * (scan.FEW // 3)).get("甲")[-1:] == [(scan.FEW // 3 * 3 - 2, scan.FEW // 3 * 3)]
