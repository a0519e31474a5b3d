"""What has changed since a revision, as git sees it: the working tree against the point where it left the revision.

A file is compared draft by draft with what it held then, under the name it then had. A draft is touched if the file
did not hold it, with these words, this name and these metadata: so an edit of the front matter touches every draft
below it, and a draft that has only moved is not touched, neither of which the line numbers of a diff could tell.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from linter.errors import ConfigError, CuociError
from linter.model import Draft

# Where git, when a hook of its own has called us, would look instead of in the folder it is run in.
_ASIDE = frozenset(["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX"])

Read = Callable[[bytes, str], Iterable[Draft]]
"""Content and name of a file → its drafts."""


class Changes:
    """The drafts that differ from those of a revision; uncommitted and untracked files count."""

    def __init__(self, revision: str, start: Path, read: Read):
        """Ask git which files of the repository that holds the folder ``start`` have changed.

        Raises ConfigError where there is no git, no repository, or no such revision.
        """
        self._read = read
        self._root = start
        self._root = Path(os.fsdecode(self._git("no-repository", "rev-parse", "--show-toplevel").rstrip(b"\r\n")))
        if revision.startswith("-"):  # git would take it for an option
            raise ConfigError("no-revision", "--diff-base", name=revision)
        commit = self._git("no-revision", "rev-parse", "--verify", f"{revision}^{{commit}}", name=revision).strip()
        self._base = self._git("no-merge-base", "merge-base", commit.decode(), "HEAD", name=revision).strip().decode()
        diff = self._git("git-failed", "diff", "--name-status", "--find-renames", "-z", self._base)
        #: Name of a changed file → the name it had at the base, or None where it was not there.
        self._changed = _names(diff)
        self._tracked = set(_split(self._git("git-failed", "ls-files", "-z")))
        self._then: dict[str, Counter[str]] = {}

    def _git(self, fault: str, *args: str, **facts: Any) -> bytes:
        """Return what git says. Raises ConfigError with the sentence ``fault`` if it refuses."""
        environment = {name: value for name, value in os.environ.items() if name not in _ASIDE}
        try:
            done = subprocess.run(["git", *args], cwd=self._root, env=environment, capture_output=True, check=False)
        except OSError as error:
            raise ConfigError("no-git", "--diff-base", reason=error.strerror or str(error)) from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise ConfigError(fault, "--diff-base", problem=said[0] if said else "", **facts)
        return done.stdout

    def concern(self, draft: Draft) -> bool:
        """Tell whether the file of a draft has changed: else none of its drafts is touched, and none need be judged."""
        path = self._path(draft)
        return path in self._changed or path not in self._tracked

    def touch(self, draft: Draft) -> bool:
        """Tell whether a draft of a changed file is new or different. Ask once for each, in their order.

        A draft that stands in the file twice and stood there once is touched the second time.
        """
        path = self._path(draft)
        if path not in self._then:
            self._then[path] = self._held(path)
        known = self._then[path]
        same = _content(draft)
        if known[same] > 0:
            known[same] -= 1
            return False
        return True

    def _path(self, draft: Draft) -> str:
        place = Path(draft.path).resolve()
        if not place.is_relative_to(self._root):
            raise ConfigError("outside-repository", draft.path, root=self._root)
        return place.relative_to(self._root).as_posix()

    def _held(self, path: str) -> Counter[str]:
        """Return the drafts a file held at the base; none where it was not there, or was no file of drafts."""
        before = self._changed.get(path) if path in self._tracked else None
        if before is None:
            return Counter()
        data = self._git("git-failed", "cat-file", "--filters", f"{self._base}:{before}")
        try:
            return Counter(map(_content, self._read(data, before)))
        except CuociError:  # it could not be read as drafts then, so all of them are new
            return Counter()


def _content(draft: Draft) -> str:
    return json.dumps([draft.text, draft.id, draft.meta], sort_keys=True, default=str)


def _split(listed: bytes) -> list[str]:
    return [os.fsdecode(name) for name in listed.split(b"\0")[:-1]]


def _names(listed: bytes) -> dict[str, str | None]:
    """Return what ``git diff --name-status -z`` lists: new name → old name, None for a file that was added."""
    names: dict[str, str | None] = {}
    words = iter(_split(listed))
    for status in words:
        before = next(words)
        if status.startswith(("R", "C")):
            names[next(words)] = before
        else:
            names[before] = None if status == "A" else before
    return names
