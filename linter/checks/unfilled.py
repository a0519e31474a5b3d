"""What a writer leaves to be filled in by hand: runs of x standing for digits or words, and notes to self."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import Found, Part
from linter.checks.classes import Classes
from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {}

_UNFILLED = lazy(
    r"(?<![a-z0-9*])x{2,}(?:-x{2,})+(?![a-z])"  # XXX-XXXX
    r"|(?<![a-z0-9])x{2,}(?=元|年|月|日|号|%)"  # xxxx元
    r"|(?<=\d)-?x{3,}(?![a-z])"  # 400-XXX
    r"|_{3,}(?=元|年|月|日|号|%|前|，|。)"  # ____元
    r"|todo|tbd|fixme|待填|待定写|待补充?|此处填|请填写?(?:金额|日期|姓名|电话)"
    r"|(?<=【)测试(?=】)|\(测试\)"
)
_CUES = ["xx", "___", "todo", "tbd", "fixme", "待填", "待补", "待定写", "此处填", "请填", "测试"]


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, triggered by what every placeholder holds."""
    return [Part([_CUES], {})]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield each placeholder outside the signature: 【XX银行】 is how an example leaves a lender unnamed."""
    message = case.message
    signature = message.signature
    for match in _UNFILLED.finditer(message.plain):
        inside = signature and signature.start < match.start() < signature.end
        if not inside or "测试" in match[0]:
            yield Found(match.start(), match.end())
