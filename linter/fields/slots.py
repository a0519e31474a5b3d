"""What a template variable stands for: by declaration, by the unit behind it, by its name, or by the words around.

A name is read as a noun phrase, so its last telling part is its head: ``order_price`` is a price, ``due_date`` a
date, 还款日期 a date and 待还总额 a sum. That holds for English, pinyin and Chinese alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from linter.fields.atoms import Atom
from linter.fields.patterns import lazy
from linter.model import Slot
from linter.parsing import Message

_TYPES = {
    "amount": "money", "money": "money", "decimal": "money", "currency": "money",
    "deadline": "date", "date": "date", "datetime": "date", "time": "date",
    "penalty": "rate", "rate": "rate", "percent": "rate",
    "contact": "phone", "phone": "phone", "tel": "phone", "hotline": "phone", "mobile": "mobile",
    "account": "account", "name": "name", "text": "name", "code": "code", "days": "days", "url": "url", "link": "url",
}  # fmt: skip
_PARTS = lazy(
    r"(?P<app>app(?:_?name)?)"
    r"|(?P<rate>rate|ratio|percent|pct|apr|lilv|feilv|lv$|利率|费率|比例|百分比|标准)"
    r"|(?P<mobile>mobile|mob$|cell|shouji|sjh|手机)"
    r"|(?P<phone>phone|tel(?!ler)|hotline|(?<!dead)(?<!off)(?<!on)line$|dianhua|dh$|rexian|rx$|kefu|lxfs|call|电话|热线|联系方式|客服)"
    r"|(?P<wechat>wechat|weixin|wx$|微信|企微)"
    r"|(?P<branch>branch|place|addr|地点|地址|outlet|wangdian|网点|支行|分行)"
    r"|(?P<url>url|link|href|site|lianjie|链接|短链|网址)"
    r"|(?P<email>e?mail|youxiang|邮箱)"
    r"|(?P<days>days|tianshu|ts$|dpd|天数)"
    r"|(?P<count>count|cnt|num$|period|qishu|qs$|term|期数|期次|期$|笔数|index|hours?$|minutes?$)"
    r"|(?P<month>month|mon$|year|月份|年份|月$|年$)"
    r"|(?P<account>tail|card|acct|account|last4|weihao|kahao|kh$|wh$|zhanghao|contract|loan_?no|order(?:_?no|_?id)?$|hth|htbh|(?<=[a-z_])no$|_id$|code$|尾号|卡号|账号|账户|合同号?|编号|户号|订单号?)"
    r"|(?P<date>date|day(?!s)|deadline|ddl|(?<!over)due|dt$|time|_by$|^by$|_at$|(?<=[a-z])By$|riqi|rq$|hkr|dqr|jzr|huankuanri|jiezhi|expire|grace|(?<![a-z])end|日期|[还付缴][款费]日期?|截止|到期|时间|日$|期限|限期|宽限期)"
    r"|(?P<money>amount|amt|money|sum|total|balance|bal$|principal|prin$|interest|fee|fine$|penalty|cost|price|payment|pay$|paid|owed?$|owing|debt(?!or)|arrears|bill$|repay$|limit|threshold|coupon|cpn|minus|bonus|cash|rest$|remain|refund|spend|int$"
    r"|jine|je$|(?<![a-z])bj$|benjin|lx$|lixi|fx$|faxi|wyj|znj|yhk$|qk$|qiankuan|ze$|hj$|bj$|qian$|yue$|金额|欠款|应还|应缴|本金|利息|罚息|违约金|滞纳金|费用?|余额|总额|合计|额度?$|款$|本息)"
    r"|(?P<name>name|manager|mgr|staff|agent$|经理$|专员$|user|customer|cust|client|debtor|borrower|xm$|xingming|姓名|客户|称呼|借款人|持卡人|先生|sex|gender|title|product|org$|bank$|brand|company|公司|产品|商品|机构|银行|平台|姓$|员$|emoji|merchant|item|goods)",
)  # fmt: skip
_UNITS = {"元": "money", "块": "money", "万": "money", "%": "rate", "‰": "rate", "‱": "rate"}
_COUNTERS = "㎡号期笔位天月年个次张户次:家岁第日台件"
_MONEY_HEAD = lazy(
    r"(?:¥|rmb|cny|人民币|hk\$|nt\$|港币|金额|欠款|欠费|应还|应还款|应缴|本金|利息|罚息|违约金|滞纳金|余额|款|总额|费用?|共计|合计|一共|总共|额度|最低还款额?|租金|欠|还款|本息|待还|需还|应付|账单)"
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
_DATE_TAIL = lazy(r"\s?(?:之前|以前|前|当日|到期|起|止|为还款日|24[时点]|\d{1,2}:\d{2}|日前|就该还)")
_RATE_HEAD = lazy(
    r"(?:罚息率|费率|按日|日息|每日|每天|月息|日利率|月利率|年利率|年化|利率|[百千万]分之)(?:为|是|:|按|收取|计收|加收)?\s?$"
)
_EMAIL_HEAD = lazy(r"(?:邮箱|邮件[至到]|e?mail)(?:为|是|:)?\s?$")
_WECHAT_HEAD = lazy(r"(?:微信号?|企微|公众号)(?:为|是|:)?\s?$")
_NUMBERED = lazy(r"号(?:借款|贷款|合同|借据|订单|保单|承兑|汇?票|账单)")
_TAIL_HEAD = lazy(r"(?:尾号|账号|卡号|户号|编号|合同|订单|订单号|后四位|尾数|工号|借据)(?:为|是|:)?\s?$")
_MARKS = lazy(r"[\[<%{@$#&]|_[a-z_]")
_HOME_MADE = lazy(r"[\[<%@&]|\{\{|_[a-z_]")
_LOOSE = lazy(
    r"\{\{\s*([^{}\n]{1,40}?)\s*\}\}|\$\[([\w.]+)\]|\[\[\s*([^\[\]\n]{1,20}?)\s*\]\]|\[([\u4e00-\u9fff]{1,8}|\$?[a-z][\w.]{0,15})\]|<([a-z][a-z0-9_]{0,15})>(?!/)"
    r"|@(\d{1,2}|[a-z]\w{0,15})@|&([a-z\u4e00-\u9fff][\w.]{0,15})&|__([a-z][a-z0-9_]{0,15}?)__|(?<![a-z0-9_])_([a-z][a-z0-9]{0,15})_(?![a-z0-9_])"
    r"|(?<=[\u4e00-\u9fff])【([\u4e00-\u9fff]{1,8})】(?![\d:\s]|$)|%\((\w+)\)[.\d]*[sdf]|%[\d.$]*(\.\d)f"
)


_EXTENDS = frozenset({"-", " ", "转", "转分机", "分机"})
_FACTS = frozenset({"money", "date", "rate", "phone", "mobile", "days"})
"""What a name in 【】 must tell to be a variable and no heading."""


def all_slots(message: Message) -> tuple[Slot, ...]:
    """Return the variables of a message, with those of home-made notations: [金额], <sum>, %(amt).2f, {{x | f}}."""
    plain = message.plain
    box = plain.find("【", 1)
    boxed = box > 0 and "\u4e00" <= plain[box - 1] <= "\u9fff"
    if not boxed and not _MARKS.search(plain):  # most messages are no template: nothing of one is asked for
        return ()
    slots = message.slots
    if not boxed and not _HOME_MADE.search(plain):
        return slots
    more = [
        Slot(m.start(), m.end(), next(g for g in m.groups() if g), "loose")
        for m in _LOOSE.finditer(plain)
        if not any(s.start < m.end() and m.start() < s.end for s in slots)
        and (plain[m.start()] != "【" or name_type(plain[m.start() + 1 : m.end() - 1]) in _FACTS)
    ]
    return tuple(sorted([*slots, *more])) if more else slots


def _declared(slot: Slot, meta: Mapping[str, object]) -> str | None:
    slots = meta.get("slots")
    if not isinstance(slots, Mapping):
        return None
    entry = cast("Mapping[str, object]", slots).get(slot.name)
    if not isinstance(entry, Mapping):
        return None
    kind = cast("Mapping[str, object]", entry).get("type")
    return _TYPES.get(str(kind)) if kind else None


def name_type(name: str) -> str | None:
    """Return what a variable's name says it holds: the last part that tells anything is the head."""
    name = re.split(r"[|(\s]", name.strip(), maxsplit=1)[0]
    name = re.sub(r"(?<=[a-z])([A-Z])", r"_\1", name).lower()
    heads = [m.lastgroup for m in _PARTS.finditer(name)]
    if not heads:
        return None
    if heads[-1] == "date" and name.endswith("due") and "money" in heads:
        return "money"  # amount_due
    return heads[-1]


def _by_context(plain: str, slot: Slot) -> str | None:
    tail = plain[slot.end : slot.end + 1]
    head = plain[max(0, slot.start - 10) : slot.start]
    if _TAIL_HEAD.search(head):
        return "account"
    if _NUMBERED.match(plain, slot.end):
        return "account"
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


def slot_type(plain: str, slot: Slot, meta: Mapping[str, object]) -> str | None:
    """Return money, date, month, rate, phone, mobile, days, count, account, branch, name, url …, or None."""
    if declared := _declared(slot, meta):
        return declared
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
        kind = slot_type(plain, slot, meta)
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
