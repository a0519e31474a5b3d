"""Commands that speak both languages: click's parsing, the house's help pages and faults.

Commands, options and arguments are declared with click, in Chinese; ``english`` holds the same in English. Every
command takes ``--lang`` and ``--help``. The language asked for is the ``obj`` of click's context, None where nobody
asked (see ``usage.spoken``); a command gets it through ``click.pass_obj``.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from linter.cli.page import Rows, page, room
from linter.cli.usage import LANGUAGES, MisuseError, misuse, said
from linter.errors import nearest
from linter.wording import say

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Subcommand(NamedTuple):
    """A command of a group: the module that holds it, loaded only when it is called for, and what it does."""

    module: str
    summary: str


def _show_help(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


class Command(click.Command):
    """A command; its docstring is its help page."""

    def __init__(self, *args: Any, params: list[click.Parameter] | None = None, **attrs: Any):
        """Take click's arguments; the two options that every command has come last."""
        lang = click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            help="输出语言，默认 zh；也可以用环境变量 CUOCI_LANG 指定",
        )
        shown: Any = {"is_flag": True, "is_eager": True, "expose_value": False, "callback": _show_help}
        params = [*(params or ()), lang, click.Option(["-h", "--help"], help="显示这份说明", **shown)]
        super().__init__(*args, params=params, add_help_option=False, **attrs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of a call. Raises MisuseError for those the command does not take."""
        words = [*args]
        takes_more, ctx.allow_extra_args = ctx.allow_extra_args, True
        try:
            rest = super().parse_args(ctx, args)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise misuse(error, ctx, words) from None
        if rest and not takes_more and not ctx.resilient_parsing:
            raise MisuseError("unexpected-argument", ctx, name=" ".join(rest))
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """Return the command's help page."""
        usage = f"{say('usage', ctx.obj)}{ctx.command_path} {' '.join(self.usage(ctx))}"
        paragraphs = inspect.cleandoc(self.help or "").split("\n\n")
        about = [said("".join(text.splitlines()), ctx) for text in paragraphs]
        return page(usage, about, [*self.sections(ctx)], room())

    def usage(self, ctx: click.Context) -> Iterator[str]:
        """Yield what stands behind the command's name."""
        yield say("usage-options", ctx.obj)
        yield from (said(p.make_metavar(ctx), ctx) for p in self.params if isinstance(p, click.Argument))

    def sections(self, ctx: click.Context) -> Iterator[tuple[str, Rows]]:
        """Yield the headed lists of the page."""
        options = [p for p in self.params if isinstance(p, click.Option) and not p.hidden]
        yield say("usage-head-options", ctx.obj), [_row(option, ctx) for option in options]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the options that begin like this, each with its help."""
        items = click.Command.shell_complete(self, ctx, incomplete)
        for item in items:
            item.help = said(item.help or "", ctx)
        return items


def _row(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    names = ", ".join([*option.opts, *option.secondary_opts])
    value = "" if option.is_flag else " " + said(option.make_metavar(ctx), ctx)
    return names + value, said(option.help or "", ctx)


class Group(Command, click.Group):
    """A group whose commands are imported when called; ``entries`` lists them in the order they are shown."""

    def __init__(self, *args: Any, entries: Mapping[str, Subcommand], **attrs: Any):
        """Take click's arguments."""
        self.entries = entries
        super().__init__(*args, **attrs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names."""
        return [*self.entries]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command of the group, or None."""
        if cmd_name not in self.entries:
            return None
        return getattr(import_module(f"linter.cli.{self.entries[cmd_name].module}"), cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the words call. Raises MisuseError where there is none."""
        if args[0] not in self.entries and not ctx.resilient_parsing:
            hint = nearest(args[0], self.entries)
            key = "no-such-command" if ctx.parent else "no-such-command-or-file"
            raise MisuseError(key, ctx, name=args[0], hint=hint, known=[*self.entries])
        return super().resolve_command(ctx, args)

    def usage(self, ctx: click.Context) -> Iterator[str]:
        """Yield what stands behind the group's name."""
        yield from super().usage(ctx)
        yield say("usage-command", ctx.obj)

    def sections(self, ctx: click.Context) -> Iterator[tuple[str, Rows]]:
        """Yield the commands, then the options."""
        rows = [(name, said(entry.summary, ctx)) for name, entry in self.entries.items()]
        yield say("usage-head-commands", ctx.obj), rows
        yield from super().sections(ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the commands that begin like this, or the options; no command is loaded for it."""
        from click.shell_completion import CompletionItem

        named = [(name, entry) for name, entry in self.entries.items() if name.startswith(incomplete)]
        items = [CompletionItem(name, help=said(entry.summary, ctx)) for name, entry in named]
        return [*items, *super().shell_complete(ctx, incomplete)]
