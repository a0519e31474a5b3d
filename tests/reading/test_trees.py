"""YAML, JSON and properties give back the text, and every character of it leads to its own place in the file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from linter.errors import CuociError, InputError
from linter.layout import Layout
from linter.model import Draft
from linter.reading import read_bytes, read_file

TEXTS = st.lists(
    st.text(st.sampled_from("您好请还款1280.50元，。【】{}$#ab😀\\\"'/:-|>&*!%@`?,[]= \u3000\t臺"), min_size=1, max_size=30),
    min_size=1,
    max_size=5,
).map("\n".join).filter(lambda text: text.strip() and text == text.strip("\n"))  # fmt: skip


def drafts(text: str | bytes, name: str, layout: Layout | None = None) -> list[Draft]:
    return list(read_bytes(text.encode() if isinstance(text, str) else text, name, layout=layout))


def written(file: str, draft: Draft, offset: int) -> str:
    """Return what stands in the file at the place of a character."""
    line, column = draft.locate(offset)
    return (file.split("\n")[line - 1] + "\n")[column - 1 :]


def holds(draft: Draft, file: str) -> None:
    """Assert that each character stands where its position says, as itself, as an escape or as a folded line end."""
    for offset, letter in enumerate(draft.text):
        here = written(file, draft, offset)
        same = here.startswith(letter)
        escaped = here[0] == "\\" and (here[1] == letter or here[1] in "ntuUx")
        folded = letter in " \n" and not here.strip(" \t\n")
        assert same or escaped or folded or (here.startswith("''") and letter == "'"), (offset, letter, here)


@given(
    st.lists(TEXTS, min_size=1, max_size=3),
    st.sampled_from([None, '"', "'", "|", ">"]),
    st.sampled_from([8, 30, 1000]),
    st.integers(2, 5),
    st.booleans(),
    st.sampled_from([None, True]),
)
def test_yaml_round_trip(
    texts: list[str], style: str | None, width: int, indent: int, unicode: bool, flow: bool | None
) -> None:
    data = {"version": 1, "templates": [{"id": f"T{i}", "content": text} for i, text in enumerate(texts)]}
    file = yaml.dump(
        data, default_style=style, width=width, indent=indent, allow_unicode=unicode, default_flow_style=flow
    )
    assume(yaml.load(file, Loader=yaml.CSafeLoader) == data)  # PyYAML loses some tabs in writing
    found = drafts(file, "a.yaml")
    assert [(d.text, d.id) for d in found] == [(text, f"T{i}") for i, text in enumerate(texts)]
    for draft in found:
        holds(draft, file)


@pytest.mark.parametrize(
    ("scalar", "text", "places"),
    [
        # The text and, for some words in it, the line and column on which they begin.
        ("|\n    您好，\n\n      请还款。\n", "您好，\n\n  请还款。", {"您": (3, 5), "请": (5, 7)}),
        ("|1-\n     您好\n", "  您好", {"您": (3, 6)}),
        (">+ # 注释\n    一\n    二\n\n    三\n\n", "一 二\n三", {"一": (3, 5), "二": (4, 5), "三": (6, 5)}),
        (">\n    一\n      深\n    二\n", "一\n  深\n二", {"深": (4, 7), "二": (5, 5)}),
        ("&x !!str |\n    锚\n", "锚", {"锚": (3, 5)}),
        ('"一\\\n     二\\n三\\u56db五\n\n     六"', "一二\n三四五\n六", {"二": (3, 6), "三": (3, 9), "四": (3, 10), "五": (3, 16), "六": (5, 6)}),
        ("'一''二\n    三'", "一'二 三", {"'": (2, 14), "二": (2, 16), "三": (3, 5)}),
        ("　全角 开头\n    次行 # 注释", "　全角 开头 次行", {"　": (2, 12), "次": (3, 5)}),
        ('"\\U0001F600\\x41 尾"', "😀A 尾", {"A": (2, 23), "尾": (2, 28)}),
    ],
)  # fmt: skip
def test_yaml_scalars(scalar: str, text: str, places: dict[str, tuple[int, int]]) -> None:
    draft, last = drafts(f"items:\n- content: {scalar}\n- content: 尾项\n", "a.yml")
    assert draft.text == text
    assert {word: draft.locate(text.index(word)) for word in places} == places
    assert last.text == "尾项"


HEADS = st.builds(
    "".join, st.tuples(st.sampled_from("|>"), st.sampled_from(["", "1", "2"]), st.sampled_from(["", "-", "+", " # 注"]))
)
LINES = st.builds(
    "".join, st.tuples(st.sampled_from(["   ", "    ", "     "]), st.sampled_from(["您好", "a: b", "- x", "# 款", "", '"', "x  ", "\t。", "😀 a"]))
)  # fmt: skip
FLOW = st.lists(
    st.sampled_from(["您好", "a b", "  ", "\n    ", "\n\n    ", " \n   \t", "''", "\\u4f60", "\\\n    ", "\\n", "😀", '\\"', "\\\\"]),
    min_size=1,
    max_size=8,
).map("".join)  # fmt: skip


@given(
    st.one_of(
        st.builds(lambda head, lines: f"{head}\n" + "\n".join(lines), HEADS, st.lists(LINES, min_size=1, max_size=6)),
        st.builds(lambda quote, text: f"{quote}x{text}x{quote}", st.sampled_from(['"', "'", ""]), FLOW),
    )
)
def test_yaml_by_hand(scalar: str) -> None:
    file = f"t:\n- content: {scalar}\n- content: 尾项\n"
    try:
        value = yaml.load(file, Loader=yaml.CSafeLoader)["t"][0]["content"]
    except (yaml.YAMLError, TypeError, KeyError):
        assume(False)
    assume(isinstance(value, str) and value.strip())
    draft = drafts(file, "a.yaml")[0]
    assert draft.text == (value.rstrip("\n") if scalar[0] in "|>" else value)
    holds(draft, file)


@given(
    st.sampled_from([".yaml", ".json", ".properties", ".csv", ".tsv", ".xlsx", ".xls"]),
    st.lists(st.sampled_from(["content", "内容", "您好", *":,;\t\n\n  -[]{}\"\"''|>&*!#=\\%@", "\\u4f60", "<<", "kind", "\x00", "\x85"]), max_size=25),
)  # fmt: skip
def test_any_content_is_read_or_refused(suffix: str, pieces: list[str]) -> None:
    try:
        for draft in read_bytes("".join(pieces).encode(), f"a{suffix}"):
            assert draft.text.strip()
    except CuociError as error:
        assert error.path.startswith("a.")


def test_yaml_documents_aliases_and_merges() -> None:
    file = "x: &d {kind: overdue, channel: sms}\n---\n- &t\n  <<: {kind: due}\n  content: 一\n- *t\n- {content: 二, kind: 逾期}\n"
    assert [(d.text, d.meta) for d in drafts(file, "a.yaml")] == [
        ("一", {"kind": "due"}),
        ("二", {"kind": "overdue"}),
    ]


def test_an_unusual_line_break_keeps_the_line() -> None:
    draft = drafts("a:\n  content: |\n    一\u2028    二\n", "a.yaml")[0]
    assert draft.text == "一\u2028二"
    assert draft.line == 3


@given(st.lists(TEXTS, min_size=1, max_size=3), st.booleans(), st.sampled_from([None, 1, 4]))
def test_json_round_trip(texts: list[str], ascii_only: bool, indent: int | None) -> None:
    data = [{"code": i, "内容": text, "标签": [1.5, None, True]} for i, text in enumerate(texts)]
    file = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    found = drafts(file, "a.json")
    assert [(d.text, d.id) for d in found] == [(text, i) for i, text in enumerate(texts)]
    for draft in found:
        holds(draft, file)


def test_json_escapes_have_places() -> None:
    file = '{"content": "a\\n\\u4f60\\ud83d\\ude00\\"z"}'
    draft = drafts(file, "a.json")[0]
    assert draft.text == 'a\n你😀"z'
    assert [draft.locate(i)[1] for i in range(7)] == [14, 15, 17, 23, 35, 37, 38]


def properties(key: str, text: str, ascii_only: bool, wide: bool) -> str:
    """Write an entry as Java's Properties.store does, optionally in UTF-8 and continued over lines."""
    value = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    value = re.sub(r"\A[ =:#!]", r"\\\g<0>", value)
    if ascii_only:
        units = value.encode("utf-16-be")
        pairs = [int.from_bytes(units[i : i + 2]) for i in range(0, len(units), 2)]
        value = "".join(chr(u) if u < 0x80 else f"\\u{u:04X}" for u in pairs)
    return f"{key} = {value[:1]}" + ("" if wide or value[:1] == "\\" else "\\\n      ") + value[1:] + "\n"


@given(st.lists(TEXTS, min_size=1, max_size=3), st.booleans(), st.booleans())
def test_properties_round_trip(texts: list[str], ascii_only: bool, wide: bool) -> None:
    assume(all(text[1:2] not in (" ", "\t") or wide for text in texts))  # blanks that a continued line would drop
    file = "# 注释\nserver.port=8080\n" + "".join(
        properties(f"sms.t{i}", text, ascii_only, wide) for i, text in enumerate(texts)
    )
    found = drafts(file, "a.properties", Layout(text=("sms.*",)))
    assert [(d.text, d.id) for d in found] == [(text, f"t{i}") for i, text in enumerate(texts)]
    for draft in found:
        holds(draft, file)


GROUPS = """
version: 2
groups:
  - kind: due
    templates:
      - {code: A, content: 一, type: 逾期, slots: {amount: {max: 10}}}
      - {code: B, content: 二}
  - kind: overdue
    templates: [{code: C, content: 三}, {code: D, title: 无文}]
"""


def test_a_layout_leads_to_texts_ids_and_metadata() -> None:
    passed: list[str] = []
    layout = Layout(
        text=("groups[*].templates[*].content",), id="groups[*].templates[*].code", meta={"kind": "groups[*].kind"}
    )
    found = list(read_bytes(GROUPS.encode(), "a.yaml", layout=layout, passed=passed.append))
    assert [(d.text, d.id, d.meta) for d in found] == [
        ("一", "A", {"kind": "due"}),
        ("二", "B", {"kind": "due"}),
        ("三", "C", {"kind": "overdue"}),
    ]
    assert passed == ["a.yaml:9"]  # the item without the text is told, not dropped in silence
    own = drafts(
        GROUPS, "a.yaml", Layout(text=("groups[0].templates[*].content",), meta={"kind": "groups[0].templates[*].type"})
    )
    assert [d.meta for d in own] == [{"kind": "overdue"}, {}]


def test_without_a_layout_keys_speak() -> None:
    assert [(d.text, d.id) for d in drafts(GROUPS, "a.yaml")] == [("一", "A"), ("二", "B"), ("三", "C")]
    assert drafts(GROUPS, "a.yaml")[0].meta == {"slots": {"amount": {"max": 10}}}
    flat = drafts('{"到期": {"短信内容": "一"}, "逾期": {"smsContent": "二"}}', "a.json")
    assert [(d.text, d.id) for d in flat] == [("一", "到期"), ("二", "逾期")]
    texts = drafts('{"到期": "一", "逾期": "二"}', "a.json", Layout(text=("*",)))
    assert [(d.text, d.id) for d in texts] == [("一", "到期"), ("二", "逾期")]
    assert [d.text for d in drafts("sms.a.content=一\nsms.a=二\n", "a.properties")] == ["一"]
    listed = drafts("a: {content: [一, 二], kind: due}\nb: {content: 三, tags: [四]}\n", "a.yaml")
    assert [(d.text, d.meta.get("kind")) for d in listed] == [("一", "due"), ("二", "due"), ("三", None)]


@pytest.mark.parametrize(
    ("name", "text", "layout", "key", "place"),
    [
        ("a.yaml", "", Layout(), "no-draft", (0, 0)),
        ("a.json", " \n", Layout(), "no-draft", (0, 0)),
        ("a.yaml", "a: 1\n", Layout(), "no-text-key", (0, 0)),
        ("a.yaml", "a: [\n", Layout(), "bad-yaml", (2, 1)),
        ("a.yaml", "a: 您\na: 好\n", Layout(), "duplicate-key", (2, 1)),
        ("a.yaml", "a: &a [*a]\n", Layout(), "bad-yaml", (1, 4)),
        ("a.yaml", "- content: ''\n", Layout(), "empty-text", (1, 12)),
        ("a.yaml", "- content: 一\n- content:\n", Layout(), "empty-text", (2, 11)),
        ("a.yaml", "- {content: 一, 内容: 二}\n", Layout(), "many-texts", (1, 20)),
        ("a.yaml", "- content: 一\n  kind: dues\n", Layout(), "bad-meta", (2, 9)),
        ("a.yaml", "t:\n- content: 一\n", Layout(text=("t[*].contnt",)), "no-such-way", (2, 3)),
        ("a.yaml", "t:\n- content: 一\n", Layout(text=("tt[*].content",)), "no-such-way", (1, 1)),
        ("a.yaml", "t:\n- content: 1\n", Layout(text=("t[*].content",)), "text-not-words", (2, 12)),
        ("a.yaml", "t:\n- content: 一\n", Layout(text=("t[*].content",), meta={"kind": "t[*].knd"}), "no-such-way", (2, 3)),
        ("a.yaml", "t:\n- content: 一\n", Layout(id="t[*].cod"), "no-such-way", (2, 3)),
        ("a.json", '{"text": "您",}', Layout(), "bad-json", (1, 14)),
        ("a.json", '// 说明\n{"text": "您"}', Layout(), "json-comment", (1, 1)),
        ("a.json", '{"text": "您",\n "n": NaN}', Layout(), "bad-json", (2, 7)),
        ("a.json", '{"text": "您",\n "text": "好"}', Layout(), "duplicate-key", (2, 2)),
        ("a.properties", "a.text=您\na.text=好", Layout(), "duplicate-key", (2, 1)),
    ],
)  # fmt: skip
def test_faults_have_a_place(name: str, text: str, layout: Layout, key: str, place: tuple[int, int]) -> None:
    with pytest.raises(InputError) as caught:
        drafts(text, name, layout)
    assert (caught.value.key, (caught.value.line, caught.value.column)) == (key, place)


@pytest.mark.parametrize(("name", "depth"), [("a.json", 100_000), ("a.yaml", 2000)])
def test_depth_is_no_crash(name: str, depth: int) -> None:
    with pytest.raises(InputError) as caught:
        drafts("[" * depth + "]" * depth, name)
    assert caught.value.key in ("bad-json", "bad-yaml")


def test_a_mistyped_key_gets_a_suggestion() -> None:
    with pytest.raises(InputError) as caught:
        drafts("templates:\n- {contnet: 您好, name: A}\n", "a.yaml")
    assert caught.value.facts["hint"] == "content"
    assert caught.value.facts["known"] == "templates、contnet、name"


def test_a_mistyped_way_gets_a_suggestion() -> None:
    with pytest.raises(InputError) as caught:
        drafts("templates:\n- {content: 一, code: A}\n", "a.yaml", Layout(text=("templates[*].contents",)))
    assert caught.value.facts["hint"] == "content"
    assert caught.value.facts["known"] == "content、code"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "# 模板\n- content: |\n    您好，\n    请还款。\n"),
        ("a.json", '[\n {\n  "content":\n"您好，\\n请还款。"}]'),
        ("a.properties", "# 模板\n\n\nsms.content=您好，\\n请还款。"),
    ],
)
def test_encodings_and_line_ends(encoding: str, newline: str, name: str, text: str) -> None:
    draft = drafts(text.replace("\n", newline).encode(encoding), name)[0]
    assert draft.text == "您好，\n请还款。"
    assert draft.locate(5)[0] == 4


FOREIGN = {
    "package.json": '{"name": "x", "scripts": {"test": "y"}, "description": "模板仓库"}',
    "tsconfig.json": '{\n  // 注释里有中文，也不是合法的 JSON\n  "strict": true,\n}',
    "helm.yaml": "{{- if .Values.on }}\nkind: Deployment # 部署\n{{- end }}\n",
    "openapi.yaml": "content:\n  application/json: {description: 返回内容}\n",
    "app.properties": "server.port=8080\napp.title=模板\n",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_files_in_a_folder_are_passed_over_and_told(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(FOREIGN[name], "utf-8")
    passed: list[str] = []
    assert list(read_file(file, found=True, passed=passed.append)) == []
    assert passed == [file.as_posix()]
    with pytest.raises(InputError):  # named by the user, it is an error
        list(read_file(file))
    with pytest.raises(InputError):  # so it is where the project says how to read it
        list(read_file(file, layout=Layout(), found=True))


def test_a_broken_draft_file_in_a_folder_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("- content: 您好\n  kind: [\n", "utf-8")
    with pytest.raises(InputError) as caught:
        list(read_file(file, found=True))
    assert caught.value.key == "bad-yaml"
