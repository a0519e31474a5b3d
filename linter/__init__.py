"""cuoci as a library: messages in, findings out. What this page names is stable; everything else may change.

One message, judged by the rules that come with the program; keyword arguments are its metadata, such as its ``kind``:

>>> import linter
>>> result = linter.lint("【某某银行】您的借款应还1280.50元，请于12月10日前还款，客服95000。", kind="due")
>>> result.fields.amount[0].value
Decimal('1280.50')

Many messages: keep a ``Linter``, which loads the rules once. ``select`` and ``ignore`` name rules, families of rules or
Chinese titles, ``meta`` is what is known of all messages, ``as_of`` the day to judge for, today unless told:

>>> from datetime import date
>>> from linter import Draft, Linter
>>> strict = Linter(select=["conduct"], meta={"kind": "overdue"}, as_of=date(2026, 12, 1))
>>> result = strict.lint("【某某银行】您的贷款已逾期，再不还款就通知您的单位。")
>>> [(found.rule, found.level, result.draft.text[found.start:found.end]) for found in result.findings]
[('conduct-exposure', <Level.ERROR: 'error'>, '通知您的单位')]
>>> strict.lint("【某某银行】您的贷款已逾期，如有困难，欢迎致电95000协商。").findings
()

``run`` takes drafts one by one and yields their results in order, however many there are. A ``Draft`` knows the file
it stands in; the settings of ``.cuoci.yaml`` that are for its path then hold for it:

>>> drafts = [Draft("【某某银行】您好，感谢您的支持。", "templates/a.txt"), Draft("赶紧还钱！", "templates/b.txt")]
>>> [result.score > 50 for result in Linter(language="en").run(drafts)]
[True, False]

A project's own settings come from its file, or from the nearest one at or above a folder:

>>> Linter.from_config("templates/.cuoci.yaml")
Traceback (most recent call last):
    ...
linter.errors.ConfigError: templates/.cuoci.yaml: 找不到配置文件“templates/.cuoci.yaml”

Whatever is wrong with what was given is a ``CuociError``: a ``ConfigError`` for settings and rules, an ``InputError``
for files. Its ``said`` is the sentence, in either language:

>>> try:
...     Linter(select=["tone-insul"])
... except linter.ConfigError as error:
...     print(error.said("en"))
no rule, family or title is called tone-insul; did you mean tone-insult
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter import version

if TYPE_CHECKING:
    from linter.errors import ConfigError, CuociError, InputError
    from linter.linter import Linter
    from linter.model import (
        Account,
        Amount,
        Anchor,
        Contact,
        Deadline,
        Draft,
        Fields,
        Finding,
        Length,
        Level,
        Penalty,
        Point,
        Readability,
        Result,
        Sender,
        Span,
        Strain,
        Suppressed,
    )

__version__ = version.VERSION

__all__ = [
    "Account",
    "Amount",
    "Anchor",
    "ConfigError",
    "Contact",
    "CuociError",
    "Deadline",
    "Draft",
    "Fields",
    "Finding",
    "InputError",
    "Length",
    "Level",
    "Linter",
    "Penalty",
    "Point",
    "Readability",
    "Result",
    "Sender",
    "Span",
    "Strain",
    "Suppressed",
    "__version__",
    "lint",
]

# Where public names live, if not in model: loaded when first used, so that importing one module does not load them all.
_HOMES = {"ConfigError": "errors", "CuociError": "errors", "InputError": "errors", "Linter": "linter"}


def lint(text: str, **meta: object) -> Result:
    """Return what the shipped packs say of one message; keyword arguments are its metadata.

    Makes a new ``Linter`` each time: keep one yourself to judge many messages. Raises ConfigError for metadata that
    do not exist.
    """
    from linter.linter import Linter

    return Linter().lint(text, **meta)


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"linter.{_HOMES.get(name, 'model')}"), name)


def __dir__() -> list[str]:
    return __all__
