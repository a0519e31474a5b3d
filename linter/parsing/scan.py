"""One pass over a text for the words of every rule at once. The only importer of the automaton library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ahocorasick_rs import AhoCorasick, MatchKind

Hits = dict[str, list[tuple[int, int]]]
"""Owner of a word (a rule id, a class name) → the spans where one of its words stands, in order of end."""


class Scanner:
    """An automaton over words, each of which has one or more owners."""

    def __init__(self, words: Mapping[str, Iterable[str]]):
        """Build the automaton from word → owners. Words are in plain form, and never empty."""
        self._owners = [tuple(owners) for owners in words.values()]
        self._automaton = AhoCorasick(list(words), matchkind=MatchKind.Standard) if words else None

    def scan(self, plain: str) -> Hits:
        """Return every occurrence of every word, overlaps included, by owner."""
        hits: Hits = {}
        if self._automaton is None:
            return hits
        owners = self._owners
        for index, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True):
            span = (start, end)
            for owner in owners[index]:
                if owner in hits:
                    hits[owner].append(span)
                else:
                    hits[owner] = [span]
        return hits


def longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the leftmost-longest of overlapping spans, in order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
