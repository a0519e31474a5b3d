"""``cuoci cache``: what is kept between runs, and how to be rid of it."""

from __future__ import annotations

import click

from linter import memory
from linter.cli.command import Command, Group, Subcommand
from linter.cli.output import fail
from linter.errors import CuociError
from linter.wording import say

_COMMANDS = {
    "prune": Subcommand("cache", "清理长时间没有用到的结果"),
    "clear": Subcommand("cache", "清空缓存；下次运行会重新建立"),
}


@click.group(cls=Group, entries=_COMMANDS)
def cache() -> None:
    """管理缓存：已检查过的结果（check --cache）和编译好的规则。"""


@click.command(cls=Command)
@click.option(
    "--days", type=click.IntRange(min=0), default=memory.DAYS, help=f"多少天没有用到算过期，默认 {memory.DAYS}"
)
@click.pass_obj
def prune(lang: str | None, days: int) -> None:
    """清理长时间没有用到的结果。"""
    try:
        click.echo(say("cache-pruned", lang, count=memory.prune(days), days=days))
    except CuociError as error:
        fail(error, lang)


@click.command(cls=Command)
@click.pass_obj
def clear(lang: str | None) -> None:
    """清空缓存；下次运行会重新建立。"""
    click.echo(say("cache-cleared", lang, count=memory.clear()))
