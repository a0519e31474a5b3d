"""Marks of punctuation that do not go together. The draft's own letters are looked at: folding makes widths alike.

``mixed``: a half-width mark behind Chinese where the same mark stands full-width elsewhere in the message; the cure is
the full-width one. ``unpaired``: a bracket or quotation mark without its partner. ``spaces``: two spaces in a row, one
too many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes
from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.checks.case import Case

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_PARTNER = {"“": "”", "（": "）", "《": "》", "「": "」", "『": "』", "【": "】", "〔": "〕"}
_PAIRED = lazy(f"[{''.join([*_PARTNER, *_PARTNER.values()])}]")
_OPENER = {close: opening for opening, close in _PARTNER.items()}
_BEHIND_HAN = lazy(r"(?<=[\u4e00-\u9fff])[,;:?!](?![a-z\d/])")
_NUMBERED = lazy(r"[\da-z一二三四五六七八九十]$")  # 1）2）
_SPACES = lazy(r"(?<=[\u4e00-\u9fff，。;!?]) {2,}(?=[\u4e00-\u9fff])")


def _mixed(case: Case) -> Iterator[Found]:
    message = case.message
    written = message.draft.text
    for match in _BEHIND_HAN.finditer(message.plain):
        mark = message.written(*match.span())
        if mark in _FULL and _FULL[mark] in written:
            yield Found(match.start(), match.end(), {"cure": _FULL[mark]}, _FULL[mark])


def _unpaired(case: Case) -> Iterator[Found]:
    message = case.message
    text = message.draft.text
    if not _PAIRED.search(text) or all(text.count(mark) == text.count(close) for mark, close in _PARTNER.items()):
        return
    opened: list[tuple[str, int]] = []
    for at in range(len(message.plain)):
        letter = message.written(at, at + 1)
        if letter in _PARTNER:
            opened.append((letter, at))
        elif letter in _OPENER:
            if opened and opened[-1][0] == _OPENER[letter]:
                opened.pop()
            elif not (letter == "）" and _NUMBERED.search(message.plain, max(0, at - 3), at)):
                yield Found(at, at + 1, {"partner": _OPENER[letter]})
    for letter, at in opened:
        yield Found(at, at + 1, {"partner": _PARTNER[letter]})


def _spaces(case: Case) -> Iterator[Found]:
    if "\n" in case.message.plain:  # spaces may well be how a letter or a table is laid out
        return
    for match in _SPACES.finditer(case.message.plain):
        yield Found(match.start(), match.end(), {}, " ")


FAULTS: Mapping[str, tuple[Callable[[Case], Iterator[Found]], list[str]]] = {
    "mixed": (_mixed, list(_FULL)),
    "unpaired": (_unpaired, []),
    "spaces": (_spaces, ["  "]),
}
KEYS: Mapping[str, str] = {"fault": "|".join(FAULTS)}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, triggered by the marks."""
    fault = options.get("fault")
    if fault is None:
        raise BadOption("fault", "missing-key", name="fault")
    cues = FAULTS[str(fault)][1]
    return [Part([cues] if cues else [], {"fault": fault})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the fault the rule names, wherever the message has it."""
    return FAULTS[str(data["fault"])][0](case)
