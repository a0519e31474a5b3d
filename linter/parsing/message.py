"""A draft understood. Each part is worked out at most once, and only when something asks for it.

Offsets are those of ``Message.plain`` (see ``parsing.normalise``); ``Message.source`` leads back to the draft.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate
from typing import Any, NamedTuple, cast

from linter.lazy import lazy
from linter.model import Draft, Slot, Span, Token
from linter.parsing import words
from linter.parsing.normalise import Plain, Squeezed, normalise, squeeze
from linter.parsing.scan import Hits, Scanner
from linter.parsing.slots import find_slots

# A comma between digits groups thousands; any other comma ends a clause.
_CLAUSE = re.compile(r"(?:[^,。!?;，\n]+|,(?=\d{3}(?!\d)))+")
_SENTENCE = re.compile(r"[^。!?;\n]+")
_BRACKETS = re.compile(r"【([^【】\n]{0,40})】")


_LONG_NUMBER = re.compile(r"\d(?:[ _-]?\w){7}", re.ASCII)
# What may still follow a signature at the back: a hotline, and how to opt out.
_BEHIND_SIGNATURE = re.compile(
    r"(?:[\s\d\-()*:、，,。./+转]|客服|热线|电话|官方|服务|咨询|联系|(?:拒收|退订)请?回复?[a-z]{1,2}|回复?[a-z]{1,2}退订"
    r"|受[^，。;]{2,24}委托)*\Z"
)
_PAGE = 1000  # characters
_NO_WORDS = Scanner({})
# Half the time of calling the class.
_new: Callable[[type[Span], tuple[int, int]], Span] = cast("Any", tuple).__new__


class Signature(NamedTuple):
    """A 【name】 at the front or back of a message; the span includes the brackets."""

    start: int
    end: int
    name: str
    front: bool


def _stretches(text: str, kind: re.Pattern[str]) -> tuple[Span, ...]:
    new = _new
    return tuple([new(Span, found.span()) for found in kind.finditer(text)])


def _containing(spans: tuple[Span, ...], offset: int) -> Span:
    at = bisect_left(spans, (offset + 1,)) - 1
    return spans[max(at, 0)] if spans else Span(0, 0)


class Message:
    """A draft, its plain text, and what parsing can tell of it."""

    def __init__(self, draft: Draft, scanner: Scanner | None = None, fold: Plain | None = None):
        """Fold the draft's text (or take it folded); everything else waits until asked for."""
        self.draft = draft
        self._scanner = scanner
        self._fold = fold or normalise(draft.text)
        self._pages: dict[int, tuple[Message, int]] = {}
        self.plain = self._fold.text

    @property
    def moved(self) -> bool:
        """Whether folding moved anything: offsets of the plain text are not those of the draft."""
        return self._fold.origin is not None

    def source(self, start: int, end: int) -> Span:
        """Return the draft offsets of a plain range."""
        return Span(*self._fold.source(start, end))

    def written(self, start: int, end: int) -> str:
        """Return the draft's own letters for a plain range."""
        if self._fold.origin is not None:
            start, end = self._fold.source(start, end)
        return self.draft.text[start:end]

    @lazy
    def slots(self) -> tuple[Slot, ...]:
        """The template variables, in order."""
        return find_slots(self.plain, self.written)

    @lazy
    def brackets(self) -> tuple[Signature, ...]:
        """Every 【…】 group, wherever it stands."""
        plain = self.plain
        groups: list[Signature] = []
        for group in _BRACKETS.finditer(plain) if "【" in plain else ():
            start, end = group.span()
            name = self.written(start + 1, end - 1).strip()
            groups.append(Signature(start, end, name, not start or plain[:start].isspace()))
        return tuple(groups)

    @lazy
    def signature(self) -> Signature | None:
        """The group that signs the message: the first thing in it, or else the last but for a hotline."""
        groups = self.brackets
        if not groups or groups[0].front:
            return groups[0] if groups else None
        return groups[-1] if _BEHIND_SIGNATURE.match(self.plain, groups[-1].end) else None

    @lazy
    def clauses(self) -> tuple[Span, ...]:
        """The stretches between commas and full stops."""
        return _stretches(self.plain, _CLAUSE)

    @lazy
    def sentences(self) -> tuple[Span, ...]:
        """The stretches between full stops, question marks, semicolons and line ends."""
        return _stretches(self.plain, _SENTENCE)

    def clause(self, offset: int) -> Span:
        """Return the clause that holds ``offset`` (or the one before it, between clauses)."""
        return _containing(self.clauses, offset)

    def sentence(self, offset: int) -> Span:
        """Return the sentence that holds ``offset`` (or the one before it, between sentences)."""
        return _containing(self.sentences, offset)

    def around(self, start: int) -> tuple[Message, int]:
        """Return a message of the text around an offset, and the offset at which it begins.

        A message is read as a whole, and what surrounds each hit is looked up in all of it: on a book pasted as one
        draft that would take for ever. There the surroundings end a page away.
        """
        if len(self.plain) <= _PAGE * 4:
            return self, 0
        page = start // _PAGE
        if page not in self._pages:
            first = max(0, (page - 1) * _PAGE)
            text = self.plain[first : (page + 2) * _PAGE]
            self._pages[page] = (Message(self.draft, self._scanner, Plain(text)), first)
        return self._pages[page]

    @lazy
    def words(self) -> list[str]:
        """The words of the plain text, as jieba cuts them."""
        return words.cut(self.plain)

    @lazy
    def tokens(self) -> list[Token]:
        """The words of the plain text with their places."""
        ends = list(accumulate(map(len, self.words)))
        return [Token(word, end - len(word), end) for word, end in zip(self.words, ends, strict=True)]

    @lazy
    def boundaries(self) -> set[int]:
        """Every offset at which a word begins or ends."""
        return {0, *accumulate(map(len, self.words))}

    def on_words(self, start: int, end: int) -> bool:
        """Tell whether a range begins and ends where words do: 起诉 in 一起诉说 does not."""
        return start in self.boundaries and end in self.boundaries

    @lazy
    def has_long_number(self) -> bool:
        """Whether a run of eight or more digits or letters begins with a digit, however it is spaced."""
        return _LONG_NUMBER.search(self.plain) is not None

    @lazy
    def hits(self) -> Hits:
        """Where the words of the enabled rules stand, by owner."""
        return (self._scanner or _NO_WORDS).hits(self.plain)

    @lazy
    def squeezed(self) -> Squeezed | None:
        """The plain text without marks set between Han characters; None where there are none."""
        return squeeze(self.plain)

    @lazy
    def unhidden(self) -> Message | None:
        """The same draft read without those marks, so that 「律·师·函」 is a word; None where there are none.

        Its offsets are its own; ``squeezed`` leads back to this message's plain text.
        """
        if self.squeezed is None:
            return None
        text, back = self.squeezed.plain
        origin = tuple(self._fold.source(a, b) for a, b in back or ())
        return Message(self.draft, self._scanner, Plain(text, origin))
