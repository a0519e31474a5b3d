from __future__ import annotations

from linter.model import Finding, Level, Result
from linter.reading import read_bytes
from linter.report.fingerprints import fingerprints
from tests.report.sample import results

TEXT = "请通知您的单位，也通知您的单位。\n\n再通知您的单位。"


def judged(text: str, path: str = "a.txt") -> list[Result]:
    """Return results with one finding at every 通知您的单位."""
    model = results()[0]
    kept: list[Result] = []
    for draft in read_bytes(text.encode(), path):
        starts = [n for n in range(len(draft.text)) if draft.text.startswith("通知您的单位", n)]
        findings = tuple(Finding("conduct-tell", Level.ERROR, n, n + 6, "") for n in starts)
        kept.append(model._replace(draft=draft, findings=findings))
    return kept


def prints(found: list[Result]) -> list[str]:
    return [fingerprint for _, _, fingerprint in fingerprints(found)]


def test_each_finding_has_its_own() -> None:
    assert len(prints(judged(TEXT))) == len(set(prints(judged(TEXT)))) == 3
    everything = prints(results())
    assert len(everything) == len(set(everything)) == sum(len(r.findings) for r in results())


def test_it_outlives_edits_elsewhere() -> None:
    moved = judged(f"# 注释\n\n\n您好，很高兴认识您。\n\n{TEXT.replace('请', '敬请')}")
    assert prints(moved) == prints(judged(TEXT))


def test_it_tells_files_rules_and_words_apart() -> None:
    one = judged(TEXT)
    renamed = [r._replace(findings=tuple(f._replace(rule="tone-own") for f in r.findings)) for r in one]
    assert not set(prints(one)) & set(prints(judged(TEXT, "b.txt")))
    assert not set(prints(one)) & set(prints(renamed))
    assert prints(one)[0] not in prints([one[0]._replace(findings=(one[0].findings[0]._replace(end=5),))])


def test_ids_of_different_kinds_are_different() -> None:
    number, text = (judged(f'{{"id": {name}, "text": "通知您的单位"}}', "a.jsonl") for name in ("7", '"7"'))
    assert prints(number) != prints(text)
