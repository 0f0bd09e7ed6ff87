"""Every page holds to the rules for accessible pages, and to what no rule of a program can tell: keys reach all."""

from functools import cache
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.needs_chromium

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESCRIBED = "() => [...document.querySelectorAll('.plot')].every((plot) => plot.querySelector('[role=img]'))"
EXCEPTIONS: dict[str, str] = {}
"""Rules of axe that are not asked for, each with its reason."""


@cache
def axe() -> Axe:
    return Axe()


def violations(page, path: Path) -> list[str]:
    """What axe finds against a page, every fold opened: rule, and the first places."""
    page.goto(path.as_uri())
    page.wait_for_function(DESCRIBED)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    rules = {
        "runOnly": {"type": "tag", "values": RULES},
        "rules": {name: {"enabled": False} for name in EXCEPTIONS},
    }
    found = axe().run(page, options={**rules, "resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: " + "; ".join(str(node["target"]) for node in rule["nodes"][:3])
        for rule in found
    ]


def test_no_page_breaks_a_rule_of_accessible_pages(report, window):
    """Contents, each page and the summary as one file pass axe's rules of WCAG 2.2 AA and good practice."""
    pages = sorted(report.glob("*.html"))
    assert {path.name: found for path in pages if (found := violations(window, path))} == {}


def test_axe_sees_a_fault(tmp_path, window):
    """The check above can fail: grey on white and a picture without words are told."""
    page = tmp_path / "a.html"
    page.write_text(
        '<html lang="en"><title>A</title><p style="color:#bbb">pale</p><img src="x.png">', "utf-8"
    )
    found = " ".join(violations(window, page))
    assert "color-contrast" in found and "image-alt" in found


def test_keys_alone_reach_a_chart_and_open_its_table(report, window):
    """From the top of a page Tab reaches the way past its head, each chart, and the table that tells it in words."""
    window.goto((report / "02_plans_on_a_page.html").as_uri())
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.className") == "skip"
    window.keyboard.press("Enter")
    window.locator("#figure-1 > .scroll").focus()
    assert window.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Chart: POAP 1")
    while (
        window.evaluate("document.activeElement.closest('#figure-1') && document.activeElement.tagName")
        != "SUMMARY"
    ):
        assert window.evaluate("!!document.activeElement.closest('#figure-1')"), "the keys left the figure"
        window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    table = window.locator("#figure-1 details table")
    assert table.is_visible()
    assert table.get_by_role("row", name="M9").first.is_visible()
