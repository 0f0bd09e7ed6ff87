"""`mhhs read`: how one file is understood."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import typer

from mhhs_analysis.cli.streams import OUT, print_json
from mhhs_analysis.dates import YEARS
from mhhs_analysis.frames import MhhsError

if TYPE_CHECKING:
    from mhhs_analysis.intake.reading import Reading

File = Annotated[Path, typer.Argument(help="The file to read.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
CsvFile = Annotated[Path | None, typer.Option("--csv", help="Write the activities to this csv file.")]
ShowAll = Annotated[bool, typer.Option("--all", help="Show every row, not only the first.")]
Sheet = Annotated[list[str] | None, typer.Option(help="Read this sheet; may be repeated.")]
HeaderRow = Annotated[int | None, typer.Option(min=1, help="Row the headings stand in, counted from 1.")]
DateOrder = Annotated[Literal["DMY", "MDY"] | None, typer.Option(help="Overrule what the dates show.")]
Year = Annotated[
    int | None, typer.Option(min=YEARS.start, max=YEARS.stop - 1, help="Year of dates written without one.")
]
Durations = Annotated[Literal["working", "calendar"] | None, typer.Option(help="Which days durations count.")]
WeekOne = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d", "%d/%m/%Y"], help="Day on which the first numbered period begins."),
]
Layout = Annotated[
    Literal["table", "grid", "matrix", "list"] | None,
    typer.Option(help="Read it this way, where two ways are close."),
]
PlanVersion = Annotated[
    str | None, typer.Option(help="Of several versions in a file read this one, such as POAP 2, or all.")
]


def plan(
    file: File,
    as_json: AsJson = False,
    csv_file: CsvFile = None,
    show_all: ShowAll = False,
    sheet: Sheet = None,
    header_row: HeaderRow = None,
    date_order: DateOrder = None,
    year: Year = None,
    durations: Durations = None,
    week_one: WeekOne = None,
    layout: Layout = None,
    plan_version: PlanVersion = None,
) -> None:
    """Show how a participant's plan is understood, and a small drawing of it."""
    from mhhs_analysis.intake.guard import read_one
    from mhhs_analysis.intake.plans import read_plan
    from mhhs_analysis.intake.settings import Settings

    said = Settings(
        tuple(sheet or ()),
        header_row,
        date_order,
        year=year,
        durations=durations or "",
        week_one=week_one.date() if week_one else None,
        layout=layout or "",
        version=plan_version or "",
    )
    reading = read_one(read_plan, file, said)
    if reading.impossible:
        raise MhhsError(*(f"{file}: {told}" for told in reading.impossible.values()))
    if csv_file:
        _write_csv(csv_file, reading.rows)
    if as_json:
        print_json(reading.as_json("activities"))
    else:
        _show(reading, show_all=show_all)


def _show(reading: Reading, *, show_all: bool) -> None:
    from mhhs_analysis.reporting.terminal import show_plan

    show_plan(OUT, reading, show_all=show_all)


def _write_csv(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows as a csv in which no text is one that a spreadsheet would work out."""
    from mhhs_analysis.consultation.csv_cells import quoted

    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(rows[0]) if rows else ["activity_name"])
        writer.writeheader()
        writer.writerows(
            {name: quoted(value) if isinstance(value, str) else value for name, value in row.items()}
            for row in rows
        )


def responses(file: File, as_json: AsJson = False) -> None:
    """Show how a file of consultation responses is understood."""
    from mhhs_analysis.intake.guard import read_one
    from mhhs_analysis.intake.responses import Responses, read_responses

    reading = cast(Responses, read_one(read_responses, file))
    if as_json:
        print_json(reading.as_json("answers"))
        return
    from mhhs_analysis.reporting.terminal import show_answers

    show_answers(OUT, reading)
