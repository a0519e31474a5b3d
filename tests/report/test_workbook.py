"""The annotated workbook: remarks on the cells at fault, and everything else exactly as it was."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from linter.errors import InputError
from linter.lint import Linter
from linter.model import Draft, Result
from linter.reading import read_file
from linter.report import Edition
from linter.report.workbook import render

# openpyxl says so when it opens what it would not keep.
pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension")

LINTER = Linter(as_of=date(2026, 11, 24))
EDITION = Edition(LINTER.ruleset)
BAD = "【某某银行】您的贷款应还1280.50元，请于12月10日前还款，再不还就通知你的家人，客服95000。"
GOOD = "【某某银行】您尾号1234的贷款本期应还1280.50元，请于12月10日前还款，如有疑问请致电95000。"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

# What openpyxl would lose: a drop-down list from another sheet. It stands in the extensions of a sheet.
LIST = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/'
    'spreadsheetml/2009/9/main"><x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
    ' count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>字典!$A$1:$A$3</xm:f></x14:formula1>'
    "<xm:sqref>C2:C9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)


def judged(path: Path) -> list[Result]:
    return [LINTER.judge(draft._replace(meta={"kind": "due"})) for draft in read_file(path)]


def annotated(path: Path) -> bytes:
    return render(judged(path), EDITION)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A workbook as people keep them: formats, a formula with its result, lists, merged cells, a comment, a macro."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "短信 & 模板"
    for row in [
        ["编号", "内容", "类型", "字数"],
        [1, BAD, "到期", "=LEN(B2)"],
        [2, GOOD, None, None],
        [3, BAD, None, None],
    ]:
        sheet.append(row)
    sheet["B2"].font = Font(bold=True, color="00FF0000")
    sheet["B2"].alignment = Alignment(wrap_text=True)
    sheet["C2"].fill = PatternFill("solid", "00CCCCCC")
    sheet["B4"].comment = Comment("请张三核对", "李四")
    sheet["A1"].comment = Comment("不要改", "李四")
    sheet.column_dimensions["B"].width = 66
    sheet.row_dimensions[3].hidden = True
    sheet.merge_cells("C2:C4")
    sheet.freeze_panes = "A2"
    sheet.conditional_formatting.add("D2:D9", CellIsRule(operator="greaterThan", formula=["70"], font=Font(bold=True)))
    validation = DataValidation("list", formula1='"到期,逾期"')
    validation.add("C2:C9")
    sheet.add_data_validation(validation)
    other = book.create_sheet("另一张")
    for row in [["正文"], [BAD]]:
        other.append(row)
    book.create_sheet("字典").append(["到期"])
    plain, whole = BytesIO(), tmp_path / "模板.xlsx"
    book.save(plain)
    with zipfile.ZipFile(plain) as parts, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as out:
        for name in parts.namelist():
            data = parts.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = re.sub(rb"<f>LEN\(B2\)</f><v(?: ?/>|></v>)", b"<f>LEN(B2)</f><v>49</v>", data)
                data = data.replace(b"</worksheet>", LIST.encode() + b"</worksheet>")
                assert b"<v>49</v>" in data
            out.writestr(name, data)
        out.writestr("xl/vbaProject.bin", b"macro")
    return whole


def test_comments_and_fills_are_on_the_cells_at_fault(source: Path) -> None:
    book = load_workbook(BytesIO(annotated(source)))
    sheet = book["短信 & 模板"]
    assert {c.coordinate for row in sheet for c in row if c.comment} == {"A1", "B2", "B4"}
    remark = sheet["B2"].comment
    assert remark
    assert remark.author == "cuoci"
    for said in ("conduct-exposure", "通知你的家人", "礼貌"):
        assert said in remark.text
    assert [sheet[cell].fill.fgColor.rgb for cell in ("B2", "B3", "B4")] == ["FFFFC7CE", "00000000", "FFFFC7CE"]
    assert (sheet["B2"].font.b, sheet["B2"].font.color.rgb, sheet["B2"].alignment.wrap_text) == (True, "00FF0000", True)
    kept = sheet["B4"].comment
    assert kept
    assert kept.text.startswith("请张三核对\n")
    assert "conduct-exposure" in kept.text
    assert sheet["A1"].comment.text == "不要改"
    assert book["另一张"]["A2"].comment


def test_nothing_else_is_changed(source: Path) -> None:
    before, after = zipfile.ZipFile(source), zipfile.ZipFile(BytesIO(annotated(source)))
    assert set(before.namelist()) <= set(after.namelist())
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {
        "[Content_Types].xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
        "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml",
    }  # fmt: skip
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        old, new = (ElementTree.fromstring(package.read(name)) for package in (before, after))
        for tree in (old, new):
            for cell in tree.iter(f"{MAIN}c"):
                cell.attrib.pop("s", None)
            for drawing in tree.findall(f"{MAIN}legacyDrawing"):
                tree.remove(drawing)
        assert ElementTree.tostring(old) == ElementTree.tostring(new)
    for values in (False, True):
        one, two = (load_workbook(file, data_only=values) for file in (source, BytesIO(annotated(source))))
        for sheet in one:
            assert [[c.value for c in row] for row in sheet] == [[c.value for c in row] for row in two[sheet.title]]
    assert two["短信 & 模板"]["D2"].value == 49
    assert two["短信 & 模板"].column_dimensions["B"].width == 66
    assert "xm:f>字典!$A$1:$A$3" in after.read("xl/worksheets/sheet1.xml").decode()


def test_every_style_but_the_fill_is_kept(source: Path) -> None:
    one, two = load_workbook(source), load_workbook(BytesIO(annotated(source)))
    for sheet in one:
        for cell in (c for row in sheet for c in row):
            other = two[sheet.title][cell.coordinate]
            for part in ("font", "border", "alignment", "number_format", "protection"):
                assert repr(getattr(cell, part)) == repr(getattr(other, part))
            if not other.comment or cell.coordinate == "A1":
                assert repr(cell.fill) == repr(other.fill)


def test_annotating_again_renews_the_remark(source: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    again.write_bytes(annotated(source))
    twice = load_workbook(BytesIO(annotated(again)))
    assert twice["另一张"]["A2"].comment.text == load_workbook(again)["另一张"]["A2"].comment.text
    assert [d.text for d in read_file(again)] == [d.text for d in read_file(source)]


def test_a_clean_workbook_comes_back_as_it_is(tmp_path: Path) -> None:
    book = Workbook()
    for row in [["内容"], [GOOD]]:
        book.worksheets[0].append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    results = [result._replace(findings=()) for result in judged(path)]
    assert render(results, EDITION) == path.read_bytes()


def bare(path: Path, prefix: str = "", namespace: str = MAIN[1:-1]) -> Path:
    """Write the least a workbook can be: no styles, cells that do not say their place, prefixed names."""
    p, relations = f"{prefix}:" if prefix else "", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = f'xmlns:{prefix}="{namespace}"' if prefix else f'xmlns="{namespace}"'
    cell = f'<{p}c t="inlineStr"><{p}is><{p}t>{{}}</{p}t></{p}is></{p}c>'
    rows = "".join(f"<{p}row>{cell.format('x')}{cell.format(text)}</{p}row>" for text in ("内容", BAD))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/book.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/s/1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{relations}/officeDocument" Target="/xl/book.xml"/></Relationships>',
        "xl/book.xml": f'<{p}workbook {main} xmlns:r="{relations}"><{p}sheets><{p}sheet name="甲" sheetId="1" r:id="r1"/>'
        f"</{p}sheets></{p}workbook>",
        "xl/_rels/book.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relations}/worksheet" Target="s/1.xml"/></Relationships>',
        "xl/s/1.xml": f"<{p}worksheet {main}><{p}sheetData>{rows}</{p}sheetData></{p}worksheet>",
    }
    with zipfile.ZipFile(path, "w") as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return path


@pytest.mark.parametrize("prefix", ["", "x"])
def test_the_least_workbook(tmp_path: Path, prefix: str) -> None:
    path = bare(tmp_path / "a.xlsx", prefix)
    result = LINTER.judge(Draft(BAD, path.as_posix(), meta={"kind": "due"}, cell="甲!B2"))
    sheet = load_workbook(BytesIO(render([result], EDITION)))["甲"]
    assert "conduct-exposure" in sheet["B2"].comment.text
    assert sheet["B2"].fill.fgColor.rgb == "FFFFC7CE"


def test_what_cannot_be_annotated_is_said(tmp_path: Path) -> None:
    path = bare(tmp_path / "a.xlsx", namespace="http://purl.oclc.org/ooxml/spreadsheetml/main")
    result = LINTER.judge(Draft(BAD, path.as_posix(), cell="甲!B2"))
    with pytest.raises(InputError) as caught:
        render([result], EDITION)
    assert caught.value.key == "not-annotatable"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_other_formats_are_listed(tmp_path: Path, language: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"编号,内容\n7,{BAD}\n8,=1+1\x07请还款\n", "utf-8")
    results = judged(path)
    rows = list(load_workbook(BytesIO(render(results, EDITION._replace(language=language)))).worksheets[0].values)
    assert len(rows) == 1 + sum(max(1, len(result.findings)) for result in results)
    listed = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert list(listed[0].values())[:3] == [f"{path.as_posix()}:2", "7", BAD]
    assert "通知你的家人" in [value for row in listed for value in row.values()]
    assert [row for row in rows if row[2] == "=1+1请还款"]  # a text, not a formula; a bell is no text
