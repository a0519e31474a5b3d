"""Other linters from public registries, where they are installed. They check other things: yardsticks for speed only.

To install them: ``npm install textlint textlint-rule-max-comma textlint-rule-sentence-length zhlint autocorrect-node``
and ``pip install proselint``; then name the folders of their commands in ``--peers`` or PATH.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import CHECK, DRAFT, ENV, Row, cold
from tests.bench.messages import messages

# Name → command, to which the file is added.
PEERS = {
    "textlint": ["--config", "textlintrc.json"],
    "zhlint": [],
    "autocorrect": ["--lint"],
    "proselint": ["check"],
}


def rows(folder: Path, count: int, runs: int, where: str) -> Iterator[Row]:
    path = os.pathsep.join([where, ENV.get("PATH", "")])
    env = {**ENV, "PATH": path, "PYTHONPATH": ""}
    rules = {"max-comma": {"max": 8}, "sentence-length": {"max": 100}}
    (folder / "textlintrc.json").write_text(json.dumps({"rules": rules}), "utf-8")
    one, many = folder / "one.md", folder / "many.md"
    one.write_text(DRAFT, "utf-8")
    many.write_text("\n\n".join(messages(count)), "utf-8")
    first, all_ = cold([*CHECK, str(one)], runs), cold([*CHECK, str(many)], 1)
    yield Row("check: 1 message, many", f"{first:.2f} s, {count:,} in {all_:.2f} s")
    for name, args in PEERS.items():
        command = shutil.which(name, path=path)
        if command is None:
            yield Row(name, "skipped", "not installed (see tests/bench/peers.py)")
            continue
        begun = cold([command, *args, str(one)], runs, env, folder)
        whole = cold([command, *args, str(many)], 1, env, folder)
        yield Row(
            name,
            f"{begun:.2f} s, {count:,} in {whole:.2f} s",
            f"{begun / first:.2f} × and {whole / all_:.2f} × check's",
        )
