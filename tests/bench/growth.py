"""What a message costs as it grows longer, and as the rules grow more."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tests.bench.measure import Row, spent
from tests.bench.messages import messages

LENGTHS = (50, 100, 200, 500, 1000, 2000, 5000)
RULES = (50, 100, 200, 500)


def by_length(count: int, runs: int) -> Iterator[Row]:
    import jieba
    import rjieba

    from linter.linter import Linter

    jieba.setLogLevel(logging.ERROR)
    jieba.lcut("您好")
    linter = Linter()
    base = None
    for length in LENGTHS:
        texts = list(islice(_long(length), max(20, count * 100 // length)))
        for text in texts[:20]:
            linter.lint(text)
        cost, bare, fast = (
            spent(lambda work=work, texts=texts: [work(text) for text in texts], runs) / len(texts) * 1e6
            for work in (linter.lint, jieba.lcut, rjieba.cut)
        )
        base = base or cost / length
        figure = f"{cost:,.0f} µs (jieba {bare:,.0f}, rjieba {fast:,.0f})"
        yield Row(f"one message of {length:,} characters", figure, f"{cost / length / base:.2f} × a character")


def _long(length: int) -> Iterator[str]:
    """Yield messages of just that length: the sentences of many, one after the other."""
    text = ""
    for message in messages(10_000_000, seed=7):
        text += message
        while len(text) >= length:
            yield text[:length]
            text = text[length:]


def by_rules(folder: Path, count: int, runs: int) -> Iterator[Row]:
    from linter import config
    from linter.linter import Linter

    texts = list(messages(count))
    base = None
    for number in RULES:
        pack = folder / f"pack{number}"
        _write_pack(pack, number)
        linter = Linter(config.default()._replace(packs=(pack,)))
        for text in texts[:20]:
            linter.lint(text)
        cost = spent(lambda linter=linter: [linter.lint(text) for text in texts], runs) / count * 1e6
        base = base or cost
        yield Row(
            f"one message, {number} rules",
            f"{cost:,.0f} µs",
            f"{cost / base:.2f} × at {number / RULES[0]:.0f} × the rules",
        )


def _write_pack(pack: Path, number: int) -> None:
    """Write so many rules of eight words each, of which a message of ours has one now and then."""
    rng = random.Random(1)
    sample = list(messages(400, seed=3))
    pack.mkdir()
    for n in range(number):
        words = {_word(rng, sample) for _ in range(8)}
        listed = ", ".join(f"'{word}'" for word in sorted(words))
        (pack / f"tone-own{n}.yaml").write_text(
            f"check: terms\nlevel: warning\ntitle: {{zh: 词{n}, en: word}}\nmessage: {{zh: 请删去, en: drop it}}\nwhy: 因\n"
            f"any: [{listed}]\ninside: true\nexamples: {{bad: [«{min(words)}»], good: [您好]}}\n",
            "utf-8",
        )


def _word(rng: random.Random, sample: list[str]) -> str:
    """Return four letters from two messages, so that most words are nowhere whole."""
    while True:
        a, b = rng.choice(sample), rng.choice(sample)
        i, j = rng.randrange(len(a) - 2), rng.randrange(len(b) - 2)
        word = a[i : i + 2] + b[j : j + 2]
        if all("一" <= letter <= "鿿" for letter in word):
            return word
