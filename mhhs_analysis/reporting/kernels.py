"""How a kernel is started, and what is said when a notebook stops in one."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mhhs_analysis.consultation.shown import FOR_PAPER, RENDERER
from mhhs_analysis.frames import MhhsError

if TYPE_CHECKING:
    from jupyter_client.manager import AsyncKernelManager

# Whatever kernel an analyst's JupyterLab stored in the notebook, the one of this environment runs it.
NAME = "python3"
START_SECONDS = 60
NO_HISTORY = ":memory:"
AGAIN = "put it right and run again"
# A socket's path may have some 100 characters (104 bytes on macOS), its file's name included.
LONGEST_SOCKET_FOLDER = 85


def prepare_imports() -> None:
    """Spare papermill and nbclient a second of import time, and the terminal their log."""
    # Where JupyterLab was installed without overrides.txt, jsonschema builds a grammar nobody here uses.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    for name in ("papermill", "traitlets", "nbclient", "asyncio"):
        logging.getLogger(name).addHandler(logging.NullHandler())


@contextmanager
def kernel(folder: Path, *, for_paper: bool = False) -> Iterator[AsyncKernelManager]:
    """Start a kernel that works in a folder; at the end it is stopped, unless it was already.

    With `for_paper` it lays its figures out for paper too.

    Its socket files lie in a folder of their own, in place of TCP's ports. Ports can collide, and so do the
    names that jupyter_client gives socket files: two kernels that start in one folder would have the same.
    It takes this process's environment: in it plotly is told how to show its figures, so that an editor's or
    a cloud's own way gets into no report.
    """
    prepare_imports()
    from jupyter_client.manager import AsyncKernelManager
    from jupyter_core.utils import run_sync

    os.environ.setdefault("PLOTLY_RENDERER", RENDERER)
    with TemporaryDirectory(prefix="mhhs-", ignore_cleanup_errors=True) as sockets:
        manager = AsyncKernelManager(kernel_name=NAME, **_sockets_in(sockets))
        run_sync(manager.start_kernel)(
            cwd=str(folder),
            env={**os.environ, **({FOR_PAPER: "1"} if for_paper else {})},
            extra_arguments=[f"--HistoryManager.hist_file={NO_HISTORY}"],
        )
        try:
            yield manager
        finally:
            if manager.has_kernel:
                run_sync(manager.shutdown_kernel)(now=True)


def _sockets_in(folder: str) -> dict[str, str]:
    if sys.platform == "win32" or len(folder) >= LONGEST_SOCKET_FOLDER:
        return {}
    return {"transport": "ipc", "ip": f"{folder}/kernel"}


class Kernels:
    """Kernels for notebooks that run in one folder, each started before its notebook has need of it.

    A kernel takes half a second to start, in which this process has its own imports to do or a store to
    build. As many as run at a time wait from the beginning; for each that is taken another one is started,
    until there is one for each notebook.
    """

    def __init__(self, folder: Path, notebooks: int, at_once: int, *, for_paper: bool = False) -> None:
        self._folder, self._left, self._lock = folder, notebooks, threading.Lock()
        self._for_paper = for_paper
        self._waiting: list[tuple[AsyncKernelManager, ExitStack]] = []
        for _ in range(at_once):
            self._start()

    def __enter__(self) -> Kernels:
        return self

    def __exit__(self, *raised: object) -> None:
        with self._lock:
            self._left = 0
            for _, ending in self._waiting:
                ending.close()

    @contextmanager
    def one(self, folder: Path) -> Iterator[AsyncKernelManager]:
        """Give a kernel that works in a folder, the one that has waited longest; it is stopped at the end."""
        with self._lock:
            taken = self._waiting.pop(0) if self._waiting and folder == self._folder else None
            self._start()
        if taken is None:
            with kernel(folder, for_paper=self._for_paper) as fresh:
                yield fresh
            return
        manager, ending = taken
        with ending:
            yield manager

    def _start(self) -> None:
        """Start another one to wait, if a notebook is left that none was started for."""
        if self._left > 0:
            self._left -= 1
            ending = ExitStack()
            self._waiting.append(
                (ending.enter_context(kernel(self._folder, for_paper=self._for_paper)), ending)
            )


def fault(notebook: str, cell: str, error: BaseException) -> str:
    """Return one line that says where a notebook stopped, what happened, and what to do."""
    return f"{notebook}: {cell}: {_happened(error)}"


def cell_name(number: int, source: str) -> str:
    """Return how a cell is named to its author: its place, counted from 1, and its first line."""
    first = next((line.strip() for line in source.splitlines() if line.strip()), "")
    return f"cell {number} ({first[:60]})" if first else f"cell {number}"


def _happened(error: BaseException) -> str:
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    if isinstance(error, CellTimeoutError):
        return "took longer than a cell may; give cells more time, or let it do less"
    if isinstance(error, DeadKernelError):
        return f"its kernel died, as one does that runs out of memory; {AGAIN}"
    name = getattr(error, "ename", type(error).__name__)
    words = str(getattr(error, "evalue", error))
    # Our own errors say already what to do, a line each.
    if name in ("MhhsError", "NotReadable") or isinstance(error, MhhsError):
        return " / ".join(words.splitlines())
    last = (words.strip().splitlines() or [""])[-1]
    return f"{name}: {last}; {AGAIN}" if last else f"{name}; {AGAIN}"
