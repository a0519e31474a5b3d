"""Rows of a table, from a CSV file or a sheet, → drafts: one for each cell below the header of a text column.

The header is the first of the top rows that has the column; rows above it (titles, notes) are passed over. A row
whose text is blank is no draft. Columns that were not asked for may hold anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple, Protocol, TypeVar

from linter.errors import InputError, nearest
from linter.layout import ID_NAMES, TEXT_NAMES, Layout, meant, named_like, plain
from linter.metadata import KEYS, check_metadata, word
from linter.model import Anchor, Draft
from linter.reading.source import Unrecognised

TOP = 10  # rows among which the header is looked for

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::\d{2})?)?\Z")
_YES_NO = {"是": "true", "否": "false", "TRUE": "true", "FALSE": "false"}


class Row(Protocol):
    """One row: its cells' texts, what a merged cell means, and where each cell stands."""

    @property
    def texts(self) -> Sequence[str]:
        """The text of each cell."""
        ...

    def value(self, column: int) -> str:
        """Return the text of a cell, or of the merged cell it is part of."""
        ...

    def anchors(self, column: int) -> tuple[Anchor, ...]:
        """Return where the text of a cell stands in the file."""
        ...

    def cell(self, column: int) -> str | None:
        """Return the cell's name as a workbook shows it, or None in a text file."""
        ...


R = TypeVar("R", bound=Row)


class Header(NamedTuple):
    """Which columns hold the texts, the id and each metadata, and how many columns there are."""

    texts: Sequence[int]
    id: int | None
    meta: Mapping[str, int]
    width: int


def open_table(rows: Iterator[R], layout: Layout, path: str) -> tuple[Header, Iterator[R]]:
    """Return the header and the rows below it. Raises Unrecognised if no row among the top has a text column."""
    top = list(islice(rows, TOP))
    named = [[text.strip() for text in row.texts] for row in top]
    found = [number for number, names in enumerate(named) if _texts(names, layout)]
    # A title such as 短信模板 stands alone in its row and is a header only if there is no better one.
    found.sort(key=lambda number: sum(map(bool, named[number])) < 2)
    if found:
        number = found[0]
        header = _header(top[number], named[number], _texts(named[number], layout), layout, path)
        return header, chain(top[number + 1 :], rows)
    known = max(([name for name in names if name] for names in named), key=len, default=list[str]())
    if not known:
        raise Unrecognised("no-draft", path)
    missing = next((column for column in layout.column if not _columns(known, column)), "")
    hint = nearest(missing, known) if missing else meant(known)
    raise Unrecognised("no-text-column", path, name=missing or "内容", hint=hint, known=[*known])


def _texts(names: Sequence[str], layout: Layout) -> Sequence[str]:
    """Return the names of the text columns of a row that is a header, else nothing."""
    if layout.column:
        return layout.column if all(_columns(names, column) for column in layout.column) else ()
    return named_like(dict.fromkeys(names), TEXT_NAMES)


def _header(row: Row, names: list[str], texts: Sequence[str], layout: Layout, path: str) -> Header:
    known = [name for name in names if name]
    if len(texts) > 1 and not layout.column:
        raise _fault("many-texts", row, names.index(texts[1]), path, known=[*texts])

    def column(name: str) -> int:
        found = _columns(names, name)
        if not found:
            at = names.index(known[0])
            raise _fault("no-column", row, at, path, name=name, hint=nearest(name, known), known=[*known])
        if len(found) > 1:
            raise _fault("column-twice", row, found[1], path, name=name)
        return found[0]

    ids = [layout.id] if layout.id else named_like(dict.fromkeys(known), ID_NAMES)[:1]
    meta = {name: name for name in known if name in KEYS} if layout.meta is None else layout.meta
    return Header(
        [column(name) for name in texts],
        column(ids[0]) if ids else None,
        {key: column(name) for key, name in meta.items()},
        len(names),
    )


def _columns(names: Sequence[str], name: str) -> list[int]:
    """Return the columns of a name: those that bear it to the letter, else those that nearly do."""
    return [i for i, other in enumerate(names) if other == name] or [
        i for i, other in enumerate(names) if plain(other) == plain(name)
    ]


def drafts(rows: Iterable[Row], header: Header, path: str) -> Iterator[Draft]:
    """Yield the drafts of the rows below a header. Raises InputError at the cell at fault."""
    for row in rows:
        for column in header.texts:
            text = row.texts[column] if column < len(row.texts) else ""
            if text.strip():
                name = row.value(header.id).strip() if header.id is not None else ""
                yield Draft(text, path, row.anchors(column), _meta(row, header, path), name or None, row.cell(column))


def _meta(row: Row, header: Header, path: str) -> dict[str, object]:
    def fault(key: str, at: str | None = None, **facts: Any) -> InputError:
        return _fault(key, row, header.meta[at or ""], path, **facts)

    given = {key: row.value(column).strip() for key, column in header.meta.items()}
    return check_metadata({key: declared(key, text) for key, text in given.items() if text}, fault)


def declared(key: str, text: str) -> object:
    """Return what a cell says of a draft: as on the command line, days as people and spreadsheets write them."""
    if key in ("send_at", "due", "contract_date") and (day := _DAY.match(text)):
        year, month, date, hour, minute = day.groups()
        return f"{year}-{month:0>2}-{date:0>2}" + (f"T{hour:0>2}:{minute}" if hour else "")
    said = word(_YES_NO.get(text, text))
    return said if KEYS[key].accepts(said) else text  # a number may be the number of an approval


def _fault(key: str, row: Row, column: int, path: str, **facts: Any) -> InputError:
    cell = row.cell(column)
    if cell is not None:
        return InputError(key, f"{path}[{cell}]", **facts)
    anchor = row.anchors(column)[0]
    return InputError(key, path, anchor.line, anchor.column, **facts)
