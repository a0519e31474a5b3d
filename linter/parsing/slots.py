"""Template variables in every notation the SMS providers and template engines use.

Order matters: a longer notation is tried before one it contains. Notations and the providers that use them:
``${name}`` Aliyun, Huawei, Volcengine; ``{{name}}`` Jiguang, Twilio; ``@var(name)`` SUBMAIL; ``{$name}``
Chuanglan; ``#name#`` Yunpian, Montnets; ``{1}`` Tencent, Ronglian; ``%s`` Netease; ``{name}`` Python;
``$name$`` and ``<%=name%>`` house template engines. Notations made up in one house ([金额], <sum>, @1@, __sum__,
%(sum).2f, {{sum | money}}) all go by the syntax ``HOME_MADE``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from linter.model import Slot
from linter.parsing.slotnames import name_type
from linter.patterns import lazy

HOME_MADE = "[name]"
"""The syntax of variables no provider and no engine would fill as they stand."""
_NAME = r"[^\W\d][\w.\-]*"
_SYNTAXES: tuple[tuple[str, str], ...] = (
    ("${name}", r"\$\{\s*(?P<a>[\w.\-]+)\s*\}"),
    ("{{name}}", r"\{\{\s*(?P<b>[\w.\-]+)\s*\}\}"),
    ("@var(name)", r"@var\((?P<c>[^()\s]+)\)"),
    ("{$name}", r"\{\$(?P<d>\w*|[^{}\n\u4e00-\u9fff]{1,40})\}"),
    ("<%=name%>", rf"<%=?\s*(?P<e>{_NAME})\s*%>"),
    ("[#name#]", r"\[#(?P<k>\w{1,24})#\]"),
    ("#name#", r"#(?P<f>\w{1,24})#"),
    ("{1}", r"\{(?P<g>\d{1,2})\}"),
    ("{name}", rf"\{{(?P<h>{_NAME})\}}"),
    ("$name$", r"\$(?P<i>[a-z_][a-z0-9_.\-]*|[\u4e00-\u9fff]{1,12})\$"),
    ("%name%", r"%(?P<n>[a-z_][a-z0-9_]*|[\u4e00-\u9fff]{1,12})%"),
    (r"\(name)", r"\\\((?P<o>[a-z_][a-z0-9_.]*)\)"),
    ("$name", r"\$(?P<l>[a-z_][a-z0-9_]*(?:\['?\w+'?\]|->\w+)*)"),
    ("{}", r"(?<!\$)(?P<m>\{\})"),
    ("%s", r"%(?P<j>(?:\d\$)?[sd](?![a-z0-9]))"),
)
NOTATIONS = tuple(name for name, _ in _SYNTAXES)
"""The notations that are told apart, each by the name that ``Slot.syntax`` carries."""
_BY_GROUP = {pattern.split("(?P<")[1][0]: name for name, pattern in _SYNTAXES}
_PATTERN = lazy("|".join(pattern for _, pattern in _SYNTAXES))
_CUE = lazy(r"[${#@%<\\]")
_HOME_CUE = lazy(r"[\[<%@&{_a-z](?:(?<=[\[<%@&{])|(?<=_)[a-z_]|(?<=[a-z])[a-z]{2}[元前天日])")
_HOME_MADE = lazy(
    r"\{\{\s*([^{}\n]{1,40}?)\s*\}\}|\$?\{\$?([^{}\n\u4e00-\u9fff]{1,60})\}|(\[\s*\])(?=[元天日,，])|(?<![a-z0-9_.@/$])([a-z][a-z_]{2,20})(?=[元前天日])|\$\[([\w.]+)\]|\[\[\s*([^\[\]\n]{1,20}?)\s*\]\]|\[([\u4e00-\u9fff]{1,8}|\$?[a-z][\w.]{0,15})\]|<([a-z][a-z0-9_]{0,15})>(?!/)"
    r"|@(\d{1,2}|[a-z]\w{0,15})@|&([a-z\u4e00-\u9fff][\w.]{0,15})&|__([a-z][a-z0-9_]{0,15}?)__|(?<![a-z0-9_])_([a-z][a-z0-9]{0,15})_(?![a-z0-9_])"
    r"|(?<=[\u4e00-\u9fff])【([\u4e00-\u9fff]{1,8})】(?![\d:\s]|$)|%\((\w+)\)[.\d]*[sdf]|%[\d.$]*(\.\d)f"
)
_FACTS = frozenset({"money", "date", "rate", "phone", "mobile", "days"})
"""What a name in 【】, or in no marks at all, must tell to be a variable and no heading or word."""


def _standard(plain: str, source: Callable[[int, int], str]) -> list[Slot]:
    if not _CUE.search(plain):
        return []
    found: list[Slot] = []
    for match in _PATTERN.finditer(plain):
        group = match.lastgroup
        if group is None:
            continue
        start, end = match.span(group)
        found.append(Slot(match.start(), match.end(), source(start, end), _BY_GROUP[group]))
    return found


def _home_made(plain: str, slots: list[Slot], source: Callable[[int, int], str]) -> Iterator[Slot]:
    box = plain.find("【", 1)
    boxed = box > 0 and "\u4e00" <= plain[box - 1] <= "\u9fff"
    if not boxed and not _HOME_CUE.search(plain):  # most messages are no template: nothing of one is asked for
        return
    for match in _HOME_MADE.finditer(plain):
        start, end = match.span(match.lastindex or 0)
        i = bisect_left(slots, (match.end(),))
        if i and match.start() < slots[i - 1].end:
            continue
        sure = plain[match.start()] != "【" and not plain[match.start()].isalpha()
        if sure or name_type(plain[start:end]) in _FACTS:
            yield Slot(match.start(), match.end(), source(start, end), HOME_MADE)


def find_slots(plain: str, source: Callable[[int, int], str]) -> tuple[Slot, ...]:
    """Return the variables of a plain text in order; ``source`` gives the draft's letters for a name's case."""
    slots = _standard(plain, source)
    more = list(_home_made(plain, slots, source))
    return tuple(sorted([*slots, *more])) if more else tuple(slots)
