"""Whether a message says that a debt is overdue already, or only what would happen if it were.

«逾期» alone tells nothing: «逾期将收取罚息» stands in every reminder. Lateness is asserted by a tense, a count of
days or a noun of the arrears, outside a condition or a precaution.
"""

from __future__ import annotations

from functools import lru_cache

from linter.patterns import lazy

_IS_PAST = r"期?(?:早|均|现)?已经?(?:过|满|届满|结束|超过)"
_FELL_DUE = r"[^，,。;]{0,4}已于[^，,。;]{1,16}?到期"
# Asserted whatever precedes, short of a condition. Every alternative begins with a letter, not with a group: then
# the search skips at once over all letters that begin none.
_ASSERTED = lazy(
    r"拖欠|尚欠|仍欠|结欠|积欠|欠缴|下欠|还欠|亏欠|欠交|欠下|欠付|欠本|欠息|欠租|欠费|所欠|欠款人|欠(?:我|本)(?:社|行|司|公司|店|方|所|院)|欠[¥#$@{%\d]"
    r"|有欠款|当前欠款|累计欠款|剩余欠款|历史欠款|现欠款|逾期欠款|您的欠款|欠款(?:总额|金额|合计|共|已|达|[\d壹贰叁肆伍陆柒捌玖拾]|¥|[#$@{%])|你欠的|您欠的|转入?催收|最后通牒|逾期(?:账单|贷款|还款)?(?:通知|催收|提醒|提示|告知|推送|语音)|忘了?还(?:款)?[啦了]|一直拖着|没有?(?:扣成|入账|还呢)|这个?[月期][^，,。;]{0,4}没还|上个?[月期][^，,。;]{0,4}没还|这期的钱还没|应还的[^，,。;]{1,14}?至今|未足额|到期[^，,。;]{0,4}没有?收到"
    r"|透支(?:本金|款)[^，,。;]{0,16}(?:未|拖)"
    r"|一直没|还没|没有?(?:还上|还清|交上?|缴|结清)|还差着?呢|过日子了|晚了?[\d一二两三四五六七八九十]+[天日]了|晚了?[{#$@%][^，,。;]{0,16}?[天日]|已经?晚"
    r"|已经?过(?:了)?(?:还款|最后|缴费|期限|到期|约定|免息|付款|缴款|宽限|账单)"
    rf"|还款日{_IS_PAST}|到期日{_IS_PAST}|宽限期{_IS_PAST}|还款期{_IS_PAST}|期限{_IS_PAST}|截止日{_IS_PAST}"
    rf"|借款{_FELL_DUE}|贷款?{_FELL_DUE}|欠款{_FELL_DUE}|账单{_FELL_DUE}|分期{_FELL_DUE}|租金{_FELL_DUE}|款项{_FELL_DUE}"
    r"|到期[^，,。;]{1,8}?(?:天|日|周|星期|礼拜|月)多?了"
    r"|超过(?:了)?(?:还款|缴费|约定|最后|付款)[日期限]{1,2}"
    r"|到期后?(?:仍|尚|一直|已|还|至今)未|期满后?(?:仍|尚|一直|已|还|至今)未"
    r"|扣款(?:失败|未成功|不成功|未能成功)|未能扣款成功|已到期[^，,。;]{1,4}?天|〔逾期[〕\])】]|\[逾期[〕\])】]|\(逾期[〕\])】]|【逾期[〕\])】]"
    r"|未扣足|扣收失败|没扣[到成]|past ?due|overdue"
    r"|催收(?:通知|函|提)|催了|委案|已委托我|现委托我|被执行人|执行通知|爽约|已超(?:缴费|还款|付款)?期"
    r"|超了[^，,。;]{0,4}(?:天|月|日)|拖了[^，,。;]{0,4}(?:天|月|日)|没给|没见着|超时|未履行|宣布[^，,。;]{0,16}到期|说好[^。;]{0,20}(?:现在|结果|也没)"
    r"|催缴|催款|催告|追讨|追偿|停机|已停[水电气]|全额归还|再次要求您"
)
# A card's statement calls what it bills 欠款 before any of it is late.
_STATEMENT = lazy(r"(?:到期|最后|最晚)还款日期?(?:为|是|:)?\s?(?:\d{4}年|\d{1,2}月|[$#@{%])")
_OVERDUE = lazy(r"逾期|过期|超期")
_SAID = lazy(
    r"(?:已经?|现|仍|均|发生|出现|产生|处于?|累计|连续|目前|当前|本次|账单|[借贷欠]款|款项|分期|有|您|第\S{1,6}期|元|账款|订单)[^，,。;!?:如若\s]{0,6}$"
)
_MEASURED = lazy(
    r"(?:(?:应还|结欠|未还)(?=[\d¥#$@{%元人])|[\d一二三四五六七八九十百千万,.]+[元块]|已?达?了?第?\s?(?:\d+|[一二三四五六七八九十两百]+|[#$@{%<\[][^，,。;\s]{0,20}?)\s?[天日期个](?!收|加|按|的?罚|罚|将|会|计|起)|(?:账单|[借贷]款|月供|租金|款项)\s?[\d¥$#@{%_\[【]|状态|记录|金额|欠款|账款|总额|本金|本息|的(?:这|那|还|一期)|未还\S{0,3}[\d{#$@%]|了(?!之后|将|会)|中|[，。](?!将|会|每|按|我行将|系统))"
)
_UNPAID = lazy(
    r"(?:仍|尚|还|至今)未予?(?:还|归|偿|结|缴|支付|收到|足额|交|付|履行|清|到账|入账)|未(?:归还|偿付|偿还(?!本金)|结清|缴清|付清|清偿|付|缴|交|还|到账|入账|支付)|未按(?:时|期|约)?(?:归还|足额|入账|到账)|未能?还款|未达(?:本期)?最低"
)
_STATED = lazy(r"的?(?:[¥\d#$@{%]|税额|金额|款项|欠款|，请|，催)")
_UNLESS = lazy(
    r"(?:如果?|若|倘若?|一旦|避免|以免|防止|免得|免|否则|为防|不会|没有|未发生|无|谨防|或|万一|凡|对于|假如|要是|别|勿|不要|每|原报销款)[^，,。;!?]{0,10}$"
)
_THEN = lazy(r"[^，,。;!?]{0,6}?(?:的?，?\s?(?:将|会|可能|每|按|我[行司]将)|的话|者|部分)|[，]?(?:则|将)")


@lru_cache(maxsize=256)
def is_late(plain: str) -> bool:
    """Tell whether the message asserts lateness outright."""
    for found in _OVERDUE.finditer(plain) if "逾期" in plain or "过期" in plain or "超期" in plain else ():
        start, end = found.span()
        if _UNLESS.search(plain, max(0, start - 16), start):
            continue
        if _MEASURED.match(plain, end):
            return True
        if _SAID.search(plain, max(0, start - 14), start) and (plain[start - 1] == "已" or not _THEN.match(plain, end)):
            return True
    if "未" in plain:
        for found in _UNPAID.finditer(plain):
            start, end = found.span()
            late = plain[max(0, start - 2) : start] == "逾期"
            still = found.group()[0] in "仍尚还至"
            if still and not late and not _UNLESS.search(plain, max(0, start - 16), start):
                return True
            if (late and not still and not _STATED.match(plain, end)) or _THEN.match(plain, end):
                continue  # 逾期未还将影响信用, 未按时还款的将计收罚息
            if not _UNLESS.search(plain, max(0, start - 16), start):
                return True
    statement = "账单" in plain and _STATEMENT.search(plain) is not None
    for found in _ASSERTED.finditer(plain):
        if statement and found.group()[0] in "欠结":
            continue
        if not _UNLESS.search(plain, max(0, found.start() - 16), found.start()):
            return True
    return False
