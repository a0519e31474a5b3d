"""What a draft may declare about itself, since no text tells when, to whom and by whom it is sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, cast

from linter.errors import CuociError, nearest


class Kind(NamedTuple):
    """What a key takes: the test of a value, how to say what is expected, and Chinese words for values."""

    accepts: Callable[[object], bool]
    described: str
    words: Mapping[object, str] = {}


def _one_of(**titles: str) -> Kind:
    described = "、".join(f"{value}（{title}）" for value, title in titles.items())
    return Kind(tuple(titles).__contains__, described, {title: value for value, title in titles.items()})


def _shaped(pattern: str, example: str) -> Kind:
    def accepts(value: object) -> bool:
        return re.fullmatch(pattern, str(value)) is not None

    return Kind(accepts, example)


def _typed(described: str, *types: type) -> Kind:
    def accepts(value: object) -> bool:
        return isinstance(value, types) and (bool in types or not isinstance(value, bool))

    return Kind(accepts, described)


_DAY = r"\d{4}-\d{2}-\d{2}"

KEYS: Mapping[str, Kind] = {
    "kind": _one_of(
        overdue="逾期", due="到期提醒", transaction="交易", limit="额度", balance="余额", marketing="营销",
        visit="上门", code="验证码",
    ),
    "channel": _one_of(sms="短信", app="应用", call="电话", letter="信函", visit="上门"),
    "recipient": _one_of(debtor="借款人", third_party="第三方"),
    "sender_role": _one_of(creditor="债权人", agency="委托机构"),
    "regime": _one_of(
        bank="银行", consumer_finance="消费金融", auto_finance="汽车金融", credit_card="信用卡", small_loan="小额贷款",
        internet_assisted="互联网助贷", private_lending="民间借贷", unknown="未知",
    ),
    "provider": _one_of(
        aliyun="阿里云", tencent="腾讯云", huawei="华为云", baidu="百度云", volcengine="火山引擎", yunpian="云片",
        montnets="梦网", emay="亿美", ronglian="容联云", chuanglan="创蓝", jiguang="极光", submail="赛邮",
        netease="网易云信",
    ),
    "signature": _typed("签名文字，不带【】", str),
    "price": _shaped(r"\d+(?:\.\d+)?", "0.045（元/条）"),
    "domains": _typed("域名，或域名列表", str, list),
    "send_at": _shaped(_DAY + r"(?:[T ]\d{2}:\d{2}(?::\d{2})?)?", "2026-12-10T09:30"),
    "send_window": _shaped(r"\d{1,2}:\d{2}\s*[-–~至]\s*\d{1,2}:\d{2}", "09:00-18:00"),
    "due": _shaped(_DAY, "2026-12-10"),
    "offset_days": _typed("整数", int),
    "paydays": _typed("列表，如 [10, 25]", list),
    "frequency": _typed("文字", str),
    "contract_rate": _shaped(r"\d+(?:\.\d+)?%?", "14.6%"),
    "contract_date": _shaped(_DAY, "2026-12-10"),
    "principal": _typed("数额", int, float, str),
    "slots": _typed("映射：变量名 → max、type、sample", dict),
    "legal_action": _typed("approved 或 true、false", bool, str),
    "visit_approved": _typed("true、false", bool),
    "discount_approval": _typed("批准编号，或 true、false", bool, str),
    "ignore": _typed("映射：规则 → 理由", str, dict, list),
}  # fmt: skip

SLOT_KEYS = ("max", "type", "sample")

Fault = Callable[..., CuociError]


def check_metadata(table: Mapping[str, object], fault: Fault) -> dict[str, object]:
    """Return metadata, every key known and every value of its kind; Chinese words for values become the values.

    ``fault(key, at, **facts)`` makes the error to raise, placed by the caller.
    """
    checked: dict[str, object] = {}
    for name, value in table.items():
        if name not in KEYS:
            raise fault("unknown-meta", name, name=name, hint=nearest(name, KEYS), known="、".join(KEYS))
        if isinstance(value, str):
            value = KEYS[name].words.get(value, value)
        if not KEYS[name].accepts(value):
            words = KEYS[name].words
            hint = nearest(str(value), map(str, (*words, *words.values())))
            raise fault("bad-meta", name, name=name, value=value, kind=KEYS[name].described, hint=hint)
        if name == "slots":
            _check_slots(cast("Mapping[str, object]", value), fault)
        checked[name] = value
    return checked


def check_shared(table: Mapping[str, object], fault: Fault) -> dict[str, object]:
    """Return metadata that hold for many drafts: an ignore is for one draft, and has no place among them."""
    if "ignore" in table:
        raise fault("ignore-shared", "ignore")
    return check_metadata(table, fault)


def _check_slots(slots: Mapping[str, object], fault: Fault) -> None:
    for name, entry in slots.items():
        if not isinstance(entry, dict):
            raise fault("bad-meta", "slots", name=f"slots.{name}", value=entry, kind="、".join(SLOT_KEYS))
        for key in cast("Mapping[str, object]", entry):
            if key not in SLOT_KEYS:
                known = "、".join(SLOT_KEYS)
                raise fault("unknown-meta", "slots", name=key, hint=nearest(key, SLOT_KEYS), known=known)


def parse_assignments(pairs: Iterable[str], fault: Fault) -> dict[str, object]:
    """Return the metadata of ``key=value`` words of a command line; true, false and numbers are read as such."""
    table: dict[str, object] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise fault("bad-assignment", None, value=pair)
        table[name.strip()] = word(value.strip())
    return check_shared(table, fault)


def word(value: str) -> object:
    """Return what a word says where only words can stand: true, false, a number, a list in brackets, or itself."""
    if value in ("true", "false"):
        return value == "true"
    if re.fullmatch(r"-?\d+", value):
        return int(value)
    if value.startswith("[") and value.endswith("]"):
        return [word(part.strip()) for part in value[1:-1].split(",") if part.strip()]
    return value
