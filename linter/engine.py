"""Message + rules → findings, on one page.

The words of every rule, marker and context mark stand in one automaton. A message is scanned once; each part
of a rule whose words were all found is run, and nothing else is. Rules without words always run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from linter import ignores, politeness, readability, rewriting, sifting, tonemodel, whole
from linter.checks import CHECKS, Case, Found
from linter.checks.classes import compiled
from linter.checks.context import holds
from linter.checks.pattern import spans
from linter.model import Draft, Fields, Finding, Level, Point, Result, Span
from linter.parsing import Message
from linter.parsing.scan import Scanner, longest
from linter.ruleset import Marker, Rule, RuleSet, Trigger
from linter.tonemodel import ToneModel
from linter.whole import WholeModel
from linter.wording import worded

# What a key of metadata means where a draft does not declare it.
ASSUMED: Mapping[str, object] = {"recipient": "debtor", "sender_role": "creditor"}

WEIGHED = frozenset({"terms", "pattern"})
WEIGHED_FAMILIES = frozenset({"tone", "conduct", "visit", "privacy", "sender"})
_WHOLE = CHECKS["whole"].run
_IGNORES = CHECKS["ignores"].run
_OTHER = "…"
"""Any metadata value that no rule names."""

# Checks whose hits may be hidden by marks set between characters (律·师·函).
_HIDEABLE = (CHECKS["terms"].run, CHECKS["pattern"].run)


class _Part(NamedTuple):
    """A trigger whose clauses have become owners of words in the automaton; ``rest`` are all but the first.

    ``expression``, if it has one, must be found in the text before the part is worth running.
    """

    owner: Rule | Marker
    run: Callable[..., Iterator[Found]]
    keys: tuple[str, ...]
    rest: frozenset[str]
    expression: str | None
    data: Mapping[str, object]
    needs: tuple[str, ...]


class _Index(NamedTuple):
    """The parts that may concern a message: those that always run, and those that wait for their first clause.

    Of these, some wait for more clauses than one.
    """

    always: list[_Part]
    alone: dict[str, list[_Part]]
    joint: dict[str, list[_Part]]


class Engine:
    """A rule set made ready to judge drafts, in one language."""

    def __init__(
        self,
        ruleset: RuleSet,
        language: str = "zh",
        model: Path | None = None,
        whole: Path | None = None,
        known: Sequence[Rule] | None = None,
    ):
        """Make the rules ready; those whose level is off are left out.

        ``model`` is the file of the score's learned layer, ``whole`` that of the opinion on whole messages. ``known``
        are the rules an ignore may name where the rule set holds only some of them.
        """
        self.ruleset = ruleset
        self.language = language
        self._model_file = model
        self._whole_file = whole
        self._owners: dict[tuple[str, ...], str] = {}
        rules = [rule for rule in ruleset.rules if rule.level != "off"]
        #: Rule id → the gate its findings close.
        self._levels = {rule.id: rule.level for rule in rules}
        self.gates = {rule.id: ruleset.scale.gates[rule.gate] for rule in rules if rule.gate}
        parts = [self._part(rule, CHECKS[rule.check].run, part) for rule in rules for part in rule.parts]
        self._parts = [part for part in parts if part.run not in (_WHOLE, _IGNORES)]
        self._last = [part for part in parts if part.run is _WHOLE]
        self._ignoring = [part for part in parts if part.run is _IGNORES]
        self.known = ruleset.rules if known is None else known
        self.heard = frozenset(rule.id for rule in ruleset.rules)
        #: The rules whose errors the opinion on the whole message may turn into warnings.
        self._weighed = frozenset(r.id for r in rules if r.check in WEIGHED and r.family in WEIGHED_FAMILIES)
        #: Key of metadata → the weighed rules that hold under some of its values only.
        self._resting: dict[str, list[str]] = {}
        for rule in rules:
            for key in rule.when if rule.id in self._weighed else ():
                self._resting.setdefault(key, []).append(rule.id)
        run = CHECKS["pattern"].run
        self._markers = _index(self._part(marker, run, part) for marker in ruleset.markers for part in marker.parts)
        # What of the metadata decides which rules concern a message; one index is kept for each combination met.
        self._accepted: dict[str, list[object]] = {}
        for rule in rules:
            for key, accepted in rule.when.items():
                self._accepted.setdefault(key, []).extend(accepted)
        self._needed = sorted({key for part in self._parts for key in part.needs})
        self._telling = frozenset([*self._accepted, *self._needed])
        self._indexes: dict[tuple[object, ...], _Index] = {}
        self._scanner = Scanner({**ruleset.marks, **{name: clause for clause, name in self._owners.items()}})

    @cached_property
    def _model(self) -> ToneModel | None:
        """The learned layer, read when the first draft is judged."""
        return tonemodel.load(self._model_file) if self._model_file else None

    @cached_property
    def _whole(self) -> WholeModel | None:
        """The opinion on whole messages, read when the first draft is judged."""
        return whole.load(self._whole_file) if self._whole_file else None

    def _part(self, owner: Rule | Marker, run: Callable[..., Iterator[Found]], trigger: Trigger) -> _Part:
        """Return a trigger made ready; equal clauses share one name in the automaton."""
        keys = tuple(self._owners.setdefault(tuple(c), f"#{len(self._owners)}") for c in trigger.clauses)
        pattern = trigger.data.get("pattern")
        expression = pattern if isinstance(pattern, str) else None
        return _Part(owner, run, keys, frozenset(keys[1:]), expression, trigger.data, tuple(trigger.needs))

    def _concerning(self, case: Case) -> _Index:
        """Return the parts that may concern a message of this kind and metadata."""
        declared = case.declared
        decided: tuple[object, ...] = (case.kind,)
        if not self._telling.isdisjoint(declared):
            values = ((declared.get(key, ASSUMED.get(key)), known) for key, known in self._accepted.items())
            decided += (
                *(value if value in known else _OTHER for value, known in values),
                *(declared.get(key) is not None for key in self._needed),
            )
        index = self._indexes.get(decided)
        if index is None:
            index = self._indexes[decided] = _index(part for part in self._parts if _concerns(part, case))
        return index

    def judge(self, draft: Draft, meta: Mapping[str, object], as_of: date) -> Result:
        """Return what the rules say of one draft, as of that day, less what its ignores hold back."""
        return self.excuse(self.examine(draft, meta, as_of), as_of)

    def excuse(self, result: Result, as_of: date) -> Result:
        """Hold back what the draft's ignores cover, and hear the rules about ignores that do not hold."""
        declared = result.meta.get(ignores.KEY)
        if declared is None:
            return result
        case = Case(Message(result.draft), result.meta, as_of, self.ruleset.profile)
        fired = {finding.rule for finding in result.findings}
        case.ignores = ignores.weigh(ignores.read(declared), self.known, self.heard, fired, as_of)
        said = self._examine((part for part in self._ignoring if _concerns(part, case)), case)
        live, held = sifting.excuse(result.findings, case.ignores)
        return result._replace(findings=tuple(sifting.order([*said, *live])), suppressed=tuple(held))

    def examine(self, draft: Draft, meta: Mapping[str, object], as_of: date) -> Result:
        """Return everything the rules say of one draft under this metadata, as of that day."""
        message = Message(draft, self._scanner)
        case = Case(message, meta, as_of, self.ruleset.profile)
        found = sifting.order(sifting.merge(self._weigh(self._findings(case), case)))
        closed = [self.gates[f.rule] for f in found if f.rule in self.gates and f.level == self._levels[f.rule]]
        model = None if closed or self._model is None else self._model.point(message)
        opinion = case.opinion
        if opinion is not None and opinion.stops and model is not None and model.points < 0:
            closed.append(self.ruleset.scale.gates[politeness.HARSH])  # two judges who read it differently agree
            model = None
        points = politeness.score(self.ruleset.scale, self._earned(message), found, closed, model)
        fields = case.fields
        if message.moved:
            source = message.source
            found = [_at(finding, source) for finding in found]
            fields = Fields(*(tuple(_at(fact, source) for fact in kind) for kind in fields))
            points = [p if p.span is None else p._replace(span=source(*p.span)) for p in points]
        return Result(
            draft=draft,
            meta=case.meta,
            findings=tuple(found),
            fields=fields,
            score=sum(point.points for point in points),
            points=tuple(points),
            length=case.length,
            readability=readability.measure(message, sum(finding.rule.startswith("plain-") for finding in found)),
        )

    def _findings(self, case: Case) -> list[Finding]:
        index, message = self._concerning(case), case.message
        findings = [*self._examine(index.always, case), *self._examine(_awake(index, message), case)]
        if message.squeezed is not None:
            findings += self._hidden(index, case)
        return findings

    def _weigh(self, findings: list[Finding], case: Case) -> list[Finding]:
        """Hear the opinion on the whole message: add its own finding, and lower the errors it does not share.

        Only rules about wording are weighed, and of them only those the model has seen at work: what rests on a
        number, a date, a link or metadata that are declared stands, and so does a project's own rule.
        """
        model = self._whole
        if model is None:
            return findings
        message = case.message
        fired = {finding.rule for finding in findings}
        case.opinion = opinion = model.read(message, fired)
        weighed = self._by_wording(case.declared)
        said = {f.level for f in findings if f.rule in weighed}
        if opinion.stops:
            return findings if Level.ERROR in said else [*findings, *self._spoken(case)]
        doubted = Level.ERROR in said and not any(
            model.bears_out(message, f.start, f.end, fired)
            for f in findings
            if f.level is Level.ERROR and f.rule in weighed
        )
        if doubted:
            findings = [_lowered(f) if f.rule in weighed and f.rule in model.rules else f for f in findings]
        if opinion.warns and not said:
            findings = [*findings, *map(_lowered, self._spoken(case))]
        return findings

    def _by_wording(self, meta: Mapping[str, object]) -> frozenset[str]:
        """Return the weighed rules that rest on a draft's wording alone, not on what it declares."""
        declared = [rules for key, rules in self._resting.items() if meta.get(key) is not None]
        return self._weighed.difference(*declared) if declared else self._weighed

    def _spoken(self, case: Case) -> Iterator[Finding]:
        """Yield what the opinion itself has to say, through the rules that give it a voice."""
        return self._examine((part for part in self._last if _concerns(part, case)), case)

    def _hidden(self, index: _Index, case: Case) -> Iterator[Finding]:
        """Yield what is found only when the marks inside words are taken out."""
        squeezed, bare = case.message.squeezed, case.message.unhidden
        assert squeezed is not None
        assert bare is not None

        def joined(part: _Part) -> bool:
            return any(squeezed.crosses(*span) for key in part.keys for span in bare.hits.get(key))

        parts = (part for part in _awake(index, bare) if part.run in _HIDEABLE and joined(part))
        for finding in self._examine(parts, Case(bare, case.meta, case.as_of, case.profile)):
            if squeezed.crosses(finding.start, finding.end):
                start, end = squeezed.plain.source(finding.start, finding.end)
                yield finding._replace(start=start, end=end)

    def _examine(self, parts: Iterable[_Part], case: Case) -> Iterator[Finding]:
        """Yield what parts of rules find where nothing spares it."""
        message = case.message
        for part in parts:
            rule = part.owner
            assert isinstance(rule, Rule)
            for start, end, facts, replacement in part.run(part.keys, part.data, case):
                if rule.unless and _holds(rule.unless, message, start, end):
                    continue
                if rule.only and not _holds(rule.only, message, start, end):
                    continue
                template = worded(rule.message, self.language)
                yield Finding(
                    rule=rule.id,
                    level=Level(rule.level),
                    start=start,
                    end=end,
                    message=template.format_map({"match": message.written(start, end).replace("\n", "⏎"), **facts}),
                    source=tuple(rule.source),
                    replacement=replacement,
                    debit=rule.debit,
                    rewrite=rewriting.fill(rule.rewrite, case) if rule.rewrite else None,
                )

    def _earned(self, message: Message) -> list[Point]:
        """Return the points of courtesy, each category within its cap, at the words that earned them."""
        places: dict[str, tuple[Marker, list[tuple[int, int]]]] = {}
        for part in _ready(self._markers, message):
            marker = part.owner
            assert isinstance(marker, Marker)
            assert part.expression is not None
            found = spans(part.expression, message.plain)
            if marker.unless:
                found = [at for at in found if not _holds(marker.unless, message, *at)]
            if found:
                places.setdefault(marker.category, (marker, []))[1].extend(found)
        earned: list[Point] = []
        for marker, found in places.values():
            room = marker.cap
            for start, end in longest(found):
                worth = min(marker.points, room)
                if worth <= 0:
                    break
                room -= worth
                earned.append(Point(marker.category, worth, Span(start, end)))
        return earned


def _holds(context: Mapping[str, object], message: Message, start: int, end: int) -> bool:
    """Tell whether a circumstance holds for a hit, seen in the text around it."""
    near, first = message.around(start)
    return holds(context, near, start - first, end - first)


def _lowered(finding: Finding) -> Finding:
    """Return a finding the message as a whole does not bear out: an error becomes a warning at half its price."""
    if finding.level is not Level.ERROR:
        return finding
    return finding._replace(level=Level.WARNING, debit=finding.debit // 2)


def _index(parts: Iterable[_Part]) -> _Index:
    index = _Index([], {}, {})
    for part in parts:
        if part.keys:
            waiting = index.joint if part.rest else index.alone
            waiting.setdefault(part.keys[0], []).append(part)
        else:
            index.always.append(part)
    return index


def _ready(index: _Index, message: Message) -> Iterator[_Part]:
    """Yield the parts all of whose clauses have a word in the message."""
    present = message.hits.present
    for key in present.intersection(index.alone):
        yield from index.alone[key]
    for key in present.intersection(index.joint):
        for part in index.joint[key]:
            if part.rest <= present:
                yield part


def _awake(index: _Index, message: Message) -> Iterator[_Part]:
    """Yield the ready parts whose expression, if they have one, is found in the message."""
    plain = message.plain
    for part in _ready(index, message):
        if part.expression is None or compiled(part.expression).search(plain):
            yield part


def _concerns(part: _Part, case: Case) -> bool:
    """Tell whether a part of a rule is for this kind of message and these metadata."""
    rule, declared = part.owner, case.declared
    if not isinstance(rule, Rule) or (rule.kinds and case.kind not in rule.kinds):
        return False
    if part.needs and all(declared.get(key) is None for key in part.needs):
        return False
    return all(declared.get(key, ASSUMED.get(key)) in accepted for key, accepted in rule.when.items())


def _at(value: Any, source: Callable[[int, int], Span]) -> Any:
    """Return a finding or a fact at its place in the draft; its own type, which the checker cannot see."""
    start, end = source(value.start, value.end)
    return value._replace(start=start, end=end)
