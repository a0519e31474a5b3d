"""A template is read as the customer will read it: what goes wrong once it is filled is shown at its variable."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from linter import filling
from linter.linter import Linter
from linter.model import Draft, Result

LINTER = Linter(as_of=date(2026, 11, 24))
TEXT = "【某某银行】您尾号1234的借款应还${amount}元，请于${date}前还款，逾期按合同约定计收罚息，详询95000。${note}"


def lint(**samples: str) -> Result:
    return LINTER.lint(TEXT, kind="overdue", slots={n: {"max": 40, "sample": s} for n, s in samples.items()})


def at(result: Result, rule: str) -> list[str]:
    return [TEXT[f.start : f.end] for f in result.findings if f.rule == rule]


def test_a_threat_in_a_sample_stands_at_its_variable() -> None:
    result = lint(amount="1280.50", date="12月10日", note="再不还款将通知您的单位")
    assert at(result, "conduct-exposure") == ["${note}"]


def test_a_date_that_does_not_exist() -> None:
    assert at(lint(date="2月30日"), "field-date") == ["${date}"]


def test_good_samples_add_nothing() -> None:
    plain = {f.rule for f in LINTER.lint(TEXT, kind="overdue").findings}
    filled = lint(amount="1280.50", date="12月10日", note="谢谢您的配合。")
    assert {f.rule for f in filled.findings} - plain <= {"length-padding"}


def test_no_samples_no_second_reading() -> None:
    assert filling.fill(Draft(TEXT, ""), {"slots": {"amount": {"max": 10}}}) is None


@given(st.dictionaries(st.sampled_from(["amount", "date", "note"]), st.text(min_size=1, max_size=12), min_size=1))
def test_pieces_lead_back(samples: dict[str, str]) -> None:
    filled = filling.fill(Draft(TEXT, ""), {"slots": {n: {"sample": s} for n, s in samples.items()}})
    assert filled is not None
    for piece in filled.pieces:
        assert filled.draft.text[piece.filled.start : piece.filled.end] == piece.sample
        assert TEXT[piece.draft.start : piece.draft.end].startswith("${")
    rest = filled.draft.text
    for piece in reversed(filled.pieces):
        a, b = piece.filled
        rest = rest[:a] + TEXT[piece.draft.start : piece.draft.end] + rest[b:]
    assert rest == TEXT
