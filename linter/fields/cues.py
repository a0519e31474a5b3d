"""The words that govern a number: what it counts, whether it is past or due, and where its clause ends.

A word belongs to one class; where words overlap the longer is meant, so 最低还款额 is no 还款 and 还款日 no
还款 either. The classes are grammar, not policy: rules never see them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, cast

from linter.parsing.scan import leftmost_longest

_WORDS = {
    # Heads of a sum that is owed; 合计, 欠款, 还差, 金额 and 水费 need their surroundings to tell which.
    "sum": "合计 共计 总计 总共 一共 共 小计 总额 总金额 应缴总额 账单总额 一起 总共是 一共是",
    "debt": "欠款 欠款金额 欠款余额 欠款额 逾期欠款 剩余欠款 欠款已 拖欠 欠款人民币 拖欠人民币",
    "rest": "还剩 还差 剩余 差额 欠 亏欠 还差着 差 缺",
    "figure": "金额 总额为",
    "bill": "账单 帐单 结单 月结单 按揭 按揭款 房贷 车贷 月付 账项 待结清 bill due",
    "charge": """
        房租 租金 学费 物业费 水费 电费 燃气费 气费 暖气费 取暖费 供暖费 话费 住院费 医疗费 医药费 诊疗费
        保费 保险费 保教费 住宿费 伙食费 餐费 书本费 停车费 车位费 采暖费 供热费 管理费 水电费 水电 水电煤
        月租 月费 推广费 网费 宽带 流量 保育费 车位租金 租赁费 承包费 受理费 版面费 基本费 课时费 班费
        校服费
    """,
    "total": """
        连本带息 连本带利 现欠 全额 本息合计 透支款 透支金额 透支余额 欠款本息 违约欠款 待还总额 结欠
        逾期结欠 积欠 总欠款 欠款总额 应还总额 应付总额 逾期总额 结清金额 结清款 全部欠款 全部款项
        全额还款 全部应还款 总应还 累计欠款 累计应还 累计拖欠 累计未还 欠款合计 应还合计 总欠费 欠费总额
        欠款总计 总负债 总计应还 共需还款 结清所需 结清所需款项 全部应还 全额应还
    """,
    "principal": "透支本金 本金 借款余额 贷款本金 剩余本金 逾期本金 未还本金 欠本 期本",
    "interest": "应收利息 利息 应计利息 正常利息 贷款利息 欠息 结息",
    "penalty": """
        加收 计罚 罚息 违约金 滞纳金 逾期利息 逾期费 逾期费用 逾期罚息 逾期罚金 罚金 加处罚款 复利 复息
        迟延利息 滞纳费 逾期违约金 逾期滞纳金 逾期管理费 延期利息 延滞利息 迟延金 迟延履行金 违约费用
        违约费 过期罚款 逾期附加费 逾期手续费 加罚 滞纳款 滞报金 罚 逾期收费 late_fee 延迟还款费 循环利息
        延滞金 迟缴费 逾期加收 占用费 过期费 就要收 滞纳金最低 违约金最低 罚息最低
        每天收 每天加收 每日收 每日加收 一天收 一天加 每天多收
    """,
    "fee": """
        诉讼费 费用 手续费 服务费 年费 担保费 评估费 信息费 工本费 账户管理费 会员费 分期手续费 平台费
        咨询费 催缴费 催收费 杂费 拖车费 保全费 公证费 过户费 律师费 差旅费 邮寄费 鉴定费 拍卖费 上门费 外访费
        执行费 公告费 代办费 保管费 登记费
    """,
    "minimum": """
        还款至少 至少还款 至少 不少于 不低于 最低付款 最低还款额 最低还款 最低应还 最低应还款额 最低额
        最低还 最低缴款额 最低缴款 最低应缴 最低 最低需还
    """,
    "due": """
        剩余应还 罚款 应还 应还款 应还款额 应还金额 应还款项 待还 待还款 待还金额 欠费 累计欠费 应扣
        欠费金额 未还 未还款 未还金额 尚欠 尚未归还 仍欠 还欠 共欠 下欠 本期欠款 当期欠款 应缴 应缴金额
        应交 应付 应付金额 应付款 应付款项 待缴 待缴费 待付 待付款 需还 需还款 须还 须还款 还款额 还款金额
        账单金额 账单应还 本期账单 本期应还 当期应还 月供 月供款 期供 逾期金额 逾期款 逾期款项 欠缴 未缴
        未缴费 未付 未付款 未结清 未结 贷款余额 剩余未还 剩余待还 透支 罚单 税款 税费 缴款额 缴款金额 应纳
        应补 该交 该缴 该付 需缴 需交 需付 须缴 须交 须付 待支付 应支付 需支付 本期缴款 欠下 欠付 欠租 欠交 逾期未还
        借款本息 贷款本息 本息 应还本息 期款 分期款 欠您 拖欠款 所欠 未偿还 未归还 未清偿 未清还 卡数
        结单结欠 账款 欠账 款项 应还额 应缴款 还款总额 垫款 垫付款 代偿款 尾款 余款 货款 管理费欠费 缺口
        短缺 不足额 应还贷款 欠本息 拖欠本息
    """,
    "paid": """
        已给 已预缴 实收 已收妥阁下 已还 已还款 已缴 已缴费 已付 已付款 已支付 已收到 已扣 已扣款 已扣收
        已入账 已归还 已到账 收到您 还款成功 成功还款 成功扣款 扣款成功 缴费成功 已结清 已偿还 已收妥
        收到还款 已还清 已还入 成功缴 成功支付 已成功 已收 已清 已交 已缴纳 已缴款 已划扣 已代扣 实还 实缴
        已收款 已存入 已还本金 已抵扣 只收到 仅收到 才收到 只到账 仅到账 只还了 仅还了 只还 仅还 实扣
    """,
    "limit": """
        最高 高至 备用金 额度 限额 可用额 可用额度 信用额 信用额度 授信 授信额度 预借额度 可借 最高可借
        可贷 提额 固定额度 临时额度 可用信用额 总额度 剩余额度 现金额度 循环额度 取现额度 透支额度
        分期额度 预授信 最高可贷 可借额度 可提现 可取现 贷款额度 借款额度 单笔限额 单日限额
    """,
    "transaction": """
        退回 退还 预借现金 支付金额 消费 交易 转账 转入 转出 支出 取现 取款 支取 入账 存入 汇款 汇入 收入
        购买 代扣 订单 放款 发放 借出 下单 提现 刷卡 交易额 交易金额 消费金额 支付宝转账 快捷支付 网上支付
        扣费 充值 预存 退货 缴存 买了 买的 花了 付款成功 支付成功 付款 到账 预授权 签账 签帐 转支 取出 支取 汇至
    """,
    "balance": """
        溢缴款 溢存款 余额 可用余额 账户余额 结余 存款 当前余额 卡内余额 账户现余额 现余额 存款余额
        活期余额 零钱
    """,
    "discount": """
        优惠 减免 立减 满减 红包 券 抵扣 立省 补贴 代金券 优惠券 免息券 奖励 礼金 抵用券 折扣 减息
        优惠金额 返还 赠送 减收 免除 立返 可省 节省 还款券 奖金 津贴 随机减 减 还款金 送 礼 礼包 首刷礼
        首单减 刷卡金 最高减 抵扣券 现金券 代金 滿减 可减 最高返现 最高立减 最高优惠 最高返
        最高可减 最高省 立减金 返现券 话费券
    """,
    "other": """
        不足 原借款金额 原贷款金额 借款金额 贷款金额 放款金额 合同金额 退款 收益 返现 待结算 昨日收益
        累计收益 分期金额 原为 冻结 冻结金额 满 原借款 原贷款 贷款总额 借款总额 合同总额 签约金额 货值 市价 押金
        保证金 注册资本 限购 抵押 提醒值 设定值 预警值 预警线 警戒值 警戒线 提醒线 阈值
    """,
    # Verbs whose tense decides: to be paid, or paid already.
    "repay": """
        还款 偿还 归还 支付 缴纳 缴费 交纳 交费 缴清 还清 结清 缴款 缴付 交付 要还 该还 得还 补上 转进来
        还的 还了 还入 清偿 付清 清缴 交清 缴交 结算 还入 存足 补足 补缴 转存 一次性还清 一次性结清 备足 清还 缴存足额
    """,
    "deduct": "扣款 划扣 扣收 扣划房贷 扣取 扣缴 扣划 自动扣 从您账户 扣除 划款 划转 自动还款 自动转账",
    "loan": "借款 贷款 分期 欠条 借据 信用贷 白条 花呗 借呗 助学贷款 公积金贷款 经营贷 网贷 快贷 借了 借的",
    "late": "逾期 拖延 过期 超期 宽限 延迟 迟延 违约 到期未",
    "code": "验证码 校验码 动态码 动态密码 短信码 短信口令",
    # What a date is.
    "payday": """
        还款截止 付款截止 缴款截止 缴费截止 due_date 还款日 还款日期 最后还款日 最后还款日期 最后还款期限
        最迟还款日 最晚还款日 到期还款日 本期还款日 到期日 到期日期 截止日 截止日期 还款期限 缴费期限
        缴费截止日 缴费截止日期 缴款期限 缴款截止日 缴款日 缴费日 还款截止日 还款截止时间 还款截止日期
        付款期限 付款截止日 付款截止日期 截止时间 扣款日 扣款日期 约定还款日 期限 最后期限 宽限期 宽限期至
        宽限日 还款到期日 还款时间 缴费时间 缴纳期限 到期还款 贷款到期日 最后缴款日 最后缴费日 缴款到期日
        付款到期日 应还日 应还款日 应缴日 最后付款日 最后付款日期 还款日为 扣款时间 到期时间 账单到期日
        缴费最后期限 缴款截止日期 缴款期限日 缴交期限 付款日 付款日期 缴纳时间 缴款时间 付款时间
    """,
    "notday": """
        账单日 账单日期 出账日 交易日 交易日期 交易时间 消费日期 消费时间 有效期 有效期至 有效期限 发放日
        放款日 放款日期 合同日期 签订日 签约日 入账日 入账日期 记账日 记账日期 起息日 结算日 结单日
        结单日期 通知日期 生日 活动时间 活动期 活动期间 活动截止 有效期截至 统计 截至目前
        截至昨日 截至当前 截至本日 截至本短信 截至发稿 数据截至 发送时间 发送日期 抄表日 抄表日期 出账
        开户日 开卡日 上次还款日 上期还款日 生效日 生效日期 立案 开庭 受理日 办理日期 入院日期 出院日期
        挂号日期 就诊日期 计费周期 账期 账单周期 账单月份 所属期 所属月份 交易于 消费于 签署于 签订于
        借款日 借款日期 贷款日期 申请日期 开立日期 发票日期 起租日 更新时间 查询时间
    """,
    # Words that would deceive.
    "none": """
        借款人民 个人消费 消费借款 消费性 消费信用贷款 消费金融 消费贷 消费者 消费信贷 交易日起 余额不足
        消费分期 消费贷款 还款计划 还款记录 还款提醒 还款通知 信用记录 还款能力 还款意愿 账单分期 还款方式
        还款账户 还款卡 扣款账户 扣款卡 还款渠道 缴费渠道 缴费通知 缴费提醒 付款方式 支付宝 支付密码
        还款义务 还款责任 贷款合同 借款合同 信用卡 贷记卡 借记卡 借款人 贷款人 消费金融公司 分期还款
        欠款人 还款专户 还款入口 还款页面 存款卡 存款账户 优惠政策 利息单 利息支出 最高人民 最高法 送达
        发送 推送 报送 减少 减轻 剩余期 罚则 共同 公共 满意 圆满 期满 未满 届满 已满 礼貌 敬礼 共享 共建
        欠缺 有限公司 付款期 相差 差旅 出差 差评 差别 差异 误差 差价 差点 差错 短差 缺少 缺乏 缺席
    """,
    # Words that only say that a finer search is worth its time: days, contracts, counters, apps, institutions.
    "when": """
        月底 月末 年底 年末 周末 周一 周二 周三 周四 周五 周六 周日 周天 星期 礼拜 本周 这周
         大后天 后天 后日 明天
        明日 明晚 明早 听日 次日 翌日 今天 今日 今晚 当天 当日 即日 本日 月内 t+ 还款日前 还款日之前
        还款日当天
    """,
    "contract": "合同 协议 合约 章程 条款 契约 条例 规定 收费标准 收费表 办法 约定 协定",
    "place": """
        支行 营业厅 营业网点 营业部 营业所 网点 柜台 柜面 分理处 分行 分社 信用社 储蓄所 服务大厅 办事大厅
        政务大厅 收费处 收费窗口 缴费窗口 诉讼费窗口 前台 财务室 服务中心 管理处 物业处 财务处 缴费处
        服务厅 服务部 信贷科 信贷部 个贷中心 贷款中心 服务站 代办点 窗口 总台 门店 门市 缴费点 服务台 办公室 村委会
        居委会 卫生室 税务所 批价柜檯 收费室 服务点
    """,
    "app": "app 手机银行 掌上银行 网上银行 客户端 掌银 网银 应用程式 应用程序",
    "org": "银行 小额贷款 小额贷款公司 信用卡中心 农商行 律师事务所 公司",
}
_SILENT = frozenset({"when", "contract", "place", "app", "org", "none"})
_ENDS = "，,。!?;\n"
_COMMAS, _MARKS = 2, len(_ENDS)
"""The first words of the automaton are the ends of a clause, and of these the first are commas."""


class Cue(NamedTuple):
    """A governing word in plain coordinates."""

    start: int
    end: int
    kind: str


# Half the time of calling the class.
_new: Callable[[type[Cue], tuple[int, int, str]], Cue] = cast("Any", tuple).__new__


@cache
def _scanner() -> tuple[Callable[[str], list[tuple[int, int, int]]], list[str]]:
    """Return the automaton that finds the longest words, and the class of each word."""
    owners = dict.fromkeys(_ENDS, "")
    for kind, words in _WORDS.items():
        for word in words.split():
            owners[word.replace("_", " ")] = kind
    return leftmost_longest(owners), list(owners.values())


class Layout(NamedTuple):
    """The governing words of a text, none inside another, the classes present, and where clauses may end.

    ``ends`` holds full stops and commas; ``commas`` only those behind a digit, which may group thousands.
    """

    cues: list[Cue]
    starts: list[int]
    kinds: set[str]
    stops: list[int]
    ends: list[int]
    commas: list[int]


def read_cues(plain: str) -> Layout:
    """Return how a text is laid out."""
    find, owners = _scanner()
    cues: list[Cue] = []
    starts: list[int] = []
    kinds: set[str] = set()
    stops: list[int] = []
    ends: list[int] = []
    commas: list[int] = []
    new = _new
    for word, start, end in find(plain):
        if word >= _MARKS:
            kind = owners[word]
            kinds.add(kind)
            if kind not in _SILENT:
                cues.append(new(Cue, (start, end, kind)))
                starts.append(start)
            continue
        ends.append(start)
        if word >= _COMMAS:
            stops.append(start)
        elif start and plain[start - 1].isdigit():
            commas.append(start)
    return Layout(cues, starts, kinds, stops, ends, commas)
