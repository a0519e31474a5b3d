"""Whatever the text, reading it ends, raises nothing, and every span is a piece of the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.fields import find_fields, infer_kind
from linter.model import Draft
from linter.parsing import Message

from .facts import AS_OF

WORDS = """
应还 逾期 未还 本金 利息 罚息 合计 额度 消费 还款 请于 前 还款日 账单日 每日 按合同约定 上浮 倍 年利率
月息 电话 致电 尾号 微信 app 支行 元 万 千 块 毛 角 分 厘 % ‰ 年 月 日 号 天 小时 内
1 2 3 0 9 12 31 1000 400 95533 13700000912 2026 一 二 十 百 万分之 五 〇 １ ２ &nbsp;
. , ， 。 : ： ； ! ( ) 【 】 - / + * x ￥ RMB HK$
${amount} {1} #date# {{ }} @var(a) %s [金额] <b> @ http:// .cn
"""
PIECES = [*WORDS.split(), " ", "\n"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


@given(TEXTS)
def test_spans_are_pieces_of_the_text(text: str) -> None:
    message = Message(Draft(text, "-"))
    fields = find_fields(message, {}, AS_OF)
    for found in fields:
        assert [f.start for f in found] == sorted(f.start for f in found)
        for fact in found:
            assert 0 <= fact.start <= fact.end <= len(message.plain)
            assert fact.text == message.written(fact.start, fact.end)
    assert infer_kind(message, fields, {})[1] in ("inferred", "default")


def test_long_text_is_read_in_time() -> None:
    for piece in ("1", "一", "欠", "应还1,", "年利率", "贷款利息", "a.", "支行到", "按合同", "微信“", "{1}年"):
        text = piece * (6000 // len(piece))
        start = time.perf_counter()
        message = Message(Draft(text, "-"))
        infer_kind(message, find_fields(message, {}, AS_OF), {})
        assert time.perf_counter() - start < 5, piece


@pytest.mark.parametrize("sentence", ["应还500元，请还款。", "再不还就找你家人。应还${a}元。"])
def test_twice_the_text_is_not_four_times_the_work(sentence: str) -> None:
    def cost(count: int) -> float:
        began = time.process_time()
        find_fields(Message(Draft(sentence * count, "")), {}, AS_OF)
        return time.process_time() - began

    cost(500)
    assert min(cost(8000) for _ in range(2)) < 3 * min(cost(4000) for _ in range(2)) + 0.1
