"""By when to pay. A date of anything else is left out.

A date is a deadline when its clause says so: a word before it (还款日, 请于), behind it (前, 内, 到期), or a verb
of paying right behind it. The date of something that has happened, or that only names a day (账单日, 有效期), is
none.
"""

from __future__ import annotations

from linter.fields.atoms import Atom
from linter.fields.context import Context
from linter.fields.date import days_in, days_of_word, month_end, resolve
from linter.model import Deadline
from linter.patterns import lazy

_CLOCK = (
    r"(?:\s?(?:凌晨|上午|中午|下午|晚上|晚间|[晚早])?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?::\d\d|[时点])(?:整|钟)?)"
)
_CLOCK_NEXT = lazy(rf"{_CLOCK}(?![:\d])")
_CLOSE = r"(?:日终|营业(?:时间)?(?:终了|结束|终止)|下班|打烊|关门|收市|闭店)"
_BY = lazy(
    rf"\s?\)?(?:\([^()]{{0,8}}\))?\s?{_CLOSE}?{_CLOCK}?\s?(?:\([^()]{{0,8}}\))?\s?"
    r"(?:或之前|之前|以前|前|当天|当日|为止|止|截止|到期|内|以内|之内|为还款日|为最后|是最后|是还款日|是您|为您)"
)
_ASKED = r"(?:请您?|须|应|务必|需|最迟|最晚|不晚于|不迟于|限|烦请|望)[^，,。;]{0,8}$"
_ASK = lazy(_ASKED)
_PAY = lazy(
    r"还(?!款(?:记录|情况|信息|计划))|缴|交(?!易)|付|存|扣|清|到期|补|汇|转入|转进|办理|到账|处理|结(?!果|合|构|束)|打[进来过到]"
)
_PAY_NEXT = lazy(
    r"[^，,。;]{0,4}?(?:还款|到期|扣|缴(?!费基)|付款|归还|还清|结清|自动|就该还|付清|必须|给|到账|到帐|一次性"
    r"|还(?![款有剩没])|转(?!入|房))"
)
_PAST = lazy(r"已|收到|成功|发生|起|消费|交易|签|发放|放款|出账|生成|受理|申请|办理了|开通|曾|支出|转账|入账")
_PAST_NEXT = lazy(
    r"\s?(?:\d{1,2}:\d{2}(?::\d{2})?)?\s?(?:实时|起|开始|以来|在|通过|消费|交易|支出|转|入账|收到|签|向|出账|生效|的|发生|申请"
    r"|后|之后|已|您|成功|尾号|发放|到账)"
)
_OWING_NEXT = lazy(r"\s?您的[^，,。;\d]{0,8}?(?:应还|需还|应缴|待还)")
_REPAID = lazy(r"(?!或?[之以]?前)[^，,。;]{0,10}?还款\d")
_UNLESS_BY = lazy(r"(?:之|以)?前(?:仍|尚|还|若)?(?:未|不|没)[^。;]{0,12}?(?:将|则|会|即|就|我[行司])")
_FAILED = lazy(
    r"(?:顺延|延期|延至|那[天日期]|已过|早过|过了)|(?:应还|应付|应缴|应?归还|到期)的?[^。;]{0,16}?(?:仍|尚|至今|一直)未|应还[^。;]{0,24}?已逾期|[^，,。;]{0,4}\)?的?(?:钱|款)[^，,。;]{0,6}(?:还没|没到)|还入"
    r"|[^，,。;]{0,10}?(?:失败|未成功|不成功|未能|未扣|失效|到期[未后]|到期已|未还|结息|出账|没来|入院|就诊)|[^，,。;]{0,16}成功"
)
_OTHER_ACT = lazy(
    r"止$|(?:之|以)?前?回复?\s?[a-z#]|[^，,。;缴交还付]{0,8}?(?:申请|报名|参与|领取|激活|输入|使用|刷|下单|注册|有效(?!还款)|预约|参加|消费|兑换|开通|提款"
    r"|首次|首借|借款可|借可|[可再]领|再送|加送|续租|可享|立减|赠)|[^，,。;]{0,10}(?:可享|立减|赠|享\d|享受|\d折)"
)
_PAY_LATER = lazy(r"补交|补缴|还款(?!可用|立减|享|券)|还清|付款|支付|缴清|结清|缴费")
_UNTIL_NOW = lazy(r"(?:为止)?(?:还没|仍|尚|都没|也没)")
_STATUS = lazy(r"(?:截至|截止|截止到|截至到|自|从|统计至|更新至)\s?(?:目前|北京时间)?\s?$")
_MOVED = ("延至", "延期至", "延长至", "展期至", "宽限至", "宽限到", "延后至", "推迟至", "调整至")
_MISSED = lazy(r"[^，,。;]{0,4}[，,][^。;]{0,8}?(?:(?:仍|尚|至今|还|一直)[未没]|[现均]?已(?:经)?逾期)")
_RECEIPT = lazy(r"已还清|还款成功|最新还款信息|还款到账|已入账")
_FORMER = ("原", "上期", "上次", "活动", "已过", "已过了", "超过")
_ADDRESS = ("路", "街", "道", "巷", "弄", "大厦", "小区", "村", "楼", "第")
_NO_DAY = ("提前", "已于", "已在")
_PLACES = ("窗口", "楼", "室", "线", "院", "店", "柜", "机", "门", "桌", "床", "文", "令", "车", "库", "房")
_ENGLISH = lazy(r"(?:by|before|due|due on|due date:?)\s?$")
_OVERDUE = lazy(r"(?:逾期|超过|超|拖欠|欠费|欠款|延期|延迟|违约|过期|累计)(?:已|达|了|未还)?(?:经|超过|达|有)?\s?$")
_WITHIN = lazy(
    r"\s?(?:个?(?:工作|自然)?[日天]|小时)?(?:之内|以内|内|之前|前|后到期|后为|后将|后是|到期|后还|后扣|后要)"
)
_TO_PAY = lazy(rf"还|{_ASKED}|(?:截止|期限|时限|限期)(?:为|是|:)?\s?$")
_AGO = lazy(r"\s?[天日]?之?前(?:就|已经?)?(?:到期|应还|逾期|该还|出账)")
_TO_GO = lazy(r"(?:还有|再有|还剩|剩余|剩|距\S{0,8}|再过|过)\s?$")
_TO_DAY = lazy(r"[天日]?后?\s?(?:就|即|便)?(?:是|为|到|将|要)?\s?(?:最后|本期|您的|该)?(?:还款日|到期|还款|还|扣款|扣)")
_TO_PAYDAY = lazy(r"距[^，,。;]{0,10}(?:还款日|到期日?|扣款日)[^，,。;]{0,6}$")
_TO = lazy(rf"\s?(?:\([^()]{{0,6}}\))?\s?{_CLOSE}?(?:{_CLOCK}\s?(?:或?之前|以前|前(?!后))?|(?:或?之前|以前|前(?!后)))")
_TO_STARTS = frozenset("前以之或(日凌上中下晚早营打关收闭")
_SINCE = lazy(
    r"(?:自|从|于|在)?(?:您?(?:收到|接到|收悉|接获)|自|从|见)[^，,。;]{0,10}?(?:起|后|之日起|日起|通知|短信|本函|本信|文书?)?的?$"
    r"|[^，,。;请于]{2,8}发出后$|文到$"
)
_MONTH = lazy(r"(?:本|这个?|当|次|下个?|每个?)月\s?$")
_PERIOD_END = r"(?:[月年][底末]|周末)"
_NTH = r"[一二三四五六日天](?![期次])"
_WEEKDAY = rf"(?:周|星期|礼拜){_NTH}"
_PAYDAY = r"还款日(?=前(?![一二三四五六七\d]天)|之前|当天)"
# As in ``lateness``, every alternative begins with a letter.
_WORD = lazy(
    rf"本{_PERIOD_END}|这个?{_PERIOD_END}|下个?{_PERIOD_END}|次{_PERIOD_END}|当{_PERIOD_END}|月[底末]|年[底末]|周末"
    rf"|本{_WEEKDAY}|这{_WEEKDAY}|下{_WEEKDAY}|上{_WEEKDAY}|周{_NTH}|星期{_NTH}|礼拜{_NTH}"
    r"|本(?:周|星期|礼拜)(?:之?内)?|这(?:周|星期|礼拜)(?:之?内)?|大后天|后天|后日|明[天日晚早]|听日|本月内|月内|次日|翌日|今[天日晚]|当[天日]|即日|本日|t\+\d"
    rf"|下[次一个]{_PAYDAY}|本期{_PAYDAY}|当期{_PAYDAY}|最后{_PAYDAY}|到期{_PAYDAY}|{_PAYDAY}"
)
_SET = lazy(r"请|限|务必|须|望|宽限|前|内|应于|需")


def _is_deadline(ctx: Context, start: int, end: int) -> bool:
    plain = ctx.plain
    lo, hi = ctx.clause(start)
    lo = max(lo, plain.rfind("】", lo, start) + 1)  # a signature names no act: 【某某消费金融】
    left, right = plain[lo:start], plain[end:hi]
    if left:
        if left.endswith(_ADDRESS) or left.endswith(_NO_DAY):
            return False
        if right.startswith(_PLACES):
            return False
        if left[-1].isascii() and _ENGLISH.search(left):
            return True
        if left[-1] in "至到" and left.endswith(_MOVED):
            return True
    elif right.startswith(_PLACES):
        return False
    before = ctx.nearest(start, lo)
    if before and before.kind == "notday" and start - before.end <= 6:
        return False
    if right[:1] in ("前", "之", "以") and _UNLESS_BY.match(plain, end):
        return True
    if _FAILED.match(right) or (_REPAID.match(right) and not _ASK.search(left)):
        return False
    if before and before.kind == "payday" and start - before.end <= 8:
        if plain.startswith("还款时间", before.start) and _RECEIPT.search(plain):
            return False
        if ctx.late and _MISSED.match(plain, end):
            return False
        return not plain[lo : before.start].endswith(_FORMER)
    if _OTHER_ACT.match(right) and not _PAY_LATER.search(right):
        return False
    by = right[:1] == "前" or plain[end - 1] in "前内" or _BY.match(right) is not None
    if left[-1:] in ("到", "至") and _UNTIL_NOW.match(right):
        return False  # 到今天还没还
    if not by and _STATUS.search(left):
        return _CLOCK_NEXT.match(right) is not None
    if by and not left.endswith("自"):
        return right[:1] in ("前", "内", "之") or _PAST_NEXT.match(right) is None
    after = ctx.following(end, hi)
    if after and after.kind == "payday" and after.start - end <= 4:
        return True
    if _OWING_NEXT.match(right):
        return True
    if right.startswith(("已到期", "到期")) and plain[start:end] in ("今日", "今天"):
        return not ctx.late
    if _PAST_NEXT.match(right) and not right.startswith("的还款"):
        return False
    if _ASK.search(left):
        return True
    if _PAST.search(left) or _PAST.search(right):
        return False
    if "将" in left or "将" in right:
        return _PAY.search(plain, lo, hi) is not None
    return _PAY_NEXT.match(right) is not None


def _is_span(ctx: Context, atom: Atom) -> bool:
    """Tell whether a stretch of time is one to pay in: not «逾期3天», not «前3天»."""
    plain = ctx.plain
    lo, hi = ctx.clause(atom.start)
    left = plain[lo : atom.start]
    if left.endswith("逾期"):
        return False
    text = "" if atom.slot else plain[atom.start : atom.end]
    if "分钟" in text or left.endswith(("前", "近", "过去", "第", "每")) or _OVERDUE.search(left):
        return False
    right = plain[atom.end : hi]
    if not right:  # 收信后十日内，请到我行还款
        right = plain[atom.end : ctx.clause(min(hi + 1, len(plain)))[1]]
    if _AGO.match(right):
        return False
    if _TO_GO.search(left) and (_TO_DAY.match(right) or _TO_PAYDAY.search(left)):
        return True
    if _OTHER_ACT.search(right) and not _PAY_LATER.search(right):
        return False  # 请在24小时内登录领取
    if text.endswith("内") or _WITHIN.match(right):
        return atom.slot is not None or bool(_PAY.search(right) or _TO_PAY.search(left))
    return text.endswith("后") and not right.startswith("将") and _PAY.search(right) is not None


def _alone(ctx: Context, start: int, end: int) -> bool:
    """Tell whether a date variable is a whole clause of a message about paying: 「…还款日提醒：500元，{date}。」."""
    return ctx.clause(start) == (start, end) and bool(ctx.kinds & {"payday", "repay"})


def _wide(ctx: Context, start: int, end: int) -> tuple[int, int]:
    """Widen a deadline to the clock and 前 behind it and to «收到短信之日起» before it."""
    plain = ctx.plain
    lo, hi = ctx.clause(start)
    following = plain[end : end + 1]
    if (following in _TO_STARTS or following.isspace() or following.isdigit()) and (after := _TO.match(plain, end, hi)):
        end = after.end()
    left = plain[lo:start]
    if ("后" in left or "起" in left or "收到" in left) and not left[-1].isspace():
        before = _SINCE.search(plain, lo, start)
        if before:
            start = before.start() + (plain[before.start()] in "于在")
    return start, end


def _dated(ctx: Context, atom: Atom) -> Deadline | None:
    start, end, shape, slot = atom
    day, days, given = None, None, False
    if shape in ("span", "days"):
        if not _is_span(ctx, atom):
            return None
        days = None if slot else days_in(ctx.plain[start:end])
        start -= 2 * ctx.plain.startswith(("还有", "还剩", "再有", "再过"), start - 2)
    else:
        if shape == "day" and (month := _MONTH.search(ctx.plain, max(0, start - 4), start)):
            start = month.start()
        if not _is_deadline(ctx, start, end) and not (slot and _alone(ctx, start, end)):
            return None
        if shape == "date" and not slot:
            day, given = resolve(ctx.plain[start:end], ctx.as_of)
        elif shape == "month" and not slot:
            day, given = month_end(ctx.plain[start:end], ctx.as_of)
    start, end = _wide(ctx, start, end)
    return Deadline(start, end, ctx.written(start, end), day, days, given, slot)


def _worded(ctx: Context, dates: list[Atom]) -> list[Deadline]:
    plain = ctx.plain
    found: list[Deadline] = []
    for word in _WORD.finditer(plain):
        start, end = word.span()
        if any(d.start < end and start < d.end for d in dates) or not ctx.free(start, end):
            continue
        if plain.startswith("(", end) and any(d.start == end + 1 for d in dates):
            continue  # 这周五(12月4日)
        if dates and word.group() in ("当天", "当日"):
            continue  # the day of the date named before
        if _is_deadline(ctx, start, end):
            days = days_of_word(word.group())
            start, end = _wide(ctx, start, end)
            found.append(Deadline(start, end, ctx.written(start, end), None, days))
    return found


def _clocks(ctx: Context, atoms: list[Atom]) -> list[Deadline]:
    """Return «请在22:00前存足», where no day is named at all: it is today."""
    return [
        Deadline(atom.start, atom.end + 1, ctx.written(atom.start, atom.end + 1), None, 0)
        for atom in atoms
        if atom.shape == "clock"
        and ctx.plain.startswith("前", atom.end)
        and _ASK.search(ctx.plain, ctx.clause(atom.start)[0], atom.start)
    ]


_SHAPES = frozenset({"date", "day", "month", "span", "days"})


def find_deadlines(ctx: Context, atoms: list[Atom]) -> list[Deadline]:
    """Return the deadlines of a message in order."""
    dates = [
        a
        for a in atoms
        if a[2] in _SHAPES and not (a[2] == "month" and a[3]) and not ctx.plain.startswith("t+", a[0] - 2)
    ]
    found = [deadline for atom in dates if (deadline := _dated(ctx, atom))] if dates else []
    if "when" in ctx.kinds:
        found.extend(_worded(ctx, dates))
        found.sort()
    if not found:
        return _clocks(ctx, atoms)
    if len(found) > 1 and ctx.late:
        # A message about arrears names the day missed and the day now set: only the latter is a deadline.
        return [d for d in found if _SET.search(ctx.plain, *ctx.clause(d.start))] or found
    return found
