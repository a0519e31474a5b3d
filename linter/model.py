"""The values the linter passes around: a draft, what is understood of it, and what is found in it.

Everything here is frozen. Two texts exist, and so two coordinates:

* the *draft*, exactly as its author wrote it. Findings, fields and points that leave the engine carry
  half-open code-point offsets into ``Draft.text``;
* the *plain* text of a message: the draft with look-alike characters folded (see ``parsing.normalise``).
  Parsing, fields and checks work on it alone. ``engine`` turns plain offsets into draft offsets, once.

Line, column and UTF-16 positions are computed at the report.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple


class Level(StrEnum):
    """How much a finding weighs; ``rank`` orders them, heaviest highest."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return 3 for error, 2 for warning, 1 for info."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Anchor(NamedTuple):
    """Where the character at ``offset`` of a draft stands in its file (line and column from 1)."""

    offset: int
    line: int
    column: int


_offset = itemgetter(0)


class Draft(NamedTuple):
    """One message as its author wrote it.

    ``text`` has line ends folded to a line feed; nothing else is changed. ``anchors`` holds one entry for each
    stretch of text that is contiguous in the file, in order, the first at offset 0. ``cell`` names the cell of a
    workbook, such as 短信!C5: its row is then the line, and columns count the characters of the cell's text.
    """

    text: str
    path: str
    anchors: tuple[Anchor, ...] = (Anchor(0, 1, 1),)
    meta: Mapping[str, object] = {}
    id: str | int | None = None
    cell: str | None = None

    @property
    def place(self) -> str:
        """Return where the draft stands, as people write it: 文件:行, or 文件[表!C5]."""
        return f"{self.path}[{self.cell}]" if self.cell else f"{self.path}:{self.line}"

    @property
    def line(self) -> int:
        """Return the 1-based line on which the draft begins."""
        return self.anchors[0].line

    def locate(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column in the file of a code-point offset into ``text``."""
        anchors = self.anchors
        anchor = anchors[bisect_right(anchors, offset, key=_offset) - 1] if len(anchors) != 1 else anchors[0]
        return anchor.line, anchor.column + offset - anchor.offset


class Slot(NamedTuple):
    """A template variable, in plain coordinates; ``name`` is as written, ``syntax`` names its notation."""

    start: int
    end: int
    name: str
    syntax: str


class Token(NamedTuple):
    """A word as jieba cuts it, in plain coordinates."""

    text: str
    start: int
    end: int


class Amount(NamedTuple):
    """A sum of money. ``value`` is in units of ``currency``; None for a slot or a masked figure.

    ``role`` is one of due, principal, interest, penalty, fee, minimum, total (owed: these satisfy the
    amount field) and paid, limit, transaction, balance, discount, other (they do not).
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    role: str
    currency: str = "CNY"
    slot: str | None = None


class Deadline(NamedTuple):
    """By when to pay: an absolute ``date``, days from receipt in ``in_days``, or words alone (both None)."""

    start: int
    end: int
    text: str
    date: date | None
    in_days: int | None = None
    year_given: bool = False
    slot: str | None = None


class Penalty(NamedTuple):
    """What being late costs.

    ``rate`` and ``annual`` (simple, times 365, 52, 12 or 1) are decimal fractions; ``amount`` is set when the
    cost is a sum. All three are None for «按合同约定». ``multiple`` is a factor on the contract rate
    (1.5 for 上浮50%). ``role`` is penalty, or contract_rate for a disclosed loan rate, which is no penalty.
    """

    start: int
    end: int
    text: str
    rate: Decimal | None = None
    period: str | None = None
    annual: Decimal | None = None
    amount: Decimal | None = None
    multiple: Decimal | None = None
    base: str | None = None
    role: str = "penalty"
    slot: str | None = None


class Contact(NamedTuple):
    """A channel to reach the lender: phone, mobile, sms_code, wechat, app, branch, email or url."""

    start: int
    end: int
    text: str
    channel: str
    value: str | None
    slot: str | None = None


class Sender(NamedTuple):
    """Who speaks: a signature or a name in the body, and the institution type it tells, if any."""

    start: int
    end: int
    text: str
    name: str
    institution: str | None = None


class Account(NamedTuple):
    """Which debt is meant: the tail digits, product or contract the text names."""

    start: int
    end: int
    text: str
    value: str | None
    slot: str | None = None


Field = Amount | Deadline | Penalty | Contact | Sender | Account


class Fields(NamedTuple):
    """Every fact found in one message, each kind in order of place."""

    amount: tuple[Amount, ...] = ()
    deadline: tuple[Deadline, ...] = ()
    penalty: tuple[Penalty, ...] = ()
    contact: tuple[Contact, ...] = ()
    sender: tuple[Sender, ...] = ()
    account: tuple[Account, ...] = ()


class Finding(NamedTuple):
    """One fault, with the words that tell a person what to do about it.

    ``replacement`` is the text to put in place of the span where the cure is mechanical, else None.
    ``debit`` is what the fault costs the politeness score (see ``politeness``). ``rewrite`` is a sentence a person
    may put in place of the one at fault.
    """

    rule: str
    level: Level
    start: int
    end: int
    message: str
    source: tuple[str, ...] = ()
    replacement: str | None = None
    debit: int = 0
    rewrite: str | None = None


class Suppressed(NamedTuple):
    """A finding that is held back: by an ignore beside the draft, with its reason, or by the project's baseline.

    ``source`` is inline or baseline; a baseline gives no reason.
    """

    finding: Finding
    source: str
    reason: str | None = None


class Point(NamedTuple):
    """One line of the politeness score; ``span`` is None for points that belong to the whole message."""

    category: str
    points: int
    span: Span | None = None


class Length(NamedTuple):
    """Length in UTF-16 units as carriers bill it: as written, and with every slot at its widest.

    The samples are None where no slot declares one. ``cost`` is the least and the most that sending the message
    once costs, in yuan; None where no price is declared.
    """

    chars: int
    max_chars: int
    segments: int
    max_segments: int
    sample_chars: int | None = None
    sample_segments: int | None = None
    cost: tuple[Decimal, Decimal] | None = None


class Strain(NamedTuple):
    """One thing that makes a message hard to read: its figure, and the points it costs (0 or less)."""

    name: str
    figure: float
    points: int


class Readability(NamedTuple):
    """How easily a message is read, 0–100: 100 and the points of its ``strains`` (see ``readability``)."""

    score: int
    strains: tuple[Strain, ...]


class Result(NamedTuple):
    """All that is known of one draft. Spans are in draft coordinates.

    ``findings`` are the live ones. A finding held back still costs the score: reasons buy no courtesy.
    """

    draft: Draft
    meta: Mapping[str, object]
    findings: tuple[Finding, ...]
    fields: Fields
    score: int
    points: tuple[Point, ...]
    length: Length
    readability: Readability
    suppressed: tuple[Suppressed, ...] = ()
