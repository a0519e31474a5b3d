from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .facts import facts

DIGITS = st.text("0123456789", min_size=7, max_size=7)


@given(DIGITS, st.sampled_from(("客服热线{}", "如有疑问请致电{}。", "电话：{}，", "详询{}")))
def test_phones_read_back(tail: str, template: str) -> None:
    for prefix, text in (
        ("400", f"400-{tail[:3]}-{tail[3:]}"),
        ("400", f"400{tail}"),
        ("800", f"800 {tail[:3]} {tail[3:]}"),
        ("0571", f"0571-8{tail[1:]}"),
        ("021", f"021-6{tail}"),
    ):
        (found,) = facts(template.format(text)).contact
        assert found.channel == "phone"
        assert found.value == "".join(c for c in text if c.isdigit())
        assert found.value.startswith(prefix)


@pytest.mark.parametrize(
    ("text", "channel", "value"),
    [
        ("请致电95533。", "phone", "95533"),
        ("详询951897转人工。", "phone", "951897"),
        ("客服电话0635-7100288转12。", "phone", "06357100288"),
        ("客户经理13700000912", "mobile", "13700000912"),
        ("查詢請致電2555 0173。", "phone", "25550173"),
        ("有事打0955-500-217", "mobile", "0955500217"),
        ("请拨打（0571）87000146。", "phone", "057187000146"),
        ("编辑HK发送到106900957查询。", "sms_code", "106900957"),
        ("客服微信：ypfq_service", "wechat", "ypfq_service"),
        ("关注公众号“某某月付”查看。", "wechat", "某某月付"),
        ("请登录某某手机银行查看。", "app", "某某手机银行"),
        ("请到某某银行城南支行办理。", "branch", "某某银行城南支行"),
        ("客服邮箱kefu@some-bank.example", "email", "kefu@some-bank.example"),
        ("详见https://some.example/a1", "url", "https://some.example/a1"),
        ("请致电客服热线XXX-XXXX。", "phone", None),
    ],
)
def test_channels(text: str, channel: str, value: str | None) -> None:
    assert [(c.channel, c.value) for c in facts(text).contact] == [(channel, value)]


@pytest.mark.parametrize(
    "text",
    [
        "如需帮助，请随时联系我们。",
        "您尾号9553的卡已逾期。",
        "合同号4008123360，借据号20110309。",
        "您的手机号13700000912已绑定。",
        "订单8830021745已发货。",
        "验证码955330，请勿告知他人。",
        "退订回T",
        "应还95533元。",
    ],
)
def test_what_is_no_contact(text: str) -> None:
    assert facts(text).contact == ()


@pytest.mark.parametrize("above", ["您可查询某某月付", "祝您生活愉快", ""])
def test_a_name_ends_with_its_line(above: str) -> None:
    """What stands on the line above is no part of the name of an account."""
    assert [c.text for c in facts(f"{above}\n公众号").contact] == ["公众号"]
