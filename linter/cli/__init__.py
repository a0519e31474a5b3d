"""The command line: the only place that prints, reads arguments and exits.

Exit codes: 0 nothing at or above the fail level, 1 findings, 2 wrong use, bad configuration or rule, missing or
unreadable input, or no draft at all.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

from linter.cli.output import prepare_streams
from linter.version import VERSION

# Command → the module that holds it, loaded only when it is called for.
_COMMANDS = {
    "check": ("check", "检查草稿（默认命令）"),
    "fix": ("fix", "写入不用人斟酌的改法"),
    "baseline": ("baseline", "建立和维护基线：压住现有的问题，只拦新问题"),
    "init": ("start", "写一份带说明的项目配置"),
    "new": ("start", "打印一份合规的模板骨架"),
    "rules": ("rules", "列出规则"),
    "explain": ("rules", "解释一条规则：为什么、反例、正例、依据"),
    "score": ("score", "用标注语料评分：要素、语气、合规"),
    "train": ("train", "用带等级的语料训练语气模型"),
    "test": ("rules", "运行规则自带的示例"),
    "cache": ("cache", "管理缓存：清理或清空"),
}


class _Group(click.Group):
    """A group whose commands are imported when called, and whose default command is check."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"linter.cli.{_COMMANDS[cmd_name][0]}")
        return getattr(module, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-") and _looks_like_path(args[0]):
            args = ["check", *args]  # a bare path is what people mean to check
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


def _looks_like_path(word: str) -> bool:
    from pathlib import Path

    return word == "-" or Path(word).exists()


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, "-V", "--version", prog_name="cuoci", help="显示版本")
def cli() -> None:
    """措辞：检查发给借款人的短信、通知和话术，看要素是否齐全、有无违规或过激用语、语气是否得体。

    例：cuoci check 模板/　　echo 草稿 | cuoci check -
    """


def main() -> None:
    """Run the command line and exit."""
    gc.set_threshold(50_000, 20, 50)  # rules stay, and results leave no cycles: to collect seldom saves a tenth
    prepare_streams()
    try:
        cli.main(prog_name="cuoci", standalone_mode=True)
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        sys.stderr.close()
        sys.exit(0)
