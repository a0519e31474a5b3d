"""Streams and faults: how anything reaches the user's terminal, pipe or file."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import IO, NoReturn

from linter.errors import ConfigError, CuociError
from linter.wording import say

CLEAN, FOUND, WRONG = 0, 1, 2
INTERRUPTED = 130  # as a shell has it: neither a verdict nor a fault
FAIL_LEVELS = ("error", "warning", "info", "never")


def prepare_streams() -> None:
    """Keep the console's own encoding, but never die of a character it lacks (a GBK pipe and an emoji)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def fail(error: CuociError, language: str = "zh") -> NoReturn:
    """Print a fault with its place and line, and exit 2."""
    report(error, language)
    sys.exit(WRONG)


def report(error: CuociError, language: str = "zh") -> None:
    """Print a fault on standard error: place, sentence, and the offending line."""
    place = error.path
    if error.line:
        place += f":{error.line}" + (f":{error.column}" if error.column else "")
    sentence = say(error.key, language, **{"path": error.path, **error.facts})
    prefix = f"{place}: " if place else ""
    print(f"{prefix}{say('error', language)}：{sentence}", file=sys.stderr)
    if error.excerpt:
        first = max(0, error.column - 60)
        print(f"    {error.excerpt[first : first + 120].rstrip()}", file=sys.stderr)
        if error.column > 1:
            from linter.report.table import width

            print("    " + " " * width(error.excerpt[first : error.column - 1]) + "^", file=sys.stderr)


def note(text: str) -> None:
    """Print a remark on standard error, where it cannot disturb a machine format."""
    print(text, file=sys.stderr)


def wants_colour(choice: str, target: str | None) -> bool:
    """Tell whether to colour: asked for, or a terminal is reading and NO_COLOR is not set."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return target is None and sys.stdout.isatty()


def day(value: str | None) -> date | None:
    """Return the date an option gives. Raises ConfigError for what is none."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ConfigError("bad-date", "--as-of", value=value) from None


Write = Callable[[str | bytes], object]


@contextmanager
def writer(target: str | None, machine: bool) -> Generator[Write]:
    """Give a function that writes text or bytes: to a file, or to standard output.

    Files and machine formats are UTF-8 whatever the console speaks; a lone surrogate, which UTF-8 cannot hold, goes
    out as JSON would escape it. Raises CuociError where a file cannot be written.
    """
    if target is not None:
        with _file(target) as write:
            yield write
    elif machine:
        sys.stdout.flush()
        raw: IO[bytes] = sys.stdout.buffer
        yield lambda data: raw.write(_encoded(data))
        raw.flush()
    else:
        yield lambda data: sys.stdout.write(str(data))


@contextmanager
def _file(target: str) -> Generator[Write]:
    """Write beside a file and move the whole into its place, so that no one ever meets half of it.

    A run that fails leaves what was there. What is no ordinary file (``/dev/null``, a pipe) is written to as it
    stands.
    """
    path = Path(target)
    with _blaming(target):
        ordinary = path.is_file() or not path.exists()
        if path.is_file():
            path = path.resolve()  # a link stays one
            if not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        beside = path.with_name(f".{path.name}.{os.getpid()}.tmp") if ordinary else path
        file = beside.open("wb")

    def write(data: str | bytes) -> None:
        with _blaming(target):
            file.write(_encoded(data))

    try:
        yield write
        with _blaming(target):
            file.close()
            if ordinary:
                if path.exists():
                    beside.chmod(path.stat().st_mode)
                beside.replace(path)
    finally:
        file.close()
        if ordinary:
            beside.unlink(missing_ok=True)


@contextmanager
def _blaming(target: str) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise CuociError("unwritable", target, reason=error.strerror or str(error)) from None


def _encoded(data: str | bytes) -> bytes:
    return data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace")
