"""`mhhs readback`: a page for each participant, to be sent to it alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mhhs_analysis.cli.options import REPORTS, SAMPLE, AsAt, CellTimeout, Data, Reports, now, shown
from mhhs_analysis.cli.streams import progress, tell
from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reference import resolve

Participant = Annotated[
    list[str] | None, typer.Option(help="Only this participant, by its identifier; may be repeated.")
]
Workers = Annotated[int, typer.Option(min=1, help="Pages made at the same time.")]


def readback(
    data: Data = SAMPLE,
    as_at: AsAt = "",
    participant: Participant = None,
    workers: Workers = 2,
    cell_timeout: CellTimeout = 600,
    reports: Reports = REPORTS,
) -> None:
    """Make a page for each participant: how its plan and answers were read, where it stands, what is needed."""
    from mhhs_analysis.consultation.edition import wanted
    from mhhs_analysis.consultation.fresh import edition
    from mhhs_analysis.reporting.readback import publish_pack

    rows = wanted(data, as_at, "ofgem").folder.participants
    names = {row["participant_id"]: row["participant_name"] for row in rows}
    chosen = _participants(names, participant or [])
    with progress(len(chosen)) as told:
        index = publish_pack(
            chosen,
            lambda audience: edition(data, as_at, audience),
            shown(resolve(data)),
            reports=reports,
            workers=workers,
            cell_timeout=cell_timeout,
            now=now,
            told=lambda who: told(Path(who), "finished"),
        )
    tell(f"The pack is at {index}")


def _participants(names: dict[str, str], asked: list[str]) -> dict[str, str]:
    """Return the participants asked for, all where none is; one that the register doesn't have is a fault."""
    faults = [
        f"--participant {who}: not in participants.csv, which has {', '.join(names)}"
        for who in asked
        if who not in names
    ]
    if faults:
        raise MhhsError(*faults)
    return {who: names[who] for who in asked or names}
