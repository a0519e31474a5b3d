"""init and new, as a user runs them: what they write passes the linter's own check."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from linter.cli import cli
from linter.folders import providers
from linter.lint import Linter
from linter.metadata import KEYS
from linter.parsing.slots import NOTATIONS
from linter.reading import read_bytes
from linter.ruleset import KINDS


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, list(args))


LINTER = Linter(as_of=date(2026, 11, 24))


def findings(text: str) -> list[str]:
    """Return what the linter says of a draft file; one linter, so that each provider's packs are loaded once."""
    return [f"{f.rule}: {f.message}" for r in LINTER.run(read_bytes(text.encode(), "a.txt")) for f in r.findings]


@pytest.mark.parametrize("provider", ["", *providers()])
@pytest.mark.parametrize("kind", KINDS)
def test_every_skeleton_is_clean(kind: str, provider: str) -> None:
    made = run("new", kind, *(["--provider", provider] if provider else []))
    assert made.exit_code == 0, made.output
    assert findings(made.stdout) == []


@pytest.mark.parametrize("notation", [n for n in NOTATIONS if n not in ("{}", "[name]", "$name", r"\(name)", "%name%")])
def test_skeletons_in_any_notation(notation: str) -> None:
    assert findings(run("new", "overdue", "--syntax", notation).stdout) == []


def test_a_skeleton_saved_and_checked(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(run("new", "overdue", "--provider", "aliyun").stdout, "utf-8")
    assert run("check", str(draft), "--isolated", "--fail-on", "info").exit_code == 0


def test_new_refuses_what_it_does_not_know() -> None:
    assert run("new", "overdu").exit_code == 2
    assert run("new", "overdue", "--provider", "aliyum").exit_code == 2
    assert run("new", "overdue", "--syntax", "((name))").exit_code == 2


@pytest.mark.parametrize("provider", ["", "aliyun", "emay"])
def test_init_writes_a_project_file_that_works(provider: str, tmp_path: Path) -> None:
    chosen = ["--provider", provider] if provider else []
    made = run("init", *chosen, "--regime", "bank", "--dir", str(tmp_path))
    assert made.exit_code == 0, made.output
    config = (tmp_path / ".cuoci.yaml").read_text("utf-8")
    assert "regime: bank" in config
    draft = tmp_path / "a.txt"
    draft.write_text("【某某银行】您尾号1234的账单应还100元，请于12月10日前还款，罚息按合同计收，详询95000。", "utf-8")
    checked = run("check", str(draft), "--as-of", "2026-11-24")
    assert checked.exit_code == 0, checked.output


def test_init_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / ".cuoci.yaml").write_text("fail_on: never\n", "utf-8")
    assert run("init", "--dir", str(tmp_path)).exit_code == 2
    assert (tmp_path / ".cuoci.yaml").read_text("utf-8") == "fail_on: never\n"


def test_init_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert run("init", "--dir", str(tmp_path / "nowhere")).exit_code == 2


def test_providers_are_those_metadata_may_name() -> None:
    assert sorted(map(str, KEYS["provider"].words.values())) == providers()


def test_what_a_provider_refuses_is_said_once(tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text("您的贷款应还{1}元。\n\n您的借款应还{1}元。\n", "utf-8")
    checked = run("check", str(draft), "--isolated", "--meta", "provider=tencent")
    assert checked.stderr.count("腾讯云") == 1
