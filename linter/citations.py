"""The instruments that rules rest on: what they are, since when, how binding, and how sure we are of them.

``rules/data/citations.yaml`` holds them. Nothing here decides whether a rule is right; it only keeps a guideline
from passing for a statute, and a thing read about from passing for a thing read.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from linter.errors import ConfigError
from linter.schema import Spec, misfit, require, texts
from linter.yamlfile import Table, load

FORCES = ("law", "regulation", "rule", "standard", "association", "vendor", "house")

FILE: Spec = {"as_of": "word", "citations": "table"}
ENTRY: Spec = {
    "instrument": "sentence",
    "article": "any",
    "issued": "any",
    "effective_from": "any",
    "effective_to": "any",
    "force": "|".join(FORCES),
    "text_status": "text|secondary|memory",
    "confidence": "high|medium|low",
    "note": "sentence",
    "background": "flag",
}
NEEDED = tuple(key for key in ENTRY if key != "background")


class Citation(NamedTuple):
    """One instrument, or one article of it. ``instrument`` and ``note`` hold one sentence a language.

    ``force`` is law, regulation, rule (departmental, or judicial interpretation), standard, association, vendor or
    house. ``text_status`` says whether its words were read (text), known from reports (secondary) or from general
    knowledge (memory). A day that is not known is None.
    ``background`` marks one that is kept for the reader though no rule names it.
    """

    key: str
    instrument: Mapping[str, str]
    article: str | None
    issued: date | None
    effective_from: date | None
    effective_to: date | None
    force: str
    text_status: str
    confidence: str
    note: Mapping[str, str]
    background: bool = False


def read(path: Path) -> dict[str, Citation]:
    """Return the citations of a file by key. Raises ConfigError, placed at the line at fault."""
    table = load(path)
    if not isinstance(table, Table):
        raise ConfigError("not-a-mapping", str(path), 1)
    require(table, FILE, FILE)
    rows = table["citations"]
    assert isinstance(rows, Table)
    return {key: _citation(key, row, rows) for key, row in rows.items()}


def _citation(key: str, row: object, rows: Table) -> Citation:
    if not isinstance(row, Table):
        raise rows.fault("not-a-mapping", key)
    require(row, ENTRY, NEEDED)
    article = row["article"]
    if article is not None and not isinstance(article, str):
        raise misfit(row, "article", "word")
    cited = Citation(
        key=key,
        instrument=texts(row["instrument"]),
        article=article,
        issued=_day(row, "issued"),
        effective_from=_day(row, "effective_from"),
        effective_to=_day(row, "effective_to"),
        force=str(row["force"]),
        text_status=str(row["text_status"]),
        confidence=str(row["confidence"]),
        note=texts(row["note"]),
        background=row.get("background") is True,
    )
    if cited.effective_from and cited.effective_to and cited.effective_to < cited.effective_from:
        raise misfit(row, "effective_to", "date")
    return cited


def _day(row: Mapping[str, object], key: str) -> date | None:
    value = row[key]
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        assert isinstance(row, Table)
        raise misfit(row, key, "date") from None


def in_force(citation: Citation, as_of: date) -> bool:
    """Tell whether an instrument was in force on a day; a day not known does not rule it out."""
    begun = citation.effective_from is None or citation.effective_from <= as_of
    return begun and (citation.effective_to is None or as_of <= citation.effective_to)
