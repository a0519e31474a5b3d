"""The 【signature】: one, at the front or back, and nowhere else.

``missing``: neither in the text nor declared, as it is where a provider puts it in front. ``extra``: a second one.
``shape``: shorter than ``min``, longer than ``max``, or all digits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"fault": "missing|extra|shape", "min": "number", "max": "number"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part: always run for a missing signature, else triggered by its bracket."""
    fault = options.get("fault")
    if fault is None:
        raise BadOption("fault", "missing-key", name="fault")
    data = {"fault": fault, "min": options.get("min", 2), "max": options.get("max", 16)}
    return [Part([] if fault == "missing" else [["【"]], data)]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the fault the rule names, if the message has it."""
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
        least, most = int(data["min"]), int(data["max"])  # pyright: ignore[reportArgumentType]
        name = signature.name
        slot = any(signature.start < s.start < signature.end for s in message.slots)
        if not slot and (not least <= len(name) <= most or name.isdigit()):
            yield Found(signature.start, signature.end, {"count": len(name), "min": least, "max": most})
