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


def _load_rjieba() -> Callable[[str], list[str]]:
    import rjieba

    def cut(text: str) -> list[str]:
        return rjieba.cut(text, False)  # False: no hidden Markov model

    return cut


def _load_jieba() -> Callable[[str], list[str]]:
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

    def cut(text: str) -> list[str]:
        return tokenizer.lcut(text, HMM=False)

    return cut


@cache
def tokenizer(name: str = "auto") -> Callable[[str], list[str]]:
    """Return the function that cuts a text into words: ``rjieba``, ``jieba``, or whichever is there."""
    if name == "jieba":
        return _load_jieba()
    try:
        return _load_rjieba()
    except ImportError:
        if name == "rjieba":
            raise
        return _load_jieba()


def cut(text: str) -> list[str]:
    """Return the words of a plain text, in order, without gaps."""
    return tokenizer()(text)
