"""Checkstyle's XML, which many older tools read: an element a file, one in it a finding."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from linter.model import Result
from linter.report import Edition
from linter.report.advice import advice
from linter.report.places import relative
from linter.report.xmlform import clean, document


def render(results: Sequence[Result], edition: Edition) -> str:
    """Return one document with every file that was checked, those without findings too."""
    root = Element("checkstyle", version="4.3")  # the version of the format that readers look for
    for path, group in groupby(results, lambda result: result.draft.path):
        file = SubElement(root, "file", name=clean(relative(path)))
        for result in group:
            for finding in result.findings:
                line, column = result.draft.locate(finding.start)
                SubElement(
                    file,
                    "error",
                    line=str(line),
                    column=str(column),
                    severity=finding.level.value,
                    message=clean(advice(finding, edition.language)),
                    source=f"cuoci.{finding.rule}",
                )
    return document(root)
