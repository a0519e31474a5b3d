"""Wheel and sdist carry the rules; what is built from the sdist is what is built from the checkout."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from tests.conftest import ROOT


def rules() -> set[str]:
    return {p.relative_to(ROOT).as_posix() for p in (ROOT / "rules").rglob("*") if p.is_file()}


def test_wheel_and_sdist_hold_the_rules(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(tmp_path), str(ROOT)], check=True, capture_output=True
    )
    wheel = zipfile.ZipFile(next(tmp_path.glob("*.whl")))
    names = set(wheel.namelist())
    assert {f"linter/{name}" for name in rules()} <= names
    assert {"linter/py.typed", "linter/parsing/fold.txt"} <= names
    assert {f"linter/report/html/page.{suffix}" for suffix in ("html", "css", "js")} <= names
    assert not [name for name in names if name.startswith(("rules/", "tests/", "corpus/"))]
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as sdist:
        inside = {name.partition("/")[2] for name in sdist.getnames()}
    assert rules() <= inside


def test_an_installed_wheel_finds_its_rules(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(tmp_path / "site"), str(ROOT)],
        check=True,
        capture_output=True,
    )
    done = subprocess.run(
        [sys.executable, "-m", "linter", "rules"],
        cwd="/",
        env={"PYTHONPATH": str(tmp_path / "site"), "PYTHONUTF8": "1", "PATH": "", "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert "field-amount" in done.stdout
