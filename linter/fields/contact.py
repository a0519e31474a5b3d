"""Channels to reach the lender: phones (see ``phone``), a text to a code, WeChat, apps, counters, mail, links.

«随时联系我们» without a channel is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from linter.fields.atoms import Atom
from linter.fields.context import Context
from linter.fields.phone import bare_phone, shaped_phone, slot_phone, spoken_phones
from linter.model import Contact
from linter.patterns import lazy

_REPLY = lazy(r"回复?(?:短信)?\s?[\"“「『]?([a-z]{1,6}\d{0,4}|\d{1,4})(?![\d\-a-z])[\"”」』]?(?!元|天|日)")
_OPT_OUT = frozenset({"td", "t", "n", "r", "0"})
_SMS = lazy(
    r"(?:发送|回复|编辑|编写|发|短信)[^，,。;]{0,24}?(?:至|到)\s?(106[59][\d ]{3,18}\d|9\d{4,7}|1\d{4}|\d{5,8})(?!\d)"
)
_NAME = r"([a-z0-9_\-\u4e00-\u9fff]{2,20})"
_WECHAT = lazy(
    rf"[\"“「『《]{_NAME}[\"”」』》]\s?(?:微信)?(?:公众号|服务号|小程序)"
    r"|微信[^，,。;]{0,5}[，,]号(?:码)?是?:?\s?([a-z][a-z0-9_\-]{4,19})"
    r"|(?:微信公众号|微信服务号|企业微信|微信小程序|微信客服|公众号|微信号|小程序|微信|企微|wechat)"
    r"(?:官方|搜索?|关注|添加|账号|号|为|是|找我|加我|联系我?|:|\s)*"
    rf"(?:[\"“「『《:]{_NAME}[\"”」』》]?|([a-z][a-z0-9_\-]{{4,19}}|\d{{6,11}}(?=[\s，。;)]|$)))"
)
_WECHAT_BARE = lazy(r"(?:官方|企业)?(?:微信公众号|微信服务号|企业微信|微信小程序|微信客服|公众号|小程序)")
_APP = lazy(
    r"(?:手机银行(?:app)?|app|掌上银行|网上银行|客户端|掌银|网银|应用程[式序])(?:[里内]?[“「\"【][^”」\"】]{1,16}[”」\"】]|[里内]的?(?:在线)?客服)?"
)
_LURE = lazy(r"\s?(?:(?:里|内)?(?:提现|领取|领券|借款|借钱|申请|激活)|(?:https?://|(?:[a-z0-9\-]+\.)+[a-z]{2,}))")
_USED = lazy(r"[\u4e00-\u9fff]{0,2}(?:转[入出账]|支付(?!宝)|跨行|汇款|支出|消费|交易)")
"""Behind an app's name: it is how a payment was made (手机银行转入500元), not where to turn."""
_APP_PATH = lazy(r"(?:登录|登陆|打开|进入)\s?([a-z\u4e00-\u9fff]{2,8}(?:\s?(?:->|[-—>→])\s?[\u4e00-\u9fff]{2,8})+)")
_BARE = frozenset({"", "银行", "手机"})
_CLOSING = frozenset('"”」』》')
_TO_APP = lazy(r"(?<!在)(?:至|登录|登陆|打开|通过|到|进入|下载)\s?$")
_APP_NAME = lazy(r"[\"“「『《]?[a-z\u4e00-\u9fff]{0,10}\Z")
_APP_LEAD = lazy(
    r".*(?:首页|问题|戳|登录|登陆|通过|打开|使用|进入|下载|关注|点击|绑定|在|上|到|用|经|至|的|于|或|及|和|您|我行|前往|可|请)"
)
_PLACES = (
    r"(?:营业厅|营业网点|营业部|营业所|网点|柜台|柜面|分理处|支行|分行|分社|信用社|储蓄所|服务大?厅|服务部|办事大厅|政务大厅"
    r"|收费处|收费窗口|缴费窗口|诉讼费窗口|前台|财务室|服务中心|管理处|物业办公室|物业处|财务处|缴费处|信贷科|信贷部"
    r"|个贷中心|贷款中心|服务站|代办点|窗口|总台|门店|门市|缴费点|服务台|办公室|村委会|居委会|卫生室|税务所|批价柜檯"
    r"|收费室|服务点)(?!管家|经理|顾问|专员|人员)"
)
_BRANCH = lazy(
    r"(?:到|来|至|去|往|赴|在|向|请|于|联系|咨询|垂询|询|洽|(?<!所属):|亲临|找)\s?(?:本行|我行|就近|当地|任一|任意|各)?的?"
    rf"([\u4e00-\u9fff·\d]{{0,16}}(?:\$?[{{#@][^，,。;{{}}#]{{1,16}}[}}#])?{_PLACES}(?:[二三四五六七八九\d]楼|[a-z]?\d+号)*)"
)
_BRANCH_LEAD = lazy(r".*(?:到|至|前往|来|在|向|的|携|于|找|去|往)")
_EMAIL = lazy(r"[a-z0-9][\w.+\-]*@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+")
_URL = lazy(
    r"(?:https?://|www\.)[a-z0-9_.\-/?=&%#:~+@]+"
    r"|(?<![a-z0-9_@.\-])[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.[a-z]{2,8}(?:/[a-z0-9_.\-/?=&%#:~+]*)?(?![a-z0-9@])"
)
_DOTTED = lazy(r"\.(?<=[a-z0-9]\.)[a-z]|://")
_UNFILLED = lazy(
    r"(?:电话|热线|致电|拨打|客服|联系)[^，,。;]{0,6}?"
    r"((?:400|0\d{2,3}|x{3,4}|95x{2,3})[-x\dx*]{0,3}[-\s]?[x*\d]{3,4}(?:[-\s]?[x*\d]{4})?)"
)


def _numbers(ctx: Context, atoms: list[Atom]) -> list[Contact | None]:
    found: list[Contact | None] = []
    for atom in atoms:
        start, end, shape, slot = atom
        if shape == "number":
            if not slot:
                found.append(bare_phone(ctx, atom))
        elif shape == "phone" or shape == "mobile":
            found.append(slot_phone(ctx, atom, slot) if slot else shaped_phone(ctx, atom))
        elif slot and (
            shape in ("url", "wechat", "email")
            or (shape == "app" and _TO_APP.search(ctx.plain, max(0, start - 6), start))
            or (shape == "branch" and not ctx.plain.startswith(("支行", "分行"), end))
        ):
            if shape == "app" and (kind := _APP.match(ctx.plain, end)):
                end = kind.end()  # ${app}客户端
            found.append(Contact(start, end, ctx.written(start, end), shape, None, slot))
    return found


def _names(ctx: Context, pattern: re.Pattern[str], channel: str, group: int = 0) -> Iterator[Contact]:
    for m in pattern.finditer(ctx.plain):
        start, end = m.span(group)
        if ctx.free(start, end):
            yield Contact(start, end, ctx.written(start, end), channel, m.group(group))


def _wechat(ctx: Context) -> Iterator[Contact]:
    named = False
    for m in _WECHAT.finditer(ctx.plain):
        start, end = m.span(m.lastindex or 0)
        if not ctx.plain[start:end].isascii():  # a name needs its kind beside it: 公众号“某某月付”
            start, end = m.span()
            start += 2 * ctx.plain.startswith("微信公", start)
        named = True
        yield Contact(start, end, ctx.written(start, end), "wechat", ctx.written(*m.span(m.lastindex or 0)))
    if not named:
        for contact in _names(ctx, _WECHAT_BARE, "wechat"):
            start = _named_from(ctx, contact.start)
            text = ctx.written(start, contact.end)
            yield Contact(start, contact.end, text, "wechat", text)


def _named_from(ctx: Context, head: int) -> int:
    """Return where the name of an app or account begins that ends at ``head``: 打开[某某月付]小程序."""
    start = head
    if name := _APP_NAME.search(ctx.plain, max(0, head - 11), head):
        start = name.start()
    lead = _APP_LEAD.match(ctx.plain, start, head)
    return lead.end() if lead else start


def _apps(ctx: Context) -> Iterator[Contact]:
    plain = ctx.plain
    done = 0
    for m in _APP.finditer(plain):
        head, end = m.span()
        if head > done and plain[head - 1].isspace():
            head -= 1
        if head > done and plain[head - 1] in _CLOSING:
            head -= 1
        start, done = head, end
        if name := _APP_NAME.search(plain, max(0, start - 11), start):
            start = name.start()
        if lead := _APP_LEAD.match(plain, start, head):
            start = lead.end()
        if ctx.holes and (hole := next((a for a, b in ctx.holes if b == head), None)) is not None:
            start = hole  # ${app}客户端
        if (_USED.match(plain, end) and m.group()[0] not in "a客") or (
            plain[start:head] in _BARE and _LURE.match(plain, end)
        ):
            continue
        if ctx.free(head, end):
            text = ctx.written(start, end)
            yield Contact(start, end, text, "app", text)


def _branches(ctx: Context) -> Iterator[Contact]:
    for m in _BRANCH.finditer(ctx.plain):
        start, end = m.span(1)
        if lead := _BRANCH_LEAD.match(ctx.plain, start, end - 2):
            start = lead.end()
        yield Contact(start, end, ctx.written(start, end), "branch", ctx.written(start, end))


def _texts(ctx: Context) -> Iterator[Contact]:
    plain = ctx.plain
    if "至" in plain or "到" in plain:
        yield from _names(ctx, _SMS, "sms_code", 1)
    if "回" in plain:
        yield from _replies(ctx)


def _replies(ctx: Context) -> Iterator[Contact]:
    plain = ctx.plain
    done = 0
    for m in _REPLY.finditer(plain):
        start, end = m.span()
        for word in ("直接", "短信"):
            if plain.endswith(word, done, start):
                start -= 2
        done = end
        if ctx.free(start, end):
            text = ctx.written(start, end)
            if text.lower().lstrip('短信直接回复 "“「『').rstrip('"”」』') not in _OPT_OUT:
                yield Contact(start, end, text, "sms_code", plain[start:end])


def _add(found: list[Contact], contacts: Iterable[Contact | None]) -> None:
    for new in contacts:
        if not new:
            continue
        start, end = new[0], new[1]
        for known in found:
            if known[0] < end and start < known[1]:
                break
        else:
            found.append(new)


def find_contacts(ctx: Context, atoms: list[Atom]) -> list[Contact]:
    """Return the channels of a message in order, the earlier kinds of this list taking precedence."""
    plain, kinds = ctx.plain, ctx.kinds
    found: list[Contact] = []
    if "回" in plain or "发" in plain or "短信" in plain:
        _add(found, _texts(ctx))
    if atoms:
        _add(found, _numbers(ctx, atoms))
    if "九" in plain or "零" in plain or "幺" in plain or "〇" in plain:
        _add(found, spoken_phones(ctx))
    if "@" in plain:
        _add(found, _names(ctx, _EMAIL, "email"))
    if "." in plain and _DOTTED.search(plain):
        _add(found, _names(ctx, _URL, "url"))
    if "微信" in plain or "公众号" in plain or "小程序" in plain or "企微" in plain or "wechat" in plain:
        _add(found, _wechat(ctx))
    if "app" in kinds:
        _add(found, _apps(ctx))
    if ("-" in plain or ">" in plain or "→" in plain or "—" in plain) and ("登" in plain or "打开" in plain):
        _add(found, _names(ctx, _APP_PATH, "app", 1))
    if "place" in kinds:
        _add(found, _branches(ctx))
    if "x" in plain or "*" in plain:
        _add(found, _names(ctx, _UNFILLED, "phone", 1))
    if len(found) > 1:
        found.sort(key=itemgetter(0))
    for i, contact in enumerate(found):
        if contact.channel == "phone" and contact.value and not contact.value.isdigit():
            found[i] = contact._replace(value=None)
    return found
