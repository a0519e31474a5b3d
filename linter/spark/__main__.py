"""``python -m linter.spark`` or ``spark-submit``: Parquet in, results and a summary out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click
from py4j.protocol import Py4JError  # pyright: ignore[reportMissingTypeStubs]
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import lit

from linter import config
from linter.cli.output import day, fail, prepare_streams
from linter.config import Config
from linter.errors import ConfigError, CuociError, InputError
from linter.linter import Linter
from linter.report import Edition
from linter.spark import lint_dataframe
from linter.spark.summary import Summary, as_json, as_text, summarise


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("source", metavar="输入.parquet")
@click.argument("target", metavar="输出目录")
@click.option("--text", "text_col", default="text", show_default=True, metavar="列", help="正文所在的列")
@click.option("--id", "id_col", metavar="列", help="编号所在的列，原样带到结果里")
@click.option("--meta-cols", default="", metavar="列", help="元数据所在的列，以元数据的名字为名，如 kind,provider")
@click.option("--config", "config_path", metavar="文件", help="指定配置文件，默认从当前目录向上查找 .cuoci.yaml")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
@click.option("--as-of", metavar="日期", help="按哪一天判断，默认今天")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="输出语言，默认看配置")
def main(
    source: str,
    target: str,
    text_col: str,
    id_col: str | None,
    meta_cols: str,
    config_path: str | None,
    isolated: bool,
    as_of: str | None,
    lang: str | None,
) -> None:
    """用 Spark 检查 Parquet 里的消息，结果写入 输出目录/results，汇总写入 输出目录/summary。

    正文为空、元数据有误的行不会丢：它们带着原因留在结果里，并计入汇总。退出码：0 完成，2 用法、配置或输入有误。
    """
    language = lang or "zh"
    keys = [key.strip() for key in meta_cols.replace("，", ",").split(",") if key.strip()]
    try:
        settings = _settings(config_path, isolated)
        language = lang or settings.lang
        linter = Linter(settings, as_of=day(as_of), language=language)
        edition = Edition(linter.ruleset, language, as_of=linter.as_of)
        terms = {"settings": settings, "as_of": linter.as_of, "language": language}
        lint = partial(lint_dataframe, text_col=text_col, id_col=id_col, meta_cols=keys, **terms)
        with _session() as spark, _told(source):
            summary = _run(spark, source, target, lint, edition)
        click.echo(as_text(summary, edition), nl=False)
        if not summary.counts.drafts:
            raise InputError("no-draft", source)
    except CuociError as error:
        fail(error, language)


def _settings(named: str | None, isolated: bool) -> Config:
    if isolated:
        return config.default()
    found = Path(named) if named else config.discover(Path())
    if found is None:
        return config.default()
    if not found.is_file():
        raise ConfigError("missing-config", str(found))
    return config.read(found)


@contextmanager
def _session() -> Generator[SparkSession]:
    """Give the session that is there, or one of our own."""
    active = SparkSession.getActiveSession()
    if active is not None:
        yield active
        return
    if "PYSPARK_GATEWAY_PORT" not in os.environ:  # not started by spark-submit: the workers are on this machine
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.appName("cuoci").getOrCreate()
    try:
        yield spark
    finally:
        spark.stop()


@contextmanager
def _told(source: str) -> Generator[None]:
    """Say what Spark cannot do in a line; its log has the rest."""
    try:
        yield
    except (PySparkException, Py4JError) as error:
        said = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
        raise CuociError("spark-failed", source, reason=said) from None


def _run(
    spark: SparkSession, source: str, target: str, lint: Callable[[DataFrame], DataFrame], edition: Edition
) -> Summary:
    """Read, judge and write; return the figures, counted from what was written."""
    places = [f"{target.rstrip('/')}/{name}" for name in ("results", "summary")]
    for place in places:
        if _exists(spark, place):
            raise CuociError("exists", place)
    if not _exists(spark, source):
        raise InputError("missing-path", source)
    df = spark.read.parquet(source)
    cores = spark.sparkContext.defaultParallelism
    if df.rdd.getNumPartitions() < cores:  # one small file would keep one core busy
        df = df.repartition(2 * cores)
    lint(df).write.parquet(places[0])
    summary = summarise(spark.read.parquet(places[0]))
    spark.range(1).select(lit(as_json(summary, edition))).coalesce(1).write.text(places[1])
    return summary


def _exists(spark: SparkSession, place: str) -> bool:
    """Ask the file system for a path or a pattern: to read what is not there would fill the log."""
    context: Any = spark.sparkContext
    path = context._jvm.org.apache.hadoop.fs.Path(place)
    return bool(path.getFileSystem(context._jsc.hadoopConfiguration()).globStatus(path))


if __name__ == "__main__":
    prepare_streams()
    main()
