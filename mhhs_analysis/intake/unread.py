"""What stands in documents and on slides and can't be read: told once for each of its places, with what to ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mhhs_analysis.intake.grids.doubts import ASK_DATES, SHAPES
from mhhs_analysis.intake.reading import Place, Reading
from mhhs_analysis.intake.remarks import ASK_REMARKS
from mhhs_analysis.intake.workbooks.office_objects import (
    ASK_EMBEDDED,
    CHART,
    DIAGRAM,
    EMBEDDED,
    PICTURE,
    counted,
)
from mhhs_analysis.intake.workbooks.sheets import Sheet

_EMBEDDED = "embedded in the file: it is not read"
_DATED = "what they say is not read"
_TOLD = [
    ((PICTURE, CHART, DIAGRAM), SHAPES, ASK_DATES),
    *(((kind,), _EMBEDDED, ASK_EMBEDDED.format(kind=kind)) for kind in EMBEDDED.values()),
]
"""Kinds that are told together, why they are not read, and what to ask for; all others are comments and notes."""


def tell_unread(reading: Reading, sheets: Sequence[Sheet]) -> None:
    """Set aside what stands on each sheet and can't be read: how many there are of each kind, never what they say."""
    for sheet in (one for one in sheets if one.unread):
        left = Counter(sheet.unread)
        for kinds, reason, remedy in _TOLD:
            if told := counted(Counter({kind: left.pop(kind, 0) for kind in kinds})):
                reading.put_aside(Place(reading.file, sheet.name), told, reason, remedy)
        if told := counted(left):
            reading.warn(Place(reading.file, sheet.name), told, _DATED, ASK_REMARKS)
