"""Template variables in every notation the SMS providers and template engines use.

Order matters: a longer notation is tried before one it contains. Notations and the providers that use them:
``${name}`` Aliyun, Huawei, Volcengine; ``{{name}}`` Jiguang, Twilio; ``@var(name)`` SUBMAIL; ``{$name}``
Chuanglan; ``#name#`` Yunpian, Montnets; ``{1}`` Tencent, Ronglian; ``%s`` Netease; ``{name}`` Python;
``$name$`` and ``<%=name%>`` house template engines.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from linter.model import Slot

_NAME = r"[^\W\d][\w.\-]*"
_SYNTAXES: tuple[tuple[str, str], ...] = (
    ("${name}", r"\$\{\s*(?P<a>[\w.\-]+)\s*\}"),
    ("{{name}}", r"\{\{\s*(?P<b>[\w.\-]+)\s*\}\}"),
    ("@var(name)", r"@var\((?P<c>[^()\s]+)\)"),
    ("{$name}", r"\{\$(?P<d>\w*)\}"),
    ("<%=name%>", rf"<%=?\s*(?P<e>{_NAME})\s*%>"),
    ("#name#", r"#(?P<f>\w{1,24})#"),
    ("{1}", r"\{(?P<g>\d{1,2})\}"),
    ("{name}", rf"\{{(?P<h>{_NAME})\}}"),
    ("$name$", rf"\$(?P<i>{_NAME})\$"),
    ("%s", r"%(?P<j>(?:\d\$)?[sd](?![a-z0-9]))"),
)
_BY_GROUP = {chr(ord("a") + i): name for i, (name, _) in enumerate(_SYNTAXES)}
_PATTERN = re.compile("|".join(pattern for _, pattern in _SYNTAXES))
_CUE = re.compile(r"[${#@%<]")


def find_slots(plain: str, source: Callable[[int, int], str]) -> tuple[Slot, ...]:
    """Return the variables of a plain text in order; ``source`` gives the draft's letters for a name's case."""
    if not _CUE.search(plain):
        return ()
    found: list[Slot] = []
    for match in _PATTERN.finditer(plain):
        group = match.lastgroup
        if group is None:
            continue
        start, end = match.span(group)
        found.append(Slot(match.start(), match.end(), source(start, end), _BY_GROUP[group]))
    return tuple(found)
