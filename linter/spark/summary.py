"""The results of an archive in figures, counted where they lie."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812

from linter.model import Level
from linter.report import Edition
from linter.report.statistics import Tally, render
from linter.version import VERSION
from linter.wording import TEXTS, say

SCHEMA = 1


class Summary(NamedTuple):
    """The counts of what was judged, and by key how many rows could not be."""

    counts: Tally
    faults: Mapping[str, int]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.counts.drafts + sum(self.faults.values())


def summarise(results: DataFrame) -> Summary:
    """Count results of ``lint_dataframe``; they are read three times, so write them first or cache them."""
    counts = Tally()
    for row in results.where("fault is null").groupBy("score").count().collect():
        counts.scores[row["score"]] = row["count"]
        counts.drafts += row["count"]
    faults = {
        row["key"]: row["count"] for row in results.where("fault is not null").groupBy("fault.key").count().collect()
    }
    # A rule may find several things in one message: they are counted there first.
    each = F.expr("transform(findings, f -> struct(f.rule, f.level))").alias("each")
    times = F.expr(
        "transform(array_distinct(each), r -> struct(r.rule, r.level, size(filter(each, e -> e = r)) as times))"
    )
    found = results.select(each).select(F.explode(times).alias("found")).groupBy("found.rule", "found.level")
    for row in found.agg(F.sum("found.times").alias("findings"), F.count("*").alias("drafts")).collect():
        counts.enter(row["rule"], Level(row["level"]), row["findings"], row["drafts"])
    return Summary(counts, dict(sorted(faults.items())))


def as_json(summary: Summary, edition: Edition) -> str:
    """Return the figures as one line of JSON."""
    counts = summary.counts
    value = {
        "schema": SCHEMA,
        "version": VERSION,
        "as_of": edition.as_of.isoformat() if edition.as_of else None,
        "rows": summary.rows,
        "drafts": counts.drafts,
        "faults": summary.faults,
        **counts.by_level,
        "rules": [{**count._asdict(), "level": count.level.value} for count in counts.rules(edition)],
        "scores": [{"score": score, "drafts": counts.scores[score]} for score in sorted(counts.scores)],
        "bands": [band._asdict() for band in counts.bands(edition)],
    }
    return json.dumps(value, ensure_ascii=False)


def as_text(summary: Summary, edition: Edition) -> str:
    """Return the figures as tables for people."""
    language, counts = edition.language, summary.counts
    lines = [say("spark-summary", language, rows=summary.rows, drafts=counts.drafts, **counts.by_level)]
    for key, count in summary.faults.items():
        name = f"fault-{key}"
        lines.append(say("spark-fault", language, count=count, message=say(name, language) if name in TEXTS else key))
    return "\n".join(lines) + "\n\n" + render(counts, edition)
