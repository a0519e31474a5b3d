"""Help and faults of the command line: Chinese wholly unless English is asked for, and then English wholly."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
import pytest
from click.testing import CliRunner

from linter.cli import cli
from linter.cli.command import Command, Group
from linter.cli.english import ENGLISH
from linter.report import FORMS
from linter.report.table import width
from linter.wording import TEXTS
from tests.conftest import cuoci

HAN = re.compile("[\u3400-\u9fff]")
SENTENCE = re.compile(r"\b[A-Za-z]{2,}(?: [A-Za-z]+){3,}")  # four English words in a row


def commands(group: Group = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command with the words that call it."""
    yield path, group
    for name in group.entries:
        command = group.get_command(click.Context(group), name)
        assert command is not None, name
        if isinstance(command, Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


COMMANDS = dict(commands())
PATHS = pytest.mark.parametrize("path", COMMANDS, ids=lambda path: " ".join(path) or "cuoci")


def shown(*words: str, columns: int = 80, **env: str) -> str:
    result = CliRunner().invoke(cli, words, env={"COLUMNS": str(columns), "CUOCI_LANG": "", **env})
    assert result.exit_code == 0, result.output
    return result.stdout


@PATHS
def test_chinese_pages_are_chinese(path: tuple[str, ...]) -> None:
    page = shown(*path, "--help")
    assert page.startswith("用法：")
    assert not SENTENCE.findall(page)
    options = [param for param in COMMANDS[path].params if isinstance(param, click.Option)]
    assert all(HAN.search(option.help or "") for option in options)


@PATHS
def test_english_pages_are_english(path: tuple[str, ...]) -> None:
    page = shown(*path, "--help", "--lang", "en")
    assert page.startswith("Usage: ")
    assert not HAN.findall(page)
    assert page == shown("--lang", "en", *path, "-h") == shown(*path, "--lang=en", "-h")
    assert page == shown(*path, "-h", CUOCI_LANG="en")
    assert shown(*path, "-h", "--lang", "zh", CUOCI_LANG="en") == shown(*path, "-h")


@PATHS
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [50, 80, 200])
def test_pages_fit_the_terminal(path: tuple[str, ...], lang: str, columns: int) -> None:
    for line in shown(*path, "--help", "--lang", lang, columns=columns).splitlines():
        assert width(line) <= min(columns, 100), line


def declared() -> Iterator[str]:
    """Yield every Chinese text of the help pages, as it stands in the code."""
    for command in COMMANDS.values():
        assert isinstance(command, Command)
        yield from ("".join(text.splitlines()) for text in inspect.cleandoc(command.help or "").split("\n\n"))
        if isinstance(command, Group):
            yield from (entry.summary for entry in command.entries.values())
        for param in command.params:
            metavar = param.metavar or param.type.name
            yield from (text for text in (metavar, getattr(param, "help", None)) if text and HAN.search(text))


def test_the_english_is_complete_and_nothing_in_it_is_stale() -> None:
    assert set(declared()) == set(ENGLISH)


@pytest.mark.parametrize("key", TEXTS)
def test_sentences_say_the_same_in_both_languages(key: str) -> None:
    zh, en = TEXTS[key]
    assert not HAN.search(re.sub("“.*?”", "", en))
    assert not SENTENCE.search(zh)
    facts = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (zh, en)]
    assert facts[1] <= facts[0], facts


WRONG = [
    ("check", "--selct", "tone"),
    ("check", "--select"),
    ("check", "--isolated=yes"),
    ("check", "--fail-on", "eror", "a.txt"),
    ("check", "--lang", "english", "a.txt"),
    ("chek", "a.txt"),
    ("explain",),
    ("explain", "conduct-exposur"),
    ("new", "overdu"),
    ("new", "due", "due"),
    ("new", "due", "--provider", "aliyum"),
    ("new", "due", "--syntax", "(name)"),
    ("score", "corpus", "--seed", "x"),
    ("score", "corpus", "--confusions", "-1"),
    ("check", "a.txt", "--meta", "kinds=due"),
    ("check", "a.txt", "--meta", "offset_days=soon"),
    ("check", "a.txt", "-f", "sariff"),
    ("check", "a.txt", "--encoding", "gb18003"),
    ("rules", "tonee"),
]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_use_is_said_in_one_line_in_either_language(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text("Dear customer.", "utf-8")
    said = {lang: cuoci(*words, cwd=tmp_path, env={"CUOCI_LANG": lang}) for lang in ("zh", "en")}
    for lang, run in said.items():
        assert (run.code, run.out) == (2, "")
        lines = [line for line in run.err.splitlines() if not line.startswith("    ")]
        assert len(lines) == 1, run.err
        assert bool(HAN.search(run.err)) is (lang == "zh"), run.err
    assert not SENTENCE.findall(said["zh"].err)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("chek", "a.txt"), "check"),
        (("check", "--selct", "tone"), "--select"),
        (("check", "--fail-on", "eror", "a.txt"), "error"),
        (("check", "--lang", "eng", "a.txt"), "en"),
        (("explain", "conduct-exposur"), "conduct-exposure"),
        (("explain", "向第三方透漏债务"), "向第三方透露债务"),
        (("check", "a.txt", "--select", "tone-insul"), "tone-insult"),
        (("check", "a.txt", "-f", "sariff"), "sarif"),
        (("check", "a.txt", "--meta", "kinds=due"), "kind"),
        (("check", "a.txt", "--meta", "kind=overdu"), "overdue"),
        (("check", "a.txt", "--meta", "provider=aliyum"), "aliyun"),
        (("check", "a.txt", "--encoding", "gb18003"), "gb18030"),
        (("check", "aa.txt"), "a.txt"),
        (("new", "overdu"), "overdue"),
        (("new", "due", "--provider", "tencet"), "tencent"),
        (("new", "due", "--syntax", "#nam#"), "#name#"),
        (("init", "--regime", "banks"), "bank"),
        (("rules", "tonee"), "tone"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else None,
)
def test_what_was_meant_is_suggested(tmp_path: Path, words: tuple[str, ...], meant: str) -> None:
    (tmp_path / "a.txt").write_text("Dear customer.", "utf-8")
    run = cuoci(*words, cwd=tmp_path)
    assert run.code == 2
    assert f"你是不是想写“{meant}”" in run.err


def test_where_to_read_more(tmp_path: Path) -> None:
    assert "cuoci check --help" in cuoci("check", "--selct", cwd=tmp_path).err
    assert cuoci(cwd=tmp_path, env={"CUOCI_LANG": "en"}).err.startswith("Usage: cuoci ")
    assert cuoci("check", cwd=tmp_path, env={"CUOCI_LANG": "fr"}).code == 2


def test_who_decides_the_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dear customer.", "utf-8")
    (tmp_path / ".cuoci.yaml").write_text("lang: en\n", "utf-8")

    def speaks(*words: str, **env: str) -> str:
        summary = cuoci(*words, "a.txt", cwd=tmp_path, env=env).out.splitlines()[-1]
        return "zh" if HAN.search(summary) else "en"

    assert speaks("check") == "en"
    assert speaks("check", CUOCI_LANG="zh") == "zh"
    assert speaks("check", "--lang", "en", CUOCI_LANG="zh") == "en"
    assert speaks("--lang", "zh", "check") == "zh"
    assert speaks("check", "--isolated") == "zh"


@pytest.mark.parametrize("form", [name for name, form in FORMS.items() if not form.suffix])
def test_english_reports_are_english(form: str) -> None:
    """Whatever is Chinese in them is quoted, words to write in the draft and rules' examples, or the seal."""
    draft = "Pay 100 yuan!! Now, or we go to court. http://t.cn/abc {name}"
    run = cuoci("check", "-", "--isolated", "--lang", "en", "--meta", "kind=overdue", "-f", form, stdin=draft)
    assert run.code == 1
    report = re.sub("(?s)<(style|script)>.*?</\\1>|>措辞<|“.*?”", "", run.out)
    if form == "sarif":
        report = re.sub(r"(?m)^.*\"(text|markdown)\": \"(Why:|\*\*Why).*$", "", report)  # with the rule's own examples
    assert not [line for line in report.splitlines() if HAN.search(line)]
