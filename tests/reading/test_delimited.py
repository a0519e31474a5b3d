"""CSV and TSV: what a csv writer wrote is what is found, and every character leads to its place in the file."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.errors import InputError
from linter.layout import Layout
from linter.model import Draft
from linter.reading import read_bytes
from tests.conftest import ROOT

CELLS = st.text(st.sampled_from('您好，请还款,;|1280.50元。【】\'""\n \u3000😀#='), min_size=1, max_size=20)


def drafts(text: str | bytes, name: str = "a.csv", layout: Layout | None = None) -> list[Draft]:
    return list(read_bytes(text.encode() if isinstance(text, str) else text, name, layout=layout))


def table(rows: list[list[object]], delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator="\n", quoting=quoting).writerows(rows)
    return file.getvalue()


@given(
    st.lists(CELLS.filter(str.strip), min_size=1, max_size=5),
    CELLS,
    st.sampled_from([("a.csv", ","), ("a.csv", ";"), ("a.csv", "\t"), ("a.csv", "|"), ("a.tsv", "\t")]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_round_trip(texts: list[str], other: str, form: tuple[str, str], quoting: int) -> None:
    name, delimiter = form
    rows: list[list[object]] = [["编号", "短信内容", "备注"]]
    file = table(rows + [[i, text, other] for i, text in enumerate(texts)], delimiter, quoting)
    found = drafts(file, name)
    assert [(d.text, d.id) for d in found] == [(text, str(i)) for i, text in enumerate(texts)]
    lines = [line + "\n" for line in file.split("\n")]
    for draft in found:
        for offset, letter in enumerate(draft.text):
            line, column = draft.locate(offset)
            assert lines[line - 1][column - 1] == letter


def test_places_after_quotes_and_line_ends() -> None:
    draft = drafts('编号,内容\n7,"他说""好"",\n再见"\n')[0]
    assert draft.text == '他说"好",\n再见'
    assert [draft.locate(i) for i in range(len(draft.text) + 1)] == [
        (2, 4), (2, 5), (2, 6), (2, 8), (2, 9), (2, 11), (2, 12), (3, 1), (3, 2), (3, 3),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_what_excel_writes_just_works(encoding: str, newline: str) -> None:
    file = table(
        [["编号", "内容"], [7, "【某某银行】您应还1280.50元，\n请还款。"], [8, "第二条"]],
        "\t" if encoding == "utf-16" else ",",
    )
    found = drafts(file.replace("\n", newline).encode(encoding))
    assert [(d.text, d.id, d.line) for d in found] == [
        ("【某某银行】您应还1280.50元，\n请还款。", "7", 2),
        ("第二条", "8", 4),
    ]


def test_the_header_may_stand_below_a_title() -> None:
    file = "短信模板,,\n2026年11月,,\n,,\n模板编号,内容（70字以内）*,备注\nA1,您好,\n,,小计\nA2,再见,\n"
    assert [(d.text, d.id, d.line) for d in drafts(file)] == [("您好", "A1", 5), ("再见", "A2", 7)]
    assert [d.text for d in drafts("短信模板\n您好\n")] == ["您好"]


def test_metadata_from_columns() -> None:
    file = "内容,kind,类型,发送时间,开户日,备注\n您好,,逾期,2026/12/1 9:30,2026年3月4日,kind\n再见,due,到期提醒,,,\n"
    assert [d.meta for d in drafts(file)] == [{}, {"kind": "due"}]
    layout = Layout(meta={"kind": "类型", "send_at": "发送时间", "contract_date": "开户日"}, id="备注")
    assert [(d.id, d.meta) for d in drafts(file, layout=layout)] == [
        ("kind", {"kind": "overdue", "send_at": "2026-12-01T09:30", "contract_date": "2026-03-04"}),
        (None, {"kind": "due"}),
    ]
    assert drafts(file, layout=Layout(meta={}))[1].meta == {}


def test_several_text_columns_when_said() -> None:
    file = "编号,短信内容,推送内容\n1,甲,乙\n2,,丙\n"
    assert [d.text for d in drafts(file, layout=Layout(column=("短信内容", "推送内容")))] == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("text", "layout", "key", "place"),
    [
        ("", Layout(), "no-draft", (0, 0)),
        ("编号,内容\n", Layout(), "no-draft", (0, 0)),
        ("编号,内容\n1,\n2,  \n", Layout(), "no-draft", (0, 0)),
        ("编号,说明\n1,您好\n", Layout(), "no-text-column", (0, 0)),
        ("编号,内容\n1,您好\n", Layout(column=("正文",)), "no-text-column", (0, 0)),
        ("编号,内容\n1,您好\n", Layout(id="编码"), "no-column", (1, 1)),
        ("编号,内容\n1,您好\n", Layout(meta={"kind": "类型"}), "no-column", (1, 1)),
        ("内容,编号,内容\n您好,1,\n", Layout(), "column-twice", (1, 7)),
        ("编号,正文,内容\n1,您好,\n", Layout(), "many-texts", (1, 4)),
        ("内容,kind\n您好,due\n再见,dues\n", Layout(), "bad-meta", (3, 4)),
        ("内容,备注\n您好,请还款,谢谢\n", Layout(), "row-too-wide", (2, 8)),
        ('编号,内容\n1,"您好\n', Layout(), "open-quote", (2, 3)),
        ('编号,内容\n1,"您好"吗\n', Layout(), "open-quote", (2, 3)),
    ],
)
def test_faults_have_a_place(text: str, layout: Layout, key: str, place: tuple[int, int]) -> None:
    with pytest.raises(InputError) as caught:
        drafts(text, layout=layout)
    assert (caught.value.key, (caught.value.line, caught.value.column)) == (key, place)


def test_a_table_without_the_column_names_those_it_has() -> None:
    with pytest.raises(InputError) as caught:
        drafts("编号;短信类容\n1;您好\n", layout=Layout(column=("短信内容",)))
    assert caught.value.facts["known"] == "编号、短信类容"
    assert caught.value.facts["hint"] == "短信类容"
    with pytest.raises(InputError) as caught:
        drafts("编号;短信类容\n1;您好\n")
    assert caught.value.facts["hint"] == "短信内容"


def test_fifty_thousand_rows_stay_small(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    file = tmp_path / "大表.csv"
    text = "【某某银行】您的贷款本期应还1280.50元，请于12月10日前还款，\n如有疑问请致电95000。"
    file.write_bytes(table([["编号", "内容"], *([i, text] for i in range(50_000))]).encode("gbk"))
    code = (
        "import resource, sys; from pathlib import Path; from linter.reading import read_file\n"
        "size = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "before = size(); count = sum(draft.line > 1 for draft in read_file(Path(sys.argv[1])))\n"
        "print(count, (size() - before) // (1024 if sys.platform == 'darwin' else 1))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], cwd=ROOT, capture_output=True, text=True, timeout=60)
    count, grown = map(int, done.stdout.split())
    assert count == 50_000
    assert grown < 80 * 1024  # KiB: the file's bytes, its text and where its lines begin, but never all its drafts
