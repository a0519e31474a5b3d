"""Which keys a mapping may hold and what kind of value each takes; refuses the rest with a suggestion.

One small language serves rule files, project files and front matter:

``word`` a string · ``words`` a list of strings (one alone may stand without the list) · ``flag`` true or
false · ``integer``, and ``number``, which may be a decimal · ``texts`` a mapping zh → string, en → string ·
``sentence`` a string, or such a mapping · ``table`` a mapping · ``tables`` a list of mappings · ``any`` anything ·
``a|b|c`` one of these words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linter.errors import ConfigError, nearest
from linter.wording import Both
from linter.yamlfile import Table

Spec = Mapping[str, str]

# How to say what a kind of value is.
_EXPECTED: Mapping[str, Both] = {
    "word": Both("文字", "a text"),
    "words": Both("文字，或文字的列表", "a text, or a list of texts"),
    "flag": Both("true 或 false", "true or false"),
    "integer": Both("整数", "an integer"),
    "number": Both("数", "a number"),
    "texts": Both("两种语言的文字 {zh: …, en: …}", "a text in both languages, {zh: …, en: …}"),
    "sentence": Both("文字，或两种语言的 {zh: …, en: …}", "a text, or both languages, {zh: …, en: …}"),
    "table": Both("“键: 值”的映射", "a mapping of key: value"),
    "tables": Both("列表，每项是“键: 值”的映射", "a list of mappings of key: value"),
    "date": Both("日期，如 2026-12-10", "a date such as 2026-12-10"),
}


def _fits(value: object, kind: str) -> bool:
    if kind == "word":
        return isinstance(value, str)
    if kind == "words":
        return isinstance(value, str) or (isinstance(value, list) and all(isinstance(v, str) for v in value))  # pyright: ignore[reportUnknownVariableType]
    if kind == "flag":
        return isinstance(value, bool)
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "texts":
        return isinstance(value, Table) and "zh" in value and all(isinstance(v, str) for v in value.values())
    if kind == "sentence":
        return isinstance(value, str) or _fits(value, "texts")
    if kind == "table":
        return isinstance(value, Table)
    if kind == "tables":
        return isinstance(value, list) and all(isinstance(v, Table) for v in value)  # pyright: ignore[reportUnknownVariableType]
    if kind == "any":
        return True
    return value in kind.split("|")


def misfit(table: Table, key: str, kind: str) -> ConfigError:
    """Return the error that says what kind of value a key takes, placed at the key."""
    words = [] if kind in _EXPECTED else kind.split("|")
    value = table.get(key)
    expected = _EXPECTED.get(kind, words)
    return table.fault("wrong-type", key, name=key, kind=expected, value=value, hint=nearest(str(value), words))


def require(table: Table, spec: Spec, needed: Iterable[str] = ()) -> None:
    """Raise ConfigError, placed at the key, unless every key is known, its value fits, and none is missing."""
    for key, value in table.items():
        if key not in spec:
            raise table.fault("unknown-key", key, name=key, hint=nearest(key, spec), known=[*spec])
        if not _fits(value, spec[key]):
            raise misfit(table, key, spec[key])
    for key in needed:
        if key not in table:
            raise table.fault("missing-key", name=key)


def texts(value: object) -> dict[str, str]:
    """Return a ``sentence`` or ``texts`` by language; one that stands alone is Chinese."""
    if not isinstance(value, Table):
        return {"zh": str(value)}
    return {language: str(text) for language, text in value.items()}
