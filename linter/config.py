"""The project file ``.cuoci.yaml``: which packs, how heavy each rule, what is known of the drafts under a path.

Found by walking up from the drafts; ``extends`` names other such files, which this one overrides. Every key is
checked where it stands; a rule or family that no enabled pack has is an error with a suggestion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from linter.errors import ConfigError, nearest
from linter.folders import DEFAULT_PACKS, find, provider_rules, shipped_whole
from linter.globs import matches
from linter.metadata import check_shared
from linter.ruleset import RuleSet, meant

if TYPE_CHECKING:
    from linter.layout import Layout
    from linter.yamlfile import Table

NAME = ".cuoci.yaml"
BASELINE = ".cuoci-baseline.json"
LEVELS = ("error", "warning", "info", "off")
KEYS = {
    "extends": "words",
    "packs": "words",
    "levels": "table",
    "options": "table",
    "meta": "table",
    "paths": "tables",
    "read": "table",
    "exclude": "words",
    "fail_on": "error|warning|info|never",
    "lang": "zh|en",
    "model": "word",
    "whole": "word",
    "cache": "flag",
    "baseline": "word",
}
PATH_KEYS = {"match": "words", "meta": "table", "levels": "table", "read": "table"}


class Section(NamedTuple):
    """What holds for the drafts whose path matches: more metadata, other levels, where they stand in data files.

    Globs as in .gitignore.
    """

    match: tuple[str, ...]
    meta: Mapping[str, object]
    levels: Mapping[str, str]
    read: Layout | None = None


class Config(NamedTuple):
    """A project's settings, all of them; the default is what holds without a project file."""

    packs: tuple[Path, ...] = ()
    levels: Mapping[str, str] = {}
    options: Mapping[str, Mapping[str, object]] = {}
    meta: Mapping[str, object] = {}
    sections: tuple[Section, ...] = ()
    read: Layout | None = None
    exclude: tuple[str, ...] = ()
    fail_on: str = "error"
    lang: str = "zh"
    model: Path | None = None
    whole: Path | None = None
    cache: bool = False
    baseline: Path | None = None
    root: Path = Path()
    path: Path | None = None

    def layout(self, path: str | Path) -> Layout | None:
        """Return where the drafts of a data file stand: the last section that speaks of it says, else the project."""
        own = [s.read for s in self.sections if s.read is not None and matches(s.match, path, self.root)]
        return own[-1] if own else self.read

    def matching(self, path: str | Path) -> tuple[int, ...]:
        """Return the numbers of the sections that hold for the drafts of a path."""
        return tuple(n for n, section in enumerate(self.sections) if matches(section.match, path, self.root))


def default() -> Config:
    """Return the settings without a project file: the default packs and nothing else."""
    return Config(packs=tuple(find(name, Path()) for name in DEFAULT_PACKS), whole=shipped_whole())


def discover(start: Path) -> Path | None:
    """Return the nearest project file at or above a path, or None."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def read(path: Path) -> Config:
    """Return the settings of a project file over those it extends. Raises ConfigError at the line at fault."""
    config = default()
    for table in layers(path):
        config = _over(config, table)
    return config._replace(root=path.resolve().parent, path=path)


def layers(path: Path, seen: tuple[Path, ...] = ()) -> list[Table]:
    """Return the tables of a project file and all that it extends, each once; a later one overrides those before."""
    from linter.checks.base import as_words
    from linter.schema import require
    from linter.yamlfile import Table, load

    if path.resolve() in seen:
        raise ConfigError("extends-loop", str(path), 1)
    table = load(path)
    if table is None:
        table = Table(str(path), 1, [])
    if not isinstance(table, Table):
        raise ConfigError("not-a-mapping", str(path), 1)
    require(table, KEYS)
    found: dict[Path, Table] = {}
    for name in as_words(table.get("extends")):
        base = path.parent / name
        if not base.is_file():
            raise table.fault("extends-missing", "extends", name=name)
        for layer in layers(base, (*seen, path.resolve())):
            found.setdefault(Path(layer.path).resolve(), layer)
    return [*found.values(), table]


def _over(config: Config, table: Table) -> Config:
    """Return the settings with one file's laid over them."""
    from linter.checks.base import as_words

    base = Path(table.path).parent
    packs = config.packs
    if "packs" in table:
        try:
            packs = tuple(find(name, base) for name in as_words(table["packs"]))
        except ConfigError as error:
            raise table.fault(error.key, "packs", **error.facts) from None
        if not packs:
            raise table.fault("no-packs", "packs")
    return config._replace(
        packs=packs,
        levels={**config.levels, **_levels(table)},
        options={**config.options, **_options(table)},
        meta={**config.meta, **_meta(table)},
        sections=(*config.sections, *_sections(table)),
        read=_read(table) or config.read,
        exclude=(*config.exclude, *as_words(table.get("exclude"))),
        fail_on=str(table.get("fail_on", config.fail_on)),
        lang=str(table.get("lang", config.lang)),
        model=_model(table, base) or config.model,
        whole=_whole(table, base, config.whole),
        cache=bool(table.get("cache", config.cache)),
        baseline=base / str(table["baseline"]) if "baseline" in table else config.baseline,
    )


def _model(table: Table, base: Path) -> Path | None:
    """Return the file of the project's own learned layer, read once here so that a fault is shown at its key."""
    from linter import tonemodel

    if "model" not in table:
        return None
    path = (base / str(table["model"])).resolve()
    try:
        tonemodel.load(path)
    except ConfigError as error:
        raise table.fault(error.key, "model", **{**error.facts, "model": table["model"]}) from None
    return path


def _whole(table: Table, base: Path, inherited: Path | None) -> Path | None:
    """Return the file of the opinion on whole messages, or None where a project wants none (``whole: off``)."""
    from linter import whole

    if "whole" not in table:
        return inherited
    if table["whole"] in ("off", False):
        return None
    path = (base / str(table["whole"])).resolve()
    try:
        whole.load(path)
    except ConfigError as error:
        raise table.fault(error.key, "whole", **{**error.facts, "model": table["whole"]}) from None
    return path


def _levels(table: Mapping[str, object]) -> dict[str, str]:
    from linter.schema import misfit
    from linter.yamlfile import Table

    levels = table.get("levels")
    if not isinstance(levels, Table):
        return {}
    for name, value in levels.items():
        if value not in LEVELS:
            raise misfit(levels, name, "|".join(LEVELS))
    return {name: str(value) for name, value in levels.items()}


def _options(table: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    from linter.schema import misfit
    from linter.yamlfile import Table

    options = table.get("options")
    if not isinstance(options, Table):
        return {}
    for name, value in options.items():
        if not isinstance(value, Table):
            raise misfit(options, name, "table")
    return {name: value for name, value in options.items() if isinstance(value, Table)}


def _meta(table: Mapping[str, object]) -> dict[str, object]:
    from linter.yamlfile import Table

    meta = table.get("meta")
    return check_shared(meta, meta.fault) if isinstance(meta, Table) else {}


def _read(table: Mapping[str, object]) -> Layout | None:
    from linter.layout import read_layout
    from linter.yamlfile import Table

    said = table.get("read")
    return read_layout(said) if isinstance(said, Table) else None


def _sections(table: object) -> tuple[Section, ...]:
    from linter.checks.base import as_words
    from linter.schema import require
    from linter.yamlfile import Table

    assert isinstance(table, Table)
    sections: list[Section] = []
    for row in cast("list[Table]", table.get("paths") or ()):
        require(row, PATH_KEYS, ["match"])
        sections.append(Section(tuple(as_words(row["match"])), _meta(row), _levels(row), _read(row)))
    return tuple(sections)


def apply(ruleset: RuleSet, levels: Mapping[str, str], options: Mapping[str, Mapping[str, object]]) -> RuleSet:
    """Return the rule set with a project's levels and options laid over it.

    A key of ``levels`` is a rule, or a family (``tone``) for all its rules; the rule's own key wins. Raises
    ConfigError for a name no enabled rule has.
    """
    ids = {rule.id for rule in ruleset.rules}
    families = {rule.family for rule in ruleset.rules}
    for name in (*levels, *options):
        if name not in ids and (name in options or name not in families) and not _elsewhere(name):
            raise ConfigError("unknown-rule", name=name, hint=nearest(name, (*ids, *families)))
    rules = [
        rule._replace(level=levels.get(rule.id, levels.get(rule.family, rule.level)))
        if not options.get(rule.id)
        else rule._replace(
            level=levels.get(rule.id, levels.get(rule.family, rule.level)),
            parts=[part._replace(data=_overlaid(rule.id, part.data, options[rule.id])) for part in rule.parts],
        )
        for rule in ruleset.rules
    ]
    return ruleset._replace(rules=rules)


def _elsewhere(name: str) -> bool:
    """Tell whether a name is that of a provider's rule or their family: it counts for that provider's drafts alone."""
    return name.rstrip("-") == "provider" or any(
        rule == name or rule.startswith(f"{name.rstrip('-')}-") for rule in provider_rules()
    )


def _overlaid(rule: str, data: Mapping[str, object], options: Mapping[str, object]) -> Mapping[str, object]:
    for key, value in options.items():
        if key not in data:
            raise ConfigError("unknown-rule-option", rule=rule, name=key, hint=nearest(key, data), known=[*data])
        if type(value) is not type(data[key]):
            raise ConfigError("bad-rule-option", rule=rule, name=key, value=value, example=data[key])
    return {**data, **options}


def choose(ruleset: RuleSet, select: Sequence[str], ignore: Sequence[str]) -> RuleSet:
    """Return the rule set with only what is selected and not ignored: ids, family prefixes, or Chinese titles."""

    def named(names: Sequence[str]) -> set[str]:
        ids: set[str] = set()
        for name in names:
            found = meant(name, ruleset.rules)
            if not found and not _elsewhere(name):
                known = {word for rule in ruleset.rules for word in (rule.id, rule.title["zh"], rule.family)}
                raise ConfigError("unknown-rule", name=name, hint=nearest(name, known))
            ids |= found
        return ids

    chosen, left_out = named(select), named(ignore)
    rules = [rule for rule in ruleset.rules if (not select or rule.id in chosen) and rule.id not in left_out]
    return ruleset._replace(rules=rules)
