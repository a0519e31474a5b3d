"""The politeness score: points with a reason each, which sum exactly to the score.

A message starts at the scale's base. Courtesy earns capped credits; each kind of fault costs its debit once. A
grave fault closes a gate: most of what courtesy earned is cancelled, on a line of its own, and the sum is held
under a ceiling, so that a threat cannot buy itself respectability with good wishes. The learned layer
(``tonemodel``) leans a few points either way. What exceeds 100 or falls below 0 is a line of its own, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from linter.model import Finding, Point, Span
from linter.ruleset import Gate, Scale

_PLACE = attrgetter("span", "category")  # by name at one place, so that two runs print the same lines in the same order
HARSH = "harsh"
"""The gate for a message that no rule about tone has stopped, but both learned layers think ill of."""


def score(
    scale: Scale,
    credits: Sequence[Point],
    findings: Iterable[Finding],
    gates: Iterable[Gate],
    model: Point | None = None,
) -> list[Point]:
    """Return the lines of the score, in order of printing; their points sum to a value from 0 to 100.

    ``credits`` are already capped by category, and each has its place. ``findings`` carry their rule's debit, charged
    once a rule. ``model`` is the learned layer's line. It is silent beside a closed gate: there the rules have spoken,
    and a message that grows a second insult must not profit from being read afresh.
    """
    lines = [Point("base", scale.base), *sorted(credits, key=_PLACE)]
    charged: set[str] = set()
    for finding in findings:
        if finding.debit and finding.rule not in charged:
            charged.add(finding.rule)
            lines.append(Point(finding.rule, -finding.debit, Span(finding.start, finding.end)))
    closed = list(gates)
    earned = sum(point.points for point in credits)
    if closed and earned:
        lines.append(Point("cancelled", -round(earned * max(gate.cancel for gate in closed))))
    if model is not None and not closed:
        lines.append(model)
    total = sum(point.points for point in lines)
    ceiling = min((gate.ceiling for gate in closed), default=100)
    if total > ceiling:
        lines.append(Point("ceiling", ceiling - total))
    elif total < 0:
        lines.append(Point("floor", -total))
    return lines


def band(scale: Scale, value: int) -> str:
    """Return the name of the band a score falls in."""
    return next(name for least, name, _ in scale.bands if value >= least)
