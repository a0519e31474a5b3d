"""Data files from the command line: folders, the project's ``read``, places in reports, workbooks in and out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.conftest import cuoci

GOOD = "【某某银行】您尾号1234的贷款本期应还1280.50元，请于12月10日前还款，如有疑问请致电95000。"
BAD = "【某某银行】您的贷款应还1280.50元，请于12月10日前还款，再不还就通知你的家人，客服95000。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository of templates in several formats, with files of other kinds among them."""
    place = tmp_path / "模板"
    place.mkdir()
    (place / "到期.yaml").write_text(f"- id: A1\n  kind: due\n  content: |\n    {GOOD}\n", "utf-8")
    (place / "逾期.json").write_text(f'{{"items": [{{"文字": "{BAD}", "类别": "到期提醒"}}]}}', "utf-8")
    (place / "国标.csv").write_bytes(f"编号,短信内容,kind\r\n7,{GOOD},due\r\n".encode("gbk"))
    book = Workbook()
    book.worksheets[0].title = "短信"
    for row in [["编号", "内容", "kind"], ["T1", GOOD, "due"], ["T2", BAD, "due"]]:
        book.worksheets[0].append(row)
    book.save(place / "模板.xlsx")
    (place / "~$模板.xlsx").write_bytes(b"lock")
    (place / "package.json").write_text('{"name": "templates"}', "utf-8")
    (tmp_path / ".cuoci.yaml").write_text(
        'paths:\n  - match: "*.json"\n    read: {text: "items[*].文字", meta: {kind: "items[*].类别"}}\n'
        "exclude: [模板/package.json]\n",
        "utf-8",
    )
    return tmp_path


def test_a_folder_of_all_formats(folder: Path) -> None:
    run = cuoci("check", "模板", "-f", "json", "--select", "conduct-exposure", cwd=folder)
    assert run.code == 1
    assert run.err == ""
    places = {(r["path"], r["line"], r["cell"], r["id"]): [f["rule"] for f in r["findings"]] for r in run.results}
    assert places == {
        ("模板/到期.yaml", 4, None, "A1"): [],
        ("模板/国标.csv", 2, None, "7"): [],
        ("模板/模板.xlsx", 2, "短信!B2", "T1"): [],
        ("模板/模板.xlsx", 3, "短信!B3", "T2"): ["conduct-exposure"],
        ("模板/逾期.json", 1, None, None): ["conduct-exposure"],
    }
    assert {r["meta"]["kind"] for r in run.results} == {"due"}


def test_foreign_data_in_a_folder_are_told_not_judged(folder: Path) -> None:
    (folder / "模板" / "docs.yaml").write_text("nav: [首页, 关于]\n", "utf-8")
    run = cuoci("check", "模板", "-f", "json", cwd=folder)
    assert run.code == 1
    assert "模板/docs.yaml" in run.err
    assert "docs" not in run.out
    run = cuoci("check", "模板/docs.yaml", cwd=folder)
    assert run.code == 2
    assert "read.text" in run.err


def test_a_folder_of_foreign_data_alone_is_not_green(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"name": "x"}', "utf-8")
    run = cuoci("check", ".", cwd=tmp_path)
    assert run.code == 2
    assert "a.json" in run.err


def test_text_reports_name_the_cell(folder: Path) -> None:
    run = cuoci("check", "模板/模板.xlsx", "--select", "conduct-exposure", cwd=folder)
    column = BAD.index("通知你的家人") + 1
    assert f"模板/模板.xlsx[短信!B3]:{column}: " in run.out
    assert "模板/模板.xlsx[短信!B3] " in run.out


def test_finding_places_inside_a_block_and_escapes(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("t:\n  content: >-\n    【某某银行】您好，\n    再不还就通知你的家人\n", "utf-8")
    (tmp_path / "a.json").write_text('{"content":\n  "\\u3010甲银行】\\n再不还就\\u901a知你的家人"}', "utf-8")
    for name, start, end in [("a.yaml", (4, 9), (4, 15)), ("a.json", (2, 20), (2, 31))]:
        found = cuoci("check", name, "-f", "json", "--select", "conduct-exposure", cwd=tmp_path).results[0]["findings"]
        assert [(f["line"], f["column"]) for f in found] == [start]
        assert [(f["end_line"], f["end_column"]) for f in found] == [end]


def test_standard_input_in_any_format(folder: Path) -> None:
    data = (folder / "模板" / "模板.xlsx").read_bytes()
    run = cuoci("check", "-", "--stdin-filename", "模板/x.xlsx", "-f", "json", stdin=data, cwd=folder)
    assert [r["cell"] for r in run.results] == ["短信!B2", "短信!B3"]
    text = (folder / "模板" / "逾期.json").read_bytes()
    run = cuoci("check", "-", "--stdin-filename", "模板/x.json", "-f", "json", stdin=text, cwd=folder)
    assert [r["text"] for r in run.results] == [BAD]


@pytest.mark.parametrize(
    ("read", "line", "said"),
    [
        ("read: {txt: a}", 1, "text"),
        ("read:\n  meta: {knd: a}", 2, "kind"),
        ("read:\n  meta: {kind: 1}", 2, "kind"),
        ("read: 内容", 1, "read"),
        ("paths:\n  - match: a\n    read: {colum: a}", 3, "column"),
    ],
)
def test_faults_in_read_show_their_line(tmp_path: Path, read: str, line: int, said: str) -> None:
    (tmp_path / ".cuoci.yaml").write_text(read, "utf-8")
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    run = cuoci("check", "a.txt", cwd=tmp_path)
    assert run.code == 2
    assert f".cuoci.yaml:{line}" in run.err
    assert said in run.err


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", "编号,短信类容\n1,您好\n".encode(), ["read.column", "编号、短信类容"]),
        ("a.json", b'{"a": 1,}', ["JSON"]),
        ("a.yaml", b"- content: [\n", ["YAML"]),
        ("a.xlsx", b"PK\x03\x04", ["Excel"]),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, ["Excel"]),
        ("a.csv", b"", ["a.csv"]),
    ],
)
def test_wrong_files_are_one_clear_line(tmp_path: Path, name: str, data: bytes, said: list[str]) -> None:
    (tmp_path / name).write_bytes(data)
    for language in ("zh", "en"):
        run = cuoci("check", name, "--lang", language, cwd=tmp_path)
        assert (run.code, run.out) == (2, "")
        assert all(word in run.err for word in said)
        assert len([line for line in run.err.splitlines() if not line.startswith("    ")]) == 1


def test_an_annotated_workbook(folder: Path) -> None:
    before = (folder / "模板" / "模板.xlsx").read_bytes()
    run = cuoci("check", "模板/模板.xlsx", "-f", "xlsx", "-o", "标注.xlsx", cwd=folder)
    assert (run.code, run.out) == (1, "")
    sheet = load_workbook(folder / "标注.xlsx")["短信"]
    assert "conduct-exposure" in sheet["B3"].comment.text
    assert [[c.value for c in row] for row in sheet][1:] == [["T1", GOOD, "due"], ["T2", BAD, "due"]]
    assert (folder / "模板" / "模板.xlsx").read_bytes() == before


def test_a_list_of_findings_for_other_files(folder: Path) -> None:
    assert cuoci("check", "模板", "-f", "xlsx", "-o", "全部.xlsx", cwd=folder).code == 1
    rows = list(load_workbook(folder / "全部.xlsx").worksheets[0].values)
    assert {"模板/模板.xlsx[短信!B3]", "模板/到期.yaml:4"} <= {row[0] for row in rows}


def test_a_report_in_the_folder_is_no_draft_of_the_next_run(folder: Path) -> None:
    runs = [cuoci("check", "模板", "-f", "json", "-o", "模板/报告.json", cwd=folder) for _ in range(2)]
    assert [run.code for run in runs] == [1, 1]
    assert json.loads((folder / "模板" / "报告.json").read_text("utf-8"))["summary"]["drafts"] == 5


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["模板/模板.xlsx", "-f", "xlsx"], "-o"),
        (["模板/模板.xlsx", "-f", "xlsx", "-o", "标注.txt"], ".xlsx"),
        (["模板/宏.xlsm", "-f", "xlsx", "-o", "标注.xlsx"], ".xlsm"),
        (["模板/模板.xlsx", "-f", "xlsx", "-o", "模板/模板.xlsx"], "模板/模板.xlsx"),
        (["模板/国标.csv", "-f", "json", "-o", "模板/国标.csv"], "模板/国标.csv"),
        (["模板/模板.xlsx", "-f", "xlsx", "-o", "没有/标注.xlsx"], "没有/标注.xlsx"),
    ],
)
def test_output_never_harms_the_input(folder: Path, args: list[str], said: str) -> None:
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    run = cuoci("check", *args, cwd=folder)
    assert run.code == 2
    assert said in run.err
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before
