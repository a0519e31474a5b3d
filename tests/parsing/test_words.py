"""rjieba and jieba, markov model off, cut alike: the one may stand in for the other."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from linter.model import Draft
from linter.parsing import Message
from linter.parsing.words import tokenizer

CORPUS = Path(__file__).parents[2] / "corpus"


def corpus_texts() -> list[str]:
    files = sorted(CORPUS.rglob("*.jsonl"))
    return [json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines()]


def test_both_tokenizers_agree_over_the_corpus(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    texts = corpus_texts()
    assert len(texts) > 200
    ours, oracle = tokenizer("rjieba"), tokenizer("jieba")
    differing = []
    for text in texts:
        plain = Message(Draft(text, "")).plain
        if ours(plain) != oracle(plain):
            differing.append(plain)
    assert differing == []
    assert list(tmp_path.iterdir()) == [], "jieba's cache file must never be written"
    assert logging.getLogger("jieba").handlers == []
