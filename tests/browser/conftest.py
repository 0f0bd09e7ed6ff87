"""A report on the sample, published by the command, and windows of a browser without a network to open it in."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BUTTONS = """() => [...document.querySelectorAll(".js-plotly-plot")].filter((plot) => plot.querySelector(".main-svg"))
  .map((plot) => [...plot.querySelectorAll(".modebar-btn")]
    .map((button) => `${button.dataset.title} ${button.getAttribute("aria-label")} ${button.dataset.name}`))"""
PRESS = """() => document.querySelector(".js-plotly-plot:has(.main-svg)")
  ?.querySelectorAll(".modebar-btn").forEach((button) => button.click())"""
LEADS_AWAY = re.compile("share|cloud|studio|edit", re.IGNORECASE)
SCREENS = {"wide": (1920, 1080), "phone": (390, 844)}


def leading_away(page) -> list[str]:
    """The buttons above charts that would take a chart to another's server; then each of the first chart is pressed."""
    held = page.evaluate(BUTTONS)
    assert all(held)
    page.evaluate(PRESS)
    page.wait_for_timeout(300)
    return [name for names in held for name in names if LEADS_AWAY.search(name)]


@pytest.fixture(scope="session")
def report(tmp_path_factory, repository) -> Path:
    """The folder of a report on the sample, published by the command, under a name with a space in it."""
    reports = tmp_path_factory.mktemp("a place") / "my reports"
    words = ["report", "--data", "data/sample", "--audience", "ofgem", "--reports", str(reports)]
    run = subprocess.run(
        [sys.executable, "-m", "mhhs_analysis", *words],
        cwd=repository,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    (index,) = reports.glob("*_ofgem/index.html")
    return index.parent


@pytest.fixture(scope="session")
def browser(chromium) -> Iterator:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(params=SCREENS)
def window(request, browser) -> Iterator:
    """A window of each size, without a network; what it complains of, and asks the network for, is kept."""
    width, height = SCREENS[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_offline(True)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (page.complaints.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda asked: _keep_foreign(page, asked.url))
    yield page
    context.close()


def _keep_foreign(page, url: str) -> None:
    if not url.startswith(("file:", "data:", "blob:")):
        page.complaints.append(f"asks for {url}")
