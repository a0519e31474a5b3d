"""A repository of templates, a file each, checked twice with --cache."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import CHECK, ENV, Row, cold
from tests.bench.messages import messages


def rows(folder: Path, count: int, runs: int) -> Iterator[Row]:
    repository = folder / "repository"
    for i, text in enumerate(messages(count)):
        path = repository / f"{i // 100:03}" / f"{i:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", "utf-8")
    env = {**ENV, "CUOCI_CACHE_DIR": str(folder / "cache")}
    cold([*CHECK, str(repository / "000")], 1, env)  # the packs are compiled
    first = cold([*CHECK, str(repository)], 1, env)
    yield Row(f"{count:,} templates, no cache", f"{first:.2f} s")
    cold([*CHECK, "--cache", str(repository)], 1, env)
    second = cold([*CHECK, "--cache", str(repository)], runs, env)
    yield Row(f"{count:,} templates, --cache, nothing changed", f"{second:.2f} s", f"{first / second:.1f} × faster")
