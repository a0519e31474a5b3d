"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linter.model import Level, Result
from linter.report import Edition
from linter.report.advice import advice
from linter.report.fingerprints import fingerprints
from linter.report.jsonform import dump
from linter.report.places import relative

SEVERITIES: Mapping[Level, str] = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}


def render(results: Sequence[Result], edition: Edition) -> str:
    """Return one JSON list with one entry a finding."""
    return dump(
        [
            {
                "description": advice(finding, edition.language, " "),
                "check_name": finding.rule,
                "fingerprint": fingerprint,
                "severity": SEVERITIES[finding.level],
                "location": {
                    "path": relative(result.draft.path),
                    "lines": {
                        "begin": result.draft.locate(finding.start)[0],
                        "end": result.draft.locate(finding.end)[0],
                    },
                },
            }
            for result, finding, fingerprint in fingerprints(results)
        ]
    )
