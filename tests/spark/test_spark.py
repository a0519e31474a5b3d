"""A real Spark session on this machine: the findings of the command line, and no row lost."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from linter import config
from linter.errors import ConfigError
from linter.model import Level
from tests.conftest import ROOT, Run, cuoci, own_pack

if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java, and there is none", allow_module_level=True)
pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'cuoci[spark]'")
pytest.importorskip("pandas", reason="pandas is not installed: pip install 'cuoci[spark]'")

from click.testing import CliRunner
from pyspark.sql import DataFrame, SparkSession

from linter.spark import lint_dataframe
from linter.spark.__main__ import main
from linter.spark.summary import summarise

DAY = date(2026, 11, 24)
GOOD = "【某某银行】您尾号1234的贷款本期应还1280.50元，请于12月10日前还款，如有疑问请致电95000。"
BAD = "【某某银行】您应还1280.50元，请于12月10日前还款，再不还就通知你的家人！再不还就通知你的单位！客服95000。"
BIG = 2**60 + 1  # what a floating-point number cannot hold
ROWS = [
    (BIG, GOOD, "due", None, None),
    (2, BAD, None, "aliyun", True),
    (None, f"{BAD}😀老赖", "overdue", None, None),
    (4, None, "due", None, None),
    (5, " \n", None, None, None),
    (6, GOOD, "dues", None, None),
    (7, "您的验证码为123456，5分钟内有效。", "code", None, False),
]
SCHEMA = "`the id` long, content string, kind string, provider string, legal_action boolean"


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", str(ROOT))
        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")  # soon ready rather than fast
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()


@pytest.fixture(scope="module")
def messages(spark: SparkSession) -> DataFrame:
    return spark.createDataFrame(ROWS, SCHEMA)


@pytest.fixture(scope="module")
def results(messages: DataFrame) -> Iterator[DataFrame]:
    columns = {"id_col": "the id", "meta_cols": ["kind", "provider", "legal_action"]}
    found = lint_dataframe(messages.repartition(3), "content", **columns, as_of=DAY).cache()
    yield found
    found.unpersist()


def from_command_line(folder: Path) -> dict[str, dict]:
    """Return what ``cuoci check`` says of the rows it can judge, by text."""
    lines = [
        {"text": text, "kind": kind, "provider": provider, "legal_action": action}
        for _, text, kind, provider, action in ROWS
        if text and text.strip() and kind != "dues"
    ]
    (folder / "a.jsonl").write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    run = cuoci("check", "a.jsonl", "-f", "json", "--isolated", "--as-of", DAY, cwd=folder)
    return {result["text"]: result for result in run.results}


def test_findings_are_those_of_the_command_line(results: DataFrame, tmp_path: Path) -> None:
    wanted = from_command_line(tmp_path)
    judged = {row["content"]: row.asDict(recursive=True) for row in results.where("fault is null").collect()}
    assert len(judged) == len(wanted) == 4
    for text, row in judged.items():
        result = wanted[text]
        keys = ("rule", "level", "message", "start", "end", "text", "source", "fix", "rewrite")
        assert row["findings"] == [{key: finding[key] for key in keys} for finding in result["findings"]]
        assert (row["kind"], row["score"]) == (result["meta"]["kind"], result["score"])
        assert (row["chars"], row["segments"]) == (result["length"]["chars"], result["length"]["segments"])
        assert row["readability"] == result["readability"]["score"]


def test_no_row_is_lost_and_ids_are_kept_to_the_digit(results: DataFrame) -> None:
    assert results.columns[:2] == ["the id", "content"]
    assert results.schema["the id"].dataType.simpleString() == "bigint"
    rows = {row["the id"]: row for row in results.collect()}
    assert set(rows) == {id for id, *_ in ROWS}
    for id in (4, 5, 6):
        row = rows[id]
        assert (row["score"], row["kind"], row["findings"]) == (None, None, [])
        assert row["fault"]["message"]
    assert [rows[id]["fault"]["key"] for id in (4, 5, 6)] == ["empty-message", "empty-message", "bad-meta"]
    assert rows[4]["content"] is None
    assert rows[5]["content"] == " \n"


def test_figures_are_those_of_the_rows(results: DataFrame) -> None:
    counts, faults = summarise(results)
    judged = results.where("fault is null").collect()
    assert faults == {"bad-meta": 1, "empty-message": 2}
    assert counts.drafts == len(judged)
    assert sorted(counts.scores.elements()) == sorted(row["score"] for row in judged)
    found = [(row["content"], finding["rule"], finding["level"]) for row in judged for finding in row["findings"]]
    assert sum(rule == "conduct-exposure" for _, rule, _ in found) > 2
    for level in Level:
        assert counts.levels[level] == sum(said == level for _, _, said in found)
        for rule in {rule for _, rule, said in found if said == level}:
            assert counts._findings[rule, level] == sum(found_[1:] == (rule, level) for found_ in found)
            assert counts._drafts[rule, level] == len({text for text, *said in found if said == [rule, level]})


def test_own_packs_and_models_travel_with_the_job(spark: SparkSession, tmp_path: Path) -> None:
    """Executors may have none of the project's files: here they are gone before anything runs."""
    project = tmp_path / "project"
    project.mkdir()
    own_pack(project)
    shipped = config.default()
    assert shipped.whole
    shutil.copy(shipped.whole, project / "whole.json")
    (project / ".cuoci.yaml").write_text("packs: [core, ./own]\nlevels: {tone-own: info}\nwhole: whole.json\n", "utf-8")
    settings = config.read(project / ".cuoci.yaml")
    results = lint_dataframe(spark.createDataFrame([(BAD,)], "text string"), "text", settings=settings, as_of=DAY)
    shutil.rmtree(project)
    (row,) = results.collect()
    assert ("tone-own", "info") in [(finding["rule"], finding["level"]) for finding in row["findings"]]
    assert results.columns[0] == "text"


@pytest.mark.parametrize(
    ("columns", "key", "hint"),
    [
        ({"text_col": "contents"}, "no-column", "content"),
        ({"text_col": "content", "id_col": "the_id"}, "no-column", "the id"),
        ({"text_col": "content", "meta_cols": ["kinds"]}, "no-column", "kind"),
        ({"text_col": "content", "meta_cols": ["the id"]}, "unknown-meta", None),
        ({"text_col": "the id"}, "column-type", None),
        ({"text_col": "content", "id_col": "content"}, "column-taken", None),
        ({"text_col": "content", "id_col": "kind"}, "column-taken", None),
    ],
)
def test_a_column_that_cannot_serve_is_said_before_anything_runs(
    messages: DataFrame, columns: dict, key: str, hint: str | None
) -> None:
    with pytest.raises(ConfigError) as fault:
        lint_dataframe(messages, **columns)
    assert fault.value.key == key
    if hint:
        assert fault.value.facts["hint"] == hint


def submit(*args: str) -> Run:
    done = CliRunner().invoke(main, args, catch_exceptions=False)
    return Run(done.exit_code, done.stdout, done.stderr)


def test_parquet_in_results_and_summary_out(messages: DataFrame, tmp_path: Path) -> None:
    source, target = str(tmp_path / "in.parquet"), tmp_path / "out"
    messages.write.parquet(source)
    args = [source, str(target), "--text", "content", "--id", "the id", "--meta-cols", "kind,provider", "--isolated"]
    run = submit(*args, "--as-of", "2026-11-24")
    assert run.code == 0, run.err
    assert "7" in run.out.splitlines()[0]
    assert "conduct-exposure" in run.out
    spark = messages.sparkSession
    assert spark.read.parquet(f"{target}/results").count() == len(ROWS)
    summary = json.loads(spark.read.text(f"{target}/summary").collect()[0][0])
    assert (summary["rows"], summary["drafts"]) == (7, 4)
    assert summary["faults"] == {"bad-meta": 1, "empty-message": 2}
    assert summary["as_of"] == "2026-11-24"
    assert sum(score["drafts"] for score in summary["scores"]) == 4
    assert sum(rule["findings"] for rule in summary["rules"] if rule["level"] == "error") == summary["error"]

    for name in ("results", "summary"):  # whichever is there is not written over
        again = submit(*args)
        assert again.code == 2
        assert f"{target}/{name}" in again.err
        assert len(list((target / name).iterdir())) > 1
        if name == "results":
            shutil.move(target / "results", tmp_path / "kept")
    assert not (target / "results").exists()


def test_what_is_wrong_is_one_line_and_exit_2(messages: DataFrame, tmp_path: Path) -> None:
    source, target = str(tmp_path / "in.parquet"), str(tmp_path / "out")
    messages.write.parquet(source)
    messages.limit(0).write.parquet(str(tmp_path / "empty.parquet"))
    (tmp_path / "text.parquet").write_text("no parquet", "utf-8")
    for args, said in (
        ([str(tmp_path / "没有.parquet")], "没有.parquet"),
        ([source], "content"),
        ([source, "--text", "content", "--as-of", "明天"], "--as-of"),
        ([source, "--text", "content", "--config", "没有.yaml"], "没有.yaml"),
        ([str(tmp_path / "text.parquet")], "text.parquet"),
        ([str(tmp_path / "empty.parquet"), "--text", "content"], "empty.parquet"),
    ):
        run = submit(args[0], target, *args[1:])
        assert run.code == 2, run.out
        assert said in run.err
        assert len([line for line in run.err.splitlines() if "错误：" in line]) == 1
