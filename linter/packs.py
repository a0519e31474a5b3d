"""Packs: folders of YAML files, one rule a file, its stem the id. YAML → ``RuleSet``, checked key by key.

``pack.yaml`` and ``coverage.yaml`` are reserved names; every other file of a pack is a rule. A fault in one is an
error with its line, never a rule that silently does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from linter import rewriting
from linter.checks import CHECKS, BadOption, Part
from linter.checks.base import as_words
from linter.checks.classes import Classes, fold
from linter.checks.context import KEYS as CONTEXT
from linter.checks.context import compile_context
from linter.checks.pattern import compile as compile_pattern
from linter.errors import ConfigError, nearest
from linter.folders import data_folder
from linter.metadata import KEYS as METADATA
from linter.metadata import check_metadata
from linter.parsing.slots import NOTATIONS
from linter.ruleset import KINDS, Gate, Marker, Profile, Rule, RuleSet, Scale, Trigger
from linter.schema import Spec, require, texts
from linter.yamlfile import Table, load_table

FAMILIES = (
    "field", "sender", "length", "slot", "plain", "tone", "conduct", "rate", "privacy", "link", "time", "visit",
    "provider", "ignore",
)  # fmt: skip
RESERVED = frozenset(["pack", "coverage"])
LEVELS = "error|warning|info|off"

RULE: Spec = {
    "check": "word",
    "level": LEVELS,
    "title": "texts",
    "message": "texts",
    "why": "sentence",
    "source": "words",
    "kinds": "words",
    "when": "table",
    "only": "table",
    "debit": "integer",
    "gate": "word",
    "rewrite": "word",
    "examples": "table",
}
NEEDED = ("check", "level", "title", "message", "why", "examples")
SPARING = ("terms", "pattern")  # the checks whose hits ``unless`` can spare
EXAMPLES: Spec = {"bad": "any", "good": "any"}
EXAMPLE: Spec = {"text": "word", "meta": "table", "cure": "word"}
PACK: Spec = {"title": "texts", "unless": "table", "when": "table", "profile": "table"}
PROFILE: Spec = {
    "notations": "words",
    "width": "integer",
    "named": "flag",
    "apart": "flag",
    "numbered": "flag",
    "optout": "word",
    "refuses": "texts",
    "source": "words",
}
SCALE: Spec = {"base": "integer", "gates": "table", "bands": "table", "credits": "table"}
CREDIT: Spec = {"points": "integer", "cap": "integer", "any": "words", "unless": "table"}
GATE: Spec = {"cancel": "number", "ceiling": "integer"}
BAND: Spec = {"from": "integer", "title": "texts"}


def keys_of(check: str) -> Spec:
    """Return the keys that a rule of a check may have."""
    return {**RULE, **CHECKS[check].KEYS, **({"unless": "table"} if check in SPARING else {})}


def rule_files(folder: Path) -> list[Path]:
    """Return the files of a pack that hold a rule."""
    return sorted(p for p in folder.glob("*.yaml") if p.stem not in RESERVED)


def compile_packs(folders: Iterable[Path]) -> RuleSet:
    """Read the packs and the shared data. Raises ConfigError, placed at the line at fault."""
    data = data_folder() / "data"
    classes = read_classes(data / "classes")
    rules: dict[str, Rule] = {}
    profile = Profile()
    for folder in folders:
        files = rule_files(folder)
        if not files:
            raise ConfigError("empty-pack", str(folder))
        pack = _pack_table(folder)
        if pack is not None and "profile" in pack:
            profile = read_profile(folder)
        for path in files:
            rule = read_rule(path, folder.name, classes, pack)
            if rule.id in rules:
                raise ConfigError("rule-twice", str(path), 1, id=rule.id, other=rules[rule.id].path)
            rules[rule.id] = rule
    marks = {f"mark:{name}": list(words) for name, words in read_classes(data / "context").items()}
    scale, markers = read_scale(data / "politeness.yaml", classes)
    for rule in rules.values():
        if rule.gate and rule.gate not in scale.gates:
            hint = nearest(rule.gate, scale.gates)
            raise ConfigError("unknown-gate", rule.path, rule.line, name=rule.gate, hint=hint)
    return RuleSet(list(rules.values()), marks, markers, scale, profile)


def _pack_table(folder: Path) -> Table | None:
    path = folder / "pack.yaml"
    if not path.is_file():
        return None
    table = load_table(path)
    require(table, PACK)
    require(_mapping(table.get("unless")), CONTEXT)
    _check_when(_mapping(table.get("when")))
    return table


def read_profile(folder: Path) -> Profile:
    """Return what the ``pack.yaml`` of a provider's pack says of the provider."""
    pack = load_table(folder / "pack.yaml")
    require(pack, PACK, ["title", "profile"])
    table = pack["profile"]
    assert isinstance(table, Table)
    require(table, PROFILE)
    notations = as_words(table.get("notations"))
    for notation in notations:
        if notation not in NOTATIONS:
            hint = nearest(notation, NOTATIONS)
            raise table.fault("unknown-notation", "notations", name=notation, hint=hint, known=[*NOTATIONS])
    return Profile(
        name=folder.name,
        title=texts(pack["title"]),
        notations=notations,
        width=int(str(table.get("width", Profile().width))),
        named=table.get("named") is True,
        apart=table.get("apart") is True,
        numbered=table.get("numbered") is True,
        optout=str(table.get("optout") or ""),
        refuses=texts(table["refuses"]) if "refuses" in table else {},
        source=as_words(table.get("source")),
    )


def read_classes(folder: Path) -> dict[str, list[str]]:
    """Return the word classes of a folder: every file maps class names to lists of words."""
    classes: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.yaml")):
        table = load_table(path)
        require(table, dict.fromkeys(table, "words"))
        for name, words in table.items():
            if name in classes:
                raise table.fault("class-twice", name, name=name)
            folded = [fold(word) for word in as_words(words)]
            if len(set(folded)) < len(folded):
                twice = next(word for word in folded if folded.count(word) > 1)
                raise table.fault("word-twice", name, word=twice)
            classes[name] = folded
    return classes


def read_rule(path: Path, pack: str, classes: Classes, defaults: Table | None = None) -> Rule:
    """Return the rule of one file. ``defaults`` is the pack's table, whose ``unless`` and ``when`` it starts from."""
    table = load_table(path)
    name = table.get("check")
    if not isinstance(name, str) or name not in CHECKS:
        if "check" not in table:
            raise table.fault("missing-key", name="check")
        raise table.fault("unknown-check", "check", name=name, hint=nearest(str(name), CHECKS), known=[*CHECKS])
    check = CHECKS[name]
    require(table, keys_of(name), NEEDED)
    for key in ("unless", "only"):
        require(_mapping(table.get(key)), CONTEXT)
    _check_when(_mapping(table.get("when")))
    family = path.stem.partition("-")[0]
    if family not in FAMILIES or "-" not in path.stem:
        raise table.fault("unknown-family", name=path.stem, hint=nearest(family, FAMILIES), known=[*FAMILIES])
    kinds = as_words(table.get("kinds"))
    for kind in kinds:
        if kind not in KINDS:
            raise table.fault("unknown-kind", "kinds", name=kind, hint=nearest(kind, KINDS), known=[*KINDS])
    if wrong := rewriting.unknown(str(table.get("rewrite") or "")):
        known = sorted(rewriting.PLACEHOLDERS)
        raise table.fault("unknown-placeholder", "rewrite", name=wrong[0], hint=nearest(wrong[0], known), known=known)
    examples = table["examples"]
    assert isinstance(examples, Table)
    require(examples, EXAMPLES)
    try:
        options = {key: table[key] for key in check.KEYS if key in table}
        parts = check.compile(options, classes)
        spared = {**_mapping(defaults and defaults.get("unless")), **_mapping(table.get("unless"))}
        unless = compile_context(spared if name in SPARING else {}, classes, "unless")
        only = compile_context(_mapping(table.get("only")), classes, "only")
    except BadOption as fault:
        raise table.fault(fault.reason, fault.key, **fault.facts) from None
    conditions = {**_mapping(defaults and defaults.get("when")), **_mapping(table.get("when"))}
    return Rule(
        id=path.stem,
        pack=pack,
        check=name,
        level=str(table["level"]),
        title=texts(table["title"]),
        message=texts(table["message"]),
        why=texts(table["why"]),
        source=as_words(table.get("source")),
        kinds=kinds,
        when={key: value if isinstance(value, list) else [value] for key, value in conditions.items()},  # pyright: ignore
        unless=unless,
        only=only,
        debit=int(str(table.get("debit", 0))),
        gate=str(table.get("gate") or ""),
        rewrite=str(table.get("rewrite") or ""),
        parts=[Trigger(*part) for part in parts],
        bad=_examples(examples, "bad"),
        good=_examples(examples, "good"),
        path=str(path),
        line=table.line,
    )


def _mapping(value: object) -> Table:
    return value if isinstance(value, Table) else Table("", 0, [])


def _check_when(table: Table) -> None:
    """Refuse a condition on metadata that no draft can declare: the rule would never hold."""
    for key in table:
        if key not in METADATA:
            raise table.fault("unknown-meta", key, name=key, hint=nearest(key, METADATA), known=[*METADATA])


def _examples(table: Table, side: str) -> list[object]:
    """Return one side of the examples; each is a string, or a mapping of ``text`` with metadata or a cure."""
    value = table.get(side)
    if not isinstance(value, list) or not value:
        raise table.fault("no-examples", side, side=side)
    return [_example(item) if isinstance(item, Table) else str(item) for item in value]  # pyright: ignore


def _example(item: Table) -> dict[str, object]:
    require(item, EXAMPLE, ["text"])
    meta = _mapping(item.get("meta"))
    return {**item, "meta": check_metadata(meta, meta.fault)}


def read_scale(path: Path, classes: Classes) -> tuple[Scale, list[Marker]]:
    """Return the politeness scale and the markers that earn points on it."""
    table = load_table(path)
    require(table, SCALE, SCALE)
    gates: dict[str, Gate] = {}
    for name, row in _mapping(table["gates"]).items():
        gate = _sub(table, "gates", row, GATE)
        gates[name] = Gate(float(str(gate["cancel"])), int(str(gate["ceiling"])))
    bands: list[tuple[int, str, Mapping[str, str]]] = []
    for name, row in _mapping(table["bands"]).items():
        band = _sub(table, "bands", row, BAND)
        bands.append((int(str(band["from"])), name, texts(band["title"])))
    markers: list[Marker] = []
    for name, row in _mapping(table["credits"]).items():
        credit = _sub(table, "credits", row, CREDIT)
        try:
            parts: Sequence[Part] = compile_pattern({"any": credit["any"]}, classes)
            unless = compile_context(_mapping(credit.get("unless")), classes, "unless")
        except BadOption as fault:
            raise credit.fault(fault.reason, fault.key, **fault.facts) from None
        triggers = [Trigger(*part) for part in parts]
        markers.append(Marker(name, int(str(credit["points"])), int(str(credit["cap"])), unless, triggers))
    return Scale(int(str(table["base"])), gates, sorted(bands, key=lambda b: -b[0])), markers


def _sub(table: Table, key: str, row: object, spec: Spec) -> Table:
    if not isinstance(row, Table):
        raise table.fault("not-a-mapping", key)
    require(row, spec, [k for k in spec if k != "unless"])
    return row
