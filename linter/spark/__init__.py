"""The same rules over an archive in Spark: a data frame of messages in, their results out, row by row.

The rules travel with the job, compiled: executors need this package, and neither the project's packs nor its models.
Each Python worker makes one linter and keeps it. For an archive that fits one machine ``cuoci check -j`` is enough.

>>> results = lint_dataframe(spark.read.parquet("sent"), "content", id_col="id")    # doctest: +SKIP
>>> results.where("score < 30").select("id", "findings.rule").show()                # doctest: +SKIP
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 (as all of Spark's world calls it)
from pyspark.sql import types as T  # noqa: N812

from linter import metadata
from linter.config import Config
from linter.errors import ConfigError, nearest
from linter.linter import Linter
from linter.spark.workers import COLUMNS, judged, packed

FINDING = T.StructType(
    [
        T.StructField("rule", T.StringType(), False),
        T.StructField("level", T.StringType(), False),
        T.StructField("message", T.StringType(), False),
        T.StructField("start", T.IntegerType(), False),
        T.StructField("end", T.IntegerType(), False),
        T.StructField("text", T.StringType(), False),
        T.StructField("source", T.ArrayType(T.StringType(), False), False),
        T.StructField("fix", T.StringType()),
        T.StructField("rewrite", T.StringType()),
    ]
)
FAULT = T.StructType([T.StructField("key", T.StringType(), False), T.StructField("message", T.StringType(), False)])
# What is known of a message, beside its id and text. Names and meanings are those of the JSON report.
RESULT = (
    T.StructField("kind", T.StringType()),
    T.StructField("score", T.IntegerType()),
    T.StructField("readability", T.IntegerType()),
    T.StructField("chars", T.IntegerType()),
    T.StructField("segments", T.IntegerType()),
    T.StructField("findings", T.ArrayType(FINDING, False), False),
    T.StructField("fault", FAULT),
)


def lint_dataframe(
    df: DataFrame,
    text_col: str,
    *,
    id_col: str | None = None,
    meta_cols: Sequence[str] = (),
    settings: Config | None = None,
    as_of: date | None = None,
    language: str | None = None,
) -> DataFrame:
    """Return one row for each row of ``df``: its id and text under their own names, and the columns of ``RESULT``.

    ``meta_cols`` are named as metadata and read as the columns of a table are; null and blank declare nothing.
    ``settings`` default to the shipped packs, ``as_of`` to today on the driver. Offsets are code points. A row whose
    text is null or blank, or whose metadata mean nothing, has a ``fault`` and no score; none is left out. Raises
    ConfigError, before anything runs, for a column that is not there or cannot serve, and for a setting that means
    nothing.
    """
    _check(df, text_col, id_col, meta_cols)
    linter = Linter(settings, as_of=as_of, language=language)
    parcel = packed(linter)
    keys = tuple(meta_cols)

    def judge(frames: Iterator[Any]) -> Iterator[Any]:
        return judged(frames, parcel, keys)

    # Pandas has no integer that may be missing: ids and metadata travel as text.
    ids = F.lit(None) if id_col is None else _column(id_col)
    columns = [ids.cast("string").alias("id"), _column(text_col).alias("text")]
    columns += [_column(key).cast("string").alias(f"meta_{key}") for key in keys]
    carried = [T.StructField("id", T.StringType()), T.StructField("text", T.StringType())]
    results = df.select(columns).mapInPandas(judge, T.StructType([*carried, *RESULT]))
    named = [F.col("text").alias(text_col), *COLUMNS]
    if id_col is not None:
        named.insert(0, F.col("id").cast(df.schema[id_col].dataType).alias(id_col))
    return results.select(named)


def _column(name: str) -> Any:
    return F.col("`" + name.replace("`", "``") + "`")


def _check(df: DataFrame, text_col: str, id_col: str | None, meta_cols: Sequence[str]) -> None:
    wanted = [text_col, *([] if id_col is None else [id_col]), *meta_cols]
    for name in wanted:
        if name not in df.columns:
            raise ConfigError("no-column", name=name, hint=nearest(name, df.columns), known="、".join(df.columns))
        if df.columns.count(name) > 1:
            raise ConfigError("column-twice", name=name)
    for name in meta_cols:
        if name not in metadata.KEYS:
            known = "、".join(metadata.KEYS)
            raise ConfigError("unknown-meta", name=name, hint=nearest(name, metadata.KEYS), known=known)
    kept = [text_col, *([] if id_col is None else [id_col]), *COLUMNS]
    for name, times in Counter(kept).items():
        if times > 1:
            raise ConfigError("column-taken", name=name, known="、".join(COLUMNS))
    if not isinstance(df.schema[text_col].dataType, T.StringType | T.VarcharType | T.CharType):
        raise ConfigError("column-type", name=text_col, value=df.schema[text_col].dataType.simpleString())
    for name in wanted[1:]:
        kind = df.schema[name].dataType
        if isinstance(kind, T.MapType | T.StructType | T.BinaryType) or (
            name == id_col and isinstance(kind, T.ArrayType)
        ):
            raise ConfigError("column-type", name=name, value=kind.simpleString())
