"""The linter as a library: settings in, results out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter import cache, config, filling, sifting
from linter.config import Config
from linter.engine import Engine
from linter.errors import ConfigError
from linter.folders import data_folder, find, shipped_model
from linter.metadata import check_metadata, check_shared
from linter.model import Draft, Result
from linter.ruleset import Profile, RuleSet
from linter.version import VERSION

if TYPE_CHECKING:
    from linter.memory import Memory

Terms = tuple[tuple[int, ...], str]
"""What decides which rules hold for a draft: the path sections that change a level, and the provider."""


class Rules(NamedTuple):
    """The rules in force under some terms, and all that ``select`` and ``ignore`` chose them from."""

    chosen: RuleSet
    known: RuleSet


class Linter:
    """Judges drafts by a project's settings.

    ``settings`` default to the shipped packs (no project file is looked for); ``select`` and ``ignore`` take rule
    ids, family prefixes or Chinese titles; ``meta`` overrides what drafts declare; ``as_of`` is the day to judge
    for. With a ``memory``, a draft that was judged before, under the same rules and settings, is not judged again.
    Raises ``ConfigError`` for a rule, option or metadata that do not exist.

    A linter can be pickled: the packs go along, so that their folders need not be where it is made anew.

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
        memory: Memory | None = None,
        packs: RuleSet | None = None,
    ):
        """Load the packs, unless they are given compiled, and check the settings against their rules."""
        self.settings = settings or config.default()
        self.language = language or self.settings.lang
        self.as_of = as_of or date.today()
        self._meta = check_shared(meta or {}, _fault)
        self.memory = memory
        self.model = self.settings.model or shipped_model()
        self.packs = packs or cache.load(self.settings.packs, data_folder() / "data", VERSION)
        self._select, self._ignore = select, ignore
        self._rules_by_terms: dict[Terms, Rules] = {}
        self._engines: dict[Terms, Engine] = {}
        self._scopes: dict[Terms, bytes] = {}
        self._rules(((), ""))

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what the linter was made of."""
        made_of = (
            self.settings, self._select, self._ignore, self._meta, self.language, self.as_of, self.memory, self.packs,
        )  # fmt: skip
        return _made, made_of

    @property
    def ruleset(self) -> RuleSet:
        """The rules in force outside any path section."""
        return self._rules(((), "")).chosen

    @property
    def engine(self) -> Engine:
        """The engine for drafts outside any path section."""
        return self._engine(((), ""))

    def profile(self, provider: str) -> Profile:
        """Return what is known of a provider; "" is no provider in particular."""
        return self._rules(((), provider)).chosen.profile

    @property
    def unheard(self) -> set[str]:
        """The ids of the rules that ``select`` and ``ignore`` leave out."""
        heard = {rule.id for rules in self._rules_by_terms.values() for rule in rules.chosen.rules}
        return {rule.id for rules in self._rules_by_terms.values() for rule in rules.known.rules} - heard

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
        # Sections that change no level share one rule set.
        changing = tuple(index for index in matching if self.settings.sections[index].levels)
        terms = changing, str(known.get("provider") or "")
        if self.memory is None:
            return self._judge(draft, known, terms)
        key = self.memory.key(self._scope(terms), draft.text, known)
        result = self.memory.recall(key, draft)
        if result is None:
            result = self._judge(draft, known, terms)
            self.memory.keep(key, result)
        return result

    def rest(self) -> None:
        """Write what is to be remembered; a later draft is judged as before."""
        if self.memory is not None:
            self.memory.close()

    def _judge(self, draft: Draft, meta: Mapping[str, object], terms: Terms) -> Result:
        engine = self._engine(terms)
        result = engine.examine(draft, meta, self.as_of)
        if "slots" in meta:
            result = self._with_samples(engine, result, meta)
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

    def _engine(self, terms: Terms) -> Engine:
        if terms not in self._engines:
            rules = self._rules(terms)
            self._engines[terms] = Engine(
                rules.chosen, self.language, self.model, self.settings.whole, rules.known.rules
            )
        return self._engines[terms]

    def _rules(self, terms: Terms) -> Rules:
        if terms not in self._rules_by_terms:
            changing, provider = terms
            levels = dict(self.settings.levels)
            for index in changing:
                levels.update(self.settings.sections[index].levels)
            ruleset = self._with_provider(provider) if provider else self.packs
            # Levels and options are checked against all the packs' rules, selected or not.
            chosen = {rule.id for rule in config.choose(ruleset, self._select, self._ignore).rules}
            known = config.apply(ruleset, levels, self.settings.options)
            rules = [rule for rule in known.rules if rule.id in chosen]
            self._rules_by_terms[terms] = Rules(known._replace(rules=rules), known)
        return self._rules_by_terms[terms]

    def _with_provider(self, provider: str) -> RuleSet:
        """Return the packs and that of a provider, which is compiled apart, so that the rest is compiled once."""
        extra = cache.load([find(f"providers/{provider}", Path())], data_folder() / "data", VERSION)
        there = {rule.id for rule in self.packs.rules}
        rules = [*self.packs.rules, *(rule for rule in extra.rules if rule.id not in there)]
        return self.packs._replace(rules=rules, profile=extra.profile)

    def _scope(self, terms: Terms) -> bytes:
        """Return what stands for all that a result depends on beside the draft."""
        if terms not in self._scopes:
            from linter import memory

            models = [path for path in (self.model, self.settings.whole) if path is not None]
            self._scopes[terms] = memory.scope(*self._rules(terms), models, self.language, self.as_of)
        return self._scopes[terms]


def _fault(key: str, _at: str | None = None, **facts: object) -> ConfigError:
    error = ConfigError(key)
    error.facts = facts
    return error


def _made(
    settings: Config,
    select: Sequence[str],
    ignore: Sequence[str],
    meta: Mapping[str, object],
    language: str,
    as_of: date,
    memory: Memory | None,
    packs: RuleSet,
) -> Linter:
    return Linter(
        settings, select=select, ignore=ignore, meta=meta, language=language, as_of=as_of, memory=memory, packs=packs
    )
