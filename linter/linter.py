"""The linter as a library: settings in, results out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from linter import cache, config, filling, sifting
from linter.config import Config
from linter.engine import Engine
from linter.errors import ConfigError
from linter.folders import data_folder, find, shipped_model
from linter.metadata import check_metadata, check_shared
from linter.model import Draft, Result
from linter.ruleset import Profile, RuleSet
from linter.version import VERSION


class Linter:
    """Judges drafts by a project's settings.

    ``settings`` default to the shipped packs (no project file is looked for); ``select`` and ``ignore`` take rule
    ids, family prefixes or Chinese titles; ``meta`` overrides what drafts declare; ``as_of`` is the day to judge
    for. Raises ``ConfigError`` for a rule, option or metadata that do not exist.

    >>> from linter import Linter
    >>> result = Linter(ignore=["field", "tone"]).lint("【某某银行】您的贷款已逾期，再不还款就通知您的单位。")
    >>> [finding.rule for finding in result.findings]
    ['conduct-exposure']
    """

    @classmethod
    def from_config(
        cls,
        path: str | Path,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        meta: Mapping[str, object] | None = None,
        language: str | None = None,
        as_of: date | None = None,
    ) -> Linter:
        """Return a linter with a project's settings: those of a file, or of the nearest one at or above a folder.

        Raises ConfigError, placed at the line at fault, and where there is no such file.
        """
        place = Path(path)
        found = config.discover(place) if place.is_dir() else place if place.is_file() else None
        if found is None:
            raise ConfigError("no-project-here" if place.is_dir() else "missing-config", str(path))
        settings = config.read(found)
        return cls(settings, select=select, ignore=ignore, meta=meta, language=language, as_of=as_of)

    def __init__(
        self,
        settings: Config | None = None,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        meta: Mapping[str, object] | None = None,
        language: str | None = None,
        as_of: date | None = None,
    ):
        """Load the packs and make the engine for the settings outside any path section."""
        self.settings = settings or config.default()
        self.language = language or self.settings.lang
        self.as_of = as_of or date.today()
        self._meta = check_shared(meta or {}, _fault)
        self._model = self.settings.model or shipped_model()
        self._select, self._ignore = select, ignore
        self._engines: dict[tuple[tuple[int, ...], str], Engine] = {}
        self._engine((), "")

    @property
    def ruleset(self) -> RuleSet:
        """The rules in force outside any path section."""
        return self.engine.ruleset

    @property
    def engine(self) -> Engine:
        """The engine for drafts outside any path section."""
        return self._engine((), "")

    def profile(self, provider: str) -> Profile:
        """Return what is known of a provider; "" is no provider in particular."""
        return self._engine((), provider).ruleset.profile

    @property
    def unheard(self) -> set[str]:
        """The ids of the rules that ``select`` and ``ignore`` leave out."""
        return {rule.id for engine in self._engines.values() for rule in engine.known if rule.id not in engine.heard}

    def lint(self, text: str, **meta: object) -> Result:
        """Return the result for one text; keyword arguments are its metadata (see ``metadata.KEYS``).

        Raises ConfigError for metadata that do not exist.
        """
        return self.judge(Draft(text, "", meta=check_metadata(meta, _fault)))

    def judge(self, draft: Draft) -> Result:
        """Return the result for one draft. Its metadata are taken as they stand: who reads a draft has checked them."""
        matching = self.settings.matching(draft.path) if draft.path else ()
        known = dict(self.settings.meta)
        for index in matching:
            known.update(self.settings.sections[index].meta)
        known = {**known, **draft.meta, **self._meta}
        engine = self._engine(matching, str(known.get("provider") or ""))
        result = engine.examine(draft, known, self.as_of)
        if "slots" in known:
            result = self._with_samples(engine, result, known)
        return engine.excuse(result, self.as_of)

    def _with_samples(self, engine: Engine, result: Result, meta: Mapping[str, object]) -> Result:
        """Return a template's result with what goes wrong when its samples are filled in."""
        filled = filling.fill(result.draft, meta)
        if filled is None:
            return result
        rest = {key: value for key, value in meta.items() if key != "slots"}
        again = engine.examine(filled.draft, {**rest, "kind": result.meta["kind"]}, self.as_of).findings
        more = filling.only_filled(again, filled, result.findings, self.language)
        return result._replace(findings=tuple(sifting.order([*result.findings, *more])))

    def run(self, drafts: Iterable[Draft]) -> Iterator[Result]:
        """Yield the results of drafts, in their order."""
        return map(self.judge, drafts)

    def _engine(self, matching: tuple[int, ...], provider: str) -> Engine:
        """Return the engine for a set of path sections and a provider; sections that change no level share one."""
        changing = tuple(i for i in matching if self.settings.sections[i].levels)
        if (changing, provider) not in self._engines:
            levels = dict(self.settings.levels)
            for index in changing:
                levels.update(self.settings.sections[index].levels)
            ruleset = cache.load(self.settings.packs, data_folder() / "data", VERSION)
            pack = find(f"providers/{provider}", Path()) if provider else None
            if pack is not None and pack not in self.settings.packs:  # apart, so that the rest is compiled once
                extra = cache.load([pack], data_folder() / "data", VERSION)
                ruleset = ruleset._replace(rules=[*ruleset.rules, *extra.rules], profile=extra.profile)
            # Levels and options are checked against all the packs' rules, selected or not.
            chosen = {rule.id for rule in config.choose(ruleset, self._select, self._ignore).rules}
            ruleset = config.apply(ruleset, levels, self.settings.options)
            self._engines[changing, provider] = Engine(
                ruleset._replace(rules=[rule for rule in ruleset.rules if rule.id in chosen]),
                self.language,
                self._model,
                self.settings.whole,
                ruleset.rules,
            )
        return self._engines[changing, provider]


def _fault(key: str, _at: str | None = None, **facts: object) -> ConfigError:
    error = ConfigError(key)
    error.facts = facts
    return error
