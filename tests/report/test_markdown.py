from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from linter.model import Finding, Level, Result
from linter.report import markdown
from tests.report.sample import edition, results

ANY_TEXT = st.text(st.sampled_from("还款 \n`*_[]()<>|#@&$\\~!-+.:/w1t"), max_size=30)


def saying(message: str, count: int = 1) -> list[Result]:
    result = results()[0]
    findings = tuple(Finding("tone-x", Level.ERROR, 0, 0, message) for _ in range(count))
    return [result._replace(findings=findings)]


@given(ANY_TEXT)
def test_a_message_is_shown_as_it_is_and_does_nothing(message: str) -> None:
    report = markdown.render(saying(message), edition())
    (line,) = [line for line in report.splitlines() if line.startswith("- **")]
    shown = re.fullmatch(r"- \*\*错误\*\* 5:1 (.*) `tone-x`", line)
    assert shown, line
    assert not re.search(r"[`*_\[\]<>|~$@]|://|www\.", shown[1])
    assert unescape(shown[1]).replace("\u200b", "") == " ".join(message.split())
    assert not re.search(r"[@#][^\u200b]", unescape(shown[1]))


def test_a_path_cannot_leave_its_code(tmp_path) -> None:
    result = results()[0]
    strange = result._replace(draft=result.draft._replace(path="a``b`.txt"))
    assert "### ``` a``b`.txt ```\n" in markdown.render([strange], edition())


def test_a_report_fits_a_comment_and_counts_what_does_not() -> None:
    report = markdown.render(saying("请修改。" * 50, 2000), edition())
    assert len(report) <= markdown.ROOM
    told = report.count("- **错误**")
    assert 0 < told < 2000
    assert f"{2000 - told}" in report
    assert report.rstrip().endswith("</details>")


def test_every_file_with_findings_has_a_heading() -> None:
    report = markdown.render(results(), edition())
    headings = [line for line in report.splitlines() if line.startswith("### ")]
    assert len(headings) == len({r.draft.path for r in results() if r.findings})


def test_of_nothing() -> None:
    assert "0" in markdown.render([], edition())
