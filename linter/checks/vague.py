"""Words that stand where a fact should: 尽快 for a date, 相应费用 for a rate, 联系我们 for a number.

They are harmless where the message states the fact as well, so a rule names the ``field`` that must be missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks import pattern
from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes
from linter.checks.required import has
from linter.errors import nearest
from linter.model import Fields

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"field": "word", "any": "words"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part an expression, each with the field it stands in for."""
    field = options.get("field")
    if field not in Fields._fields:
        known = Fields._fields
        raise BadOption("field", "unknown-field", name=field, hint=nearest(str(field), known), known=known)
    return [Part(p.clauses, {**p.data, "field": field}) for p in pattern.compile(options, classes)]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the vague words of a message that lacks the fact."""
    if not has(case.fields, str(data["field"])):
        yield from pattern.run(keys, data, case)
