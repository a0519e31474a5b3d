"""Help pages fit the terminal, in which a Chinese character is two columns wide."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.cli.page import page, wrap
from linter.report.table import width

TEXTS = st.text(st.sampled_from("a-b 请 还款，。（）“”x=…"), max_size=80)


@given(TEXTS, st.integers(4, 40))
def test_nothing_is_lost_and_every_line_fits(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert width(line) <= columns or " " not in line.strip()


def test_a_line_never_begins_with_what_closes() -> None:
    assert wrap("请于十日前还款，谢谢（您）。", 14) == ["请于十日前还", "款，谢谢", "（您）。"]


def test_columns_stand_under_each_other() -> None:
    rows = [("--a 文件", "写到这里"), ("--bb", "不写"), ("--much-too-long-an-option 很长很长的值", "也有说明")]
    lines = page("用法：x", [], [("选项：", rows)], 60).splitlines()
    starts = [width(line[: line.index(text)]) for line in lines for _, text in rows if text in line]
    assert len(starts) == 3
    assert len(set(starts)) == 1
