"""A fact that must be there. What counts as each fact is the business of ``fields``.

A message that lacks it is marked, with an empty span, before the closing signature or at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes
from linter.model import Fields

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"field": "word"}

OWED = frozenset(["due", "principal", "interest", "penalty", "fee", "minimum", "total"])


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, which always runs."""
    field = options.get("field")
    if field not in Fields._fields:
        raise BadOption("field", "unknown-field", name=field, known="、".join(Fields._fields))
    return [Part([], {"field": field})]


def has(fields: Fields, name: str) -> bool:
    """Tell whether a message states a fact: a sum owed, a cost of being late, anything of the other kinds."""
    if name == "amount":
        return any(amount.role in OWED for amount in fields.amount)
    if name == "penalty":
        return any(penalty.role == "penalty" for penalty in fields.penalty)
    return bool(getattr(fields, name))


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield one empty span where the fact is missing."""
    if has(case.fields, str(data["field"])):
        return
    message = case.message
    signature = message.signature
    end = signature.start if signature and not signature.front else len(message.plain)
    end = len(message.plain[:end].rstrip())
    yield Found(end, end)
