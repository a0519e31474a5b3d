"""The JSON forms: one object for all results, or one line a result. Other programs rely on their keys."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

import orjson

from linter.model import Account, Amount, Contact, Deadline, Field, Finding, Length, Penalty, Point, Result, Suppressed
from linter.report import Edition
from linter.report.statistics import tally

SCHEMA = 1


def render(results: Sequence[Result], edition: Edition | None = None) -> str:
    """Return one JSON object with every result and a summary; it is the same in every edition."""
    counts = tally(results)
    summary = {"drafts": counts.drafts, **counts.by_level, **counts.held}
    return dump({"schema": SCHEMA, "results": [as_object(result) for result in results], "summary": summary})


def line(result: Result) -> str:
    """Return one result as one line of JSON."""
    whole = as_object(result)
    try:
        return orjson.dumps(whole).decode() + "\n"
    except orjson.JSONEncodeError:  # a lone surrogate or a huge id, which only the standard library will write
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def dump(value: object) -> str:
    """Return plain values as JSON to be read by people too: indented, Chinese as it is."""
    try:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode() + "\n"
    except orjson.JSONEncodeError:
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_object(result: Result) -> dict[str, object]:
    """Return a result in plain JSON values. Offsets are code points of ``text``; positions count from 1."""
    draft = result.draft
    return {
        "path": draft.path,
        "line": draft.line,
        "cell": draft.cell,
        "id": draft.id,
        "text": draft.text,
        "meta": dict(result.meta),
        "score": result.score,
        "points": [_point(point, draft.text) for point in result.points],
        "length": _length(result.length),
        "readability": {
            "score": result.readability.score,
            "parts": [{"name": s.name, "figure": s.figure, "points": s.points} for s in result.readability.strains],
        },
        "fields": {name: [_field(fact) for fact in facts] for name, facts in zip(_FIELDS, result.fields, strict=True)},
        "findings": [_finding(result, finding) for finding in result.findings],
        "suppressed": [_suppressed(result, held) for held in result.suppressed],
    }


def _length(length: Length) -> dict[str, object]:
    values: dict[str, object] = dict(zip(Length._fields, length, strict=True))
    values["cost"] = length.cost and [str(sum_) for sum_ in length.cost]
    return values


_FIELDS = ("amount", "deadline", "penalty", "contact", "sender", "account")


def _point(point: Point, text: str) -> dict[str, object]:
    if point.span is None:
        return {"category": point.category, "points": point.points, "start": None, "end": None, "text": None}
    start, end = point.span
    return {"category": point.category, "points": point.points, "start": start, "end": end, "text": text[start:end]}


def _decimal(value: Decimal | None) -> str | None:
    """Write a decimal in plain digits: 0.0005, never 5E-4."""
    return None if value is None else format(value, "f")


def _field(fact: Field) -> dict[str, object]:
    return {"start": fact.start, "end": fact.end, "text": fact.text, **_value(fact)}


def _value(fact: Field) -> Mapping[str, object]:
    if isinstance(fact, Amount):
        value = _decimal(fact.value)
        known: dict[str, object] = {"value": value, "role": fact.role, "currency": fact.currency}
    elif isinstance(fact, Deadline):
        known = {
            "date": fact.date.isoformat() if fact.date else None,
            "in_days": fact.in_days,
            "year_given": fact.year_given,
        }
    elif isinstance(fact, Penalty):
        known = {
            "rate": _decimal(fact.rate),
            "period": fact.period,
            "annual": _decimal(fact.annual),
            "amount": _decimal(fact.amount),
            "multiple": _decimal(fact.multiple),
            "base": fact.base,
            "role": fact.role,
        }
    elif isinstance(fact, Contact):
        known = {"channel": fact.channel, "value": fact.value}
    elif isinstance(fact, Account):
        known = {"value": fact.value}
    else:
        return {"value": fact.name, "institution": fact.institution}
    return {**known, "slot": fact.slot} if fact.slot is not None else known


def _place(result: Result, finding: Finding) -> dict[str, object]:
    draft = result.draft
    line_, column = draft.locate(finding.start)
    end_line, end_column = draft.locate(finding.end)
    return {
        "start": finding.start,
        "end": finding.end,
        "text": draft.text[finding.start : finding.end],
        "line": line_,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def _suppressed(result: Result, held: Suppressed) -> dict[str, object]:
    finding = held.finding
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        **_place(result, finding),
        "source": held.source,
        "reason": held.reason,
    }


def _finding(result: Result, finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        **_place(result, finding),
        "source": list(finding.source),
        "fix": finding.replacement,
        "rewrite": finding.rewrite,
    }
