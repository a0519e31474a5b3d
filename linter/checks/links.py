"""Addresses of web pages: any, shortened, unsafe, odd, built with a variable, or not one of the lender's own.

``hosts`` are host names that count (and all below them), ``tails`` last parts of a host name. The allow-list is
the metadata key ``domains`` (one name or several); a rule with ``fault: foreign`` is silent without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from linter.checks.base import BadOption, Found, Part, as_words
from linter.checks.classes import Classes
from linter.patterns import lazy

if TYPE_CHECKING:
    from linter.checks.case import Case

KEYS: Mapping[str, str] = {"fault": "any|short|unsafe|odd|variable|foreign", "hosts": "words", "tails": "words"}

_LAST = (
    "com|cn|net|org|cc|hk|tw|me|top|ltd|co|gov|edu|info|biz|vip|xyz|icu|club|site|online|shop|live|link|work|tk|ml|ga|cf"
    "|gq|im|tv|ly|gd|io|app|dev|ink|win|bid|loan|pw|ws|buzz|cyou|sbs|fun|store|tech|pro|mobi|asia|red|wang|ren|run|group"
    "|chat|page|space|website|click|ai|la|mx|to|gl|gs|vc|sh|id|us|uk|ru|su|kim|plus|cloud|world|today|life|zone|city|art"
    "|love|cool|cash|fund|finance|money|credit|bank|pay"
)
"""Last parts of a host name that people write without a scheme."""
_URL = lazy(
    r"(?P<scheme>https?://)?"
    r"(?P<host>(?:\d{1,3}\.){3}\d{1,3}(?=[:/])|(?:xn--)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*"
    rf"\.(?:{_LAST})(?![a-z0-9-])(?!\.[a-z]))(?::\d{{2,5}})?(?P<path>[/?][\w./\-?=&%#:~+$\{{\}}@]*)?",
    re.ASCII,
)
_BARE = lazy(r"https?://(?:www\.)?|www\.")  # an address whose host a variable stands for
_IP = lazy(r"(?:\d{1,3}\.){3}\d{1,3}\Z")
# Every address has one of these; a bare dot is in every second sum of money.
_CUES = ["http", "www.", *(f".{last}" for last in _LAST.split("|"))]


def compile(options: Mapping[str, object], classes: Classes) -> list[Part]:
    """Return one part, triggered by what every address holds."""
    fault = options.get("fault")
    if fault is None:
        raise BadOption("fault", "missing-key", name="fault")
    data = {"fault": fault, "hosts": as_words(options.get("hosts")), "tails": as_words(options.get("tails"))}
    return [Part([_CUES], data)]


def _under(host: str, names: list[str]) -> bool:
    return any(host == name or host.endswith("." + name) for name in names)


def run(keys: tuple[str, ...], data: Mapping[str, object], case: Case) -> Iterator[Found]:
    """Yield each address that has the fault the rule names."""
    message = case.message
    plain, fault = message.plain, data["fault"]
    slots = message.slots
    allowed = [
        name.lower().removeprefix("https://").removeprefix("www.") for name in as_words(case.declared.get("domains"))
    ]
    hosts: list[str] = data["hosts"]  # pyright: ignore[reportAssignmentType]
    tails: list[str] = data["tails"]  # pyright: ignore[reportAssignmentType]
    for match in _URL.finditer(plain):
        start, end = match.span()
        if plain[start - 1 : start] in ("@", "."):  # e-mail
            continue
        host = match["host"]
        touched = any(slot.start <= end and start <= slot.end for slot in slots)
        if _wrong(fault, match, host, touched, hosts, tails, allowed):
            yield Found(start, len(plain[:end].rstrip(".")), {"host": host})
    if fault in ("variable", "any"):
        for match in _BARE.finditer(plain):
            for slot in slots:
                if slot.start == match.end():
                    yield Found(match.start(), slot.end, {"host": ""})


def _wrong(
    fault: object,
    match: re.Match[str],
    host: str,
    touched: bool,
    hosts: list[str],
    tails: list[str],
    allowed: list[str],
) -> bool:
    if fault == "any":
        return True
    if fault == "short":
        return _under(host, hosts)
    if fault == "unsafe":
        return match["scheme"] == "http://" or host.startswith("xn--") or bool(_IP.match(host))
    if fault == "odd":
        return host.rpartition(".")[2] in tails and not _under(host, allowed)
    if fault == "variable":
        return touched
    return bool(allowed) and not _under(host, allowed)
