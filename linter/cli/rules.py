"""``cuoci rules``, ``explain`` and ``test``: what the rules are, what they rest on, and whether their examples hold."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from linter.citations import Citation, in_force
from linter.citations import read as read_citations
from linter.cli.output import CLEAN, WRONG, fail
from linter.errors import ConfigError, CuociError, nearest
from linter.folders import data_folder, find, shipped
from linter.ruleset import Rule, RuleSet
from linter.wording import say


def _ruleset(packs: tuple[str, ...]) -> RuleSet:
    from linter.packs import compile_packs

    return compile_packs([find(name, Path()) for name in packs or with_rules()])


def with_rules() -> tuple[str, ...]:
    """Return the shipped packs that hold a rule."""
    from linter.packs import rule_files

    return tuple(name for name in shipped() if rule_files(find(name, Path())))


@click.command()
@click.argument("packs", nargs=-1)
@click.option("--coverage", is_flag=True, help="列出依据文件的每一条由哪些规则覆盖，没有覆盖的说明原因")
def rules(packs: tuple[str, ...], coverage: bool) -> None:
    """列出规则：级别、名称、标题。"""
    try:
        if coverage:
            for name in packs or with_rules():
                click.echo("\n".join(_covered(name)))
            return
        for rule in _ruleset(packs).rules:
            click.echo(f"{say(rule.level)}\t{rule.id}\t{rule.title['zh']}")
    except CuociError as error:
        fail(error)


def _covered(name: str) -> Iterator[str]:
    """Yield a pack's coverage map, a line a clause; nothing for a pack without one."""
    from linter.yamlfile import Table, load_table

    path = find(name, Path()) / "coverage.yaml"
    if not path.is_file():
        return
    yield f"{name}："
    for clause, held in load_table(path).items():
        if isinstance(held, Table):
            yield f"  × {clause}　未覆盖：{held['reason']}"
        else:
            names: Any = held
            yield f"  √ {clause}　{'、'.join(names)}"


@click.command()
@click.argument("name")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="输出语言")
@click.option("--as-of", metavar="日期", help="按哪一天判断依据是否有效，默认今天")
def explain(name: str, lang: str, as_of: str | None) -> None:
    """解释一条规则（名称或中文标题）：为什么、反例、正例、依据。"""
    try:
        day = _day(as_of)
        ruleset = _ruleset(())
        rule = next((rule for rule in ruleset.rules if name in (rule.id, rule.title["zh"])), None)
        if rule is None:
            known = [word for rule in ruleset.rules for word in (rule.id, rule.title["zh"])]
            raise ConfigError("unknown-rule", name=name, hint=nearest(name, known))
        citations = read_citations(data_folder() / "data" / "citations.yaml")
    except CuociError as error:
        fail(error, lang)
    click.echo("\n".join(_explained(rule, citations, day, lang)))


def _day(value: str | None) -> date:
    try:
        return date.fromisoformat(value) if value else date.today()
    except ValueError:
        raise ConfigError("bad-date", "--as-of", value=value) from None


def _explained(rule: Rule, citations: Mapping[str, Citation], day: date, language: str) -> Iterator[str]:
    from linter.examples import read

    def text(texts: Mapping[str, str]) -> str:
        return texts.get(language) or texts["zh"]

    yield f"{rule.id}　{text(rule.title)}（{say(rule.level, language)}）"
    yield ""
    yield text(rule.message)
    yield ""
    yield f"{say('why', language)}{rule.why}"
    for side, head, mark in ((rule.bad, "bad", "×"), (rule.good, "good", "√")):
        yield ""
        yield say(head, language)
        yield from (f"  {mark} {read(example).text}" for example in side)
    if rule.kinds:
        yield ""
        yield say("kinds", language) + "、".join(rule.kinds)
    yield ""
    yield say("sources", language) + ("" if rule.source else say("house-rule", language))
    for key in rule.source:
        yield from _cited(citations[key], day, language) if key in citations else (f"  {key}",)


def _cited(citation: Citation, day: date, language: str) -> Iterator[str]:
    article = f" {citation.article}" if citation.article else ""
    state = "in-force" if in_force(citation, day) else "not-in-force"
    dates = f"{citation.effective_from or '?'} – {citation.effective_to or ''}"
    yield f"  {citation.key}　{citation.instrument}{article}"
    yield "      " + " · ".join(
        [
            say(f"force-{citation.force}", language),
            f"{dates} {say(state, language)}",
            say(f"status-{citation.text_status}", language),
            say(f"confidence-{citation.confidence}", language),
        ]
    )
    if citation.note:
        yield f"      {citation.note}"


@click.command()
@click.argument("packs", nargs=-1)
def test(packs: tuple[str, ...]) -> None:
    """运行规则自带的示例；写规则时用它，不需要 pytest。"""
    from linter.examples import failures

    broken = examples = 0
    try:
        ruleset = _ruleset(packs)
        for rule in ruleset.rules:
            examples += len(rule.bad) + len(rule.good)
            for failure in failures(ruleset, rule):
                broken += 1
                click.echo(f"{failure.path}: {failure.side}: {failure.text}")
                click.echo(f"    应为 {failure.wanted}，实为 {failure.found}")
    except CuociError as error:
        fail(error)
    click.echo(f"共 {len(ruleset.rules)} 条规则、{examples} 个示例，未通过 {broken}")
    sys.exit(WRONG if broken else CLEAN)
