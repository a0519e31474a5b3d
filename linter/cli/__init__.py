"""The command line: the only place that prints, reads arguments and exits.

Exit codes: 0 nothing at or above the fail level, 1 findings, 2 wrong use, bad configuration or rule, missing or
unreadable input, or no draft at all.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from linter.cli.command import Group, Subcommand
from linter.cli.output import INTERRUPTED, WRONG, fail, note, prepare_streams
from linter.cli.usage import spoken
from linter.errors import CuociError
from linter.version import VERSION
from linter.wording import say

_COMMANDS = {
    "check": Subcommand("check", "检查草稿（默认命令）"),
    "fix": Subcommand("fix", "写入不用人斟酌的改法"),
    "baseline": Subcommand("baseline", "建立和维护基线：压住现有的问题，只拦新问题"),
    "init": Subcommand("start", "写一份带说明的项目配置"),
    "new": Subcommand("start", "打印一份合规的模板骨架"),
    "rules": Subcommand("rules", "列出规则"),
    "explain": Subcommand("explain", "解释规则：为什么、反例、正例、依据"),
    "score": Subcommand("score", "用标注语料评分：要素、语气、合规"),
    "train": Subcommand("train", "用带等级的语料训练语气模型"),
    "test": Subcommand("rules", "运行规则自带的示例"),
    "cache": Subcommand("cache", "管理缓存：清理或清空"),
    "config": Subcommand("settings", "查看生效的配置；打印供编辑器用的 JSON Schema"),
    "completion": Subcommand("completion", "打印终端补全脚本"),
}


class _Cuoci(Group):
    """The whole program: its default command is check, and its faults end as one line and an exit code."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the words call; a bare path is what people mean to check."""
        if args[0] not in self.entries and not args[0].startswith("-") and _looks_like_path(args[0]):
            args = ["check", *args]
        return super().resolve_command(ctx, args)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run a call and exit."""
        language = None
        try:
            language = spoken(sys.argv[1:] if args is None else args)
            given: Any = {"windows_expand_args": windows_expand_args, "obj": language, **extra}
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **given)
        except CuociError as error:
            fail(error, language)
        except click.UsageError as error:  # a command alone that wants more: it has shown its page
            error.show()
            sys.exit(WRONG)
        except click.Abort:
            note(say("interrupted", language))
            sys.exit(INTERRUPTED)
        sys.exit(code)


def _looks_like_path(word: str) -> bool:
    from pathlib import Path

    return word == "-" or Path(word).exists()


def _show_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"cuoci {VERSION}")
        ctx.exit()


@click.group(cls=_Cuoci, entries=_COMMANDS)
@click.option(
    "-V", "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="显示版本"
)
def cli() -> None:
    """措辞：检查发给借款人的短信、通知和话术，看要素是否齐全、有无违规或过激用语、语气是否得体。

    例：cuoci check 模板/，或 echo 草稿 | cuoci check -
    """


def main() -> None:
    """Run the command line and exit."""
    gc.set_threshold(50_000, 20, 50)  # rules stay, and results leave no cycles: to collect seldom saves a tenth
    prepare_streams()
    try:
        cli.main(prog_name="cuoci")
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        sys.stderr.close()
        sys.exit(0)
    finally:
        gc.freeze()  # at exit Python looks for cycles in all that is left; there is no need
