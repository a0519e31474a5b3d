"""cuoci: a compliance-and-tone linter for Chinese customer messages of lenders.

>>> import linter
>>> result = linter.lint("【某某银行】您的借款应还1280.50元，请于12月10日前还款，客服95000。", kind="due")
>>> result.fields.amount[0].value
Decimal('1280.50')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter import version

if TYPE_CHECKING:
    from linter.errors import ConfigError, CuociError, InputError
    from linter.lint import Linter
    from linter.model import Draft, Finding, Level, Result

__version__ = version.VERSION

# Where each public name lives: loaded when first used, so that importing one module does not load them all.
_HOMES = {
    "ConfigError": "errors",
    "CuociError": "errors",
    "InputError": "errors",
    "Linter": "lint",
    "Draft": "model",
    "Finding": "model",
    "Level": "model",
    "Result": "model",
}


def lint(text: str, **meta: object) -> Result:
    """Return what the shipped packs say of one message; keyword arguments are its metadata.

    Makes a new ``Linter`` each time: keep one yourself to judge many messages.
    """
    from linter.lint import Linter

    return Linter().lint(text, **meta)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"linter.{_HOMES[name]}"), name)


__all__ = [
    "ConfigError",
    "CuociError",
    "Draft",
    "Finding",
    "InputError",
    "Level",
    "Linter",
    "Result",
    "__version__",
    "lint",
]
