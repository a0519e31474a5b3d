"""Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf.

Columns are bytes of UTF-8. Where a draft does not begin its line, as in a table, they cannot be told: the whole
line is meant then, and nothing is suggested.
"""

from __future__ import annotations

from collections.abc import Sequence

from linter.model import Draft, Finding, Result
from linter.report import Edition
from linter.report.advice import advice
from linter.report.jsonform import dump
from linter.report.places import mendable, relative, utf8


def render(results: Sequence[Result], edition: Edition) -> str:
    """Return one JSON object with one diagnostic a finding."""
    diagnostics = [
        _diagnostic(result.draft, finding, edition.language) for result in results for finding in result.findings
    ]
    return dump({"source": {"name": "cuoci"}, "diagnostics": diagnostics})


def _diagnostic(draft: Draft, finding: Finding, language: str) -> dict[str, object]:
    (line, column), (end_line, end_column) = utf8(draft, finding.start), utf8(draft, finding.end)
    exact = column is not None and end_column is not None
    span = {
        "start": {"line": line, "column": column} if exact else {"line": line},
        "end": {"line": end_line, "column": end_column} if exact else {"line": end_line},
    }
    whole: dict[str, object] = {
        "message": advice(finding, language),
        "location": {"path": relative(draft.path), "range": span},
        "severity": finding.level.value.upper(),
        "code": {"value": finding.rule},
    }
    if exact and mendable(draft, finding):
        whole["suggestions"] = [{"range": span, "text": finding.replacement}]
    return whole
