"""One pass over a text for the words of every rule at once. The only importer of the automaton library."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

FEW = 8_000
"""Letters; to look up the words in so many takes about as long as to build the automaton."""
_SHORT = 7  # letters; the few words that are longer are looked for one by one

Spans = list[tuple[int, int]]


class Hits:
    """What one scan found. Which owners have a word in the text is known at once, where it stands when asked."""

    __slots__ = ("_by_word", "_known", "_matches", "_scanner", "present")

    def __init__(self, scanner: Scanner, matches: list[tuple[int, int, int]]):
        """Take the matches as (number of the word, start, end)."""
        self._scanner = scanner
        self._matches = matches
        self._by_word: dict[int, Spans] | None = None
        self._known: dict[str, Spans] = {}
        owners = scanner.owners
        self.present: set[str] = set().union(*[owners[word] for word in {match[0] for match in matches}])

    def __contains__(self, owner: str) -> bool:
        return owner in self.present

    def get(self, owner: str, default: Sequence[tuple[int, int]] = ()) -> Sequence[tuple[int, int]]:
        """Return where the words of an owner stand, overlaps included, in order."""
        if owner not in self.present:
            return default
        known = self._known.get(owner)
        if known is None:
            places = self._places()
            words = self._scanner.words_of(owner).intersection(places)
            known = self._known[owner] = sorted([span for word in words for span in places[word]])
        return known

    def _places(self) -> dict[int, Spans]:
        """Return where each word stands."""
        if self._by_word is None:
            self._by_word = {}
            for word, start, end in self._matches:
                self._by_word.setdefault(word, []).append((start, end))
        return self._by_word


class Scanner:
    """Finds words in texts; each word has one or more owners (a rule's clause, a word class).

    The first texts of a run are looked up piece by piece; only when there are many is the automaton built.
    """

    def __init__(self, words: Mapping[str, Collection[str]]):
        """Take owner → words; these are in plain form, and never empty."""
        self._words = words
        owners: dict[str, tuple[str, ...]] = {}
        for owner, listed in words.items():
            alone = (owner,)
            for word in listed:
                owners[word] = (*owners[word], owner) if word in owners else alone
        self.owners = list(owners.values())
        self._numbers = dict(zip(owners, range(len(owners)), strict=True))
        self._long = [word for word in owners if len(word) > _SHORT]
        self._automaton: AhoCorasick | None = None
        self._seen = 0
        self._words_of: dict[str, frozenset[int]] = {}

    def words_of(self, owner: str) -> frozenset[int]:
        """Return the numbers of an owner's words."""
        if owner not in self._words_of:
            self._words_of[owner] = frozenset(map(self._numbers.__getitem__, self._words[owner]))
        return self._words_of[owner]

    def hits(self, plain: str) -> Hits:
        """Return every occurrence of every word, overlaps included."""
        if self._automaton is None:
            self._seen += len(plain)
            if self._seen <= FEW:
                return Hits(self, self._looked_up(plain))
            self._automaton = AhoCorasick(list(self._numbers), matchkind=MatchKind.Standard)
        return Hits(self, self._automaton.find_matches_as_indexes(plain, overlapping=True))

    def _looked_up(self, plain: str) -> list[tuple[int, int, int]]:
        """Return what the automaton would find, in another order."""
        number, size = self._numbers.get, len(plain)
        found = [
            (word, start, end)
            for start in range(size)
            for end in range(start + 1, min(start + _SHORT, size) + 1)
            if (word := number(plain[start:end])) is not None
        ]
        for long in self._long:
            at = plain.find(long)
            while at >= 0:
                found.append((self._numbers[long], at, at + len(long)))
                at = plain.find(long, at + 1)
        return found


def leftmost_longest(words: Iterable[str]) -> Callable[[str], list[tuple[int, int, int]]]:
    """Return a function from a text to the words in it, none inside another: (number of the word, start, end)."""
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes


def longest(spans: Iterable[tuple[int, int]]) -> Spans:
    """Return the leftmost-longest of overlapping spans, in order."""
    kept: Spans = []
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
