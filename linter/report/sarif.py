"""SARIF 2.1.0, which GitHub, Azure and editors read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/.

Columns are UTF-16 units and say so; paths below the working folder are relative URIs; a finding that moves to
another line keeps its fingerprint; a mechanical cure is a fix. What an ignore or the baseline holds back is left out:
GitHub raises an alert for a suppressed result, too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from linter.examples import read
from linter.model import Draft, Finding, Level, Result
from linter.report import Edition
from linter.report.advice import advice, grounds
from linter.report.fingerprints import fingerprints
from linter.report.jsonform import dump
from linter.report.places import mendable, relative, utf16
from linter.ruleset import Rule
from linter.version import VERSION
from linter.wording import say

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Mapping[str, str] = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note", "off": "none"}
_FINGERPRINT = "cuoci/v1"


def render(results: Sequence[Result], edition: Edition) -> str:
    """Return one SARIF log with one run. It describes the rules that found something."""
    fired = sorted({finding.rule for result in results for finding in result.findings})
    index = {rule: number for number, rule in enumerate(fired)}
    known = edition.rules()
    driver = {
        "name": "cuoci",
        "version": VERSION,
        "semanticVersion": VERSION,
        "language": "en" if edition.language == "en" else "zh-CN",
        "rules": [_rule(known[rule], edition) if rule in known else {"id": rule} for rule in fired],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "language": driver["language"],
        "results": [
            _result(result.draft, finding, fingerprint, index[finding.rule], edition.language)
            for result, finding, fingerprint in fingerprints(results)
        ],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule, edition: Edition) -> dict[str, object]:
    return {
        "id": rule.id,
        "shortDescription": {"text": edition.word(rule.title)},
        "fullDescription": {"text": edition.word(rule.why)},
        "help": {
            "text": "\n".join(_help(rule, edition, "{head}", "{line}")),
            "markdown": "\n".join(_help(rule, edition, "\n**{head}**\n", "- {line}")).strip(),
        },
        "defaultConfiguration": {"level": LEVELS[rule.level]},
        "properties": {"tags": sorted({rule.family, rule.pack}), "source": rule.source},
    }


def _help(rule: Rule, edition: Edition, head: str, line: str) -> Iterator[str]:
    """Yield why the rule is, what it stops, what it lets pass, and what it rests on."""
    parts = {
        "why": [edition.word(rule.why)],
        "bad": [read(example).text for example in rule.bad],
        "good": [read(example).text for example in rule.good],
        "sources": grounds(rule, edition.language),
    }
    for key, lines in parts.items():
        yield head.format(head=say(key, edition.language).strip())
        yield from (line.format(line=text) for text in lines)


def _result(draft: Draft, finding: Finding, fingerprint: str, rule: int, language: str) -> dict[str, object]:
    region = _region(draft, finding)
    matched = draft.text[finding.start : finding.end]
    place: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": _artifact(draft.path),
            "region": {**region, "snippet": {"text": matched}} if matched else region,
        }
    }
    if draft.id is not None:
        place["logicalLocations"] = [{"name": str(draft.id), "kind": "draft"}]
    whole: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.level],
        "message": {"text": advice(finding, language)},
        "locations": [place],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if mendable(draft, finding):
        replacement = {"deletedRegion": region, "insertedContent": {"text": finding.replacement}}
        change = {"artifactLocation": _artifact(draft.path), "replacements": [replacement]}
        whole["fixes"] = [{"description": {"text": finding.message}, "artifactChanges": [change]}]
    return whole


def _region(draft: Draft, finding: Finding) -> dict[str, int]:
    line, column = utf16(draft, finding.start)
    end_line, end_column = utf16(draft, finding.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _artifact(path: str) -> dict[str, str]:
    """Return where a file lies. A name that is not UTF-8 keeps its bytes."""
    path = relative(path)
    if os.path.isabs(path):  # noqa: PTH117
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": "%SRCROOT%"}
