"""The 【signature】: one, at the front or back, and nowhere else.

``missing``: neither in the text nor declared, as it is where a provider puts it in front. ``extra``: a second one.
``shape``: shorter than ``min``, longer than ``max``, all digits, or with a symbol or a space in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes
from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"fault": "missing|extra|shape", "min": "number", "max": "number"}


_NAME = lazy(r"[\w\u4e00-\u9fff]+\Z")


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part: triggered by its bracket where only a signature in the text can have the fault."""
    fault = options.get("fault")
    if fault is None:
        raise BadOption("fault", "missing-key", name="fault")
    data = {"fault": fault, "min": options.get("min", 2), "max": options.get("max", 16)}
    return [Part([["【"]] if fault == "extra" else [], data)]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the fault the rule names, if the message has it; that of a declared signature at the beginning."""
    message, fault = case.message, data["fault"]
    signature = message.signature
    if fault == "missing":
        if signature is None and not case.declared.get("signature"):
            yield Found(0, 0)
    elif fault == "extra":
        for group in message.brackets:
            if group != signature:
                yield Found(group.start, group.end)
    elif signature is not None:
        slot = any(signature.start < s.start < signature.end for s in message.slots)
        if not slot and _misshapen(signature.name, data):
            yield Found(signature.start, signature.end, _facts(signature.name, data))
    else:
        name = str(case.declared.get("signature") or "")
        if name and _misshapen(name, data):
            yield Found(0, 0, _facts(name, data))


def _misshapen(name: str, data: Mapping[str, object]) -> bool:
    least, most = int(data["min"]), int(data["max"])  # pyright: ignore[reportArgumentType]
    return not least <= len(name) <= most or name.isdigit() or not _NAME.match(name)


def _facts(name: str, data: Mapping[str, object]) -> Mapping[str, object]:
    return {"name": name, "count": len(name), "min": data["min"], "max": data["max"]}
