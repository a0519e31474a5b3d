"""The public API: what the page of ``linter`` shows is true, and what it names stays as it is."""

from __future__ import annotations

import doctest
import importlib
import inspect
import json
from pathlib import Path

import pytest

import linter
from linter import ConfigError, CuociError, Draft, InputError, Level, Linter, Result
from tests.conftest import cuoci

# What others build on. A change here is a change of the contract: add, do not take away.
NAMES = {
    "Account": ("start", "end", "text", "value", "slot"),
    "Amount": ("start", "end", "text", "value", "role", "currency", "slot"),
    "Anchor": ("offset", "line", "column"),
    "ConfigError": None,
    "Contact": ("start", "end", "text", "channel", "value", "slot"),
    "CuociError": None,
    "Deadline": ("start", "end", "text", "date", "in_days", "year_given", "slot"),
    "Draft": None,
    "Fields": ("amount", "deadline", "penalty", "contact", "sender", "account"),
    "Finding": None,
    "InputError": None,
    "Length": None,
    "Level": None,
    "Linter": None,
    "Penalty": None,
    "Point": ("category", "points", "span"),
    "Readability": ("score", "strains"),
    "Result": None,
    "Sender": ("start", "end", "text", "name", "institution"),
    "Span": ("start", "end"),
    "Strain": ("name", "figure", "points"),
    "Suppressed": None,
    "__version__": None,
    "lint": None,
}
# Of values that grow, what comes first and by position.
BEGIN = {
    "Draft": ("text", "path", "anchors", "meta", "id"),
    "Finding": ("rule", "level", "start", "end", "message", "source", "replacement", "debit", "rewrite"),
    "Length": ("chars", "max_chars", "segments", "max_segments"),
    "Penalty": ("start", "end", "text", "rate", "period", "annual", "amount", "multiple", "base", "role"),
    "Result": ("draft", "meta", "findings", "fields", "score", "points", "length", "readability"),
}
GIVEN = (
    "select: 'Sequence[str]' = (), ignore: 'Sequence[str]' = (), meta: 'Mapping[str, object] | None' = None, "
    "language: 'str | None' = None, as_of: 'date | None' = None"
)
SIGNATURES = {
    "lint": "(text: 'str', **meta: 'object') -> 'Result'",
    "Linter": f"(settings: 'Config | None' = None, *, {GIVEN}, memory: 'Memory | None' = None, packs: 'RuleSet | None' = None)",
    "Linter.from_config": f"(path: 'str | Path', *, {GIVEN}) -> 'Linter'",
    "Linter.lint": "(self, text: 'str', **meta: 'object') -> 'Result'",
    "Linter.judge": "(self, draft: 'Draft') -> 'Result'",
    "Linter.run": "(self, drafts: 'Iterable[Draft]') -> 'Iterator[Result]'",
    "CuociError.said": "(self, language: 'str | None' = 'zh') -> 'str'",
}
BAD = "【某某银行】您的贷款应还1280.50元，请于12月10日前还款，再不还就通知你的家人，客服95000。"


@pytest.mark.parametrize("name", ["linter", "linter.linter"])
def test_what_is_shown_is_true(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert failed == 0
    assert tried


def test_names() -> None:
    assert set(linter.__all__) == set(NAMES) == set(dir(linter))
    for name, fields in NAMES.items():
        value = getattr(linter, name)
        assert name == "__version__" or inspect.getdoc(value), name
        if fields is not None:
            assert value._fields == fields
    for name, fields in BEGIN.items():
        assert getattr(linter, name)._fields[: len(fields)] == fields
    assert [level.value for level in Level] == ["error", "warning", "info"]
    assert issubclass(ConfigError, CuociError)
    assert issubclass(InputError, CuociError)
    with pytest.raises(AttributeError):
        _ = linter.Lintre


def test_signatures() -> None:
    for path, signature in SIGNATURES.items():
        value = linter
        for name in path.split("."):
            value = getattr(value, name)
        assert str(inspect.signature(value)) == signature, path


def test_the_function_is_still_there_the_second_time() -> None:
    assert linter.lint(BAD) == linter.lint(BAD)
    assert Linter.from_config  # loads what stands behind it
    assert isinstance(linter.lint(BAD, kind="overdue"), Result)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".cuoci.yaml").write_text(
        "levels: {length: off}\nmeta: {channel: sms}\npaths:\n  - match: 提醒/\n    meta: {kind: due}\n", "utf-8"
    )
    (tmp_path / "提醒").mkdir()
    return tmp_path


@pytest.mark.parametrize("place", [".cuoci.yaml", ".", "提醒"])
def test_a_projects_settings_are_those_of_the_command_line(project: Path, place: str) -> None:
    own = Linter.from_config(project / place, ignore=["tone"])
    path = project / "提醒" / "a.txt"
    path.write_text(BAD, "utf-8")
    result = own.judge(Draft(BAD, str(path)))
    shown = cuoci("check", str(path), "-f", "json", "--ignore", "tone").results[0]
    assert [(f.rule, f.start, f.end, f.message) for f in result.findings] == [
        (f["rule"], f["start"], f["end"], f["message"]) for f in shown["findings"]
    ]
    assert result.meta["kind"] == shown["meta"]["kind"] == "due"


def test_results_come_in_order_and_one_by_one() -> None:
    taken = []

    def drafts():
        for number in range(3):
            taken.append(number)
            yield Draft(f"{BAD}{number}", id=number, path="")

    results = Linter().run(drafts())
    assert next(results).draft.id == 0
    assert taken == [0]
    assert [result.draft.id for result in results] == [1, 2]


def test_faults_say_what_to_do(project: Path) -> None:
    for wrong in (
        lambda: Linter().lint(BAD, kinds="due"),
        lambda: Linter().lint(BAD, kind="overdu"),
        lambda: Linter(meta={"kinds": "due"}),
        lambda: Linter(select=["tone-insul"]),
        lambda: Linter.from_config(project / "none.yaml"),
    ):
        with pytest.raises(ConfigError) as caught:
            wrong()
        assert caught.value.said() in str(caught.value)
        assert caught.value.said("en").isascii()
    (project / ".cuoci.yaml").write_text("pack: [core]\n", "utf-8")
    with pytest.raises(ConfigError) as caught:
        Linter.from_config(project)
    assert str(caught.value).startswith(f"{project / '.cuoci.yaml'}:1:1: ")


def test_nowhere_a_project(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        Linter.from_config(tmp_path)
    assert "cuoci init" in caught.value.said()


def test_json_says_what_the_library_says() -> None:
    line = json.loads(cuoci("check", "-", "--isolated", "-f", "jsonl", stdin=BAD).out)
    result = linter.lint(BAD)
    assert line["score"] == result.score
    assert [f["rule"] for f in line["findings"]] == [f.rule for f in result.findings]
