from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .facts import AS_OF, facts
from .test_numerals import chinese

DAYS = st.dates(date(2020, 1, 1), date(2039, 12, 31)) | st.just(date(2028, 2, 29))
TEMPLATES = (
    "请于{}前还款。",
    "您的还款日为{}，请按时还款。",
    "最后还款日：{}。",
    "应还500元，{}到期。",
    "截止日期为{}。",
)


def ten(value: int) -> str:
    """Write 10 to 19 as one says them: 十, not 一十."""
    text = chinese(value)
    return text[1:] if 10 <= value < 20 else text


@given(DAYS, st.sampled_from(TEMPLATES))
def test_dates_with_a_year_read_back(day: date, template: str) -> None:
    year = "".join("〇一二三四五六七八九"[int(c)] for c in str(day.year))
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y年%m月%d日}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y/%m/%d}",
        f"{day:%Y.%m.%d}",
        f"{year}年{ten(day.month)}月{ten(day.day)}日",
    ):
        found = facts(template.format(text)).deadline
        assert [(d.date, d.year_given) for d in found] == [(day, True)], text


@given(DAYS, st.sampled_from(TEMPLATES))
def test_dates_without_a_year_are_their_next_occurrence(day: date, template: str) -> None:
    for text in (f"{day.month}月{day.day}日", f"{day.month}月{day.day}号", f"{day:%m/%d}", f"{day:%m-%d}"):
        (found,) = facts(template.format(text)).deadline
        assert found.date is not None
        assert (found.date.month, found.date.day) == (day.month, day.day)
        assert found.date >= AS_OF
        assert not found.year_given


def test_leap_day_waits_for_its_year() -> None:
    assert facts("请于2月29日前还款。").deadline[0].date == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["2026年2月30日", "2月30日", "2027-02-29", "2026年4月31日"])
def test_days_that_do_not_exist_are_found_without_a_date(text: str) -> None:
    found = facts(f"请于{text}前还款。").deadline
    assert [d.date for d in found] == [None]


@given(st.integers(1, 90))
def test_days_within_read_back(days: int) -> None:
    for text in (f"{days}日内", f"{days}天内", f"{days}天之内"):
        assert [d.in_days for d in facts(f"请于{text}还款。").deadline] == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("次日", 1),
        ("明天18:00前", 1),
        ("今日24点前", 0),
        ("24小时内", 1),
        ("48小时内", 2),
        ("后天前", 2),
        ("T+1日前", 1),
    ],
)
def test_relative_days(text: str, days: int) -> None:
    assert [d.in_days for d in facts(f"请您于{text}还款。").deadline] == [days]


@pytest.mark.parametrize("text", ["月底前", "本月25日前", "每月10日前", "本周五前", "5个工作日内"])
def test_words_alone_have_neither_date_nor_days(text: str) -> None:
    found = facts(f"请于{text}还款。").deadline
    assert [(d.date, d.in_days) for d in found] == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "您的账单日为12月5日。",
        "您尾号1234的卡12月3日消费500元。",
        "临时额度有效期至2026年12月31日。",
        "截至今日，您的欠款为500元。",
        "截至2026年11月20日您尚欠500元。",
        "您已逾期3天。",
        "请您尽快还款。",
        "请近期处理，及时还款。",
        "活动至12月31日止，先到先得。",
        "验证码3分钟内有效。",
        "11月10日扣款失败，请存足款项。",
        "请至一楼4号窗口办理。",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert facts(text).deadline == ()


def test_the_new_day_not_the_missed_one() -> None:
    found = facts("您的贷款于9月21日到期未还，请于9月28日18:00前归还。").deadline
    assert [d.text for d in found] == ["9月28日18:00前"]


def test_spans_hold_the_clock_and_the_notice() -> None:
    assert [d.text for d in facts("请您自收到本函之日起10日内清偿。").deadline] == ["自收到本函之日起10日内"]
    assert facts("请于明日12:00前补足。").deadline[0].text == "明日12:00前"


@given(st.integers(1, 400))
def test_a_date_ahead_stays_ahead(days: int) -> None:
    day = AS_OF + timedelta(days)
    (found,) = facts(f"请于{day.month}月{day.day}日前还款。").deadline
    assert found.date is not None and AS_OF <= found.date <= AS_OF + timedelta(366 * 8)
