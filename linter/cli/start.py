"""``cuoci init`` and ``cuoci new``: a project file to begin with, and skeletons that pass their own check."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from linter.cli import values
from linter.cli.command import Command
from linter.cli.output import note
from linter.config import NAME
from linter.errors import ConfigError, CuociError, nearest
from linter.folders import data_folder, find, providers
from linter.metadata import check_metadata
from linter.ruleset import KINDS, Profile
from linter.wording import say, worded

_COMMENT = re.compile(r"(?m)(?<=# )(.*) ¦ (.*)$")  # the project file's comments, in both languages


@click.command(cls=Command)
@click.option("--provider", type=values.PROVIDER, help="短信服务商，如 aliyun；不写则不限服务商")
@click.option("--regime", type=values.REGIME, help="适用的规定，如 bank、consumer_finance、small_loan")
@click.option("--dir", "folder", default=".", type=values.FOLDER, help="写到哪个目录，默认当前目录")
@click.pass_obj
def init(lang: str | None, provider: str | None, regime: str | None, folder: str) -> None:
    """写一份带说明的项目配置 .cuoci.yaml。已有配置时不覆盖。"""
    chosen = {"provider": provider, "regime": regime}
    meta = check_metadata({key: value for key, value in chosen.items() if value}, _fault)
    path = Path(folder) / NAME
    if path.exists():
        raise ConfigError("exists", str(path))
    if not path.parent.is_dir():
        raise ConfigError("missing-path", str(path.parent))
    try:
        path.write_text(_project(meta, lang), encoding="utf-8", newline="\n")
    except OSError as error:
        raise CuociError("unwritable", str(path), reason=error.strerror or str(error)) from None
    click.echo(say("initialised", lang, path=str(path)))
    _warn(_profile(str(meta["provider"])) if "provider" in meta else Profile(), lang)


def _project(meta: dict[str, object], lang: str | None) -> str:
    """Return the commented project file with what was chosen filled in; what was not is left out or unknown."""
    text = (data_folder() / "data" / "project.yaml").read_text("utf-8")
    text = _COMMENT.sub(r"\2" if lang == "en" else r"\1", text)
    if "regime" in meta:
        text = _set(text, "regime", str(meta["regime"]))
    if "provider" in meta:
        text = _set(text, "provider", str(meta["provider"]))
        if _profile(str(meta["provider"])).apart:
            return text
    else:
        text = re.sub(r"(?m)^  provider: none", "  # provider: aliyun", text)
    return re.sub(r"(?m)^  signature:", "  # signature:", text)


def _set(text: str, key: str, value: str) -> str:
    """Return the file with another value for a key, its remark left in line."""
    return re.sub(rf"(?m)^(  {key}: )(\w+ *)", lambda m: m[1] + value.ljust(len(m[2])), text)


@click.command(cls=Command)
@click.argument("kind", type=values.KIND)
@click.option("--provider", type=values.PROVIDER, help="按这家服务商的变量写法和要求")
@click.option("--syntax", type=values.NOTATION, help="变量写法，如 '{1}'、'#name#'，默认 '${name}'")
@click.pass_obj
def new(lang: str | None, kind: str, provider: str | None, syntax: str | None) -> None:
    """打印一份合规的模板骨架，连同文件头，可直接保存成 .txt。

    种类：overdue 逾期、due 到期前、transaction 交易、limit 额度、balance 余额、marketing 推广、
    visit 上门、code 验证码。
    """
    from linter import skeletons
    from linter.parsing.slots import NOTATIONS

    meta = check_metadata({"kind": kind, **({"provider": provider} if provider else {})}, _fault)
    kind, profile = str(meta["kind"]), _profile(str(meta["provider"])) if provider else Profile()
    if syntax is not None and syntax not in NOTATIONS:
        hint = nearest(syntax, NOTATIONS)
        raise ConfigError("unknown-notation", "--syntax", name=syntax, hint=hint, known=[*NOTATIONS])
    notation = syntax or (profile.notations[0] if profile.notations else "${name}")
    known, slots = skeletons.read(data_folder() / "data" / "skeletons.yaml")
    assert set(known) == set(KINDS)
    click.echo(skeletons.render(kind, known[kind], slots, notation, profile), nl=False)
    if kind != "code":
        _warn(profile, lang)


def _profile(provider: str) -> Profile:
    from linter.packs import read_profile

    assert provider in providers()
    return read_profile(find(f"providers/{provider}", Path()))


def _warn(profile: Profile, lang: str | None) -> None:
    if profile.refuses:
        note(say("refused", lang, reason=worded(profile.refuses, lang)))


def _fault(key: str, at: str | None = None, **facts: Any) -> ConfigError:
    return ConfigError(key, **facts)
