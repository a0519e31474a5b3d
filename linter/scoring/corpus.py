"""Labelled corpora: which files a path stands for, what each line holds, and what kind of labels it has.

Every line is an object with ``text`` and either ``labels`` (facts, or a ``verdict`` of conduct) or a politeness
``level``. A file under a folder named ``test`` is held out: it is scored by itself and never trained on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from linter import examples
from linter.errors import InputError, nearest
from linter.lint import Linter
from linter.metadata import check_metadata
from linter.model import Draft, Level
from linter.parsing import Message
from linter.scoring.conduct import FAMILIES, ConductItem, family
from linter.scoring.tone import ToneItem
from linter.training import Example
from linter.training.whole import Judged
from linter.whole import text_of

FIELDS, TONE, CONDUCT = "fields", "tone", "conduct"
HELD_OUT = "test"
HARSH = 2  # the highest level of politeness that is not acceptable
UNREAD = "learn"
"""The folder of messages that models learn from and nobody reads while writing rules."""
_FACTS = ("amount", "deadline", "penalty", "contact", "kind", "missing")
_VERDICTS = ("ok", "warning", "error")


class Row(NamedTuple):
    """One line of a corpus file and where it stands."""

    path: Path
    line: int
    data: Mapping[str, Any]

    def fault(self, key: str, **facts: object) -> InputError:
        """Return the error ``key`` placed at this line."""
        excerpt = str(self.data.get("text", ""))[:120]
        return InputError(key, self.path.as_posix(), self.line, 0, excerpt, **facts)


class Part(NamedTuple):
    """The rows of a corpus that belong together: one kind of label, one split (dev, test, or the corpus's name)."""

    kind: str
    split: str
    rows: tuple[Row, ...]


def files(path: str) -> list[Path]:
    """Return the corpus files of a path: itself, or every .jsonl file below a folder. Raises InputError."""
    place = Path(path)
    if place.is_dir():
        found = sorted(p for p in place.rglob("*.jsonl") if p.is_file() and not p.name.startswith("."))
        if not found:
            raise InputError("no-corpus", path)
        return found
    if not place.exists():
        siblings = [p.name for p in place.parent.iterdir()] if place.parent.is_dir() else []
        raise InputError("missing-path", path, hint=nearest(place.name, siblings))
    return [place]


def held_out(path: Path) -> bool:
    """Tell whether a file belongs to a test split."""
    return path.parent.name == HELD_OUT


def read(path: Path) -> list[Row]:
    """Return the lines of one file. Raises InputError at the line that is no labelled message."""
    name = path.as_posix()
    rows: list[Row] = []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError("unreadable", name, reason=error.strerror or str(error)) from None
    except UnicodeDecodeError as error:
        raise InputError("undecodable", name, encoding="utf-8", offset=error.start) from None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            rows.append(_row(path, number, line))
    if not rows:
        raise InputError("no-draft", name)
    return rows


def _row(path: Path, number: int, line: str) -> Row:
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("bad-json", path.as_posix(), number, 1, line[:120], problem=str(error)) from None
    if not isinstance(value, dict):
        raise InputError("not-an-object", path.as_posix(), number, 1, line[:120])
    row = Row(path, number, cast("dict[str, Any]", value))
    text = row.data.get("text")
    if not isinstance(text, str):
        raise row.fault("no-text", hint=nearest("text", row.data))
    if not text.strip():
        raise row.fault("empty-text", name="text")
    return row


def kind_of(row: Row) -> str:
    """Return what a row's labels are about. Raises InputError where it has none."""
    labels = row.data.get("labels")
    if isinstance(labels, dict):
        table = cast("dict[str, Any]", labels)
        if "verdict" in table:
            if table["verdict"] not in _VERDICTS:
                raise row.fault("bad-labels", problem=f"verdict={table['verdict']}")
            return CONDUCT
        if any(name in table for name in _FACTS):
            return FIELDS
        raise row.fault("bad-labels", problem="、".join(table) or "{}")
    if "level" in row.data:
        return TONE
    raise row.fault("no-labels")


def parts(paths: Iterable[Path]) -> list[Part]:
    """Return the rows of files, put together by kind of label and split, in order of appearance."""
    found: dict[tuple[str, str], list[Row]] = {}
    for path in paths:
        rows = read(path)
        kinds = sorted({kind_of(row) for row in rows})
        if len(kinds) > 1:
            raise InputError("mixed-labels", path.as_posix(), kinds="、".join(kinds))
        found.setdefault((kinds[0], path.parent.name or path.stem), []).extend(rows)
    return [Part(kind, split, tuple(rows)) for (kind, split), rows in found.items()]


def level(row: Row) -> int:
    """Return a row's level of politeness. Raises InputError where it has none, or no such level exists."""
    value = row.data.get("level")
    if value is None:
        raise row.fault("no-level")
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 5:
        raise row.fault("bad-level", value=value)
    return value


def group(row: Row) -> str:
    """Return what ties variants of one text together: its pair, or the row itself."""
    pair = row.data.get("pair_id")
    return f"{row.path.stem}:{pair}" if pair else f"{row.path.stem}#{row.line}"


def example(row: Row) -> Example:
    """Return a row as the learned layer trains on it."""
    return Example(row.data["text"], level(row), group(row))


def judged(row: Row, linter: Linter) -> Judged | None:
    """Return a row as the opinion on whole messages learns from it, or None where its label says nothing of that.

    A message graded for politeness is harmful at level 1, and mostly so at 2. One labelled with its facts only was
    written as an ordinary notice; where a rule finds fault with it all the same, it is left out.
    """
    kind = kind_of(row)
    labels = cast("dict[str, Any]", row.data.get("labels") or {})
    meta = metadata(row)
    draft = Draft(row.data["text"], "", meta=meta)
    found = linter.judge(draft).findings
    fired = tuple(sorted({f.rule for f in found if family(f.rule) in FAMILIES}))
    families: tuple[str, ...] = ()
    if kind == CONDUCT:
        if labels["verdict"] == "warning":
            return None
        stop, weight, families = labels["verdict"] == "error", 1.0, tuple(labels.get("families") or ())
    elif kind == TONE:
        stop, weight = level(row) <= HARSH, 0.4 if level(row) == HARSH else 0.7
    elif any(f.level is Level.ERROR for f in found if f.rule in fired):
        return None
    else:
        stop, weight = False, 0.5
    text = text_of(Message(draft))
    unread = row.path.parent.name == UNREAD
    return Judged(text, fired, stop, families, row.path.stem, unread, weight)


def taught(linter: Linter) -> Iterator[Judged]:
    """Yield the examples of the rules about wording: what each stops, and what it must leave alone."""
    for rule in linter.ruleset.rules:
        if rule.family in FAMILIES and rule.level == Level.ERROR and rule.check != "whole":
            for written, stop in (*((bad, True) for bad in rule.bad), *((good, False) for good in rule.good)):
                example = examples.read(written)
                draft = Draft(example.text, "", meta=example.meta)
                found = linter.judge(draft).findings
                fired = tuple(sorted({f.rule for f in found if family(f.rule) in FAMILIES}))
                yield Judged(text_of(Message(draft)), fired, stop, (rule.family,) if stop else (), "rules", False, 0.3)


def tone_item(row: Row) -> ToneItem:
    """Return a row as the tone figures need it."""
    data = row.data
    return ToneItem(
        id=str(data.get("id", row.line)),
        text=data["text"],
        level=level(row),
        group=group(row),
        tags=tuple(data.get("tags") or ()),
        meta=metadata(row),
    )


def conduct_item(row: Row) -> ConductItem:
    """Return a row as the conduct figures need it."""
    data, labels = row.data, row.data["labels"]
    return ConductItem(
        id=str(data.get("id", row.line)),
        text=data["text"],
        verdict=labels["verdict"],
        category=str(labels.get("category") or labels["verdict"]),
        families=tuple(labels.get("families") or ()),
        group=group(row) if data.get("pair_id") else None,
        meta=metadata(row),
    )


def metadata(row: Row) -> Mapping[str, object]:
    """Return the declared metadata of a row's message, checked as a draft's would be."""
    value = row.data.get("meta")
    if not isinstance(value, dict):
        return {}

    def fault(key: str, at: str | None = None, **facts: Any) -> InputError:
        return row.fault(key, **facts)

    return check_metadata(cast("dict[str, object]", value), fault)
