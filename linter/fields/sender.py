"""Who speaks: the signature, or failing that the institution the body names; and who gave an agency its order."""

from __future__ import annotations

from functools import lru_cache

from linter.fields.context import Context
from linter.model import Sender
from linter.patterns import lazy

# The tail of a name tells the kind of institution; the narrower come first.
_TAILS = (
    ("consumer_finance", ("消费金融", "消金")),
    ("credit_card", ("信用卡", "卡中心")),
    ("small_loan", ("小额贷款", "小贷")),
    ("auto_finance", ("汽车金融",)),
    ("guarantee", ("担保",)),
    ("law_firm", ("律师事务所", "律所", "法务")),
    ("agency", ("资产管理", "催收", "商务服务", "信用管理", "法律咨询", "外包")),
    ("bank", ("银行", "农商行", "信用社", "农信", "邮储", "工行", "建行", "农行", "招行", "交行")),
    ("insurance", ("保险", "人寿", "财险")),
    ("platform", ("白条", "借呗", "花呗", "金条", "分期", "钱包", "借钱", "借条", "金融", "贷", "科技")),
)
_BODY = lazy(
    r"[\u4e00-\u9fff]{2,12}?(?:银行|消费金融|小额贷款|信用卡中心|农商行|信用社|公司|事务所)(?:股份)?(?:有限)?(?:公司)?"
)
_MANDATE = lazy(r"受[^，,。;]{2,24}?委托")


@lru_cache(maxsize=256)
def institution(name: str) -> str | None:
    """Return the type of institution a name tells, if any."""
    for kind, tails in _TAILS:
        for tail in tails:
            if tail in name:
                return kind
    return None


def find_senders(ctx: Context) -> list[Sender]:
    """Return the signature, and the party named in «受…委托»."""
    plain = ctx.plain
    found: list[Sender] = []
    if "【" in plain and (sign := ctx.message.signature):
        start, end = sign.start, sign.end
        found.append(Sender(start, end, ctx.written(start, end), sign.name, institution(sign.name)))
    if "委托" in plain and (mandate := _MANDATE.search(plain)):
        start, end = mandate.start() + 1, mandate.end() - 2
        name = ctx.written(start, end)
        found.append(Sender(start, end, name, name, institution(name)))
    elif not found and "org" in ctx.kinds and (body := _BODY.search(plain)):
        start, end = body.span()
        name = ctx.written(start, end)
        found.append(Sender(start, end, name, name, institution(name)))
    return found
