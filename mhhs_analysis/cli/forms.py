"""`mhhs template`, `mapping` and `coding`: forms written to be filled in, and two of them read back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mhhs_analysis.cli.options import SAMPLE, AsAt, Data, Force, now
from mhhs_analysis.cli.streams import tell
from mhhs_analysis.reference import resolve

if TYPE_CHECKING:
    import pandas as pd

Form = Annotated[Literal["plan", "responses", "poap", "participants"], typer.Argument(help="Which form.")]
FormFile = Annotated[Path, typer.Argument(help="Where to write it: .xlsx, or .csv for participants.")]
FormForce = Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")]
Asking = Annotated[Path, typer.Option(help="Of responses: folder whose questions.csv is asked.")]
Round = Annotated[
    str, typer.Option("--round", help="Of responses: the round; empty is the consultation's own.")
]
Workbook = Annotated[Path, typer.Argument(help="The workbook (.xlsx) to write, or with --import to read.")]
IsMapped = Annotated[
    bool, typer.Option("--import", help="Read the workbook filled in, into activity_mapping.csv.")
]
Mapper = Annotated[str, typer.Option(help="Who mapped, where the workbook doesn't say.")]
IsCoded = Annotated[bool, typer.Option("--import", help="Read the workbook filled in, into coding.csv.")]
Coder = Annotated[str, typer.Option(help="Who coded, where the workbook doesn't say.")]


def template(
    form: Form, file: FormFile, force: FormForce = False, data: Asking = SAMPLE, asked_in: Round = ""
) -> None:
    """Write a blank form to send out, which is read back as it was filled in."""
    from mhhs_analysis.consultation.folder import questions_asked
    from mhhs_analysis.reporting.blank_forms.write import write_form

    asked = questions_asked(resolve(data), asked_in) if form == "responses" else None
    write_form(form, file, is_forced=force, asked=asked)
    tell(f"A blank form for {form} is at {file}")


def mapping(
    file: Workbook,
    data: Data = SAMPLE,
    as_at: AsAt = "",
    is_import: IsMapped = False,
    who: Mapper = "",
    force: Force = False,
) -> None:
    """Write the activities that no rule maps into a workbook to map them in, or read one back."""
    if is_import:
        _import_mapping(file, resolve(data), who)
        return
    from mhhs_analysis.reporting.mapping_form import write_form

    names = write_form(_unmatched(data, as_at), file, is_forced=force)
    tell(f"{names} names that no rule maps are in {file}; fill it in and give it to --import.")


def _import_mapping(file: Path, folder: Path, who: str) -> None:
    from mhhs_analysis.consultation.mapping_register import add_to_register
    from mhhs_analysis.reporting.mapping_form import read_form

    rows = read_form(file, who=who, when=now().date())
    added = add_to_register(folder, rows)
    tell(f"{added} of {len(rows)} mappings are new in {folder / 'activity_mapping.csv'}.")


def _unmatched(data: Path, as_at: str) -> pd.DataFrame:
    """Return the names that no rule maps in the latest plans of a consultation."""
    from mhhs_analysis.analysis.unmatched import unmatched
    from mhhs_analysis.analysis.versions import of_latest_plans
    from mhhs_analysis.consultation import load

    frames = load(data, as_at, "ofgem").frames
    return unmatched(of_latest_plans(frames.activities, frames.plans), frames.poap_items)


def coding(
    file: Workbook,
    data: Data = SAMPLE,
    as_at: AsAt = "",
    is_import: IsCoded = False,
    who: Coder = "",
    force: Force = False,
) -> None:
    """Write the answers that want a person's reading into a workbook to code them in, or read one back."""
    if is_import:
        _import_coding(file, resolve(data), who)
        return
    from mhhs_analysis.reporting.coding_form import write_form

    answers = write_form(*_to_code(data, as_at), file, is_forced=force)
    tell(f"{answers} answers that want coding are in {file}; fill it in and give it to --import.")


def _import_coding(file: Path, folder: Path, who: str) -> None:
    from mhhs_analysis.consultation.coding_register import add_to_register
    from mhhs_analysis.reporting.coding_form import read_form

    rows = read_form(file, who=who, when=now().date())
    added = add_to_register(folder, rows)
    tell(f"{added} of {len(rows)} codings are new in {folder / 'coding.csv'}.")


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
