"""GitHub's workflow commands: a line of the log that becomes a note at the words.

GitHub shows ten errors, ten warnings and ten notices of a step, so the heaviest come first; the job summary, in
``markdown``, holds the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linter.model import Draft, Finding, Level, Result
from linter.report import Edition
from linter.report.advice import advice
from linter.report.places import relative, utf16
from linter.report.statistics import summary, tally
from linter.wording import say

COMMANDS: Mapping[Level, str] = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = str.maketrans({**_DATA, ":": "%3A", ",": "%2C"})
_MESSAGE = str.maketrans(_DATA)


def render(results: Sequence[Result], edition: Edition) -> str:
    """Return one command a finding, errors first, and the summary line."""
    found = [(result.draft, finding) for result in results for finding in result.findings]
    found.sort(key=lambda pair: -pair[1].level.rank)
    titles = {rule.id: edition.word(rule.title) for rule in edition.ruleset.rules}
    lines = [_command(draft, finding, titles.get(finding.rule, ""), edition.language) for draft, finding in found]
    return "\n".join([*lines, summary(tally(results), edition.language).translate(_MESSAGE)]) + "\n"


def _command(draft: Draft, finding: Finding, title: str, language: str) -> str:
    line, column = utf16(draft, finding.start)
    end_line, end_column = utf16(draft, finding.end)
    properties = {
        "file": relative(draft.path),
        "line": line,
        "endLine": end_line,
        "col": column,
        "endColumn": end_column,
        "title": say("titled", language, rule=finding.rule, title=title) if title else finding.rule,
    }
    if line != end_line:  # GitHub refuses columns on a note of several lines
        del properties["col"], properties["endColumn"]
    listed = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{COMMANDS[finding.level]} {listed}::{advice(finding, language).translate(_MESSAGE)}"
