"""config show and schema: what is shown is what holds, and each line is where it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from linter import config
from linter.yamlfile import load
from tests.conftest import cuoci

FILES = {
    "base.yaml": "levels:\n  tone: warning\n  length: off\nmeta: {channel: sms, send_at: 2026-12-01T09:30}\nlang: en\n",
    "law.yaml": "packs: [core, tone]\nlevels: {tone: info}\nfail_on: warning\nexclude: [旧/]\n",
    ".cuoci.yaml": (
        "extends: [base.yaml, law.yaml]\n"
        "options:\n  length-many-segments: {max: 3}\n"
        "meta:\n  regime: bank\n  slots: {amount: {max: 10, sample: '09:30'}}\n"
        "exclude: [归档/, '*.md']\n"
        "whole: off\nread: {column: 内容}\nbaseline: kept/base.json\n"
        "paths:\n"
        "  - match: 到期/\n    meta: {kind: due, channel: app}\n"
        "  - match: 到期/急/\n    levels: {tone: off}\n"
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "到期" / "急").mkdir(parents=True)
    (tmp_path / "到期" / "急" / "a.txt").write_text("【某某银行】您应还100元，请于12月10日前还款，客服95000。", "utf-8")
    return tmp_path


def test_what_is_shown_is_the_same_project(project: Path) -> None:
    shown = cuoci("config", "show", cwd=project).out
    (project / "shown.yaml").write_text(shown, "utf-8")
    one, other = config.read(project / ".cuoci.yaml"), config.read(project / "shown.yaml")
    assert other._replace(path=one.path) == one
    # One base names the packs, the other must not undo it.
    assert one.packs == tuple(config.find(name, project) for name in ("core", "tone"))
    assert one.levels == {"tone": "info", "length": "off"}


def test_defaults_without_a_project(tmp_path: Path) -> None:
    run = cuoci("config", "show", "--origin", cwd=tmp_path)
    assert run.code == 0
    assert ".cuoci.yaml" in run.err
    assert {line.partition("# ")[2] for line in run.out.splitlines()} == {"默认"}
    (tmp_path / "shown.yaml").write_text(run.out, "utf-8")
    assert config.read(tmp_path / "shown.yaml").packs == config.default().packs


def origins(shown: str) -> dict[str, str]:
    """Return the origin behind each line, by its last key or item."""
    rows = (re.fullmatch(r" *(?:- )?(.+?):?(?: .*)?  # (.*)", line) for line in shown.splitlines())
    return {row[1]: row[2] for row in rows if row}


def test_every_line_is_where_it_says(project: Path) -> None:
    run = cuoci("config", "show", "--origin", cwd=project)
    for name, origin in origins(run.out).items():
        if origin != "默认":
            file, _, line = origin.rpartition(":")
            written = (project / file).read_text("utf-8").splitlines()[int(line) - 1]
            assert name.split(",")[0].lstrip("{") in written, (name, origin)
    found = origins(run.out)
    assert found["tone"] == "law.yaml:2"
    assert found["length"] == "base.yaml:3"
    assert found["packs"] == "law.yaml:1"
    assert found["lang"] == "base.yaml:5"
    assert found["归档/"] == ".cuoci.yaml:7"
    assert found["read"] == ".cuoci.yaml:9"
    assert found["baseline"] == ".cuoci.yaml:10"
    assert found["旧/"] == "law.yaml:4"
    assert (
        origins(cuoci("config", "show", "--origin", "--lang", "en", "--config", "law.yaml", cwd=project).out)["lang"]
        == "default"
    )


def test_what_holds_for_a_path_is_what_check_goes_by(project: Path) -> None:
    for place in ("到期/急/a.txt", "到期/急"):
        run = cuoci("config", "show", place, "--origin", cwd=project)
        assert "paths:" not in run.out
        (project / "shown.yaml").write_text(run.out, "utf-8")
        held = load(project / "shown.yaml")
        assert isinstance(held, dict)
        assert held["levels"] == {"tone": "off", "length": "off"}
        assert origins(run.out)["tone"] == ".cuoci.yaml:15"
        assert origins(run.out)["channel"] == ".cuoci.yaml:13"
    checked = cuoci("check", "到期", "-f", "json", "--no-baseline", cwd=project).results[0]
    for key, value in held["meta"].items():
        assert checked["meta"][key] == value


def test_a_path_that_is_not_there_or_excluded(project: Path) -> None:
    run = cuoci("config", "show", "到旗", cwd=project)
    assert run.code == 2
    assert "到期" in run.err
    (project / "归档").mkdir()
    assert "exclude" in cuoci("config", "show", "归档", cwd=project).err
    assert cuoci("config", "show", "--config", "none.yaml", cwd=project).code == 2


@pytest.mark.parametrize("name", ["config", "rule"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_schemas(name: str, lang: str) -> None:
    schema = json.loads(cuoci("config", "schema", name, "--lang", lang).out)
    assert schema["$schema"].endswith("2020-12/schema")
    described = schema["properties"]["levels" if name == "config" else "why"]["description"]
    assert described.isascii() is (lang == "en")


def test_the_config_schema_suggests_rules_and_families() -> None:
    schema = json.loads(cuoci("config", "schema").out)
    levels = schema["$defs"]["levels"]["properties"]
    assert levels["conduct-exposure"]["description"] == "向第三方透露债务"
    assert "tone" in levels
    assert "conduct-exposure" in schema["properties"]["options"]["properties"]
