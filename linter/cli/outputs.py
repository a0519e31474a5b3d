"""Where reports go: ``-f text -f sarif=out.sarif``, each rendered once and written whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from linter.cli.output import note, wants_colour, writer
from linter.errors import ConfigError, CuociError, nearest
from linter.model import Result
from linter.report import FORMS, Edition, liner, renderer
from linter.report.statistics import Tally, render, summary

if TYPE_CHECKING:
    from linter.report.sheaf import Sheaf


class Output(NamedTuple):
    """A report to make: its format, and the file it goes to, or None for standard output."""

    form: str
    target: str | None


def parse(values: Sequence[str], output: str | None, paths: Sequence[str] = ()) -> tuple[Output, ...]:
    """Return the reports that ``-f NAME``, ``-f NAME=FILE`` and ``-o FILE`` ask for; text where none is named.

    ``-o`` is the file of the one format that names none; a file ``-`` is standard output. ``paths`` are what is
    checked. Raises ConfigError for a format that does not exist, for two that would share standard output or a file,
    for an ``-o`` nothing is left for, and for a workbook without a file of its own to go to.
    """
    outputs: list[Output] = []
    for value in values or ("text",):
        form, named, target = value.partition("=")
        if form not in FORMS:
            raise ConfigError("unknown-report", "-f", name=form, hint=nearest(form, FORMS), known=[*FORMS])
        if named and not target:
            raise ConfigError("no-report-file", "-f", value=value, name=form)
        outputs.append(Output(form, None if target in ("", "-") else target))
    bare = [output for output in outputs if output.target is None]
    if len(bare) > 1:
        raise ConfigError("two-to-stdout", "-f", first=bare[0].form, second=bare[1].form)
    if output is not None:
        if not bare:
            raise ConfigError("output-without-report", "-o")
        outputs[outputs.index(bare[0])] = Output(bare[0].form, None if output == "-" else output)
    for o in outputs:
        suffix = _suffix(o.form, paths)
        if suffix and (o.target is None or Path(o.target).suffix.lower() != suffix):
            raise ConfigError("output-needed", "-f", format=o.form, suffix=suffix)
    taken: set[Path] = set()
    for target in (o.target for o in outputs if o.target):
        if Path(target).resolve() in taken:
            raise ConfigError("same-output", target)
        taken.add(Path(target).resolve())
    return tuple(outputs)


def _suffix(form: str, paths: Sequence[str]) -> str:
    """Return how the file of a format must be called: Excel opens a workbook with macros by its own name only."""
    suffix = FORMS[form].suffix
    return ".xlsm" if suffix and len(paths) == 1 and paths[0].lower().endswith(".xlsm") else suffix


class Source(Protocol):
    """Where the drafts come from: the paths that were given, and how many of them failed so far."""

    paths: tuple[str, ...]
    faults: int


class _NoDraft(Exception):  # noqa: N818 (it ends the writing; nobody sees it)
    """There is nothing to report on, because everything failed."""


def publish(
    results: Iterable[Result | Sheaf],
    outputs: Sequence[Output],
    edition: Edition,
    source: Source,
    color: str = "auto",
    statistics: bool = False,
) -> Tally:
    """Write every report, streaming ones as the results come, the others when all are known; return the counts.

    A sheaf of results, in place of the results themselves, serves reports that all stream.
    Where no draft could be read, nothing is written and files are left as they were: a report of no draft would look
    like a clean one. Raises CuociError for a file that cannot be written, or that is one of the drafts.
    """
    counts = Tally()
    kept: list[Result] = []
    _spare(outputs, source.paths)
    try:
        with ExitStack() as stack:
            opened = [(o, stack.enter_context(writer(o.target, machine=not FORMS[o.form].console))) for o in outputs]
            streams = [(o.form, liner(o.form), write) for o, write in opened if FORMS[o.form].streams]
            whole = [(o, write) for o, write in opened if not FORMS[o.form].streams]
            for result in results:
                if not isinstance(result, Result):
                    counts.join(result.counts)
                    for form, _, write in streams:
                        write(result.lines[form])
                    continue
                counts.add(result)
                for _, line, write in streams:
                    write(line(result))
                if whole:
                    kept.append(result)
            if not counts.drafts and source.faults:
                raise _NoDraft
            _spare(outputs, counts.files)
            for o, write in whole:
                write(renderer(o.form)(kept, edition._replace(colour=wants_colour(color, o.target))))
    except _NoDraft:
        return counts
    if any(o.form == "github" for o in outputs):
        _summarise_job(kept, edition)
    on_screen = next((o.form for o in outputs if o.target is None), None)
    if statistics:
        table = render(counts, edition)
        if on_screen == "text":
            sys.stdout.write(f"\n{table}")
        else:
            note(table.rstrip("\n"))
    if on_screen is None:
        note(summary(counts, edition.language))
    return counts


def _spare(outputs: Sequence[Output], drafts: Iterable[str]) -> None:
    """Refuse to write over a draft."""
    targets = [Path(o.target) for o in outputs if o.target and Path(o.target).is_file()]
    for target in targets:
        if any(Path(draft).is_file() and target.samefile(draft) for draft in drafts):
            raise CuociError("output-is-input", target.as_posix())


def _summarise_job(results: Sequence[Result], edition: Edition) -> None:
    """Add the report to the summary page of a GitHub job, where this is one."""
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if not target:
        return
    from linter.report import markdown

    try:
        with Path(target).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(markdown.render(results, edition))
    except OSError as error:
        raise CuociError("unwritable", target, reason=error.strerror or str(error)) from None
