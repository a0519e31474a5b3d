"""Which debt is meant: card or account tail, contract or bill number."""

from __future__ import annotations

from linter.fields.atoms import Atom
from linter.fields.context import Context
from linter.model import Account
from linter.patterns import lazy

_TAIL = lazy(
    r"(?:尾号|末四位|后四位|末位|卡号|尾数|账号|户号|合同号|合同编号|借据号|学号|客户编号|订单号|案号)"
    r"(?:为|是|:|\()?\s?([\d*x][\d*x\-]{2,23})"
)
_CUES = lazy(r"尾号|四位|卡号|账号|户号|合同|借据|编号|学号|订单|尾数")


def find_accounts(ctx: Context, atoms: list[Atom]) -> list[Account]:
    """Return the accounts a message names, in order."""
    found: list[Account] = []
    if ctx.holes:
        found.extend(
            Account(atom.start, atom.end, ctx.written(atom.start, atom.end), None, atom.slot)
            for atom in atoms
            if atom.shape == "account" and atom.slot
        )
    if _CUES.search(ctx.plain):
        for m in _TAIL.finditer(ctx.plain):
            start, end = m.span(1)
            if ctx.free(start, end):
                found.append(Account(start, end, ctx.written(start, end), m.group(1)))
        found.sort(key=lambda account: account.start)
    return found
