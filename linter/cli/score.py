"""``cuoci score``: how well the rules agree with labelled messages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from linter import config
from linter.cli import values
from linter.cli.command import Command
from linter.cli.output import day, writer
from linter.cli.progress import counted
from linter.errors import ConfigError
from linter.linter import Linter
from linter.model import Draft
from linter.report.scores import Scored, ToneReport, as_json, as_text
from linter.scoring import corpus, tone, unseen
from linter.scoring.conduct import score_conduct
from linter.scoring.fields import Confusion, score_fields
from linter.scoring.ranks import folds

FOLDS = 5


@click.command(cls=Command)
@click.argument("path", type=values.CORPUS)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式，默认 text")
@click.option("-o", "--output", type=values.FILE, help="写入文件而不是屏幕")
@click.option("--as-of", type=values.DATE, help="按哪一天判断，如 2026-12-10，默认今天")
@click.option("--seed", type=int, default=0, metavar="数", help="随机种子：分折与自助区间")
@click.option("--confusions", type=click.IntRange(min=0), default=0, metavar="N", help="列出多少个与标注不同的例子")
@click.option("--config", "config_path", type=values.FILE, help="按这个配置评分，默认用自带规则")
@click.option("--snownlp", is_flag=True, help="加上 SnowNLP 自带情感分作对照（启动要几秒）")
@click.pass_obj
def score(
    lang: str | None,
    path: str,
    form: str,
    output: str | None,
    as_of: str | None,
    seed: int,
    confusions: int,
    config_path: str | None,
    snownlp: bool,
) -> None:
    """用标注语料评分：要素（fields）、语气（tone）、合规（conduct），按目录 dev、test 分开。

    语料是 .jsonl 文件或目录；标注的种类由每行的 labels 或 level 判断。
    """
    if config_path is not None and not Path(config_path).is_file():
        raise ConfigError("missing-config", config_path)
    settings = config.read(Path(config_path)) if config_path else config.default()
    linter = Linter(settings, language=lang, as_of=day(as_of))
    scored = [_scored(part, linter, seed, snownlp) for part in corpus.parts(corpus.files(path))]
    with writer(output, machine=form == "json") as write:
        write(as_json(scored, confusions) if form == "json" else as_text(scored, confusions, linter.language))


def _scored(part: corpus.Part, linter: Linter, seed: int, snownlp: bool) -> Scored:
    if part.kind == corpus.FIELDS:
        figures = score_fields((row.data for row in part.rows), linter.as_of)
    elif part.kind == corpus.CONDUCT:
        items = [corpus.conduct_item(row) for row in part.rows]
        found = [
            linter.judge(Draft(item.text, "", meta=item.meta)).findings for item in counted(items, linter.language)
        ]
        figures = score_conduct(items, found)
    else:
        figures = _tone(part, linter, seed, snownlp)
    return Scored(part.kind, part.split, figures)


def _tone(part: corpus.Part, linter: Linter, seed: int, snownlp: bool) -> ToneReport:
    items = [corpus.tone_item(row) for row in part.rows]
    results = [linter.judge(Draft(item.text, "", meta=item.meta)) for item in counted(items, linter.language)]
    scores = [result.score for result in results]
    scorers = {"shipped": tone.measure(items, scores, seed)}
    how = unseen.workings(linter.engine)
    pieces = [unseen.take_apart(result, how) for result in results]
    bare = [unseen.put_together(piece._replace(model=None), how) for piece in pieces]
    scorers["rules"] = tone.measure(items, bare, seed)
    groups = [item.group for item in items]
    if len(set(groups)) >= FOLDS:
        of = folds(groups, FOLDS, seed)
        scorers["clean"] = tone.measure(items, unseen.clean(pieces, of, how), seed)
        if part.split != corpus.HELD_OUT:  # the shipped model has read the other splits
            examples = [corpus.example(row) for row in part.rows]
            scores = unseen.crossed(pieces, examples, of, how)  # levels and tags below show the honest scores
            scorers["crossed"] = tone.measure(items, scores, seed)
    scorers |= tone.baselines(items, seed)
    if snownlp:
        from linter.training import shipped_sentiment

        sentiment = shipped_sentiment()
        scorers["snownlp"] = tone.measure(items, [100 * sentiment(item.text) for item in items], seed)
    return ToneReport(
        len(items),
        sum(item.level <= tone.HARSH for item in items),
        sum(item.level >= tone.ACCEPTABLE for item in items),
        scorers,
        tuple(tone.by_level(items, scores)),
        tuple(tone.by_tag(items, scores)),
        _confusions(items, scores),
    )


def _confusions(items: Sequence[tone.ToneItem], scores: Sequence[int]) -> tuple[Confusion, ...]:
    """Return the messages on the wrong side of the cut, then those furthest from their level."""

    def badness(pair: tuple[tone.ToneItem, int]) -> tuple[bool, float]:
        item, value = pair
        wrong = (value < tone.CUT) is (item.level >= tone.ACCEPTABLE)
        return not wrong, -abs(value / 25 + 1 - item.level)

    return tuple(
        Confusion(item.id, f"level {item.level}", str(25 * (item.level - 1)), f"{value}　{item.text}")
        for item, value in sorted(zip(items, scores, strict=True), key=badness)
    )
