"""Front matter: metadata for all drafts of a file, in YAML between two lines of ``---`` at its top."""

from __future__ import annotations

from collections.abc import Mapping

from linter.errors import InputError
from linter.metadata import check_metadata


def front_matter(text: str, path: str) -> tuple[Mapping[str, object], str, int]:
    """Return the metadata, the text after them, and the 1-based line on which that text begins."""
    if not text.startswith("---\n"):
        return {}, text, 1
    end = text.find("\n---\n", 3)
    if end < 0:
        if text.rstrip().endswith("\n---"):
            end = text.rstrip().rfind("\n---")
        else:
            raise InputError("front-matter-open", path, 1, 1, "---")
    from linter.yamlfile import Table, parse  # only a file with front matter pays for YAML

    head = text[4 : end + 1]
    table = parse(head, path, first_line=2)
    if table is None:
        table = Table(path, 2, [])
    if not isinstance(table, Table):
        raise InputError("front-matter-shape", path, 2)
    meta = check_metadata(table, table.fault)
    body = text[end + 5 :]
    return meta, body, text.count("\n", 0, end + 5) + 1
