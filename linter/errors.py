"""The one way to refuse: a fault the user must mend, with its place and, where we can guess, the cure.

The program raises these wherever it finds them; only ``cli`` turns them into words and exit code 2.
"""

from __future__ import annotations

from collections.abc import Iterable


class CuociError(Exception):
    """A fault in what the user gave: a path, a file, a rule, a setting.

    ``key`` names the sentence in ``wording``; ``facts`` fill it. ``line`` and ``column`` count from 1;
    0 means the file as a whole. ``excerpt`` is the offending line as written.
    """

    def __init__(
        self,
        key: str,
        path: str = "",
        line: int = 0,
        column: int = 0,
        excerpt: str = "",
        **facts: object,
    ):
        """Keep the parts; the sentence is made when it is shown."""
        super().__init__(key)
        self.key = key
        self.path = path
        self.line = line
        self.column = column
        self.excerpt = excerpt
        self.facts = facts

    def __str__(self) -> str:
        """Return key, place and facts, for a traceback; users never see this."""
        return f"{self.path}:{self.line}:{self.column}: {self.key} {self.facts}"


class InputError(CuociError):
    """An input that is missing, unreadable, undecodable, or holds no draft."""


class ConfigError(CuociError):
    """A project file, rule file or option that does not mean anything."""


def nearest(word: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    """Return the known word most like ``word``, or an empty string; ``cutoff`` is the least likeness, up to 1."""
    from difflib import get_close_matches  # only an error pays for it

    found = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return found[0] if found else ""
