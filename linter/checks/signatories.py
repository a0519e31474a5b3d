"""A message signed by one institution and spoken by another: the reader cannot tell whose it is.

The 【signature】 is set against a second one, against the name with which the text closes or introduces its speaker,
and, where the signature is one of the ``lenders``, against the lender whose loan the text speaks of (a platform may
well speak of a bank's loan). Names are the same when they share two characters in a row. ``generic`` words (零售 in
零售金融部) are no names, and what ``excused`` finds in the text (受…委托) explains two of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes, compiled, expand
from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"kinds_of_name": "words", "generic": "words", "lenders": "words", "excused": "words"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, triggered by a signature's bracket."""
    tails = [expand(word, classes, "kinds_of_name") for word in as_words(options.get("kinds_of_name"))]
    if not tails:
        raise BadOption("kinds_of_name", "no-words")
    excused = "|".join(expand(word, classes, "excused") for word in as_words(options.get("excused")))
    return [
        Part(
            [["【"], sorted(tails)],
            {
                "tail": "|".join(tails),
                "excused": excused,
                "generic": as_words(options.get("generic")),
                "lenders": as_words(options.get("lenders")),
            },
        )
    ]


# Letters of a clause that only ends like a name: 跟您谈成分期, 我们不是某某银行.
_NO_NAME = lazy(r"[谈聊想跟是不和把给能可办申做完就]")
_REGULATORS = ("金融监管", "金融监督", "金融机构", "金融消费者", "金融法院")


def _pairs(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)}


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the name in the text that is not the one in the signature."""
    message = case.message
    plain, signature = message.plain, message.signature
    if signature is None or any(s.start < signature.end and signature.start < s.end for s in message.slots):
        return
    tail = str(data["tail"])
    # Most messages name one lender only, and there is nothing to contradict it.
    passed = tuple(cast("list[str]", data["generic"]))
    elsewhere = [a for a, _ in message.hits.get(keys[1]) if not signature.start <= a < signature.end]
    if len(message.brackets) < 2 and all(not a or plain.endswith(passed, 0, a) for a in elsewhere):
        return
    if data["excused"] and compiled(str(data["excused"])).search(plain):
        return
    lenders: list[str] = data["lenders"]  # pyright: ignore[reportAssignmentType]
    generic: list[str] = data["generic"]  # pyright: ignore[reportAssignmentType]
    signed = plain[signature.start + 1 : signature.end - 1]
    own = re.search(rf"[\u4e00-\u9fff]{{2,10}}?(?P<tail>{tail})", signed)
    if own is None:
        return
    stem = re.sub(tail, "", signed)
    for group in message.brackets:
        other = re.search(rf"([\u4e00-\u9fff]{{2,10}}?)(?:{tail})", plain[group.start + 1 : group.end - 1])
        if group != signature and other and not _pairs(plain[group.start + 1 : group.end - 1]) & _pairs(stem):
            yield Found(group.start, group.end, {"signed": signature.name})
            return
    name = rf"(?P<name>[\u4e00-\u9fff]{{2,6}}?)(?:{tail})"
    spoken = re.compile(
        rf"(?:(?:我们?|这里|这边)(?:是|就是|这里是|这边是|系|来自)?){name}"
        rf"|(?:您|你)(?:在|于|向){name}(?=[^。;，,]{{0,6}}(?:借|贷|欠|逾期))"
        rf"|(?:^|[。!?;,，\s—]){name}[ \u4e00-\u9fff]{{0,14}}(?:敬上|谨启|谨上|敬启|启|上)?[。!\s]*"
        r"(?:\d{4}年\d+月\d+日)?\s*\Z"
        .replace("(?P<name>", "(")
    )  # fmt: skip
    for match in spoken.finditer(plain, signature.end if signature.front else 0):
        group = next(i for i in (1, 2, 3) if match.group(i))
        if group == 2 and own["tail"] not in lenders:
            continue
        if signature.start <= match.start(group) < signature.end:
            continue
        bare = match.group(group)
        if _NO_NAME.search(bare) or plain.startswith(_REGULATORS, match.end(group)):
            continue
        for word in generic:
            bare = bare.replace(word, "")
        if len(bare) > 1 and not _pairs(bare) & _pairs(stem):
            yield Found(match.start(group), match.end(), {"signed": signature.name})
            return
