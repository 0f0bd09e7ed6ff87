"""A participant's plan, from its file to activities."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from mhhs_analysis.intake.choose import choose_reading
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.said import idle_in
from mhhs_analysis.intake.settings import NONE, Settings
from mhhs_analysis.intake.workbook import read_workbook


def read_plan(path: Path, settings: Settings = NONE) -> Reading:
    """Return how a plan is understood; `rows` are activities (all columns but those of the register).

    Where a person says how it is read, it is read again without each word, to tell those that change nothing.
    Raises NotReadable when the file can't be read at all.
    """
    workbook = read_workbook(path)
    reading = choose_reading(workbook, settings)
    idle = idle_in(reading, settings, partial(choose_reading, workbook))
    reading.idle = [what for what in idle if what not in reading.impossible]
    return reading
