"""JSON Schema of project files and rule files, so that editors complete and check them while they are written.

Made from the very specs that the loaders check by (``schema``, ``metadata``, the checks' ``KEYS``): what an editor
accepts, the program accepts. What no schema can say stays with the loaders: whether a pack exists, whether a rule's
expression compiles, whether its examples hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linter.checks import CHECKS
from linter.checks.context import KEYS as CONTEXT
from linter.config import KEYS, LEVELS, PATH_KEYS
from linter.layout import KEYS as LAYOUT
from linter.metadata import KEYS as METADATA
from linter.packs import EXAMPLE, EXAMPLES, NEEDED, RULE, keys_of
from linter.ruleset import KINDS, Rule
from linter.schema import Spec
from linter.wording import Both, worded

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = Mapping[str, object]

_STRING: Schema = {"type": "string"}
_STRINGS: Schema = {"anyOf": [_STRING, {"type": "array", "items": _STRING}]}
_TEXTS: Schema = {
    "type": "object",
    "properties": {"zh": _STRING, "en": _STRING},
    "required": ["zh"],
    "additionalProperties": _STRING,
}
_KINDS: Mapping[str, Schema] = {
    "word": _STRING,
    "words": _STRINGS,
    "flag": {"type": "boolean"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "texts": _TEXTS,
    "sentence": {"anyOf": [_STRING, _TEXTS]},
    "table": {"type": "object"},
    "tables": {"type": "array", "items": {"type": "object"}},
    "any": {},
}

_CONFIG_TEXTS: Mapping[str, Both] = {
    "extends": Both("先读这些配置文件，再由本文件覆盖", "Project files that this one builds on and overrides"),
    "packs": Both("用哪些规则包：自带的名称，或规则目录", "The packs to use: shipped names, or folders of rules"),
    "levels": Both("规则或家族的级别", "How heavy rules and families are"),
    "options": Both("规则的参数", "Parameters of rules"),
    "meta": Both("草稿共同的元数据", "Metadata that all drafts share"),
    "paths": Both("按路径补充元数据、调整级别", "More metadata and other levels for what lies below a path"),
    "match": Both("路径，写法同 .gitignore", "Paths, as in .gitignore"),
    "read": Both("数据文件里的草稿在哪里", "Where the drafts stand in data files"),
    "cache": Both(
        "记住结果，没有改动的草稿不重复检查", "Remember results, so that unchanged drafts are not judged again"
    ),
    "baseline": Both("基线文件", "The baseline"),
    "exclude": Both("不检查的文件，写法同 .gitignore", "Files that are not checked, as in .gitignore"),
    "fail_on": Both("哪一级算不通过", "The level from which a finding fails the run"),
    "lang": Both("输出语言", "The language of all output"),
    "model": Both("自己训练的语气模型", "A tone model of the project's own"),
    "whole": Both("通篇判断的模型；off 不用", "The model for whole messages; off for none"),
}
_RULE_TEXTS: Mapping[str, Both] = {
    "check": Both("检查方式", "The way of looking"),
    "level": Both("级别", "How heavy a finding is"),
    "title": Both("标题", "Title"),
    "message": Both("给写草稿的人看的话：问题，请怎么改", "What the writer is told: the fault, and what to do"),
    "why": Both("为什么有这条规则", "Why the rule is"),
    "source": Both("依据", "What the rule rests on"),
    "kinds": Both("适用于哪几种消息，默认全部", "The kinds of message it is for, all unless told"),
    "when": Both("元数据是这些值时才适用", "Metadata under which alone it holds"),
    "only": Both("命中处有这些情形才算", "What is demanded of a hit"),
    "debit": Both("扣多少礼貌分", "What a hit costs the politeness score"),
    "gate": Both("礼貌分的闸门", "The gate of the politeness score it closes"),
    "rewrite": Both("建议的改写", "A gentler wording"),
    "examples": Both("反例用 «…» 标出命中的字，正例不得命中", "Bad ones mark the hit with «…», good ones must not hit"),
}


def config_schema(rules: Iterable[Rule], language: str | None = "zh") -> Schema:
    """Return the schema of ``.cuoci.yaml``; the rules are those an editor is to suggest."""
    rules = list(rules)
    titles = {rule.id: worded(rule.title, language) for rule in rules}
    families = dict.fromkeys(sorted({rule.family for rule in rules}), "")
    levels, meta = {"$ref": "#/$defs/levels"}, {"$ref": "#/$defs/meta"}
    section = _mapping(_said(PATH_KEYS, _CONFIG_TEXTS, language, levels=levels, meta=meta, read=_LAYOUT), ["match"])
    options = _suggesting(titles, {"type": "object"})
    paths = {"type": "array", "items": section}
    finer = {"levels": levels, "options": options, "meta": meta, "paths": paths, "read": _LAYOUT}
    whole = _mapping(_said(KEYS, _CONFIG_TEXTS, language, **finer))
    defined = {"levels": _suggesting({**families, **titles}, {"enum": [*LEVELS]}), "meta": _SHARED}
    return _document("cuoci project file", {**whole, "$defs": defined})


def rule_schema(language: str | None = "zh") -> Schema:
    """Return the schema of a rule file: the keys every rule has, and for each check its own."""
    example = {"anyOf": [{"type": ["string", "number"]}, _mapping({**_plain(EXAMPLE), "meta": _METADATA}, ["text"])]}
    side = {"type": "array", "items": example, "minItems": 1}
    kind = {"enum": [*KINDS]}
    common = _said(
        RULE,
        _RULE_TEXTS,
        language,
        check={"enum": [*CHECKS]},
        kinds={"anyOf": [kind, {"type": "array", "items": kind}]},
        when=_mapping({key: {} for key in METADATA}),
        only=_CONTEXT,
        examples=_mapping({**_plain(EXAMPLES), "bad": side, "good": side}, EXAMPLES),
    )
    own = {name: {key: kind for key, kind in keys_of(name).items() if key not in RULE} for name in CHECKS}
    each = [
        {
            "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
            "then": {
                "properties": {**_plain(keys), **({"unless": _CONTEXT} if "unless" in keys else {})},
                "propertyNames": {"enum": [*RULE, *keys]},
            },
        }
        for name, keys in own.items()
    ]
    every: dict[str, Schema] = {key: {} for keys in own.values() for key in keys}
    return _document("cuoci rule", {**_mapping({**every, **common}, NEEDED), "allOf": each})


def _plain(spec: Spec) -> dict[str, Schema]:
    """Return the schemas of a spec's values by key."""
    return {key: _KINDS.get(kind) or {"enum": kind.split("|")} for key, kind in spec.items()}


def _said(spec: Spec, texts: Mapping[str, Both], language: str | None, **finer: Schema) -> dict[str, Schema]:
    """Return the same with what each key is for; ``finer`` says more of some than the spec does."""
    plain = {**_plain(spec), **finer}
    return {key: {"description": texts[key].said(language), **schema} for key, schema in plain.items()}


def _mapping(properties: Mapping[str, Schema], needed: Iterable[str] = ()) -> Schema:
    """Return the schema of a mapping that has these keys and no other."""
    required = {"required": [*needed]} if needed else {}
    return {"type": "object", "properties": properties, **required, "additionalProperties": False}


def _suggesting(names: Mapping[str, str], value: Schema) -> Schema:
    """Return the schema of a mapping whose keys an editor suggests; others are for the loader to judge."""
    known = {name: {"description": text, **value} if text else value for name, text in names.items()}
    return {"type": "object", "properties": known, "additionalProperties": value}


def _document(title: str, schema: Schema) -> Schema:
    return {"$schema": DIALECT, "title": title, **schema}


_METADATA: Schema = _mapping({key: kind.schema for key, kind in METADATA.items()})
_SHARED: Schema = _mapping({key: kind.schema for key, kind in METADATA.items() if key != "ignore"})
_LAYOUT: Schema = _mapping({**_plain(LAYOUT), "meta": _mapping(dict.fromkeys(METADATA, _STRING))})
_CONTEXT: Schema = _mapping(_plain(CONTEXT))
