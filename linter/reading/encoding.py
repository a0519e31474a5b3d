"""Bytes → text: byte-order mark, then UTF-8, then GB18030, unless the caller names the encoding.

Statistical detectors read short GB18030 drafts as Big5 or Korean, so the ladder is fixed. GB18030 accepts nearly
any bytes; a text that comes out full of characters nobody uses is refused rather than linted as nonsense.
"""

from __future__ import annotations

import codecs
from collections import Counter
from typing import NamedTuple

from linter.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Encoded(NamedTuple):
    """A file's content taken apart: byte-order mark, encoding, and text with the line ends it has in the file."""

    mark: bytes
    encoding: str
    text: str

    def encode(self, text: str) -> bytes:
        """Return the content of the file with another text. Raises UnicodeEncodeError for what it cannot hold."""
        return self.mark + text.encode(self.encoding)


def decode(data: bytes, path: str, encoding: str | None = None) -> str:
    """Return the text of a file with line ends folded to a line feed. Raises InputError for binary or garbled bytes."""
    return _newlines(take_apart(data, path, encoding).text)


def take_apart(data: bytes, path: str, encoding: str | None = None) -> Encoded:
    """Return mark, encoding and text of a file. Raises InputError for binary or garbled bytes."""
    name = encoding or next((name for mark, name in _MARKS if data.startswith(mark)), None)
    try:
        if name is not None:
            text = data.decode(name)
            mark = "\ufeff".encode(name) if text.startswith("\ufeff") else b""
            return Encoded(mark, name, text.removeprefix("\ufeff"))
    except LookupError:
        raise InputError("unknown-encoding", path, name=name) from None
    except UnicodeDecodeError as error:
        raise InputError("undecodable", path, _line(data, error.start), encoding=name, offset=error.start) from None
    except UnicodeError:  # a codec that decodes nothing (undefined)
        raise InputError("unknown-encoding", path, name=name) from None
    if b"\0" in data:
        raise InputError("binary", path)
    try:
        return Encoded(b"", "utf-8", data.decode("utf-8"))
    except UnicodeDecodeError as error:
        failed = error
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if not text or _garbled(text):
        line = _line(data, failed.start)
        raise InputError("undecodable", path, line, encoding="UTF-8/GB18030", offset=failed.start)
    return Encoded(b"", "gb18030", text)


def sniff(head: bytes) -> str:
    """Return the encoding of a stream from its first bytes: utf-8-sig, or gb18030."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=False)
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _garbled(text: str) -> bool:
    """Tell whether a decoded text is not what anyone wrote: controls, private use, or mostly rare characters."""
    wide = {letter: count for letter, count in Counter(text).items() if letter > "\x7f"}
    if any("\x80" <= letter <= "\x9f" or "\ue000" <= letter <= "\uf8ff" for letter in wide):
        return True
    common = set("".join(wide).encode("gb2312", "ignore").decode("gb2312"))
    rare = sum(count for letter, count in wide.items() if letter not in common)
    # Traditional text in GB18030 is about a third outside GB 2312; mojibake is far beyond a half.
    return rare * 2 > sum(wide.values())
