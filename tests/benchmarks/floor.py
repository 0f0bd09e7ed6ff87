"""The least a report can take: the same imports, in as many notebooks and workers, and nothing else.

Run as a process of its own: `python -m tests.benchmarks.floor FOLDER WORKERS`.
"""

import json
import sys
import tempfile
from pathlib import Path

from mhhs_analysis.reporting.notebooks import read_json
from mhhs_analysis.reporting.runs import raise_faults, run


def write_floor(notebooks: list[Path], folder: Path) -> None:
    """Write, for each notebook, one that holds its imports and nothing more."""
    folder.mkdir(parents=True, exist_ok=True)
    for notebook in notebooks:
        held = read_json(notebook)
        held["cells"] = [cell for cell in map(_imports, held["cells"]) if cell["source"]]
        (folder / notebook.name).write_text(json.dumps(held), encoding="utf-8")


def _imports(cell: dict) -> dict:
    lines = "".join(cell["source"]).splitlines() if cell["cell_type"] == "code" else []
    imports = "\n".join(line for line in lines if line.startswith(("import ", "from ")))
    return {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": imports}


if __name__ == "__main__":
    folder, workers = Path(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as out:
        raise_faults(run(sorted(folder.glob("*.ipynb")), {}, Path(out), workers=workers, cell_timeout=600))
