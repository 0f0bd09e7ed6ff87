"""`mhhs refresh` and `mhhs dictionary`: what is committed and yet made: notebooks' outputs, the data dictionary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mhhs_analysis.cli.streams import OUT
from mhhs_analysis.reference import REPOSITORY

Check = Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if a notebook would change.")]
DictionaryFile = Annotated[Path, typer.Argument()]


def refresh(check: Check = False) -> None:
    """Re-execute the committed notebooks in place, on the sample."""
    from mhhs_analysis.reporting import refresh as notebooks
    from mhhs_analysis.reporting.notebooks import notebooks_named

    changed = notebooks.refresh(notebooks_named([]), check=check)
    for path in changed:
        OUT.print(f"{path.name}: {'would change; run mhhs refresh' if check else 'refreshed'}", markup=False)
    if not changed:
        OUT.print("Nothing to do: every notebook is as it would be made today.")
    if changed and check:
        raise typer.Exit(1)


def dictionary(file: DictionaryFile = REPOSITORY / "data" / "README.md") -> None:
    """Write the data dictionary from the declarations of the frames."""
    from mhhs_analysis.reporting import dictionary as declared

    file.write_text(declared.dictionary(), encoding="utf-8", newline="\n")
