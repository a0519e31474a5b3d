"""Rules as the engine runs them. Everything is made of plain JSON values, so that it can be kept on disk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

KINDS = ("overdue", "due", "transaction", "limit", "balance", "marketing", "visit", "code")


class Trigger(NamedTuple):
    """A part of a rule: run it when every clause has a word in the text (see ``checks.Part``)."""

    clauses: list[list[str]]
    data: Mapping[str, object]
    needs: Sequence[str] = ()


class Rule(NamedTuple):
    """One rule of a pack.

    ``title``, ``message`` and ``why`` hold one sentence a language. ``kinds`` and ``when`` say which messages it is
    for: kinds of message, and metadata key → accepted values. ``unless`` spares a hit and ``only`` is demanded of it
    (see ``checks.context``). ``debit`` and ``gate`` are what a hit costs the score. ``rewrite`` is a gentler wording
    (see ``rewriting``). ``bad`` and ``good`` are its examples.
    """

    id: str
    pack: str
    check: str
    level: str
    title: Mapping[str, str]
    message: Mapping[str, str]
    why: Mapping[str, str]
    source: list[str]
    kinds: list[str]
    when: Mapping[str, list[object]]
    unless: Mapping[str, object]
    only: Mapping[str, object]
    debit: int
    gate: str
    rewrite: str
    parts: list[Trigger]
    bad: Sequence[object]
    good: Sequence[object]
    path: str
    line: int

    @property
    def family(self) -> str:
        """Return the prefix that says what the rule is about, such as field, tone or conduct."""
        return self.id.partition("-")[0]


def meant(name: str, rules: Iterable[Rule]) -> frozenset[str]:
    """Return the ids of the rules a name means: one rule's id or Chinese title, else all that begin with it."""
    rules = list(rules)
    exact = frozenset(rule.id for rule in rules if name in (rule.id, rule.title["zh"]))
    return exact or frozenset(rule.id for rule in rules if rule.id.startswith(f"{name.rstrip('-')}-"))


class Marker(NamedTuple):
    """Words that earn politeness: their category, points a hit, and the most the category can earn."""

    category: str
    points: int
    cap: int
    unless: Mapping[str, object]
    parts: list[Trigger]


class Gate(NamedTuple):
    """What a grave fault does to the score: cancels a share of what politeness earned, and caps the sum."""

    cancel: float
    ceiling: int


class Scale(NamedTuple):
    """The politeness scale: where it starts, its gates by name, and the bands of its result."""

    base: int
    gates: Mapping[str, Gate]
    bands: list[tuple[int, str, Mapping[str, str]]]


class Profile(NamedTuple):
    """What the provider that sends the messages takes: the default is no provider in particular.

    ``notations`` are those it fills a template variable in (see ``parsing.slots``); none: any. ``width`` is how many
    characters a variable may hold that declares no width; ``named`` says that a number at the end of a variable's
    name is its width. ``apart`` says that the signature is filed apart from the template, ``numbered`` that variables
    go by number. ``optout`` is how a promotion must end. ``refuses`` says why the business as such is turned away, one
    sentence a language; empty where it is not.
    """

    name: str = ""
    title: Mapping[str, str] = {}
    notations: Sequence[str] = ()
    width: int = 20
    named: bool = False
    apart: bool = False
    numbered: bool = False
    optout: str = ""
    refuses: Mapping[str, str] = {}
    source: Sequence[str] = ()


class RuleSet(NamedTuple):
    """All that the enabled packs and the shared data say."""

    rules: list[Rule]
    marks: Mapping[str, list[str]]
    markers: list[Marker]
    scale: Scale
    profile: Profile = Profile()


def dump(ruleset: RuleSet) -> bytes:
    """Return the rule set as JSON."""
    return json.dumps(ruleset, ensure_ascii=False, separators=(",", ":")).encode()


def restore(data: bytes) -> RuleSet:
    """Return the rule set that ``dump`` wrote. Raises ValueError, TypeError or KeyError for anything else."""
    rules, marks, markers, scale, profile = json.loads(data)
    return RuleSet(
        [_rule(row) for row in rules],
        marks,
        [Marker(*row)._replace(parts=[Trigger(*part) for part in row[-1]]) for row in markers],
        Scale(scale[0], {name: Gate(*row) for name, row in scale[1].items()}, [tuple(row) for row in scale[2]]),
        Profile(*profile),
    )


def _rule(row: list[object]) -> Rule:
    rule = Rule(*row)  # pyright: ignore[reportArgumentType]
    return rule._replace(parts=[Trigger(*part) for part in rule.parts])
