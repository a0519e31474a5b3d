"""``cuoci cache``: what is kept between runs, and how to be rid of it."""

from __future__ import annotations

import click

from linter import memory
from linter.cli.output import fail
from linter.errors import CuociError
from linter.wording import say


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cache() -> None:
    """管理缓存：已检查过的结果（check --cache）和编译好的规则。"""


@cache.command()
@click.option("--days", type=click.IntRange(min=0), default=memory.DAYS, show_default=True, help="多少天没有用到算过期")
def prune(days: int) -> None:
    """清理长时间没有用到的结果。"""
    try:
        click.echo(say("cache-pruned", count=memory.prune(days), days=days))
    except CuociError as error:
        fail(error)


@cache.command()
def clear() -> None:
    """清空缓存；下次运行会重新建立。"""
    click.echo(say("cache-cleared", count=memory.clear()))
