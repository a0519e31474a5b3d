"""Where in a data file the messages stand: the ``read`` entry of a project file, and what holds without one.

::

    read:
      text: templates[*].content        # YAML, JSON: the way to the text; [*] or * is every item of a list or mapping
      column: 内容                       # CSV, Excel: the header of its column
      id: templates[*].code             # or a column's header
      meta: {kind: templates[*].kind}   # metadata → a way that shares the [*] of the text, or a column's header
      sheet: 短信模板                    # Excel: only these sheets

All are optional. Without ``text`` or ``column`` a key or header that names a message's text is looked for
(``TEXT_NAMES``); without ``meta``, keys and headers that are names of metadata count, and no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.yamlfile import Table

KEYS = {"text": "words", "column": "words", "id": "word", "meta": "table", "sheet": "words"}
ANY = "*"
Steps = tuple[str | int, ...]
"""A way into a tree: keys, positions from 0, and ANY."""

# Names are compared without case, blanks, _ - and what forms add to a column: * and remarks in brackets.
TEXT_NAMES = (
    "text", "content", "body", "template", "textcontent", "messagecontent", "smscontent", "templatecontent",
    "templatetext", "内容", "正文", "文本", "短信", "话术", "文案", "模板", "短信内容", "短信正文", "短信文案",
    "短信模板", "短信话术", "模板内容", "模板正文", "消息内容", "消息正文", "通知内容", "文案内容", "话术内容",
    "推送内容", "发送内容",
)  # fmt: skip
ID_NAMES = ("id", "编号", "模板编号", "模板id", "templateid", "code", "templatecode", "模板代码", "短信编号")

_KEYED = lazy(rf"(?:{'|'.join(TEXT_NAMES)})[\"']?\s*[:=]", re.IGNORECASE)
_HAN, _ESCAPED = lazy("[\u4e00-\u9fff]"), lazy(r"\\u[0-9a-fA-F]{4}")
_STEP = lazy(r"\[\s*'([^']*)'\s*\]|\[\s*(\d+)\s*\]|([^.\[\]\s][^.\[\]]*)")
_IGNORED = lazy(r"[\s_\-*＊:：]+|[(（][^()（）]*[)）]")


class Layout(NamedTuple):
    """Where texts, their ids and metadata stand. ``meta`` is None where nothing was said of metadata."""

    text: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    id: str | None = None
    meta: Mapping[str, str] | None = None
    sheet: tuple[str, ...] = ()


def read_layout(table: Table) -> Layout:
    """Return the layout a ``read`` mapping describes. Raises ConfigError at the key at fault."""
    from linter import metadata
    from linter.checks.base import as_words
    from linter.errors import nearest
    from linter.schema import misfit, require
    from linter.yamlfile import Table

    require(table, KEYS)
    meta = table.get("meta")
    if isinstance(meta, Table):
        for name, place in meta.items():
            if name not in metadata.KEYS:
                known, hint = [*metadata.KEYS], nearest(name, metadata.KEYS)
                raise meta.fault("unknown-meta", name, name=name, hint=hint, known=known)
            if not isinstance(place, str):
                raise misfit(meta, name, "word")
    return Layout(
        tuple(as_words(table.get("text"))),
        tuple(as_words(table.get("column"))),
        str(table["id"]) if "id" in table else None,
        {name: str(place) for name, place in meta.items()} if isinstance(meta, Table) else None,
        tuple(as_words(table.get("sheet"))),
    )


def steps(way: str) -> Steps:
    """Return the steps of a way such as ``templates[*].content``, ``[0].text`` or ``sms['a.b']``."""
    return tuple(
        match[1] if match[1] is not None else int(match[2]) if match[2] else match[3].strip()
        for match in _STEP.finditer(way.removeprefix("$"))
    )


def plain(name: str) -> str:
    """Return a key or header as names are compared, when none is the same to the letter."""
    return _IGNORED.sub("", name).casefold()


def named_like(names: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """Return those of ``names`` that ``wanted`` holds, in the order of ``wanted``."""
    by_plain: dict[str, list[str]] = {}
    for name in names:
        by_plain.setdefault(plain(name), []).append(name)
    return [name for key in wanted for name in by_plain.get(key, ())]


def meant(names: Iterable[str]) -> str:
    """Return the name of a text that one of some keys or headers may have been meant to be, or an empty string."""
    from linter.errors import nearest

    return next((name for given in names if (name := nearest(plain(given), TEXT_NAMES, cutoff=0.7))), "")


def may_hold_texts(text: str) -> bool:
    """Tell whether keys and values may hold messages: a key for one and Chinese characters, or escapes for them."""
    return bool(_ESCAPED.search(text) or (_HAN.search(text) and _KEYED.search(text)))
