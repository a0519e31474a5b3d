"""The form people read: each finding at its place, the line it stands in, and a mark under the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter import politeness
from linter.model import Finding, Result
from linter.report import Edition
from linter.report.places import place
from linter.report.statistics import summary, tally
from linter.report.table import width
from linter.ruleset import Scale
from linter.wording import say, worded

_COLOURS = {"error": "31", "warning": "33", "info": "36", "rule": "2", "bold": "1"}
_BEFORE, _AFTER = 28, 40  # characters of a long line shown around a finding


def render(results: Sequence[Result], edition: Edition) -> str:
    """Return the findings of all results and the summary line."""
    few = len(results) <= 3
    scale, language, colour = edition.ruleset.scale, edition.language, edition.colour
    blocks = [_draft(result, scale, language, colour) for result in results if result.findings or few]
    return "".join(blocks) + summary(tally(results), language) + "\n"


def headline(result: Result, scale: Scale, language: str, at: str) -> str:
    """Return the line that says how polite, readable and long the draft at a place is."""
    length = result.length
    name = politeness.band(scale, result.score)
    band = next(title for _, key, title in scale.bands if key == name)
    return say(
        "draft-line",
        language,
        place=at,
        score=result.score,
        band=worded(band, language),
        readability=result.readability.score,
        chars=_range(length.chars, length.max_chars, language),
        segments=_range(length.segments, length.max_segments, language),
        cost=say("cost", language, cost=_range(*length.cost, language)) if length.cost else "",
    )


def _draft(result: Result, scale: Scale, language: str, colour: bool) -> str:
    lines = [_paint(headline(result, scale, language, place(result.draft, result.draft.line)), "bold", colour)]
    for finding in result.findings:
        lines.extend(_finding(result, finding, language, colour))
    return "\n".join(lines) + "\n\n"


def _range(usual: int | Decimal, most: int | Decimal, language: str) -> str:
    least, most = sorted((usual, most))
    return str(most) if least == most else say("range", language, least=least, most=most)


def _finding(result: Result, finding: Finding, language: str, colour: bool) -> Iterator[str]:
    draft = result.draft
    line, column = draft.locate(finding.start)
    level = _paint(say(finding.level.value, language), finding.level.value, colour)
    rule = _paint(finding.rule, "rule", colour)
    yield f"{place(draft, line, column)}: {level} {rule} {finding.message}"
    text = draft.text
    start = text.rfind("\n", 0, finding.start) + 1
    stop = text.find("\n", finding.start)
    stop = len(text) if stop < 0 else stop
    first = start if finding.start - start <= _BEFORE * 2 else finding.start - _BEFORE
    shown_end = min(finding.end, stop)
    last = stop if stop - shown_end <= _AFTER * 2 else shown_end + _AFTER
    opening, closing = "…" if first > start else "", "…" if last < stop else ""
    yield f"    {opening}{_visible(text[first:last])}{closing}"
    blank = width(opening + _visible(text[first : finding.start]))
    mark = "^" * max(1, width(_visible(text[finding.start : shown_end])))
    yield "    " + " " * blank + _paint(mark, finding.level.value, colour)
    if finding.rewrite:
        yield f"    {say('rewrite', language)}{finding.rewrite}"


def _visible(text: str) -> str:
    """Return text safe for a terminal: control and format characters become a space or nothing."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c == "\t" else "" for c in text)


def _paint(text: str, name: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if colour else text
