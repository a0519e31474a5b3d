"""Speakers of a script: only our side is judged."""

from __future__ import annotations

import pytest

from linter.folders import data_folder
from linter.model import Draft
from linter.packs import read_classes
from linter.parsing import Message
from linter.parsing.scan import Scanner
from linter.parsing.turns import find_turns, in_their_turn

MARKS = read_classes(data_folder() / "data" / "context")
SCANNER = Scanner({f"mark:{name}": MARKS[name] for name in ("our-speaker", "their-speaker")})


def _message(text: str) -> Message:
    return Message(Draft(text, ""), SCANNER)


def test_turns_run_to_the_next_label() -> None:
    message = _message("催收员：您好。\n客户：我没钱，你们去死。\n催收员：请您消消气。")
    assert [(message.plain[t.start : t.start + 2], t.ours) for t in find_turns(message)] == [
        ("催收", True),
        ("客户", False),
        ("催收", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "坐席：您好。客户：去死吧。",
        "**坐席**：您好。\n**客户**（生气）：去死吧。",
        "坐席A：您好。\n客户A：去死吧。",
        "- 坐席：您好。\n- 客户：“去死吧。”",
    ],
)
def test_their_words_are_theirs(text: str) -> None:
    message = _message(text)
    assert in_their_turn(message, message.plain.index("去死"))
    assert not in_their_turn(message, message.plain.index("您好"))


@pytest.mark.parametrize("text", ["尊敬的客户：去死吧。", "客户：去死吧。", "客服：您好，客户去死吧。"])
def test_a_salutation_is_no_turn(text: str) -> None:
    message = _message(text)
    assert not in_their_turn(message, message.plain.index("去死"))
