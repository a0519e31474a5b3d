"""How well verdicts on conduct agree with labelled messages: what is caught, what is wrongly stopped.

Completeness is not judged here: an error counts only if its rule's family is about conduct or tone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from linter.model import Finding, Level
from linter.scoring.tone import Share

FAMILIES = frozenset(["tone", "conduct", "privacy", "link", "time", "visit", "sender", "rate"])


class ConductItem(NamedTuple):
    """One labelled message: ``verdict`` is ok, warning or error; ``families`` are those whose errors are right."""

    id: str
    text: str
    verdict: str
    category: str
    families: tuple[str, ...]
    group: str | None
    meta: Mapping[str, object]


class Miss(NamedTuple):
    """One message judged wrongly, for a person to read."""

    id: str
    category: str
    expected: str
    found: tuple[str, ...]
    text: str


class ConductReport(NamedTuple):
    """The figures of a set. ``alarms`` are ok messages with an error; ``warned`` those with a warning at most."""

    items: int
    recall: Share
    alarms: Share
    warned: Share
    flagged: Share
    family: Share
    pairs: Share
    categories: Mapping[str, Share]
    misses: tuple[Miss, ...]


def family(rule: str) -> str:
    """Return the family of a rule id."""
    return rule.partition("-")[0]


def judged(findings: Iterable[Finding], level: Level) -> set[str]:
    """Return the rules about conduct that found something of at least a level."""
    return {f.rule for f in findings if f.level.rank >= level.rank and family(f.rule) in FAMILIES}


def score_conduct(items: Sequence[ConductItem], findings: Sequence[Collection[Finding]]) -> ConductReport:
    """Compare the findings of each item with its labels."""
    errors = [judged(found, Level.ERROR) for found in findings]
    warnings = [judged(found, Level.WARNING) for found in findings]
    tally: dict[str, list[bool]] = {}
    categories: dict[str, list[bool]] = {}
    right: dict[str, list[bool]] = {}
    misses: list[Miss] = []
    for item, stopped, noted in zip(items, errors, warnings, strict=True):
        ok = bool(stopped) is (item.verdict == "error") if item.verdict != "warning" else bool(noted)
        if item.verdict == "error":
            tally.setdefault("recall", []).append(ok)
            if ok and item.families:
                tally.setdefault("family", []).append(any(family(rule) in item.families for rule in stopped))
        elif item.verdict == "ok":
            tally.setdefault("alarms", []).append(not ok)
            tally.setdefault("warned", []).append(bool(noted))
        else:
            tally.setdefault("flagged", []).append(ok)
        categories.setdefault(item.category, []).append(ok)
        if item.group is not None:
            right.setdefault(item.group, []).append(ok)
        if not ok:
            misses.append(Miss(item.id, item.category, item.verdict, tuple(sorted(stopped or noted)), item.text))
    pairs = [all(members) for members in right.values() if len(members) > 1]

    def share(values: Sequence[bool]) -> Share:
        return Share(sum(values), len(values))

    return ConductReport(
        items=len(items),
        recall=share(tally.get("recall", [])),
        alarms=share(tally.get("alarms", [])),
        warned=share(tally.get("warned", [])),
        flagged=share(tally.get("flagged", [])),
        family=share(tally.get("family", [])),
        pairs=share(pairs),
        categories={name: share(values) for name, values in sorted(categories.items())},
        misses=tuple(misses),
    )
