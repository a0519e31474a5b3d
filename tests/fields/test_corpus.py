"""The figures on labelled messages hold. The floors are a little under what was last measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.scoring.fields import FIELDS, score_fields

from .facts import AS_OF

CORPUS = Path(__file__).parents[2] / "corpus" / "fields"


def items(folder: str) -> list[dict]:
    lines = (
        line for path in sorted((CORPUS / folder).glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    )
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("folder", ["dev", "test"])
def test_figures(folder: str) -> None:
    report = score_fields(items(folder), AS_OF)
    assert {name: rate.f1 for name, rate in report.presence.items() if rate.f1 < 0.96} == {}
    # Batches 6 and 7 mark a penalty shorter (5%) than the earlier ones (未还部分的5%): no reading fits both.
    floor = {"penalty": 0.91}
    assert {name: rate.f1 for name, rate in report.span.items() if rate.f1 < floor.get(name, 0.93)} == {}
    assert {name: rate.recall for name, rate in report.value.items() if rate.recall < 0.95} == {}
    # Batch 9 in test/ was scored once and never read: one of its rates is missed.
    assert report.annual.recall >= (0.98 if folder == "dev" else 0.95)
    assert report.role.recall >= 0.89
    assert report.missing.recall >= 0.93
    assert report.kind.recall >= 0.94


@pytest.mark.parametrize("folder", ["dev", "test"])
def test_labels_stand_in_their_text(folder: str) -> None:
    lost = [
        (item["id"], label["text"])
        for item in items(folder)
        for name in FIELDS
        for label in item["labels"].get(name, ())
        if label["text"] not in item["text"]
    ]
    assert lost == []
