"""What the text says of its due date, against the due date and the day of sending that its metadata declare.

A rule names one ``fault``:

* ``stage``: the text says (``cue``) what is ``untrue`` at that moment: ``late`` (sent after the due date) or
  ``early`` (sent on or before it);
* ``count``: «明天到期», «逾期5天», «还有3天» that the calendar contradicts;
* ``date``: a due date in the text that is not the declared one (``cue`` before or behind it), or a deadline
  that is over when the message goes out.

Without ``due`` and ``send_at`` (or ``offset_days``) nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes, compiled, expand
from linter.checks.context import is_disowned, is_negated
from linter.checks.moments import day
from linter.parsing.turns import in_their_turn
from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"fault": "stage|count|date", "cue": "words", "untrue": "late|early"}

_HAN = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_NUMBER = r"(?P<n>\d{1,3}|十[一二三四五六七八九]?|[一二两三四五六七八九]十?[一二三四五六七八九]?)"
_DUE = r"(?:还款日|到期|最后一天|最后期限|最后一日|截止|到日子|扣款日|最后还款|还款最后|过(?:咗|了)?期)"
_LATE = r"(?:逾期|超期|过期|欠款|晚了|拖了|超了|过了|过去)"
_LEFT = r"(?:还有|还剩|仅剩|只剩|剩余|剩|倒数|倒计时)(?:最后)?"
_COUNTS = (
    (rf"{_LATE}(?:了|已[达有经]?|达|天数为?|时间)?\s?{_NUMBER}\s?(?:个自然)?[天日](?!内|前|后|以内|以上|以下|宽)", 1),
    (rf"{_LEFT}{_NUMBER}[天日](?:就|即|便|将|就要|就会|即将)?(?:到期|到还款日|到账单日|到约定|到日子)", -1),
    (rf"(?:距|离)(?:离)?[^，。;!?\n]{{0,14}}{_DUE}[^。;!?\n]{{0,6}}?{_NUMBER}[天日]", -1),
    (rf"{_NUMBER}[天日](?:后|之后)[^，。;!?\n]{{0,4}}?{_DUE}", -1),
)  # fmt: skip
"""How the text counts days to or from the due date: expression, and the sign of (sent − due)."""
_COUNTED = tuple((lazy(expression), sign) for expression, sign in _COUNTS)
_DAYS = {"大后": 3, "后": 2, "明": 1, "今": 0, "昨": -1, "前": -2}
_NAMED = lazy(
    rf"(?P<day>大后|(?<!大)后|明|今|昨|(?<!目|之|提|日)前)(?:天|日|晚|儿)[^，。;!?\n]{{0,12}}?{_DUE}(?!前|之前)"
    rf"|{_DUE}(?:就)?(?:是|为|在)(?P<named>大后|后|明|今|昨|前)(?:天|日)"
)
_WEEKDAY = lazy(rf"(?:本|这)?(?:周|星期|礼拜)(?P<week>[一二三四五六日天])[^，。;!?\n下]{{0,8}}?{_DUE}(?!前|之前)")

# What is known of the day of sending; without any of it there is nothing to compare.
_NEEDS = ["send_at", "offset_days", "due"]


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part a cue for ``stage``, else one that always runs."""
    from linter.checks.literals import literal_clauses  # reads re's parser: only when packs are compiled

    fault = options.get("fault")
    if fault is None:
        raise BadOption("fault", "missing-key", name="fault")
    data: dict[str, object] = {"fault": fault, "untrue": options.get("untrue")}
    cues = [expand(word, classes, "cue") for word in as_words(options.get("cue"))]
    if fault != "count" and not cues:
        raise BadOption("cue", "no-words")
    if fault != "stage":
        return [Part([], {**data, "cue": "|".join(cues)}, _NEEDS)]
    return [Part(literal_clauses(cue), {**data, "cue": cue}, [*_NEEDS, "kind"]) for cue in cues]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the fault the rule names."""
    fault = data["fault"]
    if fault == "stage":
        yield from _stage(data, case)
    elif fault == "count":
        yield from _count(case)
    else:
        yield from _date(data, case)


def _delta(case: Case) -> int | None:
    """Return by how many days the message goes out after the due date (before it: negative)."""
    meta = case.declared
    sent, due = day(meta.get("send_at")), day(meta.get("due"))
    if sent and due:
        return (sent - due).days
    offset = meta.get("offset_days")
    try:
        return None if offset is None else int(str(offset))
    except ValueError:
        return None


def _said(case: Case, start: int) -> bool:
    """Tell whether what stands at an offset is stated by our side as a fact."""
    message = case.message
    return not (is_negated(message, start) or is_disowned(message, start) or in_their_turn(message, start))


def _stage(data: Mapping[str, object], case: Case) -> Iterator[Found]:
    delta = _delta(case)
    declared = case.declared.get("kind")
    if delta is None:
        late, early = False, declared == "due" and "due" not in case.declared
    else:
        late, early = delta > 0, delta <= 0
    if not (late if data["untrue"] == "late" else early):
        return
    expression = compiled(str(data["cue"]))
    group = "hit" if "hit" in expression.groupindex else 0
    for match in expression.finditer(case.message.plain):
        start, end = match.span(group)
        if _said(case, start):
            yield Found(start, end)


def _value(written: str) -> int:
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.partition("十")
    if not ten:
        return _HAN[written]
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)


def _count(case: Case) -> Iterator[Found]:
    delta = _delta(case)
    if delta is None:
        return
    plain = case.message.plain
    facts = {"days": abs(delta), "side": "后" if delta > 0 else "前"}
    # Whether the due day itself counts as the first day differs from lender to lender: one day is forgiven.
    wrong = [m for e, sign in _COUNTED for m in e.finditer(plain) if abs(sign * _value(m["n"]) - delta) > 1]
    wrong += [m for m in _NAMED.finditer(plain) if _DAYS[m["day"] or m["named"]] != -delta]
    due = day(case.declared.get("due"))
    if due is not None:
        wrong += [
            m for m in _WEEKDAY.finditer(plain) if "一二三四五六日".find(m["week"].replace("天", "日")) != due.weekday()
        ]
    for match in wrong:
        if _said(case, match.start()):
            yield Found(match.start(), match.end(), facts)


def _near(found: date, other: date) -> date:
    """Return a day without a year in the year that brings it nearest to another day."""
    years: list[date] = []
    for year in (other.year - 1, other.year, other.year + 1):
        try:
            years.append(found.replace(year=year))
        except ValueError:  # 29 February
            continue
    return min(years, key=lambda d: abs((d - other).days))


def _date(data: Mapping[str, object], case: Case) -> Iterator[Found]:
    sent, due = day(case.declared.get("send_at")), day(case.declared.get("due"))
    if not sent and not due:
        return
    plain = case.message.plain
    cue = compiled(str(data["cue"]))
    for fact in case.fields.deadline:
        clause = case.message.clause(fact.start)
        around = plain[max(clause.start, fact.start - 14) : min(len(plain), fact.end + 8)]
        if not re.search(r"[\d一二三四五六七八九十元]月|[-/.]", fact.text):  # a bare «10日» belongs to any month
            bare = re.match(r"(?:本月|当月|这个月)?(\d{1,2})[日号]", fact.text)
            if due and bare and int(bare[1]) != due.day and cue.search(around):
                yield Found(fact.start, fact.end, {"declared": due.isoformat()})
            continue
        if fact.date is None or fact.in_days is not None or not re.search(r"[\d一二三四五六七八九十]", fact.text):
            continue
        if due and cue.search(around):
            stated = fact.date if fact.year_given else _near(fact.date, due)
            if (stated != due and abs((stated - due).days) < 32) or (fact.year_given and stated != due):
                yield Found(fact.start, fact.end, {"declared": due.isoformat()})
                continue
        if sent and not cue.search(around):
            stated = fact.date if fact.year_given else _near(fact.date, sent)
            if stated < sent and re.search(r"请|务必|须|需|望|应|麻烦|烦", plain[clause.start : clause.end + 16]):
                yield Found(fact.start, fact.end, {"declared": sent.isoformat()})
