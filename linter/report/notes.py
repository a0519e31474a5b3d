"""Notes on the cells of an .xlsx or .xlsm file: a fill and a comment each, and nothing else of it changed.

A spreadsheet library would read the workbook into its own model and write that, and what the model lacks is gone:
openpyxl 3.1 drops drop-down lists that refer to another sheet, the last results of formulas, shapes and pictures. So
the parts concerned are patched in place. expat says at which bytes their elements stand (see ``xmlpatch``), and all
other parts are copied as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from linter.report.ooxml import DECLARED, MAIN, OFFICE, Package
from linter.report.xmlpatch import Patch, quoted

Position = tuple[int, int]
_COMMENTS = f'{DECLARED}<comments xmlns="{MAIN}"><authors></authors><commentList></commentList></comments>'
_STYLES = (
    f'{DECLARED}<styleSheet xmlns="{MAIN}"><fonts><font><sz val="11"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/></cellXfs>"
    '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600"'
    ' o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" fillcolor="#ffffe1" o:insetmode="auto"'
    ' style="position:absolute;margin-left:80pt;margin-top:2pt;width:{width}px;height:{height}px;z-index:1;'
    'visibility:hidden"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:textbox><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
    "<x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
# What a worksheet may hold after its comments' drawing; the drawing must stand before all of these.
_AFTER = frozenset(
    ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems",
     "tableParts", "extLst"]
)  # fmt: skip


class Note(NamedTuple):
    """What to put on a cell: ``cell`` is its name without the sheet, ``colour`` RRGGBB, the size in pixels."""

    sheet: str
    cell: str
    text: str
    colour: str
    width: int
    height: int


def annotate(data: bytes, notes: Iterable[Note], author: str) -> bytes:
    """Return the workbook with a comment and a fill on each noted cell; a comment that is there is added to."""
    noted = list(notes)
    if not noted:
        return data
    package = Package(data)
    fills = _Fills(package)
    by_sheet: dict[str, dict[Position, Note]] = defaultdict(dict)
    for note in noted:
        by_sheet[note.sheet][position(note.cell)] = note
    for sheet, own in by_sheet.items():
        part = package.sheets[sheet]
        new = _comment(package, part, own.values(), author)
        cells = _Cells(own)
        patch = Patch(package.read(part), cells)
        for element, place in zip(patch.all("c"), cells.found, strict=True):
            patch.set(element, s=fills.style(int(element.attributes.get("s", 0)), own[place].colour))
        _draw(package, part, patch, new)
        package.changed[part] = patch.result()
    fills.finish(package)
    return package.result()


def position(cell: str) -> Position:
    """Return row and column from 1 of a cell's name."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]), column


class _Cells:
    """Keeps the cells at some places; a cell that does not say its place follows the one before it."""

    def __init__(self, places: Container[Position]):
        self.places = places
        self.found: list[Position] = []
        self.at: Position = (0, 0)

    def __call__(self, name: str, parent: str, attributes: Mapping[str, str]) -> bool:
        row, column = self.at
        if name == "row":
            self.at = (int(attributes.get("r", row + 1)), 0)
        elif name == "c":
            self.at = position(attributes["r"]) if "r" in attributes else (row, column + 1)
            if self.at in self.places:
                self.found.append(self.at)
                return True
        return "worksheet" in (name, parent)


class _Fills:
    """The cell styles of a workbook, and those that differ from one by a fill."""

    def __init__(self, package: Package):
        self.part = package.target(package.book, "styles") or package.add(package.book, "styles", _STYLES)
        lists = ("fills", "cellXfs")
        self.patch = Patch(package.read(self.part), lambda name, parent, _: name in lists or parent in lists)
        self.known = self.patch.all("xf")
        self.fills = len(self.patch.all("fill"))
        self.colours: dict[str, int] = {}
        self.styles: dict[tuple[int, str], int] = {}

    def style(self, base: int, colour: str) -> int:
        """Return the number of the style that is ``base`` with a fill."""
        self.colours.setdefault(colour, self.fills + len(self.colours))
        return self.styles.setdefault((base, colour), len(self.known) + len(self.styles))

    def finish(self, package: Package) -> None:
        """Write the new fills and styles."""
        fills, formats = self.patch.all("fills")[0], self.patch.all("cellXfs")[0]
        p = fills.prefix
        self.patch.append(fills, "".join(
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{colour}"/><{p}bgColor indexed="64"/>'
            f"</{p}patternFill></{p}fill>"
            for colour in self.colours
        ))  # fmt: skip
        self.patch.append(formats, "".join(
            self.patch.copy(self.known[base], fillId=self.colours[colour], applyFill=1) for base, colour in self.styles
        ))  # fmt: skip
        self.patch.set(fills, count=self.fills + len(self.colours))
        self.patch.set(formats, count=len(self.known) + len(self.styles))
        package.changed[self.part] = self.patch.result()


def _comment(package: Package, sheet: str, notes: Iterable[Note], author: str) -> list[Note]:
    """Write the comments of a sheet; return the notes whose cells had none, and so no shape either."""
    part = package.target(sheet, "comments") or package.add(sheet, "comments", _COMMENTS)
    lists = ("authors", "commentList", "comment")
    patch = Patch(package.read(part), lambda name, parent, _: name in lists or parent in lists)
    authors, listed = patch.all("authors")[0], patch.all("commentList")[0]
    names = [patch.content(element) for element in patch.all("author")]
    number = names.index(author) if author in names else len(names)
    if author not in names:
        patch.append(authors, f"<{authors.prefix}author>{author}</{authors.prefix}author>")
    there = {element.attributes["ref"]: element for element in patch.all("comment")}
    new: list[Note] = []
    written: list[str] = []
    p = listed.prefix
    for note in notes:
        if note.cell not in there:
            new.append(note)
            text = f"<{p}text>{_run(note.text, p)}</{p}text>"
            written.append(f'<{p}comment ref="{note.cell}" authorId="{number}">{text}</{p}comment>')
            continue
        comment = there[note.cell]
        text = next(e for e in patch.all("text") if comment.start < e.start < comment.close)
        if comment.attributes["authorId"] == str(number):  # from an earlier run
            patch.replace(text, _run(note.text, p))
        else:
            patch.append(text, _run(f"\n{note.text}", p))
    patch.append(listed, "".join(written))
    package.changed[part] = patch.result()
    return new


def _run(text: str, prefix: str) -> str:
    return f'<{prefix}r><{prefix}t xml:space="preserve">{quoted(text)}</{prefix}t></{prefix}r>'


def _draw(package: Package, sheet: str, patch: Patch, notes: Sequence[Note]) -> None:
    """Add the shapes that show comments to the drawing of a sheet."""
    if not notes:
        return
    drawings = patch.all("legacyDrawing")
    if drawings:
        number = next(value for key, value in drawings[0].attributes.items() if key.endswith(":id"))
        part = next(target for name, _, target in package.relations(sheet) if name == number)
    else:
        part = package.add(sheet, "vmlDrawing", _VML)
        root = patch.all("worksheet")[0]
        at = next((e.start for e in patch.elements if e.parent == "worksheet" and e.name in _AFTER), root.close)
        number = package.related[sheet][-1][0]
        patch.insert(at, f'<{root.prefix}legacyDrawing xmlns:r="{OFFICE}" r:id="{number}"/>')
    drawing = package.read(part).decode()
    first = max([1024, *map(int, re.findall(r"_x0000_s(\d+)", drawing))]) + 1
    shapes: list[str] = [] if "_x0000_t202" in drawing else [_SHAPE_TYPE]
    for number, note in enumerate(notes, first):
        row, column = position(note.cell)
        shapes.append(_SHAPE.format(id=number, row=row - 1, column=column - 1, width=note.width, height=note.height))
    at = drawing.rindex("</xml>")
    package.changed[part] = (drawing[:at] + "".join(shapes) + drawing[at:]).encode()
