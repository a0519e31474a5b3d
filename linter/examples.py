"""A rule's examples are its tests.

``«…»`` in a bad example marks the exact span the rule must find, an empty ``«»`` the place where something is
missing. A good example must not trip the rule. A swap's bad example states its cure, and the cure must not trip
the rule again. An example that needs metadata is a mapping: ``text``, ``meta``, ``cure``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from linter.engine import Engine
from linter.folders import shipped_whole
from linter.model import Draft, Result
from linter.ruleset import Rule, RuleSet

AS_OF = date(2026, 11, 24)
"""The day examples are judged for, so that dates in them keep their meaning."""

_MARK = re.compile("[«»]")


class Example(NamedTuple):
    """One example: the text without marks, the spans marked in it, its metadata, and its cure if it states one."""

    text: str
    spans: list[tuple[int, int]]
    meta: Mapping[str, object]
    cure: str | None


class Failure(NamedTuple):
    """One example that does not hold: the side it is on, its text, and what was found against what was wanted."""

    rule: str
    side: str
    text: str
    wanted: list[str]
    found: list[str]
    path: str


def read(example: object) -> Example:
    """Return an example as written in a rule, taken apart."""
    meta: Mapping[str, object] = {}
    cure = None
    text = example
    if isinstance(example, Mapping):
        text = example.get("text", "")  # pyright: ignore
        meta = example.get("meta") or {}  # pyright: ignore
        cure = example.get("cure")  # pyright: ignore
    plain: list[str] = []
    opened: list[int] = []
    at = 0
    for piece in _MARK.split(str(text)):  # pyright: ignore
        at += len(piece)
        plain.append(piece)
        opened.append(at)
    edges = opened[:-1]
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    return Example("".join(plain), spans, dict(meta), cure if isinstance(cure, str) else None)  # pyright: ignore


def failures(ruleset: RuleSet, rule: Rule) -> Iterator[Failure]:
    """Yield the examples of a rule that do not hold.

    The rule is tried alone, at any level but off; one about ignores in the company of the rules there are to ignore.
    """
    level = rule.level if rule.level != "off" else "info"
    opinion = shipped_whole() if rule.check == "whole" else None
    others = [other for other in ruleset.rules if other.id != rule.id] if rule.check == "ignores" else []
    engine = Engine(ruleset._replace(rules=[*others, rule._replace(level=level)]), whole=opinion)
    for written in rule.bad:
        example = read(written)
        result = _judge(engine, rule, example.text, example.meta)
        found = [(f.start, f.end) for f in result.findings if f.rule == rule.id]
        # The place a model picks may move when it is trained again: there it is enough that it speaks.
        held = bool(found) if rule.check == "whole" else bool(example.spans) and found == example.spans
        if not held:
            yield _failure(rule, "bad", example.text, example.spans, found)
        if rule.check == "swap" or example.cure is not None:
            cured = _cure(result)
            again = _judge(engine, rule, cured, example.meta).findings
            if cured != example.cure or again:
                yield Failure(rule.id, "cure", example.text, [example.cure or ""], [cured], rule.path)
    for written in rule.good:
        example = read(written)
        findings = _judge(engine, rule, example.text, example.meta).findings
        found = [(f.start, f.end) for f in findings if f.rule == rule.id]
        if found or example.spans:
            yield _failure(rule, "good", example.text, [], found)


def _judge(engine: Engine, rule: Rule, text: str, meta: Mapping[str, object]) -> Result:
    """Judge a text as a message of the first kind the rule is for, unless the example says otherwise."""
    assumed = {"kind": rule.kinds[0]} if rule.kinds else {"kind": "overdue"}
    return engine.judge(Draft(text, rule.path), {**assumed, **meta}, AS_OF)


def _cure(result: Result) -> str:
    text = result.draft.text
    for finding in reversed(result.findings):
        text = text[: finding.start] + (finding.replacement or "") + text[finding.end :]
    return text


def _failure(rule: Rule, side: str, text: str, wanted: list[tuple[int, int]], found: list[tuple[int, int]]) -> Failure:
    def show(spans: list[tuple[int, int]]) -> list[str]:
        return [f"{text[a:b]}@{a}" for a, b in spans]

    return Failure(rule.id, side, text, show(wanted), show(found), rule.path)
