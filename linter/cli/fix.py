"""``cuoci fix``: write the fixes that need no judgement, or show them as a diff."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Unpack

import click

from linter import fix as fixing
from linter.cli.output import CLEAN, FAIL_LEVELS, FOUND, WRONG, note
from linter.cli.selection import STDIN, Options, Selection, choose, selecting
from linter.fix import Fixed
from linter.model import Draft, Result
from linter.reading.encoding import take_apart
from linter.report import Edition, diff
from linter.report.places import place
from linter.report.statistics import Tally
from linter.wording import say


@click.command()
@selecting
@click.option("--diff", "only_shown", is_flag=True, help="只显示改动，不写文件；有改动时退出码为 1")
@click.option("--fail-on", type=click.Choice(FAIL_LEVELS), help="改后还剩哪一级算不通过，默认 error")
def fix(only_shown: bool, fail_on: str | None, **options: Unpack[Options]) -> None:
    """写入不用人斟酌的改法（错字、不规范用语、标点），其余问题用 check 看。

    只动出错的那几个字，编码、换行、权限不变；标准输入（-）改好后写到标准输出。

    退出码：0 改后没有达到失败级别的问题，1 还有，2 用法、配置或输入有误；用 --diff 时 0 没有要改的，1 有要改的。
    """
    chosen = choose(options)
    source, language, encoding = chosen.source, chosen.language, options["encoding"]
    tell = note if only_shown or STDIN in options["paths"] else click.echo
    counts = Tally()
    fixes = files = 0
    for file in source.files():
        with source.going_on():
            before, name = source.content(file), source.name(file)
            fixed = _fixed(chosen, before, name, encoding)
            if only_shown:
                click.echo(_diff(before, fixed.data, name, encoding), nl=False)
            elif file is None:
                sys.stdout.buffer.write(fixed.data)
            elif fixed.fixes:
                fixing.write(file, before, fixed.data)
                tell(say("fix-file", language, path=name, count=fixed.fixes))
            for line in _left(fixed, language):
                note(line)
            for result in fixed.results:
                counts.add(result)
            fixes, files = fixes + fixed.fixes, files + bool(fixed.fixes)
    if counts.drafts:  # with none, the fault has been said already
        tell(say("fix-shown" if only_shown else "fix-done", language, fixes=fixes, files=files, **counts.by_level))
    if source.faults:
        sys.exit(WRONG)
    edition = Edition(chosen.linter.ruleset, fail_on=fail_on or chosen.settings.fail_on)
    sys.exit(FOUND if (fixes if only_shown else counts.failing(edition)) else CLEAN)


def _fixed(chosen: Selection, data: bytes, name: str, encoding: str | None) -> Fixed:
    """Return a content with its fixes. Each round begins with the whole baseline."""

    def read(data: bytes) -> Iterator[Draft]:
        return chosen.source.parse(data, name)

    def judge(drafts: Iterable[Draft]) -> Iterator[Result]:
        return chosen.judge(drafts, chosen.ledger())

    return fixing.fix(data, name, encoding, read, judge)


def _diff(before: bytes, after: bytes, name: str, encoding: str | None) -> str:
    if before == after:
        return ""
    old, new = (take_apart(data, name, encoding).text for data in (before, after))
    return diff.render(old, new, name)


def _left(fixed: Fixed, language: str) -> Iterator[str]:
    """Yield a line for each fix that could not be written."""
    for draft, finding in fixed.left:
        where = place(draft, *draft.locate(finding.start))
        words = draft.text[finding.start : finding.end]
        yield say("fix-left", language, place=where, rule=finding.rule, words=words, cure=finding.replacement)
