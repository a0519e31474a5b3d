"""Reading the facts of a text in one call."""

from __future__ import annotations

from datetime import date

from linter.fields import find_fields, infer_kind
from linter.model import Draft, Fields
from linter.parsing import Message

AS_OF = date(2026, 11, 24)


def facts(text: str, **meta: object) -> Fields:
    """Return what is found in a text."""
    return find_fields(Message(Draft(text, "-")), meta, AS_OF)


def kind(text: str, **meta: object) -> tuple[str, str]:
    """Return the kind of a text and how it was found."""
    message = Message(Draft(text, "-"))
    return infer_kind(message, find_fields(message, meta, AS_OF), meta)
