"""What options and arguments take: what stands for the value on a help page, and what a shell completes.

Nothing is loaded before a shell asks. What cannot be found out is left empty: nobody reads a fault under TAB.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from linter.cli.usage import said
from linter.errors import CuociError
from linter.wording import worded

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Word = tuple[str, str]  # a word, and the remark a shell shows beside it
Words = Callable[[str | None], Iterable[Word]]  # the words there are, by language


class Value(click.ParamType):  # pyright: ignore[reportMissingTypeArgument] (generic in newer clicks only)
    """A text that a shell can complete: one of ``words``; several with commas between where it is ``listed``.

    ``kind`` is what the shell itself completes: file or dir.
    """

    def __init__(self, metavar: str, words: Words | None = None, *, listed: bool = False, kind: str | None = None):
        """Keep the parts; the metavar is Chinese (see ``english``)."""
        self.name = metavar
        self.words = words
        self.listed = listed
        self.kind = kind

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return what stands for the value."""
        return said(self.name, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return what the word may become."""
        from click.shell_completion import CompletionItem

        if self.kind:
            return [CompletionItem(incomplete, type=self.kind)]
        before, comma, last = incomplete.rpartition(",") if self.listed else ("", "", incomplete)
        try:
            found = (
                [(word, remark) for word, remark in self.words(ctx.obj) if word.startswith(last)] if self.words else []
            )
        except CuociError:
            return []
        return [CompletionItem(f"{before}{comma}{word}", help=remark) for word, remark in found]


def _rule_words(language: str | None) -> Iterator[Word]:
    from linter.cli.known import every_rule

    for rule in every_rule().values():
        title = worded(rule.title, language)
        yield rule.id, title
        yield rule.title["zh"], rule.id


def _selected_words(language: str | None) -> Iterator[Word]:
    from linter.packs import FAMILIES

    yield from ((family, "") for family in FAMILIES)
    yield from _rule_words(language)


def _format_words(_language: str | None) -> Iterator[Word]:
    from linter.report import FORMS

    return ((form, "") for form in FORMS)


def _pack_words(_language: str | None) -> Iterator[Word]:
    from linter.cli.known import packs_with_rules

    return ((pack, "") for pack in packs_with_rules())


def _notation_words(_language: str | None) -> Iterator[Word]:
    from linter.parsing.slots import NOTATIONS

    return ((notation, "") for notation in NOTATIONS)


def _encoding_words(_language: str | None) -> Iterator[Word]:
    from linter.reading.encoding import USUAL

    return ((name, "") for name in USUAL)


def _job_words(_language: str | None) -> Iterator[Word]:
    return iter([("auto", "")])


def _value_words(key: str) -> Callable[[str | None], Iterator[Word]]:
    """Return the values of a metadata key."""

    def words(language: str | None) -> Iterator[Word]:
        from linter.metadata import KEYS

        for title, value in KEYS[key].words.items():
            yield str(value), "" if language == "en" else str(title)

    return words


def _meta_words(language: str | None) -> Iterator[Word]:
    """Yield ``key=value`` where the values of a key are few, ``key=`` and what it takes for the others."""
    from linter.metadata import KEYS

    for key, kind in KEYS.items():
        if "enum" in kind.schema:
            yield from ((f"{key}={value}", remark) for value, remark in _value_words(key)(language))
        elif key != "ignore":  # belongs to one draft
            yield f"{key}=", kind.described.said(language)


PATH, FILE, FOLDER = Value("路径", kind="file"), Value("文件", kind="file"), Value("目录", kind="dir")
CORPUS = Value("语料", kind="file")
RULE, RULES = Value("规则", _rule_words), Value("规则", _selected_words, listed=True)
FORMAT, ENCODING = Value("格式[=文件]", _format_words), Value("编码", _encoding_words)
PACK, NOTATION = Value("规则包", _pack_words), Value("写法", _notation_words)
META, KIND = Value("键=值", _meta_words), Value("种类", _value_words("kind"))
PROVIDER, REGIME = Value("服务商", _value_words("provider")), Value("规定", _value_words("regime"))
DATE, JOBS = Value("日期"), Value("数目", _job_words)
