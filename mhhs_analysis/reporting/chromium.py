"""Chromium drawing figures for paper, started once and kept warm: one that hangs is ended, never waited for."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Coroutine, Iterator, Mapping
from concurrent.futures import TimeoutError as TimedOut
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from mhhs_analysis.frames import MhhsError

if TYPE_CHECKING:
    from kaleido import Kaleido

START_SECONDS, DRAW_SECONDS, END_SECONDS = 60.0, 60.0, 10.0
MISSING = "figures/ holds no PDF, SVG or PNG: they need Chromium (Debian, Ubuntu: apt install chromium); then run again"

T = TypeVar("T")


class NotDrawn(MhhsError):
    """Raised where Chromium is missing, hangs or can't draw a figure: the report goes on without the drawing."""


class _Ended(NotDrawn):
    """Raised where the browser ended by itself: a new one may do better, once."""


class Chromium:
    """A Chromium that draws plotly figures, one after another, from whichever thread asks.

    kaleido's own server waits for ever for a browser that hangs. Here its loop runs in a thread of ours, each
    drawing has its time, and a browser that doesn't answer is ended with all that it started; the next figure finds
    a new one, once: a second that hangs is the machine's own fault, and no more is drawn.
    """

    def __init__(self, draw_seconds: float = DRAW_SECONDS) -> None:
        self._seconds, self._lock, self._hung = draw_seconds, threading.Lock(), 0
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True, name="chromium").start()
        self._browser: Kaleido | None = None
        try:
            self._start()
        except BaseException:
            self._end_loop()
            raise

    def draw(
        self, figure: Mapping[str, Any], form: str, size: tuple[float, float], scale: float = 1
    ) -> bytes:
        """Return a figure as `form` (pdf, svg or png), its size in pixels, magnified by `scale`; raise NotDrawn."""
        options = {"format": form, "width": size[0], "height": size[1], "scale": scale}
        with self._lock:
            try:
                return self._drawn(figure, options)
            except _Ended:
                return self._drawn(figure, options)

    def close(self) -> None:
        """End the browser."""
        with self._lock:
            if self._browser is not None:
                with suppress(Exception):
                    self._wait(self._browser.close(), END_SECONDS)
                self._kill()
            self._end_loop()

    def _drawn(self, figure: Mapping[str, Any], options: dict[str, Any]) -> bytes:
        if self._hung > 1:
            raise NotDrawn("Chromium hung twice: nothing more is drawn; run again when less else runs")
        browser = self._browser or self._start()
        try:
            drawn: bytes = self._wait(browser.calc_fig(dict(figure), opts=options), self._seconds)
        except (TimedOut, TimeoutError):
            self._hung += 1
            self._kill()
            raise NotDrawn(f"Chromium took longer than {self._seconds:g} s and was ended") from None
        except Exception as error:
            self._kill()
            raise _Ended(f"Chromium could not draw it ({type(error).__name__})") from None
        return drawn

    def _start(self) -> Kaleido:
        import logistro

        logistro.getLogger().setLevel("CRITICAL")  # what is to be said of a failure our own line says
        from choreographer.errors import ChromeNotFoundError
        from kaleido import Kaleido

        try:
            # Without mathjax=False each drawing would ask the network for it.
            browser = Kaleido(mathjax=False, timeout=None)
        except ChromeNotFoundError:
            raise NotDrawn(MISSING) from None
        self._browser = browser
        try:
            self._wait(browser.open(), START_SECONDS)
        except Exception as error:
            self._kill()
            raise NotDrawn(
                f"figures/ holds no drawings: Chromium did not start ({type(error).__name__})"
            ) from None
        return browser

    def _wait(self, work: Coroutine[Any, Any, T], seconds: float) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    def _kill(self) -> None:
        """End the browser and all its children at once: it is the first of a session of its own."""
        browser, self._browser = self._browser, None
        process = getattr(browser, "subprocess", None)
        if process is None:
            return
        with suppress(OSError):
            if hasattr(os, "killpg") and os.getpgid(process.pid) == process.pid:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()

    def _end_loop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)


@contextmanager
def warm_chromium() -> Iterator[Chromium]:
    """Give a Chromium for as long as it is needed; raise NotDrawn where there is none."""
    chromium = Chromium()
    try:
        yield chromium
    finally:
        chromium.close()
