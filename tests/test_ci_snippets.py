"""The snippets for CI servers: valid YAML whose commands are run for real, and whose reports are those they upload."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from linter.yamlfile import load
from tests.conftest import ROOT
from tests.report.test_schemas import validator
from tests.test_precommit import BAD, GOOD

CI = Path(__file__).parent / "ci"


def texts(value: object) -> Iterator[tuple[str, str]]:
    """Yield every text of a snippet with the key it stands under."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from ((key, item),) if isinstance(item, str) else ((k or key, t) for k, t in texts(item))
    elif isinstance(value, list):
        for item in value:
            yield from (("", item),) if isinstance(item, str) else texts(item)


def commands(name: str) -> list[str]:
    """Return the lines of a snippet that call the program, as the shell of the server gets them."""
    return [text for key, text in texts(load(CI / name)) if key in ("run", "script") and text.startswith("cuoci ")]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "模板" / "逾期").mkdir(parents=True)
    (tmp_path / "模板" / "到期 提醒.txt").write_text(GOOD, "utf-8")
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "cuoci"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m linter "$@"\n', "utf-8")
    program.chmod(0o755)
    return tmp_path


def run(repository: Path, command: str, **env: str) -> subprocess.CompletedProcess[str]:
    path = f"{repository / 'bin'}{os.pathsep}{os.environ['PATH']}"
    known = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "CI": "true", **env}
    return subprocess.run(
        ["bash", "-e", "-c", command], cwd=repository, env=known, capture_output=True, encoding="utf-8", timeout=60
    )


def test_a_github_job(repository: Path) -> None:
    (command,) = commands("github.yml")
    page = repository / "summary.md"
    passed = run(repository, command, GITHUB_STEP_SUMMARY=str(page))
    assert passed.returncode == 0, passed.stderr
    assert "::error" not in passed.stdout
    (repository / "模板" / "逾期" / "a.txt").write_text(BAD, "utf-8")
    stopped = run(repository, command, GITHUB_STEP_SUMMARY=str(page))
    assert stopped.returncode == 1
    assert stopped.stdout.startswith("::error file=模板/逾期/a.txt,line=4,")
    assert "conduct-exposure" in page.read_text("utf-8")
    (uploaded,) = [text for key, text in texts(load(CI / "github.yml")) if key == "sarif_file"]
    log = json.loads((repository / uploaded).read_text("utf-8"))
    validator("sarif-2.1.0-rtm.5.json").validate(log)
    assert "conduct-exposure" in {found["ruleId"] for found in log["runs"][0]["results"]}


def test_a_gitlab_job(repository: Path) -> None:
    (command,) = commands("gitlab.yml")
    (repository / "模板" / "逾期" / "a.txt").write_text(BAD, "utf-8")
    stopped = run(repository, command)
    assert stopped.returncode == 1
    assert "模板/逾期/a.txt:4:" in stopped.stdout
    uploaded = {
        key: repository / text for key, text in texts(load(CI / "gitlab.yml")) if key in ("codequality", "junit")
    }
    quality = json.loads(uploaded["codequality"].read_text("utf-8"))
    assert {row["check_name"] for row in quality} >= {"conduct-exposure"}
    assert {row["location"]["path"] for row in quality} == {"模板/逾期/a.txt"}
    suite = ElementTree.fromstring(uploaded["junit"].read_text("utf-8"))
    assert int(suite.attrib["failures"]) > 0
    (repository / "模板" / "逾期" / "a.txt").unlink()
    assert run(repository, command).returncode == 0
    assert json.loads(uploaded["codequality"].read_text("utf-8")) == []


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml"])
def test_a_job_without_drafts_is_not_green(repository: Path, name: str) -> None:
    (command,) = commands(name)
    (repository / "模板" / "到期 提醒.txt").unlink()
    assert run(repository, command).returncode == 2


@pytest.mark.parametrize("name", ["github.yml", "gitlab.yml"])
def test_reports_are_kept_when_the_check_fails(name: str) -> None:
    text = (CI / name).read_text("utf-8")
    assert re.search(r"when: always|if: \$\{\{ !cancelled\(\) \}\}", text)
