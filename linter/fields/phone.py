"""Numbers to call. A number is a phone by its shape and place, never by its digits alone.

Card tails, codes, order numbers and the reader's own number are none. An extension belongs to the span, not to
the value, which is what one dials.
"""

from __future__ import annotations

from linter.fields.atoms import Atom
from linter.fields.context import Context
from linter.model import Contact
from linter.patterns import lazy

_CALL = lazy(
    r"(?:电话|热线|电|拨打?|客服|座机|专线|联系|询|手机|tel|hotline|call|内线|或|/|、|经理|专员|老师|先生|女士|小姐)"
    r"(?:号码|人)?\)?(?:[\u4e00-\u9fff]{0,4})?(?:为|是|:|,|，|\s|\(|【)*$"
)
_BY_NAME = lazy(r"(?:银行|农信|农商行?|信用社|信用卡|村镇行|小贷|消金|金融|公司)\s?$")  # 某某银行96731
_OWN = lazy(
    r"(?:您的?|预留|绑定|注册|登记|尾号|本人|账户|账号|卡号|用户)的?(?:手机|号码|手机号|号|联系电话|电话|尾号)*(?:为|是|:|\s)*$"
)
_CODE = lazy(
    r"(?:尾号|四位|卡号|账号|账户|户号|编号|订单号?|流水号|合同号?|验证码|单号|号码为|代码|学号|客户号|申请|借据|缴费号"
    r"|尾数|单|工号|案号|第|no\.|房号|室|门牌|缴款码|凭证号)[:为是\s(]*$"
)
_LABEL_ENDS = frozenset("您的留定册记号人户机码话为是:位单同请据数第.室牌(")  # where _OWN and _CODE can end
_EXTENDS = frozenset("-转#*,分e")
_EXTENSION = lazy(r"\s?(?:-|转|#|\*|,|分机|转分机|ext\.?)\s?(?:分机)?\s?\d{1,6}(?!\d)")
_SHORT = lazy(r"(?:95\d{3,4}|96\d{3,6}|10\d{3}|11\d{3}|12\d{3}|1010\d{4}|1[0-2]\d|116\d{3}|118\d{3}|100\d{2,3})$")
_LOCAL = lazy(r"[2-9]\d{6,7}$")
_SPLIT = lazy(r"(?<![\d-])[2-9]\d{2,3}[-\s]\d{4}(?![\d-])")
_SPOKEN = lazy(
    r"(?:电话|热线|拨打?|[打拨]|客服|号码|致电)[^，,。;\d]{0,6}?"
    r"((?:四零零|四〇〇|八零零|九五|九六|零[幺一二三四五六七八九]{2,3}|[幺一][三四五六七八九])"
    r"(?:[,，、\s-]?[零〇幺一二三四五六七八九]){3,9})(?![零〇幺一二三四五六七八九十百千元块日月年点])"
)
_HAN_DIGITS = str.maketrans("零〇幺一二三四五六七八九", "001123456789")
_MOBILE_NAME = lazy(r"mobile|mob$|cell|sj|shouji|手机")


def digits(text: str) -> str:
    """Return the digits of a text, in order."""
    joined = text.replace("-", "")
    return joined if joined.isdigit() else "".join(filter(str.isdigit, text))


def slot_phone(ctx: Context, atom: Atom, slot: str) -> Contact:
    """Read a variable that stands for a number to call."""
    plain = ctx.plain
    mobile = (
        atom.shape == "mobile"
        or _MOBILE_NAME.search(slot.lower())
        or plain.startswith("手机", max(0, atom.start - 2))
        or plain.startswith("(手机)", atom.end)
    )
    text = ctx.written(atom.start, atom.end)
    return Contact(atom.start, atom.end, text, "mobile" if mobile else "phone", None, slot)


def _labelled(head: str) -> bool:
    """Tell whether the words before a number say that it is the reader's own, or none to call."""
    last = head[-1:]
    return (last in _LABEL_ENDS or last.isspace()) and bool(_OWN.search(head) or _CODE.search(head))


def _extended(plain: str, end: int) -> int:
    following = plain[end : end + 1]
    if (following in _EXTENDS or following.isspace()) and (extension := _EXTENSION.match(plain, end)):
        return extension.end()
    return end


def shaped_phone(ctx: Context, atom: Atom) -> Contact | None:
    """Read a number whose shape is a phone's: a mobile, a 400 number, a landline with its area code."""
    plain, start = ctx.plain, atom.start
    if start and plain[start - 1] in "(+" and (plain[start - 1] == "+" or ")" in plain[start : atom.end]):
        start -= 1
    head = plain[max(0, start - 14) : start]
    if _labelled(head):
        return None
    value = digits(plain[start : atom.end])
    if atom.shape == "mobile" and value.startswith("86"):
        value = value[2:]
    end = _extended(plain, atom.end)
    return Contact(start, end, ctx.written(start, end), atom.shape, value)


def bare_phone(ctx: Context, atom: Atom) -> Contact | None:
    """Read a bare number as a hotline or local phone where the words before it say so."""
    plain, start, end = ctx.plain, atom.start, atom.end
    if end - start < 3 or end - start > 12:
        return None
    head = plain[max(0, start - 14) : start]
    following = plain[end : end + 1]
    # a Hong Kong number, or a local one: 6555 0931
    if (following == "-" or following.isspace()) and (split := _SPLIT.match(plain, start)):
        if not _CALL.search(head):
            return None
        end = split.end()
        mobile = plain[start] in "569" and "-" not in split.group()
        text = ctx.written(start, end)
        return Contact(start, end, text, "mobile" if mobile else "phone", digits(split.group()))
    text = plain[start:end]
    if not text.isdigit() or (head and head[-1].isascii() and (head[-1].isalnum() or head[-1] in "*-.")):
        return None
    hotline = len(text) in (5, 6) and text.startswith("95") and following not in ("元", "%")
    if not hotline:
        if len(text) == 4:  # the tail of a card, mostly
            known = "内线" in head
        else:
            known = _SHORT.match(text) or _LOCAL.match(text) or (len(text) >= 7 and text[0] != "1")
        if not known or not (_CALL.search(head) or (text.startswith("9") and _BY_NAME.search(head))):
            return None
    if _labelled(head):
        return None
    end = _extended(plain, end)
    return Contact(start, end, ctx.written(start, end), "phone", text)


def spoken_phones(ctx: Context) -> list[Contact]:
    """Read numbers as a script spells them to be said: 热线四零零，零二八，六六九九."""
    found: list[Contact] = []
    for m in _SPOKEN.finditer(ctx.plain):
        start, end = m.span(1)
        value = digits(ctx.plain[start:end].translate(_HAN_DIGITS))
        mobile = len(value) == 11 and value[0] == "1"
        found.append(Contact(start, end, ctx.written(start, end), "mobile" if mobile else "phone", value))
    return found
