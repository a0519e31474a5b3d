"""``cuoci check``: read drafts, judge them, report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from linter.cli import values
from linter.cli.command import Command
from linter.cli.output import CLEAN, FAIL_LEVELS, FOUND, INTERRUPTED, WRONG, fail, note
from linter.cli.outputs import Output, parse, publish
from linter.cli.progress import counted
from linter.cli.selection import STDIN, Options, Selection, choose, selecting
from linter.errors import ConfigError, CuociError
from linter.model import Level, Result
from linter.report import FORMS, Edition
from linter.wording import joined, say, worded

if TYPE_CHECKING:
    from linter.baseline import Ledger
    from linter.changes import Changes
    from linter.report.sheaf import Sheaf

_MOST = 61  # processes, which is what Windows can wait for


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
@click.option(
    "-j", "--jobs", default="1", type=values.JOBS, help="用几个进程，auto 或 0 为全部处理器；大批量时用，默认 1"
)
@click.option("--cache/--no-cache", "cached", default=None, help="记住结果，没有改动的草稿不重复检查；默认看配置")
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
    jobs: str,
    cached: bool | None,
    **options: Unpack[Options],
) -> None:
    """检查文件、目录或标准输入（-）里的草稿。

    退出码：0 通过，1 有问题，2 用法、配置或输入有误。
    """
    chosen = choose(options, lang, cached)
    source, ledger, language = chosen.source, chosen.ledger(), chosen.language
    try:
        outputs = parse(forms, output, source.paths)
        processes = _processes(jobs)
        source.ours |= frozenset(Path(o.target).resolve() for o in outputs if o.target)
        changes = _changes(diff_base, chosen) if diff_base is not None else None
        streaming = () if quiet or ledger is not None else _streaming(outputs)
        results = _judged(chosen, ledger, changes, processes, streaming)
        edition = Edition(
            chosen.linter.ruleset,
            language,
            fail_on=fail_on or chosen.settings.fail_on,
            as_of=chosen.linter.as_of,
        )
        code = _run(results, chosen, outputs, edition, color, quiet, statistics, diff_base)
    except CuociError as error:
        fail(error, language)
    except KeyboardInterrupt:
        note(say("interrupted", language))
        sys.exit(INTERRUPTED)
    finally:
        chosen.linter.rest()
    whole = changes is None and not source.faults  # else nobody can tell what is no longer found
    if ledger is not None and whole and (stale := sum(entry.times for entry in ledger.stale(chosen.linter.unheard))):
        note(say("baseline-stale", language, count=stale))
        code = FOUND if fail_on_stale else code
    if chosen.linter.memory is not None and (trouble := chosen.linter.memory.trouble):
        note(say("cache-unused", language, reason=say(trouble.key, language, path=trouble.path, **trouble.facts)))
    sys.exit(WRONG if source.faults else code)


def _processes(jobs: str) -> int:
    """Return how many processes are asked for."""
    if jobs != "auto" and not jobs.isdecimal():
        raise ConfigError("bad-jobs", "-j", value=jobs)
    if jobs != "auto" and int(jobs):
        return min(int(jobs), _MOST)
    from linter.parallel import cores

    return cores()


def _streaming(outputs: tuple[Output, ...]) -> tuple[str, ...]:
    """Return the formats asked for, if all of them stream: then other processes can render their lines."""
    forms = tuple(dict.fromkeys(output.form for output in outputs))
    return forms if all(FORMS[form].streams for form in forms) else ()


def _judged(
    chosen: Selection, ledger: Ledger | None, changes: Changes | None, processes: int, forms: tuple[str, ...]
) -> Iterator[Result | Sheaf]:
    """Yield what is judged, in this process or several; by these rendered, where the report is of ``forms`` alone."""
    if changes is not None:  # what has been touched is little, and told draft by draft
        concerned = filter(changes.concern, chosen.source)
        return (result for result in chosen.judge(concerned, ledger) if changes.touch(result.draft))
    if processes == 1:
        return chosen.judge(chosen.source, ledger)
    return chosen.spread(processes, ledger, forms)


def _changes(revision: str, chosen: Selection) -> Changes:
    """Return what has changed since a revision, in the repository of the first path."""
    from linter.changes import Changes

    paths = chosen.source.paths
    if STDIN in paths:
        raise ConfigError("diff-base-stdin", "--diff-base")
    first = Path(paths[0])
    start = first if first.is_dir() else first.parent
    return Changes(revision, start if start.is_dir() else Path(), chosen.source.parse)


def _drafts(judged: Result | Sheaf) -> int:
    return 1 if isinstance(judged, Result) else judged.counts.drafts


def _run(
    results: Iterator[Result | Sheaf], chosen: Selection, outputs: tuple[Output, ...], edition: Edition,
    color: str, quiet: bool, statistics: bool, diff_base: str | None,
) -> int:  # fmt: skip
    """Report; return CLEAN or FOUND."""
    source, language = chosen.source, edition.language
    hidden = 0

    def shown() -> Iterator[Result | Sheaf]:
        nonlocal hidden
        for result in results:
            if quiet and isinstance(result, Result):
                hidden = max([hidden, *(finding.level.rank for finding in result.findings)])
                kept = tuple(f for f in result.findings if f.level is Level.ERROR)
                result = result._replace(findings=kept)
            yield result

    streaming = any(FORMS[output.form].streams and output.target is None for output in outputs)
    watched = counted(shown(), language, quiet or (streaming and sys.stdout.isatty()), _drafts)
    counts = publish(watched, outputs, edition, source, color, statistics)
    if diff_base is not None and source.drafts:
        key = "touched" if counts.drafts or source.faults else "untouched"
        line = say(key, language, count=counts.drafts, drafts=source.drafts, name=diff_base)
        click.echo(line, err=Output("text", None) not in outputs)
    for provider in sorted(counts.providers):
        refuses = chosen.linter.profile(provider).refuses
        if refuses:
            note(say("refused", language, reason=worded(refuses, language)))
    return FOUND if max(hidden, counts.worst) >= edition.threshold else CLEAN
