"""Messages a second on one core, by the process's own time, beside the tokenizers alone on the same messages."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.measure import Row, spent
from tests.bench.messages import messages, write_jsonl


def rows(folder: Path, count: int, runs: int) -> Iterator[Row]:
    import jieba
    import rjieba

    from linter.linter import Linter
    from linter.reading import read_file
    from linter.report import jsonform

    jieba.setLogLevel(logging.ERROR)
    jieba.lcut("您好")
    texts, linter, path = list(messages(count)), Linter(), folder / "messages.jsonl"
    write_jsonl(str(path), count)

    def check() -> None:
        with (folder / "out.jsonl").open("w", encoding="utf-8") as out:
            for result in linter.run(read_file(path)):
                out.write(jsonform.line(result))

    def read() -> None:
        with path.open("rb") as lines:
            for line in lines:
                json.loads(line)

    bare = count / spent(lambda: [jieba.lcut(text) for text in texts], runs)
    yield Row("jieba.lcut", f"{bare:,.0f} msg/s")
    others: dict[str, Callable[[], object]] = {
        "rjieba.cut": lambda: [rjieba.cut(text) for text in texts],
        "json.loads of each line": read,
        "check -f jsonl": check,
    }
    for name, work in others.items():
        rate = count / spent(work, runs)
        yield Row(name, f"{rate:,.0f} msg/s", f"{rate / bare:.2f} × jieba.lcut")
