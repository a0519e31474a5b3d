"""A cure mends what is wrong within a hit and leaves the author's other letters as they were."""

from __future__ import annotations

import pytest

from linter.lint import Linter

LINTER = Linter(select=["tone-blunt-you", "tone-exclamation"])


@pytest.mark.parametrize(
    ("text", "cures"),
    [
        ("你的账单已到期", [("你的", "您的")]),
        ("你還欠1280元！！", [("你還", "您還"), ("！！", "。")]),
        ("请知悉，你&#30340;账单", [("你&#30340;", "您&#30340;")]),
        ("你\u200b的账单", [("你\u200b的", "您的")]),
    ],
)
def test_the_authors_letters_stay(text: str, cures: list[tuple[str, str]]) -> None:
    assert [(text[f.start : f.end], f.replacement) for f in LINTER.lint(text).findings] == cures
