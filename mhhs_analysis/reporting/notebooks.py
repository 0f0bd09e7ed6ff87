"""Notebook files: which there are, and how one is read and written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reference import REPOSITORY

if TYPE_CHECKING:
    from nbformat import NotebookNode

FOLDER = REPOSITORY / "notebooks"
READBACK = "participant_readback"
"""The notebook that is for one participant, and for no other audience."""


def notebooks_named(names: Sequence[str], folder: Path = FOLDER) -> list[Path]:
    """Return the notebooks asked for, in reading order; all of the folder's where none is asked for.

    A name is a notebook's number, its name, or both: `7`, `07`, `evidence` or `07_evidence`.
    Raises MhhsError with every name that no notebook has.
    """
    held = sorted(folder.glob("[0-9]*_*.ipynb"))
    if not held:
        raise MhhsError(f"{folder}: no notebooks there; restore them from the repository")
    known = ", ".join(path.stem for path in held)
    faults = [
        f"notebook {name!r}: there is none of that name; there are {known}"
        for name in names
        if not any(_is_named(path, name) for path in held)
    ]
    if faults:
        raise MhhsError(*faults)
    return [path for path in held if not names or any(_is_named(path, name) for name in names)]


def for_audience(notebooks: Sequence[Path], audience: str) -> list[Path]:
    """Return the notebooks that an audience's report holds: the read-back is a participant's alone."""
    is_participant = audience.startswith("participant:")
    return [path for path in notebooks if is_participant or not path.stem.endswith(READBACK)]


def read_json(notebook: Path) -> dict[str, Any]:
    """Return a notebook file as it stands.

    Raises MhhsError where it is absent or not a notebook of format 4.
    """
    try:
        held: dict[str, Any] = json.loads(notebook.read_text(encoding="utf-8"))
        if held["nbformat"] == 4 and all({"cell_type", "source"} <= cell.keys() for cell in held["cells"]):
            return held
    except FileNotFoundError:
        raise MhhsError(f"{notebook}: no such notebook; check its name") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    raise MhhsError(f"{notebook}: not a notebook of format 4 that can be read; restore it") from None


def node_of(held: Mapping[str, Any]) -> NotebookNode:
    """Return a notebook file's content as the Jupyter libraries hold it, each source as one text."""
    import nbformat

    node: NotebookNode = nbformat.reads(json.dumps(held), as_version=4)  # type: ignore[no-untyped-call]
    return node


def text_of(node: NotebookNode) -> str:
    """Return a notebook as the text of its file, as Jupyter itself would write it."""
    import nbformat

    return str(nbformat.writes(node)).rstrip("\n") + "\n"  # type: ignore[no-untyped-call]


def _is_named(notebook: Path, name: str) -> bool:
    number, _, words = notebook.stem.partition("_")
    asked = Path(name).name.removesuffix(".ipynb")
    return asked in (notebook.stem, words) or (asked.isdigit() and int(asked) == int(number))
