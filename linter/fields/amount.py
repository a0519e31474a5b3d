"""Sums of money: where they stand, what they are worth and in which currency. What they are is for ``role``."""

from __future__ import annotations

from decimal import Decimal

from linter.fields.atoms import Atom
from linter.fields.context import Context
from linter.fields.cues import read_cues
from linter.fields.named import settle
from linter.fields.numerals import money
from linter.fields.role import ADJACENT, NOUNS, OWED, adjacent, carries_on, role
from linter.model import Amount
from linter.patterns import lazy

_CURRENCIES = (
    ("HKD", ("港", "hk")), ("TWD", ("台币", "nt", "twd")), ("USD", ("美", "us")), ("EUR", ("欧", "eur")),
    ("JPY", ("日元", "jpy")), ("GBP", ("英镑", "gbp")), ("AUD", ("澳元", "aud")), ("MOP", ("澳门", "mop")),
)  # fmt: skip
_SIGN = lazy(
    r"(?:人民币|rmb|cny|¥|hk\$|hkd|港币|港元|nt\$|ntd|twd|新台币|台币|us\$|usd|美元|\$|mop|eur|jpy)\s?[:¥$]?\s?$"
)
_SIGN_ENDS = frozenset("币¥bykd$元pr: ")
_FOREIGN = lazy(r"港|台币|美|欧|日元|英镑|澳|hk|nt|twd|us|eur|jpy|gbp|aud|mop")
_UNITS = lazy(r"港元|港币|美元|美金|欧元|英镑|日元|澳元|新台币|台币|澳门元|hkd|usd|rmb|cny|twd|ntd|mop|块钱")
_MASKED = lazy(r"(?:\d[\d,]*)?[*x_]+[\d,*x_]*(?:\.[\dx*_]{1,2})?\s?元")
_NO_SUM_AFTER = lazy(r"[%期年月日号天时点笔位个人次张条户小折倍分a-z*\-/:]|工作日|\s?[-—~至]\s?\d")
_OBJECT = lazy(r"的?(?:额度|借款|贷款|欠款|备用金|现金|[\u4e00-\u9fff]{1,4}分期)")
_SHAPES = frozenset({"money", "number"})
_MAY_FOLLOW = frozenset("没还未已的请待元整以需共和及一利左再")


def _currency(text: str) -> str:
    if text[:1].isdigit() and text[-1] == "元" and text[-2].isdigit():
        return "CNY"
    if not _FOREIGN.search(text):
        return "CNY"
    return next((code for code, marks in _CURRENCIES if any(mark in text for mark in marks)), "CNY")


def _value(text: str) -> Decimal | None:
    if text[-1] == "元":  # the common case, 1,280.50元, without the grammar of numerals
        plain = text[:-1].replace(",", "")
        if plain.isascii() and plain.replace(".", "", 1).isdecimal():
            return Decimal(plain)
    return money(_UNITS.sub("元", text).replace("整", "").replace("正", "").replace(" ", ""))


def _unitless(ctx: Context, atom: Atom) -> bool:
    """Tell whether a number without a unit is a sum: 应还金额:1280.50, 欠费 32.5, 本金五千."""
    plain, start, end = ctx.plain, atom.start, atom.end
    large = plain[end - 1] in "万千百"
    cue = ctx.nearest(start, 0)
    if cue is None or start - cue[1] > ADJACENT or cue[2] not in NOUNS:
        cue = None
        if not large:
            return False
    if (end - start > 6 and plain[start:end].isdigit()) or _NO_SUM_AFTER.match(plain, end):
        return False
    if large and _OBJECT.match(plain, end):
        return True
    if "\u4e00" <= plain[end : end + 1] <= "\u9fff" and plain[end] not in _MAY_FOLLOW:
        return False
    return cue is not None and cue[0] >= ctx.clause(start)[0] and adjacent(plain, cue, start)


def _read(ctx: Context, atom: Atom) -> Amount | None:
    plain = ctx.plain
    start, end, _, _ = atom
    if start and plain[start - 1] in _SIGN_ENDS and (sign := _SIGN.search(plain, max(0, start - 7), start)):
        start = sign.start()
    if atom.slot:
        marks = plain[start : atom.start] + plain[end - 2 : end] if plain[end - 1] != "}" else plain[start : atom.start]
        meaning = role(ctx, start, end)
        meaning = settle(atom.slot, meaning, plain[max(0, start - 8) : start])
        if meaning == "other":  # nothing around it tells: its name may
            meaning = next((c.kind for c in read_cues(atom.slot).cues if c.kind in OWED), meaning)
        return Amount(start, end, ctx.written(start, end), None, meaning, _currency(marks), atom.slot)
    if atom.shape == "number":
        if start == atom.start:
            if not _unitless(ctx, atom):
                return None
        elif plain[end : end + 1] in ("-", "*"):
            return None
    value = _value(plain[atom.start : end])
    if value is None:
        return None
    # 人民币 belongs to the sum, but 借款人民币 must not read as 借款人.
    head = atom.start if plain.startswith("人民币", start) else start
    return Amount(start, end, ctx.written(start, end), value, role(ctx, head, end), _currency(plain[start:end]))


def _masked(ctx: Context, found: list[Amount]) -> list[Amount]:
    """Return sums whose figures are hidden or left to fill in: 1***元, xxx元."""
    return [
        Amount(*m.span(), ctx.written(*m.span()), None, role(ctx, *m.span()))
        for m in _MASKED.finditer(ctx.plain)
        if ctx.free(*m.span()) and not any(a.start < m.end() and m.start() < a.end for a in found)
    ]


def _settled(ctx: Context, amounts: list[Amount]) -> list[Amount]:
    """Carry «paid» from a sum to its parts: 还款支出5120元，其中本金4300元."""
    for i in range(1, len(amounts)):
        last, this = amounts[i - 1], amounts[i]
        if (
            last.role == "paid"
            and this.role in OWED
            and this.start < ctx.sentence(last.start)[1]
            and carries_on(ctx.plain, last.end, this.start)
        ):
            amounts[i] = this._replace(role="paid")
    return amounts


def find_amounts(ctx: Context, atoms: list[Atom]) -> list[Amount]:
    """Return the sums of a message in order."""
    plain = ctx.plain
    sums = [atom for atom in atoms if atom[2] in _SHAPES]
    for start, end, shape, _ in sums:
        if shape == "money" or plain[end - 1] in "万千百" or "万" in plain[start:end]:
            ctx.sums += 1
    found = [amount for atom in sums if (amount := _read(ctx, atom))]
    if "元" in plain and ("*" in plain or "x" in plain or "_" in plain):
        found.extend(_masked(ctx, found))
        found.sort(key=lambda amount: amount.start)
    return _settled(ctx, found) if len(found) > 1 else found
