"""``cuoci score`` and ``cuoci train`` as a user calls them, on corpora of a few lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run, cuoci

KIND = [
    "谢谢您的理解，祝您生活愉快。",
    "请您方便时还款，谢谢。",
    "您好，如有困难请联系我们，我们愿意帮您。",
    "您好，应还五百元。",
]
HARSH = ["再不还钱，后果自负。", "你还要不要脸，马上还钱！", "别装死，今天必须还钱，后果自负。", "骗子，还钱！"]
TONE = [
    {"text": f"{text}（{n}）", "level": level, "pair_id": f"p{n}", "tags": ["sms"]}
    for n in range(8)
    for text, level in (*((text, 5) for text in KIND), *((text, 1) for text in HARSH))
]
CONDUCT = [
    {
        "text": "再不还款就通知你的单位。",
        "labels": {"verdict": "error", "category": "exposure", "families": ["conduct"]},
        "pair_id": "p",
    },
    {"text": "我们不会通知您的单位。", "labels": {"verdict": "ok", "category": "ok_negated"}, "pair_id": "p"},
]
FIELDS = [
    {
        "text": "请还款500元",
        "labels": {"amount": [{"text": "500元", "value": "500", "role": "due"}], "kind": "due", "missing": []},
    }
]


def write(path: Path, rows: list[dict]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def score(path: Path, *args: object) -> Run:
    return cuoci("score", path, "--as-of", "2026-11-24", *args)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write(tmp_path / "tone" / "dev" / "a.jsonl", TONE)
    write(tmp_path / "tone" / "test" / "b.jsonl", TONE[:8])
    write(tmp_path / "conduct" / "dev" / "a.jsonl", CONDUCT)
    write(tmp_path / "fields" / "dev" / "a.jsonl", FIELDS)
    return tmp_path


def test_scores_every_kind_and_split(corpus: Path) -> None:
    run = score(corpus, "-f", "json", "--seed", 1)
    assert run.code == 0, run.err
    parts = json.loads(run.out)["parts"]
    assert [(p["labels"], p["split"], p["items"]) for p in parts] == [
        ("conduct", "dev", 2),
        ("fields", "dev", 1),
        ("tone", "dev", 64),
        ("tone", "test", 8),
    ]
    conduct, _, dev, held_out = parts
    assert conduct["recall"] == {"part": 1, "of": 1}
    assert conduct["pairs"] == {"part": 1, "of": 1}
    assert {"shipped", "rules", "clean", "crossed", "constant", "length", "honorific"} == set(dev["scorers"])
    assert "crossed" not in held_out["scorers"]
    assert dev["scorers"]["constant"]["spearman"] is None
    assert score(corpus, "-f", "json", "--seed", 1).out == run.out


def test_prints_tables_in_chinese(corpus: Path) -> None:
    run = score(corpus, "--confusions", 2)
    assert run.code == 0
    for words in (
        "等级相关",
        "误伤",
        "基线：常数",
        "违规检出 1/1",
        "与标注不同的例子",
        "dev：语气，64 条（失礼 32，可接受 32）",
    ):
        assert words in run.out


def test_one_file_is_a_corpus(corpus: Path) -> None:
    run = score(corpus / "conduct" / "dev" / "a.jsonl", "--lang", "en")
    assert run.code == 0
    assert "errors caught 1/1" in run.out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": "好"}', "既没有“level”也没有“labels”"),
        ('{"text": "好", "level": 7}', "不能是“7”"),
        ('{"text": "好", "labels": {"verdict": "bad"}}', "verdict=bad"),
        ('{"level": 3}', "缺少字符串键“text”"),
        ("[1]", "应当是一个 JSON 对象"),
        ("{", "不是合法的 JSON"),
        ('{"text": "好", "level": 3, "meta": {"kinds": "due"}}', "不认识的元数据"),
    ],
)
def test_faults_name_their_line(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "您好", "level": 4}\n' + line + "\n", encoding="utf-8")
    run = score(path)
    assert run.code == 2
    assert "a.jsonl:2" in run.err
    assert said in run.err
    assert run.out == ""


def test_missing_empty_and_mixed(tmp_path: Path) -> None:
    assert "找不到文件" in score(tmp_path / "none").err
    assert "没有 .jsonl 语料" in score(tmp_path).err
    mixed = write(tmp_path / "m.jsonl", [TONE[0], CONDUCT[0]])
    run = score(mixed)
    assert run.code == 2
    assert "不同的标注" in run.err


def test_trains_and_uses_a_model_of_ones_own(corpus: Path) -> None:
    model = corpus / "own.json"
    run = cuoci("train", corpus / "tone", "-o", model)
    assert run.code == 0, run.err
    assert "用 64 条语料训练" in run.err
    assert "跳过 test 目录下的 1 个文件" in run.err
    assert "后果" in json.loads(model.read_text("utf-8"))["features"]
    (corpus / ".cuoci.yaml").write_text("model: own.json\n", encoding="utf-8")
    (corpus / "a.txt").write_text("谢谢您的理解，祝您生活愉快。", encoding="utf-8")
    run = cuoci("check", corpus / "a.txt", "-f", "json")
    points = [(p["category"], p["points"]) for p in run.results[0]["points"]]
    assert ("model", 8) in points
    assert sum(worth for _, worth in points) == run.results[0]["score"]


def test_training_faults(tmp_path: Path) -> None:
    few = write(tmp_path / "few" / "a.jsonl", TONE[:5])
    assert "至少要" in cuoci("train", few).err
    kind = write(tmp_path / "kind" / "a.jsonl", [row for row in TONE if row["level"] == 5] * 2)
    assert "没有等级 1–2 的语料" in cuoci("train", kind).err
    bare = write(tmp_path / "bare" / "a.jsonl", [{"text": "您好"}])
    run = cuoci("train", bare)
    assert run.code == 2
    assert "缺少礼貌等级" in run.err
    assert "a.jsonl:1" in run.err
    held = write(tmp_path / "test" / "a.jsonl", TONE)
    assert "测试集不能用来训练" in cuoci("train", held).err


@pytest.mark.parametrize(("content", "said"), [(None, "无法读取"), ("{}", "不是语气模型")])
def test_a_bad_model_is_shown_at_its_key(tmp_path: Path, content: str | None, said: str) -> None:
    (tmp_path / ".cuoci.yaml").write_text("lang: zh\nmodel: own.json\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("您好", encoding="utf-8")
    if content is not None:
        (tmp_path / "own.json").write_text(content, encoding="utf-8")
    run = cuoci("check", tmp_path / "a.txt")
    assert run.code == 2
    assert ".cuoci.yaml:2" in run.err
    assert said in run.err


def test_check_never_imports_snownlp(tmp_path: Path) -> None:
    blocked = tmp_path / "snownlp"
    blocked.mkdir()
    (blocked / "__init__.py").write_text("raise SystemExit('snownlp was imported')", encoding="utf-8")
    root = Path(__file__).parents[2]
    run = cuoci("check", "-", stdin="请您还款，谢谢。", env={"PYTHONPATH": f"{tmp_path}:{root}"})
    assert run.code in (0, 1)
    assert "snownlp" not in run.err
