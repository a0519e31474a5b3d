"""Words as jieba cuts them. The only module that imports jieba or rjieba.

rjieba is the Rust port over the same dictionary; with the hidden Markov model off both give the same tokens
(a test holds this over the corpus). Stock jieba serves where no rjieba wheel exists. Its cache file is never
used: any local user may plant it (jieba reads it unchecked from the temp folder), and building the dictionary
in memory is no slower.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from linter.model import Token


def _load_rjieba() -> Callable[[str], list[Token]]:
    import rjieba

    def cut(text: str) -> list[Token]:
        # rjieba's mode is positional: (text, mode, hmm); its offsets are code points.
        return [Token(word, start, end) for word, start, end in rjieba.tokenize(text, "default", False)]

    return cut


def _load_jieba() -> Callable[[str], list[Token]]:
    import logging
    import warnings
    from importlib import import_module

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # invalid escapes and pkg_resources, see the module's docstring
        jieba: Any = import_module("jieba")
    logger = logging.getLogger("jieba")
    logger.handlers.clear()
    logger.propagate = False
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(file)
    tokenizer.initialized = True

    def cut(text: str) -> list[Token]:
        return [Token(word, start, end) for word, start, end in tokenizer.tokenize(text, HMM=False)]

    return cut


@cache
def tokenizer(name: str = "auto") -> Callable[[str], list[Token]]:
    """Return the function that cuts a text into tokens: ``rjieba``, ``jieba``, or whichever is there."""
    if name == "jieba":
        return _load_jieba()
    try:
        return _load_rjieba()
    except ImportError:
        if name == "rjieba":
            raise
        return _load_jieba()


def cut(text: str) -> list[Token]:
    """Return the tokens of a plain text, in order, without gaps."""
    return tokenizer()(text)
