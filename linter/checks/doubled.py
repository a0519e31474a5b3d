"""A word written twice in a row by a slip of the hand: 请请, 客服客服.

Chinese doubles many words on purpose (谢谢, 天天, 打听打听), so only the listed ones are looked at: those no sentence
has twice in a row. Both must be words to jieba.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes, fold
from linter.parsing.scan import longest

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"once": "words"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, triggered by each word written twice."""
    words = as_words(options.get("once"))
    if not words:
        raise BadOption("once", "no-words")
    return [Part([sorted(fold(word) * 2 for word in words)], {})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the second of two equal words; taking it out is the cure."""
    message = case.message
    for start, end in longest(message.hits.get(keys[0], ())):
        middle = (start + end) // 2
        if message.on_words(start, middle) and message.on_words(middle, end):
            yield Found(middle, end, {"word": message.written(middle, end)}, "")
