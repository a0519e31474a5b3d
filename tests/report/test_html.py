"""The page in a real browser: what it shows, what its filters do, and that nothing in a draft comes alive."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from linter.model import Result, Suppressed
from linter.report import html
from linter.ruleset import KINDS
from linter.wording import TEXTS
from tests.report.sample import RULES, edition, results

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser on this machine (looked for {', '.join(BROWSERS)})")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The sample's page, which asks for nothing and complains of nothing."""
    with Opened(browser, tmp_path, results()) as page:
        yield page


class Opened:
    """A page in a browser, whose every request and complaint is a fault."""

    def __init__(self, browser: Browser, folder: Path, shown: list[Result], language: str = "zh"):
        self.path = folder / "报告.html"
        self.path.write_text(html.render(shown, edition(language)), "utf-8", "backslashreplace")
        self.page = browser.new_page()
        self.faults: list[str] = []

    def __enter__(self) -> Page:
        page = self.page
        page.on("console", lambda message: self.faults.append(message.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("dialog", lambda dialog: (self.faults.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda r: self.faults.append(r.url) if r.url != self.path.as_uri() else None)
        page.goto(self.path.as_uri())
        return page

    def __exit__(self, *_: object) -> None:
        self.page.wait_for_timeout(50)
        self.page.close()
        assert self.faults == []


def visible(page: Page) -> list[str]:
    return page.locator("article.draft:visible").evaluate_all("all => all.map(a => a.id)")


def marked(page: Page, draft: str, number: int) -> str:
    """Return the text under the marks of a finding."""
    return page.locator(f"#{draft} mark").evaluate_all(
        "(all, n) => all.filter(m => m.dataset.f.split(' ').includes(n)).map(m => m.textContent).join('')", str(number)
    )


def test_every_draft_is_there_with_its_words_marked(page: Page) -> None:
    assert len(visible(page)) == len(results())
    for number, result in enumerate(results(), start=1):
        text = page.locator(f"#d{number} .text")
        assert text.text_content() == result.draft.text
        for n, finding in enumerate(result.findings, start=1):
            assert marked(page, f"d{number}", n) == result.draft.text[finding.start : finding.end]
            item = page.locator(f"#d{number} .findings > li").nth(n - 1)
            assert item.get_attribute("data-level") == finding.level
            assert " ".join(finding.message.split()) in " ".join((item.text_content() or "").split())
        dial = page.locator(f"#d{number} .dial text")
        assert dial.text_content() == str(result.score)


def test_the_parts_of_a_score_sum_to_it(page: Page) -> None:
    for number, result in enumerate(results(), start=1):
        cells = page.locator(f"#d{number} .points td:last-child").all_text_contents()
        assert sum(map(int, cells[:-1])) == int(cells[-1]) == result.score


def test_what_is_held_back_is_told_with_its_reason(browser: Browser, tmp_path: Path) -> None:
    notice, *_ = results()
    told, *live = notice.findings
    held = (Suppressed(told, "inline", "<b>法务</b>已批"), Suppressed(live[0], "baseline"))
    with Opened(browser, tmp_path, [notice._replace(findings=tuple(live[1:]), suppressed=held)]) as page:
        rows = page.locator("#d1 .held tr")
        assert rows.count() == 2
        assert "<b>法务</b>已批" in (rows.first.text_content() or "")
        assert notice.draft.text[told.start : told.end] in (rows.first.text_content() or "")
        assert page.locator("#d1 mark[data-n]").count() == len(live) - 1


def test_a_hostile_draft_is_text(page: Page) -> None:
    assert page.locator("article img, article script, article b").count() == 0
    assert page.title() == "措辞检查报告"
    assert "<img src=x onerror=" in (page.locator("#d3 .text").text_content() or "")


def test_what_is_injected_all_the_same_does_nothing(browser: Browser, tmp_path: Path) -> None:
    """The page's own policy is a second wall: even markup that is really there stays dead."""
    path = tmp_path / "a.html"
    evil = "<script>document.title='evil'</script><img src=http://127.0.0.1:9/x onerror=\"document.title='evil'\">"
    path.write_text(html.render(results()[:1], edition()).replace("<main>", f"<main>{evil}"), "utf-8")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(path.as_uri())
    assert page.locator("main img").count() == 1
    assert page.title() != "evil"
    assert len([text for text in refused if "Content Security Policy" in text]) >= 2
    page.close()


def test_filters(page: Page) -> None:
    status = page.locator(".filters output")
    assert re.findall(r"\d+", status.inner_text()) == ["5", "5"]

    page.locator('.filters [data-level="clean"]').click()
    page.locator('.filters [data-level="warning"]').click()
    page.locator('.filters [data-level="info"]').click()
    assert visible(page) == ["d1", "d5"]
    assert re.findall(r"\d+", status.inner_text()) == ["2", "5"]
    assert page.locator("#d1 .findings > li:visible").count() == 2
    assert page.locator('#d1 mark[data-f="1"]').get_attribute("class") == "off"
    assert page.locator('#d1 mark[data-f="2 3"]').get_attribute("class") == "error"

    page.locator(".reset").click()
    assert len(visible(page)) == 5
    page.locator(".filters select").select_option("plain-word")
    assert visible(page) == ["d1", "d4"]
    assert page.locator(".file:visible").count() == 2

    page.locator(".filters input").fill("模板.JSONL")
    page.locator("#d1").wait_for(state="hidden")
    assert visible(page) == ["d4"]
    page.locator(".filters input").fill("没有这样的话")
    page.locator(".empty").wait_for(state="visible")
    assert visible(page) == []

    page.locator(".reset").click()
    page.locator('.rows [data-rule="field-hotline"]').click()
    assert visible(page) == ["d1"]
    assert page.locator(".filters select").input_value() == "field-hotline"


def test_pointing_at_a_finding_lights_its_words(page: Page) -> None:
    page.locator("#d1 .findings > li").nth(1).hover()
    lit = page.locator("#d1 mark.lit").all_text_contents()
    assert "".join(lit) == "通知您的单位"
    page.locator("h1").hover()
    assert page.locator(".lit").count() == 0


def test_links_within_the_page_lead_somewhere(page: Page) -> None:
    targets = page.locator("a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert targets
    for target in set(targets):
        assert target.startswith("#")
        assert page.locator(f'[id="{target[1:]}"]').count() == 1, target


def test_a_rule_nobody_knows_is_shown_by_its_id() -> None:
    result = results()[0]
    stray = result._replace(findings=(result.findings[0]._replace(rule="ignore-unused"),))
    report = html.render([stray], edition())
    assert "ignore-unused</p>" in report
    assert 'href="#r-ignore-unused"' not in report


def test_it_fits_a_narrow_window_and_prints(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert page.locator("#d5 .findings").is_visible()


def test_english(browser: Browser, tmp_path: Path) -> None:
    with Opened(browser, tmp_path, results()[:2], "en") as page:
        assert page.locator("html").get_attribute("lang") == "en"
        for part in (
            ".masthead h1",
            ".verdict",
            ".about",
            ".overview",
            ".filters",
            "footer",
            "#d1 .facts",
            "#d1 summary",
        ):
            assert not re.search(
                r"[\u4e00-\u9fff]", page.locator(part).inner_text().replace("短信/逾期 提醒.txt", "")
            ), part


def test_every_part_of_a_score_has_a_name() -> None:
    parts = {marker.category for marker in RULES.markers} | {"base", "model", "cancelled", "ceiling", "floor"}
    assert {f"points-{part}" for part in parts} <= set(TEXTS)
    assert {f"kind-{kind}" for kind in KINDS} <= set(TEXTS)


def test_no_finding_and_no_draft() -> None:
    assert "没有发现问题" in html.render(results()[1:2], edition())
    assert "</html>" in html.render([], edition())
