"""The commands of `mhhs`, a thin layer over the package: errors are plain lines, never a traceback."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import typer
from rich.console import Console

from mhhs_analysis.dates import YEARS
from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reference import REPOSITORY, resolve

if TYPE_CHECKING:
    import pandas as pd

    from mhhs_analysis.consultation.edition import Edition
    from mhhs_analysis.intake.reading import Reading

app = typer.Typer(
    help="Evidence for the MHHS re-plan: read plans and responses, build the store, write the report.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
read_app = typer.Typer(help="How one file is understood.", no_args_is_help=True)
app.add_typer(read_app, name="read")

OUT, ERR = Console(), Console(stderr=True, soft_wrap=True)

Data = Annotated[Path, typer.Option(help="Folder of the consultation.")]
AsAt = Annotated[str, typer.Option(help="Look from this day (yyyy-mm-dd); empty is the consultation's own.")]
Audience = Annotated[str, typer.Option(help="public, ofgem or participant:ID.")]
File = Annotated[Path, typer.Argument(help="The file to read.")]
Form = Literal["plan", "responses", "poap", "participants"]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Parameter = Annotated[
    list[str] | None, typer.Option("--parameter", "-p", help="NAME=VALUE for the notebooks that know it.")
]
Notebook = Annotated[
    list[str] | None, typer.Option(help="Only this notebook, by name or number; may be repeated.")
]


def main() -> None:
    """Run the command line; a fault the user can mend ends it with exit 1 and plain lines on stderr."""
    for stream in (sys.stdout, sys.stderr):  # a letter that a terminal can't show must not end the command
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app()
    except MhhsError as error:
        for fault in error.faults:
            ERR.print(fault, markup=False, highlight=False)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
    except Exception as error:  # a fault of ours: no traceback reaches a user unless one is asked for
        if os.environ.get("MHHS_TRACEBACK"):
            raise
        told = f"an unforeseen fault ({type(error).__name__}: {error}); report it, with what MHHS_TRACEBACK=1 shows"
        ERR.print(told, markup=False, highlight=False)
        sys.exit(1)


@read_app.command("plan")
def read_plan_command(
    file: File,
    as_json: AsJson = False,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", help="Write the activities to this csv file.")
    ] = None,
    show_all: Annotated[bool, typer.Option("--all", help="Show every row, not only the first.")] = False,
    sheet: Annotated[list[str] | None, typer.Option(help="Read this sheet; may be repeated.")] = None,
    header_row: Annotated[
        int | None, typer.Option(min=1, help="Row the headings stand in, counted from 1.")
    ] = None,
    date_order: Annotated[
        Literal["DMY", "MDY"] | None, typer.Option(help="Overrule what the dates show.")
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(min=YEARS.start, max=YEARS.stop - 1, help="Year of dates written without one."),
    ] = None,
    durations: Annotated[
        Literal["working", "calendar"] | None, typer.Option(help="Which days durations count.")
    ] = None,
    week_one: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d", "%d/%m/%Y"], help="Day on which the first numbered period begins."),
    ] = None,
    layout: Annotated[
        Literal["table", "grid", "matrix", "list"] | None,
        typer.Option(help="Read it this way, where two ways are close."),
    ] = None,
    plan_version: Annotated[
        str | None,
        typer.Option(help="Of several versions on a sheet read this one, such as POAP 2, or all."),
    ] = None,
) -> None:
    """Show how a participant's plan is understood, and a small drawing of it."""
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
    reading = _read(file, read_plan, said)
    if reading.impossible:
        raise MhhsError(*(f"{file}: {told}" for told in reading.impossible.values()))
    if csv_file:
        _write_csv(csv_file, reading.rows)
    if as_json:
        _print_json(reading.as_json("activities"))
        return
    from mhhs_analysis.reporting.terminal import show_plan

    show_plan(OUT, reading, show_all=show_all)


@read_app.command("responses")
def read_responses_command(file: File, as_json: AsJson = False) -> None:
    """Show how a file of consultation responses is understood."""
    from mhhs_analysis.intake.responses import Responses, read_responses

    reading = cast(Responses, _read(file, read_responses))
    if as_json:
        _print_json(reading.as_json("answers"))
        return
    from mhhs_analysis.reporting.terminal import show_answers

    show_answers(OUT, reading)


@app.command("template")
def template_command(
    form: Annotated[Form, typer.Argument(help="Which form.")],
    file: Annotated[Path, typer.Argument(help="Where to write it: .xlsx, or .csv for participants.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    data: Annotated[Path, typer.Option(help="Of responses: folder whose questions.csv is asked.")] = Path(
        "data/sample"
    ),
    asked_in: Annotated[
        str, typer.Option("--round", help="Of responses: the round; empty is the consultation's own.")
    ] = "",
) -> None:
    """Write a blank form to send out, which is read back as it was filled in."""
    from mhhs_analysis.consultation.folder import questions_asked
    from mhhs_analysis.reporting.blank_forms.write import write_form

    asked = questions_asked(resolve(data), asked_in) if form == "responses" else None
    write_form(form, file, is_forced=force, asked=asked)
    OUT.print(f"A blank form for {form} is at {file}", markup=False, highlight=False, soft_wrap=True)


@app.command("build")
def build_command(
    data: Data = Path("data/sample"),
    as_at: AsAt = "",
    audience: Annotated[str, typer.Option(hidden=True)] = "ofgem",
) -> None:
    """Read everything, run every analysis and write the store; only what changed is read again."""
    from mhhs_analysis.consultation.fresh import edition

    made = edition(data, as_at, audience)
    OUT.print(f"{made.title}: the store as at {made.as_at} for {made.audience} is ready.", markup=False)


@app.command("mapping")
def mapping_command(
    file: Annotated[Path, typer.Argument(help="The workbook (.xlsx) to write, or with --import to read.")],
    data: Data = Path("data/sample"),
    as_at: AsAt = "",
    is_import: Annotated[
        bool, typer.Option("--import", help="Read the workbook filled in, into activity_mapping.csv.")
    ] = False,
    who: Annotated[str, typer.Option(help="Who mapped, where the workbook doesn't say.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace the workbook if it is there.")] = False,
) -> None:
    """Write the activities that no rule maps into a workbook to map them in, or read one back."""
    from mhhs_analysis.reporting.mapping_form import read_form, write_form

    if is_import:
        from mhhs_analysis.consultation.mapping_register import add_to_register

        rows = read_form(file, who=who, when=_now().date())
        added = add_to_register(resolve(data), rows)
        told = f"{added} of {len(rows)} mappings are new in {resolve(data) / 'activity_mapping.csv'}."
    else:
        names = write_form(_unmatched(data, as_at), file, is_forced=force)
        told = f"{names} names that no rule maps are in {file}; fill it in and give it to --import."
    OUT.print(told, markup=False, highlight=False, soft_wrap=True)


@app.command("coding")
def coding_command(
    file: Annotated[Path, typer.Argument(help="The workbook (.xlsx) to write, or with --import to read.")],
    data: Data = Path("data/sample"),
    as_at: AsAt = "",
    is_import: Annotated[
        bool, typer.Option("--import", help="Read the workbook filled in, into coding.csv.")
    ] = False,
    who: Annotated[str, typer.Option(help="Who coded, where the workbook doesn't say.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace the workbook if it is there.")] = False,
) -> None:
    """Write the answers that want a person's reading into a workbook to code them in, or read one back."""
    from mhhs_analysis.reporting.coding_form import read_form, write_form

    if is_import:
        from mhhs_analysis.consultation.coding_register import add_to_register

        rows = read_form(file, who=who, when=_now().date())
        added = add_to_register(resolve(data), rows)
        told = f"{added} of {len(rows)} codings are new in {resolve(data) / 'coding.csv'}."
    else:
        listed, names = _to_code(data, as_at)
        answers = write_form(listed, names, file, is_forced=force)
        told = f"{answers} answers that want coding are in {file}; fill it in and give it to --import."
    OUT.print(told, markup=False, highlight=False, soft_wrap=True)


@app.command("report")
def report_command(
    data: Data = Path("data/sample"),
    as_at: AsAt = "",
    audience: Audience = "public",
    notebook: Notebook = None,
    parameter: Parameter = None,
    workers: Annotated[int, typer.Option(min=1, help="Notebooks run at the same time.")] = 2,
    cell_timeout: Annotated[int, typer.Option(min=1, help="Seconds a cell may take.")] = 600,
    is_drawn: Annotated[
        bool,
        typer.Option(
            "--figures", help="Also each figure as A3 PDF, SVG and PNG (with Chromium), and slides."
        ),
    ] = False,
    reports: Annotated[Path, typer.Option(hidden=True)] = REPOSITORY / "reports",
) -> None:
    """Build, run the notebooks and publish a report folder; a failed run leaves the last good report."""
    from mhhs_analysis.consultation.fresh import edition
    from mhhs_analysis.reporting.kernels import Kernels
    from mhhs_analysis.reporting.log import run_log
    from mhhs_analysis.reporting.notebooks import for_audience, notebooks_named
    from mhhs_analysis.reporting.parameters import check_parameters
    from mhhs_analysis.reporting.publish import publish

    named, given = notebooks_named(notebook or []), _parameters(parameter or [])
    chosen = named if notebook else for_audience(named, audience)
    check_parameters(chosen, given)
    with Kernels(chosen[0].resolve().parent, len(chosen), workers, for_paper=is_drawn) as waiting:
        made = edition(data, as_at, audience)
        standard = {"data": _shown(resolve(data)), "as_at": made.as_at, "audience": audience}
        with _progress(len(chosen)) as told:
            index = publish(
                made,
                chosen,
                given | standard,
                reports=reports,
                workers=workers,
                cell_timeout=cell_timeout,
                now=_now,
                log=run_log(reports, made.name, audience, _now),
                progress=told,
                waiting=waiting,
                annex=lambda path: _write_annex(made, data, path),
                deck=(lambda path: _write_deck(made, data, path)) if is_drawn else None,
                told=_say if is_drawn else None,
            )
    OUT.print(f"The report is at {index}", markup=False, highlight=False, soft_wrap=True)


@app.command("readback")
def readback_command(
    data: Data = Path("data/sample"),
    as_at: AsAt = "",
    participant: Annotated[
        list[str] | None, typer.Option(help="Only this participant, by its identifier; may be repeated.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Pages made at the same time.")] = 2,
    cell_timeout: Annotated[int, typer.Option(min=1, help="Seconds a cell may take.")] = 600,
    reports: Annotated[Path, typer.Option(hidden=True)] = REPOSITORY / "reports",
) -> None:
    """Make a page for each participant: how its plan and answers were read, where it stands, what is needed."""
    from mhhs_analysis.consultation.edition import wanted
    from mhhs_analysis.consultation.fresh import edition
    from mhhs_analysis.reporting.readback import publish_pack

    rows = wanted(data, as_at, "ofgem").folder.participants
    names = {row["participant_id"]: row["participant_name"] for row in rows}
    chosen = _participants(names, participant or [])
    with _progress(len(chosen)) as told:
        index = publish_pack(
            chosen,
            lambda audience: edition(data, as_at, audience),
            _shown(resolve(data)),
            reports=reports,
            workers=workers,
            cell_timeout=cell_timeout,
            now=_now,
            told=lambda who: told(Path(who), "finished"),
        )
    OUT.print(f"The pack is at {index}", markup=False, highlight=False, soft_wrap=True)


@app.command("refresh")
def refresh_command(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a notebook would change.")
    ] = False,
) -> None:
    """Re-execute the committed notebooks in place, on the sample."""
    from mhhs_analysis.reporting.notebooks import notebooks_named
    from mhhs_analysis.reporting.refresh import refresh

    changed = refresh(notebooks_named([]), check=check)
    for path in changed:
        OUT.print(f"{path.name}: {'would change; run mhhs refresh' if check else 'refreshed'}", markup=False)
    if not changed:
        OUT.print("Nothing to do: every notebook is as it would be made today.")
    if changed and check:
        raise typer.Exit(1)


@app.command("dictionary", hidden=True)
def dictionary_command(file: Annotated[Path, typer.Argument()] = REPOSITORY / "data" / "README.md") -> None:
    """Write the data dictionary from the declarations of the frames."""
    from mhhs_analysis.reporting.dictionary import dictionary

    file.write_text(dictionary(), encoding="utf-8", newline="\n")


# --- showing a reading ------------------------------------------------------------------------------------


def _read(file: Path, reader: Callable[..., Reading], *others: object) -> Reading:
    from mhhs_analysis.intake.guard import read_one

    return read_one(reader, file, *others)


def _print_json(held: dict[str, Any]) -> None:
    """Print one JSON object; where the terminal can't show every letter, the others as escapes."""
    print(json.dumps(held, indent=1, ensure_ascii=not OUT.encoding.lower().startswith("utf")))


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


# --- mapping ----------------------------------------------------------------------------------------------


def _unmatched(data: Path, as_at: str) -> pd.DataFrame:
    """Return the names that no rule maps in the latest plans of a consultation."""
    from mhhs_analysis.analysis.unmatched import unmatched
    from mhhs_analysis.analysis.versions import of_latest_plans
    from mhhs_analysis.consultation import load

    frames = load(data, as_at, "ofgem").frames
    return unmatched(of_latest_plans(frames.activities, frames.plans), frames.poap_items)


def _to_code(data: Path, as_at: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the answers of a consultation that want coding, and the names of its participants."""
    from mhhs_analysis.analysis.to_code import answers_to_code
    from mhhs_analysis.consultation import load
    from mhhs_analysis.consultation.coding import codings_of
    from mhhs_analysis.consultation.edition import wanted

    frames = load(data, as_at, "ofgem").frames
    codings, _ = codings_of(wanted(data, as_at, "ofgem").folder.coding, frames.answers.to_dict("records"))
    listed = answers_to_code(
        frames.answers,
        frames.questions,
        frames.positions,
        frames.conditions,
        frames.uncovered_answers,
        codings,
    )
    return listed, frames.participants.set_index("participant_id")["participant_name"].to_dict()


# --- running ----------------------------------------------------------------------------------------------


def _parameters(given: list[str]) -> dict[str, object]:
    """Return NAME=VALUE pairs as a mapping; every pair without a sign is a fault."""
    faults = [f"-p {pair!r}: write it as NAME=VALUE" for pair in given if "=" not in pair]
    names = {pair.partition("=")[0] for pair in given} & {"data", "as_at", "audience"}
    faults += [f"-p {name}: use --{name.replace('_', '-')}" for name in sorted(names)]
    if faults:
        raise MhhsError(*faults)
    return {name: value for name, _, value in (pair.partition("=") for pair in given)}


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


def _shown(data: Path) -> str:
    """Return a folder as a report shows it: from the repository where it lies there, not from this machine."""
    return data.relative_to(REPOSITORY).as_posix() if data.is_relative_to(REPOSITORY) else str(data)


def _write_annex(made: Edition, data: Path, path: Path) -> None:
    from mhhs_analysis.reporting.annex import annex_for  # here: the notebooks' kernels have started by then

    annex_for(made, data).write(path)


def _write_deck(made: Edition, data: Path, path: Path) -> None:
    from mhhs_analysis.reporting.slides import write_deck

    write_deck(made, data, path)


@contextmanager
def _progress(notebooks: int) -> Iterator[Callable[[Path, str], None]]:
    """Show a bar that a notebook's end moves on; yield what to tell of each notebook's state."""
    from rich.progress import Progress

    # Redrawn for eyes only: a bar that nobody sees would still take its time ten times a second.
    with Progress(console=ERR, transient=True, refresh_per_second=4, disable=not ERR.is_terminal) as bar:
        task = bar.add_task("Running notebooks", total=notebooks)

        def told(notebook: Path, state: str) -> None:
            bar.update(task, description=notebook.stem, advance=0 if state == "started" else 1)

        yield told


def _say(line: str) -> None:
    """Say a line that is no result, such as what could not be made."""
    ERR.print(line, markup=False, highlight=False)


def _now() -> datetime:
    return datetime.now(UTC)
