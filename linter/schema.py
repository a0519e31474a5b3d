"""Which keys a mapping may hold and what kind of value each takes; refuses the rest with a suggestion.

One small language serves rule files, project files and front matter:

``word`` a string · ``words`` a list of strings (one alone may stand without the list) · ``flag`` true or
false · ``number`` an integer or decimal · ``texts`` a mapping zh → string, en → string · ``table`` a mapping ·
``any`` anything · ``a|b|c`` one of these words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linter.errors import nearest
from linter.yamlfile import Table

Spec = Mapping[str, str]


def _fits(value: object, kind: str) -> bool:
    if kind == "word":
        return isinstance(value, str)
    if kind == "words":
        return isinstance(value, str) or (isinstance(value, list) and all(isinstance(v, str) for v in value))  # pyright: ignore[reportUnknownVariableType]
    if kind == "flag":
        return isinstance(value, bool)
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "texts":
        return isinstance(value, Table) and "zh" in value and all(isinstance(v, str) for v in value.values())
    if kind == "table":
        return isinstance(value, Table)
    if kind == "any":
        return True
    return value in kind.split("|")


def require(table: Table, spec: Spec, needed: Iterable[str] = ()) -> None:
    """Raise ConfigError, placed at the key, unless every key is known, its value fits, and none is missing."""
    for key, value in table.items():
        if key not in spec:
            raise table.fault("unknown-key", key, name=key, hint=nearest(key, spec), known="、".join(spec))
        if not _fits(value, spec[key]):
            raise table.fault("wrong-type", key, name=key, kind=spec[key], value=value)
    for key in needed:
        if key not in table:
            raise table.fault("missing-key", name=key)
