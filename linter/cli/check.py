"""``cuoci check``: read drafts, judge them, report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from linter import config, reading
from linter.cli.output import CLEAN, FOUND, WRONG, day, fail, note, report
from linter.cli.outputs import Output, parse, publish
from linter.config import Config
from linter.errors import ConfigError, CuociError, InputError
from linter.globs import matches
from linter.lint import Linter
from linter.metadata import parse_assignments
from linter.model import Draft, Level, Result
from linter.report import FORMS, Edition
from linter.wording import say


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
) -> None:
    """检查文件、目录或标准输入（-）里的草稿。

    退出码：0 通过，1 有问题，2 用法、配置或输入有误。
    """
    language = lang or "zh"
    try:
        if not paths:
            raise InputError("nothing-given")
        outputs = parse(forms, output, paths)
        settings = _settings(paths, config_path, isolated, stdin_filename)
        language = lang or settings.lang
        linter = Linter(
            settings,
            select=_listed(select),
            ignore=_listed(ignore),
            meta=parse_assignments(meta, _fault),
            language=language,
            as_of=day(as_of),
        )
        if not linter.ruleset.rules:
            raise ConfigError("no-rules-left")
        source = _Source(paths, stdin_filename, encoding, settings, force_exclude, outputs, language)
        edition = Edition(linter.ruleset, language, fail_on=fail_on or settings.fail_on, as_of=linter.as_of)
        code = _run(linter, source, outputs, edition, color, quiet, statistics)
    except CuociError as error:
        fail(error, language)
    sys.exit(WRONG if source.faults else code)


def _fault(key: str, at: str | None = None, **facts: Any) -> ConfigError:
    return ConfigError(key, "--meta", **facts)


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


class _Source:
    """The drafts of the command line's paths, in order; a file that fails is reported and the rest go on."""

    def __init__(
        self, paths: tuple[str, ...], stdin_filename: str | None, encoding: str | None, settings: Config,
        force_exclude: bool, outputs: tuple[Output, ...], language: str,
    ):  # fmt: skip
        self.paths = paths
        self.stdin_filename = stdin_filename
        self.encoding = encoding
        self.settings = settings
        self.force_exclude = force_exclude
        self.reports = {Path(output.target).resolve() for output in outputs if output.target}
        self.language = language
        self.faults = 0
        self.drafts = 0
        self.passed: list[str] = []

    def __iter__(self) -> Iterator[Draft]:
        passed_over = 0
        for path in self.paths:
            try:
                if path == "-":
                    name = self.stdin_filename or "<stdin>"
                    data, layout = sys.stdin.buffer.read(), self.settings.layout(name)
                    yield from self._counted(
                        reading.read_bytes(data, name, self.encoding, layout, passed=self.passed.append)
                    )
                    continue
                found = Path(path).is_dir()
                for file in reading.expand(path):
                    if found and self.reports and file.resolve() in self.reports:  # of an earlier run
                        continue
                    if (found or self.force_exclude) and matches(self.settings.exclude, file, self.settings.root):
                        passed_over += 1
                        continue
                    try:
                        layout = self.settings.layout(file)
                        yield from self._counted(
                            reading.read_file(file, self.encoding, layout, found, self.passed.append)
                        )
                    except CuociError as error:
                        self._fault(error)
            except CuociError as error:
                self._fault(error)
        if self.passed:
            names = "、".join(self.passed[:5]) + (" …" if len(self.passed) > 5 else "")
            note(say("passed-over", self.language, count=len(self.passed), names=names))
        if not self.drafts and not self.faults and not (passed_over and self.force_exclude):
            self._fault(InputError("no-draft", " ".join(self.paths)))

    def _counted(self, drafts: Iterator[Draft]) -> Iterator[Draft]:
        for draft in drafts:
            self.drafts += 1
            yield draft

    def _fault(self, error: CuociError) -> None:
        self.faults += 1
        report(error, self.language)


def _run(
    linter: Linter, source: _Source, outputs: tuple[Output, ...], edition: Edition, color: str, quiet: bool,
    statistics: bool,
) -> int:  # fmt: skip
    """Judge and report; return CLEAN or FOUND."""
    worst = 0
    providers: set[str] = set()

    def judged() -> Iterator[Result]:
        nonlocal worst
        for result in linter.run(source):
            if result.meta["kind"] != "code":
                providers.add(str(result.meta.get("provider") or ""))
            worst = max([worst, *(finding.level.rank for finding in result.findings)])
            if quiet:
                kept = tuple(f for f in result.findings if f.level is Level.ERROR)
                result = result._replace(findings=kept)
            yield result

    publish(judged(), outputs, edition, source, color, statistics)
    for provider in sorted(providers):
        refuses = linter.profile(provider).refuses
        if refuses:
            note(say("refused", edition.language, reason=refuses.get(edition.language) or refuses["zh"]))
    return FOUND if worst >= edition.threshold else CLEAN
