"""``cuoci completion``: the script that teaches a shell to complete; what it completes, ``values`` knows."""

from __future__ import annotations

import click

from linter.cli.command import Command

SHELLS = ("bash", "zsh", "fish")


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(SHELLS), metavar="|".join(SHELLS))
def completion(shell: str) -> None:
    """打印让终端补全命令、选项、规则名和取值的脚本。

    bash：在 ~/.bashrc 里加一行 eval "$(cuoci completion bash)"

    zsh：在 ~/.zshrc 里加一行 eval "$(cuoci completion zsh)"

    fish：cuoci completion fish > ~/.config/fish/completions/cuoci.fish
    """
    from click.shell_completion import get_completion_class

    from linter.cli import cli

    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(cli, {}, "cuoci", "_CUOCI_COMPLETE").source())
