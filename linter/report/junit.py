"""JUnit XML, which every CI server shows: a suite a file, a case a draft.

A case fails by findings at or above the fail level; lighter ones are its output. Servers show the first failure of a
case and no more, so all of a draft's findings stand in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from linter.model import Finding, Result
from linter.report import Edition
from linter.report.advice import advice
from linter.report.places import name, place, relative
from linter.report.xmlform import clean, document
from linter.wording import say


def render(results: Sequence[Result], edition: Edition) -> str:
    """Return one document with a test suite for each file."""
    root = Element("testsuites", name="cuoci")
    failed = sum(_suite(root, path, list(group), edition) for path, group in groupby(results, lambda r: r.draft.path))
    root.attrib |= {"tests": str(len(results)), "failures": str(failed), "errors": "0"}
    return document(root)


def _suite(root: Element, path: str, results: Sequence[Result], edition: Edition) -> int:
    """Add the suite of a file; return how many of its cases fail."""
    path = clean(relative(path))
    suite = SubElement(root, "testsuite", name=path, tests=str(len(results)))
    failed = 0
    for result in results:
        case = SubElement(suite, "testcase", classname=path, name=clean(f"{path}:{name(result.draft)}"))
        failing = [f for f in result.findings if f.level.rank >= edition.threshold]
        rest = [f for f in result.findings if f.level.rank < edition.threshold]
        if failing:
            failed += 1
            failure = SubElement(case, "failure", type=failing[0].rule, message=clean(failing[0].message))
            failure.text = _lines(result, failing, edition.language)
        if rest:
            SubElement(case, "system-out").text = _lines(result, rest, edition.language)
    suite.attrib |= {"failures": str(failed), "errors": "0"}
    return failed


def _lines(result: Result, findings: Iterable[Finding], language: str) -> str:
    lines = [
        f"{place(result.draft, *result.draft.locate(f.start))}: {say(f.level, language)} {f.rule} {advice(f, language)}"
        for f in findings
    ]
    return clean("\n".join(lines))
