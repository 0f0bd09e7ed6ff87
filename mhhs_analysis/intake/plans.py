"""A participant's plan, from its file to activities."""

from __future__ import annotations

from pathlib import Path

from mhhs_analysis.intake.choose import choose_reading
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import NONE, Settings
from mhhs_analysis.intake.workbook import read_workbook


def read_plan(path: Path, settings: Settings = NONE) -> Reading:
    """Return how a plan is understood; `rows` are activities (all columns but those of the register).

    Raises NotReadable when the file can't be read at all.
    """
    return choose_reading(read_workbook(path), settings)
