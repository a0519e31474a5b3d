"""What a draft may declare about itself, since no text tells when, to whom and by whom it is sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, cast

from linter.errors import CuociError, nearest
from linter.wording import Both


class Kind(NamedTuple):
    """What a key takes: the test of a value, how to say what is expected, and the same as a JSON Schema."""

    accepts: Callable[[object], bool]
    described: Both | Sequence[str]
    schema: Mapping[str, object]


def _one_of(*words: str) -> Kind:
    return Kind(words.__contains__, words, {"enum": [*words]})


def _shaped(pattern: str, example: str) -> Kind:
    """Return the kind of a text of one shape; a plain number will do where it has that shape."""

    def accepts(value: object) -> bool:
        return re.fullmatch(pattern, str(value)) is not None

    whole = f"^(?:{pattern})$"
    written: dict[str, object] = {"type": "string", "pattern": whole}
    return Kind(accepts, (example,), {"anyOf": [written, {"type": "number", "minimum": 0}]} if accepts(1) else written)


_JSON_TYPES: Mapping[type, str] = {
    str: "string", int: "integer", float: "number", bool: "boolean", list: "array", dict: "object",
}  # fmt: skip


def _typed(described: Both, *types: type) -> Kind:
    def accepts(value: object) -> bool:
        return isinstance(value, types) and (bool in types or not isinstance(value, bool))

    return Kind(accepts, described, {"type": [_JSON_TYPES[each] for each in types]})


_DAY = r"\d{4}-\d{2}-\d{2}"
SLOT_KEYS = ("max", "type", "sample")
_SLOT: Mapping[str, object] = {
    "type": "object", "properties": dict.fromkeys(SLOT_KEYS, True), "additionalProperties": False,
}  # fmt: skip

KEYS: Mapping[str, Kind] = {
    "kind": _one_of("overdue", "due", "transaction", "limit", "balance", "marketing", "visit", "code"),
    "channel": _one_of("sms", "app", "call", "letter", "visit"),
    "recipient": _one_of("debtor", "third_party"),
    "sender_role": _one_of("creditor", "agency"),
    "regime": _one_of(
        "bank", "consumer_finance", "auto_finance", "credit_card", "small_loan", "internet_assisted",
        "private_lending", "unknown",
    ),
    "provider": _one_of(
        "aliyun", "tencent", "huawei", "baidu", "volcengine", "yunpian", "montnets", "emay", "ronglian", "chuanglan",
        "jiguang", "submail", "netease",
    ),
    "signature": _typed(Both("签名文字，不带【】", "the signature without 【】"), str),
    "price": _typed(Both("每条的价格（元）", "the price of a segment in yuan"), int, float),
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
    "legal_action": _typed(Both("approved 或 true、false", "approved, or true or false"), bool, str),
    "visit_approved": _typed(Both("true、false", "true or false"), bool),
    "discount_approval": _typed(Both("批准编号，或 true、false", "the approval's number, or true or false"), bool, str),
}  # fmt: skip

Fault = Callable[..., CuociError]


def check_metadata(table: Mapping[str, object], fault: Fault) -> dict[str, object]:
    """Return metadata as given, every key known and every value of its kind.

    ``fault(key, at, **facts)`` makes the error to raise, placed by the caller.
    """
    for name, value in table.items():
        if name not in KEYS:
            raise fault("unknown-meta", name, name=name, hint=nearest(name, KEYS), known=[*KEYS])
        if not KEYS[name].accepts(value):
            kind = KEYS[name].described
            hint = "" if isinstance(kind, Both) else nearest(str(value), kind)
            raise fault("bad-meta", name, name=name, value=value, kind=kind, hint=hint)
        if name == "slots":
            _check_slots(cast("Mapping[str, object]", value), fault)
    return dict(table)


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
        table[name.strip()] = _read(value.strip())
    return check_metadata(table, fault)


def _read(value: str) -> object:
    if value in ("true", "false"):
        return value == "true"
    if re.fullmatch(r"-?\d+", value):
        return int(value)
    if re.fullmatch(r"\d+\.\d+", value):
        return float(value)
    if value.startswith("[") and value.endswith("]"):
        return [_read(part.strip()) for part in value[1:-1].split(",") if part.strip()]
    return value
