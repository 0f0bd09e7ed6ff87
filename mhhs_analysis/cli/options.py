"""Options that several commands share, and what is handed on of this machine: its folders and clock."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from mhhs_analysis.reference import REPOSITORY

SAMPLE = Path("data/sample")
REPORTS = REPOSITORY / "reports"

Data = Annotated[Path, typer.Option(help="Folder of the consultation.")]
AsAt = Annotated[str, typer.Option(help="Look from this day (yyyy-mm-dd); empty is the consultation's own.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the workbook if it is there.")]
CellTimeout = Annotated[int, typer.Option(min=1, help="Seconds a cell may take.")]
Reports = Annotated[Path, typer.Option(hidden=True)]


def shown(data: Path) -> str:
    """Return a folder as a report shows it: from the repository where it lies there, not from this machine."""
    return data.relative_to(REPOSITORY).as_posix() if data.is_relative_to(REPOSITORY) else str(data)


def now() -> datetime:
    """Return the time, which the package is handed and never asks for itself."""
    return datetime.now(UTC)
