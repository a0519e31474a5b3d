"""The same work in several processes: pieces of the input out, their results back in order.

What is read, judged and reported is what one process would: a piece goes through ``work`` here or there. Only so
many pieces are under way at a time, so that memory does not grow with the input. The first pieces are worked off
here; a small input needs no other process, and those that are forked find everything loaded.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, NamedTuple

from linter.errors import CuociError
from linter.linter import Linter
from linter.model import Draft, Result
from linter.reading.pieces import Piece
from linter.report.sheaf import Sheaf, bind

BUNDLE = 32  # pieces handed over at once, so that small files do not cost a hand-over each
BYTES = 64 * 1024  # or fewer, if they hold this much
HERE = 4  # bundles worked off in this process first: about a thousand messages, or a hundred files
AHEAD = 3  # bundles a process may be ahead of what has been taken


class Share(NamedTuple):
    """What comes of a piece: results or a sheaf of them, what was passed over, the fault its reading ended with."""

    file: int
    drafts: int
    results: list[Result] | Sheaf
    passed: list[str]
    fault: CuociError | None = None


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def shares(linter: Linter, pieces: Iterable[Piece], jobs: int, forms: Sequence[str] = ()) -> Iterator[Share]:
    """Yield what comes of each piece, in order, worked off by so many processes.

    With ``forms`` the results come as a sheaf, rendered in these streaming formats. Raises CuociError where a process
    ends unasked.
    """
    failed: set[int] = set()
    bundles = _bundles(piece for piece in pieces if piece.file not in failed)
    try:
        for share in chain(_here(linter, bundles, forms), _elsewhere(linter, bundles, jobs, forms)):
            if share.file not in failed:
                if share.fault is not None:
                    failed.add(share.file)
                yield share
    finally:
        linter.rest()


def work(linter: Linter, piece: Piece, forms: Sequence[str]) -> Share:
    """Read a piece and judge its drafts."""
    drafts = _Reading(piece)
    results = linter.run(drafts)
    yielded = bind(results, forms) if forms else list(results)
    return Share(piece.file, drafts.count, yielded, drafts.passed, drafts.fault)


class _Reading:
    """The drafts of a piece, counted; the fault that ends them is kept, for what is wrong elsewhere must not count."""

    def __init__(self, piece: Piece):
        self._piece = piece
        self.count = 0
        self.passed: list[str] = []
        self.fault: CuociError | None = None

    def __iter__(self) -> Iterator[Draft]:
        try:
            for draft in self._piece.drafts(self.passed.append):
                self.count += 1
                yield draft
        except CuociError as error:
            self.fault = error


def _bundles(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield pieces by the handful."""
    bundle: list[Piece] = []
    size = 0
    for piece in pieces:
        bundle.append(piece)
        size += len(piece.data)
        if len(bundle) == BUNDLE or size >= BYTES:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


def _here(linter: Linter, bundles: Iterator[list[Piece]], forms: Sequence[str]) -> Iterator[Share]:
    for _ in range(HERE):
        for piece in next(bundles, ()):
            yield work(linter, piece, forms)


def _elsewhere(linter: Linter, bundles: Iterator[list[Piece]], jobs: int, forms: Sequence[str]) -> Iterator[Share]:
    first = next(bundles, None)
    if first is None:
        return
    linter.rest()  # what it keeps open must not be open twice
    pool = ProcessPoolExecutor(jobs, _context(), _begin, (linter, forms))
    under_way: deque[Future[list[Share]]] = deque()
    try:
        for bundle in chain([first], bundles):
            under_way.append(pool.submit(_work_off, bundle))
            if len(under_way) > jobs * AHEAD:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    except BrokenProcessPool:
        raise CuociError("worker-died") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _context() -> Any:
    """Fork where that is safe, since a forked process shares all that is loaded; else start afresh."""
    return get_context("fork" if sys.platform == "linux" else None)


# The linter of a process of its own, and the formats it renders.
_linter: Linter
_forms: Sequence[str]


def _begin(linter: Linter, forms: Sequence[str]) -> None:
    """Make a process ready: an interrupt is for the first process to hear, and none outlives it."""
    global _linter, _forms
    _linter, _forms = linter, forms
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work_off(bundle: list[Piece]) -> list[Share]:
    try:
        return [work(_linter, piece, _forms) for piece in bundle]
    finally:
        _linter.rest()
