"""Files and streams → drafts: one module a format, each yielding drafts that know where they stand.

Text, Markdown and JSON lines hold drafts by their nature. Data files (YAML, JSON, tables) hold them where the
project's ``read`` says, or under a key or header that names a message's text (see ``layout``). A data file without
one is an error if it was named or spoken of; if it merely lies in a folder that is checked, as a package.json may, it
is passed over, and ``passed`` is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from linter.errors import InputError, nearest
from linter.layout import Layout, may_hold_texts
from linter.model import Draft
from linter.reading.encoding import decode
from linter.reading.jsonl import read_jsonl
from linter.reading.markdown import read_markdown
from linter.reading.source import Source, Unrecognised
from linter.reading.text import read_text

# Formats that are read whole: decoded text and path in, drafts out.
WHOLE: Mapping[str, Callable[[str, str], Iterator[Draft]]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
# Data formats, whose readers are loaded when such a file is met.
TREES = (".yaml", ".yml", ".json", ".properties")
TABLES = (".csv", ".tsv")
BOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
SUFFIXES = (*WHOLE, ".jsonl", *TREES, *TABLES, *BOOKS)

Passed = Callable[[str], object]
"""Takes the name of a file, sheet or line that held no message and was passed over."""


def _unheard(name: str) -> None:
    """Let what was passed over go unsaid."""


def expand(path: str) -> list[Path]:
    """Return the files a path stands for: itself, or every readable draft file below a folder, sorted.

    Hidden files and folders, and the locks of open Excel files, are passed over. Raises InputError for what is
    missing or holds no draft file.
    """
    place = Path(path)
    if place.is_dir():
        files = [
            file
            for file in sorted(place.rglob("*"))
            if file.suffix.lower() in SUFFIXES
            and file.is_file()
            and not any(part.startswith((".", "~$")) for part in file.relative_to(place).parts)
        ]
        if not files:
            raise InputError("no-files", path, known=SUFFIXES)
        return files
    if not place.exists():
        siblings = [p.name for p in place.parent.iterdir()] if place.parent.is_dir() else []
        raise InputError("missing-path", path, hint=nearest(place.name, siblings))
    return [place]


def read_file(
    path: Path,
    encoding: str | None = None,
    layout: Layout | None = None,
    found: bool = False,
    passed: Passed = _unheard,
) -> Iterator[Draft]:
    """Yield the drafts of one file. Raises InputError if it cannot be read, decoded, or holds no draft.

    ``layout`` is what the project says of it, None for nothing; ``found`` tells that it was come upon in a folder.
    """
    name = path.as_posix()
    if path.suffix.lower() == ".jsonl":
        try:
            with path.open("rb") as lines:
                yield from _some(read_jsonl(lines, name, encoding), name)
        except OSError as error:
            raise InputError("unreadable", name, reason=error.strerror or str(error)) from None
        return
    yield from read_bytes(content(path), name, encoding, layout, found, passed)


def content(path: Path) -> bytes:
    """Return the bytes of one file. Raises InputError if its format is not supported or it cannot be read."""
    name = path.as_posix()
    if path.suffix.lower() not in SUFFIXES:
        raise InputError("unknown-format", name, suffix=path.suffix or path.name, known=SUFFIXES)
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("unreadable", name, reason=error.strerror or str(error)) from None


def read_bytes(
    data: bytes,
    name: str,
    encoding: str | None = None,
    layout: Layout | None = None,
    found: bool = False,
    passed: Passed = _unheard,
) -> Iterator[Draft]:
    """Yield the drafts of a file's content; the suffix of ``name`` tells the format, plain text by default."""
    suffix = Path(name).suffix.lower()
    if suffix == ".jsonl":
        yield from _some(read_jsonl(iter(data.splitlines(keepends=True)), name, encoding), name)
        return
    if suffix not in (*TREES, *TABLES, *BOOKS):
        yield from _some(WHOLE.get(suffix, read_text)(decode(data, name, encoding), name), name)
        return
    optional = found and layout is None
    try:
        yield from _some(_placed(data, name, encoding, layout or Layout(), optional, passed), name)
    except Unrecognised:
        if not optional:
            raise
        passed(name)


def _placed(
    data: bytes, name: str, encoding: str | None, layout: Layout, optional: bool, passed: Passed
) -> Iterator[Draft]:
    """Return the drafts of a data file, by the reader of its format."""
    suffix = Path(name).suffix.lower()
    if suffix in BOOKS:
        from linter.reading.workbook import read_workbook

        return read_workbook(data, name, layout, passed)
    source = Source(decode(data, name, encoding), name)
    if not source.text.strip():
        raise Unrecognised("no-draft", name)
    if suffix in TABLES:
        from linter.reading.delimited import read_delimited

        return read_delimited(source, layout)
    if optional and not may_hold_texts(source.text):  # so that a foreign file need not even be well-formed
        raise Unrecognised("no-text-key", name)
    if suffix == ".json":
        from linter.reading.jsontree import read_json

        return read_json(source, layout, passed)
    if suffix == ".properties":
        from linter.reading.properties import read_properties

        return read_properties(source, layout, passed)
    from linter.reading.yamltree import read_yaml

    return read_yaml(source, layout, passed)


def _some(drafts: Iterator[Draft], name: str) -> Iterator[Draft]:
    """Pass drafts on; a file that holds none is an error, never a silent pass."""
    empty = True
    for draft in drafts:
        empty = False
        yield draft
    if empty:
        raise InputError("no-draft", name)


__all__ = ["SUFFIXES", "Passed", "content", "expand", "read_bytes", "read_file"]
