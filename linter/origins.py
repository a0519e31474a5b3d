"""What holds for a path, and where each setting comes from: for one who wonders why a rule is on, or off."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.base import as_words
from linter.config import Config, layers
from linter.folders import data_folder, shipped_model, shipped_whole

if TYPE_CHECKING:
    from linter.yamlfile import Table

_MAPPINGS = ("levels", "options", "meta")


class Origin(NamedTuple):
    """A line of a project file, from 1."""

    path: str
    line: int


class Setting(NamedTuple):
    """One setting: its key, or key and sub-key, its value as a project file writes it, and where it was written.

    The sub-key of an item of a list is empty. ``origin`` is None for what holds unless a project says otherwise.
    """

    keys: tuple[str, ...]
    value: object
    origin: Origin | None


def settings(config: Config, target: Path | None = None) -> Iterator[Setting]:
    """Yield the settings of a project, or those that hold for the drafts of one path of it.

    Without a path its sections are listed as they stand; with one, those that match are laid over the rest.
    """
    tables = layers(config.path) if config.path else []
    sections = [row for table in tables for row in _rows(table)]
    chosen = [sections[n] for n in config.matching(target)] if target else []
    yield Setting(("packs",), [_pack(pack, config.root) for pack in config.packs], _origin(tables, "packs"))
    for key in _MAPPINGS:
        yield from _merged(key, [*tables, *chosen])
    reading = [row for row in (*tables, *chosen) if "read" in row]
    if reading:
        yield Setting(("read",), reading[-1]["read"], _origin(reading, "read"))
    if target is None:
        yield from (Setting(("paths", ""), row, Origin(row.path, row.line)) for row in sections)
    for table in tables:
        for pattern in as_words(table.get("exclude")):
            yield Setting(("exclude", ""), pattern, _origin([table], "exclude"))
    yield Setting(("fail_on",), config.fail_on, _origin(tables, "fail_on"))
    yield Setting(("lang",), config.lang, _origin(tables, "lang"))
    yield Setting(("cache",), config.cache, _origin(tables, "cache"))
    if config.baseline is not None:
        yield Setting(("baseline",), _relative(config.baseline, config.root), _origin(tables, "baseline"))
    if config.model not in (None, shipped_model()):
        yield Setting(("model",), _relative(config.model, config.root), _origin(tables, "model"))
    if config.whole != shipped_whole():
        value = "off" if config.whole is None else _relative(config.whole, config.root)
        yield Setting(("whole",), value, _origin(tables, "whole"))


def _rows(table: Table) -> list[Table]:
    rows: list[Table] = table.get("paths") or []  # pyright: ignore[reportAssignmentType] (config has seen to it)
    return rows


def _origin(tables: Sequence[Table], key: str) -> Origin | None:
    """Return where a key was last written."""
    return next((Origin(t.path, t.lines[key][0]) for t in reversed(tables) if key in t), None)


def _merged(key: str, tables: Sequence[Table]) -> Iterator[Setting]:
    """Yield the entries of a mapping that several files and sections make up; the last word on each holds."""
    from linter.yamlfile import Table

    found: dict[str, Setting] = {}
    for table in tables:
        entries = table.get(key)
        if isinstance(entries, Table):
            for name, value in entries.items():
                found[name] = Setting((key, name), value, Origin(entries.path, entries.lines[name][0]))
    yield from found.values()


def _pack(folder: Path, root: Path) -> str:
    """Return a pack as a project file names it."""
    if data_folder() in folder.parents:
        return folder.relative_to(data_folder()).as_posix()
    name = _relative(folder, root)
    return name if "/" in name else f"./{name}"


def _relative(path: Path | None, root: Path) -> str:
    """Return a path as a project file at ``root`` would write it."""
    try:
        return Path(os.path.relpath(str(path), root)).as_posix()
    except ValueError:  # another drive
        return Path(str(path)).as_posix()
