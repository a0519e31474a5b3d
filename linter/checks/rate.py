"""What being late costs, against the lines of law and supervision.

A rule names one ``fault``:

* ``above``: an annualised rate over the line of its regime, or a daily rate of ``daily`` or more. ``lines`` maps a
  regime to an annual percentage, or to ``4lpr`` (four times the one-year LPR), or to dated lines
  ``{2025-01-17: 24, 2028-01-01: 4lpr}`` of which the latest begun by ``--as-of`` counts. A regime it leaves out
  has no line;
* ``period``: a rate that does not say of what period it is;
* ``base``: a rate that does not say what it is taken of;
* ``annual``: a daily, weekly or monthly rate with no annualised figure anywhere in the message;
* ``multiple``: a penalty outside ``least``–``most`` times the contract rate (stated as a multiple, or computed
  from the metadata ``contract_rate``);
* ``stale``: the verdict rests on an LPR table last verified more than ``days`` ago.

Annualising is simple, never compounded: times 365, and the 360 of bank convention beside it in the message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from linter.checks.base import BadOption, Found, Part
from linter.checks.classes import Classes
from linter.model import Penalty
from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {
    "fault": "above|period|base|annual|multiple|stale",
    "lines": "table",
    "daily": "number",
    "least": "number",
    "most": "number",
    "days": "number",
}

_HUNDRED = Decimal(100)
_BANK_YEAR = {"day": 360, "week": 52, "month": 12, "year": 1}
_SPOKEN = {"day": "每日", "week": "每周", "month": "每月", "year": "每年"}
_ONCE = lazy(r"上[浮调]\d+(?:\.\d+)?%|最低还款额.*未还部分的?\d")
# What a rate needs literally: a digit with one of these, or Chinese numerals of rate.
_CUES = ["%", "‰", "分之", "息", "违约金", "滞纳金", "利率"]


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, triggered by what every rate is written with."""
    from linter.folders import data_folder
    from linter.yamlfile import load_table

    fault = options.get("fault")
    if fault is None:
        raise BadOption("fault", "missing-key", name="fault")
    lines = cast("Mapping[str, object]", options.get("lines") or {})
    if fault == "above" and not lines:
        raise BadOption("lines", "no-words")
    data: dict[str, object] = {key: options[key] for key in KEYS if key in options}
    if fault in ("above", "stale"):
        table = load_table(data_folder() / "data" / "lpr.yaml")
        data["lpr"] = dict(cast("Mapping[str, object]", table["rates"]))
        data["verified_on"] = table["verified_on"]
        data["lines"] = {regime: dict(v) if isinstance(v, Mapping) else v for regime, v in lines.items()}  # pyright: ignore
    return [Part([_CUES], data)]


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield each rate at fault, at its words."""
    fault = data["fault"]
    penalties = case.fields.penalty
    if fault == "above":
        yield from _above(penalties, data, case)
    elif fault == "multiple":
        yield from _multiple(penalties, data, case)
    elif fault == "stale":
        yield from _stale(penalties, data, case)
    elif fault == "annual":
        if not any(p.period == "year" for p in penalties) and not _names_annual(case):
            for penalty in _charges(penalties):
                if penalty.period in ("day", "week", "month"):
                    yield Found(penalty.start, penalty.end, {"annual": percent(penalty.annual)})
    else:
        for penalty in _charges(penalties):
            missing = (penalty.period if fault == "period" else penalty.base) is None
            if penalty.rate is not None and missing and not (fault == "period" and _once(penalty, case)):
                yield Found(penalty.start, penalty.end)


def _once(penalty: Penalty, case: Case) -> bool:
    """Whether a rate needs no period: a rise over the contract rate, or a card's fee on the unpaid minimum payment."""
    before = case.message.plain[max(0, penalty.start - 30) : penalty.end]
    return bool(_ONCE.search(before))


def _charges(penalties: tuple[Penalty, ...]) -> Iterator[Penalty]:
    return (p for p in penalties if p.role == "penalty")


def _names_annual(case: Case) -> bool:
    return any(word in case.message.plain for word in ("年化", "年利率", "apr", "综合融资成本"))


def line_for(lines: Mapping[str, object], regime: str, data: Mapping[str, object], case: Case) -> Decimal | None:
    """Return the annual line of a regime as a fraction, or None where it has none."""
    line = lines.get(regime)
    if isinstance(line, Mapping):
        dated = cast("Mapping[str, object]", line)
        begun = [day for day in sorted(dated) if day <= case.as_of.isoformat()]
        line = dated[begun[-1]] if begun else None
    if line is None:
        return None
    if line == "4lpr":
        return 4 * _lpr(cast("Mapping[str, object]", data["lpr"]), _contract_day(case))
    return Decimal(str(line)) / _HUNDRED


def _lpr(rates: Mapping[str, object], day: date) -> Decimal:
    begun = [first for first in sorted(rates) if first <= day.isoformat()] or [min(rates)]
    return Decimal(str(rates[begun[-1]])) / _HUNDRED


def _contract_day(case: Case) -> date:
    declared = case.declared.get("contract_date")
    return date.fromisoformat(declared) if isinstance(declared, str) else case.as_of


def _contract_rate(case: Case) -> Decimal | None:
    declared = case.declared.get("contract_rate")
    if declared is None:
        return None
    text = str(declared)
    value = Decimal(text.rstrip("%"))
    return value / _HUNDRED if text.endswith("%") or value >= 1 else value


def annual_of(penalty: Penalty, case: Case) -> Decimal | None:
    """Return the simple annual rate of a penalty; a multiple needs the declared contract rate."""
    if penalty.annual is not None:
        return penalty.annual
    contract = _contract_rate(case)
    return contract * penalty.multiple if penalty.multiple is not None and contract is not None else None


def _above(penalties: tuple[Penalty, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    regime = str(case.declared.get("regime", "unknown"))
    line = line_for(cast("Mapping[str, object]", data["lines"]), regime, data, case)
    daily = Decimal(str(data["daily"])) / _HUNDRED if "daily" in data else None
    for penalty in penalties:
        annual = annual_of(penalty, case)
        if annual is None:
            continue
        steep = daily is not None and penalty.period == "day" and penalty.rate is not None and penalty.rate >= daily
        if (line is not None and annual > line) or steep:
            facts = {"annual": percent(annual), "annual360": _bank(penalty, annual), "line": percent(line or daily)}
            yield Found(penalty.start, penalty.end, facts)


def _bank(penalty: Penalty, annual: Decimal) -> str:
    if penalty.rate is None or penalty.period is None:
        return percent(annual)
    return percent(penalty.rate * _BANK_YEAR.get(penalty.period, 1))


def _multiple(penalties: tuple[Penalty, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    contract = _contract_rate(case)
    least = Decimal(str(data.get("least", 0)))
    most = Decimal(str(data.get("most", 1000)))
    for penalty in _charges(penalties):
        times = penalty.multiple
        if times is None and contract and penalty.annual is not None:
            times = penalty.annual / contract
        if times is not None and not least <= times <= most:
            yield Found(penalty.start, penalty.end, {"times": f"{times:.2f}".rstrip("0").rstrip(".")})


def _stale(penalties: tuple[Penalty, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    verified = date.fromisoformat(str(data["verified_on"]))
    days = timedelta(days=int(str(data.get("days", 35))))
    lines = cast("Mapping[str, object]", data["lines"])
    needed = str(case.declared.get("regime", "unknown")) in lines
    if needed and _contract_day(case) - verified > days:
        for penalty in penalties:
            if penalty.annual is not None:
                yield Found(penalty.start, penalty.end, {"verified": verified.isoformat()})
                return


def percent(value: Decimal | None) -> str:
    """Write a fraction as a percentage without idle zeros: 7.30 → 730%."""
    if value is None:
        return ""
    shown = format((value * _HUNDRED).quantize(Decimal("0.01")), "f")
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown) + "%"
