"""Reading the sample back gives what its script meant, cell for cell."""

import csv
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from mhhs_analysis.intake.guard import read_all
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.poap import read_poap
from mhhs_analysis.intake.responses import read_responses

ROOT = Path(__file__).resolve().parents[2] / "data" / "sample"
DATES = ["start_from", "start_to", "finish_from", "finish_to"]


def truth(repository: Path, name: str) -> pd.DataFrame:
    path = repository / "data" / "sample" / "truth" / f"{name}.csv"
    return pd.read_csv(path, dtype="str", keep_default_na=False)


def as_text(table: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """The columns as the truth writes them: ISO dates, true and false, whole numbers bare, blank for missing."""
    shown = {name: table[name].map(_text) for name in columns}
    return pd.DataFrame(shown)


def _text(value: object) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def same(read: pd.DataFrame, meant: pd.DataFrame, columns: list[str], by: list[str]) -> None:
    shown, expected = (
        table[columns].sort_values(by).reset_index(drop=True).astype("str") for table in (read, meant)
    )
    pd.testing.assert_frame_equal(shown, expected)


PLANS = [row["file"] for row in csv.DictReader((ROOT / "truth" / "files.csv").open(encoding="utf-8"))
         if row["file"].startswith("plans/") and row["outcome"] == "read"]  # fmt: skip
PLANS_READ = [
    pytest.param(file, marks=[pytest.mark.needs_java] if file.endswith(".xml") else []) for file in PLANS
]
RELATIVE = [f"{end}_{part}" for end in ("start", "finish") for part in ("anchor", "offset_from", "offset_to")]


@pytest.mark.parametrize("file", PLANS_READ)
def test_every_activity_reads_back(repository, full, file) -> None:
    """Each task of a plan has the name, place, dates, basis and marks that the script gave it."""
    columns = ["file", "sheet", "activity_id", "cell", "activity_name", *DATES, *RELATIVE, "date_basis", "worked_out",
               "is_summary", "is_hidden", "percent_complete"]  # fmt: skip
    meant = truth(repository, "activities")
    read = full["activities"].assign(worked_out=full["activities"]["worked_out"].notna())
    same(
        as_text(read[read["file"] == file], columns),
        meant[meant["file"] == file],
        columns,
        ["file", "activity_id"],
    )


@pytest.mark.parametrize("file", PLANS_READ)
def test_every_place_in_an_outline_reads_back(repository, full, file) -> None:
    """A number where one is typed, else the depth, or the group of tasks; in a matrix the row's name."""
    meant = truth(repository, "activities")
    read = full["activities"]
    same(
        as_text(read[read["file"] == file], ["activity_id", "outline"]),
        meant[meant["file"] == file],
        ["activity_id", "outline"],
        ["activity_id"],
    )


def test_numbered_periods_read_back_without_a_date(repository, full) -> None:
    """A bar under numbered weeks keeps their numbers, and what to ask for is said."""
    meant = truth(repository, "activities").query("start_period != ''").set_index(["file", "activity_id"])
    assert len(meant) >= 12
    read = full["activities"].set_index(["file", "activity_id"]).loc[meant.index]
    for end in ("start", "finish"):
        assert read[f"{end}_text"].tolist() == ("week " + meant[f"{end}_period"]).tolist()
        assert read[[f"{end}_from", f"{end}_to"]].isna().all(axis=None)
    aside = full["set_aside"][full["set_aside"]["file"] == meant.index[0][0]]
    assert aside["remedy"].fillna("").str.contains("on which day week 1 begins").any()


def test_typed_dates_stand_against_a_bar_left_behind(repository, full) -> None:
    """The one bar drawn by hand is told at its cells; every other bar agrees with what is typed."""
    warnings = full["warnings"][full["warnings"]["file"] == "plans/Highmoor MHHS plan reviewed.xlsx"]
    meant = truth(repository, "activities").query("file == 'plans/Highmoor MHHS plan reviewed.xlsx'")
    (row,) = meant.loc[meant["activity_name"] == "Storage and retention review", "row"]
    assert warnings["cell"].tolist() == [f"Q{row}", f"R{row}"]
    assert warnings["reason"].str.contains("the typed dates stand").all()


WITH_DURATIONS = {
    "MS Project export", "MS Project XML", "Smartsheet export, csv", "Smartsheet export, xlsx", "Primavera P6 export",
    "programme template", "start and working days", "start and calendar days", "formulas never calculated",
    "xls, start and weeks", "csv, US order, semicolons", "wide milestone matrix",
    "drawn in weeks under months and years",
}  # fmt: skip
"""Layouts that show a milestone: a duration of nothing, or a column that is one."""


@pytest.mark.needs_java
def test_milestones_read_back_where_the_file_shows_them(repository, full) -> None:
    """No task is taken for a milestone; none is missed where a duration or a column shows it."""
    layouts = truth(repository, "participants_meant").query("file != ''").set_index("file")["layout"]
    meant = truth(repository, "activities").set_index(["file", "activity_id"])["is_milestone"] == "true"
    read = full["activities"].set_index(["file", "activity_id"])["is_milestone"]
    shown = meant.index.get_level_values("file").map(layouts).isin(WITH_DURATIONS)
    read = read.reindex(meant.index).fillna(False).astype("bool")
    assert meant.index[read & ~meant].tolist() == []
    assert meant.index[meant & ~read & shown].tolist() == []


def test_every_item_of_the_plans_on_a_page_reads_back(repository, full) -> None:
    """Options, lanes, bars and milestones are those the script drew up, undated ones included."""
    columns = ["plan_option", "item_id", "lane_group", "lane", "kind", "stage", "milestone_id", "name", *DATES,
               "grace_months", "date_status"]  # fmt: skip
    points = full["poap_items"]["kind"] == "milestone"
    items = full["poap_items"].copy()
    meant = truth(repository, "poap_items")
    blank = points & items["item_id"].isin(meant.loc[meant["start_from"] == "", "item_id"])
    items.loc[blank, ["start_from", "start_to"]] = pd.NaT  # a milestone's one date stands for both ends
    meant["stage"] = items.set_index("item_id")["stage"].reindex(meant["item_id"]).map(_text).to_numpy()
    same(as_text(items, columns), meant, columns, ["item_id"])


def test_every_stage_of_the_workbook_is_known(full) -> None:
    """Each bar is mapped to a stage of the programme."""
    bars = full["poap_items"][full["poap_items"]["kind"] == "bar"]
    assert bars.loc[bars["stage"].isna(), "name"].tolist() == []


def test_every_answer_reads_back(repository, full) -> None:
    """Each answer stands with its participant and question, and is confidential unless said otherwise."""
    columns = ["participant_id", "round", "question_id", "text", "is_confidential", "is_late"]
    read = as_text(full["answers"], columns)
    meant = truth(repository, "answers")
    for table in (read, meant):
        table["text"] = table["text"].str.replace("\r\n", "\n")
    same(read, meant, columns, ["participant_id", "round", "question_id"])


def test_every_answer_replaced_is_listed(repository, full) -> None:
    """With its file and that of the answer that stands; a question left blank later has none."""
    columns = ["participant_id", "round", "question_id", "text", "file", "replaced_by_file"]
    same(
        as_text(full["superseded_answers"], columns),
        truth(repository, "superseded_answers"),
        columns,
        columns[:3],
    )


def test_every_respondent_is_accounted_for(repository, full) -> None:
    """Who each is, what told it, and how many answers it gave, in files of every form; nobody is lost."""
    columns = ["file", "respondent", "participant_id", "matched_by", "outcome", "answers"]
    same(as_text(full["respondents"], columns), truth(repository, "respondents"), columns, columns[:2])
    answered = full["respondents"][full["respondents"]["outcome"] == "answered"]
    assert set(answered["participant_id"]) == set(full["answers"]["participant_id"])
    assert full["respondents"].loc[full["respondents"]["outcome"] == "unusable", "reason"].notna().all()


def test_every_position_reads_back(repository, full) -> None:
    """Each respondent's position on each option is the one the script meant; reasons alone are none."""
    columns = ["participant_id", "round", "plan_option", "position"]
    held = full["positions"].query("position != 'not_answered'")
    same(as_text(held, columns), truth(repository, "positions"), columns, columns)


@pytest.mark.needs_java
def test_every_file_is_accounted_for(repository, full) -> None:
    """Rows in, kept and set aside are as meant for every file, the refused ones named with their reason."""
    meant = truth(repository, "files").set_index("file")
    received = full["received"].set_index("file")
    for file in received.index:
        counts = [str(received.at[file, name]) for name in ("rows_in", "rows_kept", "rows_set_aside")]
        assert counts == meant.loc[file, ["rows_in", "rows_kept", "rows_set_aside"]].tolist(), file
        refused = meant.at[file, "outcome"] != "read"
        assert pd.isna(received.at[file, "layout"]) == refused
        assert meant.at[file, "reason"] in received.at[file, "reasons"]


@pytest.mark.needs_java
def test_what_was_set_aside_is_what_was_meant_to_be(repository, full) -> None:
    """Every cell the script meant nobody to read is in set_aside, at its place or in its range."""
    meant = truth(repository, "set_aside")
    aside = full["set_aside"].fillna("")
    for row in meant.itertuples():
        entries = aside[(aside["file"] == row.file) & (aside["sheet"] == row.sheet)]
        assert any(_covers(cell, row.cell) for cell in entries["cell"]), row


def _covers(extent: str, cell: str) -> bool:
    if not cell or not extent or cell.startswith(("task ", "paragraph ")):
        return extent == cell
    left, top, right, bottom = openpyxl.utils.range_boundaries(extent)
    column, row, _, _ = openpyxl.utils.range_boundaries(cell)
    return left <= column <= right and top <= row <= bottom


@pytest.mark.needs_java
@pytest.mark.parametrize("kind", ["plans", "responses", "poap.xlsx"])
def test_rows_in_are_rows_kept_and_rows_set_aside(repository, kind) -> None:
    """For every readable file the rows kept, set aside and read as headings are all the rows there are."""
    reader = {"plans": read_plan, "responses": read_responses, "poap.xlsx": read_poap}[kind]
    meant = truth(repository, "files").set_index("file")
    files = [file for file in meant.index if file.startswith(kind) and meant.at[file, "outcome"] == "read"]
    assert files
    outcomes = read_all([(reader, repository / "data" / "sample" / file, ()) for file in files])
    for file, reading in zip(files, outcomes, strict=True):
        assert reading.rows_kept + reading.rows_set_aside == reading.rows_in, file
        assert reading.rows_in == int(meant.at[file, "rows_in"]), file


def test_everybody_stands_at_every_milestone_as_meant(repository, full) -> None:
    """The days, the rule that gave them, the status, what is said and whether it agrees, for every option."""
    columns = ["participant_id", "plan_option", "milestone_id", "ready_from", "ready_to", "basis", "status",
               "is_anchored", "says", "disagrees"]  # fmt: skip
    same(as_text(full["readiness"], columns), truth(repository, "readiness"), columns, columns[:3])


def test_every_gate_of_every_option_stands_as_meant(repository, full) -> None:
    """Status, days, who decides it and who is waited for: the verdict of each gate is the one the script meant."""
    columns = [
        "plan_option",
        "gate_id",
        "needed",
        "status",
        "ready_from",
        "ready_to",
        "decided_by",
        "waiting_for",
    ]
    same(as_text(full["gate_results"], columns), truth(repository, "gates"), columns, columns[:2])


def test_what_people_read_in_answers_reads_back(full) -> None:
    """Of five answers two people coded they agree on three; one of the others is settled, one is not."""
    told = full["coder_agreement"].set_index("codes")
    assert told.loc["condition", ["answers", "agreed"]].tolist() == [5, 3]
    assert told.loc["theme", ["answers", "agreed"]].tolist() == [2, 2]
    gates = full["conditions"].set_index("participant_id")["gate_id"]
    standing = full["conditions"].groupby("standing")["participant_id"].agg(set)
    assert standing["may_be_none"] == {"P05", "P10", "P15"} and standing["read_differently"] == {"P23"}
    assert full["warnings"]["reason"].str.startswith("people map a condition").sum() == 1
    assert gates["P27"] == "none" and pd.isna(gates["P23"]) and gates["P22"] == "sad_amended"
    assert set(gates["P01"]) == {"m8_codes_ready", "none", "central_systems_ready_for_m9"}
