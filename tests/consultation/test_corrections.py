"""corrections.csv changes values of a plan, and what stood there stays in sight."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from mhhs_analysis.analysis.asks import to_ask
from mhhs_analysis.consultation.corrections import corrected, correction_faults
from mhhs_analysis.consultation.registers import entry_faults
from mhhs_analysis.consultation.typed_dates import files_order_of
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import NONE
from tests.consultation.kept import PLAN, SAID, Kept

AS_AT = date(2022, 10, 28)
SIGNED = "A. Analyst, 2022-10-25: reply to the read-back"


def read(kept: Kept, text: str = PLAN) -> Reading:
    path = kept.path / "plans" / "a.csv"
    path.write_text(text, encoding="utf-8")
    return read_plan(path)


def correct(kept: Kept, *rows: dict[str, str], reading: Reading | None = None) -> tuple[Reading, list[str]]:
    entries = kept.register("corrections.csv", *({"file": "plans/a.csv"} | row for row in rows))
    assert list(correction_faults(entries)) == []
    reading = reading or read(kept)
    return corrected(reading, entries, AS_AT, files_order_of(NONE, reading, ()))


def row_of(reading: Reading, identifier: str) -> dict:
    (found,) = [row for row in reading.rows if row["activity_id"] == identifier]
    return found


def test_a_date_is_corrected_and_the_original_stays(kept) -> None:
    """The finish nobody could read is the one the participant meant, and the row says what stood there."""
    made, faults = correct(kept, {"activity_id": "R3", "column": "finish", "value": "end Mar-23"})
    row = row_of(made, "R3")
    assert faults == [] and (row["finish_from"], row["finish_to"]) == ("2023-03-21", "2023-03-31")
    assert row["finish_text"] == "end Mar-23" and row["overruled"] == f"finish was '31/02/2023'; {SIGNED}"
    assert "1 value corrected by corrections.csv" in made.reasons


def test_what_a_correction_settles_stays_listed_and_is_not_asked_again(kept) -> None:
    """The entry of set_aside says who settled it; of the lot only what is still open is asked for."""
    file = kept.plan("plans/a.csv")
    before = kept.tables()
    kept.register(
        "corrections.csv", {"file": file, "activity_id": "R3", "column": "finish", "value": "2023-03-31"}
    )
    after = kept.tables()
    (entry,) = after["set_aside"][after["set_aside"]["file"] == file].to_dict("records")
    assert entry["cell"] == "C3" and entry["reason"].endswith(f"; settled by corrections.csv ({SIGNED})")
    asked = [
        to_ask(one["set_aside"], one["received"], one["participants"])["where"] for one in (before, after)
    ]
    assert [where.str.contains("a.csv").sum() for where in asked] == [1, 0]


def test_a_cell_names_its_row_and_settles_what_stands_in_it(kept) -> None:
    """The cell of set_aside, copied into the register, is enough."""
    made, faults = correct(kept, {"cell": "C3", "column": "finish", "value": "31/03/2023"})
    assert faults == [] and row_of(made, "R3")["finish_to"] == "2023-03-31"
    assert "settled" in made.set_aside[0]["reason"]


@pytest.mark.parametrize(
    ("column", "value", "expected", "stood"),
    [
        ("activity_name", "High level  design", "High level design", "activity_name was 'Design'"),
        ("is_milestone", "yes", True, "is_milestone was no"),
        ("is_summary", "Y", True, "is_summary was no"),
        ("percent_complete", "35%", 35.0, "percent_complete was blank"),
    ],
)
def test_every_column_can_be_corrected(kept, column: str, value: str, expected: object, stood: str) -> None:
    """Names, marks and progress are changed as dates are."""
    made, _ = correct(kept, {"activity_id": "R2", "column": column, "value": value})
    row = row_of(made, "R2")
    assert row[column] == expected and row["overruled"] == f"{stood}; {SIGNED}"


def test_nothing_else_changes(kept) -> None:
    """Every other row, and every other column of the row, is as the file has it; the reading given stays whole."""
    reading = read(kept)
    made, _ = correct(kept, {"activity_id": "R2", "column": "start", "value": "TBC"}, reading=reading)
    assert made.rows[1:] == reading.rows[1:] and reading == read(kept)
    changed = {name for name in made.rows[0] if made.rows[0][name] != reading.rows[0].get(name)}
    assert changed == {"start_from", "start_to", "start_text", "overruled"}


def test_a_later_correction_replaces_an_earlier_one(kept) -> None:
    """Two replies on two days: the later value stands, both are told, in whatever order they are written."""
    rows = [{"activity_id": "R2", "column": "start", "value": "03/02/2023", "when": "2022-10-26"},
            {"activity_id": "R2", "column": "start", "value": "02/02/2023"}]  # fmt: skip
    made, faults = correct(kept, *rows)
    row = row_of(made, "R2")
    assert faults == [] and row["start_from"] == "2023-02-03"
    assert row["overruled"].split(" | ")[1].startswith("start was '02/02/2023'; A. Analyst, 2022-10-26")


def test_two_values_of_one_day_are_a_fault(kept) -> None:
    """Nothing decides between them, though one names the row by its identifier and one by a cell."""
    rows = [{"activity_id": "R2", "column": "start", "value": "03/02/2023"},
            {"cell": "B2", "column": "start", "value": "02/02/2023"}]  # fmt: skip
    _, faults = correct(kept, *rows)
    assert len(faults) == 1 and "row 3: start of R2 is corrected in row 2 on the same day" in faults[0]


def test_a_correction_after_the_day_waits_and_says_so(kept) -> None:
    """As at a day what was said later isn't known: the value stays as typed, with a warning."""
    made, faults = correct(
        kept, {"activity_id": "R2", "column": "start", "value": "TBC", "when": "2022-10-29"}
    )
    assert faults == [] and row_of(made, "R2").get("overruled") is None
    assert (
        made.warnings[-1]["reason"]
        == "R2: the start is corrected on 2022-10-29, after 2022-10-28: not applied yet"
    )
    assert row_of(made, "R2")["start_text"] == "01/02/2023"


def test_an_activity_taken_away_is_set_aside(kept) -> None:
    """Rows in are still rows kept and rows set aside, and the entry says who took it away."""
    file = kept.plan("plans/a.csv")
    kept.register("corrections.csv", {"file": file, "activity_id": "R4", "column": "remove", "value": ""})
    tables = kept.tables()
    received = tables["received"].iloc[0]
    assert (received["rows_in"], received["rows_kept"], received["rows_set_aside"]) == (3, 2, 1)
    assert set(tables["activities"]["activity_id"]) == {"R2", "R3"}
    assert f"R4 removed by corrections.csv ({SIGNED})" in set(tables["set_aside"]["reason"])


def test_one_of_several_activities_of_a_row_leaves_the_row(kept) -> None:
    """A row of a matrix is set aside only with its last activity."""
    reading = read(kept)
    reading.rows[1] |= {"activity_id": "R2.C"}
    reading.rows[0] |= {"activity_id": "R2.B"}
    reading.rows_kept = 2
    made, _ = correct(kept, {"activity_id": "R2.B", "column": "remove", "value": ""}, reading=reading)
    assert (made.rows_kept, made.rows_set_aside) == (2, 0)
    rows = [{"activity_id": name, "column": "remove", "value": "yes"} for name in ("R2.B", "R2.C")]
    made, _ = correct(kept, *rows, reading=reading)
    assert (made.rows_kept, made.rows_set_aside) == (1, 1)


def test_a_finish_worked_out_from_a_start_goes_when_the_start_is_corrected(kept) -> None:
    """A finish that would now be wrong is missing instead, and says so, unless it is corrected too."""
    reading = read(kept)
    reading.rows[0] |= {"finish_text": None, "worked_out": "finish: 30 working days from the start"}
    start = {"activity_id": "R2", "column": "start", "value": "01/03/2023"}
    made, _ = correct(kept, start, reading=reading)
    row = row_of(made, "R2")
    assert row["finish_from"] is row["finish_to"] is row["worked_out"] is None
    assert (
        made.warnings[-1]["reason"]
        == "R2: no finish: it was worked out from the other end, which was corrected"
    )
    both = [start, {"activity_id": "R2", "column": "finish", "value": "14/04/2023"}]
    for order in (both, both[::-1]):
        made, _ = correct(kept, *order, reading=reading)
        assert row_of(made, "R2")["finish_to"] == "2023-04-14" and made.warnings == reading.warnings


def test_the_order_of_dates_is_looked_at_again(kept) -> None:
    """A correction that turns dates round is doubted, and one that puts them right settles the doubt."""
    made, _ = correct(kept, {"activity_id": "R2", "column": "finish", "value": "01/01/2023"})
    assert made.warnings[-1]["reason"] == "R2: finish before start since corrections.csv row 2 was applied"
    wrong = read(kept, PLAN.replace("14/03/2023", "14/01/2023"))
    assert wrong.warnings[0]["reason"].startswith("finish before start")
    made, _ = correct(kept, {"activity_id": "R2", "column": "finish", "value": "14/03/2023"}, reading=wrong)
    (doubt,) = [one for one in made.warnings if one["reason"].startswith("finish before start")]
    assert "settled" in doubt["reason"] and doubt["remedy"] is None
    still, _ = correct(kept, {"activity_id": "R2", "column": "finish", "value": "15/01/2023"}, reading=wrong)
    assert not any("settled" in one["reason"] for one in still.warnings if "A2" in one["cell"])


def test_what_a_person_says_of_a_milestone_outlasts_every_phrase(kept) -> None:
    """A row that its name would make a milestone stays none where a person says so."""
    file = kept.plan("plans/a.csv")
    assert kept.tables()["activities"].set_index("activity_id").at["R4", "is_milestone"]
    kept.register(
        "corrections.csv", {"file": file, "activity_id": "R4", "column": "is_milestone", "value": "no"}
    )
    row = kept.tables()["activities"].set_index("activity_id").loc["R4"]
    assert not row["is_milestone"] and row["milestone_id"] == "M9"


def test_a_correction_of_no_activity_is_a_fault(kept) -> None:
    """An identifier, a cell and a sheet that the plan doesn't have are told with file and row, all at once."""
    file = kept.plan("plans/a.csv")
    rows = [{"activity_id": "R99"}, {"cell": "A99"}, {"cell": "A2", "sheet": "Plan"}]
    kept.register(
        "corrections.csv", *({"file": file, "column": "start", "value": "TBC"} | row for row in rows)
    )
    faults = kept.faults()
    assert len(faults) == 3 and all("no such activity in that file" in fault for fault in faults)
    assert "corrections.csv row 2: plans/a.csv: R99" in faults[0]


def test_corrections_of_a_file_that_cannot_be_read_wait(kept) -> None:
    """A broken plan stops no build: its corrections are counted as waiting."""
    for file in (kept.plan("plans/a.xlsx", "no plan at all"), kept.plan("plans/b.xlsx", "PK\x03\x04")):
        kept.register(
            "corrections.csv", {"file": file, "activity_id": "R2", "column": "start", "value": "TBC"}
        )
        assert "no plan could be read in the file: 1 row waits in corrections.csv" in set(
            kept.tables()["set_aside"]["reason"]
        )


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("start", "31/02/2023", "write a date, or TBC"),
        ("finish", "", "write a date, or TBC"),
        ("is_milestone", "perhaps", "write yes or no"),
        ("percent_complete", "110", "write a number from 0 to 100"),
        ("activity_name", "", "write the name"),
        ("remove", "no", "write yes, or nothing"),
    ],
)
def test_a_value_nobody_can_mean_is_a_fault(kept, column: str, value: str, told: str) -> None:
    """A correction is read as strictly as what it corrects."""
    row = {"file": "plans/a.csv", "activity_id": "R2", "column": column, "value": value}
    (fault,) = correction_faults(kept.register("corrections.csv", row))
    assert "corrections.csv row 2: " in fault and told in fault


def test_a_correction_says_where_it_belongs(kept) -> None:
    """Without a file, or without an activity, it is a fault of its own."""
    rows = [{"column": "start", "value": "TBC", "activity_id": "R2"},
            {"file": "plans/a.csv", "column": "start", "value": "TBC"}]  # fmt: skip
    entries = kept.register("corrections.csv", *rows)
    faults = [*entry_faults(entries), *correction_faults(entries)]
    assert ["no file" in faults[0], "names no activity" in faults[1], len(faults)] == [True, True, 2]


def test_the_sample_is_corrected_through_a_build(sample: Path) -> None:
    """In the sample a cell of a sheet is corrected, and the frame has it with its origin."""
    from mhhs_analysis.consultation.build import full_tables
    from mhhs_analysis.consultation.folder import read_folder

    folder = read_folder(sample)
    row = full_tables(folder, folder.as_at)["activities"].dropna(subset=["sheet", "finish_to"]).iloc[0]
    kept = {
        "file": row["file"],
        "sheet": row["sheet"],
        "cell": row["cell"],
        "column": "finish",
        "value": "2031-05-06",
    }
    said = kept | SAID
    register = ",".join(said) + "\n" + ",".join(f'"{value}"' for value in said.values()) + "\n"
    (sample / "corrections.csv").write_text(register, encoding="utf-8")
    made = full_tables(read_folder(sample), folder.as_at)["activities"]
    found = made[(made["file"] == row["file"]) & (made["activity_id"] == row["activity_id"])].iloc[0]
    assert found["finish_from"] == pd.Timestamp("2031-05-06")
    assert found["overruled"] == f"finish was '{row['finish_text']}'; {SIGNED}"


# --- which way round --------------------------------------------------------------------------------------

UNPROVEN = "Task,Start,Finish\nDesign,01/02/2023,03/04/2023\n"


def corrected_start(kept, file: str, value: str) -> None:
    kept.register("corrections.csv", {"file": file, "activity_id": "R2", "column": "start", "value": value})


def test_a_date_that_may_be_either_way_round_is_a_fault(kept) -> None:
    """A correction of a file whose dates prove no order says its month in words, or is a fault."""
    corrected_start(kept, kept.plan("plans/a.csv", UNPROVEN), "05/06/2023")
    (fault,) = kept.faults()
    assert "corrections.csv row 2: start is '05/06/2023', which may be 2023-06-05 or 2023-05-06" in fault


@pytest.mark.parametrize(
    ("text", "setting", "day", "known_by"),
    [
        (PLAN, "", "2023-06-05", "in the file proves it"),
        (UNPROVEN.replace("03/04", "03/14"), "", "2023-05-06", "'03/14/2023' in the file proves it"),
        (UNPROVEN, "MDY", "2023-05-06", "readings.csv says so"),
        (UNPROVEN, "DMY", "2023-06-05", "readings.csv says so"),
    ],
)
def test_the_order_of_the_file_holds_for_its_corrections(
    kept, text: str, setting: str, day: str, known_by: str
) -> None:
    """As its own dates prove it, or as a person says; the reason says which was used."""
    file = kept.plan("plans/a.csv", text)
    corrected_start(kept, file, "05/06/2023")
    if setting:
        kept.register("readings.csv", {"file": file, "setting": "date_order", "value": setting})
    tables = kept.tables()
    assert tables["activities"].set_index("activity_id").at["R2", "start_from"] == pd.Timestamp(day)
    assert known_by in tables["received"]["reasons"].item()


def test_a_correction_may_be_written_in_the_files_own_order(kept) -> None:
    """06/14/2023 of a file in US order is a day."""
    file = kept.plan("plans/a.csv", UNPROVEN.replace("03/04", "03/14"))
    corrected_start(kept, file, "06/14/2023")
    start = kept.tables()["activities"].set_index("activity_id").at["R2", "start_from"]
    assert start == pd.Timestamp("2023-06-14")
