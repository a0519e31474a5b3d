"""What a sum of money is: owed (and which part of the debt), or paid, a limit, a purchase, a coupon.

The role is read as a reader would: from the noun that follows (500元红包), from the word that governs the sum in
its clause (应还500元), then from the clauses around it.
"""

from __future__ import annotations

from linter.fields.context import Context
from linter.fields.cues import Cue
from linter.fields.whole import at_large, wholly
from linter.patterns import lazy

OWED = frozenset({"due", "principal", "interest", "penalty", "fee", "minimum", "total"})
"""The roles that satisfy the amount field."""
ROLES = OWED | {"paid", "limit", "transaction", "balance", "discount", "other"}

NOUNS = OWED | {
    "paid",
    "limit",
    "transaction",
    "balance",
    "discount",
    "other",
    "bill",
    "sum",
    "figure",
    "charge",
    "debt",
    "rest",
}
_GOVERNORS = NOUNS | {"repay", "deduct", "loan", "late"}
_WHOLE = frozenset(
    {"repay", "deduct", "loan", "late", "due", "bill", "total", "sum", "figure", "charge", "debt", "rest"}
)
_OBJECTS = OWED | {"charge", "other"}
_PLAIN = OWED - {"fee"}
_PARTS = frozenset({"principal", "interest", "penalty", "fee"})
_SPLIT = _PARTS - {"fee"} | {"sum"}
_PAST = lazy(
    r"已(?!逾期|过期|到期|出)|最近|昨[天日]|前[天日](?!内)|谢谢您|上次|上期|上月|收悉|(?<![未不])成功|此前|先前|曾|收到|收讫|到账|完成"
    r"|感谢您(?:于|在|的)"
)
_FUTURE = lazy(r"请|应|须|需|将|务必|尽快|尚|未|待|限|(?<![此先])前|届时|仍|还有|就要|到期")
_COMING = lazy(r"到期|逾期|未还|待还|将|扣|过期|还款|还清")
_ASKED = lazy(r"(?:请|须|需|应|务必|只需|前)[^，。;]{0,30}$")
_UNPAID = lazy(r"到(?:付款|还款)期|待付|未付|未还|逾期")
_RECEIVED = lazy(r"(?:已收到|收到您|已收|已缴|已付)(?![^，,。;]*(?:后|请|应|未|单|函))[^，,。;]{0,14}$")
_BY_CARD = lazy(r"尾号[\d*]{2,6}(?:的?(?:信用|储蓄|借记)?卡|账户)?$")  # 尾号6644还款5200元
_MOVES = lazy(r"\s?(?:一次性)?(?:调|变更|改|升|降|提)")
_SETTLED = lazy(r"[^。;!?]{0,40}?(?:还款|扣款|代扣|缴费)成功|[，,]?\s?(?:均|现)?已(?:成功)?入账")
_OFFER = lazy(r"[^，,。;]{0,4}可(?:申请)?分")
_INSTALMENT = lazy(r"(?:[本当这]期|第[^，,。;]{1,8}期)[^，,。;]{0,4}[\d¥$#@{%<\[]")
_LENT = lazy(r"借|贷款$")
_LENT_OUT = lazy(r"已(?:于[^，,。;]{1,26}?)?(?:放款|发放|转入|打入|汇入|汇至|划入|到账)|放款至")
_CREDITED = lazy(r"还款[^，,。;]{0,6}(?:收悉|收到|到账|入账|成功)|(?:收悉|收讫)")
_GAP = lazy(
    r"(?:整|左右|余)?\s?(?:的|之)?\s?(?:人民币|剩余|未还|未付|全部|逾期|本期|当期|到期|现金|借款|专属|无门槛|免费|息费)?$"
)
_NUMBERED = lazy(r"(?:为|是|:|计|共|约|人民币|¥|rmb|合计|共计|\s){0,3}[\d${#一二三四五六七八九壹贰叁肆伍陆柒捌玖x*]")
_ADJACENT = lazy(r"(?:为|是|:|共|计|约|仅|人民币|额|金额|款|达|有|余额|合计|共计|还有|尚有|的|了|\s+|¥|rmb|\(|“){0,3}$")
ADJACENT = 9
"""The most letters that may be such filler: three words of at most three."""
_UNIT_PRICE = lazy(r"\s?/\s?(?:月|度|吨|人|年|方|㎡|次|平|亩)")
_AMONG = lazy(r"(?:含|其中|\()[^，,。;\d]{0,6}$")
_ALL = lazy(r"全部|所有|累计|总|合计|剩余|当前|目前|截至|原欠|逾期欠|[还结]清")
_LOAN_OF = lazy(r"(?:整|左右)?的?[\u4e00-\u9fff]{0,5}?(?:贷(?!款?[利余])|借款)")
_ENTIRE = lazy(r"(?:全部(?:剩余|本息|待还|应还|欠|未还|贷款)|剩余[^，,。;\d]{0,4}合计)[^，,。;\d]{0,10}$")
_MADE_UP = lazy(r"[^，,。;]{0,24}[，,(]\s?(?:其中|含|包括)(?:本金|利息|罚息|违约金|滞纳金|手续费|服务费)")
_AFTER_PAID = lazy(r"另|请|尚|未|剩余|仍|应|待|本期|最低|还差|欠")


def adjacent(plain: str, cue: Cue, at: int) -> bool:
    """Tell whether nothing but filler stands between a word and a number: 应还金额为人民币1000元."""
    return cue[1] == at or _ADJACENT.match(plain, cue[1], at) is not None


def carries_on(plain: str, start: int, end: int) -> bool:
    """Tell whether «paid» carries from a sum to the next: 已收到保育费1680元、伙食费378元."""
    return _AFTER_PAID.search(plain, start, end) is None


def _verb(ctx: Context, cue: Cue, lo: int, hi: int) -> str:
    """Return paid or due for a verb of paying, by the words of time around it."""
    if _FUTURE.search(ctx.plain, max(lo, cue.start - 8), cue.start):
        return "due"
    if ctx.plain.startswith(("还了", "还入"), cue.start) or _BY_CARD.search(ctx.plain, lo, cue.start):
        return "paid"
    if _PAST.search(ctx.plain, lo, cue.start) or _PAST.search(ctx.plain, cue.end, hi):
        return "paid"
    return "due"


def _figure(ctx: Context, cue: Cue, lo: int) -> str:
    """Read 金额, which says nothing by itself: it is the sum of what the sentence spoke of before."""
    if ctx.sums > 1 and any(c.kind == "loan" for c in ctx.before(cue.start, cue.start - 24)):
        return "other"
    before = ctx.nearest(cue.start, ctx.sentence(lo)[0], NOUNS)
    return before.kind if before and before.kind in ("transaction", "limit", "discount", "paid") else "due"


def _whole(ctx: Context, cue: Cue, lo: int) -> str:
    """Read 合计: of the parts of an overdue debt it is the total, else it is what is due now."""
    earlier = [c.kind for c in ctx.before(cue.start, ctx.sentence(lo)[0])]
    near = ctx.touching(cue.start)
    if (near and near.kind in ("debt", "total")) or _MADE_UP.match(ctx.plain, cue.end):
        return "total"
    if earlier[:1] == ["transaction"]:
        return "transaction"
    parts = sum(kind in _PARTS or kind in ("due", "charge") for kind in earlier)
    several = len(ctx.kinds & _PARTS) > 1
    return "total" if parts > 1 or (several and (ctx.late or "以上" in ctx.plain[lo : cue.start])) else "due"


def _loan(ctx: Context, cue: Cue, lo: int) -> str:
    """Read 借款: the sum once borrowed is what is owed only where no other sum is."""
    if ctx.sums > 1 and ctx.kinds & {"due", "total", "principal", "sum", "bill", "figure", "charge", "debt", "rest"}:
        return "other"
    coming = _COMING.search(ctx.plain, cue.end, ctx.sentence(lo)[1]) or _COMING.search(ctx.plain, lo, cue.start)
    if _LENT_OUT.search(ctx.plain, lo, ctx.sentence(lo)[1]):
        return "transaction"
    if _INSTALMENT.match(ctx.plain, cue.end):
        return "due"  # 换新分期本期500元
    if not coming and not ctx.late:
        return "other"
    return "principal" if ctx.late and _LENT.search(ctx.plain, cue.start, cue.end) else "due"


def _transaction(ctx: Context, cue: Cue, lo: int, hi: int) -> str:
    before = ctx.nearest(cue.start, cue.start - 4)
    if before and before.kind == "repay" and before.end == cue.start:
        return "paid"  # 信用卡还款入账500元
    if _ASKED.search(ctx.plain, lo, cue.start):
        return "due"  # 请于12月10日前存入500元
    if _CREDITED.search(ctx.plain, cue.end, hi):
        return "paid"
    return "due" if _UNPAID.search(ctx.plain, cue.end, hi) else "transaction"


def _charge(ctx: Context, cue: Cue, lo: int) -> str:
    """Read a named charge (水费, 学费): alone it is what is owed, beside another sum it is one item of it."""
    if _AMONG.search(ctx.plain, lo, cue.start):
        return "fee"
    if _RECEIVED.search(ctx.plain, lo, cue.start):
        return "paid"
    earlier = ctx.before(cue.start, ctx.sentence(lo)[0])
    owed = any(c.kind in ("charge", "due") and _NUMBERED.match(ctx.plain, c.end) for c in earlier)
    return "fee" if owed else "due"


def _meaning(ctx: Context, cue: Cue, lo: int, hi: int) -> str:
    """Return the role a governing word gives to its sum."""
    kind = cue.kind
    before = ctx.nearest(cue.start, cue.start - 4) if kind in _OBJECTS else None
    if before and before.end >= cue.start - 1:
        if before.kind == "discount":
            return "discount"  # 减免利息120元
        if before.kind in ("transaction", "other", "limit", "balance") and before.end == cue.start:
            return before.kind  # 代扣水费47.9元, 可用额度不足500元
    if kind in ("repay", "deduct"):
        return _verb(ctx, cue, lo, hi)
    if kind == "debt":
        return "total" if _ALL.search(ctx.plain, max(lo, cue.start - 8), cue.end) or at_large(ctx, cue) else "due"
    if kind == "rest" and (part := ctx.touching(cue.start)) and part.kind in _SPLIT:
        return "total" if part.kind == "sum" else part.kind  # 一共欠500元, 利息还差32元
    if kind in ("late", "bill", "rest"):
        return "other" if _OFFER.match(ctx.plain, cue.end) else "due"
    if kind == "charge":
        return _charge(ctx, cue, lo)
    if kind == "interest" and "balance" in ctx.kinds and ctx.plain.startswith("结息", cue.start):
        return "other"  # interest credited to an account
    if kind == "figure":
        return _figure(ctx, cue, lo)
    if kind == "sum":
        return _whole(ctx, cue, lo)
    if kind == "loan":
        return _loan(ctx, cue, lo)
    if kind == "transaction":
        return _transaction(ctx, cue, lo, hi)
    if kind == "fee" and ctx.sums == 1 and ("payday" in ctx.kinds or ctx.late):
        return "due"
    return kind


def _head(ctx: Context, end: int, hi: int) -> Cue | None:
    """Return the noun a sum qualifies (500元红包, 50元还款抵扣券): the last of those that follow it unbroken."""
    head = None
    at = end
    for cue in ctx.after(end, hi):
        if cue.start != at and (head is not None or not _GAP.match(ctx.plain, at, cue.start)):
            break
        if cue.kind in ("sum", "rest") or cue.kind not in _GOVERNORS or _NUMBERED.match(ctx.plain, cue.end):
            break  # 本金1000元利息20元: the noun governs the number behind it
        head, at = cue, cue.end
    return head


def _governor(ctx: Context, start: int, end: int, lo: int, hi: int) -> Cue | None:
    """Return the word that governs a sum within its clause."""
    left = ctx.nearest(start, lo, _GOVERNORS)
    right = _head(ctx, end, hi)
    if right:
        close = left is not None and adjacent(ctx.plain, left, start)
        if right.kind not in NOUNS:
            return left if close else right
        if not (close and left and left.kind in NOUNS and left.kind not in ("sum", "bill")):
            return right
    return left or ctx.following(end, hi, _WHOLE)


def role(ctx: Context, start: int, end: int) -> str:
    """Return the role of the sum that stands at ``start:end``."""
    if ctx.sums > 1 and _LOAN_OF.match(ctx.plain, end) and ctx.touching(start) is None:
        return "other"  # 5万块的春耕贷: the loan is named by its size
    found = _role(ctx, start, end)
    plain = ctx.plain
    # What is looked for stands near by; asking the whole text first would cost its length at every sum.
    if found in OWED and plain[start - 1 : start] == "由" and _MOVES.match(plain, end):
        return "other"  # 由3,402.18元调整为3,187.55元
    if found == "other" and plain[start - 1 : start] == "还":
        return "due"  # 12月5日还500元
    if found in ("due", "total") and not ctx.late and _SETTLED.match(plain, end):
        return "paid"
    if found == "due" and (wholly(plain, start) or _ENTIRE.search(plain, *_near(ctx, start))):
        return "total"
    return found


def _near(ctx: Context, start: int) -> tuple[int, int]:
    return max(ctx.clause(start)[0], start - 14), start


def _role(ctx: Context, start: int, end: int) -> str:
    plain = ctx.plain
    if (start and plain[start - 1] in "×*") or (ctx.sums > 1 and _UNIT_PRICE.match(plain, end)):
        return "other"
    if "code" in ctx.kinds:
        return "transaction"  # a code confirms a payment, it asks for none
    near = ctx.touching(start)
    if near is not None and near.kind in _PLAIN and ctx.nearest(near.start, near.start - 4) is None:
        return near.kind  # 本金1000元: by far the most common way to say it
    lo, hi = ctx.clause(start)
    if governor := _governor(ctx, start, end, lo, hi):
        return _meaning(ctx, governor, lo, hi)
    if "扣" in plain[lo:start]:
        return "paid" if _PAST.search(plain, lo, start) else "due"
    low, high = ctx.sentence(start)
    if earlier := ctx.nearest(lo, low, _GOVERNORS):
        if earlier.kind == "loan" and ctx.late:
            return "due"
        if earlier.kind not in _PARTS:
            return _meaning(ctx, earlier, *ctx.clause(earlier.start))
    if later := ctx.following(hi, high, _WHOLE):
        return _meaning(ctx, later, *ctx.clause(later.start))
    return "due" if ctx.late or ctx.kinds & {"payday", "due", "bill", "repay", "debt"} else "other"
