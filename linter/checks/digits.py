"""Numbers that belong to a person: identity card, bank card, mobile phone, full contract number.

Shape alone says little: an order number may have eighteen digits too. A number counts where its checksum holds,
or where the words just before it say what it is (``cue``); words just before or behind may also say that it is
something harmless (``spare``). Masked figures are left in peace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes, compiled, expand
from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {
    "number": "id|card|mobile|contract",
    "cue": "words",
    "spare": "words",
    "proof": "checksum|cue|either|none",
}

_BEFORE = 18  # how far back the words may stand that say what a number is
_BEHIND = 8

_SHAPES: Mapping[str, str] = {
    "id": r"[1-8](?:[ -]?\d){16}[ -]?[\dx]|[1-8]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}",
    "card": r"\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?",
    "mobile": r"1[3-9]\d(?:[ -]?\d{4}){2}",
    "contract": r"[a-z]{0,8}[-_]?(?:\d|[a-z](?=\d)|[-_](?=\d)){9,}\d",
}
_EDGE = r"[\da-z*]"
_EXPRESSIONS = {name: lazy(rf"(?<!{_EDGE})(?:{shape})(?!{_EDGE})(?![.,]\d|元|%)") for name, shape in _SHAPES.items()}

_BORN = lazy(r"\d{6}(?:(?:19|20)\d{2}|\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]?\Z")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity_holds(number: str) -> bool:
    """Tell whether the check character of an 18-digit identity number is right (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return len(number) == 18 and number[:17].isdigit() and "10x98765432"[total % 11] == number[17].lower()


def luhn_holds(number: str) -> bool:
    """Tell whether the check digit of a card number is right, and its first digit that of a bank card."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and number[0] in "3456"


_PROOFS = {"id": identity_holds, "card": luhn_holds}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part: woken by its cue where only a cue proves, else always run."""
    from linter.checks.literals import literal_clauses  # reads re's parser: only when packs are compiled

    number = options.get("number")
    if number is None:
        raise BadOption("number", "missing-key", name="number")

    def joined(key: str) -> str:
        return "|".join(expand(word, classes, key) for word in as_words(options.get(key)))

    proof = options.get("proof", "either")
    clauses = literal_clauses(joined("cue")) if proof == "cue" else []
    return [Part(clauses, {"number": number, "proof": proof, "cue": joined("cue"), "spare": joined("spare")})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield each number of the kind that is proved by itself or by its company."""
    plain = case.message.plain
    if not case.message.has_long_number:
        return
    name, proof, cue, spare = (str(data[key]) for key in ("number", "proof", "cue", "spare"))
    for match in _EXPRESSIONS[name].finditer(plain):
        start, end = match.span()
        digits = re.sub(r"[ _-]", "", match.group())
        if name == "id" and not _BORN.match(digits):
            continue
        head = plain[max(0, start - _BEFORE) : start]
        if spare and (compiled(spare).search(head) or compiled(spare).match(plain, end)):
            continue
        named = bool(cue) and bool(compiled(cue).search(head) or compiled(cue).search(plain[end : end + _BEHIND]))
        summed = name in _PROOFS and _PROOFS[name](digits)
        if proof == "none" or (proof != "checksum" and named) or (proof != "cue" and summed):
            yield Found(start, end, {"tail": digits[-4:]})
