"""The linter as a library: settings in, results out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from linter import cache, config
from linter.config import Config
from linter.engine import Engine
from linter.folders import data_folder, shipped_model
from linter.globs import matches
from linter.model import Draft, Result
from linter.ruleset import RuleSet
from linter.version import VERSION


class Linter:
    """Judges drafts by a project's settings.

    ``settings`` default to the shipped packs (no project file is looked for); ``select`` and ``ignore`` take rule
    ids, family prefixes or Chinese titles; ``meta`` overrides what drafts declare; ``as_of`` is the day to judge
    for. Raises ``ConfigError`` for a rule or option that does not exist.

    >>> from linter import Linter
    >>> result = Linter().lint("【某某银行】再不还款就通知你的单位。")
    >>> [finding.rule for finding in result.findings if finding.rule == "conduct-exposure"]
    ['conduct-exposure']
    """

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
        self._meta = meta or {}
        self._model = self.settings.model or shipped_model()
        ruleset = cache.load(self.settings.packs, data_folder() / "data", VERSION)
        self._ruleset = config.choose(ruleset, select, ignore)
        self._chosen = {rule.id for rule in self._ruleset.rules}
        # Levels and options are checked against all the packs' rules, selected or not.
        self._all = ruleset
        self._engines: dict[tuple[int, ...], Engine] = {}
        self._engine(())

    @property
    def ruleset(self) -> RuleSet:
        """The rules in force outside any path section."""
        return self.engine.ruleset

    @property
    def engine(self) -> Engine:
        """The engine for drafts outside any path section."""
        return self._engine(())

    @property
    def unheard(self) -> set[str]:
        """The ids of the rules that ``select`` and ``ignore`` leave out."""
        return {rule.id for rule in self._all.rules} - self._chosen

    def lint(self, text: str, **meta: object) -> Result:
        """Return the result for one text; keyword arguments are its metadata (see ``metadata.KEYS``)."""
        return self.judge(Draft(text, "", meta=meta))

    def judge(self, draft: Draft) -> Result:
        """Return the result for one draft."""
        matching = self._matching(draft.path)
        known = dict(self.settings.meta)
        for index in matching:
            known.update(self.settings.sections[index].meta)
        return self._engine(matching).judge(draft, {**known, **draft.meta, **self._meta}, self.as_of)

    def run(self, drafts: Iterable[Draft]) -> Iterator[Result]:
        """Yield the results of drafts, in their order."""
        return map(self.judge, drafts)

    def _engine(self, matching: tuple[int, ...]) -> Engine:
        """Return the engine for a set of path sections; sections that change no level share one."""
        levels = dict(self.settings.levels)
        changing = tuple(i for i in matching if self.settings.sections[i].levels)
        if changing not in self._engines:
            for index in changing:
                levels.update(self.settings.sections[index].levels)
            ruleset = config.apply(self._all, levels, self.settings.options)
            rules = [rule for rule in ruleset.rules if rule.id in self._chosen]
            self._engines[changing] = Engine(
                ruleset._replace(rules=rules), self.language, self._model, self.settings.whole, ruleset.rules
            )
        return self._engines[changing]

    def _matching(self, path: str) -> tuple[int, ...]:
        if not self.settings.sections or not path:
            return ()
        root = self.settings.root
        return tuple(i for i, s in enumerate(self.settings.sections) if matches(s.match, path, root))
