"""What a command works on: the options that check, fix and baseline share, and what they choose.

All three see the same drafts, rules, ignores and baseline: what check reports is what fix mends.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, TypeVar

import click

from linter import config, reading
from linter.cli import values
from linter.cli.output import day, fail, note, report
from linter.config import Config
from linter.errors import ConfigError, CuociError, InputError
from linter.globs import matches
from linter.linter import Linter
from linter.metadata import parse_assignments
from linter.model import Draft, Result
from linter.wording import joined, say

if TYPE_CHECKING:
    from linter.baseline import Baseline, Ledger

STDIN = "-"
_NAMED = 5  # of the files passed over


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


def choose(options: Options, lang: str | None) -> Selection:
    """Return what the options choose; or say what is wrong with them, and exit 2."""
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
        )
        if not linter.ruleset.rules:
            raise ConfigError("no-rules-left")
        place, baseline = _baseline(options, settings)
    except CuociError as error:
        fail(error, language)
    source = Source(options, settings, language)
    source.ours = frozenset([place.resolve()])
    return Selection(settings, language, linter, source, place, baseline)


def _fault(key: str, at: str | None = None, **facts: Any) -> ConfigError:
    return ConfigError(key, "--meta", **facts)


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


class Source:
    """The drafts of the command line's paths, in order; a file that fails is reported and the rest go on."""

    def __init__(self, options: Options, settings: Config, language: str):
        """Hold the paths; nothing is read yet."""
        self.paths = options["paths"]
        self._given = {Path(path) for path in self.paths}
        self._stdin_name = options["stdin_filename"] or "<stdin>"
        self._encoding = options["encoding"]
        self._force_exclude = options["force_exclude"]
        self._settings = settings
        self._language = language
        self.ours: frozenset[Path] = frozenset()
        """Files of our own that may lie among the drafts: the baseline, the reports of an earlier run."""
        self.faults = 0
        self.drafts = 0

    def __iter__(self) -> Iterator[Draft]:
        """Yield every draft; say at the end which data files held none and were passed over."""
        passed: list[str] = []
        for file in self.files():
            with self.going_on():
                if file is None:
                    drafts = self.parse(self.content(file), self.name(file))
                else:  # as a stream, where the format allows it
                    layout, found = self._settings.layout(file), file not in self._given
                    drafts = reading.read_file(file, self._encoding, layout, found, passed.append)
                for draft in drafts:
                    self.drafts += 1
                    yield draft
        if passed:
            names = joined(passed[:_NAMED], self._language) + (" …" if len(passed) > _NAMED else "")
            note(say("passed-over", self._language, count=len(passed), names=names))
            if not self.drafts and not self.faults:
                with self.going_on():
                    raise InputError("no-draft", " ".join(self.paths))

    def files(self) -> Iterator[Path | None]:
        """Yield the files the paths stand for, each once, None for standard input. What is excluded is passed over."""
        seen: set[Path] = set()
        for path in self.paths:
            if path == STDIN:
                yield None
                continue
            with self.going_on():
                files = reading.expand(path)
                kept = [file for file in files if not self._excluded(file) and not self._own(file)]
                if not kept and not self._force_exclude:
                    raise InputError("all-excluded", path)
                yield from (file for file in kept if file.absolute() not in seen)
                seen.update(file.absolute() for file in kept)

    def _excluded(self, file: Path) -> bool:
        """Tell whether the project excludes a file; one that was given by name only where that is forced."""
        asked = self._force_exclude or file not in self._given
        return asked and matches(self._settings.exclude, file, self._settings.root)

    def _own(self, file: Path) -> bool:
        return file not in self._given and file.resolve() in self.ours

    def name(self, file: Path | None) -> str:
        """Return the name under which a file's drafts are reported."""
        return self._stdin_name if file is None else file.as_posix()

    def content(self, file: Path | None) -> bytes:
        """Return the bytes of a file or of standard input."""
        return sys.stdin.buffer.read() if file is None else reading.content(file)

    def parse(self, data: bytes, name: str) -> Iterator[Draft]:
        """Yield the drafts of a content as those of a file of that name; they are not counted."""
        return reading.read_bytes(data, name, self._encoding, self._settings.layout(name))

    @contextmanager
    def going_on(self) -> Generator[None]:
        """Report a fault, count it, and go on behind it."""
        try:
            yield
        except CuociError as error:
            self.faults += 1
            report(error, self._language)
