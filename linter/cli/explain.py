"""``cuoci explain``: what rules object to, why, with what examples, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import click

from linter.citations import Citation, in_force
from linter.citations import read as read_citations
from linter.cli import values
from linter.cli.command import Command
from linter.cli.output import day
from linter.errors import ConfigError, nearest
from linter.examples import Example, read
from linter.folders import data_folder
from linter.report.advice import named
from linter.ruleset import Rule
from linter.wording import joined, say, worded

Citations = Mapping[str, Citation]


@click.command(cls=Command)
@click.argument("names", nargs=-1, required=True, type=values.RULE)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式，默认 text")
@click.option("--as-of", type=values.DATE, help="按哪一天判断依据是否有效，默认今天")
@click.pass_obj
def explain(lang: str | None, names: tuple[str, ...], form: str, as_of: str | None) -> None:
    """解释规则：为什么、反例、正例、依据。

    规则可以写名称或中文标题，可以写几条；服务商的规则和项目自己的规则也可以。
    """
    on = day(as_of) or date.today()
    rules = _named(names)
    citations = read_citations(data_folder() / "data" / "citations.yaml")
    if form == "json":
        import json

        whole = {"schema": 1, "rules": [_as_json(rule, citations, on) for rule in rules]}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(_as_text(rule, citations, on, lang)) for rule in rules))


def _named(names: tuple[str, ...]) -> list[Rule]:
    """Return the rules of ids or Chinese titles, each once."""
    from linter.cli.known import every_rule

    rules = every_rule()
    titles = {rule.title["zh"]: rule for rule in rules.values()}
    for name in names:
        if name not in rules and name not in titles:
            raise ConfigError("unknown-rule", name=name, hint=nearest(name, [*rules, *titles]))
    found = [rules.get(name) or titles[name] for name in names]
    return [*{rule.id: rule for rule in found}.values()]


def _as_text(rule: Rule, citations: Citations, on: date, lang: str | None) -> Iterator[str]:
    title = worded(rule.title, lang)
    yield say("explained", lang, rule=rule.id, title=title, level=say(rule.level, lang), pack=rule.pack)
    yield ""
    yield worded(rule.message, lang)
    yield ""
    yield say("why", lang) + worded(rule.why, lang)
    for side, head, mark in ((rule.bad, "bad", "×"), (rule.good, "good", "√")):
        yield ""
        yield say(head, lang)
        for example in map(read, side):
            yield f"  {mark} {example.text}"
            if example.meta:
                yield "      " + " · ".join(f"{key}: {value}" for key, value in example.meta.items())
    if rule.kinds:
        yield ""
        yield say("kinds", lang) + joined(
            (say("kind", lang, kind=kind, name=say(f"kind-{kind}", lang)) for kind in rule.kinds), lang
        )
    if rule.when:
        yield ""
        undeclared = say("undeclared", lang)
        values = {key: [undeclared if v is None else v for v in accepted] for key, accepted in rule.when.items()}
        yield say("when", lang) + " · ".join(f"{key}: {joined(words, lang)}" for key, words in values.items())
    yield ""
    yield (say("sources", lang) + ("" if rule.source else say("house-rule", lang))).rstrip()
    for key in rule.source:
        yield from _cited(citations[key], on, lang) if key in citations else (f"  {key}",)


def _cited(citation: Citation, on: date, lang: str | None) -> Iterator[str]:
    state = "in-force" if in_force(citation, on) else "not-in-force"
    dates = f"{citation.effective_from or '?'} – {citation.effective_to or ''}"
    yield f"  {citation.key}　{named(citation, lang)}"
    known = (
        say(f"force-{citation.force}", lang),
        f"{dates} {say(state, lang)}",
        say(f"status-{citation.text_status}", lang),
        say(f"confidence-{citation.confidence}", lang),
    )
    yield "      " + " · ".join(known)
    yield f"      {worded(citation.note, lang)}"


def _as_json(rule: Rule, citations: Citations, on: date) -> Mapping[str, object]:
    return {
        "id": rule.id,
        "pack": rule.pack,
        "level": rule.level,
        "title": rule.title,
        "message": rule.message,
        "why": rule.why,
        "kinds": rule.kinds,
        "when": rule.when,
        "bad": [_example(read(example)) for example in rule.bad],
        "good": [_example(read(example)) for example in rule.good],
        "source": [_source(key, citations, on) for key in rule.source],
    }


def _example(example: Example) -> dict[str, object]:
    """Return an example with the places its rule must find, in code points."""
    return {"text": example.text, "spans": example.spans, "meta": example.meta}


def _source(key: str, citations: Citations, on: date) -> Mapping[str, object]:
    if key not in citations:  # a project's own rule names its own source
        return {"key": key}
    citation = citations[key]
    days = {name: day and day.isoformat() for name, day in citation._asdict().items() if name in _DAYS}
    whole = {**citation._asdict(), **days, "in_force": in_force(citation, on)}
    del whole["background"]
    return whole


_DAYS = ("issued", "effective_from", "effective_to")
