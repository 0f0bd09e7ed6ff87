import os
import signal

import pytest

from mhhs_analysis.reporting.chromium import MISSING, Chromium, NotDrawn, warm_chromium

FIGURE = {"data": [{"type": "bar", "y": [1, 2]}], "layout": {}}
SIZE = (300, 200)


@pytest.mark.needs_chromium
def test_a_browser_draws_one_figure_after_another():
    """The same browser draws them all, in every form."""
    with warm_chromium() as chromium:
        first = chromium._browser
        assert chromium.draw(FIGURE, "svg", SIZE).startswith(b"<svg")
        assert chromium.draw(FIGURE, "pdf", SIZE).startswith(b"%PDF")
        assert chromium.draw(FIGURE, "png", SIZE, 2).startswith(b"\x89PNG")
        assert chromium._browser is first


@pytest.mark.needs_chromium
def test_a_browser_that_hangs_is_ended_and_another_draws_on():
    """A figure waits its time and no longer; the next one finds a new browser; after two that hang no more is drawn."""
    chromium = Chromium(draw_seconds=3)
    try:
        for _ in range(2):
            chromium.draw(FIGURE, "svg", SIZE)
            hung = chromium._browser.subprocess
            os.killpg(hung.pid, signal.SIGSTOP)
            with pytest.raises(NotDrawn, match="longer than 3 s"):
                chromium.draw(FIGURE, "svg", SIZE)
            assert hung.wait(10) is not None
        with pytest.raises(NotDrawn, match="hung twice"):
            chromium.draw(FIGURE, "svg", SIZE)
    finally:
        chromium.close()


@pytest.mark.needs_chromium
def test_a_browser_that_ended_is_replaced():
    """One that was killed from outside costs no figure."""
    with warm_chromium() as chromium:
        os.killpg(chromium._browser.subprocess.pid, signal.SIGKILL)
        assert chromium.draw(FIGURE, "svg", SIZE).startswith(b"<svg")


def test_without_a_browser_one_line_says_what_to_install(monkeypatch):
    """No traceback, and no offer to fetch one from the network."""
    monkeypatch.setenv("BROWSER_PATH", "/nowhere")
    with pytest.raises(NotDrawn) as refused, warm_chromium():
        pass
    assert str(refused.value) == MISSING and "apt install chromium" in MISSING
