"""One set of results that has everything a report must get right, made of real files and plain values.

Two-line drafts, characters outside the basic plane, escapes in JSON, spans that overlap, a place where something is
missing, a cure, a rewrite, markup of every kind in a draft, a Chinese path and one in GBK.
"""

from __future__ import annotations

import json
from pathlib import Path

from linter.model import Draft, Fields, Finding, Length, Level, Point, Readability, Result, Span
from linter.packs import compile_packs
from linter.reading import read_bytes
from linter.report import Edition
from linter.ruleset import RuleSet

PACK = Path(__file__).parent / "pack"
RULES: RuleSet = compile_packs([PACK])

NOTICE = """---
kind: overdue
---
# 逾期一天
【某某银行】😀您的贷款已逾期，应还1280.50元，
按合同协定计收罚息，😀否则通知您的单位领导。

  【某某银行】您的贷款应还1280.50元，请于12月10日前还款，客服95000。
"""
HOSTILE = '</script><img src=x onerror="alert(1)"> @all #12 `a|b` 100%,\n通知您的单位 ${name} **急** t.cn'
LINES = [
    {"id": "模板一", "text": HOSTILE, "kind": "overdue"},
    {"id": 7, "text": "😀请\t还款，按合同协定。", "kind": "overdue"},
]
GBK = "短信.txt".encode("gbk").decode("utf-8", "surrogateescape")
"""A file name that is not UTF-8, as Python reads it from the disk."""

FILES = {
    "短信/逾期 提醒.txt": NOTICE.encode(),
    "模板.jsonl": "\n".join(json.dumps(line, ensure_ascii=n == 1) for n, line in enumerate(LINES)).encode(),
    GBK: "还款，通知您的单位。".encode("gb18030"),
}
"""Path → content. The second line of the JSON file is written in escapes."""


def found(draft: Draft, rule: str, words: str, **more: object) -> Finding:
    """Return a finding of a rule of the pack at some words of a draft; at its end where there are none."""
    level, title = next((Level(r.level), r.title["zh"]) for r in RULES.rules if r.id == rule)
    start = draft.text.index(words) if words else len(draft.text)
    return Finding(rule, level, start, start + len(words), f"{title}：“{words}”，请修改。", **more)  # type: ignore[arg-type]


def drafts() -> list[Draft]:
    """Return the drafts of all files, as the readers find them."""
    return [draft for path, data in FILES.items() for draft in read_bytes(data, path)]


def results() -> list[Result]:
    """Return a result for each draft."""
    notice, clean, hostile, escaped, gbk = drafts()
    tell = {"source": ("MFD-1033",), "debit": 16}
    return [
        _result(
            notice,
            12,
            found(notice, "plain-word", "合同协定", replacement="合同约定"),
            found(notice, "conduct-tell", "通知您的单位", rewrite="如有困难，请致电客服协商。", **tell),
            found(notice, "length-whole", "您的单位领导。"),
            found(notice, "field-hotline", ""),
        ),
        _result(clean, 70),
        _result(
            hostile,
            0,
            found(hostile, "length-whole", 'onerror="alert(1)"> @all #12 `a|b` 100%,\n通知'),
            found(hostile, "conduct-tell", "通知您的单位", **tell)._replace(level=Level.WARNING),
        ),
        _result(escaped, 50, found(escaped, "plain-word", "合同协定", replacement="合同约定")),
        _result(gbk, 29, found(gbk, "conduct-tell", "通知您的单位", **tell)),
    ]


def edition(language: str = "zh", **more: object) -> Edition:
    """Return an edition with the rules of the pack."""
    return Edition(RULES, language, **more)  # type: ignore[arg-type]


def _result(draft: Draft, score: int, *findings: Finding) -> Result:
    points = [Point("base", 45)]
    points += [Point(f.rule, -f.debit, Span(f.start, f.end)) for f in findings if f.debit]
    points.append(Point("thanks", score - sum(p.points for p in points), Span(0, 1)))
    chars = len(draft.text.encode("utf-16-le")) // 2
    length = Length(chars, chars, 1 + chars // 71, 1 + chars // 71)
    meta = {**draft.meta, "kind": draft.meta.get("kind", "overdue")}
    return Result(draft, meta, findings, Fields(), score, tuple(points), length, Readability(100, ()))
