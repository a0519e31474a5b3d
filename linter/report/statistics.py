"""How often each rule speaks and how the scores lie: counted result by result, so that any stream can be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from linter.model import Level, Result
from linter.report import Edition
from linter.report.table import table
from linter.wording import say


class RuleCount(NamedTuple):
    """How many findings of one level a rule has, and in how many drafts."""

    rule: str
    title: str
    level: Level
    findings: int
    drafts: int


class BandCount(NamedTuple):
    """How many drafts scored ``least`` to ``most``."""

    title: str
    name: str
    least: int
    most: int
    drafts: int


class Tally:
    """Counts of a run, grown by ``add``."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.drafts = 0
        self.files: set[str] = set()
        self.levels: Counter[Level] = Counter()
        #: How many findings are held back, by what.
        self.held: Counter[str] = Counter(inline=0, baseline=0)
        self.scores: Counter[int] = Counter()
        #: The providers that drafts are written for, "" for none in particular; verification codes go by any.
        self.providers: set[str] = set()
        self._findings: Counter[tuple[str, Level]] = Counter()
        self._drafts: Counter[tuple[str, Level]] = Counter()

    def add(self, result: Result) -> None:
        """Count one result."""
        self.drafts += 1
        self.files.add(result.draft.path)
        self.scores[result.score] += 1
        self.held.update(held.source for held in result.suppressed)
        found = [(finding.rule, finding.level) for finding in result.findings]
        self.levels.update(level for _, level in found)
        self._findings.update(found)
        self._drafts.update(set(found))
        if result.meta["kind"] != "code":
            self.providers.add(str(result.meta.get("provider") or ""))

    def enter(self, rule: str, level: Level, findings: int, drafts: int) -> None:
        """Count findings of a rule that were counted elsewhere, and the drafts they are in."""
        self.levels[level] += findings
        self._findings[rule, level] += findings
        self._drafts[rule, level] += drafts

    def join(self, other: Tally) -> None:
        """Count what another has counted of other drafts."""
        self.drafts += other.drafts
        self.files |= other.files
        self.providers |= other.providers
        for name in ("levels", "held", "scores", "_findings", "_drafts"):
            getattr(self, name).update(getattr(other, name))

    @property
    def worst(self) -> int:
        """The rank of the heaviest finding; 0 where there is none."""
        return max((level.rank for level, number in self.levels.items() if number), default=0)

    @property
    def by_level(self) -> dict[str, int]:
        """How many findings of each level there are, the heaviest first."""
        return {level.value: self.levels[level] for level in Level}

    def failing(self, edition: Edition) -> int:
        """Return how many findings fail the run."""
        return sum(self.levels[level] for level in Level if level.rank >= edition.threshold)

    def rules(self, edition: Edition) -> list[RuleCount]:
        """Return the rules that found something, by level, the most frequent first."""
        titles = {rule.id: edition.word(rule.title) for rule in edition.ruleset.rules}
        counts = [
            RuleCount(rule, titles.get(rule, ""), level, findings, self._drafts[rule, level])
            for (rule, level), findings in self._findings.items()
        ]
        return sorted(counts, key=lambda c: (-c.level.rank, -c.findings, c.rule))

    def bands(self, edition: Edition) -> list[BandCount]:
        """Return every band of the score, the best first, with how many drafts fall in it."""
        counts: list[BandCount] = []
        most = 100
        for least, name, title in edition.ruleset.scale.bands:
            drafts = sum(number for score, number in self.scores.items() if least <= score <= most)
            counts.append(BandCount(edition.word(title), name, least, most, drafts))
            most = least - 1
        return counts

    @property
    def mean(self) -> float:
        """The mean score; 0 of no draft."""
        return sum(score * number for score, number in self.scores.items()) / self.drafts if self.drafts else 0.0

    @property
    def median(self) -> int:
        """The score that half of the drafts do not exceed; 0 of no draft."""
        passed = 0
        for score in sorted(self.scores):
            passed += self.scores[score]
            if passed * 2 >= self.drafts:
                return score
        return 0


def tally(results: Iterable[Result]) -> Tally:
    """Return the counts of some results."""
    counts = Tally()
    for result in results:
        counts.add(result)
    return counts


def summary(counts: Tally, language: str) -> str:
    """Return the line that says how much was checked, what was found, and how much of it is held back."""
    line = say("summary", language, files=len(counts.files), drafts=counts.drafts, **counts.by_level)
    return line + "".join(say(f"held-{by}", language, count=number) for by, number in counts.held.items() if number)


def render(counts: Tally, edition: Edition) -> str:
    """Return the counts as tables: findings by rule, drafts by band of the score."""
    language = edition.language

    def heads(*names: str) -> list[str]:
        return [say(f"count-{name}", language) for name in names]

    rules = [
        [f"{c.rule} {c.title}".rstrip(), say(c.level, language), str(c.findings), str(c.drafts)]
        for c in counts.rules(edition)
    ]
    bands = [
        [f"{c.title} {c.least}–{c.most}", str(c.drafts), f"{c.drafts / max(counts.drafts, 1):.0%}"]
        for c in counts.bands(edition)
    ]
    least = min(counts.scores, default=0)
    lines = [*table(heads("rule", "level", "findings", "drafts"), rows=rules), ""] if rules else []
    lines.append(say("score-summary", language, mean=f"{counts.mean:.0f}", median=counts.median, least=least))
    lines += table(heads("band", "drafts", "share"), bands)
    return "\n".join(lines) + "\n"
