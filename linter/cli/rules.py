"""``cuoci rules``, ``explain`` and ``test``: what the rules are, and whether their examples hold."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linter.cli.output import CLEAN, WRONG, fail
from linter.errors import ConfigError, CuociError, nearest
from linter.folders import find, shipped
from linter.ruleset import Rule, RuleSet
from linter.wording import say


def _ruleset(packs: tuple[str, ...]) -> RuleSet:
    from linter.packs import compile_packs

    return compile_packs([find(name, Path()) for name in packs or shipped_with_rules()])


def shipped_with_rules() -> tuple[str, ...]:
    """Return the shipped packs that hold a rule."""
    from linter.packs import rule_files

    return tuple(name for name in shipped() if rule_files(find(name, Path())))


@click.command()
@click.argument("packs", nargs=-1)
def rules(packs: tuple[str, ...]) -> None:
    """列出规则：级别、名称、标题。"""
    try:
        for rule in _ruleset(packs).rules:
            click.echo(f"{say(rule.level) if rule.level != 'off' else '关闭'}\t{rule.id}\t{rule.title['zh']}")
    except CuociError as error:
        fail(error)


@click.command()
@click.argument("name")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="输出语言")
def explain(name: str, lang: str) -> None:
    """解释一条规则（名称或中文标题）：为什么、反例、正例、依据。"""
    try:
        ruleset = _ruleset(())
        rule = next((rule for rule in ruleset.rules if name in (rule.id, rule.title["zh"])), None)
        if rule is None:
            known = [word for rule in ruleset.rules for word in (rule.id, rule.title["zh"])]
            raise ConfigError("unknown-rule", name=name, hint=nearest(name, known))
    except CuociError as error:
        fail(error, lang)
    click.echo("\n".join(_explained(rule, lang)))


def _explained(rule: Rule, language: str) -> list[str]:
    from linter.examples import read

    title = rule.title.get(language) or rule.title["zh"]
    message = rule.message.get(language) or rule.message["zh"]
    lines = [f"{rule.id}　{title}", "", message, "", f"为什么：{rule.why}", ""]
    lines += ["反例："] + [f"  × {read(example).text}" for example in rule.bad]
    lines += ["正例："] + [f"  √ {read(example).text}" for example in rule.good]
    if rule.kinds:
        lines += ["", "适用：" + "、".join(rule.kinds)]
    lines += ["", "依据：" + ("、".join(rule.source) if rule.source else "本项目的写作规范")]
    return lines


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
