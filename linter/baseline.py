"""The baseline: the findings a project had when it took the linter on, held back until their words change.

An entry is kept by content, never by line: the file, the draft's own name where it has one, the rule, and the words at
fault with the sentence around them. So a draft may move, and the drafts and sentences around it may change, without a
held finding coming back; a sentence that is changed is looked at afresh. Entries that are alike are counted.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, cast

from linter.errors import ConfigError
from linter.model import Finding, Result, Suppressed

SCHEMA = 1

_SENTENCE = re.compile(r"([^。！？!?；;\n]+)[。！？!?；;\n]*")
_SHOWN = 30  # characters of the words at fault that an entry shows to people


class Key(NamedTuple):
    """What makes two findings the same: file, name of the draft, rule, and a hash of words and sentence."""

    path: str
    draft: str | int | None
    rule: str
    hash: str


class Entry(NamedTuple):
    """A finding held back, and how many times over; ``text`` is for people alone."""

    key: Key
    text: str
    times: int


class Baseline(NamedTuple):
    """The entries of one file; their paths are relative to its folder."""

    path: Path
    entries: tuple[Entry, ...] = ()

    @property
    def folder(self) -> Path:
        """Return the folder that paths are relative to."""
        return self.path.resolve().parent


class Ledger:
    """A baseline at work: what is left of it as the results of a run pass by."""

    def __init__(self, baseline: Baseline):
        """Begin with all entries."""
        self._baseline = baseline
        self._left = Counter({entry.key: entry.times for entry in baseline.entries})
        self._seen: set[str] = set()

    def hold(self, result: Result) -> Result:
        """Return a result without the findings the baseline still covers; these are among the suppressed."""
        live: list[Finding] = []
        held: list[Suppressed] = []
        for finding, (key, _) in _keyed(result, self._baseline.folder):
            if self._left[key] > 0:
                self._left[key] -= 1
                held.append(Suppressed(finding, "baseline"))
            else:
                live.append(finding)
        self._seen.add(_relative(result.draft.path, self._baseline.folder))
        return result._replace(findings=tuple(live), suppressed=(*result.suppressed, *held))

    def stale(self, unheard: Collection[str]) -> list[Entry]:
        """Return what no finding of the run needed: of the files that passed by or are gone, but not of these rules."""
        judged = within(self._seen, unheard, self._baseline.folder)
        left = (entry._replace(times=self._left[entry.key]) for entry in self._baseline.entries)
        return [entry for entry in left if entry.times > 0 and judged(entry.key)]


def within(paths: Collection[str], unheard: Collection[str], folder: Path) -> Callable[[Key], bool]:
    """Return the test of whether a run over these files, without these rules, can tell that an entry is mended."""
    return lambda key: key.rule not in unheard and (key.path in paths or not (folder / key.path).exists())


def taken(results: Iterable[Result], folder: Path) -> tuple[set[str], list[Entry]]:
    """Return the paths of results, and an entry for each of their live findings; equal ones are counted."""
    paths: set[str] = set()
    counts: Counter[Key] = Counter()
    texts: dict[Key, str] = {}
    for result in results:
        paths.add(_relative(result.draft.path, folder))
        for _, (key, text) in _keyed(result, folder):
            counts[key] += 1
            texts[key] = text
    return paths, [Entry(key, texts[key], count) for key, count in counts.items()]


def growth(old: Iterable[Entry], new: Iterable[Entry]) -> Counter[tuple[str, str]]:
    """Return by how much each file has more findings of a rule than before."""
    more: Counter[tuple[str, str]] = Counter()
    for entries, sign in ((new, 1), (old, -1)):
        for entry in entries:
            more[entry.key.path, entry.key.rule] += sign * entry.times
    return +more


def pruned(old: Iterable[Entry], new: Iterable[Entry]) -> list[Entry]:
    """Return the old entries as far as there is still a finding for them."""
    now = {entry.key: entry.times for entry in new}
    least = (entry._replace(times=min(entry.times, now.get(entry.key, 0))) for entry in old)
    return [entry for entry in least if entry.times]


def _relative(path: str, folder: Path) -> str:
    place = Path(path).resolve()
    return (place.relative_to(folder) if place.is_relative_to(folder) else place).as_posix()


def _keyed(result: Result, folder: Path) -> Iterator[tuple[Finding, tuple[Key, str]]]:
    """Yield each live finding with its key, and the words that show it to people."""
    if not result.findings:
        return
    draft = result.draft
    path = _relative(draft.path, folder)
    sentences = [match.span(1) for match in _SENTENCE.finditer(draft.text)] or [(0, len(draft.text))]
    for finding in result.findings:
        first = bisect_right(sentences, finding.start, key=lambda span: span[0]) - 1
        last = bisect_right(sentences, max(finding.start, finding.end - 1), key=lambda span: span[0]) - 1
        around = draft.text[sentences[max(first, 0)][0] : sentences[max(last, 0)][1]]
        words = draft.text[finding.start : finding.end]
        digest = blake2b(digest_size=8)
        for text in (words, around):
            digest.update("".join(text.split()).encode("utf-8", "surrogatepass") + b"\0")
        shown = " ".join((words or around).split())
        yield finding, (Key(path, draft.id, finding.rule, digest.hexdigest()), shown[:_SHOWN])


def dump(entries: Iterable[Entry]) -> str:
    """Return the content of a baseline file: JSON in a fixed order, one entry a line, so that changes read well."""
    rows = sorted(
        ({**entry.key._asdict(), "text": entry.text, "count": entry.times} for entry in entries),
        key=lambda row: (row["path"], json.dumps(row["draft"]), row["rule"], row["hash"]),
    )
    lines = ",\n".join(f"  {_json(row)}" for row in rows)
    return f'{{"schema": {SCHEMA}, "findings": [\n{lines}\n]}}\n'


def _json(row: object) -> str:
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # half a surrogate pair, from JSON that has one
        return json.dumps(row)
    return line


def load(path: Path) -> Baseline:
    """Return the baseline a file holds. Raises ConfigError, with the reason, for anything else."""
    try:
        whole: object = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ConfigError("no-baseline", str(path), reason=error.strerror or "") from None
    except json.JSONDecodeError as error:
        raise ConfigError("bad-baseline", str(path), error.lineno, error.colno, problem=error.msg) from None
    except (ValueError, RecursionError) as error:
        raise ConfigError("bad-baseline", str(path), problem=str(error)) from None
    table = _table(whole, path, "", {"schema": int, "findings": list})
    if table["schema"] != SCHEMA:
        raise ConfigError("bad-baseline", str(path), problem=f"schema: {table['schema']}")
    rows = cast("list[object]", table["findings"])
    entries = [_entry(row, path, f"findings[{number}]") for number, row in enumerate(rows)]
    twice = [key for key, count in Counter(entry.key for entry in entries).items() if count > 1]
    if twice:
        raise ConfigError("bad-baseline", str(path), problem=f"{twice[0].path} {twice[0].rule} {twice[0].hash} × 2")
    return Baseline(path, tuple(entries))


_ROW: Mapping[str, type | tuple[type, ...]] = {
    "path": str,
    "draft": (str, int, type(None)),
    "rule": str,
    "hash": str,
    "text": str,
    "count": int,
}


def _entry(row: object, path: Path, at: str) -> Entry:
    table = _table(row, path, at, _ROW)
    count = cast("int", table["count"])
    if count < 1:
        raise ConfigError("bad-baseline", str(path), problem=f"{at}.count: {count}")
    key = Key(*(table[name] for name in Key._fields))  # pyright: ignore[reportArgumentType]
    return Entry(key, str(table["text"]), count)


def _table(value: object, path: Path, at: str, kinds: Mapping[str, type | tuple[type, ...]]) -> dict[str, object]:
    """Return a mapping that has these keys and no other, each value of its kind."""
    if not isinstance(value, dict):
        raise ConfigError("bad-baseline", str(path), problem=f"{at or 'JSON'}: {str(value)[:40]}")
    table = cast("dict[str, object]", value)
    for name in {**kinds, **table}:
        item = table.get(name)
        if name not in kinds or name not in table or not isinstance(item, kinds[name]) or isinstance(item, bool):
            raise ConfigError("bad-baseline", str(path), problem=f"{at}.{name}".lstrip("."))
    return table
