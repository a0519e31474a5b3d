"""``cuoci check``: read drafts, judge them, report."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from linter import config
from linter.cli.output import CLEAN, FOUND, INTERRUPTED, WRONG, day, fail, note
from linter.cli.outputs import Output, parse, publish
from linter.cli.source import Source
from linter.config import Config
from linter.errors import ConfigError, CuociError, InputError
from linter.lint import Linter
from linter.metadata import parse_assignments
from linter.model import Level, Result
from linter.report import FORMS, Edition
from linter.wording import say

if TYPE_CHECKING:
    from linter.memory import Memory
    from linter.report.sheaf import Sheaf

_MOST = 61  # processes, which is what Windows can wait for


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "-f",
    "--format",
    "forms",
    multiple=True,
    metavar="格式[=文件]",
    help=f"报告格式，可以给几个，如 -f text -f html=报告.html，默认 text。格式有 {'、'.join(FORMS)}",
)
@click.option("-o", "--output", metavar="文件", help="没有指定文件的那份报告写入这个文件，而不是屏幕")
@click.option("--statistics", is_flag=True, help="报告之后列出各规则的次数和礼貌分的分布")
@click.option("--select", multiple=True, metavar="规则", help="只用这些规则：规则名、家族或中文标题，逗号分隔")
@click.option("--ignore", multiple=True, metavar="规则", help="不用这些规则")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="哪一级算不通过，默认 error")
@click.option("--config", "config_path", metavar="文件", help="指定配置文件，默认向上查找 .cuoci.yaml")
@click.option("--isolated", is_flag=True, help="不读任何配置文件")
@click.option("--meta", multiple=True, metavar="键=值", help="草稿的元数据，如 --meta kind=due")
@click.option("--as-of", metavar="日期", help="按哪一天判断，如 2026-12-10，默认今天")
@click.option("--stdin-filename", metavar="文件名", help="标准输入当作这个文件（决定格式和配置）")
@click.option("--encoding", metavar="编码", help="文件编码，默认依次尝试 UTF-8、GB18030")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="输出语言，默认 zh")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="是否上色")
@click.option("--force-exclude", is_flag=True, help="直接给出的文件也遵守配置里的 exclude（供 pre-commit 用）")
@click.option("-q", "--quiet", is_flag=True, help="只显示错误级别的问题")
@click.option(
    "-j", "--jobs", default="1", metavar="数目", help="用几个进程，auto 或 0 为全部处理器；大批量时用，默认 1"
)
@click.option("--cache/--no-cache", "cached", default=None, help="记住结果，没有改动的草稿不重复检查；默认看配置")
def check(
    paths: tuple[str, ...],
    forms: tuple[str, ...],
    output: str | None,
    statistics: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    config_path: str | None,
    isolated: bool,
    meta: tuple[str, ...],
    as_of: str | None,
    stdin_filename: str | None,
    encoding: str | None,
    lang: str | None,
    color: str,
    force_exclude: bool,
    quiet: bool,
    jobs: str,
    cached: bool | None,
) -> None:
    """检查文件、目录或标准输入（-）里的草稿。

    退出码：0 通过，1 有问题，2 用法、配置或输入有误。
    """
    language = lang or "zh"
    try:
        if not paths:
            raise InputError("nothing-given")
        outputs = parse(forms, output)
        processes = _processes(jobs)
        settings = _settings(paths, config_path, isolated, stdin_filename)
        language = lang or settings.lang
        memory = _memory(settings.cache if cached is None else cached)
        linter = Linter(
            settings,
            select=_listed(select),
            ignore=_listed(ignore),
            meta=parse_assignments(meta, _fault),
            language=language,
            as_of=day(as_of),
            memory=memory,
        )
        if not linter.ruleset.rules:
            raise ConfigError("no-rules-left")
        source = Source(paths, stdin_filename, encoding, settings if force_exclude else None, language)
        edition = Edition(linter.ruleset, language, fail_on=fail_on or settings.fail_on, as_of=linter.as_of)
        code = _run(linter, source, outputs, edition, color, quiet, statistics, processes)
    except CuociError as error:
        fail(error, language)
    except KeyboardInterrupt:
        note(say("interrupted", language))
        sys.exit(INTERRUPTED)
    if memory is not None and (trouble := memory.trouble):
        note(say("cache-unused", language, reason=say(trouble.key, language, path=trouble.path, **trouble.facts)))
    sys.exit(WRONG if source.faults else code)


def _fault(key: str, at: str | None = None, **facts: Any) -> ConfigError:
    return ConfigError(key, "--meta", **facts)


def _processes(jobs: str) -> int:
    """Return how many processes are asked for."""
    if jobs != "auto" and not jobs.isdecimal():
        raise ConfigError("bad-jobs", "-j", value=jobs)
    if jobs != "auto" and int(jobs):
        return min(int(jobs), _MOST)
    from linter.parallel import cores

    return cores()


def _memory(wanted: bool) -> Memory | None:
    if not wanted:
        return None
    from linter.memory import Memory

    return Memory()


def _listed(values: tuple[str, ...]) -> list[str]:
    return [name.strip() for value in values for name in value.replace("，", ",").split(",") if name.strip()]


def _settings(paths: tuple[str, ...], named: str | None, isolated: bool, stdin_filename: str | None) -> Config:
    if isolated:
        return config.default()
    if named is not None:
        if not Path(named).is_file():
            raise ConfigError("missing-config", named)
        return config.read(Path(named))
    start = Path(stdin_filename or ".") if paths[0] == "-" else Path(paths[0])
    found = config.discover(start if start.is_dir() else start.parent)
    return config.read(found) if found else config.default()


def _judged(linter: Linter, source: Source, processes: int, forms: Sequence[str]) -> Iterator[Result | Sheaf]:
    """Yield the results of the source, from this process or several; then, rendered where only ``forms`` are wanted."""
    if processes == 1:
        try:
            yield from linter.run(source)
        finally:
            linter.rest()
        return
    from linter.parallel import shares

    for share in shares(linter, source.pieces(), processes, forms):
        source.drafts += share.drafts
        if isinstance(share.results, list):
            yield from share.results
        else:
            yield share.results
        if share.fault is not None:
            source.fault(share.fault)
    source.end()


def _run(
    linter: Linter, source: Source, outputs: tuple[Output, ...], edition: Edition, color: str, quiet: bool,
    statistics: bool, processes: int,
) -> int:  # fmt: skip
    """Judge and report; return CLEAN or FOUND."""
    hidden = 0
    streams = not quiet and all(FORMS[output.form].streams for output in outputs)
    forms = sorted({output.form for output in outputs}) if streams else ()

    def shown() -> Iterator[Result | Sheaf]:
        nonlocal hidden
        for result in _judged(linter, source, processes, forms):
            if quiet and isinstance(result, Result):
                hidden = max([hidden, *(finding.level.rank for finding in result.findings)])
                kept = tuple(f for f in result.findings if f.level is Level.ERROR)
                result = result._replace(findings=kept)
            yield result

    counts = publish(shown(), outputs, edition, source, color, statistics)
    for provider in sorted(counts.providers):
        refuses = linter.profile(provider).refuses
        if refuses:
            note(say("refused", edition.language, reason=refuses.get(edition.language) or refuses["zh"]))
    return FOUND if max(hidden, counts.worst) >= edition.threshold else CLEAN
