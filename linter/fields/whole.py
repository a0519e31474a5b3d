"""Whether a sum of arrears is all that is owed, or what is due now."""

from __future__ import annotations

from linter.fields.context import Context
from linter.fields.cues import Cue
from linter.patterns import lazy

_WHOLLY = lazy(r"连本带[息利][^，,。;\d]{0,6}$|\d期[，,\s]?(?:合计|共计|一?共|总计|总共)[^，,。;\d]{0,3}$")
_ONE_PART = lazy(r"[本当上]期|月供|期次|第[^，,。;]{1,10}期")
_BARE = lazy(
    r"(?:欠款|拖欠)(?:人民币)?(?:为|是|:|共|\s)?[\d$#%@{¥\[<【一二三四五六七八九两壹贰叁肆伍陆柒捌玖](?![^，,。;]{0,16}钱)"
)


def at_large(ctx: Context, cue: Cue) -> bool:
    """Tell whether 欠款 of a late debt is all of it: bare before its sum, and beside no instalment or minimum."""
    return (
        ctx.late
        and "minimum" not in ctx.kinds
        and _BARE.match(ctx.plain, cue.start) is not None
        and not _ONE_PART.search(ctx.plain, max(0, cue.start - 14), cue.start)
    )


def wholly(plain: str, start: int) -> bool:
    """Tell whether the words before a sum count all instalments, or principal and interest together."""
    return _WHOLLY.search(plain, max(0, start - 14), start) is not None
