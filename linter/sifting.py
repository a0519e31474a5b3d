"""What becomes of findings before they are shown: pure functions from lists to lists."""

from __future__ import annotations

from collections.abc import Iterable

from linter.model import Finding


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
