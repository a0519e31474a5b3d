"""CSV and TSV: cells with the place of every character, through quotes, doubled quotes and line ends in a cell.

The delimiter of a .csv is the one under which the file has a text column, so that what Excel writes in any country,
commas, semicolons or tabs, is read alike. What would cut a message short is an error: a quote that is not closed,
or more cells than the header has, as an unquoted comma makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.errors import InputError
from linter.layout import Layout
from linter.model import Anchor, Draft
from linter.reading.rows import Header, drafts, open_table
from linter.reading.source import Piece, Source

_PIECE = re.compile(r'""|[^"\n]+|\n')


class Line(NamedTuple):
    """A row of a file: the texts of its cells, and the index where each begins, its quote included."""

    source: Source
    texts: Sequence[str]
    starts: Sequence[int]

    def value(self, column: int) -> str:
        """Return the text of a cell; a short row ends in blanks."""
        return self.texts[column] if column < len(self.texts) else ""

    def anchors(self, column: int) -> tuple[Anchor, ...]:
        """Return where the text of a cell stands."""
        return self.source.anchors(_pieces(self.source.text, self.starts[column], self.texts[column]))

    def cell(self, column: int) -> None:
        """Return nothing: a text file has lines and columns."""


def read_delimited(source: Source, layout: Layout) -> Iterator[Draft]:
    """Yield the drafts of a .csv or .tsv file. Raises Unrecognised if it has no text column."""
    header, rows = _opened(source, layout, "\t" if source.path.lower().endswith(".tsv") else ",;\t|")
    yield from drafts(_held(rows, header.width), header, source.path)


def _opened(source: Source, layout: Layout, delimiters: str) -> tuple[Header, Iterator[Line]]:
    """Return the header, and the rows below it, under the first delimiter that gives a text column."""
    errors: list[InputError] = []
    for delimiter in delimiters:
        rows = _rows(source, delimiter)
        try:
            return open_table(rows, layout, source.path)
        except InputError as error:
            if error.key not in ("no-text-column", "open-quote"):
                raise
            errors.append(error)
    raise max(errors, key=lambda error: str(error.facts.get("known", "")).count("、"))


def _rows(source: Source, delimiter: str) -> Iterator[Line]:
    """Yield the rows of a file. Raises InputError at a quote that is not closed before its delimiter or line end."""
    stop = re.escape(delimiter)
    field = re.compile(rf'(?:"([^"]*(?:""[^"]*)*)"|([^{stop}\n]*))({stop}|\n|\Z)')
    text, at = source.text, 0
    texts: list[str] = []
    starts: list[int] = []
    while at < len(text) or texts:
        match = field.match(text, at)
        assert match  # a bare cell may be empty
        quoted, bare, end = match.groups()
        if bare is not None and bare.startswith('"'):
            raise source.fault("open-quote", at)
        texts.append(bare if bare is not None else quoted.replace('""', '"'))
        starts.append(at)
        at = match.end()
        if end != delimiter:
            yield Line(source, texts, starts)
            texts, starts = [], []


def _held(rows: Iterator[Line], width: int) -> Iterator[Line]:
    """Pass rows on that are no wider than the header."""
    for row in rows:
        extra = next((i for i, text in enumerate(row.texts[width:], width) if text.strip()), None)
        if extra is not None:
            raise row.source.fault("row-too-wide", row.starts[extra], count=len(row.texts), width=width)
        yield row


def _pieces(text: str, start: int, value: str) -> Iterator[Piece]:
    """Yield the pieces of a cell that begins at ``start`` and says ``value``."""
    if not text.startswith('"', start):
        yield value, start
        return
    at, left = start + 1, len(value)
    while left > 0 and (match := _PIECE.match(text, at)):
        piece = '"' if match[0] == '""' else match[0]
        yield piece, at
        at = match.end()
        left -= len(piece)
    yield "", at
