"""Words that must not stand in the text, unless their surroundings take the harm away.

A hit counts only where words begin and end (起诉 is not in 一起诉说), so a term must be whole words to jieba;
``inside: true`` lifts that for insults and coined words that jieba cuts elsewhere. ``once: true`` says it only
at the first, naming them all, and passes over the signature: a company's name is not its wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes, fold
from linter.parsing.scan import longest

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"any": "words", "inside": "flag", "once": "flag"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part: the words, and whether they may stand inside longer words."""
    words = [fold(word).lower() for word in as_words(options.get("any"))]
    if not words or not all(words):
        raise BadOption("any", "no-words")
    if len(set(words)) < len(words):
        twice = next(word for word in words if words.count(word) > 1)
        raise BadOption("any", "word-twice", word=twice)
    return [Part([sorted(words)], {"inside": options.get("inside") is True, "once": options.get("once") is True})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield each place where a word stands as a word."""
    message = case.message
    found = [
        (start, end)
        for start, end in longest(message.hits.get(keys[0], ()))
        if data["inside"] or message.on_words(start, end)
    ]
    if not data["once"]:
        yield from (Found(start, end) for start, end in found)
        return
    signature = message.signature
    body = [at for at in found if not (signature and signature.start < at[0] < signature.end)]
    if body:
        words = "、".join(dict.fromkeys(message.written(*at) for at in body))
        yield Found(*body[0], {"words": words})
