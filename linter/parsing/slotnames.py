"""What the name of a template variable says it holds.

A name is read as a noun phrase, so its last telling part is its head: ``order_price`` is a price, ``due_date`` a
date, 还款日期 a date and 待还总额 a sum. That holds for English, pinyin and Chinese alike.
"""

from __future__ import annotations

import re

from linter.patterns import lazy

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
