"""Wrong use of the command line, in the house's own words: what click found → one line, and where to read more."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from itertools import pairwise

import click

from linter.errors import ConfigError, nearest
from linter.wording import Both

LANGUAGES = ("zh", "en")
VARIABLE = "CUOCI_LANG"


class MisuseError(ConfigError):
    """Words that a command does not take; ``command`` is how the user called it."""

    def __init__(self, key: str, ctx: click.Context | None, **facts: object):
        """Keep the command beside what every fault has."""
        super().__init__(key)
        self.facts = facts
        self.command = ctx.command_path if ctx else "cuoci"


def spoken(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the language asked for anywhere among a call's words, else by CUOCI_LANG; None where nobody asks.

    It must be known before click reads the words, so that help and faults speak it wherever the option stands. A
    value that is no language is left for click to refuse; in the variable it raises MisuseError.
    """
    asked = environment.get(VARIABLE) or None
    if asked is not None and asked not in LANGUAGES:
        raise _unfit(VARIABLE, asked, LANGUAGES, None)
    options = [*words, "--"]
    for word, following in pairwise(options[: options.index("--") + 1]):
        value = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and value in LANGUAGES:
            asked = value
    return asked


def said(text: str, ctx: click.Context) -> str:
    """Return a text of the command line, declared in Chinese, in the language asked for."""
    if ctx.obj != "en":
        return text
    from linter.cli.english import ENGLISH

    return ENGLISH.get(text, text)


def misuse(error: click.UsageError, ctx: click.Context, words: Sequence[str]) -> MisuseError:
    """Return what click found wrong with the words of a call as a fault of ours."""
    match error:
        case click.NoSuchOption():
            known = [name for param in ctx.command.params for name in param.opts if name.startswith("--")]
            return MisuseError("no-such-option", ctx, name=error.option_name, hint=nearest(error.option_name, known))
        case click.BadOptionUsage():
            flags = [name for p in ctx.command.params if isinstance(p, click.Option) and p.is_flag for name in p.opts]
            key = "option-without-value" if error.option_name in flags else "option-needs-value"
            return MisuseError(key, ctx, name=error.option_name)
        case click.MissingParameter(param=click.Parameter() as param):
            return MisuseError("missing-parameter", ctx, name=said(param.make_metavar(ctx), ctx).removesuffix("..."))
        case click.BadParameter(param=click.Parameter() as param):
            given, _, _ = ctx.command.make_parser(ctx).parse_args([*words])
            value, name = str(given[param.name]), param.opts[-1]
            if isinstance(param, click.Argument):
                name = said(param.make_metavar(ctx), ctx).strip("[].")
            if isinstance(param.type, click.Choice):
                return _unfit(name, value, [*map(str, param.type.choices)], ctx)
            least = param.type.min if isinstance(param.type, click.IntRange) else None
            kind = (
                Both("整数", "an integer")
                if least is None
                else Both(f"不小于 {least} 的整数", f"an integer from {least}")
            )
            return MisuseError("bad-number", ctx, name=name, value=value, kind=kind)
        case _:
            return MisuseError("misuse", ctx, problem=error.format_message())


def _unfit(name: str, value: str, known: Sequence[str], ctx: click.Context | None) -> MisuseError:
    return MisuseError("bad-choice", ctx, name=name, value=value, known=known, hint=nearest(value, known))
