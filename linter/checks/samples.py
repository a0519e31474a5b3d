"""Samples of template variables that could not be sent: too wide, not of their type, or holding what may not pass.

``fault: wide`` looks at the declared ``max`` of the variable itself; ``fault: type`` at expressions by declared type
(``types``); ``fault: holds`` at what no value may hold (``any``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes
from linter.length import units

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"fault": "wide|type|holds", "types": "table", "any": "words"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, for drafts that declare their variables."""
    fault = options.get("fault")
    types = {name: str(pattern) for name, pattern in cast("Mapping[str, object]", options.get("types") or {}).items()}
    held = "|".join(as_words(options.get("any")))
    if fault is None:
        raise BadOption("fault", "missing-key", name="fault")
    if (fault == "type" and not types) or (fault == "holds" and not held):
        raise BadOption("types" if fault == "type" else "any", "no-words")
    for key, pattern in [*((("types"), p) for p in types.values()), ("any", held)]:
        try:
            re.compile(pattern)
        except re.error as error:
            raise BadOption(key, "bad-pattern", pattern=pattern, problem=str(error)) from None
    return [Part([], {"fault": fault, "types": types, "held": held}, ["slots"])]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield each variable whose sample has the fault."""
    fault = data["fault"]
    types = cast("Mapping[str, str]", data["types"])
    for variable in case.variables:
        sample = variable.sample
        if sample is None:
            continue
        facts = {"name": variable.name, "sample": sample, "count": units(sample), "max": variable.max}
        place = variable.slot.start, variable.slot.end
        if fault == "wide":
            if variable.max is not None and units(sample) > variable.max:
                yield Found(*place, facts)
        elif fault == "type":
            pattern = types.get(variable.type or "")
            if pattern is not None and not re.fullmatch(pattern, sample):
                yield Found(*place, {**facts, "type": variable.type})
        elif match := re.search(str(data["held"]), sample):
            yield Found(*place, {**facts, "held": match[0]})
