"""``cuoci config``: what holds for a path and since which line, and the schemas that editors complete by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from linter import config as projects
from linter.cli import values
from linter.cli.command import Command, Group, Subcommand
from linter.cli.output import note
from linter.errors import ConfigError, InputError, nearest
from linter.origins import Setting, settings
from linter.report.places import relative
from linter.report.table import width
from linter.wording import say

_COMMANDS = {
    "show": Subcommand("settings", "显示对一个路径生效的配置"),
    "schema": Subcommand("settings", "打印配置或规则文件的 JSON Schema"),
}


@click.group(cls=Group, entries=_COMMANDS)
def config() -> None:
    """查看配置：哪些在生效，来自哪里；供编辑器用的 JSON Schema。"""


@click.command(cls=Command)
@click.argument("path", required=False, type=values.PATH)
@click.option("--origin", is_flag=True, help="每一项后面写明来自哪个文件的第几行")
@click.option("--config", "config_path", type=values.FILE, help="指定配置文件，默认向上查找 .cuoci.yaml")
@click.pass_obj
def show(lang: str | None, path: str | None, origin: bool, config_path: str | None) -> None:
    """以 YAML 显示对一个路径生效的配置：extends、paths 和默认值都已合并。

    不写路径就显示当前目录的配置，paths 原样列出。
    """
    target = _target(path)
    if config_path is not None and not Path(config_path).is_file():
        raise ConfigError("missing-config", config_path)
    found = Path(config_path) if config_path else projects.discover(target.parent if target else Path())
    project = projects.read(found) if found else projects.default()
    lines = [*_lines([*settings(project, target)], lang if origin else None, origin)]
    click.echo("\n".join(lines))
    if found is None:
        note(say("no-project", lang))
    if target and projects.matches(project.exclude, target, project.root):
        note(say("excluded", lang, path=path))


def _target(path: str | None) -> Path | None:
    """Return the file whose settings are asked for; for a folder, any file in it."""
    if path is None:
        return None
    place = Path(path)
    if not place.exists():
        siblings = [p.name for p in place.parent.iterdir()] if place.parent.is_dir() else []
        raise InputError("missing-path", path, hint=nearest(place.name, siblings))
    return place / "a.txt" if place.is_dir() else place


def _lines(found: Sequence[Setting], lang: str | None, origin: bool) -> Iterator[str]:
    """Yield the settings as lines of YAML, each setting on a line of its own."""
    from linter.yamlfile import inline

    written: list[tuple[str, Setting | None]] = []
    head = ""
    for setting in found:
        *above, name = setting.keys
        if above and above[0] != head:
            head = above[0]
            written.append((f"{head}:", None))
        key = f"{inline(name)}:" if name else "-"
        written.append((f"{'  ' * len(above)}{key} {inline(setting.value)}", setting))
    room = min(60, max(width(line) for line, _ in written))
    for line, setting in written:
        if not origin or setting is None:
            yield line
            continue
        place = setting.origin
        came = f"{relative(place.path)}:{place.line}" if place else say("by-default", lang)
        yield f"{line}{' ' * max(0, room - width(line))}  # {came}"


@click.command(cls=Command)
@click.argument("name", type=click.Choice(["config", "rule"]), default="config", metavar="[config|rule]")
@click.pass_obj
def schema(lang: str | None, name: str) -> None:
    """打印 JSON Schema（2020-12），编辑器据此补全和检查 .cuoci.yaml（config，默认）或规则文件（rule）。

    存成文件后，在 YAML 开头写一行 # yaml-language-server: $schema=文件
    """
    import json

    from linter.cli.known import every_rule
    from linter.jsonschemas import config_schema, rule_schema

    made = rule_schema(lang) if name == "rule" else config_schema(every_rule().values(), lang)
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))
