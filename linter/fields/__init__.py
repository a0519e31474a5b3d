"""The facts of a message: what is owed, by when, what being late costs, whom to call, who speaks, which debt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from linter.fields.account import find_accounts
from linter.fields.amount import find_amounts
from linter.fields.atoms import cut
from linter.fields.contact import find_contacts
from linter.fields.context import Context
from linter.fields.deadline import find_deadlines
from linter.fields.kind import infer_kind
from linter.fields.penalty import find_penalties, threatened
from linter.fields.sender import find_senders
from linter.fields.slots import slot_atoms
from linter.model import Amount, Fields
from linter.parsing import Message

__all__ = ["find_fields", "infer_kind"]


def find_fields(message: Message, meta: Mapping[str, object], as_of: date) -> Fields:
    """Return every fact found in a message, in plain coordinates."""
    slots = message.slots
    if slots:
        variables = slot_atoms(message.plain, slots, meta)
        holes = tuple(sorted({(s.start, s.end) for s in slots} | {(a.start, a.end) for a in variables}))
        ctx = Context(message, meta, as_of, holes)
        atoms = sorted(cut(ctx.plain, holes) + variables)
    else:
        ctx = Context(message, meta, as_of)
        atoms = cut(ctx.plain, ())
    amounts = find_amounts(ctx, atoms) if atoms or "x" in ctx.plain or "*" in ctx.plain else []
    accrued = [a for a in amounts if a[4] == "penalty"]
    announced: list[Amount] = []
    if accrued and (announced := [a for a in accrued if threatened(ctx, a)]):
        accrued = [a for a in accrued if a not in announced]
        amounts = [a for a in amounts if a not in announced]
    penalties = find_penalties(ctx, atoms, accrued, announced)
    return Fields(
        tuple(amounts),
        tuple(find_deadlines(ctx, atoms)) if atoms or "when" in ctx.kinds else (),
        tuple(penalties),
        tuple(find_contacts(ctx, atoms)),
        tuple(find_senders(ctx)),
        tuple(find_accounts(ctx, atoms)),
    )
