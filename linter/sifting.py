"""What becomes of findings before they are shown: pure functions from lists to lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linter.ignores import Weighed
from linter.model import Finding, Suppressed


def merge(findings: Iterable[Finding]) -> list[Finding]:
    """Keep one of several findings of the same rule that overlap: the widest; of two alike, always the same one."""
    kept: list[Finding] = []
    last: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda f: (f.start, -f.end, f.message)):
        before = last.get(finding.rule)
        if before is not None and (finding.start < before.end or (finding.start, finding.end) == before[2:4]):
            continue
        last[finding.rule] = finding
        kept.append(finding)
    return kept


def order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by place, and at one place by weight."""
    return sorted(findings, key=lambda f: (f.start, -f.level.rank, f.end, f.rule))


def excuse(findings: Iterable[Finding], ignores: Sequence[Weighed]) -> tuple[list[Finding], list[Suppressed]]:
    """Part findings into the live ones and those an ignore holds back, each in their order."""
    reasons = {
        rule: weighed.ignore.reason for weighed in ignores if weighed.standing == "holds" for rule in weighed.covers
    }
    live: list[Finding] = []
    held: list[Suppressed] = []
    for finding in findings:
        if finding.rule in reasons:
            held.append(Suppressed(finding, "inline", reasons[finding.rule]))
        else:
            live.append(finding)
    return live, held
