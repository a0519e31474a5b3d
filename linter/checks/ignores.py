"""Ignores that do not do what their author meant (see ``linter.ignores``).

A rule of this check reports one ``fault``. It is heard last, when it is known what the other rules have found, and
stands at the beginning of the draft: the ignore itself is no part of the message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter import ignores
from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"fault": "|".join(ignores.FAULTS)}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, for drafts that declare an ignore."""
    if "fault" not in options:
        raise BadOption("fault", "missing-key", name="fault")
    return [Part([], {"fault": options["fault"]}, [ignores.KEY])]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the beginning of the draft for each ignore with the fault."""
    for ignore, _, standing, hint in case.ignores:
        if standing == data["fault"]:
            yield Found(0, 0, {"ignore": ignore.rule, "reason": ignore.reason, "until": ignore.until, "hint": hint})
