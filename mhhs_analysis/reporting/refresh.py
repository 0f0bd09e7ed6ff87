"""Re-execute the committed notebooks and keep their outputs, the same bytes each time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reporting import kernels
from mhhs_analysis.reporting.notebooks import node_of, read_json, text_of

if TYPE_CHECKING:
    from nbformat import NotebookNode

KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": kernels.NAME}
# What an author says of a cell; the rest is an editor's or a runner's note.
KEPT_METADATA = ("tags", "jupyter", "raw_mimetype", "format")
CELL_SECONDS = 600


def refresh(notebooks: Sequence[Path], *, check: bool) -> list[Path]:
    """Run each notebook with its own parameters, in its own folder, and return those whose file differs.

    They are written back, unless `check`. Raises MhhsError with every fault, and writes none, where a cell
    raises, times out or writes to stderr.
    """
    kernels.prepare_imports()
    import nbclient  # noqa: F401  (once, here: threads importing it at a time would wait on each other)

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        results = list(pool.map(_refreshed, notebooks))
    faults = [str(result) for result in results if isinstance(result, MhhsError)]
    if faults:
        raise MhhsError(*faults)
    made = zip(notebooks, results, strict=True)
    changed = {path: text for path, text in made if isinstance(text, str) and _differs(path, text)}
    for path, text in () if check else changed.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(changed)


def _differs(path: Path, text: str) -> bool:
    return path.read_bytes() != text.encode("utf-8")


def _refreshed(notebook: Path) -> str | MhhsError:
    """Return the notebook's text as it would be written, or what stopped it."""
    try:
        held = _read(notebook)
        _execute(notebook, held)
        return _normal(notebook, held)
    except MhhsError as error:
        return error


def _read(notebook: Path) -> NotebookNode:
    """Return the notebook, each cell with an id: the one it has, or one that its place gives it."""
    held = read_json(notebook)
    _give_ids(held["cells"])
    held["nbformat_minor"] = max(5, held["nbformat_minor"])
    return node_of(held)


def _give_ids(cells: Sequence[dict[str, Any]]) -> None:
    taken: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        wanted = cell.get("id") or f"cell-{number:02}"
        while wanted in taken:
            wanted += "-again"
        cell["id"] = wanted
        taken.add(wanted)


def _execute(notebook: Path, held: NotebookNode) -> None:
    """Run every cell; raise MhhsError naming the one that stopped it."""
    from nbclient import NotebookClient

    latest = ["starting its kernel"]

    def begin(cell: NotebookNode, cell_index: int) -> None:
        latest.append(kernels.cell_name(cell_index + 1, cell.source))

    try:
        with kernels.kernel(notebook.resolve().parent) as kernel:
            NotebookClient(
                held,
                km=kernel,
                timeout=CELL_SECONDS,
                startup_timeout=kernels.START_SECONDS,
                kernel_name=kernels.NAME,
                # A stream comes in pieces cut by chance.
                coalesce_streams=True,
                store_widget_state=False,
                shutdown_kernel="immediate",
                on_cell_start=begin,
            ).execute(cleanup_kc=True)
    except Exception as error:
        raise MhhsError(kernels.fault(notebook.name, latest[-1], error)) from None


def _normal(notebook: Path, held: NotebookNode) -> str:
    """Return the notebook as text that depends on nothing but its cells and what they gave."""
    held.metadata.clear()
    held.metadata["kernelspec"] = KERNELSPEC
    for number, cell in enumerate(held.cells, start=1):
        cell.metadata = {name: cell.metadata[name] for name in KEPT_METADATA if name in cell.metadata}
        for output in cell.get("outputs", []):
            _refuse_stderr(notebook, kernels.cell_name(number, cell.source), output)
    return text_of(held)


def _refuse_stderr(notebook: Path, cell: str, output: NotebookNode) -> None:
    if output.output_type == "stream" and output.name == "stderr":
        last = output.text.strip().splitlines()[-1]
        raise MhhsError(f"{notebook.name}: {cell}: warns: {last}; committed notebooks don't: mend the cause")
    if output.output_type == "error" and output.ename == "SystemExit":
        raise MhhsError(f"{notebook.name}: {cell}: ends the notebook by sys.exit; leave it out")
