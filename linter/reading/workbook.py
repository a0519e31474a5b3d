"""Workbooks (.xlsx, .xlsm, .xls, .ods): cells as texts, with their names. The only importer of python-calamine.

All sheets are read, hidden ones too. A sheet without a text column is told to ``passed`` as long as another sheet
has one, since workbooks carry notes and word lists. A number or day in a cell becomes the text a person would type;
its display format is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import NamedTuple

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from linter.errors import InputError, nearest
from linter.layout import Layout
from linter.model import Anchor, Draft
from linter.reading.rows import Header, drafts, open_table
from linter.reading.source import Unrecognised

_ENCRYPTED = (b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le"))  # how Office wraps a file with a password

Value = int | float | str | bool | time | date | datetime | timedelta


class SheetRow(NamedTuple):
    """A row of a sheet. ``merged`` holds, for cells of merged ranges, the text of the range's first cell."""

    sheet: str
    number: int
    texts: Sequence[str]
    merged: Mapping[tuple[int, int], str]

    def value(self, column: int) -> str:
        """Return the text of a cell, or of the merged cell it is part of."""
        return self.merged.get((self.number, column)) or self.texts[column]

    def anchors(self, column: int) -> tuple[Anchor, ...]:
        """Return the row as the line; columns count the characters of the cell's own text."""
        return (Anchor(0, self.number, 1),)

    def cell(self, column: int) -> str:
        """Return the cell's name, such as 短信!C5."""
        return f"{self.sheet}!{letters(column)}{self.number}"


def read_workbook(data: bytes, path: str, layout: Layout, passed: Callable[[str], object]) -> Iterator[Draft]:
    """Yield the drafts of a workbook. Raises Unrecognised if no sheet, or a sheet that was asked for, has no text."""
    opened: list[tuple[Header, Iterator[SheetRow]]] = []
    without: dict[str, Unrecognised] = {}
    for name, rows in _sheets(data, path, layout):
        try:
            opened.append(open_table(rows, layout, path))
        except Unrecognised as error:
            without[name] = error
    if without and (layout.sheet or not opened):
        name, error = max(without.items(), key=lambda item: len(str(item[1].facts.get("known", ""))))
        where = path if error.key == "no-draft" else f"{path}[{name}]"
        raise Unrecognised(error.key, where, 0, 0, "", **error.facts)
    for name, error in without.items():
        if error.key != "no-draft":  # an empty sheet has nothing to pass over
            passed(f"{path}[{name}]")
    for header, rows in opened:
        yield from drafts(rows, header, path)


def _sheets(data: bytes, path: str, layout: Layout) -> list[tuple[str, Iterator[SheetRow]]]:
    """Return the wanted sheets of a workbook, each with its rows. Raises InputError for what cannot be opened."""
    if data.startswith(_ENCRYPTED[0]) and _ENCRYPTED[1] in data:
        raise InputError("workbook-locked", path)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        known = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        for name in layout.sheet:
            if name not in known:
                raise InputError("no-sheet", path, name=name, hint=nearest(name, known), known="、".join(known))
        return [(name, _rows(book.get_sheet_by_name(name))) for name in layout.sheet or known]
    except PasswordError:
        raise InputError("workbook-locked", path) from None
    except CalamineError as error:
        raise InputError("workbook-broken", path, reason=str(error)) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how Rust tells of what it never expected in a file
            raise
        raise InputError("workbook-broken", path, reason=str(error).splitlines()[0]) from None


def _rows(sheet: CalamineSheet) -> Iterator[SheetRow]:
    # Leading blank rows and columns are kept: without them every cell would bear a wrong name.
    values: list[list[Value]] = sheet.to_python(skip_empty_area=False)
    merged = {
        (row + 1, column): _text(values[top][left])
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        if top < len(values) and left < len(values[top])
        for row in range(top, min(bottom + 1, len(values)))
        for column in range(left, min(right + 1, len(values[top])))
    }
    return (SheetRow(sheet.name, n, [_text(value) for value in row], merged) for n, row in enumerate(values, 1))


def _text(value: Value) -> str:
    """Return a cell's value as a person would type it."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds" if value.second else "minutes")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def letters(column: int) -> str:
    """Return the name of a column counted from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
