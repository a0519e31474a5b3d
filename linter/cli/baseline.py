"""``cuoci baseline``: take the findings there are for given, so that only new ones stop anyone."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Unpack

import click

from linter.baseline import Entry, dump, growth, load, pruned, taken, within
from linter.cli.output import CLEAN, FOUND, WRONG, fail, writer
from linter.cli.selection import STDIN, Options, Selection, choose, selecting
from linter.errors import ConfigError, CuociError, InputError
from linter.wording import say


@click.group()
def baseline() -> None:
    """建立和维护基线：先压住现有的问题，只拦新问题。

    基线认的是文件、规则和出错的那句话，不认行号：移动草稿、改动别处都不影响，改了那句话就要重新过。不给路径就是当前目录。
    """


@baseline.command()
@selecting
def create(**options: Unpack[Options]) -> None:
    """收下现有的全部问题，写入配置旁边的基线文件。"""
    chosen = _choose(options)
    try:
        if chosen.place.exists():
            raise ConfigError("baseline-exists", str(chosen.place))
        _, found = _found(chosen)
        _write(chosen, (), found)
    except CuociError as error:
        fail(error, chosen.language)


@baseline.command()
@selecting
@click.option("--allow-increase", is_flag=True, help="收下新问题")
def update(allow_increase: bool, **options: Unpack[Options]) -> None:
    """照现状重写这些文件的部分；哪个文件的哪条规则比原来多了，就不写并退出 1。"""
    chosen = _choose(options)
    try:
        old, kept, now = _compared(chosen)
        more = growth(old, now)
        if more and not allow_increase:
            for (path, rule), count in sorted(more.items()):
                click.echo(say("baseline-growth", chosen.language, path=path, rule=rule, count=count))
            click.echo(say("baseline-grown", chosen.language, count=more.total()))
            sys.exit(FOUND)
        _write(chosen, old, now, kept)
    except CuociError as error:
        fail(error, chosen.language)


@baseline.command()
@selecting
def prune(**options: Unpack[Options]) -> None:
    """清掉已经改好的问题，不收新的。"""
    chosen = _choose(options)
    try:
        old, kept, now = _compared(chosen)
        _write(chosen, old, pruned(old, now), kept)
    except CuociError as error:
        fail(error, chosen.language)


def _choose(options: Options) -> Selection:
    if STDIN in options["paths"]:
        fail(InputError("baseline-stdin"), options["lang"] or "zh")
    return choose({**options, "paths": options["paths"] or (".",), "no_baseline": True})


def _found(chosen: Selection) -> tuple[set[str], list[Entry]]:
    """Return the files checked and an entry for every finding in them. A file that cannot be read ends it all."""
    paths, found = taken(chosen.linter.run(chosen.source), chosen.place.resolve().parent)
    if chosen.source.faults:
        sys.exit(WRONG)
    return paths, found


def _compared(chosen: Selection) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """Return the entries this run can judge, those it cannot, and what it found."""
    before = load(chosen.place)
    paths, now = _found(chosen)
    judged = within(paths, chosen.linter.unheard, before.folder)
    old = [entry for entry in before.entries if judged(entry.key)]
    kept = [entry for entry in before.entries if not judged(entry.key)]
    return old, kept, now


def _write(chosen: Selection, old: Iterable[Entry], new: Iterable[Entry], kept: Iterable[Entry] = ()) -> None:
    """Write the new entries and those kept, say what has become of the old ones, and exit 0."""
    entries = [*kept, *new]
    with writer(str(chosen.place), machine=True) as write:
        write(dump(entries))
    gone = sum(entry.times for entry in old) - sum(entry.times for entry in pruned(old, new))
    count, files = sum(entry.times for entry in entries), len({entry.key.path for entry in entries})
    line = say("baseline-written", chosen.language, path=chosen.place, count=count, files=files)
    click.echo(line + (say("baseline-pruned", chosen.language, count=gone) if gone else ""))
    sys.exit(CLEAN)
