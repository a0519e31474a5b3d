"""Streams and faults: how anything reaches the user's terminal, pipe or file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import IO, NoReturn

from linter.errors import ConfigError, CuociError
from linter.model import Level
from linter.wording import say

CLEAN, FOUND, WRONG = 0, 1, 2
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
            from linter.report.text import width

            print("    " + " " * width(error.excerpt[first : error.column - 1]) + "^", file=sys.stderr)


def verdict(worst: int, fail_on: str) -> int:
    """Return FOUND if the gravest finding, given by its level's rank, is at the fail level or above; else CLEAN."""
    return FOUND if fail_on != "never" and worst >= Level(fail_on).rank else CLEAN


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


@contextmanager
def writer(target: str | None, machine: bool) -> Generator[Callable[[str], object]]:
    """Give a function that writes text: to a file in UTF-8, or to standard output.

    Machine formats go out as UTF-8 whatever the console speaks. A file is written beside its place and moved
    there at the end, so that a run that fails leaves what was there.
    """
    if target is None:
        if machine:
            sys.stdout.flush()
            raw: IO[bytes] = sys.stdout.buffer
            yield lambda text: raw.write(text.encode("utf-8", "surrogatepass"))
            raw.flush()
        else:
            yield sys.stdout.write
        return
    path = Path(target)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            yield file.write
        temporary.replace(path)
    except OSError as error:
        raise CuociError("unwritable", target, reason=error.strerror or str(error)) from None
    finally:
        temporary.unlink(missing_ok=True)
