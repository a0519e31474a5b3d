"""The learned layer: what snownlp's class says, in parts that can be shown, and deaf to what is no tone."""

from __future__ import annotations

from math import exp
from pathlib import Path

import pytest

from linter import tonemodel
from linter.errors import ConfigError, InputError
from linter.folders import shipped_model
from linter.model import Draft
from linter.parsing import Message
from linter.tonemodel import CLASSES, LIMIT, ToneModel, features
from linter.training import Example, bayes, model_of, train

KIND = ["谢谢您的理解，祝您生活愉快。", "请您方便时还款，谢谢。", "如有困难请联系我们，我们愿意帮您。"]
HARSH = ["再不还钱，后果自负。", "你还要不要脸，马上还钱！", "别装死，今天必须还钱，后果自负。"]
EXAMPLES = [Example(text, 5) for text in KIND * 10] + [Example(text, 1) for text in HARSH * 10]


def message(text: str) -> Message:
    return Message(Draft(text, ""))


def words(text: str) -> list[str]:
    return [feature.text for feature in features(message(text))]


@pytest.fixture(scope="module")
def model() -> ToneModel:
    return train(EXAMPLES)


def test_equals_snownlp() -> None:
    data = [(words(text), CLASSES[1]) for text in KIND] + [(words(text), CLASSES[0]) for text in HARSH]
    classifier = bayes()
    classifier.train(data)
    model = model_of(data)
    for text in (*KIND, *HARSH, "请您今天还钱，谢谢。", "后果自负，祝您愉快。"):
        known = [word for word in words(text) if word in model.counts]
        label, probability = classifier.classify(known)
        ours = 1 / (1 + exp(-model.log_odds(known)))
        theirs = probability if label == CLASSES[1] else 1 - probability
        assert ours == pytest.approx(theirs, abs=1e-9)


def test_features_are_words_and_pairs() -> None:
    assert words("请您还款") == ["请", "请您", "您", "您还", "还款"]


def test_parts_sum_to_the_log_odds(model: ToneModel) -> None:
    for text in (*KIND, *HARSH, "谢谢谢谢，还钱。"):
        parts = model.parts(message(text))
        assert model.prior + sum(part.weight for part in parts) == pytest.approx(model.log_odds(words(text)))
        for part in parts:
            assert all(message(text).plain[a:b] == part.text for a, b in part.spans)


def test_explains_by_the_strongest_words(model: ToneModel) -> None:
    told = model.explain(message("后果自负，谢谢。"), most=3)
    assert len(told) == 3
    weights = [abs(part.weight) for part in told]
    assert weights == sorted(weights, reverse=True)


def test_point_leans_the_right_way_within_its_limit(model: ToneModel) -> None:
    kind, harsh = model.point(message(KIND[0])), model.point(message(HARSH[2]))
    assert kind is not None
    assert harsh is not None
    assert 0 < kind.points <= LIMIT
    assert -LIMIT <= harsh.points < 0
    assert harsh.span is not None
    assert model.weights[HARSH[2][slice(*harsh.span)]] < 0


def test_knows_nothing_of_unseen_words(model: ToneModel) -> None:
    assert model.point(message("zzz 123")) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("您尾号1234应还500元，后果自负。", "您尾号9876应还12,800.50元，后果自负。"),
        ("应还三千二百元，后果自负。", "应还九万八千四百元，后果自负。"),
        ("${name}，后果自负。", "#姓名#，后果自负。"),
        ("【后果自负】请您还款。", "【某某银行】请您还款。"),
        ("请登录a.cn/x1，谢谢。", "请登录b.cn/y2，谢谢。"),
        ("後果自負，還錢！", "后果自负，还钱!"),
    ],
)
def test_masked_parts_move_nothing(model: ToneModel, one: str, other: str) -> None:
    assert sorted(words(one)) == sorted(words(other))
    assert model.log_odds(words(one)) == model.log_odds(words(other))


def test_point_uses_the_features(model: ToneModel) -> None:
    for text in (*KIND, *HARSH, "【甲】${x}一二三四五元，谢谢您，后果自负。", "【后果自负】三请您十元自负"):
        quick = model.known(message(text), tonemodel.masked(message(text)))
        assert sorted(quick) == sorted(word for word in words(text) if word in model.weights)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("三万元，三百二十，一二三。", "元，，。"),
        ("九月三日，十二期", "月日，期"),
        ("一起，万分感谢，百千", "一起，万分感谢，百千"),
    ],
)
def test_figures_in_characters_are_masked(text: str, left: str) -> None:
    assert tonemodel.masked(message(text)).replace(" ", "") == left


def test_rare_features_are_left_out() -> None:
    model = train([*EXAMPLES, Example("独一无二的话谢谢", 5)])
    assert "独一" not in model.counts
    assert "谢谢" in model.counts


def test_one_family_of_texts_is_one_witness() -> None:
    twins = [Example(f"青石湾信用社，谢谢{end}", 5, "p1") for end in ("您", "您了")]
    assert "青石" not in train([*EXAMPLES, *twins]).counts


def test_survives_being_kept(model: ToneModel, tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(tonemodel.dump(model), encoding="utf-8")
    again = tonemodel.load(path)
    assert (again.counts, again.totals, again.scale) == (model.counts, model.totals, model.scale)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 99, "totals": [1, 2]}',
        '{"version":1,"scale":1,"totals":[1,2],"features":{"谢谢":[1,2]}}',
        '{"version":2,"scale":1,"totals":[1,2],"features":[1],"harsh":[1],"courteous":[2]}',
        '{"version":2,"scale":1,"totals":[1,2],"features":"谢谢 您好","harsh":[1],"courteous":[2]}',
        '{"version":2,"scale":1,"totals":[1,2],"features":"谢谢","harsh":[-1],"courteous":[2]}',
        '{"version":2,"scale":1,"totals":[1,2],"features":"谢谢","harsh":["1"],"courteous":[2]}',
        '{"version":2,"scale":1,"totals":[0,2],"features":"","harsh":[],"courteous":[]}',
    ],
)
def test_refuses_what_is_no_model(tmp_path: Path, text: str) -> None:
    path = tmp_path / "m.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        tonemodel.load(path)
    assert caught.value.key == "bad-model"


def test_too_little_to_train_on() -> None:
    with pytest.raises(InputError) as caught:
        train(EXAMPLES[:5])
    assert caught.value.key == "too-few-items"
    with pytest.raises(InputError) as caught:
        train(EXAMPLES[:30] * 2)
    assert caught.value.key == "empty-class"


def test_shipped_model_is_small_enough_to_load_at_every_start() -> None:
    path = shipped_model()
    assert path is not None
    assert path.stat().st_size < 250_000
    assert 1_000 < len(tonemodel.parse(path.read_text(encoding="utf-8")).weights) < 20_000
