"""What a command works on: the options that check, fix and baseline share, and what they choose.

All three see the same drafts, rules, ignores and baseline: what check reports is what fix mends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, TypeVar

import click

from linter import config
from linter.cli import values
from linter.cli.output import day, fail
from linter.cli.source import STDIN, Source
from linter.config import Config
from linter.errors import ConfigError, CuociError, InputError
from linter.linter import Linter
from linter.metadata import parse_assignments
from linter.model import Draft, Result

if TYPE_CHECKING:
    from linter.baseline import Baseline, Ledger
    from linter.memory import Memory
    from linter.report.sheaf import Sheaf


class Options(TypedDict):
    """The values of the shared options, as click gives them."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    config_path: str | None
    isolated: bool
    baseline_path: str | None
    no_baseline: bool
    meta: tuple[str, ...]
    as_of: str | None
    stdin_filename: str | None
    encoding: str | None
    force_exclude: bool


_OPTIONS = (
    click.argument("paths", nargs=-1, type=values.PATH),
    click.option("--select", multiple=True, type=values.RULES, help="只用这些规则：规则名、家族或中文标题，逗号分隔"),
    click.option("--ignore", multiple=True, type=values.RULES, help="不用这些规则"),
    click.option("--config", "config_path", type=values.FILE, help="指定配置文件，默认向上查找 .cuoci.yaml"),
    click.option("--isolated", is_flag=True, help="不读任何配置文件，也不找基线"),
    click.option("--baseline", "baseline_path", type=values.FILE, help=f"指定基线，默认用配置旁边的 {config.BASELINE}"),
    click.option("--no-baseline", is_flag=True, help="不用基线：压住的问题也算"),
    click.option("--meta", multiple=True, type=values.META, help="草稿的元数据，如 --meta kind=due"),
    click.option("--as-of", type=values.DATE, help="按哪一天判断，如 2026-12-10，默认今天"),
    click.option("--stdin-filename", metavar="文件名", help="标准输入当作这个文件（决定格式和配置）"),
    click.option("--encoding", type=values.ENCODING, help="文件编码，默认依次尝试 UTF-8、GB18030"),
    click.option("--force-exclude", is_flag=True, help="直接给出的文件也遵守配置里的 exclude（供 pre-commit 用）"),
)

Command = TypeVar("Command", bound=Callable[..., object])


def selecting(command: Command) -> Command:
    """Give a command the options that choose drafts and rules; it takes them as ``**options: Unpack[Options]``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Selection(NamedTuple):
    """What the options choose. ``place`` is where the baseline stands, or would; ``baseline`` is what it holds."""

    settings: Config
    language: str
    linter: Linter
    source: Source
    place: Path
    baseline: Baseline | None

    def ledger(self) -> Ledger | None:
        """Return the baseline made ready for one run, or None where none is in use."""
        if self.baseline is None:
            return None
        from linter.baseline import Ledger

        return Ledger(self.baseline)

    def judge(self, drafts: Iterable[Draft], ledger: Ledger | None) -> Iterator[Result]:
        """Yield the results of drafts, without what the baseline holds back."""
        results = self.linter.run(drafts)
        return results if ledger is None else map(ledger.hold, results)

    def spread(self, processes: int, ledger: Ledger | None, forms: Sequence[str]) -> Iterator[Result | Sheaf]:
        """Yield the results of the source from several processes; as sheaves, rendered in ``forms``, if any are given.

        What the baseline holds back is known here alone: with a ledger there can be no forms.
        """
        from linter.parallel import shares

        for share in shares(self.linter, self.source.pieces(), processes, forms):
            if isinstance(share.results, list):
                for result in share.results:
                    self.linter.profile(str(result.meta.get("provider") or ""))  # whose rules are known here, too
                    yield result if ledger is None else ledger.hold(result)
            else:
                yield share.results
            self.source.take(share.drafts, share.passed, share.fault)
        self.source.end()


def choose(options: Options, lang: str | None, cached: bool | None = False) -> Selection:
    """Return what the options choose; or say what is wrong with them, and exit 2.

    ``cached`` tells whether to remember results, None to do as the project says.
    """
    language = lang or "zh"
    try:
        if not options["paths"]:
            raise InputError("nothing-given")
        settings = _settings(options)
        language = lang or settings.lang
        linter = Linter(
            settings,
            select=_listed(options["select"]),
            ignore=_listed(options["ignore"]),
            meta=parse_assignments(options["meta"], _fault),
            language=language,
            as_of=day(options["as_of"]),
            memory=_memory(settings.cache if cached is None else cached),
        )
        if not linter.ruleset.rules:
            raise ConfigError("no-rules-left")
        place, baseline = _baseline(options, settings)
    except CuociError as error:
        fail(error, language)
    source = Source(
        options["paths"],
        options["stdin_filename"] or "<stdin>",
        options["encoding"],
        settings,
        options["force_exclude"],
        language,
    )
    source.ours = frozenset([place.resolve()])
    return Selection(settings, language, linter, source, place, baseline)


def _fault(key: str, at: str | None = None, **facts: Any) -> ConfigError:
    return ConfigError(key, "--meta", **facts)


def _memory(wanted: bool) -> Memory | None:
    if not wanted:
        return None
    from linter.memory import Memory

    return Memory()


def _listed(values: tuple[str, ...]) -> list[str]:
    return [name.strip() for value in values for name in value.replace("，", ",").split(",") if name.strip()]


def _settings(options: Options) -> Config:
    if options["isolated"]:
        return config.default()
    named, first = options["config_path"], options["paths"][0]
    if named is not None:
        if not Path(named).is_file():
            raise ConfigError("missing-config", named)
        return config.read(Path(named))
    start = Path(options["stdin_filename"] or ".") if first == STDIN else Path(first)
    found = config.discover(start if start.is_dir() else start.parent)
    return config.read(found) if found else config.default()


def _baseline(options: Options, settings: Config) -> tuple[Path, Baseline | None]:
    """Return where the baseline stands and what it holds. One that is asked for must be there."""
    named = Path(options["baseline_path"]) if options["baseline_path"] else settings.baseline
    place = named or settings.root / config.BASELINE
    wanted = named is not None or (not options["isolated"] and place.is_file())
    if options["no_baseline"] or not wanted:
        return place, None
    from linter.baseline import load

    return place, load(place)
