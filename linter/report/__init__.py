"""Results → text, one module a format. A format neither prints nor decides the exit code.

The module of a format has ``render(results, edition)``, which returns the report: text, or bytes where the format
is no text. That of a streaming format has ``line(result)``, which returns one result by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from linter.model import Level, Result
from linter.wording import worded

if TYPE_CHECKING:
    from datetime import date

    from linter.ruleset import Rule, RuleSet


class Form(NamedTuple):
    """A format: the module of this package that renders it, and how it goes out.

    One that ``streams`` is written result by result, so that a run of any length takes no more memory. One for the
    ``console`` speaks the encoding of the console; every other goes out as UTF-8. One with a ``suffix`` is no text:
    it needs a file of that name.
    """

    module: str
    streams: bool = False
    console: bool = False
    suffix: str = ""


# Name → format. A module is loaded only when its format is asked for.
FORMS: Mapping[str, Form] = {
    "text": Form("text", console=True),
    "json": Form("jsonform"),
    "jsonl": Form("jsonform", streams=True),
    "html": Form("html"),
    "markdown": Form("markdown"),
    "sarif": Form("sarif"),
    "github": Form("github"),
    "gitlab": Form("gitlab"),
    "junit": Form("junit"),
    "checkstyle": Form("checkstyle"),
    "rdjson": Form("rdjson"),
    "xlsx": Form("workbook", suffix=".xlsx"),
}


class Edition(NamedTuple):
    """What a report knows beside the results: the rules in force, the language it speaks, whether it is coloured.

    ``fail_on`` is the level from which a finding fails the run, or ``never``; ``as_of`` is the day judged for.
    """

    ruleset: RuleSet
    language: str = "zh"
    colour: bool = False
    fail_on: str = "error"
    as_of: date | None = None

    def rules(self) -> dict[str, Rule]:
        """Return the rules by id. A finding may come from one that is not among them."""
        return {rule.id: rule for rule in self.ruleset.rules}

    def word(self, texts: Mapping[str, str]) -> str:
        """Return the sentence of this edition's language; Chinese where it has none."""
        return worded(texts, self.language)

    @property
    def threshold(self) -> int:
        """The rank from which a finding fails the run."""
        return 4 if self.fail_on == "never" else Level(self.fail_on).rank


def renderer(form: str) -> Callable[[Sequence[Result], Edition], str | bytes]:
    """Return what renders all results in a format."""
    return import_module(f"linter.report.{FORMS[form].module}").render


def liner(form: str) -> Callable[[Result], str]:
    """Return what renders one result in a streaming format."""
    return import_module(f"linter.report.{FORMS[form].module}").line
