"""One HTML page that needs nothing else: no network, no other file, and no script to be read.

Whatever a draft holds is text: the template escapes every value, and the page's own policy lets its one script and
its one style sheet have effect, and nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from linter import politeness
from linter.model import Finding, Level, Result
from linter.report import Edition
from linter.report.advice import grounds
from linter.report.html.marks import Segment, segments
from linter.report.places import spot
from linter.report.statistics import tally
from linter.version import VERSION
from linter.wording import TEXTS, say

_HERE = Path(__file__).parent


class Card(NamedTuple):
    """A draft on the page: its result, its text cut for marking, and the band of its score."""

    number: int
    result: Result
    segments: Sequence[Segment]
    band: str


class Share(NamedTuple):
    """How many findings of each level a rule or a file has, for a bar on the page; ``number`` names its place."""

    number: int
    name: str
    levels: Mapping[str, int]

    @property
    def findings(self) -> int:
        """The number of findings of any level."""
        return sum(self.levels.values())


class File(NamedTuple):
    """A file on the page, with its drafts."""

    share: Share
    cards: Sequence[Card]


def render(results: Sequence[Result], edition: Edition) -> str:
    """Return the page."""
    counts = tally(results)
    rules = edition.rules()
    files = _files(results, edition)
    style, script = ((_HERE / name).read_text("utf-8") for name in ("page.css", "page.js"))

    def title(name: str) -> str:
        """Return what a rule, or a part of the score, is called."""
        if name in rules:
            return edition.word(rules[name].title)
        return say(f"points-{name}", edition.language) if f"points-{name}" in TEXTS else name

    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    by_rule = _by_rule(finding for result in results for finding in result.findings)
    return environment.get_template("page.html").render(
        t=partial(say, language=edition.language),
        title=title,
        spot=partial(spot, language=edition.language),
        grounds=partial(grounds, language=edition.language),
        language=edition.language,
        as_of=edition.as_of,
        version=VERSION,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        levels=[level.value for level in Level],
        counts=counts,
        bands=counts.bands(edition),
        band_titles={name: edition.word(texts) for _, name, texts in edition.ruleset.scale.bands},
        mean=round(counts.mean),
        failed=counts.failing(edition),
        clean=sum(not result.findings for result in results),
        files=files,
        by_file=sorted((file.share for file in files if file.share.findings), key=_gravest),
        by_rule=by_rule,
        rules=rules,
        notes=[rules[share.name] for share in by_rule if share.name in rules],
    )


def _policy(style: str, script: str) -> str:
    """Return a content security policy under which only this style sheet and this script have effect."""

    def hashed(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {hashed(style)}; script-src {hashed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _files(results: Sequence[Result], edition: Edition) -> list[File]:
    """Return the drafts by file, in order; both are numbered from 1."""
    scale = edition.ruleset.scale
    cards = [
        Card(number, result, list(segments(result.draft.text, result.findings)), politeness.band(scale, result.score))
        for number, result in enumerate(results, start=1)
    ]
    files: list[File] = []
    for path, group in groupby(cards, lambda card: card.result.draft.path):
        held = list(group)
        levels = tally(card.result for card in held).by_level
        files.append(File(Share(len(files) + 1, path, levels), held))
    return files


def _by_rule(findings: Iterable[Finding]) -> list[Share]:
    """Return the rules that found something, the gravest first."""
    levels: dict[str, Counter[str]] = {}
    for finding in findings:
        levels.setdefault(finding.rule, Counter({level.value: 0 for level in Level}))[finding.level.value] += 1
    shares = [Share(0, rule, counted) for rule, counted in levels.items()]
    return [share._replace(number=n) for n, share in enumerate(sorted(shares, key=_gravest), start=1)]


def _gravest(share: Share) -> tuple[object, ...]:
    return *(-share.levels[level.value] for level in Level), share.name
