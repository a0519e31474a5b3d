"""Skeletons of compliant messages, one a kind, in the notation of the provider that is to send them.

``rules/data/skeletons.yaml`` holds the texts, with ``<name>`` for each variable; what each variable may hold is
declared there once. A skeleton comes with front matter, so that checking it checks the template as it will be sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from linter.ruleset import Profile
from linter.schema import Spec, require
from linter.yamlfile import Table, load_table

SIGNATURE = "某某银行"
OPTOUT = "拒收请回复R"
_VARIABLE = re.compile(r"<(\w+)>")
_SKELETON: Spec = {"text": "word", "meta": "table"}


class Skeleton(NamedTuple):
    """A text with ``<name>`` for its variables, and the metadata it needs beside its kind."""

    text: str
    meta: Mapping[str, object]


def read(path: Path) -> tuple[dict[str, Skeleton], Mapping[str, Mapping[str, object]]]:
    """Return the skeletons by kind, and what is declared of each variable by name."""
    table = load_table(path)
    slots = table.pop("slots")
    assert isinstance(slots, Table)
    found: dict[str, Skeleton] = {}
    for kind, row in table.items():
        if not isinstance(row, Table):
            raise table.fault("not-a-mapping", kind)
        require(row, _SKELETON, ["text"])
        meta = row.get("meta")
        found[kind] = Skeleton(str(row["text"]), meta if isinstance(meta, Table) else {})
    return found, {name: entry for name, entry in slots.items() if isinstance(entry, Table)}


def render(
    kind: str, skeleton: Skeleton, slots: Mapping[str, Mapping[str, object]], notation: str, profile: Profile
) -> str:
    """Return a skeleton as a draft file: front matter, then the text with its variables in ``notation``."""
    names = list(dict.fromkeys(name for name in _VARIABLE.findall(skeleton.text) if name in slots))
    numbered = profile.numbered or notation in _NUMBERED
    written = {name: str(number) if numbered else name for number, name in enumerate(names, start=1)}
    spoken = skeleton.meta.get("channel") == "visit"
    text = skeleton.text.replace("<optout>", profile.optout or OPTOUT)
    text = _VARIABLE.sub(lambda m: _variable(notation, written[m[1]]), text)
    head = ["---", f"kind: {kind}"]
    if not spoken and profile.name:
        head.append(f"provider: {profile.name}")
    if not spoken and profile.apart:
        head.append(f"signature: {SIGNATURE}")
    elif not spoken:
        text = f"【{SIGNATURE}】{text}"
    head += [f"{key}: {_scalar(value)}" for key, value in skeleton.meta.items()]
    head.append("slots:")
    for name in names:
        entry = ", ".join(f"{key}: {_scalar(value)}" for key, value in slots[name].items())
        remark = f"  # {name}" if numbered else ""
        head.append(f'  "{written[name]}": {{{entry}}}{remark}')
    return "\n".join([*head, "---", text]) + "\n"


_NUMBERED = frozenset({"{1}", "%s", "{}"})


def _variable(notation: str, name: str) -> str:
    return notation.replace("name", name).replace("{1}", f"{{{name}}}")


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
