"""``cuoci check``: read drafts, judge them, report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from linter.cli.output import FAIL_LEVELS, FOUND, WRONG, fail, note, verdict, wants_colour, writer
from linter.cli.selection import STDIN, Options, Selection, choose, selecting
from linter.errors import ConfigError, CuociError
from linter.model import Level, Result
from linter.wording import say

if TYPE_CHECKING:
    from linter.changes import Changes

FORMATS = ("text", "json", "jsonl")


@click.command()
@selecting
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), default="text", help="输出格式")
@click.option("-o", "--output", metavar="文件", help="写入文件而不是屏幕")
@click.option("--fail-on", type=click.Choice(FAIL_LEVELS), help="哪一级算不通过，默认 error")
@click.option("--fail-on-stale", is_flag=True, help="基线里有已经改好的问题也算不通过（供 CI 用）")
@click.option("--diff-base", metavar="版本", help="只看自这个 git 版本分出以来改动过的草稿，如 main")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="是否上色")
@click.option("-q", "--quiet", is_flag=True, help="只显示错误级别的问题")
def check(
    form: str,
    output: str | None,
    fail_on: str | None,
    fail_on_stale: bool,
    diff_base: str | None,
    color: str,
    quiet: bool,
    **options: Unpack[Options],
) -> None:
    """检查文件、目录或标准输入（-）里的草稿。

    退出码：0 通过，1 有问题，2 用法、配置或输入有误。
    """
    chosen = choose(options)
    source, ledger = chosen.source, chosen.ledger()
    try:
        changes = _changes(diff_base, options["paths"], chosen) if diff_base is not None else None
        results = chosen.judge(source if changes is None else filter(changes.concern, source), ledger)
        if changes is not None:
            results = (result for result in results if changes.touch(result.draft))
        code = _run(results, chosen, form, output, fail_on or chosen.settings.fail_on, color, quiet, diff_base)
    except CuociError as error:
        fail(error, chosen.language)
    whole = changes is None and not source.faults  # else nobody can tell what is no longer found
    if ledger is not None and whole and (stale := sum(entry.times for entry in ledger.stale(chosen.linter.unheard))):
        note(say("baseline-stale", chosen.language, count=stale))
        code = FOUND if fail_on_stale else code
    sys.exit(WRONG if source.faults else code)


def _changes(revision: str, paths: tuple[str, ...], chosen: Selection) -> Changes:
    """Return what has changed since a revision, in the repository of the first path."""
    from linter.changes import Changes

    if STDIN in paths:
        raise ConfigError("diff-base-stdin", "--diff-base")
    first = Path(paths[0])
    start = first if first.is_dir() else first.parent
    return Changes(revision, start if start.is_dir() else Path(), chosen.source.parse)


def _run(
    results: Iterator[Result],
    chosen: Selection,
    form: str,
    output: str | None,
    fail_on: str,
    color: str,
    quiet: bool,
    diff_base: str | None,
) -> int:
    """Report; return CLEAN or FOUND."""
    source = chosen.source
    worst = judged = 0
    providers: set[str] = set()

    def shown() -> Iterator[Result]:
        nonlocal worst, judged
        for result in results:
            judged += 1
            if result.meta["kind"] != "code":
                providers.add(str(result.meta.get("provider") or ""))
            worst = max([worst, *(finding.level.rank for finding in result.findings)])
            if quiet:
                kept = tuple(f for f in result.findings if f.level is Level.ERROR)
                result = result._replace(findings=kept)
            yield result

    with writer(output, machine=form != "text") as write:
        if form == "jsonl":
            from linter.report import jsonform

            for result in shown():
                write(jsonform.line(result))
        elif form == "json":
            from linter.report import jsonform

            write(jsonform.render(list(shown())))
        else:
            from linter.report import text

            listed = list(shown())
            colour = wants_colour(color, output)
            if listed or (diff_base is not None and source.drafts):  # with none, the fault has been said already
                write(text.render(listed, chosen.linter.ruleset.scale, chosen.language, colour))
        if diff_base is not None and source.drafts:
            key = "touched" if judged or source.faults else "untouched"
            line = say(key, chosen.language, count=judged, drafts=source.drafts, name=diff_base)
            write(f"{line}\n") if form == "text" else note(line)
    for provider in sorted(providers):
        refuses = chosen.linter.profile(provider).refuses
        if refuses:
            note(say("refused", chosen.language, reason=refuses.get(chosen.language) or refuses["zh"]))
    return verdict(worst, fail_on)
