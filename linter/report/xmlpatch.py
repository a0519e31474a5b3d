"""XML patched in place: elements know at which bytes they stand, and only what is asked for is changed.

A parser and a writer would rename prefixes and drop declarations that Office needs; nothing here is written anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Wanted = Callable[[str, str, Mapping[str, str]], bool]
"""Tells from an element's name, its parent's and its attributes whether to keep it."""


class Element(NamedTuple):
    """An element's name with prefix and without, its attributes, and its bytes: begin, content, end of content."""

    raw: str
    name: str
    parent: str
    attributes: Mapping[str, str]
    start: int
    inner: int
    close: int

    @property
    def prefix(self) -> str:
        """Return the prefix with its colon, or nothing."""
        return self.raw[: -len(self.name)]


class Patch:
    """The bytes of an XML file, those of its elements that are ``wanted``, and the changes to make."""

    def __init__(self, xml: bytes, wanted: Wanted):
        """Parse the file."""
        self.xml = xml
        self.elements: list[Element] = []
        self._edits: list[tuple[int, int, bytes]] = []
        parser = expat.ParserCreate()
        above: list[tuple[str, Element | None]] = []

        def begin(raw: str, attributes: dict[str, str]) -> None:
            name = raw.rpartition(":")[2]
            parent = above[-1][0] if above else ""
            element = None
            if wanted(name, parent, attributes):
                start = parser.CurrentByteIndex
                element = Element(raw, name, parent, attributes, start, xml.index(b">", start) + 1, 0)
            above.append((name, element))

        def end(raw: str) -> None:
            _, element = above.pop()
            if element is not None:
                self.elements.append(element._replace(close=parser.CurrentByteIndex))

        parser.StartElementHandler = begin
        parser.EndElementHandler = end
        parser.Parse(xml, True)
        self.elements.sort(key=lambda element: element.start)

    def all(self, name: str) -> list[Element]:
        """Return the kept elements of a name, in order."""
        return [element for element in self.elements if element.name == name]

    def insert(self, at: int, text: str) -> None:
        """Put text at a byte."""
        self._edits.append((at, at, text.encode()))

    def append(self, element: Element, text: str) -> None:
        """Put text at the end of an element's content."""
        if self.xml[element.inner - 2 : element.inner] == b"/>":
            self._edits.append((element.inner - 2, element.inner, f">{text}</{element.raw}>".encode()))
        else:
            self.insert(element.close, text)

    def set(self, element: Element, **values: object) -> None:
        """Give attributes of an element new values, or add them."""
        tag = with_attributes(self.xml[element.start : element.inner].decode(), **values)
        self._edits.append((element.start, element.inner, tag.encode()))

    def replace(self, element: Element, text: str) -> None:
        """Put text in place of an element's content, which is not empty."""
        self._edits.append((element.inner, element.close, text.encode()))

    def content(self, element: Element) -> str:
        """Return what stands in an element, as written."""
        return self.xml[element.inner : element.close].decode()

    def copy(self, element: Element, **values: object) -> str:
        """Return an element as it is written, with some attributes set."""
        tag = self.xml[element.start : element.inner].decode()
        rest = "" if tag.endswith("/>") else f"{self.content(element)}</{element.raw}>"
        return with_attributes(tag, **values) + rest

    def result(self) -> bytes:
        """Return the file with all changes made."""
        pieces: list[bytes] = []
        done = 0
        for start, stop, text in sorted(self._edits, key=lambda edit: edit[:2]):
            pieces += [self.xml[done:start], text]
            done = stop
        return b"".join([*pieces, self.xml[done:]])


def with_attributes(tag: str, **values: object) -> str:
    """Return a start tag with attributes set."""
    for name, value in values.items():
        written = f" {name}={quoteattr(str(value))}"
        tag, found = re.subn(rf"\s{name}\s*=\s*(?:\"[^\"]*\"|'[^']*')", written, tag, count=1)
        if not found:
            tag = re.sub(r"\s*(/?>)\Z", rf"{written}\1", tag)
    return tag


def quoted(text: str) -> str:
    """Return text as XML writes it."""
    return escape(printable(text))


def printable(text: str) -> str:
    """Return text without the characters XML cannot hold."""
    return _FORBIDDEN.sub("", text)
