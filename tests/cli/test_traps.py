"""Dangerous characters inside harmless words stay silent; the same words meant as threats do not."""

from __future__ import annotations

import pytest

from linter.linter import Linter
from linter.model import Level

LINTER = Linter()

SILENT = [
    "我们一起诉说生活里的小确幸，欢迎参加读书会。",
    "您可登录网上门户查询账单明细。",
    "如您暂时不便，无需立即还款，可申请延期。",
    "我行法院路支行将于12月1日搬迁至新址。",
    "谨防冒充公检法人员的诈骗电话，我行不会联系您的家人。",
    "该笔纠纷我司已撤诉，请您放心。",
    "请于最后还款日12月10日前还款，谢谢。",
    "APP需要访问通讯录权限，您可以选择不授权。",
    "账单金额的货币单位为元。",
    "检察院东街网点今日正常营业。",
    "我行绝不会安排人员上门催收，请您警惕。",
]
LOUD = [
    "再不还款我们就起诉你，让你上法庭丢人。",
    "明天安排人上门找你家里人要。",
    "不还钱就把你欠款的事告诉你单位领导。",
    "公安局已经对你立案，等着被抓吧。",
]


@pytest.mark.parametrize("text", SILENT)
def test_harmless_words_stay_silent(text: str) -> None:
    findings = LINTER.lint(text, kind="overdue").findings
    assert [f.rule for f in findings if f.level is Level.ERROR and f.rule.startswith(("tone", "conduct"))] == []


@pytest.mark.parametrize("text", LOUD)
def test_threats_are_errors(text: str) -> None:
    findings = LINTER.lint(text, kind="overdue").findings
    assert [f.rule for f in findings if f.level is Level.ERROR and f.rule.startswith(("tone", "conduct"))]
