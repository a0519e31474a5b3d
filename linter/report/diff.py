"""What a fix changes in a file, as a unified diff."""

from __future__ import annotations

import re
from difflib import unified_diff

_LINES = re.compile(r"[^\n]*\n|[^\n]+")


def render(before: str, after: str, path: str) -> str:
    """Return the diff of two texts of a file, line ends as they are; an empty string where nothing differs."""
    changes = unified_diff(_LINES.findall(before), _LINES.findall(after), path, path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in changes)
