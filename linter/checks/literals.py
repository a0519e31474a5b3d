"""The literals a regular expression cannot match without: what lets one scan stand in for many searches.

A rule's expression is run on a message only when the scan has found, for every clause returned here, at least
one of its words. The method is that of RE2's prefilter: walk the parsed expression, carry exact finite
languages as far as they stay small, and turn each into one clause when something unbounded follows.

This reads ``re``'s own parse tree, a private module, because a second parser of the same syntax would be one
more thing to be wrong. It runs when packs are compiled, never on the check path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

_parse: Any = import_module("re._parser").parse

_MOST = 400  # words in one exact language; beyond it the language is cut into clauses

Clause = frozenset[str]


class _Need(NamedTuple):
    """What a part of an expression needs: an exact language, or clauses that must all be met."""

    exact: frozenset[str] | None
    clauses: tuple[Clause, ...]


_NOTHING = _Need(None, ())


def _best(clauses: Iterable[Clause]) -> Clause | None:
    """Return the clause that will be met least often: the one whose shortest word is longest, then fewest."""
    return max(clauses, key=lambda c: (min(map(len, c)), -len(c)), default=None)


def _close(need: _Need) -> tuple[Clause, ...]:
    if need.exact is None:
        return need.clauses
    if not need.exact or "" in need.exact:
        return need.clauses
    return (*need.clauses, need.exact)


def _concat(parts: Sequence[_Need]) -> _Need:
    clauses: list[Clause] = []
    exact: frozenset[str] = frozenset([""])
    whole = True
    for part in parts:
        if part.exact is None:
            clauses.extend(_close(_Need(exact, ())))
            clauses.extend(part.clauses)
            exact, whole = frozenset([""]), False
            continue
        joined = frozenset(a + b for a in exact for b in part.exact) if len(exact) * len(part.exact) <= _MOST else None
        if joined is None:
            clauses.extend(_close(_Need(exact, ())))
            exact, whole = part.exact, False
        else:
            exact = joined
    if whole:
        return _Need(exact, ())
    return _Need(None, (*clauses, *_close(_Need(exact, ()))))


def _branch(parts: Sequence[_Need]) -> _Need:
    if all(part.exact is not None for part in parts):
        union = frozenset(word for part in parts for word in part.exact or ())
        if len(union) <= _MOST:
            return _Need(union, ())
    words: set[str] = set()
    for part in parts:
        best = _best(_close(part))
        if best is None:
            return _NOTHING
        words |= best
    return _Need(None, (frozenset(words),))


def _characters(items: Any) -> _Need:
    letters: set[str] = set()
    for op, value in items:
        if str(op) == "LITERAL":
            letters.add(chr(value))
        elif str(op) == "RANGE" and value[1] - value[0] < 20:
            letters.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return _NOTHING
    return _Need(frozenset(letters), ())


def _walk(tree: Any) -> _Need:
    return _concat([need for op, value in tree if (need := _step(str(op), value)) is not None])


def _step(op: str, value: Any) -> _Need | None:
    """Return what one node of the tree needs; None for a node that takes no room."""
    match op:
        case "LITERAL":
            return _Need(frozenset([chr(value)]), ())
        case "IN":
            return _characters(value)
        case "BRANCH":
            return _branch([_walk(branch) for branch in value[1]])
        case "SUBPATTERN":
            return _walk(value[3])
        case "ATOMIC_GROUP":
            return _walk(value)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = value
            need = _walk(inner)
            if (least, most) == (0, 1) and need.exact is not None:
                return _Need(need.exact | {""}, ())
            if (least, most) == (1, 1):
                return need
            return _Need(None, _close(need) if least else ())
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return None  # what it demands is left to the expression itself
        case _:
            return _NOTHING


def _shortest(clause: Clause) -> Clause:
    """Drop the words that hold another word of the clause: finding that one is enough."""
    return frozenset(word for word in clause if not any(part in clause for part in _inside(word)))


def _inside(word: str) -> Iterator[str]:
    """Yield every proper substring of a word."""
    size = len(word)
    return (word[i:j] for i in range(size) for j in range(i + 1, size + 1) if j - i < size)


def literal_clauses(pattern: str) -> list[list[str]]:
    """Return the clauses of a regular expression, the one met least often first.

    Each clause is a list of words of which a matching text holds at least one; all clauses must be met. An
    empty list means that nothing can be said: such an expression would have to run on every message. Raises
    ``re.error`` for a malformed pattern.
    """
    found = {_shortest(clause) for clause in _close(_walk(_parse(pattern)))}
    # A clause of single characters is met nearly always; it earns its place only when there is no other.
    telling = {clause for clause in found if min(map(len, clause)) > 1} or found
    ordered = sorted(telling, key=lambda c: (-min(map(len, c)), len(c), sorted(c)))
    return [sorted(clause) for clause in ordered]
