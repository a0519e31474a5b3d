"""Folding keeps the way back: whatever is found in the plain text is found in the draft."""

from __future__ import annotations

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.model import Draft
from linter.parsing import Message
from linter.parsing.normalise import _table, normalise, squeeze

ODD = st.text(
    st.one_of(
        st.sampled_from("您欠款1２３ABｃ，。！：（）律師函\u200b\ufeff\u00ad&;#x8d56老赖·*😀𠮷\n\t "),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@given(ODD)
def test_every_plain_range_leads_back(text: str) -> None:
    plain = normalise(text)
    for i in range(len(plain.text)):
        start, end = plain.source(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert normalise(text[start:end]).text in (plain.text[i], "")
    assert plain.source(len(plain.text), len(plain.text))[0] <= len(text)


@given(ODD)
def test_ranges_keep_their_order(text: str) -> None:
    plain = normalise(text)
    starts = [plain.source(i, i + 1)[0] for i in range(len(plain.text))]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("１２，３４５．６７元", "12，345.67元"),
        ("徵信報告，後果自負", "征信报告，后果自负"),
        ("老\u200b赖", "老赖"),
        ("&#32769;&#x8d56;&nbsp;A", "老赖 a"),
        ("&foo;&amp;", "&foo;&"),
        ("ＡＰＰ：（官方）！", "app:(官方)!"),
    ],
)
def test_look_alikes_fold(written: str, plain: str) -> None:
    assert normalise(written).text == plain


def test_squeeze_joins_what_marks_divide() -> None:
    for hidden in ("律·师·函", "律*师*函", "律 师 函", "律😀师😀函"):
        squeezed = squeeze(hidden)
        assert squeezed is not None
        assert squeezed.plain.text == "律师函"
        assert squeezed.plain.source(0, 3) == (0, len(hidden))
        assert squeezed.crosses(0, 3)
    assert squeeze("【某某银行】您好，请还款。") is None


def test_brackets_round_each_character() -> None:
    squeezed = squeeze("你【老】【赖】")
    assert squeezed is not None
    assert "老赖" in squeezed.plain.text


def test_the_table_agrees_with_opencc() -> None:
    """Single traditional characters fold as OpenCC reads them, but for a few the messages need otherwise."""
    simplify = opencc.OpenCC("t2s").convert
    ours = {"帳", "帐", "妳", "牠", "衞", "祗", "羣", "裏", "綫"}
    differing = [
        chr(a)
        for a, b in _table().items()
        if 0x4E00 <= a <= 0x9FFF and chr(a) not in ours and simplify(chr(a)) != chr(b)
    ]
    assert differing == []


def test_slot_names_keep_their_case() -> None:
    message = Message(
        Draft("尊敬的${UserName}，应还#应还金额#元，{1}、{{ due_Date }}、@var(Tel)、{$x}、%s、{}、$Money、[#due#]", "")
    )
    assert [(s.name, s.syntax) for s in message.slots] == [
        ("UserName", "${name}"),
        ("应还金额", "#name#"),
        ("1", "{1}"),
        ("due_Date", "{{name}}"),
        ("Tel", "@var(name)"),
        ("x", "{$name}"),
        ("s", "%s"),
        ("{}", "{}"),
        ("Money", "$name"),
        ("due", "[#name#]"),
    ]
    assert all(message.written(s.start, s.end).startswith(tuple("${#@%[")) for s in message.slots)


@pytest.mark.parametrize("text", ["5%的罚息", "50%以上", "费率为3%sd", "#", "${}", "编号#12", "$15,000"])
def test_what_is_no_slot(text: str) -> None:
    assert Message(Draft(text, "")).slots == () or text == "费率为3%sd"


def test_thousands_do_not_end_a_clause() -> None:
    message = Message(Draft("您欠12,345.00元,请还款，谢谢。", ""))
    assert [message.plain[a:b] for a, b in message.clauses] == ["您欠12,345.00元", "请还款", "谢谢"]


def test_signature_front_back_or_none() -> None:
    assert Message(Draft("【某某银行】您好", "")).signature.name == "某某银行"
    assert Message(Draft("您好【某某银行】", "")).signature.front is False
    assert Message(Draft("您好。【某某银行】400-812-3456", "")).signature.name == "某某银行"
    assert Message(Draft("您好。【某某银行】客服95000，拒收请回复R", "")).signature.name == "某某银行"
    assert Message(Draft("您【某某】好", "")).signature is None


def test_words_stop_at_word_boundaries() -> None:
    message = Message(Draft("我们一起诉说，网上门户", ""))
    for word in ("起诉", "上门"):
        at = message.plain.index(word)
        assert not message.on_words(at, at + 2)
    message = Message(Draft("将起诉并上门", ""))
    for word in ("起诉", "上门"):
        at = message.plain.index(word)
        assert message.on_words(at, at + 2)
