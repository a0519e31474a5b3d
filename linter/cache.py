"""The compiled packs, kept between runs: parsing a few hundred YAML files would cost a hook its speed.

The copy is keyed by the content of every file it was made from and by the program's version, so it can never
be stale. It is plain JSON in a folder of the user's own: one that another user could write to is not read,
since a planted copy would blind the linter. Where no folder can be used the packs are compiled each time;
nothing fails.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from linter.ruleset import RuleSet, dump, restore

FORMAT = "2"


def folder() -> Path | None:
    """Return where compiled packs are kept: CUOCI_CACHE_DIR, or the user's cache folder; None for nowhere."""
    if "CUOCI_CACHE_DIR" in os.environ:
        named = os.environ["CUOCI_CACHE_DIR"]
        return Path(named) if named else None
    try:
        if sys.platform == "win32":
            base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        else:
            base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError:  # no home
        return None
    return Path(base) / "cuoci"


def mine(status: os.stat_result) -> bool:
    """Tell whether only this user can have written what the status describes."""
    if sys.platform == "win32":
        return True  # the profile folder's own access list guards it
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def key(files: Sequence[Path], version: str) -> str:
    """Return the name under which the compiled form of these files is kept."""
    digest = blake2b(f"{FORMAT} {version}".encode(), digest_size=16)
    for path in files:
        content = path.read_bytes()
        digest.update(f"\0{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def read(name: str) -> RuleSet | None:
    """Return the kept rule set of that name, or None."""
    home = folder()
    if home is None:
        return None
    try:
        if not mine(home.lstat()):
            return None
        with open(home / f"{name}.json", "rb", opener=_no_links) as file:
            if not mine(os.fstat(file.fileno())):
                return None
            return restore(file.read())
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None  # absent, unreadable or torn: compile anew


def _no_links(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))


def write(name: str, ruleset: RuleSet) -> None:
    """Keep a rule set under a name, whole or not at all; do nothing where that is not possible."""
    home = folder()
    if home is None:
        return
    import tempfile  # most runs write nothing

    temporary = None
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not mine(home.lstat()):
            return
        handle, temporary = tempfile.mkstemp(dir=home, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(dump(ruleset))
        Path(temporary).replace(home / f"{name}.json")
        _prune(home)
    except OSError:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _prune(home: Path, keep: int = 8) -> None:
    """Drop all but the newest few copies: each edit of a rule leaves one behind."""
    copies = sorted(_copies(home), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in copies[keep:]:
        old.unlink(missing_ok=True)


def _copies(home: Path) -> list[Path]:
    """Return the kept rule sets, by their names: what else lies in a folder the user named is not ours to drop."""
    return [path for path in home.glob("*.json") if re.fullmatch("[0-9a-f]{32}", path.stem)]


def clear() -> int:
    """Remove every copy; return how many there were."""
    home = folder()
    copies = [] if home is None else _copies(home)
    for copy in copies:
        copy.unlink(missing_ok=True)
    return len(copies)


def load(folders: Sequence[Path], data: Path, version: str) -> RuleSet:
    """Return the rule set of these packs and the shared data: the kept copy if there is one, else compiled."""
    files = [path for place in (*folders, data) for path in sorted(place.rglob("*.yaml"))]
    name = key(files, version)
    ruleset = read(name)
    if ruleset is None:
        from linter.packs import compile_packs

        ruleset = compile_packs(folders)
        write(name, ruleset)
    return ruleset
