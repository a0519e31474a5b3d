"""Workbooks: cells are found under their own names, whatever surrounds them; what cannot be opened is said."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from linter.errors import InputError
from linter.layout import Layout
from linter.model import Draft
from linter.reading import read_bytes, read_file

SAMPLES = Path(__file__).parent / "samples"
Sheets = dict[str, list[list[object]]]


def workbook(sheets: Sheets, row: int = 1, column: int = 1) -> bytes:
    """Return an .xlsx whose tables begin at a cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for r, values in enumerate(rows, row):
            for c, value in enumerate(values, column):
                sheet.cell(r, c, value)  # pyright: ignore[reportArgumentType]
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def drafts(data: bytes, layout: Layout | None = None, name: str = "表.xlsx") -> list[Draft]:
    return list(read_bytes(data, name, layout=layout))


@settings(max_examples=30)
@given(
    st.lists(st.text(st.sampled_from("您好，请还款1280.50元。\"'<&>\n 😀"), min_size=1, max_size=20).filter(str.strip), min_size=1, max_size=4),
    st.integers(1, 4),
    st.integers(1, 30),
)  # fmt: skip
def test_round_trip(texts: list[str], row: int, column: int) -> None:
    data = workbook({"短信": [["编号", "内容"], *([f"T{i}", text] for i, text in enumerate(texts))]}, row, column)
    letter = get_column_letter(column + 1)
    found = drafts(data)
    assert [(d.text, d.id, d.cell) for d in found] == [
        (text, f"T{i}", f"短信!{letter}{row + 1 + i}") for i, text in enumerate(texts)
    ]
    assert [d.locate(len(d.text)) for d in found] == [(row + 1 + i, len(text) + 1) for i, text in enumerate(texts)]


@pytest.mark.parametrize("name", ["sample.xls", "sample.ods"])
def test_other_formats(name: str) -> None:
    draft = next(read_file(SAMPLES / name))
    assert (draft.text, draft.id, draft.cell) == ("您好，\n请还款1280.50元。", "7", "短信!C3")
    assert draft.place == f"{(SAMPLES / name).as_posix()}[短信!C3]"


def test_numbers_days_and_yes_are_what_a_person_types() -> None:
    rows: list[list[object]] = [
        ["内容", "send_at", "due", "offset_days", "visit_approved", "contract_rate", "编号"],
        [1280.5, datetime(2026, 12, 1, 9, 30), date(2026, 12, 10), -3, True, 0.146, 13800138000],
    ]
    draft = drafts(workbook({"短信": rows}))[0]
    assert (draft.text, draft.id) == ("1280.5", "13800138000")
    assert draft.meta == {
        "send_at": "2026-12-01T09:30", "due": "2026-12-10", "offset_days": -3, "visit_approved": True,
        "contract_rate": "0.146",
    }  # fmt: skip


def test_hidden_rows_and_sheets_are_read_and_merged_cells_mean_all_their_rows() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "短信"
    for row in [["类型", "内容"], ["逾期", "甲"], [None, "乙"], ["到期提醒", "丙"]]:
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[3].hidden = True
    hidden = book.create_sheet("停用")
    hidden.append(["正文"])
    hidden.append(["丁"])
    hidden.sheet_state = "hidden"
    file = BytesIO()
    book.save(file)
    found = drafts(file.getvalue(), Layout(sheet=("短信",), meta={"kind": "类型"}))
    assert [(d.text, d.meta["kind"]) for d in found] == [("甲", "overdue"), ("乙", "overdue"), ("丙", "due")]
    assert [d.cell for d in drafts(file.getvalue())] == ["短信!B2", "短信!B3", "短信!B4", "停用!A2"]


def test_sheets_without_texts_are_passed_over_and_told() -> None:
    data = workbook({"说明": [["填表说明"]], "短信": [["内容"], ["您好"]], "空": []})
    passed: list[str] = []
    assert [d.cell for d in read_bytes(data, "表.xlsx", passed=passed.append)] == ["短信!A2"]
    assert passed == ["表.xlsx[说明]"]


@pytest.mark.parametrize(
    ("sheets", "layout", "key", "path"),
    [
        ({"甲": []}, Layout(), "no-draft", "表.xlsx"),
        ({"甲": [["内容"]]}, Layout(), "no-draft", "表.xlsx"),
        ({"甲": [["编号", "说明"], [1, "您好"]]}, Layout(), "no-text-column", "表.xlsx[甲]"),
        ({"甲": [["编号", "短信类容"]]}, Layout(column=("短信内容",)), "no-text-column", "表.xlsx[甲]"),
        ({"甲": [["内容"], ["好"]], "乙": [["说明"]]}, Layout(sheet=("甲", "乙")), "no-text-column", "表.xlsx[乙]"),
        ({"甲": [["内容"], ["好"]]}, Layout(sheet=("申",)), "no-sheet", "表.xlsx"),
        ({"甲": [["内容"], ["好"]]}, Layout(id="编号"), "no-column", "表.xlsx[甲!A1]"),
        ({"甲": [["内容", "kind"], ["好", "dues"]]}, Layout(), "bad-meta", "表.xlsx[甲!B2]"),
        ({"甲": [["内容", "正文"], ["好", ""]]}, Layout(), "many-texts", "表.xlsx[甲!B1]"),
    ],
)
def test_faults_have_a_cell(sheets: Sheets, layout: Layout, key: str, path: str) -> None:
    with pytest.raises(InputError) as caught:
        drafts(workbook(sheets), layout)
    assert (caught.value.key, caught.value.path) == (key, path)


def torn(part: str) -> bytes:
    """Return a workbook one part of which ends too soon."""
    whole, file = zipfile.ZipFile(BytesIO(workbook({"甲": [["内容"], ["好"]]}))), BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        for name in whole.namelist():
            data = whole.read(name)
            out.writestr(name, data[: len(data) // 2] if name == part else data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("表.xlsx", b"", "workbook-broken"),
        ("表.xlsx", b"PK\x03\x04" + b"x" * 60, "workbook-broken"),
        ("表.xlsx", workbook({"甲": [["内容"], ["好"]]})[:3000], "workbook-broken"),
        ("表.xlsx", torn("xl/worksheets/sheet1.xml"), "workbook-broken"),
        ("表.xlsx", torn("xl/workbook.xml"), "workbook-broken"),
        ("表.xls", "<html><table><tr><td>内容</td></tr></table></html>".encode(), "workbook-broken"),
        ("表.xls", (SAMPLES / "sample.xls").read_bytes()[:4100], "workbook-broken"),
        ("表.xlsx", (SAMPLES / "locked.xlsx").read_bytes(), "workbook-locked"),
    ],
    ids=["empty", "zip", "cut", "sheet", "book", "html", "xls", "locked"],
)
def test_what_cannot_be_opened_is_said(name: str, data: bytes, key: str) -> None:
    with pytest.raises(InputError) as caught:
        drafts(data, name=name)
    assert (caught.value.key, caught.value.path) == (key, name)


def test_a_foreign_workbook_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "排班.xlsx"
    file.write_bytes(workbook({"甲": [["日期", "值班"], ["周一", "张三"]]}))
    passed: list[str] = []
    assert list(read_file(file, found=True, passed=passed.append)) == []
    assert passed == [file.as_posix()]
