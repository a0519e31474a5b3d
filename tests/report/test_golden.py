"""Each format, whole, against a file that was read with care; ``python -m tests.report.test_golden`` writes them anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linter.report import FORMS, liner, renderer
from linter.report import statistics as stats
from linter.version import VERSION
from tests.report.sample import edition, results

GOLDEN = Path(__file__).parent / "golden"
TEXTS = [form for form, known in FORMS.items() if not known.suffix]
SUFFIXES = {
    "text": "txt",
    "markdown": "md",
    "junit": "xml",
    "checkstyle": "xml",
    "jsonl": "jsonl",
    "github": "txt",
    "html": "html",
}


def rendered(form: str) -> str:
    """Return a report without what changes with every release: the version, and the dress of the page."""
    if form == "statistics":
        text: str | bytes = stats.render(stats.tally(results()), edition())
    elif FORMS[form].streams:
        text = "".join(map(liner(form), results()))
    else:
        text = renderer(form)(results(), edition())
    assert isinstance(text, str)
    text = text.encode("utf-8", "backslashreplace").decode().replace(VERSION, "VERSION")
    if form == "html":
        text = re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1></\1>", text)
        text = re.sub(r"sha256-[\w+/=]+", "sha256-…", text)
    return text


def path(form: str) -> Path:
    return GOLDEN / f"{form}.{SUFFIXES.get(form, 'txt' if form == 'statistics' else 'json')}"


@pytest.mark.parametrize("form", [*TEXTS, "statistics"])
def test_the_report_is_the_golden_file(form: str) -> None:
    assert rendered(form) == path(form).read_bytes().decode()


if __name__ == "__main__":
    for form in [*TEXTS, "statistics"]:
        path(form).write_bytes(rendered(form).encode())
