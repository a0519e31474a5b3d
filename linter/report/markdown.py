"""Markdown for a comment on a merge request, or the summary page of a job: figures first, then findings by file.

A comment has a greatest length; what does not fit is counted. Nothing a draft says becomes markup, calls a person
(``@name``) or links an issue (``#1``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.model import Draft, Finding, Level, Result
from linter.report import Edition
from linter.report.places import name, position, relative
from linter.report.statistics import Tally, tally
from linter.wording import say

ROOM = 60_000
"""Characters a report may take: GitHub's comments hold 65,536."""
_AROUND = 16  # characters shown on each side of the words a finding is about

# What Markdown would read as markup, mathematics or a link, in the middle of a line.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$@#]|:(?=//)|(?<=www)\.")
_CALLS = re.compile(r"[@#]")


def render(results: Sequence[Result], edition: Edition) -> str:
    """Return the report, no longer than ``ROOM``."""
    counts = tally(results)
    closing = "".join(_by_rule(counts, edition))
    lines = ["\n".join(_figures(counts, edition)) + "\n"]
    left = ROOM - len(lines[0]) - len(closing)
    untold = 0
    for path, group in groupby(results, lambda result: result.draft.path):
        heading = f"\n### {_code(relative(path))}\n\n"
        for result in group:
            for finding in result.findings:
                text = heading + _finding(result.draft, finding, edition.language)
                if untold or len(text) + 100 > left:
                    untold += 1
                    continue
                left -= len(text)
                lines.append(text)
                heading = ""
    if untold:
        lines.append(f"\n{say('untold', edition.language, count=untold)}\n")
    return "".join(lines) + closing


def _figures(counts: Tally, edition: Edition) -> Iterator[str]:
    language = edition.language
    heads = [say(key, language) for key in ("count-files", "count-drafts", *Level, "count-mean")]
    figures = [len(counts.files), counts.drafts, *counts.by_level.values(), f"{counts.mean:.0f}"]
    yield f"## {say('report-failed' if counts.failing(edition) else 'report-passed', language)}"
    yield ""
    yield f"| {' | '.join(heads)} |"
    yield "|" + " ---: |" * len(heads)
    yield f"| {' | '.join(map(str, figures))} |"


def _finding(draft: Draft, finding: Finding, language: str) -> str:
    where = position(draft, *draft.locate(finding.start))
    if draft.id is not None:
        where = f"{name(draft)}, {where}"
    lines = [f"- **{say(finding.level, language)}** {_plain(where)} {_plain(finding.message)} {_code(finding.rule)}"]
    before, matched, after = _excerpt(draft.text, finding)
    if matched:
        lines.append(f"  <br>{_plain(before)}<ins>{_plain(matched)}</ins>{_plain(after)}")
    if finding.rewrite:
        lines.append(f"  <br>{say('rewrite', language)}{_plain(finding.rewrite)}")
    return "\n".join(lines) + "\n"


def _excerpt(text: str, finding: Finding) -> tuple[str, str, str]:
    """Return the words a finding is about, and what stands around them."""
    first, last = max(0, finding.start - _AROUND), min(len(text), finding.end + _AROUND)
    matched = text[finding.start : finding.end]
    if len(matched) > 2 * _AROUND:
        matched = f"{matched[:_AROUND]}…{matched[-_AROUND:]}"
    before = ("…" if first else "") + text[first : finding.start]
    return before, matched, text[finding.end : last] + ("…" if last < len(text) else "")


def _by_rule(counts: Tally, edition: Edition) -> Iterator[str]:
    """Yield a folded table of how often each rule spoke."""
    rules = counts.rules(edition)
    if not rules:
        return
    heads = [say(f"count-{key}", edition.language) for key in ("rule", "level", "findings", "drafts")]
    yield f"\n<details><summary>{say('by-rule', edition.language)}</summary>\n\n"
    yield f"| {' | '.join(heads)} |\n| --- | --- | ---: | ---: |\n"
    for rule in rules:
        level = say(rule.level, edition.language)
        yield f"| {_plain(rule.title)} {_code(rule.rule)} | {level} | {rule.findings} | {rule.drafts} |\n"
    yield "\n</details>\n"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is, on one line: each mark a character reference."""
    text = " ".join(text.split())
    text = _CALLS.sub(lambda mark: f"{mark[0]}\u200b", text)
    return _MARKUP.sub(lambda mark: f"&#{ord(mark[0])};", text)


def _code(text: str) -> str:
    """Return text as code, between more backticks than it holds itself."""
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    pad = " " if len(fence) > 1 else ""
    return f"{fence}{pad}{' '.join(text.split())}{pad}{fence}"
