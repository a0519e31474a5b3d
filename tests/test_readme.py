"""The front door is true: what the README shows is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import ROOT, cuoci

README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def test_the_shown_output_is_the_output() -> None:
    shown = blocks("console")[0]
    command, _, output = shown.partition("\n")
    draft = re.fullmatch(r"\$ echo '(.*)' \| cuoci check -", command)
    assert draft, command
    run = cuoci("check", "-", "--isolated", stdin=draft[1] + "\n")
    assert run.out == output


def test_the_ci_snippets_are_those_that_are_tried() -> None:
    _, _, _, github, gitlab, _, _ = blocks("yaml")
    assert github == (ROOT / "tests/ci/github.yml").read_text("utf-8")
    assert gitlab == (ROOT / "tests/ci/gitlab.yml").read_text("utf-8")


def test_the_test_command_is_what_ci_runs() -> None:
    set_up, tests, _ = blocks("sh")
    assert set_up.strip().startswith("python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/cuoci check ")
    assert tests.strip() in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_set_up_command_checks_the_sample_drafts() -> None:
    folder = blocks("sh")[0].split()[-1]
    run = cuoci("check", folder, cwd=ROOT)
    assert run.code == 0, run.out
    assert "错误 0" in run.out


def test_the_project_file_and_the_rule_work(tmp_path: Path) -> None:
    layout, metadata, hook, _, _, project, rule = blocks("yaml")
    assert "id: cuoci" in hook
    (tmp_path / "自己的规则目录").mkdir()
    (tmp_path / "自己的规则目录" / "tone-internal.yaml").write_text(rule, "utf-8")
    (tmp_path / ".cuoci.yaml").write_text(project.replace("visit]", "visit, ./自己的规则目录]"), "utf-8")
    (tmp_path / "到期提醒").mkdir()
    (tmp_path / "到期提醒" / "a.txt").write_text(f"{metadata}【某某银行】您是M3客户。", "utf-8")
    run = cuoci("check", "到期提醒", "-f", "json", cwd=tmp_path)
    assert "tone-internal" in [finding["rule"] for finding in run.results[0]["findings"]]
    assert cuoci("test", "./自己的规则目录", cwd=tmp_path).code == 0
    # Where the texts of data files stand.
    (tmp_path / ".cuoci.yaml").write_text(layout, "utf-8")
    (tmp_path / "a.yaml").write_text("templates:\n  - {code: A1, kind: due, content: 您是M3客户。}\n", "utf-8")
    result = cuoci("check", "a.yaml", "-f", "json", cwd=tmp_path).results[0]
    assert (result["id"], result["meta"]["kind"], result["text"]) == ("A1", "due", "您是M3客户。")
