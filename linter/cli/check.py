"""``cuoci check``: read drafts, judge them, report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from linter.cli import values
from linter.cli.command import Command
from linter.cli.output import CLEAN, FAIL_LEVELS, FOUND, WRONG, fail, note
from linter.cli.outputs import Output, parse, publish
from linter.cli.progress import counted
from linter.cli.selection import STDIN, Options, Selection, choose, selecting
from linter.errors import ConfigError, CuociError
from linter.model import Level, Result
from linter.report import FORMS, Edition
from linter.wording import joined, say

if TYPE_CHECKING:
    from linter.changes import Changes


@click.command(cls=Command)
@selecting
@click.option(
    "-f",
    "--format",
    "forms",
    multiple=True,
    type=values.FORMAT,
    help=f"报告格式，默认 text，可以给几个，如 -f text -f html=报告.html。可用：{joined(FORMS)}",
)
@click.option("-o", "--output", type=values.FILE, help="没有指定文件的那份报告写入这个文件，而不是屏幕")
@click.option("--statistics", is_flag=True, help="报告之后列出各规则的次数和礼貌分的分布")
@click.option("--fail-on", type=click.Choice(FAIL_LEVELS), help="哪一级算不通过，默认 error")
@click.option("--fail-on-stale", is_flag=True, help="基线里有已经改好的问题也算不通过（供 CI 用）")
@click.option("--diff-base", metavar="版本", help="只看自这个 git 版本分出以来改动过的草稿，如 main")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="是否上色")
@click.option("-q", "--quiet", is_flag=True, help="只显示错误级别的问题")
@click.pass_obj
def check(
    lang: str | None,
    forms: tuple[str, ...],
    output: str | None,
    statistics: bool,
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
    chosen = choose(options, lang)
    source, ledger, language = chosen.source, chosen.ledger(), chosen.language
    try:
        outputs = parse(forms, output, source.paths)
        source.ours |= frozenset(Path(o.target).resolve() for o in outputs if o.target)
        changes = _changes(diff_base, chosen) if diff_base is not None else None
        results = chosen.judge(source if changes is None else filter(changes.concern, source), ledger)
        if changes is not None:
            results = (result for result in results if changes.touch(result.draft))
        edition = Edition(
            chosen.linter.ruleset,
            language,
            fail_on=fail_on or chosen.settings.fail_on,
            as_of=chosen.linter.as_of,
        )
        code = _run(results, chosen, outputs, edition, color, quiet, statistics, diff_base)
    except CuociError as error:
        fail(error, language)
    whole = changes is None and not source.faults  # else nobody can tell what is no longer found
    if ledger is not None and whole and (stale := sum(entry.times for entry in ledger.stale(chosen.linter.unheard))):
        note(say("baseline-stale", language, count=stale))
        code = FOUND if fail_on_stale else code
    sys.exit(WRONG if source.faults else code)


def _changes(revision: str, chosen: Selection) -> Changes:
    """Return what has changed since a revision, in the repository of the first path."""
    from linter.changes import Changes

    paths = chosen.source.paths
    if STDIN in paths:
        raise ConfigError("diff-base-stdin", "--diff-base")
    first = Path(paths[0])
    start = first if first.is_dir() else first.parent
    return Changes(revision, start if start.is_dir() else Path(), chosen.source.parse)


def _run(
    results: Iterator[Result], chosen: Selection, outputs: tuple[Output, ...], edition: Edition,
    color: str, quiet: bool, statistics: bool, diff_base: str | None,
) -> int:  # fmt: skip
    """Report; return CLEAN or FOUND."""
    source, language = chosen.source, edition.language
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

    streaming = any(FORMS[output.form].streams and output.target is None for output in outputs)
    watched = counted(shown(), language, quiet or (streaming and sys.stdout.isatty()))
    publish(watched, outputs, edition, source, color, statistics)
    if diff_base is not None and source.drafts:
        key = "touched" if judged or source.faults else "untouched"
        line = say(key, language, count=judged, drafts=source.drafts, name=diff_base)
        click.echo(line, err=Output("text", None) not in outputs)
    for provider in sorted(providers):
        refuses = chosen.linter.profile(provider).refuses
        if refuses:
            note(say("refused", language, reason=refuses.get(language) or refuses["zh"]))
    return FOUND if worst >= edition.threshold else CLEAN
