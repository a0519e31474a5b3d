"""``cuoci check`` as a user meets it: exit codes, faults, formats, the project file."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.conftest import cuoci

GOOD = "【某某银行】您尾号1234的贷款本期应还1280.50元，请于12月10日前还款，如有疑问请致电95000。\n"
BAD = "【某某银行】您的贷款应还1280.50元，请于12月10日前还款，再不还就通知你的家人，客服95000。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.txt").write_text(f"---\nkind: due\n---\n{GOOD}", "utf-8")
    (tmp_path / "bad.txt").write_text(f"---\nkind: due\n---\n{BAD}", "utf-8")
    return tmp_path


def test_exit_codes(folder: Path) -> None:
    assert cuoci("check", "good.txt", cwd=folder).code == 0
    assert cuoci("check", "bad.txt", cwd=folder).code == 1
    assert cuoci("check", "bad.txt", "--fail-on", "never", cwd=folder).code == 0
    assert cuoci("check", "nothing.txt", cwd=folder).code == 2
    assert cuoci("check", "bad.txt", "nothing.txt", cwd=folder).code == 2


def test_a_bare_path_is_checked(folder: Path) -> None:
    assert cuoci("bad.txt", cwd=folder).code == 1


def test_the_summary_always_says_how_much_was_checked(folder: Path) -> None:
    for args in (["."], [".", "-q"], ["good.txt"]):
        run = cuoci("check", *args, cwd=folder)
        drafts, files = (2, 2) if args[0] == "." else (1, 1)
        assert f"共检查 {drafts} 条草稿（{files} 个文件）" in run.out.splitlines()[-1]


def test_caret_stands_under_the_words(folder: Path) -> None:
    lines = cuoci("check", "bad.txt", "--select", "conduct-exposure", cwd=folder).out.splitlines()
    at = next(i for i, line in enumerate(lines) if "conduct-exposure" in line)
    assert lines[at].startswith("bad.txt:4:")
    shown, mark = lines[at + 1], lines[at + 2]
    columns = [c for c in shown for _ in range(2 if ord(c) > 0x2E80 else 1)]
    marked = "".join(c for c, m in zip(columns, mark, strict=False) if m == "^")
    assert (
        marked[::2]
        == cuoci("check", "bad.txt", "-f", "json", "--select", "conduct-exposure", cwd=folder).results[0]["findings"][
            0
        ]["text"]
    )


def test_colour_only_when_asked(folder: Path) -> None:
    assert "\x1b[" not in cuoci("check", "bad.txt", cwd=folder).out
    assert "\x1b[" in cuoci("check", "bad.txt", "--color", "always", cwd=folder).out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["check", "没有.txt"], "没有.txt"),
        (["check", "空目录"], "空目录"),
        (["check", "空.txt"], "空.txt"),
        (["check", "图.txt"], "二进制"),
        (["check", "乱码.txt"], "--encoding"),
        (["check", "表.docx"], ".docx"),
        (["check"], "没有要检查的内容"),
        (["check", "好.txt", "--select", "tone-insul"], "tone-insult"),
        (["check", "好.txt", "--meta", "kindd=due"], "kind"),
        (["check", "好.txt", "--meta", "kind"], "键=值"),
        (["check", "好.txt", "--as-of", "明天"], "2026-12-10"),
        (["check", "好.txt", "--config", "没有.yaml"], "没有.yaml"),
        (["check", "好.txt", "--encoding", "utf-9"], "utf-9"),
        (["explain", "tone-insul"], "tone-insult"),
        (["rules", "tonee"], "tone"),
    ],
)
def test_wrong_use_is_one_clear_line_and_exit_2(tmp_path: Path, args: list[str], said: str) -> None:
    (tmp_path / "好.txt").write_text(GOOD, "utf-8")
    (tmp_path / "空目录").mkdir()
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "图.txt").write_bytes(b"\x89PNG\x00\x01")
    (tmp_path / "乱码.txt").write_bytes("臺灣客戶您好，請儘速還款，謝謝您".encode("big5"))
    (tmp_path / "表.docx").write_bytes(b"PK")
    run = cuoci(*args, cwd=tmp_path)
    assert run.code == 2, run.out
    assert run.out == ""
    assert said in run.err
    assert len([line for line in run.err.splitlines() if not line.startswith("    ")]) == 1


@pytest.mark.parametrize(
    ("yaml", "line", "said"),
    [
        ("check: terms\nlevel: error\nany: [抓你", 4, "YAML"),
        ("check: term\nlevel: error\n", 1, "terms"),
        ("check: terms\nlevel: eror\n", 2, "error"),
        ("check: terms\nlevel: error\nanny: [抓你]\n", 3, "any"),
        ("check: pattern\nlevel: error\ntitle: {zh: 题, en: t}\nmessage: {zh: 请改, en: m}\nwhy: 因\nany: ['<famly>知道']\nexamples: {bad: [«家人»], good: [家]}\n", 6, "family"),
        ("check: pattern\nlevel: error\ntitle: {zh: 题, en: t}\nmessage: {zh: 请改, en: m}\nwhy: 因\nany: ['\\d+']\nexamples: {bad: [«1»], good: [家]}\n", 6, "文字"),
        ("check: terms\nlevel: error\ntitle: {zh: 题, en: t}\nmessage: {zh: 请改, en: m}\nwhy: 因\nany: []\nexamples: {bad: [«1»], good: [家]}\n", 6, "永远不会命中"),
        ("check: terms\nlevel: error\ntitle: {zh: 题, en: t}\nmessage: {zh: 请改, en: m}\nwhy: 因\nany: [家]\nexamples: {bad: [], good: [家]}\n", 7, "examples.bad"),
    ],
)  # fmt: skip
def test_a_broken_rule_shows_its_line(tmp_path: Path, yaml: str, line: int, said: str) -> None:
    pack = tmp_path / "packs" / "own"
    pack.mkdir(parents=True)
    (pack / "tone-own.yaml").write_text(yaml, "utf-8")
    (tmp_path / ".cuoci.yaml").write_text("packs: [./packs/own]\n", "utf-8")
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    run = cuoci("check", "a.txt", cwd=tmp_path)
    assert run.code == 2, run.out
    assert f"tone-own.yaml:{line}:" in run.err
    assert said in run.err


def test_own_pack_and_its_test_command(tmp_path: Path) -> None:
    pack = tmp_path / "own"
    pack.mkdir()
    rule = (
        "check: terms\nlevel: error\ntitle: {zh: 内部词, en: internal}\nmessage: {zh: '请删去“{match}”', en: drop it}\n"
        "why: 内部用语\nany: [M3客户]\ninside: true\nexamples:\n  bad: [您是«M3客户»]\n  good: [您是M3 Plus会员]\n"
    )
    (pack / "tone-own.yaml").write_text(rule, "utf-8")
    (tmp_path / ".cuoci.yaml").write_text("packs: [core, ./own]\nlevels: {field: off}\n", "utf-8")
    (tmp_path / "a.txt").write_text("【甲银行】尊敬的M3客户，您好。", "utf-8")
    run = cuoci("check", "a.txt", "-f", "json", cwd=tmp_path)
    assert [f["text"] for f in run.results[0]["findings"] if f["rule"] == "tone-own"] == ["M3客户"]
    assert not [f for f in run.results[0]["findings"] if f["rule"].startswith("field")]
    assert cuoci("test", "./own", cwd=tmp_path).code == 0
    (pack / "tone-own.yaml").write_text(rule.replace("«M3客户»", "«M3»客户"), "utf-8")
    run = cuoci("test", "./own", cwd=tmp_path)
    assert run.code == 2
    assert "M3" in run.out


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("pack: [core]", 1, "packs"),
        ("packs: [cor]", 1, "core"),
        ("levels: {field-amout: off}", 0, "field-amount"),
        ("levels:\n  tone: eror", 2, "error"),
        ("options: {length-segments: {maxx: 2}}", 0, "max"),
        ("options: {length-segments: {max: two}}", 0, "max"),
        ("meta: {kind: dues}", 1, "due"),
        ("paths:\n  - matchh: a", 2, "match"),
        ("extends: base.yaml", 1, "base.yaml"),
        ("extends: .cuoci.yaml", 1, "循环"),
        ("fail_on: eror", 1, "error"),
    ],
)
def test_project_file_faults(tmp_path: Path, text: str, line: int, said: str) -> None:
    (tmp_path / ".cuoci.yaml").write_text(text, "utf-8")
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    run = cuoci("check", "a.txt", cwd=tmp_path)
    assert run.code == 2, run.out
    assert said in run.err
    if line:
        assert f".cuoci.yaml:{line}" in run.err


def test_project_file_is_found_above_and_layers(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("levels: {length: off}\nmeta: {channel: sms}\n", "utf-8")
    (tmp_path / ".cuoci.yaml").write_text(
        "extends: base.yaml\noptions: {length-sentence: {max: 10}}\n"
        "paths:\n  - match: 提醒/\n    meta: {kind: due}\n    levels: {sender-signature: off}\n",
        "utf-8",
    )
    deep = tmp_path / "提醒" / "甲"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(GOOD.replace("【某某银行】", ""), "utf-8")
    run = cuoci("check", "a.txt", "-f", "json", cwd=deep)
    result = run.results[0]
    assert result["meta"]["kind"] == "due"
    assert result["meta"]["channel"] == "sms"
    assert [f for f in result["findings"] if f["rule"].startswith(("length", "sender-signature"))] == []
    isolated = cuoci("check", "a.txt", "-f", "json", "--isolated", cwd=deep).results[0]
    assert "sender-signature" in [f["rule"] for f in isolated["findings"]]


def test_stdin_and_jsonl(folder: Path) -> None:
    lines = [{"text": GOOD.strip(), "id": 7, "kind": "due"}, {"text": BAD.strip(), "id": "b", "meta": {"kind": "due"}}]
    data = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    run = cuoci("check", "-", "-f", "jsonl", "--stdin-filename", "x.jsonl", stdin=data, cwd=folder)
    assert run.code == 1
    results = [json.loads(line) for line in run.out.splitlines()]
    assert [r["id"] for r in results] == [7, "b"]
    assert [r["text"] for r in results] == [line["text"] for line in lines]


def test_json_contract(folder: Path) -> None:
    run = cuoci("check", "bad.txt", "-f", "json", cwd=folder)
    whole = json.loads(run.out)
    assert whole["schema"] == 1
    assert whole["summary"]["drafts"] == 1
    result = whole["results"][0]
    assert set(result) == {
        "path", "line", "cell", "id", "text", "meta", "score", "points", "length", "readability", "fields", "findings",
        "suppressed",
    }  # fmt: skip
    assert sum(p["points"] for p in result["points"]) == result["score"]
    assert {"amount", "deadline", "penalty", "contact"} <= set(result["fields"])
    text = result["text"]
    for finding in result["findings"]:
        assert text[finding["start"] : finding["end"]] == finding["text"]
        assert set(finding) == {
            "rule", "level", "message", "start", "end", "text", "line", "column", "end_line", "end_column",
            "source", "fix", "rewrite",
        }  # fmt: skip
    for facts in result["fields"].values():
        for fact in facts:
            assert text[fact["start"] : fact["end"]] == fact["text"]


def test_output_file_is_whole_or_untouched(folder: Path) -> None:
    assert cuoci("check", "bad.txt", "-f", "json", "-o", "out.json", cwd=folder).code == 1
    assert json.loads((folder / "out.json").read_text("utf-8"))["summary"]["drafts"] == 1
    run = cuoci("check", "bad.txt", "-o", "没有/out.txt", cwd=folder)
    assert run.code == 2
    assert list(folder.glob(".*.tmp")) == []


def test_gbk_console_never_breaks(folder: Path) -> None:
    (folder / "表情.txt").write_text("【某某银行】😀再不还就通知你的家人", "utf-8")
    run = cuoci("check", "表情.txt", cwd=folder, env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"})
    assert run.code == 1


def test_gbk_file(folder: Path) -> None:
    (folder / "国标.txt").write_bytes(BAD.encode("gbk"))
    run = cuoci("check", "国标.txt", "-f", "json", cwd=folder)
    assert run.results[0]["text"] == BAD.strip()


def test_english(folder: Path) -> None:
    run = cuoci("check", "bad.txt", "--lang", "en", "--select", "conduct-exposure", cwd=folder)
    assert "checked 1 drafts" in run.out
    assert "Remove" in run.out


def test_cache_is_private_and_optional(folder: Path) -> None:
    cache = folder / "cache"
    env = {"CUOCI_CACHE_DIR": str(cache)}
    first = cuoci("check", "bad.txt", "-f", "json", cwd=folder, env=env)
    kept = list(cache.glob("*.json"))
    assert len(kept) == 1
    assert stat.S_IMODE(cache.stat().st_mode) & 0o077 == 0
    assert cuoci("check", "bad.txt", "-f", "json", cwd=folder, env=env).out == first.out
    kept[0].write_text("[]", "utf-8")  # torn: compiled anew
    assert cuoci("check", "bad.txt", "-f", "json", cwd=folder, env=env).out == first.out
    planted = json.loads(kept[0].read_text("utf-8"))
    planted[0] = []
    kept[0].write_text(json.dumps(planted), "utf-8")
    os.chmod(kept[0], 0o666)  # another user could have written it: not believed
    assert cuoci("check", "bad.txt", "-f", "json", cwd=folder, env=env).out == first.out
    blocked = folder / "file"
    blocked.write_text("", "utf-8")
    for nowhere in (str(blocked), ""):
        run = cuoci("check", "bad.txt", "-f", "json", cwd=folder, env={"CUOCI_CACHE_DIR": nowhere})
        assert run.out == first.out


def test_an_edited_rule_is_seen_at_once(tmp_path: Path) -> None:
    pack = tmp_path / "own"
    pack.mkdir()
    rule = (
        "check: terms\nlevel: error\ntitle: {zh: 词, en: w}\nmessage: {zh: 请删去, en: drop}\nwhy: 因\nany: [甲乙]\n"
        "inside: true\nexamples: {bad: [«甲乙»], good: [丙]}\n"
    )
    (pack / "tone-own.yaml").write_text(rule, "utf-8")
    (tmp_path / ".cuoci.yaml").write_text("packs: [./own]\n", "utf-8")
    (tmp_path / "a.txt").write_text("甲乙丙丁", "utf-8")
    assert cuoci("check", "a.txt", cwd=tmp_path).code == 1
    (pack / "tone-own.yaml").write_text(rule.replace("甲乙", "戊己"), "utf-8")
    assert cuoci("check", "a.txt", cwd=tmp_path).code == 0


def test_a_book_in_one_draft_is_judged_in_time(tmp_path: Path) -> None:
    """Every hit looks at its surroundings: with ten thousand of them that must not mean the whole text each time."""
    (tmp_path / "book.txt").write_text("您应还1280.50元，请于12月10日前还款。再不还就通知你的家人！" * 5000, "utf-8")
    run = cuoci("check", "book.txt", "-f", "jsonl", cwd=tmp_path)
    assert run.code == 1
    assert len(json.loads(run.out)["findings"]) > 5000


def test_half_a_surrogate_pair_is_a_character_like_any_other(tmp_path: Path) -> None:
    draft = tmp_path / "a.jsonl"
    draft.write_text('{"text": "\\ud800还款100元，尽快"}\n', "utf-8")
    for form in ("text", "json", "jsonl", "sarif", "html"):
        assert cuoci("check", draft, "-f", form, "--isolated").code == 1


def test_a_codec_that_decodes_nothing_is_unknown(tmp_path: Path) -> None:
    for name in ("a.txt", "a.jsonl", "a.csv"):
        draft = tmp_path / name
        draft.write_text("x", "ascii")
        run = cuoci("check", draft, "--encoding", "undefined", "--isolated")
        assert run.code == 2
        assert "undefined" in run.err
