"""Draft → Message: fold the text, find slots, clauses and words, and scan it once for every phrase."""

from linter.parsing.message import Message, Signature

__all__ = ["Message", "Signature"]
