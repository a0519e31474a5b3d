"""Fold look-alike characters, so that a word is found however it was typed, and keep the way back.

``plain`` is what every later stage reads. Folding is one character for one character wherever possible:
full width to half width, capitals to small letters, traditional to simplified, compatibility forms to their
usual form. Only HTML entities and invisible characters change the length, and only then is a map kept.

The comma and the full stop of Chinese stay as they are: 「500，3日内」 must not read as one grouped number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from linter.patterns import lazy

_ENTITY = lazy(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")
_COMMON = "gb2312"
"""The letters of simplified Chinese; few of them have another form, see ``_common``."""
# Zero-width, bidirectional and variation marks, soft hyphen, byte-order mark, other format controls.
_INVISIBLE = lazy("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# What people put between the characters of a word to hide it. Punctuation that ends a clause is not in the list,
# it separates words for a reason; brackets only where they close and open again, as in 【老】【赖】.
_MARKS = r"\s*·•.．_\-~^|/\\+=#&@`°★☆●○■□◆◇※→×\u2600-\u27bf\U0001f000-\U0001faff"
# The letter before is looked back at from behind the first mark: what begins with a look back is tried everywhere.
_SEPARATOR = lazy(
    rf"[】){_MARKS}](?:(?<=[{_HAN}]】)【|(?<=[{_HAN}]\))\(|(?<=[{_HAN}][{_MARKS}]))(?:】【|\)\(|[{_MARKS}]){{0,2}}(?=[{_HAN}])"
)


class Plain(NamedTuple):
    """A folded text, and for each of its characters the draft offsets it came from (None: the same)."""

    text: str
    origin: tuple[tuple[int, int], ...] | None = None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text it was folded from of the half-open range ``start:end``."""
        if self.origin is None:
            return start, end
        if start >= len(self.origin):
            last = self.origin[-1][1] if self.origin else 0
            return last, last
        if end <= start:
            return self.origin[start][0], self.origin[start][0]
        return self.origin[start][0], self.origin[end - 1][1]


@cache
def _table() -> dict[int, int]:
    lines = (Path(__file__).parent / "fold.txt").read_text(encoding="utf-8").splitlines()
    source, target = (line for line in lines if not line.startswith("#"))
    table = str.maketrans(source, target)
    table.update(dict.fromkeys(range(0xD800, 0xE000), 0xFFFD))  # half a pair, which no other stage could encode
    return table


@cache
def _common() -> re.Pattern[str]:
    """Return what finds the few letters of GB 2312 that are folded: full width, capitals, other forms."""
    letters = "".join(map(chr, _table())).encode(_COMMON, "ignore").decode(_COMMON)
    return re.compile(f"[{re.escape(letters)}]")


def _fold(text: str) -> str:
    """Fold letter by letter; a look-up for each costs more than to see that a text is written in common letters."""
    try:
        text.encode(_COMMON)
    except UnicodeEncodeError:
        return text.translate(_table())
    return text.translate(_table()) if _common().search(text) else text


def normalise(text: str) -> Plain:
    """Return the plain form of a draft's text."""
    folded = _fold(text)
    if "&" not in folded and not _INVISIBLE.search(folded):
        return Plain(folded)
    from html import unescape

    letters: list[str] = []
    origin: list[tuple[int, int]] = []
    at = 0
    while at < len(folded):
        if (entity := _ENTITY.match(folded, at)) and (decoded := unescape(text[at : entity.end()])):
            end = entity.end()
            if decoded == text[at:end]:  # «&foo;» is no entity
                decoded, end = folded[at], at + 1
            for letter in decoded.translate(_table()):
                if not _INVISIBLE.match(letter):
                    letters.append(letter)
                    origin.append((at, end))
            at = end
            continue
        if not _INVISIBLE.match(folded, at):
            letters.append(folded[at])
            origin.append((at, at + 1))
        at += 1
    return Plain("".join(letters), tuple(origin))


class Squeezed(NamedTuple):
    """A text without its separators; ``joints`` are the offsets at which one was taken out."""

    plain: Plain
    joints: tuple[int, ...]

    def crosses(self, start: int, end: int) -> bool:
        """Tell whether a range of the squeezed text holds a joint inside it."""
        at = bisect_right(self.joints, start)
        return at < len(self.joints) and self.joints[at] < end


def squeeze(text: str) -> Squeezed | None:
    """Return plain text without the marks set between Han characters, or None where there are none.

    「律·师·函」 and 「傻 逼」 become words again. Offsets lead back to the plain text.
    """
    kept: list[tuple[int, int]] = []
    at = 0
    for gap in _SEPARATOR.finditer(text):
        kept.append((at, gap.start()))
        at = gap.end()
    if not kept:
        return None
    kept.append((at, len(text)))
    joints = tuple(accumulate(b - a for a, b in kept))[:-1]
    squeezed = "".join(text[a:b] for a, b in kept)
    return Squeezed(Plain(squeezed, tuple((i, i + 1) for a, b in kept for i in range(a, b))), joints)
