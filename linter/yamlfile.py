"""YAML as rules, project files and front matter need it: strict, and every key knows its line.

The only importer of PyYAML. Beyond what PyYAML does: a duplicate key is refused (PyYAML lets the last one
win), ``off``, ``no`` and ``是`` stay words, a time like 09:30 stays text (YAML 1.1 reads 570), dates stay text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from linter.errors import ConfigError

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader

_compose: Callable[..., Node | None] = getattr(yaml, "compose")  # noqa: B009 (PyYAML ships no types)
_compose_all: Callable[..., Iterator[Node]] = getattr(yaml, "compose_all")  # noqa: B009
_dump: Callable[..., str] = getattr(yaml, "safe_dump")  # noqa: B009
_INT = re.compile(r"[-+]?(?:0|[1-9]\d*)\Z")
_FLOAT = re.compile(r"[-+]?\d+\.\d+\Z")
_NULLS = frozenset(["", "~", "null", "Null", "NULL"])
_BOOLS = {"true": True, "True": True, "false": False, "False": False}


class Table(dict[str, object]):
    """A YAML mapping; ``lines`` gives the 1-based (line, column) of each key, ``line`` that of the mapping."""

    def __init__(self, path: str, line: int, source: list[str]):
        """Begin an empty mapping that stands at ``line`` of ``path``."""
        super().__init__()
        self.path = path
        self.line = line
        self.lines: dict[str, tuple[int, int]] = {}
        self.source = source

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as a plain mapping: in another process there is nothing left to blame."""
        return dict, (dict(self),)

    def fault(self, key: str, at: str | None = None, **facts: object) -> ConfigError:
        """Return the error ``key`` placed at the mapping's key ``at`` (or at the mapping itself)."""
        line, column = self.lines.get(at or "", (self.line, 1))
        excerpt = self.source[line - 1] if 0 < line <= len(self.source) else ""
        return ConfigError(key, self.path, line, column, excerpt, **facts)


def scalar(node: ScalarNode) -> str | int | float | bool | None:
    """Return what a scalar means: quoted and block ones are text, plain ones may be null, true, false or a number."""
    value = node.value
    if node.style in ("'", '"', "|", ">"):
        return value
    if value in _NULLS:
        return None
    if value in _BOOLS:
        return _BOOLS[value]
    if _INT.match(value):
        return int(value)
    if _FLOAT.match(value):
        return float(value)
    return value


def _build(node: Node, path: str, source: list[str], first: int) -> object:
    if isinstance(node, MappingNode):
        table = Table(path, node.start_mark.line + first, source)
        for key_node, value_node in node.value:
            key = str(key_node.value)
            place = (key_node.start_mark.line + first, key_node.start_mark.column + 1)
            if key in table.lines:
                table.lines[key] = place
                raise table.fault("duplicate-key", key, name=key)
            table.lines[key] = place
            table[key] = _build(value_node, path, source, first)
        return table
    if isinstance(node, SequenceNode):
        return [_build(item, path, source, first) for item in node.value]
    assert isinstance(node, ScalarNode)
    return scalar(node)


def parse(text: str, path: str, first_line: int = 1) -> object:
    """Return the value of one YAML document; mappings come as ``Table``. Raises ConfigError with its place.

    ``first_line`` is the 1-based line of the file on which the text begins (front matter begins on 2).
    """
    source = [""] * (first_line - 1) + text.splitlines()
    with _faults(path, source, first_line):
        node = _compose(text, Loader=_Loader)
    return None if node is None else _build(node, path, source, first_line)


def documents(text: str, path: str) -> list[Node]:
    """Return the nodes of a file of one YAML document or several. Raises ConfigError with its place."""
    with _faults(path, text.splitlines(), 1):
        return list(_compose_all(text, Loader=_Loader))


@contextmanager
def _faults(path: str, source: list[str], first_line: int) -> Generator[None]:
    """Turn PyYAML's faults into ours."""
    try:
        yield
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        excerpt = source[line - 1] if line <= len(source) else ""
        column = (mark.column if mark else 0) + 1
        raise ConfigError("bad-yaml", path, line, column, excerpt, problem=error.problem or "") from None
    except yaml.YAMLError as error:
        raise ConfigError("bad-yaml", path, first_line, 1, problem=str(error).splitlines()[0]) from None
    except RecursionError:
        raise ConfigError("bad-yaml", path, first_line, 1, problem="nested too deeply") from None


def load(path: Path) -> object:
    """Return the value of a YAML file, UTF-8 with or without a byte-order mark."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError("config-not-utf8", str(path), offset=error.start) from None
    except OSError as error:
        raise ConfigError("config-unreadable", str(path), reason=error.strerror or "") from None
    return parse(text, str(path))


def load_table(path: Path) -> Table:
    """Return the mapping a YAML file holds. Raises ConfigError for anything else."""
    table = load(path)
    if not isinstance(table, Table):
        raise ConfigError("not-a-mapping", str(path), 1)
    return table


def inline(value: object) -> str:
    """Return a value as YAML on one line, quoted where other readers of YAML would take it for something else."""
    plain = _plain(value)
    text = _dump(plain, default_flow_style=True, allow_unicode=True, width=10**9, sort_keys=False)
    text = text.rstrip("\n").removesuffix("\n...")
    return json.dumps(plain, ensure_ascii=False) if "\n" in text else text


def _plain(value: object) -> object:
    """Return a value without Tables, which PyYAML does not write."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in cast("dict[str, object]", value).items()}
    if isinstance(value, list):
        return [_plain(item) for item in cast("list[object]", value)]
    return value
