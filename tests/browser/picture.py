"""Take README's picture of a report made from the sample: `python -m tests.browser.picture`.

Needs a built `make report`, and Chromium on PATH.
"""

import shutil
import sys

from playwright.sync_api import sync_playwright

from mhhs_analysis.reference import REPOSITORY

PAGE = REPOSITORY / "reports" / "sample_2022-10-28_ofgem" / "03_participant_plans.html"
PICTURE = REPOSITORY / "reports" / "picture.png"
SHOWN_TO = "I&C suppliers"
"""The heading at which the picture ends: the whole chart would fill README several times over."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]


def main() -> None:
    """Write the top of the page's first chart, the participants' plans beside both options, as a picture."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not PAGE.exists() or not browser:
        sys.exit("No report of the sample, or no Chromium: run make report, and apt install chromium.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=FLAGS)
        page = opened.new_page(viewport={"width": 1300, "height": 1400})
        page.goto(PAGE.as_uri())
        page.wait_for_selector(".js-plotly-plot .main-svg", state="attached")
        chart = page.locator(".js-plotly-plot").first
        chart.scroll_into_view_if_needed()
        box, end = chart.bounding_box(), chart.get_by_text(SHOWN_TO).bounding_box()
        assert box and end, "the chart is not there, or has no such heading"
        top = page.evaluate("window.scrollY")
        clip = {**box, "y": box["y"] + top, "height": end["y"] - box["y"] - 4}
        page.screenshot(path=PICTURE, full_page=True, clip=clip)


if __name__ == "__main__":
    main()
