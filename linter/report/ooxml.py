"""The package of an .xlsx file: parts by name, how they are related, and parts changed or added.

Whatever is not changed is copied byte for byte.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable
from io import BytesIO
from itertools import chain, count
from zipfile import ZIP_DEFLATED, ZipFile

from linter.report.xmlpatch import Patch

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Kind of part → how a new one is called, and its type.
_KINDS = {
    "comments": ("xl/comments{}.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"),
    "styles": ("xl/styles{}.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"),
    "vmlDrawing": ("xl/drawings/vmlDrawing{}.vml", "application/vnd.openxmlformats-officedocument.vmlDrawing"),
}
_NO_RELATIONS = (
    f'{DECLARED}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_TYPES = "[Content_Types].xml"


class Package:
    """The parts of a zip; what is changed or added, and the relationships and types that are new."""

    def __init__(self, data: bytes):
        """Open a package; ``book`` is its workbook part and ``sheets`` gives the part of each sheet by name."""
        self.zip = ZipFile(BytesIO(data))
        self.names = set(self.zip.namelist())
        self.changed: dict[str, bytes] = {}
        self.related: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self.typed: list[tuple[str, str]] = []
        book = self.target("", "officeDocument")
        if book is None or MAIN.encode() not in self.read(book):
            raise ValueError("Strict Open XML")
        self.book = book
        targets = {number: target for number, _, target in self.relations(book)}
        found = Patch(self.read(book), lambda name, parent, _: (parent, name) == ("sheets", "sheet")).elements
        self.sheets = {
            sheet.attributes["name"]: targets[next(v for k, v in sheet.attributes.items() if k.endswith(":id"))]
            for sheet in found
        }

    def read(self, part: str) -> bytes:
        """Return the bytes of a part as they are now."""
        return self.changed[part] if part in self.changed else self.zip.read(part)

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """Return id, kind and target of each relationship of a part, or of the package for an empty name."""
        name = _relations_of(part)
        if name not in self.names:
            return list(self.related[part])
        found = Patch(self.zip.read(name), lambda name, _, __: name == "Relationship").elements
        return [
            (e.attributes["Id"], posixpath.basename(e.attributes["Type"]), _resolved(part, e.attributes["Target"]))
            for e in found
        ] + self.related[part]

    def target(self, part: str, kind: str) -> str | None:
        """Return the part that a part is related to by a kind of relationship, if there is one."""
        return next((target for _, name, target in self.relations(part) if name == kind), None)

    def add(self, part: str, kind: str, content: str) -> str:
        """Add a part that another is related to; return its name."""
        pattern, content_type = _KINDS[kind]
        taken = self.names | set(self.changed)
        name = next(name for n in chain([""], count(1)) if (name := pattern.format(n)) not in taken)
        ids = {number for number, _, _ in self.relations(part)}
        number = next(number for n in count(1) if (number := f"rIdC{n}") not in ids)
        self.changed[name] = content.encode()
        self.related[part].append((number, kind, name))
        self.typed.append((name, content_type))
        return name

    def result(self) -> bytes:
        """Return the package with its changes; what was not changed is copied."""
        self._extend(_TYPES, (f'Override PartName="/{name}" ContentType="{kind}"' for name, kind in self.typed))
        for part, related in self.related.items():
            elements = (f'Relationship Id="{n}" Type="{OFFICE}/{kind}" Target="/{name}"' for n, kind, name in related)
            self._extend(_relations_of(part), elements)
        whole = BytesIO()
        with ZipFile(whole, "w", ZIP_DEFLATED) as out:
            for info in self.zip.infolist():
                out.writestr(info, self.changed.pop(info.filename, None) or self.zip.read(info))
            for name, content in self.changed.items():
                out.writestr(name, content)
        return whole.getvalue()

    def _extend(self, part: str, elements: Iterable[str]) -> None:
        """Add elements to the root of the part of types or of relationships, which a part may lack as yet."""
        content = self.read(part) if part in self.names else _NO_RELATIONS.encode()
        patch = Patch(content, lambda _, parent, __: not parent)
        root = patch.elements[0]
        patch.append(root, "".join(f"<{root.prefix}{element}/>" for element in elements))
        self.changed[part] = patch.result()


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    """Return the name of the part that a target of a part's relationship means."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
