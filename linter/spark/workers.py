"""What runs on the executors: a parcel is opened, its linter kept, and rows are judged."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pandas  # pyright: ignore[reportMissingTypeStubs]

from linter import tonemodel, whole
from linter.config import Config
from linter.errors import ConfigError, CuociError, InputError
from linter.linter import Linter
from linter.metadata import check_metadata
from linter.model import Draft, Finding, Result
from linter.reading.rows import declared
from linter.ruleset import RuleSet
from linter.version import VERSION
from linter.wording import say

COLUMNS = ("kind", "score", "readability", "chars", "segments", "findings", "fault")


class Parcel(NamedTuple):
    """All a linter is made of, for a machine that has the program alone."""

    version: str
    settings: Config
    language: str
    as_of: date
    packs: RuleSet
    model: bytes | None
    whole: bytes | None


def packed(linter: Linter) -> bytes:
    """Return the parcel of a linter, as bytes that Spark sends along."""
    settings, model = linter.settings, linter.model
    parcel = Parcel(
        VERSION,
        settings._replace(packs=(), model=None, whole=None),
        linter.language,
        linter.as_of,
        linter.packs,
        None if model is None else model.read_bytes(),
        None if settings.whole is None else settings.whole.read_bytes(),
    )
    return zlib.compress(pickle.dumps(parcel))


@lru_cache(maxsize=2)
def _unpacked(data: bytes) -> Linter:
    """Return the linter of a parcel; the worker keeps it for all its tasks."""
    parcel: Parcel = pickle.loads(zlib.decompress(data))
    if parcel.version != VERSION:
        raise RuntimeError(f"this executor has cuoci {VERSION}, the driver {parcel.version}: install the same")
    settings = parcel.settings
    with TemporaryDirectory(prefix="cuoci-") as folder:  # models are read here and now; their loaders keep them
        if parcel.model is not None:
            settings = settings._replace(model=Path(folder) / "model.json")
            (Path(folder) / "model.json").write_bytes(parcel.model)
            tonemodel.load(Path(folder) / "model.json")
        if parcel.whole is not None:
            settings = settings._replace(whole=Path(folder) / "whole.json")
            (Path(folder) / "whole.json").write_bytes(parcel.whole)
            whole.load(Path(folder) / "whole.json")
        return Linter(settings, language=parcel.language, as_of=parcel.as_of, packs=parcel.packs)


def judged(frames: Iterator[Any], parcel: bytes, keys: Sequence[str]) -> Iterator[Any]:
    """Judge pandas frames of id, text and metadata, all text or missing."""
    linter = _unpacked(parcel)
    for frame in frames:
        table = frame.astype(object).where(frame.notna(), None)
        rows = [_row(linter, row[0], row[1], keys, row[2:]) for row in table.itertuples(index=False, name=None)]
        yield _frame(rows, columns=["id", "text", *COLUMNS], dtype=object)


_frame: Any = pandas.DataFrame


def _row(
    linter: Linter, id: str | None, text: str | None, keys: Sequence[str], values: Sequence[str | None]
) -> tuple[object, ...]:
    try:
        draft = _draft(text, keys, values)
    except CuociError as error:
        fault = {"key": error.key, "message": say(error.key, linter.language, **error.facts)}
        return id, text, None, None, None, None, None, [], fault
    result = linter.judge(draft)
    length, kind = result.length, result.meta["kind"]
    findings = [_finding(result, finding) for finding in result.findings]
    return id, text, kind, result.score, result.readability.score, length.chars, length.segments, findings, None


def _draft(text: str | None, keys: Sequence[str], values: Sequence[str | None]) -> Draft:
    if text is None or not text.strip():
        raise InputError("empty-message")
    given = {key: value.strip() for key, value in zip(keys, values, strict=True) if value is not None}
    meta = {key: declared(key, value) for key, value in given.items() if value}
    return Draft(text, "", meta=check_metadata(meta, _fault))


def _fault(key: str, at: str | None = None, **facts: Any) -> ConfigError:
    return ConfigError(key, **facts)


def _finding(result: Result, finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "text": result.draft.text[finding.start : finding.end],
        "source": list(finding.source),
        "fix": finding.replacement,
        "rewrite": finding.rewrite,
    }
