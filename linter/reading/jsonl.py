"""JSON lines: one message an object, ``{"text": …, "id": …, metadata …}``; read as a stream.

Metadata may also stand together under ``meta``. A key that means nothing is refused with its line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import IO, Any, cast

from linter.errors import InputError, nearest
from linter.metadata import check_metadata
from linter.model import Anchor, Draft
from linter.patterns import lazy
from linter.reading.encoding import sniff, unknown
from linter.wording import Both

_TEXT = lazy(r'"text"\s*:\s*"')
# One character of the text: a surrogate pair is one code point.
_ESCAPE = lazy(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_SNIFFED = 64  # lines looked at to tell UTF-8 from GB18030
_BLOCK = 64 * 1024  # bytes: a few hundred messages


def split(file: IO[bytes], encoding: str | None = None) -> Iterator[tuple[int, str, bytes]]:
    """Yield a stream of JSON lines in blocks of whole lines: number of the first, encoding, bytes.

    Each block can be read by itself. A stream of any length is never held as a whole.
    """
    first, lines = 1, file.readlines(_BLOCK)
    name = encoding or sniff(b"".join(lines[:_SNIFFED]))
    while lines:
        yield first, name, b"".join(lines)
        first += len(lines)
        lines = file.readlines(_BLOCK)


def read_jsonl(lines: Iterable[bytes], path: str, encoding: str | None = None, first: int = 1) -> Iterator[Draft]:
    """Yield one draft a line; blank lines are passed over. Raises InputError at the line at fault.

    ``first`` is the number of the first line, where others stand before it.
    """
    stream = iter(lines)
    head = list(islice(stream, _SNIFFED))
    name = encoding or sniff(b"".join(head))
    for number, raw in enumerate(chain(head, stream), start=first):
        if raw.isspace():
            continue
        try:
            line = raw.decode("utf-8" if number > 1 and name == "utf-8-sig" else name)
        except LookupError:
            raise unknown(name, path) from None
        except UnicodeDecodeError as error:
            raise InputError("undecodable", path, number, encoding=name, offset=error.start) from None
        except UnicodeError:  # a codec that decodes nothing (undefined)
            raise unknown(name, path) from None
        yield _draft(line, path, number)


def _draft(line: str, path: str, number: int) -> Draft:
    def fault(key: str, at: str | None = None, **facts: Any) -> InputError:
        return InputError(key, path, number, 1, line.strip()[:120], **facts)

    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise fault("bad-json", problem=str(error)) from None
    if not isinstance(value, dict):
        raise fault("not-an-object")
    record = cast("dict[str, object]", value)
    text = record.pop("text", None)
    if not isinstance(text, str):
        raise fault("no-text", hint=nearest("text", record))
    if not text.strip():
        raise fault("empty-text", name="text")
    name = record.pop("id", None)
    if not isinstance(name, str | int | None):
        raise fault("wrong-type", name="id", kind=Both("文字或数", "a text or a number"), value=name)
    nested = record.pop("meta", None)
    if isinstance(nested, dict):
        record = {**cast("dict[str, object]", nested), **record}
    meta = check_metadata({key: item for key, item in record.items() if item is not None}, fault)
    return Draft(text, path, _anchors(line, number), meta, name)


def _anchors(line: str, number: int) -> tuple[Anchor, ...]:
    """Return where the characters of the text stand in its line: one stretch after each escape."""
    opening = _TEXT.search(line)
    if opening is None:  # the key itself is written with escapes; the line is all we tell
        return (Anchor(0, number, 1),)
    at = opening.end()
    if "\\" not in line:
        return (Anchor(0, number, at + 1),)
    anchors = [Anchor(0, number, at + 1)]
    offset = 0
    while at < len(line) and line[at] != '"':
        escape = _ESCAPE.match(line, at)
        at = escape.end() if escape else at + 1
        offset += 1
        if escape:
            anchors.append(Anchor(offset, number, at + 1))
    return tuple(anchors)
