"""rjieba, jieba and the dictionary left in its file cut alike: each may stand in for the others."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from linter.model import Draft
from linter.parsing import Message, lexicon, words
from linter.parsing.words import dictionary, tokenizer

CORPUS = Path(__file__).parents[2] / "corpus"


def corpus_texts() -> list[str]:
    files = sorted(CORPUS.rglob("*.jsonl"))
    return [json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines()]


# Words of every length and of the dictionary's unsorted lines, single letters, and what parts words.
ODD = ["AT&T", "c++", "T恤", "T恤衫", "4S店", "1号店", "小S", "阿Q", "江南style", "吉林工业大学", "高富帅", "一", "龢"]
LETTERS = st.text("一大王三中不小的高吉林龠龢鿕鿖㐀豈aZ09+#&._%- \r\n\t，。【】γ１\u2028😀", max_size=4)


@given(st.lists(st.one_of(st.sampled_from(ODD), st.sampled_from(corpus_texts()[:400]), LETTERS), max_size=8))
def test_the_dictionary_in_its_file_cuts_as_the_loaded_one(parts: list[str]) -> None:
    text = "".join(parts)
    looked_up = dictionary()
    assert looked_up is not None
    assert looked_up.cut(text) == tokenizer("rjieba")(text)


def test_another_edition_of_the_dictionary_is_left_alone(tmp_path: Path) -> None:
    for content in (b"", "一 217830 m\n".encode()):
        (tmp_path / "dict.txt").write_bytes(content)
        assert lexicon.opened(tmp_path / "dict.txt") is None
    assert lexicon.opened(tmp_path / "none.txt") is None


def test_the_tokenizer_is_loaded_once_it_pays(monkeypatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(words, "_seen", 0)
    monkeypatch.setattr(words, "tokenizer", lambda: lambda text: asked.append(text) or [text])
    for number in range(6):
        words.cut(f"第{number}条：" + "您好" * 998)
    assert [text[:3] for text in asked] == ["第5条"]


def test_all_tokenizers_agree_over_the_corpus(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    texts = corpus_texts()
    assert len(texts) > 200
    ours, oracle, looked_up = tokenizer("rjieba"), tokenizer("jieba"), dictionary()
    assert looked_up is not None
    differing = []
    for text in texts:
        plain = Message(Draft(text, "")).plain
        if not ours(plain) == oracle(plain) == looked_up.cut(plain):
            differing.append(plain)
    assert differing == []
    assert list(tmp_path.iterdir()) == [], "jieba's cache file must never be written"
    assert logging.getLogger("jieba").handlers == []
