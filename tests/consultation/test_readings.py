"""readings.csv says how a file is to be read, and the report says who said so."""

from datetime import date

import pandas as pd
import pytest

from mhhs_analysis.consultation.outcomes import _key
from mhhs_analysis.consultation.readings import reading_faults, settings_of
from mhhs_analysis.consultation.registers import entry_faults
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import NONE, Settings
from tests.consultation.kept import SAID

AMBIGUOUS = "Task,Start,Finish\nBuild,01/02/2023,03/04/2023\n"


def test_each_setting_is_handed_to_the_reader(kept) -> None:
    """All settings of a file become the reader's, columns and sheets as many as are named."""
    said = {
        "sheet": "Plan; Tasks 2",
        "header_row": "4",
        "date_order": "MDY",
        "year": "2023",
        "durations": "working",
        "week_one": "02/01/2023",
        "layout": "grid",
        "version": "POAP 2",
    }
    rows = [{"file": "plans/a.csv", "setting": name, "value": value} for name, value in said.items()]
    columns = [{"file": "plans/a.csv", "setting": "column", "value": value}
               for value in ("f = finish forecast", "G=name", "H = none")]  # fmt: skip
    entries = kept.register("readings.csv", *rows, *columns)
    assert list(reading_faults(entries)) == []
    assert settings_of(entries) == {
        "plans/a.csv": Settings(
            ("Plan", "Tasks 2"),
            4,
            "MDY",
            (("F", "finish", "forecast"), ("G", "name", ""), ("H", "", "")),
            2023,
            "working",
            date(2023, 1, 2),
            "grid",
            "POAP 2",
        )
    }


def test_a_reading_is_overruled_and_says_by_whom(kept) -> None:
    """Month before day, as an analyst says, moves the dates; the reason names the setting, who, when and why."""
    file = kept.plan("plans/a.csv", AMBIGUOUS)
    before = kept.tables()["activities"]["finish_from"].item()
    kept.register("readings.csv", {"file": file, "setting": "date_order", "value": "MDY"})
    tables = kept.tables()
    assert (before, tables["activities"]["finish_from"].item()) == (
        pd.Timestamp("2023-04-03"),
        pd.Timestamp("2023-03-04"),
    )
    reasons = tables["received"]["reasons"].item()
    assert "date_order is 'MDY' by readings.csv (A. Analyst, 2022-10-25: reply to the read-back)" in reasons


def test_what_is_said_of_a_file_makes_it_another_reading(tmp_path) -> None:
    """A kept reading isn't taken for a file that is now to be read otherwise."""
    path = tmp_path / "a.csv"
    path.write_text(AMBIGUOUS, encoding="utf-8")
    said = (
        NONE,
        Settings(year=2023),
        Settings(week_one=date(2023, 1, 2)),
        Settings(layout="grid"),
        Settings(version="POAP 2"),
    )
    assert len({_key((read_plan, path, (one,)), "the same") for one in said}) == len(said)


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("font", "Arial", "setting is 'font'; write one of sheet, header_row"),
        ("sheet", " ; ", "write the name of a sheet"),
        ("header_row", "0", "write the number of a row"),
        ("header_row", "four", "write the number of a row"),
        ("date_order", "YMD", "write one of DMY, MDY"),
        ("year", "23", "write such as 2023"),
        ("durations", "weeks", "write one of working, calendar"),
        ("week_one", "week 1", "write the day on which period 1 begins"),
        ("layout", "gantt", "write one of table, grid, matrix, list"),
        ("version", " - ", "write the words of the version that is the sender's plan"),
        ("column", "finish", "write it as F = finish forecast"),
        ("column", "F = end", "the role of a column is 'end'"),
        ("column", "F = finish hoped", "the basis of a column is 'hoped'"),
    ],
)
def test_what_no_reader_knows_is_a_fault_with_its_row(kept, setting: str, value: str, told: str) -> None:
    """An unknown setting, and a value that it can't have, are told with register and row."""
    entries = kept.register("readings.csv", {"file": "plans/a.csv", "setting": setting, "value": value})
    (fault,) = [*entry_faults(entries), *reading_faults(entries)]
    assert "readings.csv row 2: " in fault and told in fault


def test_two_values_of_one_setting_are_a_fault(kept) -> None:
    """Of one file nothing is said twice; of two files, or of two columns, it may be."""
    rows = [{"setting": "year", "value": "2023"}, {"setting": "column", "value": "F = finish"}]
    entries = kept.register(
        "readings.csv",
        *({"file": "plans/a.csv"} | row for row in rows),
        {"file": "plans/b.csv", "setting": "year", "value": "2024"},
        {"file": "plans/a.csv", "setting": "column", "value": "G = name"},
        {"file": "plans/a.csv", "setting": "year", "value": "2024"},
        {"file": "plans/a.csv", "setting": "column", "value": "f = start"},
    )
    faults = list(reading_faults(entries))
    assert [fault.partition(": ")[2] for fault in faults] == [
        "year of that file stands in row 2 too; keep one row",
        "column F of that file stands in row 3 too; keep one row",
    ]


def test_every_fault_of_every_register_is_told_at_once(kept) -> None:
    """A file nobody listed, a nameless row, a day that is none and a missing why are told together, with rows."""
    file = kept.plan("plans/a.csv")
    kept.register(
        "readings.csv",
        {"file": "plans/nowhere.csv", "setting": "year", "value": "2023"},
        {"file": file, "setting": "year", "value": "2023", "who": ""},
    )
    kept.register("corrections.csv", {"file": file, "column": "colour", "value": "red", "activity_id": "R2",
                                      "when": "25/10/2022"})  # fmt: skip
    kept.register("activity_mapping.csv", {"activity_name": "Design", "stage": "painting", "why": ""})
    kept.register(
        "transcripts.csv", {"file": file, "activity_id": "T1", "activity_name": "", "transcribed_by": "T"}
    )
    faults = kept.faults()
    wanted = ("readings.csv row 2: file is 'plans/nowhere.csv'", "readings.csv row 3: no who; say who wrote this row",
              "corrections.csv row 2: when is '25/10/2022'", "corrections.csv row 2: column is 'colour'",
              "activity_mapping.csv row 2: no why", "activity_mapping.csv row 2: stage is 'painting'",
              "transcripts.csv row 2: no activity_name")  # fmt: skip
    assert len(faults) == len(wanted) and all(any(words in fault for fault in faults) for words in wanted), (
        faults
    )


def test_a_text_with_a_bare_comma_is_a_fault(kept) -> None:
    """A row of more cells than headings would lose its end: it is told, and so is a register without a column."""
    kept.plan("plans/a.csv")
    text = "file,setting,value,who,when,why\nplans/a.csv,year,2023,A. Analyst,2022-10-25,said so, by mail\n"
    (kept.path / "readings.csv").write_text(text, encoding="utf-8")
    assert ["more cells than headings" in fault for fault in kept.faults()] == [True]
    (kept.path / "readings.csv").write_text("file,setting\n", encoding="utf-8")
    (kept.path / "corrections.csv").write_text("file\n", encoding="utf-8")
    assert ["no column" in fault for fault in kept.faults()] == [True, True]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(kept) -> None:
    """Blank lines count and say nothing."""
    head = ",".join(SAID)
    text = f"file,setting,value,{head}\n\n,,,,,\nplans/x.csv,year,1,A,2022-10-25,w\n"
    (kept.path / "readings.csv").write_text(text, encoding="utf-8")
    faults = kept.faults()
    assert len(faults) == 2 and all("readings.csv row 4: " in fault for fault in faults)


def test_only_what_did_something_is_told_as_done(kept) -> None:
    """What changes nothing is a warning at its file, with the row of the register, and no reason of the reading."""
    file = kept.plan("plans/a.csv", AMBIGUOUS)
    kept.register("readings.csv", {"file": file, "setting": "date_order", "value": "MDY"},
                  {"file": file, "setting": "year", "value": "2023"},
                  {"file": file, "setting": "durations", "value": "working"},
                  {"file": file, "setting": "column", "value": "B = start"})  # fmt: skip
    tables = kept.tables()
    reasons = tables["received"]["reasons"].item()
    assert "date_order is 'MDY' by readings.csv" in reasons and reasons.count("readings.csv") == 1
    idle = tables["warnings"][tables["warnings"]["reason"].str.contains("readings.csv")]
    assert idle["text"].tolist() == ["year 2023", "durations working", "column B = start"]
    assert idle["reason"].tolist() == [
        f"readings.csv row {row} changes nothing: the file is read the same without it" for row in (3, 4, 5)
    ]
    assert set(idle["file"]) == {file} and idle["remedy"].eq("").all()


OPTIONS = "Task,Start,Finish\nPOAP 1,,\nBuild,13/02/2023,14/04/2023\nPOAP 2,,\nBuild,13/03/2023,15/05/2023\n"


def test_one_of_several_versions_is_chosen_in_the_register(kept) -> None:
    """Unasked none is the sender's plan; said to be, POAP 2's rows are, and the reason says by whom."""
    file = kept.plan("plans/a.csv", OPTIONS)
    before = kept.tables()["activities"]
    kept.register("readings.csv", {"file": file, "setting": "version", "value": "POAP 2"})
    tables = kept.tables()
    dated = tables["activities"].dropna(subset="finish_to")
    assert before.empty and dated["finish_to"].tolist() == [pd.Timestamp("2023-05-15")]
    assert "version is 'POAP 2' by readings.csv (A. Analyst" in tables["received"]["reasons"].item()


def test_a_version_that_is_not_told_is_a_fault_of_the_register(kept) -> None:
    """The fault names those that are."""
    kept.register(
        "readings.csv",
        {"file": kept.plan("plans/a.csv", OPTIONS), "setting": "version", "value": "POAP 3"},
    )
    (fault,) = kept.faults()
    assert fault.endswith("row 2: plans/a.csv: no version 'POAP 3'; the versions told are POAP 1, POAP 2")


def test_what_a_file_does_not_hold_is_a_fault_of_the_register(kept) -> None:
    """A sheet, a row and a column that aren't there are faults with their rows, of every file at once."""
    files = [
        kept.plan(f"plans/{name}.csv", AMBIGUOUS, participant_id=who)
        for name, who in (("a", "P1"), ("b", "P2"))
    ]
    kept.register("readings.csv", {"file": files[0], "setting": "sheet", "value": "Plna"},
                  {"file": files[0], "setting": "header_row", "value": "40"},
                  {"file": files[1], "setting": "column", "value": "Q = finish"})  # fmt: skip
    faults = [fault.partition("readings.csv ")[2] for fault in kept.faults()]
    assert faults == [
        "row 2: plans/a.csv: no sheet 'Plna': it is a text, which has none",
        "row 3: plans/a.csv: nothing stands in row 40; the last row is 2",
        "row 4: plans/b.csv: no heading in column Q of what was read; its columns are A, B, C",
    ]


def test_what_is_said_of_a_file_that_cannot_be_opened_waits(kept) -> None:
    """It is not told as done, and not forgotten."""
    file = kept.plan("plans/a.xlsx", "PK\x03\x04")
    kept.register("readings.csv", {"file": file, "setting": "sheet", "value": "Plan"})
    tables = kept.tables()
    assert "no plan could be read in the file: 1 row waits in readings.csv" in set(
        tables["set_aside"]["reason"]
    )
    assert "readings.csv" not in tables["received"]["reasons"].item()
