"""Seeded messages for the benchmark: 60–150 characters, the mix of an archive of sent SMS.

Pattern-generated, so whatever depends on repetition (a cache of clauses, say) is flattered by them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

_LENDERS = ["青禾银行", "远山消金", "江岸小贷", "北湾信用卡中心", "明溪汽车金融", "石桥农商行", "云麓普惠", "临港租赁"]
_PRODUCTS = ["信用贷", "消费贷款", "信用卡", "车贷", "装修分期", "经营贷", "助学贷款"]
_HELP = [
    "如有疑问请致电{phone}", "咨询热线{phone}", "如遇困难可拨打{phone}协商还款方案", "客服电话{phone}，我们愿意协助您",
    "详情可登录手机银行“我的贷款”查询，或致电{phone}",
]  # fmt: skip
_MILD = ["感谢您的配合", "如已还款请忽略本短信", "祝您生活愉快", "打扰之处敬请谅解", "谢谢您一直以来的支持"]
_CONSEQUENCE = [
    "逾期按合同约定计收罚息",
    "逾期将按日万分之五计收罚息",
    "逾期信息可能按规定报送征信系统",
    "逾期罚息按年化18.25%计收",
]
_HARSH = [
    "再不还款我们将联系您的家人和单位", "否则后果自负，别怪我们不客气", "请立即处理，这是最后通知", "明天就安排人上门找你",
    "你这种老赖不配贷款", "我们知道你住在哪里", "等着收法院传票吧",
]  # fmt: skip
_ADVERTS = [
    "本周开卡礼最高可得{amount}元",
    "现金分期低至8折，最高可借{amount}元",
    "邀请好友办卡得好礼，名额有限先到先得",
]
_OTHER = [
    "您的快递已放至小区东门驿站，取件码{code}，请于今日20:00前领取，逾时将退回。", "温馨提示：明日气温骤降并伴有大风，请关好门窗，出行注意安全，老人和儿童尽量减少外出。",
    "您预约的{month}月{day}日上午体检请提前空腹，携带身份证至三楼体检中心前台签到，咨询{phone}。",
]  # fmt: skip


def messages(count: int, seed: int = 20220831) -> Iterator[str]:
    """Yield so many messages, the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        yield _message(rng)


def _message(rng: random.Random) -> str:
    facts = {
        "amount": rng.choice([f"{rng.randint(100, 99999)}.{rng.randint(0, 99):02}", f"{rng.randint(1, 99)},{rng.randint(100, 999)}"]),
        "month": rng.randint(1, 12),
        "day": rng.randint(1, 28),
        "phone": rng.choice([f"95{rng.randint(100, 999)}", f"400-{rng.randint(100, 999)}-{rng.randint(1000, 9999)}"]),
        "code": rng.randint(100000, 999999),
        "tail": f"{rng.randint(0, 9999):04}",
        "days": rng.randint(1, 90),
    }  # fmt: skip
    lender, product = rng.choice(_LENDERS), rng.choice(_PRODUCTS)
    turn = rng.random()
    if turn < 0.30:
        body = (
            f"尊敬的客户，您尾号{{tail}}的{product}已逾期{{days}}天，应还{{amount}}元，请于{{month}}月{{day}}日前还款，"
            f"{rng.choice(_CONSEQUENCE)}。{rng.choice(_HELP)}。{rng.choice(_MILD)}。"
        )
    elif turn < 0.50:
        body = (
            f"您的{product}本期账单{{amount}}元将于{{month}}月{{day}}日到期，请您确保还款账户余额充足。"
            f"{rng.choice(_HELP)}，{rng.choice(_MILD)}。"
        )
    elif turn < 0.65:
        body = (
            f"你的{product}欠款{{amount}}元已拖欠{{days}}天，{rng.choice(_HARSH)}！限{{month}}月{{day}}日前还清，"
            f"{rng.choice(_HARSH)}。联系电话{{phone}}。"
        )
    elif turn < 0.85:
        body = f"{rng.choice(_ADVERTS)}，活动时间{{month}}月1日至{{month}}月{{day}}日，详询{{phone}}，更多优惠请登录手机银行查看，拒收请回复R。"
    elif turn < 0.95:
        body = (
            "您的验证码为{code}，您正在登录手机银行，5分钟内有效，请勿向任何人泄露验证码，我行工作人员不会向您索取，"
            "如非本人操作请立即致电{phone}。"
        )
    else:
        body = rng.choice(_OTHER)
    return f"【{lender}】" + body.format(**facts)


def write_jsonl(path: str, count: int, seed: int = 20220831) -> int:
    """Write messages as the .jsonl that ``cuoci check`` reads; return the number of characters."""
    total = 0
    with open(path, "w", encoding="utf-8") as file:
        for i, text in enumerate(messages(count, seed)):
            total += len(text)
            file.write(json.dumps({"text": text, "id": i}, ensure_ascii=False) + "\n")
    return total
