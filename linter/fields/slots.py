"""What a template variable stands for: by declaration, by the unit behind it, by its name, or by the words around."""

from __future__ import annotations

from collections.abc import Mapping

from linter.fields.atoms import Atom
from linter.model import Slot
from linter.parsing.slotnames import name_type
from linter.patterns import lazy
from linter.variables import declared, name_of

_TYPES = {
    "amount": "money", "money": "money", "decimal": "money", "currency": "money",
    "deadline": "date", "date": "date", "datetime": "date", "time": "date",
    "penalty": "rate", "rate": "rate", "percent": "rate",
    "contact": "phone", "phone": "phone", "tel": "phone", "hotline": "phone", "mobile": "mobile",
    "account": "account", "name": "name", "text": "name", "code": "code", "days": "days", "url": "url", "link": "url",
}  # fmt: skip
_UNITS = {"元": "money", "块": "money", "万": "money", "%": "rate", "‰": "rate", "‱": "rate"}
_COUNTERS = "㎡号期笔位天月年个次张户次:家岁第日台件"
_MONEY_HEAD = lazy(
    r"(?:¥|rmb|cny|人民币|hk\$|hkd|usd|us\$|nt\$|港币|金额|欠款|欠费|应还|应还款|应缴|本金|利息|罚息|违约金|滞纳金|余额|款|总额|费用?|共计|合计|一共|总共|额度|最低还款额?|租金|欠|还款|本息|待还|需还|应付|账单)"
    r"(?:为|是|:|共|计|约|的|总共)?\s?[“\"]?$"
)
_PHONE_HEAD = lazy(
    r"(?:电话|热线|手机|致电|拨打|来电|客服|座机|咨询|专线|回电|联系|请[打拨]|[打拨]|(?<=[请可])电|call|tel)(?:号码)?(?:为|是|:)?\s?$"
)
_PHONE_TAIL = lazy(r"(?:咨询|联系|热线)|\s?\((?:手机|电话)\)")
_PERSON_HEAD = lazy(r"(?:专员|管家|经理|顾问|店长)\s?$")
_NUMBER_NEXT = lazy(r"[，,、\s]?\(?(?:联系)?(?:电话|手机|tel)|\(")
_URL_HEAD = lazy(r"(?:链接|网址|点击|戳|登录)(?:为|是|:)?\s?$")
_DATE_HEAD = lazy(
    r"(?:于|在|日期|[还付缴][款费]日期?|到期日|截止|期限|时间|截至|日为|最晚|最迟|付款日|by|date|due)(?:为|是|:)?\s?$"
)
_DATE_TAIL = lazy(r"\s?(?:之前|以前|前|当日|到期|起|止|为还款日|\d{1,2}[时点]|\d{1,2}:\d{2}|日前|就该还|(?:自动)?扣款)")
_RATE_HEAD = lazy(
    r"(?:罚息率|逾期率|费率|按日|日息|每日|每天|月息|日利率|月利率|年利率|年化|利率|[百千万]分之)(?:为|是|:|按|收取|计收|加收)?\s?$"
)
_EMAIL_HEAD = lazy(r"(?:邮箱|邮件[至到]|e?mail)(?:为|是|:)?\s?$")
_WECHAT_HEAD = lazy(r"(?:微信号?|企微|公众号)(?:为|是|:)?\s?$")
_NUMBERED = lazy(r"号(?:借款|贷款|合同|借据|订单|保单|承兑|汇?票|账单)")
_TAIL_HEAD = lazy(r"(?:尾号|账号|卡号|户号|编号|合同|订单|订单号|后四位|尾数|工号|借据)(?:为|是|:)?\s?$")
_EXTENDS = frozenset({"-", " ", "转", "转分机", "分机"})


def _declared(name: str, meta: Mapping[str, object]) -> str | None:
    kind = declared(meta).get(name, {}).get("type")
    return _TYPES.get(str(kind)) if kind else None


def _by_context(plain: str, slot: Slot) -> str | None:
    tail = plain[slot.end : slot.end + 1]
    head = plain[max(0, slot.start - 10) : slot.start]
    if _TAIL_HEAD.search(head):
        return "account"
    if _NUMBERED.match(plain, slot.end):
        return "account"
    if plain.startswith(("/日", "/天"), slot.end):
        return "rate"
    if tail in ("天", "个"):
        return "days"
    if _DATE_TAIL.match(plain, slot.end):
        return "date"
    if _RATE_HEAD.search(head):
        return "rate"
    if _MONEY_HEAD.search(head) and (not tail or tail not in _COUNTERS):
        return "money"
    if _PHONE_HEAD.search(head) or _PHONE_TAIL.match(plain, slot.end):
        return "phone"
    if _PERSON_HEAD.search(head) and not _NUMBER_NEXT.match(plain, slot.end):
        return "phone"
    if _EMAIL_HEAD.search(head):
        return "email"
    if _WECHAT_HEAD.search(head):
        return "wechat"
    if _URL_HEAD.search(head):
        return "url"
    if tail == "月" or tail == "年":
        return "month"
    if tail in ("日", "号") or _DATE_HEAD.search(head):
        return "date"
    return None


def _unit(plain: str, at: int) -> tuple[str | None, int]:
    """Return what the unit behind a variable says, and where the unit ends."""
    at += plain[at : at + 1] == " "
    if plain.startswith("分月息", at) or plain.startswith("厘", at):
        return "rate", at + 1
    found = _UNITS.get(plain[at : at + 1])
    if not found:
        return None, at
    end = at + 1 + (plain[at : at + 2] in ("万元", "%%"))
    return found, end


def slot_type(plain: str, slot: Slot, number: int, meta: Mapping[str, object]) -> str | None:
    """Return money, date, month, rate, phone, mobile, days, count, account, branch, name, url …, or None.

    ``number`` is the place of the variable among those of the message, from 1.
    """
    if said := _declared(name_of(slot, number), meta):
        return said
    unit, _ = _unit(plain, slot.end)
    if unit:
        return unit
    named = name_type(slot.name)
    near = _by_context(plain, slot)
    if named == "account" and near == "phone":  # 客服${serviceNo}
        return near
    return named or near


def slot_atoms(plain: str, slots: tuple[Slot, ...], meta: Mapping[str, object]) -> list[Atom]:
    """Return the variables as numbers with a shape, year, month and day variables joined to one date."""
    atoms: list[Atom] = []
    i = 0
    while i < len(slots):
        slot = slots[i]
        kind = slot_type(plain, slot, i + 1, meta)
        end = slot.end
        dated = plain[end : end + 1] in ("年", "月") and kind != "rate"
        if kind in ("money", "rate") and not dated:
            unit, after = _unit(plain, end)
            end = after if unit else end
        elif dated or kind in ("date", "month"):
            first = i
            while i + 1 < len(slots) and plain[end : slots[i + 1].start] in ("年", "月", "月#", "-", "/", ".", " "):
                i += 1
                end = slots[i].end
            if plain[end : end + 1] in ("日", "号"):
                end, kind = end + 1, "date"
            elif i > first + 1:
                kind = "date"
            elif plain[end : end + 1] in ("月", "年") and not plain[end + 1 : end + 2].isdigit():
                kind = "month"
        elif kind == "phone" and i + 1 < len(slots) and plain[end : slots[i + 1].start] in _EXTENDS:
            i += 1
            end = slots[i].end
        if kind:
            atoms.append(Atom(slot.start, end, kind, slot.name))
        i += 1
    return atoms
