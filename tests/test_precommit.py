"""A real git repository, the real pre-commit, this checkout as the hook: bad drafts are stopped, good ones pass."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.conftest import ROOT

# Beside the Python that runs the tests, whether or not its environment is activated.
PRE_COMMIT = shutil.which("pre-commit", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))

GOOD = "---\nkind: due\n---\n【某某银行】您尾号1234的贷款本期应还1280.50元，请于12月10日前还款，如有疑问请致电95000。\n"
BAD = GOOD.replace("如有疑问请致电95000", "再不还就通知你的家人")


def git(folder: Path, *args: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | {
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com", "PYTHONUTF8": "1",
    }  # fmt: skip
    done = subprocess.run(["git", *args], cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8")
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that holds what this checkout would ship, tracked or not yet."""
    place = tmp_path_factory.mktemp("hook") / "cuoci"
    shutil.copytree(
        ROOT, place, ignore=shutil.ignore_patterns(".git", "__pycache__", ".*_cache", ".hypothesis", ".venv", "corpus")
    )
    git(place, "init", "-q")
    git(place, "add", "-A")
    git(place, "commit", "-q", "-m", "snapshot")
    return place


def workbook(text: str) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in [["编号", "内容", "kind"], ["T1", text, "due"]]:
        book.worksheets[0].append(row)
    book.save(file)
    return file.getvalue()


@pytest.fixture
def templates(tmp_path: Path, hook_repository: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Make a repository of templates with some of the hooks installed; the hooks' environment is built once."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(hook_repository.parent / "pre-commit"))

    def make(*hooks: str) -> Path:
        repository = tmp_path / "templates-repo"
        (repository / "模板").mkdir(parents=True)
        git(repository, "init", "-q")
        revision = git(hook_repository, "rev-parse", "HEAD").stdout.strip()
        listed = "".join(f"      - id: {hook}\n" for hook in hooks)
        (repository / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {hook_repository}\n    rev: {revision}\n    hooks:\n{listed}", "utf-8"
        )
        git(repository, "add", ".pre-commit-config.yaml")
        git(repository, "commit", "-q", "-m", "hook")
        assert PRE_COMMIT, "pre-commit is a development dependency"
        subprocess.run([PRE_COMMIT, "install"], cwd=repository, check=True, capture_output=True)
        return repository

    return make


def test_the_hook_stops_a_bad_template(templates: Callable[..., Path]) -> None:
    repository = templates("cuoci")
    template = repository / "模板" / "到期 提醒.txt"
    template.write_text(BAD, "utf-8")
    git(repository, "add", "-A")
    stopped = git(repository, "commit", "-m", "bad", check=False)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "conduct-exposure" in stopped.stdout + stopped.stderr
    assert "到期 提醒.txt:4:" in stopped.stdout + stopped.stderr

    template.write_text(GOOD, "utf-8")
    git(repository, "add", "-A")
    passed = git(repository, "commit", "-m", "good", check=False)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout + passed.stderr


def test_the_hooks_read_data_files_and_workbooks(templates: Callable[..., Path]) -> None:
    repository = templates("cuoci", "cuoci-excel")
    # Of these only the templates are any: hidden files, and data outside the folders of templates, are no concern.
    (repository / "模板" / ".cuoci.yaml").write_text("levels: {length: off}\n", "utf-8")
    (repository / "package.json").write_text('{"name": "x"}', "utf-8")
    draft = GOOD.splitlines()[3]
    wrong = draft.replace("如有疑问请致电95000", "再不还就通知你的家人")
    for name, place, bad, good in [
        ("到期.yaml", "到期.yaml:2:", f"- content:\n    {wrong}\n  kind: due\n".encode(), f"- content: {draft}\n  kind: due\n".encode()),
        ("模板.xlsx", "模板.xlsx[Sheet!B2]:", workbook(wrong), workbook(draft)),
    ]:  # fmt: skip
        (repository / "模板" / name).write_bytes(bad)
        git(repository, "add", "-A")
        stopped = git(repository, "commit", "-m", "bad", check=False)
        assert stopped.returncode == 1, stopped.stdout + stopped.stderr
        assert f"模板/{place}" in stopped.stdout + stopped.stderr
        (repository / "模板" / name).write_bytes(good)
        git(repository, "add", "-A")
        assert git(repository, "commit", "-m", "good", check=False).returncode == 0


def test_the_fix_hook_mends_what_is_staged(templates: Callable[..., Path]) -> None:
    repository = templates("cuoci-fix", "cuoci")
    template, other = repository / "模板" / "到期 提醒.txt", repository / "说明.txt"
    wrong = GOOD.replace("如有", "以免作用征信，如有")
    template.write_bytes(wrong.replace("\n", "\r\n").encode("gb18030"))
    other.write_text(wrong, "utf-8")
    git(repository, "add", "-A")
    stopped = git(repository, "commit", "-m", "typo", check=False)
    assert stopped.returncode == 1, stopped.stdout + stopped.stderr
    assert "files were modified by this hook" in stopped.stdout + stopped.stderr
    assert "到期 提醒.txt：改正 1 处" in stopped.stdout + stopped.stderr
    mended = wrong.replace("作用", "影响").replace("\n", "\r\n").encode("gb18030")
    assert template.read_bytes() == mended
    assert other.read_text("utf-8") == wrong

    git(repository, "add", "-A")
    passed = git(repository, "commit", "-m", "mended", check=False)
    assert passed.returncode == 0, passed.stdout + passed.stderr

    template.write_text(GOOD.replace("95000", "400-XXX-XXXX"), "utf-8")  # for a person to mend: the other hook's task
    git(repository, "add", "-A")
    stopped = git(repository, "commit", "-m", "bad", check=False)
    assert stopped.returncode == 1
    assert "Passed" in next(line for line in (stopped.stdout + stopped.stderr).splitlines() if "自动改正" in line)


def test_the_manifest_is_valid() -> None:
    assert PRE_COMMIT
    done = subprocess.run([PRE_COMMIT, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], capture_output=True)
    assert done.returncode == 0, done.stdout
