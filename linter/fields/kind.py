"""What kind of message it is: declared, inferred from its facts and words, or the strictest when unclear."""

from __future__ import annotations

from collections.abc import Mapping

from linter.fields.lateness import is_late
from linter.fields.role import OWED
from linter.model import Fields
from linter.parsing import Message
from linter.patterns import lazy

KINDS = ("overdue", "due", "transaction", "limit", "balance", "marketing", "visit", "code")
_SECRET = lazy(r"勿|不要|切勿|有效|泄露|告知")
_CODE = lazy(r"分钟内有效|短信码|短信密码|验证码|校验码|动态码|动态密码|短信口令|verification")
# Every alternative begins with a letter, see ``lateness``.
_MARKETING = lazy(
    r"退订|回(?:复)?(?:td|t|n|r)\b|拒收请|红包|优惠|特惠|限时|专享|抽奖|立减|满减|免息券|低至|诚邀|邀您|专属|礼遇|参与|最高可借|最高可贷|秒到账|尊享|福利|活动|领取|即享|名额|先到先得|低息|分期.{0,6}申请|申请有效|新户|首刷|礼|加油节|畅享|惊喜|立享|首月|上线|免抵押|不用抵押|无需抵押|折(?<=[\d一二三四五六七八九]折)|再送|积分|首付|新机|直降|零手续费"
)
_DONE = lazy(
    r"支付成功|付款成功|放款成功|成功还款|成功缴费|分期[^，,。;]{0,6}成功|转账成功|交易成功|充值成功|代扣成功|扣款[^，,。;]{0,16}成功|还款[^，,。;]{0,16}成功|缴费[^，,。;]{0,16}成功|已收到还款|收到您|收妥|还款入账|还款支出|预借现金|已入账|入账\d|已到账(?:(?<=[\d}]已到账)(?<!返现.已到账)|(?<=[\d}]元已到账)(?<!返现.元已到账))|已结清"
    r"|向[^，,。;]{1,16}(?:转账|支付|消费|付款)[%¥#$@{\d]|于[^，,。;]{1,16}(?:转账|支付|消费|付款)[%¥#$@{\d]|代扣\S{0,6}[\d.]+元，|已为您记到|已从[^，,。;]{1,20}?扣款|已划入|成功[付打]款|已汇[至入]|已(?:于[^，,。;]{1,16}?)?(?:放款|发放|划付|打款|汇出)|已于[^，,。;]{1,26}?发放"
)
_DUE = lazy(
    r"还款日|按时还|按期还|将到期|即将到期|到期|应还|应缴|待还|待缴|待付|月供|账单|缴费|请[^，,。;]{0,12}(?:还款|缴|支付|付款|归还)|要还|该还|扣款"
)
_SOON = lazy(r"(?<!额度)(?:快|即将|就要|将要?)到期")
_LIMIT = lazy(r"额度|提额|调额|授信")
_LIMIT_MOVED = lazy(r"额度[^。;]{0,24}?(?:调整|[上下]调|调[至为低高]|降[至低为]|提[升高]|恢复|冻结|取消|终止|暂停)")
_PAYING = lazy(r"归还|还款|还清|结清|缴|付清|处理")
_VISIT = lazy(r"上门|登门|走访|拜访|入户|面访")


def infer_kind(message: Message, fields: Fields, meta: Mapping[str, object]) -> tuple[str, str]:
    """Return the kind of a message and how it was found: declared, inferred or default."""
    declared = meta.get("kind")
    if declared is not None and declared in KINDS:
        return str(declared), "declared"
    kind = _inferred(message.plain, fields)
    return (kind, "inferred") if kind else ("overdue", "default")


def _offers(plain: str) -> int:
    """Return how many different words of selling a message holds: 8折 and 7折 are two."""
    return len({plain[m.start() - (m.group() == "折") : m.end()] for m in _MARKETING.finditer(plain)})


def _inferred(plain: str, fields: Fields) -> str | None:
    roles = {a.role for a in fields.amount}
    owed = not OWED.isdisjoint(roles)
    if _CODE.search(plain) and (not owed or _SECRET.search(plain)):
        return "code"
    bare = roles == {"limit"} and not fields.deadline and not fields.penalty
    if bare and _LIMIT_MOVED.search(plain) and not _PAYING.search(plain):
        return "limit"  # lowered for arrears elsewhere: nothing is claimed
    if is_late(plain):
        return "overdue"
    selling = _offers(plain)
    if selling >= 2:
        return "marketing"
    moved = "transaction" in roles or "paid" in roles
    if moved and not fields.deadline and (_DONE.search(plain) or (not owed and not _DUE.search(plain))):
        return "transaction"
    if fields.deadline or (owed and _DUE.search(plain)):
        return "due"
    if _SOON.search(plain) and not moved:
        return "due"
    if "limit" in roles or (_LIMIT.search(plain) and not owed and not selling):
        return "limit"
    if "balance" in roles or roles == {"principal"} or (not owed and "余额" in plain and not _DUE.search(plain)):
        return "balance"
    if owed or _DUE.search(plain):
        return "due"
    if selling:
        return "marketing"
    return "visit" if _VISIT.search(plain) else None
