"""For people who work in spreadsheets: findings as comments on their own workbook, or listed in a new one.

An .xlsx or .xlsm comes back as it was, with a fill in the colour of the worst finding and a comment in words on each
cell at fault. Drafts of any other format are listed in a new workbook, a row a finding. The only importer of openpyxl.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from linter.errors import InputError
from linter.model import Finding, Result
from linter.report import Edition
from linter.report.notes import Note, annotate
from linter.report.table import width
from linter.report.text import headline
from linter.report.xmlpatch import printable
from linter.ruleset import Scale
from linter.wording import say

SUFFIXES = (".xlsx", ".xlsm")
"""What can be annotated."""

_COLOURS = {"error": "FFC7CE", "warning": "FFEB9C", "info": "DDEBF7"}
_WIDE, _LINE, _CHARACTER = 380, 17, 6.5  # pixels: of a comment, of its line, of half a Chinese character
_COLUMNS = {"place": 24, "id": 12, "draft": 60, "score": 8, "level": 8, "rule": 22, "found": 18, "what": 50, "cure": 50}


def render(results: Sequence[Result], edition: Edition) -> bytes:
    """Return a workbook: the one all drafts come from, annotated; a list of findings where they come from elsewhere."""
    source = Path(results[0].draft.path) if results else Path()
    if source.suffix.lower() not in SUFFIXES or any(r.draft.path != results[0].draft.path for r in results):
        return _listed(results, edition.language)
    scale = edition.ruleset.scale
    notes = (_note(result, scale, edition.language) for result in results if result.findings)
    try:
        return annotate(source.read_bytes(), notes, author="cuoci")
    except (OSError, BadZipFile, ExpatError, LookupError, StopIteration, ValueError) as error:
        raise InputError("not-annotatable", source.as_posix(), reason=str(error)) from None


def _note(result: Result, scale: Scale, language: str) -> Note:
    """Return what goes on the cell of a draft with findings."""
    sheet, _, cell = str(result.draft.cell).rpartition("!")
    blocks = [headline(result, scale, language, "").strip()]
    for finding in result.findings:
        quote = f"“{_words(result, finding)}”" if finding.end > finding.start else ""
        blocks.append(f"{say(finding.level.value, language)} {finding.rule} {quote}\n{finding.message}")
        if finding.rewrite:
            blocks[-1] += f"\n{say('rewrite', language)}{finding.rewrite}"
    text = "\n\n".join(blocks)
    lines = sum(1 + int(width(line) * _CHARACTER / _WIDE) for line in text.split("\n"))
    worst = max(result.findings, key=lambda finding: finding.level.rank)
    return Note(sheet, cell, text, _COLOURS[worst.level.value], _WIDE, (lines + 1) * _LINE)


def _words(result: Result, finding: Finding) -> str:
    return result.draft.text[finding.start : finding.end]


def _listed(results: Sequence[Result], language: str) -> bytes:
    """Return a workbook with a row for each finding, and one for each draft without any."""
    from openpyxl import Workbook  # a fifth of a second, and only for this
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "cuoci"
    sheet.append([say(f"list-{name}", language) for name in _COLUMNS])
    for column, wide in enumerate(_COLUMNS.values(), 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = wide
    sheet.freeze_panes = "A2"
    wrapped = Alignment(wrap_text=True, vertical="top")
    rows = (row for result in results for row in _rows(result, language))
    for number, (level, values) in enumerate(rows, 2):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(number, column, printable(value) if isinstance(value, str) else value)
            cell.alignment = wrapped
            if isinstance(value, str):
                cell.data_type = "s"  # a draft that begins with = is no formula
        if level:
            sheet.cell(number, 1 + list(_COLUMNS).index("level")).fill = PatternFill("solid", _COLOURS[level])
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def _rows(result: Result, language: str) -> Iterator[tuple[str, list[str | int | None]]]:
    """Yield level and cells of a draft's rows."""
    draft = result.draft
    head: list[str | int | None] = [draft.place, draft.id, draft.text, result.score]
    for finding in result.findings:
        level = finding.level.value
        words = [_words(result, finding), finding.message, finding.replacement or finding.rewrite]
        yield level, [*head, say(level, language), finding.rule, *words]
    if not result.findings:
        yield "", [*head, None, None, None, None, None]
