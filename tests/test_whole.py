"""The opinion on a whole message: what moves it, what must not, what it does to findings, and what it refuses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import config, whole
from linter.errors import ConfigError, InputError
from linter.folders import shipped_whole
from linter.linter import Linter
from linter.model import Draft, Level
from linter.parsing import Message
from linter.training.whole import FEWEST, Judged, train_whole
from linter.weights import Weights
from linter.whole import WholeModel, pieces, text_of

FILE = shipped_whole()
assert FILE is not None
MODEL = whole.load(FILE)
LINTER = Linter(as_of=date(2026, 11, 24))
BARE = Linter(config.default()._replace(whole=None), as_of=date(2026, 11, 24))


def odds(text: str) -> float:
    return MODEL.read(Message(Draft(text, "")), ()).odds


def errors(linter: Linter, text: str) -> set[str]:
    families = ("tone", "conduct", "visit", "privacy", "sender")
    found = linter.lint(text, kind="overdue").findings
    return {f.rule for f in found if f.level is Level.ERROR and f.rule.startswith(families)}


def test_pieces_are_one_to_three_characters() -> None:
    assert pieces("还款日") == {"还", "款", "日", "还款", "款日", "还款日"}
    assert pieces("") == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("【甲银行】应还500元，请还款。", "【乙消费金融公司】应还1,280.50元，请还款。"),
        ("请${name}于{{date}}前还款", "请#姓名#于{1}前还款"),
        ("您好，应还500元！", "您好,应还５００元!"),
        ("再不还就上门", "再·不·还·就·上·门"),
        ("逾期將影響您的徵信", "逾期将影响您的征信"),
    ],
)
def test_names_figures_variables_and_widths_move_nothing(one: str, other: str) -> None:
    assert odds(one) == odds(other)


@pytest.mark.parametrize(
    "text",
    [
        "话到这份上，给您留的是最后一点体面。",
        "先从别的平台周转一笔把我们这边填上就行。",
        "名单明天就交到所里，到时候来的可就不是我了。",
    ],
)
def test_it_speaks_where_no_rule_does(text: str) -> None:
    assert errors(BARE, text) == set()
    (rule,) = errors(LINTER, text)
    assert rule.endswith("-whole")


@pytest.mark.parametrize(
    "threat", ["再不还款就通知你的单位领导。", "今天不还，我们就去你家里闹。", "你这个老赖，不要脸的东西。"]
)
@pytest.mark.parametrize(
    "padding",
    ["您好，感谢您一直以来的支持。", "如您已还款，请忽略本短信。", "如有困难，请致电95000，我们愿意帮您申请延期。"],
)
def test_courtesy_around_a_threat_does_not_clear_it(threat: str, padding: str) -> None:
    assert errors(LINTER, padding + threat)
    assert errors(LINTER, threat + padding)


def test_facts_stand_whatever_the_whole_reads_like() -> None:
    text = "您好，感谢您的支持。身份证110101199003077715已登记，祝您生活愉快，如有困难欢迎致电95000。"
    assert "privacy-identity" in errors(LINTER, text)


def test_a_lowered_error_is_a_warning_at_half_its_price() -> None:
    corpus = Path(__file__).parents[1] / "corpus" / "conduct" / "dev"
    from linter.scoring import corpus as rows

    for row in (row for path in sorted(corpus.glob("*.jsonl")) for row in rows.read(path)):
        text = row.data["text"]
        before = {(f.rule, f.start): f for f in BARE.lint(text).findings}
        for after in LINTER.lint(text).findings:
            unweighed = before.get((after.rule, after.start))
            if unweighed is not None and unweighed.level is not after.level:
                assert (unweighed.level, after.level) == (Level.ERROR, Level.WARNING)
                assert after.debit == unweighed.debit // 2
                return
    pytest.fail("no error was lowered anywhere in the corpus")


def test_a_projects_own_rule_is_never_lowered(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "tone-own.yaml").write_text(
        "check: terms\nlevel: error\ntitle: {zh: 自己的}\nmessage: {zh: 不要这样写}\nwhy: 试。\n"
        "any: [感谢您的支持]\ninside: true\nexamples:\n  bad: [«感谢您的支持»。]\n  good: [您好。]\n",
        encoding="utf-8",
    )
    (tmp_path / ".cuoci.yaml").write_text("packs: [core, tone, ./pack]\n", encoding="utf-8")
    linter = Linter(config.read(tmp_path / ".cuoci.yaml"))
    assert "tone-own" in errors(linter, "您好，感谢您的支持，祝您生活愉快。")


def test_a_project_can_do_without(tmp_path: Path) -> None:
    (tmp_path / ".cuoci.yaml").write_text("whole: off\n", encoding="utf-8")
    assert config.read(tmp_path / ".cuoci.yaml").whole is None
    (tmp_path / ".cuoci.yaml").write_text("whole: nothing.json\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.read(tmp_path / ".cuoci.yaml")
    assert caught.value.line == 1


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 99}', '{"version":1,"pieces":{}}', '{"version":3,"pieces":["还款","AAA="]}']
)
def test_refuses_what_is_no_model(tmp_path: Path, text: str) -> None:
    path = tmp_path / "m.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        whole.load(path)
    assert caught.value.key == "bad-model"


def test_a_model_is_read_back_as_written(tmp_path: Path) -> None:
    model = WholeModel(
        Weights.of({"还": 3, "还款": -7}),
        {"tone-threat": 90},
        {"tone": {"": 1, "还": 2}, "visit": {"": 1}, "rate": {}},
        0.5,
        1.2,
        0.1,
    )
    path = tmp_path / "m.json"
    path.write_text(whole.dump(model), encoding="utf-8")
    again = whole.load(path)
    assert again.pieces.written() == model.pieces.written()
    assert {**vars(again), "pieces": None} == {**vars(model), "pieces": None}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    message = Message(Draft(text, ""))
    opinion = MODEL.read(message, ())
    (start, end), words = opinion.strongest()
    assert 0 <= start <= end <= len(message.plain)
    assert len(words) <= 3
    assert isinstance(text_of(message), str)


def rows(count: int, unread: bool = True) -> list[Judged]:
    bad = [
        Judged(f"再不还就找你单位闹{i % 7}", ("tone-threat",), True, ("tone",), f"b{i % 6}", unread, 1.0)
        for i in range(count)
    ]
    good = [Judged(f"请按时还款谢谢您{i % 7}", (), False, (), f"b{i % 6}", unread, 1.0) for i in range(count)]
    return bad + good


def test_training_tells_harm_from_courtesy_and_weighs_rules() -> None:
    pytest.importorskip("sklearn")
    model = train_whole(rows(FEWEST))
    assert model.read(Message(Draft("再不还就找你单位闹", "")), ("tone-threat",)).stops
    good = model.read(Message(Draft("请按时还款谢谢您", "")), ())
    assert good.odds < model.read(Message(Draft("再不还就找你单位闹", "")), ()).odds - 1
    assert model.rules["tone-threat"] > 0


def test_too_little_to_learn_from() -> None:
    pytest.importorskip("sklearn")
    for few in (rows(FEWEST - 1), rows(FEWEST, unread=False)):
        with pytest.raises(InputError) as caught:
            train_whole(few)
        assert caught.value.key == "too-few-items"


def test_shipped_model_is_small() -> None:
    """The file is read whole at every start; of its pieces only those asked for become objects."""
    assert FILE is not None
    assert FILE.stat().st_size < 1_200_000
