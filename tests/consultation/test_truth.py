"""Reading the sample back gives what its script meant, cell for cell."""

import csv
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from mhhs_analysis.intake.forms import read_responses
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.poap import read_poap

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


def test_every_activity_reads_back(repository, full) -> None:
    """Each task of each readable plan has the name, dates, basis and marks that the script gave it."""
    columns = ["file", "sheet", "row", "activity_name", *DATES, "date_basis", "is_summary", "is_hidden",
               "percent_complete"]  # fmt: skip
    activities = full["activities"].assign(row=full["activities"]["activity_id"].str.removeprefix("R"))
    same(as_text(activities, columns), truth(repository, "activities"), columns, ["file", "row"])


def test_milestones_read_back_where_the_file_shows_them(repository, full) -> None:
    """No task is taken for a milestone; one is missed only where neither duration nor name tells it."""
    meant = truth(repository, "activities")
    read = full["activities"]
    keys = set(
        zip(read["file"], "R" + read["activity_id"].str.removeprefix("R"), read["is_milestone"], strict=True)
    )
    meant_keys = set(zip(meant["file"], "R" + meant["row"], meant["is_milestone"] == "true", strict=True))
    differing = {(file, row) for file, row, _ in keys ^ meant_keys}
    names = {name for file, row, name in zip(read["file"], read["activity_id"], read["activity_name"], strict=True)
             if (file, row) in differing}  # fmt: skip
    assert names == {"SIT exit", "Registration service go-live"}


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
    columns = ["participant_id", "round", "question_id", "text", "is_confidential"]
    read = as_text(full["answers"], columns)
    meant = truth(repository, "answers")
    for table in (read, meant):
        table["text"] = table["text"].str.replace("\r\n", "\n")
    same(read, meant, columns, ["participant_id", "question_id"])


def test_every_position_reads_back(repository, full) -> None:
    """Each respondent's position on each option is the one the script meant."""
    columns = ["participant_id", "plan_option", "position"]
    same(as_text(full["positions"], columns), truth(repository, "positions"), columns, columns)


def test_every_file_is_accounted_for(repository, full) -> None:
    """Rows in, kept and set aside are as meant for every file, the refused ones named with their reason."""
    meant = truth(repository, "files").set_index("file")
    received = full["received"].set_index("file")
    for file in received.index:
        counts = [str(received.at[file, name]) for name in ("rows_in", "rows_kept", "rows_set_aside")]
        assert counts == meant.loc[file, ["rows_in", "rows_kept", "rows_set_aside"]].tolist(), file
        refused = meant.at[file, "outcome"] == "refused"
        assert pd.isna(received.at[file, "layout"]) == refused
        assert meant.at[file, "reason"] in received.at[file, "reasons"]


def test_what_was_set_aside_is_what_was_meant_to_be(repository, full) -> None:
    """Every cell the script meant nobody to read is in set_aside, at its place or in its range."""
    meant = truth(repository, "set_aside")
    aside = full["set_aside"].fillna("")
    for row in meant.itertuples():
        entries = aside[(aside["file"] == row.file) & (aside["sheet"] == row.sheet)]
        assert any(_covers(cell, row.cell) for cell in entries["cell"]), row


def _covers(extent: str, cell: str) -> bool:
    if not cell or not extent:
        return extent == cell
    left, top, right, bottom = openpyxl.utils.range_boundaries(extent)
    column, row, _, _ = openpyxl.utils.range_boundaries(cell)
    return left <= column <= right and top <= row <= bottom


def rows_holding_anything(path: Path) -> int:
    """Count the rows of a file that hold anything, by other means than the reader's."""
    if path.suffix == ".csv":
        text = path.read_bytes().decode("cp1252", errors="replace").removeprefix("ï»¿")
        delimiter = max(",;\t", key=text.count)
        return sum(
            any(value.strip() for value in row)
            for row in csv.reader(text.splitlines(True), delimiter=delimiter)
        )
    book = openpyxl.load_workbook(path, data_only=True)
    return sum(
        any(value is not None and str(value).strip() for value in row)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
    )


@pytest.mark.parametrize("kind", ["plans", "responses", "poap.xlsx"])
def test_rows_in_are_rows_kept_and_rows_set_aside(repository, kind) -> None:
    """For every readable file the rows kept, set aside and read as headings are all the rows there are."""
    reader = {"plans": read_plan, "responses": read_responses, "poap.xlsx": read_poap}[kind]
    place = repository / "data" / "sample" / kind
    paths = [place] if place.is_file() else sorted(place.iterdir())
    readable = [path for path in paths if not any(word in path.name for word in ("protected", "Larkbeck"))]
    assert readable
    for path in readable:
        reading = reader(path)
        headings = 2 if "Eastholme" in path.name else 1
        assert reading.rows_kept + reading.rows_set_aside == reading.rows_in, path.name
        assert reading.rows_in + headings == rows_holding_anything(path), path.name
