"""Files and streams → drafts: one module a format, each yielding drafts that know where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from linter.errors import InputError, nearest
from linter.model import Draft
from linter.reading.encoding import decode
from linter.reading.jsonl import read_jsonl
from linter.reading.markdown import read_markdown
from linter.reading.text import read_text

# Formats that are read whole: decoded text and path in, drafts out.
WHOLE: Mapping[str, Callable[[str, str], Iterator[Draft]]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
SUFFIXES = (*WHOLE, ".jsonl")


def expand(path: str) -> list[Path]:
    """Return the files a path stands for: itself, or every readable draft file below a folder, sorted.

    Hidden files and folders are passed over. Raises InputError for what is missing or holds no draft file.
    """
    place = Path(path)
    if place.is_dir():
        files = [
            file
            for file in sorted(place.rglob("*"))
            if file.suffix.lower() in SUFFIXES
            and file.is_file()
            and not any(part.startswith(".") for part in file.relative_to(place).parts)
        ]
        if not files:
            raise InputError("no-files", path, known="、".join(SUFFIXES))
        return files
    if not place.exists():
        siblings = [p.name for p in place.parent.iterdir()] if place.parent.is_dir() else []
        raise InputError("missing-path", path, hint=nearest(place.name, siblings))
    return [place]


def read_file(path: Path, encoding: str | None = None) -> Iterator[Draft]:
    """Yield the drafts of one file. Raises InputError if it cannot be read, decoded, or holds no draft."""
    name = path.as_posix()
    if path.suffix.lower() == ".jsonl":
        try:
            with path.open("rb") as lines:
                yield from _some(read_jsonl(lines, name, encoding), name)
        except OSError as error:
            raise InputError("unreadable", name, reason=error.strerror or str(error)) from None
        return
    yield from read_bytes(content(path), name, encoding)


def content(path: Path) -> bytes:
    """Return the bytes of one file. Raises InputError if its format is not supported or it cannot be read."""
    name = path.as_posix()
    if path.suffix.lower() not in SUFFIXES:
        raise InputError("unknown-format", name, suffix=path.suffix or path.name, known="、".join(SUFFIXES))
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("unreadable", name, reason=error.strerror or str(error)) from None


def read_bytes(data: bytes, name: str, encoding: str | None = None) -> Iterator[Draft]:
    """Yield the drafts of a file's content; the suffix of ``name`` tells the format, plain text by default."""
    suffix = Path(name).suffix.lower()
    if suffix == ".jsonl":
        yield from _some(read_jsonl(iter(data.splitlines(keepends=True)), name, encoding), name)
        return
    text = decode(data, name, encoding)
    yield from _some(WHOLE.get(suffix, read_text)(text, name), name)


def _some(drafts: Iterator[Draft], name: str) -> Iterator[Draft]:
    """Pass drafts on; a file that holds none is an error, never a silent pass."""
    empty = True
    for draft in drafts:
        empty = False
        yield draft
    if empty:
        raise InputError("no-draft", name)


__all__ = ["SUFFIXES", "content", "expand", "read_bytes", "read_file"]
