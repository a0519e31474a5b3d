"""The figures of labelled corpora, as tables for people and as plain values for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from math import isnan
from typing import Any, NamedTuple, cast

from linter.report.table import table
from linter.scoring.conduct import ConductReport
from linter.scoring.fields import Confusion, FieldReport
from linter.scoring.tone import Figures, Line, Share
from linter.wording import say


class ToneReport(NamedTuple):
    """The figures of graded messages: one column a scorer, then the shipped scorer by level and by tag."""

    items: int
    harsh: int
    fine: int
    scorers: Mapping[str, Figures]
    levels: tuple[Line, ...]
    tags: tuple[Line, ...]
    confusions: tuple[Confusion, ...]


class Scored(NamedTuple):
    """One part of a corpus and its figures."""

    kind: str
    split: str
    figures: ToneReport | ConductReport | FieldReport


def as_json(scored: Sequence[Scored], confusions: int) -> str:
    """Return all figures as one JSON object."""
    parts = [{"labels": s.kind, "split": s.split, **_plain(_without(s.figures, confusions))} for s in scored]
    return json.dumps({"schema": 1, "parts": parts}, ensure_ascii=False, indent=1) + "\n"


def _without(figures: Any, confusions: int) -> Any:
    """Keep only as many examples of disagreement as were asked for."""
    name = "misses" if isinstance(figures, ConductReport) else "confusions"
    return figures._replace(**{name: getattr(figures, name)[:confusions]})


def _plain(value: Any) -> Any:
    if isinstance(value, Share):
        return {"part": value.part, "of": value.whole}
    if isinstance(value, float):
        return None if isnan(value) else round(value, 4)
    if hasattr(value, "_asdict"):
        return {name: _plain(item) for name, item in value._asdict().items()}
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in cast("Mapping[object, object]", value).items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in cast("Sequence[object]", value)]
    return value


def as_text(scored: Sequence[Scored], confusions: int, language: str = "zh") -> str:
    """Return the figures as tables."""
    blocks: list[str] = []
    for part in scored:
        if isinstance(part.figures, ToneReport):
            lines = _tone(part.split, part.figures, language)
            examples = [(c.id, c.measure, c.expected, c.found) for c in part.figures.confusions]
        elif isinstance(part.figures, ConductReport):
            lines = _conduct(part.split, part.figures, language)
            misses = part.figures.misses
            examples = [(m.id, m.category, m.expected, f"{'、'.join(m.found) or '-'}　{m.text}") for m in misses]
        else:
            lines = _fields(part.split, part.figures, language)
            examples = [(c.id, c.measure, c.expected, c.found) for c in part.figures.confusions]
        if confusions and examples:
            lines += ["", say("figure-confusions", language)]
            for id, measure, expected, found in examples[:confusions]:
                row = say("confusion", language, id=id, measure=measure, expected=expected, found=found)
                lines.append(f"  {row}")
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _tone(split: str, report: ToneReport, language: str) -> list[str]:
    head = ("scorer", "spearman", "interval", "pairs", "ladders", "auc", "caught", "alarms", "error")
    rows = [
        [
            say(f"scorer-{name}", language),
            _number(f.spearman),
            f"[{_number(f.interval[0])}, {_number(f.interval[1])}]",
            _share(f.pairs),
            _share(f.ladders),
            _number(f.auc),
            _share(f.caught, counted=True),
            _share(f.alarms, counted=True),
            "-" if f.error is None else _number(f.error),
        ]
        for name, f in report.scorers.items()
    ]
    title = say("part-tone", language, split=split, items=report.items, harsh=report.harsh, fine=report.fine)
    lines = [title, *table(_heads(head, language), rows)]
    for name, listed in (("level", report.levels), ("tag", report.tags)):
        if listed:
            lines += ["", *_lines(name, listed, language)]
    return lines


def _lines(name: str, listed: Sequence[Line], language: str) -> list[str]:
    rows = [
        [
            line.name,
            str(line.items),
            f"{line.mean:.0f}",
            _number(line.error),
            _share(line.caught, counted=True),
            _share(line.alarms, counted=True),
        ]
        for line in listed
    ]
    return table(_heads((name, "items", "mean", "error", "caught", "alarms"), language), rows)


def _conduct(split: str, report: ConductReport, language: str) -> list[str]:
    names = ("recall", "alarms", "warned", "flagged", "family", "pairs")
    shares = {name: _share(getattr(report, name), counted=True) for name in names}
    rows = [[name, _share(share, counted=True)] for name, share in report.categories.items()]
    return [
        say("part-conduct", language, split=split, items=report.items),
        say("conduct-rest", language, **shares),
        *table(_heads(("category", "right"), language), rows),
    ]


def _fields(split: str, report: FieldReport, language: str) -> list[str]:
    rows = [
        [
            name,
            f"{rate.precision:.3f}/{rate.recall:.3f}/{rate.f1:.3f}",
            _number(report.span[name].f1),
            _number(report.value[name].recall),
        ]
        for name, rate in report.presence.items()
    ]
    rest = {name: _number(getattr(report, name).recall) for name in ("role", "annual", "missing", "kind")}
    return [
        say("part-fields", language, split=split, items=report.items),
        *table(_heads(("field", "presence", "span", "value"), language), rows),
        say("fields-rest", language, **rest),
    ]


def _heads(names: Sequence[str], language: str) -> list[str]:
    return [say(f"figure-{name}", language) for name in names]


def _number(value: float) -> str:
    return "-" if isnan(value) else f"{value:.3f}"


def _share(share: Share | None, counted: bool = False) -> str:
    if share is None or not share.whole:
        return "-"
    return f"{share.part:g}/{share.whole}" if counted else _number(share.value)
