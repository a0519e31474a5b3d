"""Completion as shells ask for it, through click's protocol, and in a real bash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from linter.cli import cli
from linter.cli.completion import SHELLS
from linter.folders import DEFAULT_PACKS, providers
from linter.metadata import KEYS
from linter.packs import FAMILIES
from linter.parsing.slots import NOTATIONS
from linter.report import FORMS
from linter.ruleset import KINDS, RuleSet
from tests.conftest import ROOT, Run, cuoci


def asked(shell: str, line: str, cwd: Path | None = None, **env: str) -> Run:
    """Ask what the last word of a line may become, as a shell's script does."""
    words = line.split(" ")
    place = words[-1] if shell == "fish" else str(len(words) - 1)
    protocol = {"_CUOCI_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": place}
    return cuoci(cwd=cwd, env={**protocol, **env})


def completed(line: str, cwd: Path | None = None) -> list[str]:
    """Return the words that bash is told."""
    run = asked("bash", line, cwd)
    assert (run.code, run.err) == (0, "")
    return [answer.partition(",")[2] for answer in run.out.split()]


def test_commands_and_options() -> None:
    assert completed("cuoci ") == [*cli.entries]
    assert completed("cuoci ex") == ["explain"]
    assert completed("cuoci check --st") == ["--stdin-filename", "--statistics"]
    assert completed("cuoci check --fail-on w") == ["warning"]
    assert completed("cuoci check --lang ") == ["zh", "en"]
    assert completed("cuoci completion ") == [*SHELLS]


def test_rules(every_pack: RuleSet) -> None:
    ids = {rule.id for rule in every_pack.rules}
    assert ids <= set(completed("cuoci explain "))
    assert set(completed("cuoci explain conduct-e")) == {i for i in ids if i.startswith("conduct-e")}
    assert completed("cuoci explain 向第三方透露") == ["向第三方透露债务"]
    assert set(FAMILIES) | ids <= set(completed("cuoci check --select "))
    assert "tone,conduct-exposure" in completed("cuoci check --ignore tone,conduct-e")


def test_a_projects_own_rules(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "tone-own.yaml").write_text(
        "check: terms\nlevel: error\ntitle: {zh: 内部词}\nmessage: {zh: 请删去}\nwhy: 无\nany: [客户甲]\n"
        "examples: {bad: [«客户甲»], good: [客户]}\n",
        "utf-8",
    )
    (tmp_path / ".cuoci.yaml").write_text("packs: [./own]\n", "utf-8")
    assert completed("cuoci explain tone-ow", tmp_path) == ["tone-own"]
    (tmp_path / ".cuoci.yaml").write_text("packs: [./owm]\n", "utf-8")
    assert completed("cuoci explain tone-ow", tmp_path) == []  # no fault under TAB


def test_values() -> None:
    assert completed("cuoci check -f ") == [*FORMS]
    assert completed("cuoci new ") == [*KINDS]
    assert sorted(completed("cuoci init --provider ")) == providers()
    assert completed("cuoci new due --syntax ") == [*NOTATIONS]
    assert set(DEFAULT_PACKS) <= set(completed("cuoci rules "))
    assert "gb18030" in completed("cuoci check --encoding g")
    meta = completed("cuoci check --meta ")
    assert {word.partition("=")[0] for word in meta} == set(KEYS) - {"ignore"}
    assert {f"kind={kind}" for kind in KINDS} <= set(meta)


def test_files_are_left_to_the_shell() -> None:
    assert asked("bash", "cuoci check 模").out == "file,模\n"
    assert asked("bash", "cuoci init --dir a").out == "dir,a\n"


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_remarks_are_in_the_language_asked_for(shell: str) -> None:
    zh, en = (asked(shell, "cuoci check --qui", CUOCI_LANG=lang).out for lang in ("zh", "en"))
    assert "只显示错误级别的问题" in zh
    assert "Show errors alone" in en
    assert "到期提醒" in asked(shell, "cuoci check --meta kind=d").out
    assert "解释规则" in asked(shell, "cuoci exp").out


@pytest.mark.parametrize("shell", SHELLS)
def test_scripts_call_the_program(shell: str) -> None:
    script = cuoci("completion", shell).out
    assert f"_CUOCI_COMPLETE={shell}_complete" in script


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_a_real_bash(tmp_path: Path) -> None:
    program = tmp_path / "cuoci"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m linter "$@"\n', "utf-8")
    program.chmod(0o755)
    typed = (
        'eval "$(cuoci completion bash)"; COMP_WORDS=(cuoci explain conduct-exp); COMP_CWORD=2;'
        ' _cuoci_completion cuoci; echo "${COMPREPLY[@]}"; complete -p cuoci'
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONUTF8": "1"}
    done = subprocess.run(["bash", "--norc", "-c", typed], capture_output=True, text=True, env=env, timeout=60)
    assert done.stderr == ""
    words, registered = done.stdout.splitlines()
    assert sorted(words.split()) == ["conduct-exposure", "conduct-exposure-hint"]
    assert registered.endswith("_cuoci_completion cuoci")
