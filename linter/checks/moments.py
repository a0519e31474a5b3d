"""Days and hours as metadata declare them: texts in ISO form, or already dates."""

from __future__ import annotations

from datetime import date, datetime


def moment(value: object) -> datetime | date | None:
    """Return a declared day, with its hour where one is declared; None for anything else."""
    if isinstance(value, datetime | date):
        return value
    if not isinstance(value, str):
        return None
    text = value.strip().replace("/", "-")
    try:
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def day(value: object) -> date | None:
    """Return the day of a declared moment."""
    found = moment(value)
    return found.date() if isinstance(found, datetime) else found
