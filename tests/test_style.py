"""The house style, as far as a tool can see it."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

MODULES = 115
"""The most of our own modules that the check of one text may load."""


def test_ruff_finds_nothing() -> None:
    done = subprocess.run([sys.executable, "-m", "ruff", "check", "."], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_check_path_imports_nothing_heavy() -> None:
    """Snownlp costs seconds, stock jieba half a second, YAML and pathspec are for files that need them.

    What one draft can do without is named, and our own modules are counted: each costs half a millisecond.
    """
    code = (
        "import sys; sys.argv = ['cuoci', 'check', '-', '--isolated']\n"
        "from linter.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'snownlp', 'jieba', 'rjieba', 'yaml', 'pathspec', 'orjson', 'difflib', 'asyncio', 'jinja2', 'linter.packs',\n"
        "         'openpyxl', 'python_calamine', 'linter.reading.tree', 'linter.reading.rows', 'dataclasses', 'email',\n"
        "         'html', 'shutil', 'sqlite3', 'ssl', 'string', 'subprocess', 'tempfile'}\n"
        "ours = [name for name in sys.modules if name.partition('.')[0] == 'linter']\n"
        "print(sorted(heavy & set(sys.modules)), len(ours), file=sys.stderr)"
    )
    draft = "【某某银行】您应还1280.50元，请于12月10日前还款，客服95000。".encode()
    for _ in range(2):  # the first run may compile the packs
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, input=draft, capture_output=True)
    heavy, _, ours = done.stderr.decode().strip().splitlines()[-1].rpartition(" ")
    assert heavy == "[]"
    assert int(ours) <= MODULES
