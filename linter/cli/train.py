"""``cuoci train``: make the learned layer of the politeness score from graded messages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from linter import config
from linter.cli import values
from linter.cli.command import Command
from linter.cli.output import note, writer
from linter.cli.progress import counted
from linter.errors import InputError
from linter.folders import MODEL, WHOLE, data_folder
from linter.linter import Linter
from linter.scoring import corpus
from linter.tonemodel import dump
from linter.training import train as train_model
from linter.wording import say


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, type=values.CORPUS)
@click.option("-o", "--output", type=values.FILE, help="模型写到哪里，默认替换自带的模型")
@click.option("--whole", is_flag=True, help="训练通篇判断的模型（要装 cuoci[train]），而不是语气模型")
@click.pass_obj
def train(lang: str | None, paths: tuple[str, ...], output: str | None, whole: bool) -> None:
    """用带礼貌等级的语料（{"text": …, "level": 1–5}）训练语气模型。

    语料是 .jsonl 文件或目录；test 目录下的文件不参与训练。训练出的模型在 .cuoci.yaml 里用 model: 指定。

    --whole 用带合规结论的语料训练通篇判断的模型，用 whole: 指定。规则的可靠程度只从 learn 目录里学：
    那里的消息没有人在写规则时读过。
    """
    found = [file for path in paths for file in corpus.files(path)]
    used = [file for file in found if not corpus.held_out(file)]
    if not used:
        raise InputError("only-test-items", " ".join(paths))
    rows = [row for file in used for row in corpus.read(file)]
    target = output or str(data_folder() / "data" / (WHOLE if whole else MODEL))
    count, features, text = _whole(counted(rows, lang)) if whole else _tone(rows)
    with writer(target, machine=True) as write:
        write(text)
    if len(used) < len(found):
        note(say("test-left-out", lang, count=len(found) - len(used)))
    note(say("trained", lang, count=count, features=features, path=Path(target).as_posix()))


def _tone(rows: list[corpus.Row]) -> tuple[int, int, str]:
    """Return how many texts the tone model learned from, how many features it knows, and its file's text."""
    examples = [corpus.example(row) for row in rows]
    model = train_model(examples)
    return len(examples), len(model.counts), dump(model)


def _whole(rows: Iterable[corpus.Row]) -> tuple[int, int, str]:
    """Return the same for the opinion on whole messages."""
    from linter import whole
    from linter.training.whole import train_whole

    linter = Linter(config.default()._replace(whole=None))
    judged = [item for row in rows if (item := corpus.judged(row, linter))]
    judged += corpus.taught(linter)
    model = train_whole(judged)
    return len(judged), len([*model.pieces.every()]), whole.dump(model)
