"""The notebooks in JupyterLab as `make lab` starts it: figures drawn, widgets moved, nothing asked of the network."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mhhs_analysis.consultation.shown import MIME
from tests.browser.conftest import leading_away

pytestmark = pytest.mark.needs_chromium

START_SECONDS, RUN_MILLISECONDS = 60, 120_000
READY = "() => window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
DRAWN = """(at) => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  const plot = notebook.widgets[at].node.querySelector(".js-plotly-plot");
  return !!plot && !!plot.querySelector(
    ".main-svg .bars path, .main-svg .points path, .main-svg .js-line, .main-svg .shapelayer path");
}"""
SCROLL = "(at) => { window.jupyterapp.shell.currentWidget.content.scrollToItem(at, 'start'); }"
# Not waited for there: what never ends would never be told.
RUN = """() => {
  window.jupyterapp.commands.execute("notebook:run-all-cells").then(() => { window.isRun = true; });
}"""
ERRORS = """() => [...window.jupyterapp.shell.currentWidget.content.widgets]
  .flatMap((cell) => cell.model.type === "code" ? cell.model.outputs.toJSON() : [])
  .filter((output) => output.output_type === "error").map((output) => output.evalue)"""


@pytest.fixture(scope="module")
def lab(repository) -> Iterator[str]:
    """The address of a JupyterLab with the project's settings, on a copy of the notebooks."""
    # A kernel's sockets lie here, and a socket's path may not be long.
    with tempfile.TemporaryDirectory(prefix="lab") as folder:
        place = Path(folder)
        shutil.copytree(repository / "notebooks", place / "notebooks")
        own = {f"JUPYTER_{name}_DIR": str(place / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
        own |= {f"JUPYTERLAB_{name}_DIR": str(place / name.lower()) for name in ("WORKSPACES", "SETTINGS")}
        environment = {**os.environ, **own, "JUPYTER_CONFIG_PATH": str(repository / ".jupyter")}
        command = [
            sys.executable,
            "-m",
            "jupyterlab",
            f"--notebook-dir={place / 'notebooks'}",
            "--no-browser",
        ]
        command += [
            "--ip=127.0.0.1",
            "--port=0",
            "--allow-root",
            "--IdentityProvider.token=",
            "--expose-app-in-browser",
        ]
        with (place / "log").open("w") as log:
            server = subprocess.Popen(command, cwd=repository, env=environment, stdout=log, stderr=log)
        try:
            yield _address(place, server)
        finally:
            server.terminate()
            server.wait(30)


def _address(place: Path, server: subprocess.Popen) -> str:
    for _ in range(START_SECONDS * 5):
        held = list((place / "runtime").glob("jpserver-*.json"))
        if held and (text := held[0].read_text("utf-8")):
            return f"http://127.0.0.1:{json.loads(text)['port']}"
        assert server.poll() is None, (place / "log").read_text("utf-8")
        time.sleep(0.2)
    raise AssertionError((place / "log").read_text("utf-8"))


@pytest.fixture
def screen(browser, lab) -> Iterator:
    """A page that keeps errors of its console, and refuses and keeps every request to another host."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))

    def sent(route):
        if route.request.url.startswith((lab, "data:", "blob:")):
            route.continue_()
        else:
            page.complaints.append(f"asks for {route.request.url}")
            route.abort()

    context.route("**/*", sent)
    yield page
    context.close()


def run_all(page, lab: str, notebook: str) -> None:
    """Open a notebook and run every cell of it."""
    page.goto(f"{lab}/lab/tree/{notebook}?reset")
    page.wait_for_function(READY, timeout=RUN_MILLISECONDS)
    page.evaluate(RUN)
    page.wait_for_function("() => window.isRun", timeout=RUN_MILLISECONDS)
    assert page.evaluate(ERRORS) == []


def figures_of(notebook: Path) -> list[int]:
    """The places of the cells that show a figure."""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    return [
        at
        for at, cell in enumerate(cells)
        if any(MIME in each.get("data", {}) for each in cell.get("outputs", []))
    ]


@pytest.mark.parametrize("notebook", ["02_plans_on_a_page.ipynb", "03_participant_plans.ipynb"])
def test_every_figure_of_a_notebook_is_drawn(repository, lab, screen, notebook):
    """Run from the first cell to the last, each figure is there, and neither console nor network has a word to say.

    No button above one takes it elsewhere.
    """
    run_all(screen, lab, notebook)
    places = figures_of(repository / "notebooks" / notebook)
    assert len(places) >= 3
    for at in places:
        screen.evaluate(SCROLL, at)
        screen.wait_for_function(DRAWN, arg=at, timeout=30_000)
        assert leading_away(screen) == []
    assert screen.complaints == []


def test_choosing_a_constituency_draws_its_plans(lab, screen):
    """Moving a widget changes the figure: the line under its heading says whose plans it shows now."""
    run_all(screen, lab, "explore/filter_plans.ipynb")
    screen.wait_for_function(
        "() => document.querySelector('.js-plotly-plot')?.textContent.includes('Everybody')"
    )
    before = screen.locator(".js-plotly-plot .bars path").count()
    screen.locator(".widget-dropdown select").nth(0).select_option(label="Large supplier")
    screen.wait_for_function(
        "() => document.querySelector('.js-plotly-plot')?.textContent.includes('Large supplier: 4 participants of 36')"
    )
    assert 0 < screen.locator(".js-plotly-plot .bars path").count() < before
    assert screen.complaints == []


def test_moving_a_slider_changes_the_table(lab, screen):
    """The what-if answers anew: with fewer suppliers needed, or M9 moved, the table is another."""
    run_all(screen, lab, "explore/what_if.ipynb")
    table = screen.locator(".jp-OutputArea-output table").first
    table.wait_for(timeout=30_000)
    before = table.inner_text()
    slider = screen.locator(".widget-readout").first
    slider.fill("364")
    slider.press("Enter")
    screen.wait_for_function(
        "(before) => document.querySelector('.jp-OutputArea-output table')?.innerText !== before", arg=before
    )
    assert screen.complaints == []
