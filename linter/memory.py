"""The results of drafts judged before, so that an unchanged draft is not judged again.

A result is kept under a digest of all it depends on: the text and its metadata, the rules in force, the models, the
language, the day, and the program itself. Nothing can be stale; at worst it is not found. The file is SQLite in the
folder of the compiled packs (see ``cache``), so that hooks may run side by side; it is used only where no one but
this user can have written it. Each entry carries a check sum. Whatever cannot be read is as if it had never been
kept: a memory never fails a run.
"""

from __future__ import annotations

import json
import os
import pickle
import sqlite3
import stat
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from linter import cache, model
from linter.errors import CuociError
from linter.model import Draft, Result
from linter.ruleset import RuleSet, dump
from linter.version import VERSION

NAME = "cuoci-results.sqlite"
DAYS = 14  # an entry that was of no use for so long is dropped
ROOM = 200_000  # entries, of about a kilobyte each; an archive is not for remembering
_PATIENCE = 5.0  # seconds to wait for another process that is writing
_TOGETHER = 1000  # entries written at once
_SUM = 8  # bytes of an entry's check sum
_NOWHERE = Draft("", "")
_TABLE = """
pragma journal_mode = wal;
pragma synchronous = normal;
create table if not exists results (key blob primary key, day integer, value blob);
create index if not exists days on results (day);
"""
# All that a result is made of; nothing else is made of what an entry says.
_CLASSES = {
    **{("linter.model", name): value for name, value in vars(model).items() if isinstance(value, type)},
    ("builtins", "dict"): dict,
    ("decimal", "Decimal"): Decimal,
    ("datetime", "date"): date,
}


def scope(chosen: RuleSet, known: RuleSet, models: Iterable[Path], language: str, as_of: date) -> bytes:
    """Return a digest of all that results depend on beside the draft; ``known`` are the rules it may speak of."""
    said = json.dumps([[rule.id for rule in chosen.rules], language, as_of.isoformat()]).encode()
    digest = blake2b(_program(), digest_size=32)
    for part in (said, dump(known), *(path.read_bytes() for path in models)):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def _program() -> bytes:
    """Return a digest of the program: two checkouts may bear one version, and Python's own tables change, too."""
    digest = blake2b(f"{VERSION} {sys.version_info[:2]}".encode(), digest_size=32)
    home = Path(__file__).parent
    for path in sorted(home.rglob("*.py")):
        digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()


class Memory:
    """Results by key. ``trouble`` says why none can be kept where a user can mend it."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self.trouble: CuociError | None = None
        self._file: sqlite3.Connection | None = None
        self._useless = False
        self._room = 0
        self._new: dict[bytes, bytes] = {}
        self._used: list[bytes] = []
        self._today = date.today().toordinal()

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as a memory of which nothing is opened."""
        return Memory, ()

    def key(self, scope: bytes, text: str, meta: Mapping[str, object]) -> bytes:
        """Return the key of a text under these metadata, in their order, which a report shows."""
        digest = blake2b(scope, digest_size=16)
        digest.update(f"{text}\0{dict(meta)!r}".encode("utf-8", "surrogatepass"))
        return digest.digest()

    def recall(self, key: bytes, draft: Draft) -> Result | None:
        """Return the result kept under a key as that of this draft, or None."""
        value, day = self._new.get(key), self._today
        if value is None:
            row = self._look_up(key)
            if row is None:
                return None
            value, day = row
        result = _restored(key, value)
        if result is None:
            return None
        if day != self._today:
            self._used.append(key)
        return result._replace(draft=draft)

    def keep(self, key: bytes, result: Result) -> None:
        """Remember a result. It is written when many have come together, or when the memory is closed."""
        if self._room:
            self._room -= 1
            content = pickle.dumps(result._replace(draft=_NOWHERE), protocol=5)
            self._new[key] = _sum(key, content) + content
            if len(self._new) == _TOGETHER:
                self._write()

    def close(self) -> None:
        """Write what is new and let go of the file; it is opened again when next asked."""
        self._write()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _look_up(self, key: bytes) -> tuple[bytes, int] | None:
        if self._useless:
            return None
        try:
            if self._file is None:
                self._file = _connect(_place())
                self._room = ROOM - self._file.execute("select count(*) from results").fetchone()[0]
            return self._file.execute("select value, day from results where key = ?", (key,)).fetchone()
        except (sqlite3.Error, CuociError) as error:
            self._give_up(error)
            return None

    def _write(self) -> None:
        if self._file is None or not (self._new or self._used):
            return
        rows = [(key, self._today, value) for key, value in self._new.items()]
        used = [(self._today, key) for key in self._used]
        try:
            with self._file:
                self._file.execute("begin immediate")
                self._file.executemany("insert or replace into results values (?, ?, ?)", rows)
                self._file.executemany("update results set day = ? where key = ?", used)
                self._file.execute("delete from results where day < ?", (self._today - DAYS,))
        except sqlite3.Error as error:
            self._give_up(error)
        self._new.clear()
        self._used.clear()

    def _give_up(self, error: sqlite3.Error | CuociError) -> None:
        """Go on without: the file is not to be had, too busy, or broken; a broken one is begun anew next time."""
        self._useless, self._room = True, 0
        if isinstance(error, CuociError):
            self.trouble = error
        if self._file is not None:
            with suppress(sqlite3.Error):
                self._file.close()
            self._file = None
        if type(error) is sqlite3.DatabaseError:  # its subclasses mean a lock or a full disk
            _remove()


def _restored(key: bytes, value: bytes) -> Result | None:
    try:
        content = value[_SUM:]
        result = _Unpickler(BytesIO(content)).load() if value[:_SUM] == _sum(key, content) else None
    except Exception:  # whatever an entry may be, it is then no result
        return None
    return result if isinstance(result, Result) else None


class _Unpickler(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str) -> type:
        return _CLASSES[module_name, global_name]


def _sum(key: bytes, content: bytes) -> bytes:
    return blake2b(key + content, digest_size=_SUM).digest()


def _place() -> Path:
    """Return the file's path, its folder made ready. Raises CuociError where another user could have written it."""
    home = cache.folder()
    if home is None:
        raise CuociError("cache-nowhere")
    path = home / NAME
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not cache.mine(home.lstat()):
            raise CuociError("cache-not-mine", str(home))
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        status = path.lstat()
    except OSError as error:
        raise CuociError("unwritable", str(home), reason=error.strerror or str(error)) from None
    if not stat.S_ISREG(status.st_mode) or not cache.mine(status):
        raise CuociError("cache-not-mine", str(path))
    return path


def _connect(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        file.executescript(_TABLE)
    except sqlite3.Error:
        file.close()
        raise
    return file


def prune(days: int = DAYS) -> int:
    """Drop the entries that were of no use for so many days; return how many. Raises CuociError where that fails."""
    try:
        with closing(_connect(_place())) as file:
            oldest = date.today().toordinal() - days
            dropped = file.execute("delete from results where day < ?", (oldest,)).rowcount
            file.execute("vacuum")
            return dropped
    except sqlite3.Error as error:
        raise CuociError("unwritable", NAME, reason=str(error)) from None


def clear() -> int:
    """Remove all that is kept between runs, the compiled packs too; return how many files there were."""
    return _remove() + cache.clear()


def _remove() -> int:
    home = cache.folder()
    files = [] if home is None else sorted(home.glob(f"{NAME}*"))
    for path in files:
        path.unlink(missing_ok=True)
    return len(files)
