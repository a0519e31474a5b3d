"""What being late costs: a rate, a multiple of the contract rate, a sum, or «按合同约定».

A rate is a penalty when its sentence speaks of lateness or names a penalty; the rate of the loan itself is a
contract rate, and the rate of a discount or of progress is neither.
"""

from __future__ import annotations

import re
from decimal import Decimal

from linter.fields.atoms import Atom
from linter.fields.context import Context
from linter.fields.numerals import HAN, number
from linter.fields.rate import annualise, factor, period_of, rates_in_fen, read_rate
from linter.model import Amount, Penalty
from linter.patterns import lazy

_LATE = lazy(
    r"罚息|违约|滞纳|逾期|复利|罚金|加收|延迟|迟延|过期|超期|加罚|延滞|占用费|未还|未按|复息|否则|不然|不给|不还|超过后|错过|晚还|垫款|宽限期|逾时"
)
_CHARGE = lazy(r"附加费|违约责任|罚息|违约金|滞纳金|逾期利息|逾期费|复利|罚金|加收|加罚|复息|迟延利息|延滞|违约费|罚款")
_NOUN = lazy(
    r"罚息|违约|滞纳|逾期利[息率]|逾期费|复利|罚金|加收|加罚|复息|迟延利息|延滞|罚则|占用费|循环利[息率]|加处|附加费|计罚"
)
_LOAN = lazy(r"利率|利息|综合成本|费率|资金成本|融资成本|年化|月息|日息|年息")
_ELSE = lazy(
    r"减免|优惠|折|返|免息|抵扣|降低|打|已还|进度|完成|让利|下调|减收|最低还款|比例|满减|提升|提高额度|占|首付|涨|收益|奖励"
)
_RATE = r"((?:合同|贷款|借款|执行|原|约定|现行|正常)?[^，,。;按为依照于否则\s]{0,6}?(?:利率|利息|(?<!罚)息)+)"
_RAISED = lazy(r"(?:上浮|加收|加计|上调|加罚|浮动)[^，,。;\d]{0,6}$")
_RAISED_FROM = lazy(
    _RATE + rf"[^，,。;%‰\d]{{0,6}}?(?:([\d.]+\s?[%‰]|[百千万]分之[{HAN}点]+)|([\d{HAN}.]+)(分|厘)"
    r"|[$#@{%<\[][^，,。;\s]{1,20}?)[^，,。;]{0,8}?$"
)
_RAISED_ANY = lazy(_RATE + r"()()()[^，,。;]{0,8}?$")
_RAISED_LATER = lazy(r"[^，,。;]{0,6}(?:上浮|加收|上调|加计|基础|倍)")
_CONTRACT = lazy(r"(?:合同|原|贷款)(?:执行|约定)?[年月日]?利率(?:为|是)?\s?$")
_MULTIPLE = lazy(
    r"(?:按|为)?((?:合同|贷款|借款|执行|原|约定|同期|正常)?[^，,。;按为()罚]{0,8}?(?:利率|利息|标准|息))[^，,。;罚]{0,6}?"
    r"(\d+(?:\.\d+)?|[一二三四两]?点?[一二三四五六七八九])倍"
)
_BASE = lazy(
    r"(?<![^，,。;:按为以取收是加另])((?:[^，,。;:按为以取收是\d]{0,10}?)(?:本金|款|额|部分|金额|欠款|利息|余额|本息|费|金|租金))的?$"
)
_BASE_ENDS = frozenset("金款额分息费的\n")
_NAMED = lazy(
    r"(?:(?:逾期(?:利率|利息|罚息|费|违约金)|罚息|违约金|滞纳金|逾期(?=年化|日利|月息))(?:将|在|为|按|以|是)?|按)$"
)
_NAMED_AFTER = lazy(
    r"(?:的|收取|加收|计收|加计|加处|计算|计付|计|支付|缴纳|加倍支付|继续){0,2}"
    r"(?:违约金|滞纳金|罚息|罚金|罚款|附加费|迟延履行利息|逾期利息|逾期费|资金占用费|占用费|复利|利息|计息)"
)
_AGREED = lazy(
    r"(?:按照?|依照?|依据|根据|遵照|依|以|见)(?:[^，,。;]{0,10}?(?:合同|协议|合约|章程|条款|借据|契约|条例|规定|收费标准|收费表|办法)"
    r"》?[^，,。;元%》]{0,4}?(?:约定|协定|规定|条款|执行|办理|标准|来|为准|算|计算)?|双方约定|约定)"
)
_ANNOUNCED = lazy(
    r"(?<![以难避]免)(?<!免还款)(?:逾期|过期|超期|否则|届时|到期未)[^，,。;]{0,12}?(?:加收|收取|产生|计收|征收|支付|承担)[^，,。;\d]{0,8}?"
    r"(?:罚息|违约金|滞纳金|逾期利息|逾期费|罚金|罚款)"
)
_SPOKEN = lazy(
    r"(?:按一[天日]|[晚迟]了?一?[天日]|每[天日]|一[天日])(?:再|得|要|就)?(?:加|罚|收|多收|算)?(?:hk)?\$?(\d+(?:\.\d+)?)"
    r"(?:块钱|块|元)?(?![\d%‰.:点年月日])"
)
_ACCRUED = lazy(r"已|产生|累计|含|一笔")
_THREATENED = lazy(r"将|否则|如|若|每|加收|酌收|不然|逾期费|未准时|超期|会|就要收|逾期[^，,。;]{0,5}收")


def _phrase(plain: str, lo: int, start: int, end: int, hi: int, room: int) -> tuple[int, int]:
    """Widen a rate to the phrase that states it, unless that would more than double it."""
    if (after := _NAMED_AFTER.match(plain, end, hi)) and after.end() - end <= room:
        return start, after.end()
    if (before := _NAMED.search(plain, lo, start)) and start - before.start() <= min(room, 6):
        return before.start(), end
    return start, end


def _formula(ctx: Context, atom: Atom, lo: int, hi: int, value: Decimal | None) -> Penalty:
    """Read «罚息=逾期本金×0.05%×逾期天数»: the whole equation is the statement."""
    plain = ctx.plain
    clause = plain[lo:hi]
    period = "day" if "日" in clause or "天" in clause else "month" if "月" in clause else None
    if "一次" in clause:
        period = "once"
    if noun := _CHARGE.search(plain, lo, atom.start):
        lo = noun.start()
    lo += len(plain[lo:hi]) - len(plain[lo:hi].lstrip())
    return Penalty(lo, hi, ctx.written(lo, hi), value, period, annualise(value, period), slot=atom.slot)


def _raised(ctx: Context, atom: Atom, stated: re.Match[str], by: Decimal | None, role: str) -> Penalty:
    """Read «合同利率上浮50%» as a factor, and as a rate where the text or the metadata tells the rate it raises."""
    start = stated.start()
    if before := _NAMED.search(ctx.plain, ctx.sentence(start)[0], start):
        start = before.start()
    multiple = None if by is None else 1 + by
    name, percent, count, unit = stated.groups()
    said = stated.group()
    period = "month" if "月" in said else "day" if "日" in said else "year"
    contract = None
    if percent:
        contract = read_rate(percent)
    elif count and (value := number(count)) is not None:
        contract = value * (Decimal("0.1") if period == "year" else Decimal("0.01")) / (10 if unit == "厘" else 1)
    elif given := ctx.meta.get("contract_rate"):
        contract, period = read_rate(str(given)), "year"
    rate = contract * multiple if contract is not None and multiple is not None else None
    text = ctx.written(start, atom.end)
    return Penalty(
        start, atom.end, text, rate, period if rate is not None else None, annualise(rate, period),
        multiple=multiple, base=name, role=role, slot=atom.slot,
    )  # fmt: skip


def _read(ctx: Context, atom: Atom) -> Penalty | None:
    plain = ctx.plain
    lo, hi = ctx.clause(atom.start)
    low, high = ctx.sentence(atom.start)
    noun = _NOUN.search(plain, lo, hi)
    if plain.startswith("折", atom.end) or (not noun and _ELSE.search(plain, lo, hi)):
        return None
    value = None if atom.slot else read_rate(plain[atom.start : atom.end])
    start = atom.start - 3 if atom.slot and plain.startswith("分之", atom.start - 2) else atom.start
    period, start, end = period_of(plain, lo, start, atom.end)
    penal = noun or _LATE.search(plain, low, atom.start) or _NOUN.search(plain, atom.end, high)
    if (not penal and not (period == "day" and ctx.late)) or (
        _CONTRACT.search(plain, lo, atom.start) and not _RAISED_LATER.match(plain, end)
    ):
        if not _LOAN.search(plain, lo, hi):
            return None
        role = "contract_rate"
    else:
        role = "penalty"
    if role == "penalty" and ("×" in plain[lo:hi] or "*" in plain[lo:hi]):
        return _formula(ctx, atom, lo, hi, value)
    if raised := _RAISED.search(plain, low, atom.start):
        stated = _RAISED_FROM.search(plain, low, raised.start()) or _RAISED_ANY.search(plain, low, raised.start())
        if stated and (stated.end() >= lo or "基础" in plain[stated.end() : atom.start]):
            return _raised(ctx, atom, stated, value, role)
        if value is not None and plain.startswith(("上浮", "上调"), raised.start()):  # by half, but of what?
            text = ctx.written(raised.start(), atom.end)
            return Penalty(raised.start(), atom.end, text, multiple=1 + value, role=role)
    base = None
    room = max(end - start + 1, 4)
    if plain[start - 1] in _BASE_ENDS and (before := _BASE.search(plain, lo, start)):
        base = before.group(1)
        if not period or start - before.start() <= room:
            room -= start - before.start()
            start = before.start()
    if role == "penalty":
        start, end = _phrase(plain, lo, start, end, hi, room)
    text = ctx.written(start, end)
    return Penalty(start, end, text, value, period, annualise(value, period), base=base, role=role, slot=atom.slot)


def _in_fen(ctx: Context) -> list[Penalty]:
    found: list[Penalty] = []
    for start, end, rate, period in rates_in_fen(ctx.plain):
        late = (ctx.late and "照算" in ctx.plain) or _LATE.search(ctx.plain, *ctx.sentence(start))
        role = "penalty" if late else "contract_rate"
        lo, hi = ctx.clause(start)
        if role == "penalty":
            start, end = _phrase(ctx.plain, lo, start, end, hi, end - start + 1)
        text = ctx.written(start, end)
        found.append(Penalty(start, end, text, rate, period, annualise(rate, period), role=role))
    return found


def _sum(ctx: Context, amount: Amount) -> Penalty:
    lo, _ = ctx.clause(amount.start)
    period, start, end = period_of(ctx.plain, lo, amount.start, amount.end)
    noun = ctx.nearest(amount.start, lo)
    if noun and noun.kind == "penalty" and amount.start - noun.end <= 4:
        start = min(start, noun.start)
    return Penalty(start, end, ctx.written(start, end), None, period, None, amount.value, slot=amount.slot)


def threatened(ctx: Context, amount: Amount) -> bool:
    """Tell whether a penalty is only announced: such a sum costs the late, but is not owed."""
    lo, _ = ctx.clause(amount.start)
    clause = ctx.plain[lo : amount.start]
    if _ACCRUED.search(clause) and "将" not in clause:
        return False
    if "收取" in clause and "已" not in ctx.plain[ctx.sentence(lo)[0] : lo]:
        return True
    period, _, _ = period_of(ctx.plain, lo, amount.start, amount.end)
    return period not in (None, "once") or _THREATENED.search(clause) is not None


def _multiples(ctx: Context, found: list[Penalty]) -> list[Penalty]:
    new: list[Penalty] = []
    for m in _MULTIPLE.finditer(ctx.plain):
        low, high = ctx.sentence(m.start())
        rated = any(low <= p.start < high and p.rate for p in found if p.role == "penalty")
        if not rated and _LATE.search(ctx.plain, low, high):
            new.append(Penalty(*m.span(), ctx.written(*m.span()), multiple=factor(m.group(2)), base=m.group(1)))
    return new


def _agreed(ctx: Context, found: list[Penalty]) -> list[Penalty]:
    """Return where a sentence leaves the cost to the contract: the mention nearest to the penalty it names."""
    plain = ctx.plain
    best: dict[int, tuple[bool, Penalty]] = {}
    for m in _AGREED.finditer(plain):
        start, end = m.span()
        low, high = ctx.sentence(start)
        if any(low <= p.start < high and p.role == "penalty" for p in found) or not _CHARGE.search(plain, low, high):
            continue
        near = _CHARGE.search(plain, *ctx.clause(start)) is not None
        if low not in best or near > best[low][0]:
            best[low] = near, Penalty(start, end, ctx.written(start, end))
    return [penalty for _, penalty in best.values()]


def _announced(ctx: Context) -> list[Penalty]:
    """Return «逾期将加收滞纳金»: a cost is announced, how much is not said."""
    return [
        Penalty(*m.span(), ctx.written(*m.span()))
        for m in _ANNOUNCED.finditer(ctx.plain)
        if not any(no in m.group() for no in ("不", "免", "已", "减"))
    ][:1]


def find_penalties(ctx: Context, atoms: list[Atom], accrued: list[Amount], announced: list[Amount]) -> list[Penalty]:
    """Return what being late costs, and disclosed loan rates, in order.

    ``announced`` sums are what the late will have to pay (see ``threatened``), ``accrued`` ones are owed already.
    """
    plain, kinds = ctx.plain, ctx.kinds
    found: list[Penalty] = []
    for atom in atoms:
        if atom[2] == "rate" and (penalty := _read(ctx, atom)):
            found.append(penalty)
    if found and (raised := [p for p in found if p.multiple is not None]):
        # the contract rate inside «合同利率7.2%上浮50%» is no second statement
        found = [p for p in found if p in raised or not any(q.start <= p.start and p.end <= q.end for q in raised)]
    if "息" in plain and ("分" in plain or "厘" in plain):
        found.extend(p for p in _in_fen(ctx) if not any(q.start < p.end and p.start < q.end for q in found))
    if announced:
        found.extend(_sum(ctx, amount) for amount in announced)
    if accrued and not any(p.role == "penalty" and p.amount is None for p in found):
        # Where a rate is stated, the sum it has come to is an amount and no second statement of the penalty.
        found.extend(_sum(ctx, amount) for amount in accrued)
    if not found and ("一天" in plain or "一日" in plain or "每天" in plain or "每日" in plain):
        found.extend(
            Penalty(*m.span(), ctx.written(*m.span()), None, "day", None, number(m.group(1)))
            for m in _SPOKEN.finditer(plain)
        )
    if "倍" in plain:
        found.extend(_multiples(ctx, found))
    if "contract" in kinds and kinds & {"penalty", "late", "due"}:
        found.extend(_agreed(ctx, found))
    if "penalty" in kinds and not any(p.role == "penalty" for p in found):
        found.extend(_announced(ctx))
    if len(found) > 1:
        found.sort(key=lambda p: (p.start, p.end))
    return found
