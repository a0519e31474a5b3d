from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.model import Finding, Level
from linter.report.html.marks import segments


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    text = draw(st.text(st.sampled_from("还款请😀\n"), max_size=15))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    levels = st.sampled_from(list(Level))
    return text, [
        Finding("tone-x", level, start, end, "") for (start, end), level in draw(st.lists(st.tuples(spans, levels)))
    ]


@given(marked())
def test_the_stretches_are_the_text_and_cover_each_span(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    cut = list(segments(text, findings))
    assert "".join(s.text for s in cut) == text
    for number, finding in enumerate(findings, start=1):
        under = [s for s in cut if number in s.covering]
        assert under, finding
        assert "".join(s.text for s in under) == text[finding.start : finding.end]
        assert [number in s.ending for s in under] == [False] * (len(under) - 1) + [True]
    for s in cut:
        ranks = [findings[n - 1].level.rank for n in s.covering]
        assert ranks == sorted(ranks, reverse=True)
        assert s.level == (findings[s.covering[0] - 1].level if s.covering else "")
        assert s.text or s.covering
