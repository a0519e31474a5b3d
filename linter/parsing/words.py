"""Words as jieba cuts them. The only module that imports jieba or rjieba.

The first texts of a run are cut with the dictionary left in its file (see ``lexicon``): most runs see no more.
rjieba is the Rust port over the same dictionary; with the hidden Markov model off both give the same tokens
(a test holds this over the corpus). Stock jieba serves where no rjieba wheel exists. Its cache file is never
used: any local user may plant it (jieba reads it unchecked from the temp folder), and building the dictionary
in memory is no slower.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from linter.parsing import lexicon

_FEW = 10_000  # letters; to look up the words of so many takes about as long as to load them all
_seen = 0


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


@cache
def dictionary() -> lexicon.Lexicon | None:
    """Return jieba's dictionary, left in its file; None where that is not as expected."""
    jieba = find_spec("jieba")
    return lexicon.opened(Path(jieba.origin).parent / "dict.txt") if jieba and jieba.origin else None


def cut(text: str) -> list[str]:
    """Return the words of a plain text, in order, without gaps."""
    global _seen
    _seen += len(text)
    words = dictionary() if _seen <= _FEW else None
    return words.cut(text) if words is not None else tokenizer()(text)
