"""Run notebooks through papermill, each on a kernel of its own, several at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mhhs_analysis.consultation.shown import PAPER_MIME
from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reporting import kernels
from mhhs_analysis.reporting.notebooks import text_of
from mhhs_analysis.reporting.parameters import check_parameters, given_to, parameters_of

if TYPE_CHECKING:
    from jupyter_client.manager import AsyncKernelManager
    from nbformat import NotebookNode
    from papermill.engines import NotebookExecutionManager

    from mhhs_analysis.reporting.kernels import Kernels

__all__ = ["Progress", "Run", "check_parameters", "parameters_of", "run"]

State = Literal["started", "finished", "failed"]
Progress = Callable[[Path, State], None]
"""Told of a notebook and its state, from the thread that runs it."""


@dataclass(frozen=True)
class Run:
    """What became of a notebook: how many seconds it took, and its fault, empty where it ran to its end."""

    notebook: Path
    seconds: float
    fault: str


class Stopped(Exception):
    """The user stopped the run: raised between two cells."""


def run(
    notebooks: Sequence[Path],
    parameters: Mapping[str, object],
    folder: Path,
    *,
    workers: int,
    cell_timeout: int,
    progress: Progress | None = None,
    made: Callable[[Path, NotebookNode], None] | None = None,
    meanwhile: Callable[[], None] = lambda: None,
    waiting: Kernels | None = None,
) -> list[Run]:
    """Run the notebooks, `workers` at a time, and write the executed ones into `folder`.

    A cell may take `cell_timeout` seconds. `made` is given each executed notebook at once, in its thread,
    while others still run; `meanwhile` is called once, while the kernels start: those `waiting` have begun to
    already. A notebook that fails doesn't stop the others: its Run says why.
    """
    kernels.prepare_imports()
    import papermill  # noqa: F401  (once, here: several threads importing it at a time would wait on each other)

    folder.mkdir(parents=True, exist_ok=True)
    stop = threading.Event()
    one = waiting.one if waiting else kernels.kernel
    work = _Work(parameters, folder, cell_timeout, progress, made, stop, one)
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        try:
            ran = pool.map(work.run, notebooks)
            meanwhile()
            return list(ran)
        except BaseException:  # Ctrl-C: kernels stop at their next cell, and nothing new is started
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def raise_faults(runs: Sequence[Run]) -> None:
    """Return where every notebook ran to its end; raise MhhsError with all the faults where one did not."""
    faults = [each.fault for each in runs if each.fault]
    if faults:
        raise MhhsError(*faults)


@dataclass(frozen=True)
class _Work:
    parameters: Mapping[str, object]
    folder: Path
    cell_timeout: int
    progress: Progress | None
    made: Callable[[Path, NotebookNode], None] | None
    stop: threading.Event
    kernel: Callable[[Path], AbstractContextManager[AsyncKernelManager]]

    def run(self, notebook: Path) -> Run:
        self._tell(notebook, "started")
        began = time.perf_counter()
        fault = self._fault(notebook)
        self._tell(notebook, "failed" if fault else "finished")
        return Run(notebook, round(time.perf_counter() - began, 3), fault)

    def _fault(self, notebook: Path) -> str:
        cells = _Cells(self.stop)
        try:
            parameters = given_to(notebook, self.parameters)
            with self.kernel(notebook.resolve().parent) as kernel:
                executed = _execute(notebook, parameters, self.cell_timeout, cells, kernel)
            _refuse_early_exit(executed)
            _write(executed, self.folder / notebook.name)
        except Exception as error:
            return kernels.fault(notebook.name, cells.latest, error)
        if self.made:
            try:
                self.made(notebook, executed)
            except Exception as error:
                return kernels.fault(notebook.name, "making its page", error)
        return ""

    def _tell(self, notebook: Path, state: State) -> None:
        if self.progress:
            self.progress(notebook, state)


class _Cells:
    """Follows a run from cell to cell: a kernel that dies doesn't say where."""

    def __init__(self, stop: threading.Event) -> None:
        self.latest, self._stop, self._injected = "starting its kernel", stop, 0

    def begin(self, cell: Mapping[str, Any], cell_index: int) -> None:
        if self._stop.is_set():
            raise Stopped("stopped by the user")
        # The author's notebook hasn't the cell that papermill injects.
        self._injected |= "injected-parameters" in cell["metadata"].get("tags", [])
        self.latest = kernels.cell_name(cell_index + 1 - self._injected, cell["source"])


def _execute(
    notebook: Path,
    parameters: dict[str, object],
    cell_timeout: int,
    cells: _Cells,
    kernel: AsyncKernelManager,
) -> NotebookNode:
    import papermill

    executed: NotebookNode = papermill.execute_notebook(
        # Papermill formats its paths: braces in a folder's name are doubled to come through it.
        str(notebook.resolve()).replace("{", "{{").replace("}", "}}"),
        None,
        parameters=parameters,
        engine_name=_engine(),
        # Whatever kernel an analyst's JupyterLab stored in the notebook, the one of this environment runs it.
        kernel_name=kernels.NAME,
        language="python",
        progress_bar=False,
        execution_timeout=cell_timeout,
        start_timeout=kernels.START_SECONDS,
        request_save_on_cell_execute=False,
        on_cell_start=cells.begin,
        km=kernel,
    )
    return executed


@cache
def _engine() -> str:
    """Return the name under which papermill knows its own engine, but for kernels that were started before."""
    from papermill.clientwrap import PapermillNotebookClient
    from papermill.engines import NBClientEngine, papermill_engines

    class StartedKernelEngine(NBClientEngine):  # type: ignore[misc]  # papermill ships no types
        """Here, so that papermill is imported only when a notebook is run."""

        @classmethod
        def execute_managed_notebook(
            cls,
            nb_man: NotebookExecutionManager,
            kernel_name: str,
            *,
            km: AsyncKernelManager,
            **options: object,
        ) -> NotebookNode:
            """Run the notebook; nbclient stops the kernel with its client."""
            client = PapermillNotebookClient(
                nb_man,
                km=km,
                kernel_name=kernel_name,
                timeout=options["execution_timeout"],
                startup_timeout=options["start_timeout"],
                on_cell_start=options["on_cell_start"],
                # All that a notebook makes has been received by then: nothing waits for its kernel to tidy up.
                shutdown_kernel="immediate",
            )
            executed: NotebookNode = client.execute(cleanup_kc=True)
            return executed

    papermill_engines.register("started-kernel", StartedKernelEngine)
    return "started-kernel"


def _refuse_early_exit(executed: NotebookNode) -> None:
    """Raise where a cell ended the notebook by sys.exit(0), which papermill takes for success."""
    outputs = [output for cell in executed.cells for output in cell.get("outputs", [])]
    if any(output.output_type == "error" for output in outputs):
        raise MhhsError("the cell ends the notebook by sys.exit; leave it out, or the rest is never run")


def _shown(executed: NotebookNode) -> Iterator[dict[str, Any]]:
    for cell in executed.cells:
        yield from (output["data"] for output in cell.get("outputs", []) if "data" in output)


def _write(executed: NotebookNode, target: Path) -> None:
    """Write the executed notebook without papermill's notes, which name this machine's folders.

    Nor with figures laid out for paper, which are for who draws them alone.
    """
    if any(PAPER_MIME in data for data in _shown(executed)):
        executed = deepcopy(executed)
        for data in _shown(executed):
            data.pop(PAPER_MIME, None)
    executed.metadata.pop("papermill", None)
    for cell in executed.cells:
        for noise in ("papermill", "execution"):
            cell.metadata.pop(noise, None)
    target.write_text(text_of(executed), encoding="utf-8")
