"""The ways of looking, one mechanism a module. A rule in YAML names one of them in its key ``check``.

A module of this package has:

* ``KEYS``: the keys its rules take beside the common ones, each with its kind of value (see ``schema``);
* ``compile(options, classes)``: options as written → parts in plain JSON values, each with the words that
  trigger it. Raises ``BadOption`` with the name of the key at fault;
* ``run(keys, data, case)``: a generator of ``Found``. ``keys`` are the owners of the part's words among the
  message's hits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from linter.checks import (
    agree,
    channels,
    characters,
    declared,
    digits,
    doubled,
    duedate,
    ignores,
    lacking,
    limit,
    links,
    padding,
    pattern,
    punctuation,
    rate,
    required,
    samples,
    schedule,
    signatories,
    signature,
    slots,
    swap,
    terms,
    unfilled,
    vague,
    whole,
)
from linter.checks.base import BadOption, Found, Part
from linter.checks.case import Case
from linter.checks.classes import Classes


class Check(Protocol):
    """What a module of this package offers."""

    KEYS: Mapping[str, str]

    def compile(self, options: Mapping[str, object], classes: Classes) -> list[Part]:
        """Turn options as written into parts."""
        ...

    def run(self, keys: tuple[str, ...], data: Mapping[str, Any], case: Case) -> Iterator[Found]:
        """Look."""
        ...


CHECKS: Mapping[str, Check] = {
    "terms": terms,
    "pattern": pattern,
    "swap": swap,
    "required": required,
    "limit": limit,
    "slots": slots,
    "signature": signature,
    "digits": digits,
    "lacking": lacking,
    "links": links,
    "schedule": schedule,
    "duedate": duedate,
    "signatories": signatories,
    "rate": rate,
    "agree": agree,
    "vague": vague,
    "channels": channels,
    "declared": declared,
    "characters": characters,
    "doubled": doubled,
    "padding": padding,
    "punctuation": punctuation,
    "samples": samples,
    "unfilled": unfilled,
    "whole": whole,
    "ignores": ignores,
}

__all__ = ["CHECKS", "BadOption", "Case", "Check", "Classes", "Found", "Part"]
