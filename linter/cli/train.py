"""``cuoci train``: make the learned layer of the politeness score from graded messages."""

from __future__ import annotations

from pathlib import Path

import click

from linter.cli.output import fail, note, writer
from linter.errors import CuociError, InputError
from linter.folders import MODEL, data_folder
from linter.scoring import corpus
from linter.tonemodel import dump
from linter.training import train as train_model
from linter.wording import say


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="语料…")
@click.option("-o", "--output", metavar="文件", help="模型写到哪里，默认替换自带的模型")
def train(paths: tuple[str, ...], output: str | None) -> None:
    """用带礼貌等级的语料（{"text": …, "level": 1–5}）训练语气模型。

    语料是 .jsonl 文件或目录；test 目录下的文件不参与训练。训练出的模型在 .cuoci.yaml 里用 model: 指定。
    """
    try:
        found = [file for path in paths for file in corpus.files(path)]
        used = [file for file in found if not corpus.held_out(file)]
        if not used:
            raise InputError("only-test-items", " ".join(paths))
        examples = [corpus.example(row) for file in used for row in corpus.read(file)]
        model = train_model(examples)
        target = output or str(data_folder() / "data" / MODEL)
        with writer(target, machine=True) as write:
            write(dump(model))
    except CuociError as error:
        fail(error)
    if len(used) < len(found):
        note(say("test-left-out", count=len(found) - len(used)))
    note(say("trained", count=len(examples), features=len(model.counts), path=Path(target).as_posix()))
