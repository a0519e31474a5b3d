"""When a message goes out, as its metadata declare, against the clock, paydays, holidays and house limits.

A text does not show its own hour, so all of this needs ``send_at``, ``send_window`` or ``frequency``. A rule names
one ``fault``:

* ``hours``: sent outside ``from``–``to``, and the words of ``consent`` are not in the text;
* ``payday``, ``holiday``: sent in the ``days`` before a declared payday, or on a statutory holiday;
* ``unlisted``: sent in a year whose holidays nobody has entered, so that nothing can be said;
* ``often``: declared ``frequency`` above ``most`` (per day, week, month).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes, compiled, expand
from linter.checks.moments import day, moment
from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {
    "fault": "hours|payday|holiday|unlisted|often",
    "from": "word",
    "to": "word",
    "consent": "words",
    "days": "number",
    "most": "table",
}

_FREQUENCY = lazy(r"(?P<n>\d+)\s*(?:次|条)?\s*(?:/|per|每|次/)\s*(?P<unit>day|week|month|日|天|周|月)")
_EVERY = lazy(r"每(?P<unit>日|天|周|月)\s*(?P<n>\d+)")
_UNITS = {"day": "day", "日": "day", "天": "day", "week": "week", "周": "week", "month": "month", "月": "month"}


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, which always runs: metadata hold no words to trigger it."""
    fault = options.get("fault")
    if fault is None:
        raise BadOption("fault", "missing-key", name="fault")
    data: dict[str, object] = {"fault": fault, "days": options.get("days", 3)}
    data["from"], data["to"] = (str(options.get(key, "")) for key in ("from", "to"))
    data["consent"] = "|".join(expand(word, classes, "consent") for word in as_words(options.get("consent")))
    data["most"] = dict(options["most"]) if isinstance(options.get("most"), Mapping) else {}  # pyright: ignore
    if fault in ("holiday", "unlisted"):
        data["holidays"] = _holidays()
    return [Part([], data, ["frequency"] if fault == "often" else ["send_at", "send_window"])]


def _holidays() -> dict[str, object]:
    """Return the holidays on file: year → list of ISO days."""
    from linter.folders import data_folder
    from linter.yamlfile import load_table  # only when packs are compiled

    path = data_folder() / "data" / "holidays.yaml"
    years: dict[str, object] = {}
    for year, row in load_table(path).items():
        if isinstance(row, Mapping) and isinstance(row.get("off"), list):  # pyright: ignore
            years[str(year)] = [str(day) for day in row["off"]]  # pyright: ignore
    return years


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield the fault the rule names."""
    fault = data["fault"]
    if fault == "hours":
        yield from _hours(data, case)
    elif fault == "often":
        yield from _often(data, case)
    else:
        yield from _calendar(data, case)


def _clock(text: str) -> int | None:
    """Return minutes after midnight of «9:30», or None."""
    match = re.fullmatch(r"\s*(\d{1,2})[:：](\d{2})(?::\d{2})?\s*", text)
    return int(match[1]) * 60 + int(match[2]) if match else None


def _hours(data: Mapping[str, object], case: Case) -> Iterator[Found]:
    opens, closes = _clock(str(data["from"])), _clock(str(data["to"]))
    if opens is None or closes is None:
        return
    shown = None
    sent = moment(case.declared.get("send_at"))
    if isinstance(sent, datetime):
        minute = sent.hour * 60 + sent.minute
        if not opens <= minute < closes:
            shown = f"{sent:%H:%M}"
    window = case.declared.get("send_window")
    if shown is None and isinstance(window, str):
        ends = [minute for part in re.split(r"\s*(?:-|–|—|~|至|到)\s*", window) if (minute := _clock(part)) is not None]
        if len(ends) == 2 and (ends[0] < opens or ends[1] > closes or ends[1] < ends[0]):
            shown = window
    if shown is None or (data["consent"] and compiled(str(data["consent"])).search(case.message.plain)):
        return
    yield Found(0, 0, {"time": shown})


def _often(data: Mapping[str, object], case: Case) -> Iterator[Found]:
    written = case.declared.get("frequency")
    most: Mapping[str, object] = data["most"]  # pyright: ignore[reportAssignmentType]
    if written is None:
        return
    for match in (*_FREQUENCY.finditer(str(written)), *_EVERY.finditer(str(written))):
        unit = _UNITS[match["unit"]]
        if unit in most and int(match["n"]) > int(str(most[unit])):
            yield Found(0, 0, {"count": match.group(), "most": most[unit]})
            return


def _calendar(data: Mapping[str, object], case: Case) -> Iterator[Found]:
    sent = day(case.declared.get("send_at"))
    if sent is None:
        return
    fault = data["fault"]
    if fault == "payday":
        paydays = case.declared.get("paydays")
        listed = set(re.findall(r"\d{1,2}", str(paydays or "")))
        for ahead in range(1, int(str(data["days"])) + 1):
            coming = sent + timedelta(days=ahead)
            if str(coming.day) in listed:
                yield Found(0, 0, {"payday": coming.day, "days": ahead})
                return
        return
    holidays: Mapping[str, list[str]] = data["holidays"]  # pyright: ignore[reportAssignmentType]
    known = holidays.get(str(sent.year))
    if fault == "unlisted":
        if known is None:
            yield Found(0, 0, {"year": sent.year})
    elif known is not None and sent.isoformat() in known:
        yield Found(0, 0, {"date": sent.isoformat()})
