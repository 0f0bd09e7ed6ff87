"""How a kernel is started, and what is said when a notebook stops in one."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mhhs_analysis.consultation.shown import RENDERER
from mhhs_analysis.frames import MhhsError

if TYPE_CHECKING:
    from traitlets.config import Config

# Whatever kernel an analyst's JupyterLab stored in the notebook, the one of this environment runs it.
NAME = "python3"
START_SECONDS = 60
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
def settings() -> Iterator[Config]:
    """Give one kernel's settings: socket files in a folder of its own, in place of TCP's ports.

    Ports can collide, and so do the names that jupyter_client gives socket files: two kernels that start
    in one folder would have the same. The kernel takes this process's environment: in it plotly is told
    how to show its figures, so that an editor's or a cloud's own way gets into no report.
    """
    from traitlets.config import Config

    os.environ.setdefault("PLOTLY_RENDERER", RENDERER)
    with TemporaryDirectory(prefix="mhhs-", ignore_cleanup_errors=True) as folder:
        settled = Config()
        if sys.platform != "win32" and len(folder) < LONGEST_SOCKET_FOLDER:
            settled.KernelManager.update(transport="ipc", ip=f"{folder}/kernel")
        yield settled


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
