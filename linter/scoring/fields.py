"""How well the facts of messages are read: presence, span, value, role, yearly rate, missing fields and kind.

A labelled item is the dict of one line of ``corpus/fields``: ``text``, optional ``meta``, and ``labels`` with one
list per field, ``missing`` and ``kind``. A label's ``text`` is a substring; where it occurs more than once, the
occurrence nearest to the prediction counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from linter.fields import find_fields, infer_kind
from linter.fields.role import OWED
from linter.model import Amount, Contact, Deadline, Draft, Fields, Penalty
from linter.parsing import Message

FIELDS = ("amount", "deadline", "penalty", "contact")
REQUIRED: Mapping[str, tuple[str, ...]] = {"overdue": FIELDS, "due": ("amount", "deadline", "contact")}
Item = Mapping[str, Any]


class Rate(NamedTuple):
    """Counts of one comparison; ``f1`` is also the accuracy where nothing can be spurious."""

    right: int = 0
    spurious: int = 0
    lost: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what is there that was found."""
        return self.right / (self.right + self.lost) if self.right + self.lost else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        whole = 2 * self.right + self.spurious + self.lost
        return 2 * self.right / whole if whole else 1.0

    def __add__(self, other: object) -> Rate:
        """Add counts."""
        if not isinstance(other, Rate):
            return NotImplemented
        return Rate(self.right + other.right, self.spurious + other.spurious, self.lost + other.lost)


class Confusion(NamedTuple):
    """One disagreement with the labels, for a person to read."""

    id: str
    measure: str
    expected: str
    found: str


class FieldReport(NamedTuple):
    """The figures of a set; for value, role, annual, missing and kind ``recall`` is the accuracy."""

    items: int
    presence: Mapping[str, Rate]
    span: Mapping[str, Rate]
    value: Mapping[str, Rate]
    role: Rate
    annual: Rate
    missing: Rate
    kind: Rate
    confusions: tuple[Confusion, ...]


def present(name: str, fields: Fields) -> bool:
    """Tell whether a message states a field: only a sum owed, and only a cost of being late, satisfy theirs."""
    if name == "amount":
        return any(a.role in OWED for a in fields.amount)
    if name == "penalty":
        return any(p.role == "penalty" for p in fields.penalty)
    return bool(getattr(fields, name))


def _labelled(name: str, labels: Mapping[str, Any]) -> bool:
    if name == "amount":
        return any(a.get("role") in OWED for a in labels.get(name, ()))
    if name == "penalty":
        return any(p.get("role") != "contract_rate" for p in labels.get(name, ()))
    return bool(labels.get(name))


def _occurrences(text: str, part: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = text.find(part)
    while at >= 0 and part:
        found.append((at, at + len(part)))
        at = text.find(part, at + 1)
    return found


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def _pair(text: str, labels: list[Mapping[str, Any]], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pair labels with found spans, best overlap first, each used once; only overlaps of half or more count."""
    scored = sorted(
        (
            (-max((_overlap(o, span) for o in _occurrences(text, label["text"])), default=0.0), i, j)
            for i, label in enumerate(labels)
            for j, span in enumerate(spans)
        ),
    )
    pairs: list[tuple[int, int]] = []
    labels_used: set[int] = set()
    spans_used: set[int] = set()
    for score, i, j in scored:
        if score > -0.5:
            break
        if i not in labels_used and j not in spans_used:
            labels_used.add(i)
            spans_used.add(j)
            pairs.append((i, j))
    return pairs


def _number(value: object) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None


def _same_amount(label: Mapping[str, Any], found: Amount) -> bool:
    # Labels give yuan only; a sum in another currency is labelled without a value.
    return _number(label.get("value")) == found.value or (label.get("value") is None and found.currency != "CNY")


def _same_deadline(label: Mapping[str, Any], found: Deadline) -> bool:
    day = label.get("date")
    if day is None:
        return label.get("in_days") == found.in_days and found.date is None
    if str(day).startswith("--"):
        return found.date is not None and found.date.isoformat()[4:] == str(day)[1:] and not found.year_given
    return found.date is not None and found.date.isoformat() == day


def _same_penalty(label: Mapping[str, Any], found: Penalty) -> bool:
    return (
        _number(label.get("rate")) == found.rate
        and label.get("period") == found.period
        and _number(label.get("amount")) == found.amount
    )


def _same_contact(label: Mapping[str, Any], found: Contact) -> bool:
    if label.get("channel") != found.channel:
        return False
    if found.channel in ("phone", "mobile"):
        return (label.get("value") or None) == found.value
    return True


_SAME: Mapping[str, Callable[[Mapping[str, Any], Any], bool]] = {
    "amount": _same_amount,
    "deadline": _same_deadline,
    "penalty": _same_penalty,
    "contact": _same_contact,
}


def missing(kind: str, fields: Fields) -> list[str]:
    """Return the required fields a message of a kind does not state."""
    return [name for name in REQUIRED.get(kind, ()) if not present(name, fields)]


class _Tally:
    def __init__(self) -> None:
        self.rates: dict[tuple[str, str], Rate] = {}
        self.confusions: list[Confusion] = []

    def add(self, measure: str, name: str, right: int = 0, spurious: int = 0, lost: int = 0) -> None:
        self.rates[measure, name] = self.rates.get((measure, name), Rate()) + Rate(right, spurious, lost)

    def check(self, measure: str, ok: bool, id: str, expected: object, found: object, name: str = "") -> None:
        self.add(measure, name, int(ok), 0, int(not ok))
        if not ok:
            self.confusions.append(Confusion(id, f"{measure} {name}".strip(), str(expected), str(found)))


def _score_field(tally: _Tally, id: str, name: str, item: Item, message: Message, fields: Fields) -> None:
    labels: list[Mapping[str, Any]] = list(item["labels"].get(name, ()))
    found: list[Any] = list(getattr(fields, name))
    if name == "penalty":
        labels = [x for x in labels if x.get("role") != "contract_rate"]
        found = [x for x in found if x.role == "penalty"]
    said, wanted = present(name, fields), _labelled(name, item["labels"])
    tally.add("presence", name, int(said and wanted), int(said and not wanted), int(wanted and not said))
    if said != wanted:
        tally.confusions.append(
            Confusion(id, f"presence {name}", str([x["text"] for x in labels]), str([x.text for x in found]))
        )
    spans: list[tuple[int, int]] = [message.source(x.start, x.end) for x in found]
    pairs = _pair(item["text"], labels, spans)
    tally.add("span", name, len(pairs), len(found) - len(pairs), len(labels) - len(pairs))
    if len(pairs) < max(len(found), len(labels)):
        lost = [x["text"] for i, x in enumerate(labels) if i not in {p[0] for p in pairs}]
        extra = [x.text for j, x in enumerate(found) if j not in {p[1] for p in pairs}]
        tally.confusions.append(Confusion(id, f"span {name}", str(lost), str(extra)))
    for i, j in pairs:
        tally.check("value", _SAME[name](labels[i], found[j]), id, labels[i], found[j], name)
        if name == "amount":
            tally.check("role", labels[i].get("role") == found[j].role, id, labels[i], found[j])
        if name == "penalty" and labels[i].get("annual") is not None:
            tally.check("annual", _number(labels[i]["annual"]) == found[j].annual, id, labels[i], found[j])


def score_fields(items: Iterable[Item], as_of: date) -> FieldReport:
    """Read every item and compare with its labels."""
    tally = _Tally()
    count = 0
    for count, item in enumerate(items, 1):
        id = str(item.get("id", count))
        meta: Mapping[str, object] = item.get("meta") or {}
        message = Message(Draft(item["text"], ""))
        fields = find_fields(message, meta, as_of)
        for name in FIELDS:
            _score_field(tally, id, name, item, message, fields)
        kind, _ = infer_kind(message, fields, {})
        labelled = item["labels"].get("kind")
        if labelled:
            tally.check("kind", kind == labelled, id, labelled, kind)
        if labelled in REQUIRED:
            absent = missing(str(meta.get("kind") or kind), fields)
            wanted = list(item["labels"].get("missing", ()))
            tally.check("missing", set(absent) == set(wanted), id, wanted, absent)
    get = tally.rates.get
    return FieldReport(
        count,
        {name: get(("presence", name), Rate()) for name in FIELDS},
        {name: get(("span", name), Rate()) for name in FIELDS},
        {name: get(("value", name), Rate()) for name in FIELDS},
        get(("role", ""), Rate()),
        get(("annual", ""), Rate()),
        get(("missing", ""), Rate()),
        get(("kind", ""), Rate()),
        tuple(tally.confusions),
    )
