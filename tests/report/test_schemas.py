"""Machine formats against their public schemas, or, where there is none to be had, what their documentation demands."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from linter.model import Finding, Level, Result, Suppressed
from linter.report import Edition, checkstyle, github, gitlab, junit, rdjson, sarif
from linter.ruleset import RuleSet
from tests.report.sample import FILES, GBK, edition, results

SCHEMAS = Path(__file__).parents[1] / "schemas"
PIECES = st.sampled_from(
    ["\x00", "\x1b", "\ud800", "\ufffe", "%", "%0A", "%25", ":", ",", "\r", "\n", "<", "&", "]]>", "😀"]
)
ANY_TEXT = st.lists(st.characters(codec=None) | PIECES, max_size=12).map("".join)


def dressed(message: str, path: str = "a.txt") -> list[Result]:
    """Return one result whose file name and message are any text."""
    result = results()[0]
    return [
        result._replace(
            draft=result.draft._replace(path=path, id=message),
            findings=(Finding("tone-x", Level.ERROR, 0, 1, message),),
        )
    ]


def validator(name: str) -> jsonschema.protocols.Validator:
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


@pytest.fixture(scope="module")
def log() -> jsonschema.protocols.Validator:
    return validator("sarif-2.1.0-rtm.5.json")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("whole", [True, False])
def test_sarif(log: jsonschema.protocols.Validator, language: str, whole: bool) -> None:
    report = json.loads(sarif.render(results() if whole else [], edition(language)))
    assert [error.message for error in log.iter_errors(report)] == []
    with pytest.raises(jsonschema.ValidationError):
        log.validate({**report, "runs": [{**report["runs"][0], "columnKind": "bytes"}]})


def test_sarif_of_every_shipped_rule(log: jsonschema.protocols.Validator, ruleset: RuleSet) -> None:
    result = results()[0]
    findings = tuple(Finding(rule.id, Level(rule.level), 0, 1, rule.message["zh"]) for rule in ruleset.rules)
    report = json.loads(sarif.render([result._replace(findings=findings)], Edition(ruleset)))
    assert [error.message for error in log.iter_errors(report)] == []
    assert len(report["runs"][0]["tool"]["driver"]["rules"]) == len(ruleset.rules)


def test_sarif_finds_files_rules_and_words() -> None:
    (run,) = json.loads(sarif.render(results(), edition()))["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    paths = {path.encode("utf-8", "surrogateescape") for path in FILES}
    for found in run["results"]:
        place = found["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w.~%/-]+", uri, re.ASCII)
        assert unquote_to_bytes(uri) in paths
        assert run["tool"]["driver"]["rules"][found["ruleIndex"]]["id"] == found["ruleId"]
        assert set(found["partialFingerprints"]) == {"cuoci/v1"}
    levels = [found["level"] for found in run["results"]]
    assert levels == [{"info": "note"}.get(f.level, f.level) for r in results() for f in r.findings]


def test_sarif_fixes_mend_the_file() -> None:
    (run,) = json.loads(sarif.render(results(), edition()))["runs"]
    fixes = [found["fixes"][0]["artifactChanges"][0] for found in run["results"] if "fixes" in found]
    assert len(fixes) == 2
    for change in fixes:
        path = unquote_to_bytes(change["artifactLocation"]["uri"]).decode()
        (replacement,) = change["replacements"]
        region = replacement["deletedRegion"]
        line = FILES[path].decode().split("\n")[region["startLine"] - 1]
        units = line.encode("utf-16-le")
        cut = slice(region["startColumn"] * 2 - 2, region["endColumn"] * 2 - 2)
        written = units[cut].decode("utf-16-le")
        assert (json.loads(f'"{written}"') if path.endswith("l") else written) == "合同协定"
        assert replacement["insertedContent"]["text"] == "合同约定"


def test_sarif_leaves_out_what_is_held_back() -> None:
    """GitHub raises an alert for it, whatever the log says of it."""
    notice = results()[0]
    held = notice._replace(findings=(), suppressed=tuple(Suppressed(f, "baseline") for f in notice.findings))
    (run,) = json.loads(sarif.render([held], edition()))["runs"]
    assert run["results"] == []


def test_sarif_outside_the_working_folder_is_a_file_uri(tmp_path: Path) -> None:
    (run,) = json.loads(sarif.render(dressed("", f"{tmp_path.as_posix()}/短 信.txt"), edition()))["runs"]
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (tmp_path / "短 信.txt").as_uri()}


def test_junit() -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    root = etree.fromstring(junit.render(results(), edition()).encode("utf-8", "backslashreplace"))
    schema.assertValid(root)
    assert len(root.findall(".//testcase")) == len(results())
    assert root.get("failures") == "2"
    assert [len(case.findall("failure")) for case in root.iter("testcase")] == [1, 0, 0, 0, 1]


def test_junit_fails_what_the_run_fails() -> None:
    for level, failures in {"error": 2, "warning": 4, "info": 4, "never": 0}.items():
        root = ElementTree.fromstring(junit.render(results(), edition(fail_on=level)).encode("utf-8", "replace"))
        assert len(root.findall(".//failure")) == int(root.get("failures", "")) == failures


def test_checkstyle() -> None:
    root = ElementTree.fromstring(checkstyle.render(results(), edition()).encode("utf-8", "replace"))
    assert (root.tag, root.get("version")) == ("checkstyle", "4.3")
    assert [file.get("name") for file in root][:2] == list(FILES)[:2]
    places = [(int(e.get("line", "")), int(e.get("column", ""))) for e in root.iter("error")]
    assert places == [r.draft.locate(f.start) for r in results() for f in r.findings]
    for error in root.iter("error"):
        assert error.get("severity") in ("error", "warning", "info")
        assert error.get("source", "").startswith("cuoci.")
        assert error.get("message")


def bare(text: str) -> str:
    return re.sub(r"[^!-~]", "", text)


@given(ANY_TEXT)
def test_xml_holds_any_text(text: str) -> None:
    for form in (junit, checkstyle):
        root = ElementTree.fromstring(form.render(dressed(text, f"{text}.txt"), edition()))
        shown = [value for element in root.iter() for value in (*element.attrib.values(), element.text or "")]
        assert any(bare(text) in bare(value) for value in shown)


def test_gitlab() -> None:
    report = json.loads(gitlab.render(results(), edition()))
    assert len(report) == sum(len(r.findings) for r in results())
    for entry in report:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] <= entry["location"]["lines"]["end"]
        assert not entry["location"]["path"].startswith("./")
    assert len({entry["fingerprint"] for entry in report}) == len(report)


def test_rdjson() -> None:
    report = json.loads(rdjson.render(results(), edition()))
    assert [error.message for error in validator("rdformat-1.0.1.json").iter_errors(report)] == []
    assert len(report["diagnostics"]) == sum(len(r.findings) for r in results())


def test_rdjson_columns_and_suggestions_are_bytes_of_the_file() -> None:
    report = json.loads(rdjson.render(results(), edition()))
    findings = [(r.draft, f) for r in results() for f in r.findings]
    suggested = 0
    for diagnostic, (draft, finding) in zip(report["diagnostics"], findings, strict=True):
        assert diagnostic["severity"] == finding.level.upper()
        assert diagnostic["code"]["value"] == finding.rule
        assert diagnostic["location"]["path"] == draft.path
        span = diagnostic["location"]["range"]
        if draft.path.endswith(".jsonl"):  # keys stand before the draft on its line
            assert "column" not in span["start"] and "column" not in span["end"]
            assert "suggestions" not in diagnostic
        elif draft.path != GBK:
            line = FILES[draft.path].split(b"\n")[span["start"]["line"] - 1]
            cut = slice(span["start"]["column"] - 1, span["end"]["column"] - 1)
            assert line[cut].decode() == draft.text[finding.start : finding.end]
        for suggestion in diagnostic.get("suggestions", ()):
            suggested += 1
            assert suggestion == {"range": span, "text": finding.replacement}
    assert suggested == 1


def unescaped(text: str, *codes: str) -> str:
    for code in codes:
        text = text.replace(code, chr(int(code[1:], 16)))
    return text.replace("%25", "%")


@given(ANY_TEXT, ANY_TEXT.map(lambda text: f"{text}.txt"))
def test_github_commands_are_one_line_and_say_the_same(message: str, path: str) -> None:
    command, summary, end = github.render(dressed(message, path), edition()).split("\n")
    assert end == ""
    assert not summary.startswith("::")
    parsed = re.fullmatch(r"::error ([^:]*)::(.*)", command, re.DOTALL)
    assert parsed, command
    assert unescaped(parsed[2], "%0D", "%0A") == message
    properties = dict(pair.partition("=")[::2] for pair in parsed[1].split(","))
    assert unescaped(properties["file"], "%0D", "%0A", "%3A", "%2C") == path


def test_github_shows_the_heaviest_first() -> None:
    commands = [line.split()[0] for line in github.render(results(), edition()).splitlines() if line.startswith("::")]
    assert commands == ["::error"] * 3 + ["::warning"] * 3 + ["::notice"] * 2
