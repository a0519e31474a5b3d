"""Who speaks where in a script: «催收员：您好。客户：我没钱。» has a turn of ours and one of theirs.

A speaker's name counts as a label where it opens a line or a sentence and a colon follows it. The names are
policy and stand in ``rules/data/context/speakers.yaml``; the scan has found them already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.parsing.message import Message

OURS, THEIRS = "mark:our-speaker", "mark:their-speaker"

_OPENS = lazy(r"(?:^|[\n。!?;…\"”」』|/]|[\]】)])[\s\-*>#·•\d.、(\[【\"“「『*_]*\Z")
# 客户(情绪激动): · 客户A: · **客户**: · 「客户」:
_COLON = lazy(r"[\w]{0,3}[*_\]】)」』\s]{0,3}(?:\([^()\n]{0,20}\))?[*_\]】」』\s]{0,3}:")


class Turn(NamedTuple):
    """One speaker's stretch of a script, in plain offsets, label included."""

    start: int
    end: int
    ours: bool


def find_turns(message: Message) -> tuple[Turn, ...]:
    """Return the turns of a message in order; empty where nobody is labelled."""
    plain = message.plain
    labels: dict[int, tuple[int, bool]] = {}
    for mark, ours in ((OURS, True), (THEIRS, False)):
        for start, end in message.hits.get(mark, ()):
            if end > labels.get(start, (0, ours))[0] and _COLON.match(plain, end) and _OPENS.search(plain, 0, start):
                labels[start] = (end, ours)
    starts = sorted(labels)
    ends = [*starts[1:], len(plain)]
    return tuple(Turn(start, end, labels[start][1]) for start, end in zip(starts, ends, strict=False))


def in_their_turn(message: Message, offset: int) -> bool:
    """Tell whether what stands at ``offset`` is said by the customer or another outsider."""
    if THEIRS not in message.hits or OURS not in message.hits:
        return False
    turns = find_turns(message)
    if not any(turn.ours for turn in turns):  # a lone «客户：» opens a letter, not a script
        return False
    return any(turn.start <= offset < turn.end and not turn.ours for turn in turns)
