"""Path patterns as in .gitignore. The only importer of pathspec, and only when a project file has patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path


@cache
def _matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    import pathspec

    return pathspec.PathSpec.from_lines("gitignore", patterns).match_file


def matches(patterns: Iterable[str], path: str | Path, root: Path) -> bool:
    """Tell whether a path, taken relative to ``root``, fits any of the patterns."""
    wanted = tuple(patterns)
    if not wanted:
        return False
    try:
        name = Path(path).resolve().relative_to(root).as_posix()
    except ValueError:
        name = Path(path).as_posix()
    return _matcher(wanted)(name)
