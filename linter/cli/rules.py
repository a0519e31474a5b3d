"""``cuoci rules`` and ``test``: what rules there are, and whether their examples hold."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from linter.cli import values
from linter.cli.command import Command
from linter.cli.known import packs_with_rules, rules_of
from linter.cli.output import CLEAN, WRONG
from linter.cli.progress import clear, counted
from linter.folders import find
from linter.wording import joined, say, worded


@click.command(cls=Command)
@click.argument("packs", nargs=-1, type=values.PACK)
@click.option("--coverage", is_flag=True, help="列出依据文件的每一条由哪些规则覆盖，没有覆盖的说明原因")
@click.pass_obj
def rules(lang: str | None, packs: tuple[str, ...], coverage: bool) -> None:
    """列出规则：级别、名称、标题。

    规则包写名称或目录，如 tone、./我的规则；不写就是全部自带的规则包。
    """
    if coverage:
        for name in packs or packs_with_rules():
            click.echo("\n".join(_covered(name, lang)))
        return
    for rule in rules_of(packs).rules:
        title = worded(rule.title, lang)
        click.echo(f"{say(rule.level, lang)}\t{rule.id}\t{title}")


def _covered(name: str, lang: str | None) -> Iterator[str]:
    """Yield a pack's coverage map, a line a clause; nothing for a pack without one."""
    from linter.yamlfile import Table, load_table

    path = find(name, Path()) / "coverage.yaml"
    if not path.is_file():
        return
    yield say("coverage", lang, pack=name)
    for clause, held in load_table(path).items():
        if isinstance(held, Table):
            yield say("uncovered", lang, clause=clause, reason=held["reason"])
        else:
            names: Any = held
            yield say("covered", lang, clause=clause, rules=joined(names, lang))


@click.command(cls=Command)
@click.argument("packs", nargs=-1, type=values.PACK)
@click.pass_obj
def test(lang: str | None, packs: tuple[str, ...]) -> None:
    """运行规则自带的示例；写规则时用它，不需要 pytest。"""
    from linter.examples import failures

    broken = examples = 0
    ruleset = rules_of(packs)
    for rule in counted(ruleset.rules, lang):
        examples += len(rule.bad) + len(rule.good)
        for failure in failures(ruleset, rule):
            broken += 1
            clear()
            click.echo(f"{failure.path}: {failure.side}: {failure.text}")
            click.echo("    " + say("wanted-found", lang, wanted=failure.wanted, found=failure.found))
    click.echo(say("examples-run", lang, rules=len(ruleset.rules), examples=examples, broken=broken))
    sys.exit(WRONG if broken else CLEAN)
