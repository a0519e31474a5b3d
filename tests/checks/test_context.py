"""What takes the harm out of a hit: negation, questions and their answers, quotations, disowning, apologies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from linter.checks.context import is_disowned, is_negated
from linter.engine import Engine
from linter.folders import find, shipped
from linter.model import Draft
from linter.packs import compile_packs, rule_files
from linter.parsing import Message

FOLDERS = [find(name, Path()) for name in shipped()]
RULESET = compile_packs([folder for folder in FOLDERS if rule_files(folder)])
ENGINE = Engine(RULESET)


def message(text: str) -> tuple[Message, int]:
    """Return a text read, without its mark, and where ``^`` marked the hit."""
    at = text.index("^")
    return Message(Draft(text.replace("^", ""), "test"), ENGINE._scanner), at


NEGATED = [
    "我们不会^通知您的单位。",
    "严禁以任何方式^联系借款人的家人。",
    "不会将您的欠款情况^告知单位。",
    "不得威胁客户，或^骚扰其家人。",
    "我们不上门，也不打电话^给您的同事。",
    "会^坐牢吗？不会。",
    "您问“会不会^坐牢”？一般逾期是民事问题，不会。",
    "您担心^单位知道，请放心。",
    "^上门骚扰是不允许的。",
    "您儿子将来^考学、参军，都不会受牵连。",
    "本案已撤销^起诉。",
]

NOT_NEGATED = [
    "如您不能按时还款将^通知单位。",
    "您再不还我们就^上门。",
    "我们不得不^联系您的家人。",
    "您不会想让^单位知道吧？",
    "尚未还款，我司将^起诉。",
    "没有商量，直接^去你单位。",
    "别逼我们^去你家。",
    "不排除^联系您的家人。",
    "不要再拖，^通知你单位。",
]

DISOWNED = [
    "谨防有人冒充我行声称要^联系您单位。",
    "坐席曾对您说“^老赖”，我们深表歉意。",
    "有客户收到“^后果自负”的短信，均为诈骗。",
    "凡通话中出现“^等着坐牢”“去你家”之类言语的，停止派案。",
    "凡通话中出现“去你家”“^等着坐牢”之类言语的，停止派案。",
    "您在“^铁窗密室”消费336元，支付成功。",
    "禁用语清单：一、^老赖；二、坐牢。",
    "有人说要^上门收钱。请勿相信。",
]

NOT_DISOWNED = [
    "给您添麻烦了，抱歉，我们明天^去你家。",
    "谨防诈骗。您再不还款，我们就^去您单位。",
    "有客户转来短信“^三日内刑拘”，那正是我们发的，理是这个理。",
    "^你就是个骗子，还钱。",
]


@pytest.mark.parametrize("text", NEGATED)
def test_negation_reaches_the_hit(text: str) -> None:
    assert is_negated(*message(text))


@pytest.mark.parametrize("text", NOT_NEGATED)
def test_negation_of_something_else(text: str) -> None:
    assert not is_negated(*message(text))


@pytest.mark.parametrize("text", DISOWNED)
def test_words_that_are_disowned(text: str) -> None:
    assert is_disowned(*message(text))


@pytest.mark.parametrize("text", NOT_DISOWNED)
def test_words_the_writer_stands_by(text: str) -> None:
    assert not is_disowned(*message(text))


# The traps of the fact sheet: dangerous characters in harmless words.
SILENT = [
    "我们坐在一起诉说往事，不谈账。",
    "网上门户已升级，请重新登录。",
    "您无需立即还款。",
    "法院路支行周末照常营业。",
    "检察院东街网点已迁址。",
    "谨防冒充公检法的诈骗电话。",
    "本案已撤诉。",
    "立案咨询请拨打12368。",
    "通讯录权限可在手机设置中关闭。",
    "金额以元为货币单位。",
    "最后还款日为12月10日。",
    "快递员将上门取件，请留人。",
    "祝您和家人身体健康。",
    "感谢您和家人的支持。",
    "逾期信息可能按规定报送征信系统。",
    "如持续逾期，我行可能依合同约定通过诉讼等合法途径主张权益，如有困难请致电95000。",
    "请尽快偿还，如已还款请忽略。",
    "凡要求先交手续费的均为诈骗。",
]

HARMFUL = [
    "您已被立案，公安明日上门。",
    "不还将列入全国黑名单，影响子女上学。",
    "温馨提示：我们将联系您的家人和单位，请您做好心理准备。",
    "请您务必于今日还款，否则后果自负。",
    "老·赖，欠款该还了。",
    "亲爱的老赖您好，恭喜您荣登本公司黑名单榜首。",
]


def errors(text: str) -> list[str]:
    """Return the ids of the harm rules that find an error in a text."""
    found = ENGINE.judge(Draft(text, "test"), {"kind": "overdue"}, date(2026, 11, 24)).findings
    return [f.rule for f in found if f.level.value == "error" and f.rule.startswith(("tone-", "conduct-"))]


@pytest.mark.parametrize("text", SILENT)
def test_harmless_words_stay_silent(text: str) -> None:
    assert errors(text) == []


@pytest.mark.parametrize("text", HARMFUL)
def test_polite_form_does_not_exempt(text: str) -> None:
    assert errors(text)


@pytest.mark.parametrize("text", SILENT)
def test_an_insult_after_it_is_found(text: str) -> None:
    """A harmless message lends no shelter to what stands on the next line."""
    assert "tone-insult" in errors(text + "\n还钱，你就是个畜生。")
