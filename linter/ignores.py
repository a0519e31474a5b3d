"""Ignores: what a draft's author asks to be passed over, beside the message and with a reason.

In text and Markdown an ignore is a comment before the draft; elsewhere it is the metadata key ``ignore``::

    # cuoci: ignore tone-exclamation, conduct-exposure -- 节日祝福，合规部已批 (至 2027-03-31)
    # 措辞：忽略 感叹号 —— 节日祝福（至 2027-03-31）
    <!-- cuoci: ignore tone-exclamation -- 节日祝福 -->
    ignore: {tone-exclamation: 节日祝福}
    ignore: {tone-exclamation: {reason: 节日祝福, until: 2027-03-31}}

Rules are named as for ``--select``. An ignore that is malformed, names no rule, gives no reason or has expired holds
nothing back; the rules of family ``ignore`` say so, and cannot be ignored themselves.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, cast

from linter.errors import nearest
from linter.patterns import lazy
from linter.ruleset import Rule, meant

KEY = "ignore"
FAMILY = "ignore"
FAULTS = ("malformed", "unknown", "unreasoned", "expired", "unused")

_DIRECTIVE = lazy(
    r"\s*(?:#|<!--)\s*(?:cuoci\s*[:：]\s*(?:ignore\b|忽略)?|措辞\s*[:：]\s*忽略)(?P<line>.*?)(?:-->)?\s*\Z", re.I
)
_REASON = lazy(r"\s*(?:--|—+)\s*")
_UNTIL = lazy(r"\s*[(（]\s*(?:至|到(?=\s*\d)|until)\s*(?P<day>[^()（）]*?)\s*[)）]\s*\Z", re.I)


class Ignore(NamedTuple):
    """One rule, family or title to be passed over. ``until`` is the last day it holds."""

    rule: str
    reason: str = ""
    until: date | None = None
    malformed: bool = False


class Weighed(NamedTuple):
    """An ignore and what becomes of it: one of FAULTS, or "holds". ``covers`` are the ids of the rules it means."""

    ignore: Ignore
    covers: frozenset[str]
    standing: str
    hint: str = ""


def directive(line: str) -> str | None:
    """Return what a comment line says after «ignore», or None for a line that is no such comment."""
    match = _DIRECTIVE.match(line)
    return match["line"].strip() if match else None


def added(meta: Mapping[str, object], lines: Sequence[str]) -> Mapping[str, object]:
    """Return the metadata of a draft before which these directives stand."""
    if not lines:
        return meta
    declared = meta.get(KEY, [])
    return {**meta, KEY: [*cast("list[object]", declared if isinstance(declared, list) else [declared]), *lines]}


def read(value: object) -> Iterator[Ignore]:
    """Yield the ignores of a metadata value: lines as in a comment, a mapping of rule to reason, or a list of these.

    Nothing is refused here: what cannot be understood comes as a malformed ignore.
    """
    for item in cast("list[object]", value) if isinstance(value, list) else [value]:
        if isinstance(item, str):
            for line in item.strip().split("\n"):
                yield from _line(line)
        elif isinstance(item, Mapping):
            for rule, said in cast("Mapping[str, object]", item).items():
                yield _entry(rule, said)
        else:
            yield Ignore(str(item), malformed=True)


def _line(line: str) -> Iterator[Ignore]:
    names, *said = _REASON.split(line, maxsplit=1)
    rules = [name.strip() for name in re.split("[,，]", names)]
    for rule in rules:
        yield _reasoned(rule, said[0] if said else "") if rule else Ignore(line, malformed=True)


def _entry(rule: str, said: object) -> Ignore:
    if said is None or isinstance(said, str):
        return _reasoned(rule, said or "")
    if not isinstance(said, Mapping):
        return Ignore(rule, malformed=True)
    table = cast("Mapping[str, object]", said)
    reason, until = table.get("reason") or "", table.get("until")
    if not set(table) <= {"reason", "until"} or not isinstance(reason, str):
        return Ignore(rule, malformed=True)
    return _until(rule, reason.strip(), None if until is None else str(until))


def _reasoned(rule: str, said: str) -> Ignore:
    """Return the ignore whose reason may end in an expiry: «… (至 2027-03-31)»."""
    match = _UNTIL.search(said)
    reason = said[: match.start()] if match else said
    return _until(rule, reason.strip(), match["day"] if match else None)


def _until(rule: str, reason: str, day: str | None) -> Ignore:
    try:
        return Ignore(rule, reason, None if day is None else date.fromisoformat(day))
    except ValueError:
        return Ignore(rule, reason, malformed=True)


def weigh(
    ignores: Iterable[Ignore], known: Sequence[Rule], heard: Collection[str], fired: Collection[str], day: date
) -> list[Weighed]:
    """Return what becomes of each ignore on a day.

    ``known`` are the rules there are, ``heard`` the ids of those that had their say in this run, ``fired`` of those
    that found something. An ignore of a rule that was not heard cannot be called unused.
    """
    return [_weighed(ignore, known, heard, fired, day) for ignore in ignores]


def _weighed(
    ignore: Ignore, known: Sequence[Rule], heard: Collection[str], fired: Collection[str], day: date
) -> Weighed:
    mortal = [rule for rule in known if rule.family != FAMILY]
    covers = meant(ignore.rule, mortal)
    if ignore.malformed:
        return Weighed(ignore, frozenset(), "malformed")
    if not covers:
        names = [name for rule in mortal for name in (rule.id, rule.family, rule.title["zh"])]
        return Weighed(ignore, covers, "unknown", nearest(ignore.rule, names) or "".join(names[:1]))
    if not ignore.reason:
        return Weighed(ignore, covers, "unreasoned")
    if ignore.until is not None and ignore.until < day:
        return Weighed(ignore, covers, "expired")
    if covers.isdisjoint(fired) and covers <= set(heard):
        return Weighed(ignore, covers, "unused")
    return Weighed(ignore, covers, "holds")
