"""The sentences the project grew from, and the model notices, judged by the real command line.

S1–S5 are the drafts of the founding document (machine-spun wording kept), G1–G3 notices as they should be,
B1–B4 what must be stopped.
"""

from __future__ import annotations

from tests.conftest import judge, rules_of

S1 = (
    "亲爱的客户,依据咱们的记录,您有剩余欠款人民币10000元,截止日期为2022年8月31日。"
    "如逾期未还,将依照合同协定收取每日2%的逾期罚息。"
)
S2 = "尊敬的借款人,您有10000元剩余欠款需要在8月31日前还清。逾期将收取2%的逾期罚息。"
S3 = "亲爱的客户,按照咱们的记录您仍有10000元剩余欠款待还。请您尽快偿还以免作用信用记录。如需要帮助,请随时联系咱们。"
S5 = "如有任何疑问或需要帮助,请致电客服热线XXX-XXXX,我们将竭诚为您提供服务。"
G1 = (
    "【某某消金】尊敬的客户，您尾号1234的借款应还1024.20元：本金1000元、利息20元、罚息4.20元（年化21.9%），"
    "请于2026年12月10日前还款。如已还款请忽略；如有困难或异议，欢迎致电官方客服及投诉热线400-000-0000，感谢您的配合。"
)
G2 = "【某某消金】尾号1234的借款应还1024.2元(含罚息4.2元)，请于12月10日前还款。已还请忽略，如有困难请致电4000000000。"
G3 = (
    "【某某消金】尊敬的${name}，您尾号${tail}的借款应还${amount}元（含罚息${penalty}元），请于${date}前还款。"
    "如已还款请忽略，如有困难请致电400-000-0000协商。"
)
B1 = (
    "【XX法务】你已被立案侦查,限你今日18点前还清10000元,否则将上门并通知你单位和家人,"
    "列入全国黑名单影响子女上学!点击t.cn/xx转入个人账户"
)
B2 = "【某某银行】如持续逾期，我行可能依合同约定通过诉讼等合法途径主张权益，如有困难请致电95000。"
B3 = "您好，烦请转告张先生联系我司，电话400-000-0000。"
B4 = "您好，张先生欠款10000元逾期，请督促。"

HARM = ("tone", "conduct")


def errors(result: dict, *families: str) -> list[str]:
    found = rules_of(result, "error")
    return [rule for rule in found if not families or rule.startswith(tuple(f"{f}-" for f in families))]


def test_s1_facts_and_length() -> None:
    result = judge(S1, kind="overdue")
    assert [a["value"] for a in result["fields"]["amount"]] == ["10000"]
    assert result["fields"]["amount"][0]["role"] in ("due", "total")
    assert "rate-cap" in rules_of(result, "error")
    assert "730%" in next(f["message"] for f in result["findings"] if f["rule"] == "rate-cap")
    assert [d["date"] for d in result["fields"]["deadline"]] == ["2022-08-31"]
    penalty = result["fields"]["penalty"][0]
    assert (penalty["rate"], penalty["period"], float(penalty["annual"])) == ("0.02", "day", 7.30)
    assert result["fields"]["contact"] == []
    assert (result["length"]["chars"], result["length"]["segments"]) == (71, 2)
    rules = rules_of(result)
    assert "field-contact" in rules
    assert "field-amount" not in rules
    assert "sender-signature" in rules
    assert {"plain-typo", "plain-jargon", "length-segments"} <= set(rules)
    assert errors(result, *HARM) == []


def test_s2_facts_and_length() -> None:
    result = judge(S2, kind="overdue")
    assert [a["value"] for a in result["fields"]["amount"]] == ["10000"]
    deadline = result["fields"]["deadline"][0]
    assert (deadline["date"][5:], deadline["year_given"]) == ("08-31", False)
    penalty = result["fields"]["penalty"][0]
    assert (penalty["rate"], penalty["period"], penalty["annual"]) == ("0.02", None, None)
    assert result["length"]["chars"] == 44
    assert {"field-contact", "rate-period"} <= set(rules_of(result, "error"))
    assert "field-deadline" not in rules_of(result)


def test_s3_is_warm_but_lacks_facts() -> None:
    result = judge(S3, kind="overdue")
    assert {"field-deadline", "field-contact", "plain-typo"} <= set(rules_of(result))
    fix = next(f["fix"] for f in result["findings"] if f["rule"] == "plain-typo")
    assert fix == "影响信用记录"
    assert errors(result, *HARM) == []
    assert result["score"] >= 63


def test_s5_has_an_unfilled_number() -> None:
    result = judge(S5, kind="overdue")
    assert {"slot-unfilled", "field-amount", "field-deadline"} <= set(rules_of(result))
    unfilled = next(f for f in result["findings"] if f["rule"] == "slot-unfilled")
    assert unfilled["text"] == "XXX-XXXX"


def test_g1_passes() -> None:
    result = judge(G1, regime="consumer_finance")
    assert errors(result) == []
    assert (result["length"]["chars"], result["length"]["segments"]) == (130, 2)
    roles = {a["role"]: a["value"] for a in result["fields"]["amount"]}
    assert roles == {"due": "1024.20", "principal": "1000", "interest": "20", "penalty": "4.20"}
    assert "rate-high" in rules_of(result, "warning")
    assert "rate-sum" not in rules_of(result)
    assert result["score"] >= 80


def test_g2_passes_in_one_segment() -> None:
    result = judge(G2)
    assert errors(result) == []
    assert (result["length"]["chars"], result["length"]["segments"]) == (70, 1)


def test_g3_finds_its_facts_in_slots() -> None:
    result = judge(G3)
    assert errors(result) == []
    assert result["length"]["chars"] == 102
    assert result["length"]["max_chars"] > 102
    assert "amount" in [a.get("slot") for a in result["fields"]["amount"]]
    assert [d.get("slot") for d in result["fields"]["deadline"]] == ["date"]


def test_b1_is_stopped() -> None:
    result = judge(B1, kind="overdue")
    assert {"conduct-exposure", "conduct-credit", "conduct-private", "link-short"} <= set(errors(result))
    assert len(set(errors(result, *HARM))) >= 5
    assert result["score"] <= 30


def test_b2_is_a_lawful_statement() -> None:
    result = judge(B2, kind="overdue")
    assert errors(result, *HARM) == []
    assert {"field-amount", "field-deadline"} <= set(rules_of(result))


def test_b3_and_b4_to_a_third_party() -> None:
    assert errors(judge(B3, recipient="third_party")) == []
    assert "conduct-recipient" in errors(judge(B4, recipient="third_party"))
