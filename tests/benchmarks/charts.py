"""Measure a figure of 10,000 activities beside px.timeline of the same rows: to build it, its weight, to draw it.

Both tell the same of a row under the pointer: its name, its days, and which row it is.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go

from mhhs_analysis.charts.strips import draw_strips
from mhhs_analysis.frames import RECEIVED, frame_of
from tests.benchmarks.gates import PARTICIPANTS_ASKED, Frames, consultation

ACTIVITIES, FEWER, MORE = 10_000, 1_000, 100_000
MOST_TIMES, MOST_WEIGHT, MOST_SECONDS = 2, 1.2, 2
"""How many times px.timeline's building time and weight; seconds to draw in a browser."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]

MARKS = """[...document.querySelectorAll(".bars path, .scatterlayer .point, .shapelayer path")]
    .reduce((marks, path) => marks + path.getAttribute("d").split("M").length - 1, 0)"""
"""How many marks a page shows: a bar has a path of its own, or is a stroke of one that many share."""

Draw = Callable[[], go.Figure]


def main(runs: int) -> None:
    """Print medians of both, their ratios, and how ours grows with ten times the activities, twice."""
    ours, theirs = _ways(ACTIVITIES)
    fewer, more = (_ways(count)[0] for count in (FEWER, MORE))
    print(f"{ACTIVITIES} activities of {PARTICIPANTS_ASKED} plans, median of {runs} runs")
    built = {"px.timeline": _milliseconds(theirs, runs), "plan strips": _milliseconds(ours, runs)}
    steps = {
        FEWER: _milliseconds(fewer, runs),
        ACTIVITIES: built["plan strips"],
        MORE: _milliseconds(more, runs),
    }
    weights = {name: _page(way()) for name, way in (("px.timeline", theirs), ("plan strips", ours))}
    drawn = _drawn(weights, runs)
    for name, milliseconds in built.items():
        seconds = f"{drawn[name]:5.2f} s to draw" if drawn else "not drawn: no Chromium"
        print(
            f"{name:12}{milliseconds:8.1f} ms of processor to build {len(weights[name]) / 1e6:6.2f} MB  {seconds}"
        )
    _print_ratios(built, {name: len(page) for name, page in weights.items()})
    for first, then in ((FEWER, ACTIVITIES), (ACTIVITIES, MORE)):
        grown, many = steps[then] / steps[first], then // first
        print(
            f"from {first} to {then} activities building takes {grown:.1f} x as long, target at most {many} x"
        )
    if drawn:
        print(f"drawn in {drawn['plan strips']:.2f} s, target below {MOST_SECONDS}")


def _print_ratios(built: dict[str, float], weights: dict[str, int]) -> None:
    times, heavy = (each["plan strips"] / each["px.timeline"] for each in (built, weights))
    print(f"building takes {times:.2f} x px.timeline, target at most {MOST_TIMES} x")
    print(f"the page weighs {heavy:.2f} x px.timeline's, target at most {MOST_WEIGHT} x")


def _ways(count: int) -> tuple[Draw, Draw]:
    """Return what draws so many activities: our way, and px.timeline with a row for each."""
    frames = consultation(-(-count // PARTICIPANTS_ASKED))
    activities = frames["activities"].head(count)
    received = _received(frames)
    rows = activities.assign(row=activities["plan_id"] + "/" + activities["activity_id"])
    edges = {"x_start": "start_from", "x_end": "finish_to"}
    return (
        lambda: draw_strips(activities, frames["plans"], frames["participants"], received),
        lambda: px.timeline(rows, **edges, y="row", hover_name="activity_name"),
    )


def _received(frames: Frames) -> pd.DataFrame:
    usual = {"kind": "plan", "round": "round-2", "is_confidential": False, "layout": "table", "rows_in": 1,
             "rows_kept": 1, "rows_set_aside": 0}  # fmt: skip
    return frame_of([{**usual, "file": file} for file in frames["plans"]["file"]], RECEIVED)


def _milliseconds(way: Draw, runs: int) -> float:
    """Return the median processor time of a way, which a busy machine stretches less than the clock's.

    Its first run warms and isn't counted.
    """
    taken = []
    for _ in range(runs + 1):
        began = time.process_time()
        way()
        taken.append(1000 * (time.process_time() - began))
    return median(taken[1:])


def _page(figure: go.Figure) -> str:
    """Return the figure as a page without the library, which every page shares."""
    said = "document.body.dataset.drawn = 'yes';"
    return figure.to_html(include_plotlyjs="directory", div_id="figure", post_script=said)


def _drawn(pages: dict[str, str], runs: int) -> dict[str, float]:
    """Return the median seconds from opening each page until its marks stand there; none without a browser."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        return {}
    from playwright.sync_api import sync_playwright
    from plotly.offline import get_plotlyjs

    with tempfile.TemporaryDirectory(prefix="mhhs-bench-") as made, sync_playwright() as playwright:
        (Path(made) / "plotly.min.js").write_text(get_plotlyjs(), encoding="utf-8")
        opened = playwright.chromium.launch(executable_path=browser, args=FLAGS)
        taken: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(runs):
            for name, page in pages.items():
                path = Path(made) / f"{name}.html"
                path.write_text(page, encoding="utf-8")
                taken[name].append(_seconds(opened.new_page(viewport={"width": 1280, "height": 900}), path))
        opened.close()
    return {name: median(each) for name, each in taken.items()}


def _seconds(page, path: Path) -> float:
    """Return the seconds until a page's every mark is drawn and shown, the library's loading among them.

    Raises AssertionError where fewer marks than activities stand there.
    """
    began = time.perf_counter()
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-drawn]")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    seconds = time.perf_counter() - began
    marks = page.evaluate(MARKS)
    assert marks >= ACTIVITIES, f"{path.name}: {marks} marks drawn of {ACTIVITIES} activities"
    page.close()
    return seconds
