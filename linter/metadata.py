"""What a draft may declare about itself, since no text tells when, to whom and by whom it is sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, cast

from linter.errors import CuociError, nearest
from linter.wording import Both, joined


class Kind(NamedTuple):
    """What a key takes: the test of a value, how to say it, the same as a JSON Schema, and words that mean a value."""

    accepts: Callable[[object], bool]
    described: Both
    schema: Mapping[str, object]
    words: Mapping[object, object] = {}


def _one_of(**titles: str) -> Kind:
    words: dict[object, object] = {title: value for value, title in titles.items()}
    described = Both(joined((f"{value}（{title}）" for value, title in titles.items()), "zh"), joined(titles, "en"))
    return Kind(tuple(titles).__contains__, described, {"enum": [*titles, *words]}, words)


def _shaped(pattern: str, example: str | Both) -> Kind:
    """Return the kind of a text of one shape; a plain number will do where it has that shape."""

    def accepts(value: object) -> bool:
        return re.fullmatch(pattern, str(value)) is not None

    whole = f"^(?:{pattern})$"
    written: dict[str, object] = {"type": "string", "pattern": whole}
    described = example if isinstance(example, Both) else Both(example, example)
    return Kind(accepts, described, {"anyOf": [written, {"type": "number", "minimum": 0}]} if accepts(1) else written)


_JSON_TYPES: Mapping[type, str] = {
    str: "string", int: "integer", float: "number", bool: "boolean", list: "array", dict: "object",
}  # fmt: skip


def _typed(described: Both, *types: type) -> Kind:
    def accepts(value: object) -> bool:
        return isinstance(value, types) and (bool in types or not isinstance(value, bool))

    return Kind(accepts, described, {"type": [_JSON_TYPES[each] for each in types]})


_NOT_GIVEN = ("none", "no", "无", "没有", "否", "未批准", "未审批")


def _approval(described: Both) -> Kind:
    """Return the kind of an approval: given, or its number; a word for no must not pass for the number of one."""
    return _typed(described, bool, str)._replace(words=dict.fromkeys(_NOT_GIVEN, False))


_DAY = r"\d{4}-\d{2}-\d{2}"
SLOT_KEYS = ("max", "type", "sample")
_SLOT: Mapping[str, object] = {
    "type": "object", "properties": dict.fromkeys(SLOT_KEYS, True), "additionalProperties": False,
}  # fmt: skip

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
    "signature": _typed(Both("签名文字，不带【】", "the signature without 【】"), str),
    "price": _shaped(r"\d+(?:\.\d+)?", Both("0.045（元/条）", "0.045 (yuan a segment)")),
    "domains": _typed(Both("域名，或域名列表", "a domain, or a list of domains"), str, list),
    "send_at": _shaped(_DAY + r"(?:[T ]\d{2}:\d{2}(?::\d{2})?)?", "2026-12-10T09:30"),
    "send_window": _shaped(r"\d{1,2}:\d{2}\s*[-–~至]\s*\d{1,2}:\d{2}", "09:00-18:00"),
    "due": _shaped(_DAY, "2026-12-10"),
    "offset_days": _typed(Both("整数", "an integer"), int),
    "paydays": _typed(Both("列表，如 [10, 25]", "a list such as [10, 25]"), list),
    "frequency": _typed(Both("文字", "a text"), str),
    "contract_rate": _shaped(r"\d+(?:\.\d+)?%?", "14.6%"),
    "contract_date": _shaped(_DAY, "2026-12-10"),
    "principal": _typed(Both("数额", "a sum"), int, float, str),
    "slots": _typed(
        Both("映射：变量名 → max、type、sample", "a mapping: variable → max, type, sample"), dict,
    )._replace(schema={"type": "object", "additionalProperties": _SLOT}),
    "legal_action": _approval(Both("approved 或 true、false", "approved, or true or false")),
    "visit_approved": _typed(Both("true、false", "true or false"), bool),
    "discount_approval": _approval(Both("批准编号，或 true、false", "the approval's number, or true or false")),
    "ignore": _typed(Both("映射：规则 → 理由", "a mapping: rule → reason"), str, dict, list),
}  # fmt: skip

Fault = Callable[..., CuociError]


def check_metadata(table: Mapping[str, object], fault: Fault) -> dict[str, object]:
    """Return metadata, every key known and every value of its kind; Chinese words for values become the values.

    ``fault(key, at, **facts)`` makes the error to raise, placed by the caller.
    """
    checked: dict[str, object] = {}
    for name, value in table.items():
        if name not in KEYS:
            raise fault("unknown-meta", name, name=name, hint=nearest(name, KEYS), known=[*KEYS])
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
            raise fault("bad-meta", "slots", name=f"slots.{name}", value=entry, kind=SLOT_KEYS)
        for key in cast("Mapping[str, object]", entry):
            if key not in SLOT_KEYS:
                raise fault("unknown-meta", "slots", name=key, hint=nearest(key, SLOT_KEYS), known=SLOT_KEYS)


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
