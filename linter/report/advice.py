"""What a report says of a finding or a rule: the advice with its rewrite, and what the rule rests on."""

from __future__ import annotations

from functools import cache

from linter import citations
from linter.folders import data_folder
from linter.model import Finding
from linter.ruleset import Rule
from linter.wording import say, worded


def advice(finding: Finding, language: str, joint: str = "\n") -> str:
    """Return a finding's message, with the rewrite it offers after ``joint``."""
    if not finding.rewrite:
        return finding.message
    return f"{finding.message}{joint}{say('rewrite', language)}{finding.rewrite}"


def grounds(rule: Rule, language: str) -> list[str]:
    """Return what a rule rests on, a line each: the instrument, how binding it is, and how well we know it."""
    if not rule.source:
        return [say("house-rule", language)]
    return [_cited(key, language) for key in rule.source]


@cache
def _known() -> dict[str, citations.Citation]:
    return citations.read(data_folder() / "data" / "citations.yaml")


def _cited(key: str, language: str) -> str:
    citation = _known().get(key)
    if citation is None:  # a project's own rule names its own source
        return key
    known = f"{say(f'force-{citation.force}', language)} · {say(f'status-{citation.text_status}', language)}"
    return say("cited", language, name=named(citation, language), known=known)


def named(citation: citations.Citation, language: str | None) -> str:
    """Return an instrument's name and article."""
    name = worded(citation.instrument, language)
    return f"{name} {citation.article}" if citation.article else name
