"""mhhs read: how one file is understood, for a person and as JSON that says everything."""

import csv
import json
from datetime import date

import pytest
from typer.testing import CliRunner

from mhhs_analysis.cli import app
from mhhs_analysis.intake import guard
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings
from tests.cli.called import mhhs, refused


def test_read_plan_gives_one_object(repository) -> None:
    """--json prints the lists and keys that the design names."""
    done = mhhs("read", "plan", repository / "data/sample/plans/Borrowdale MHHS plan v0.3.xlsx", "--json")
    held = json.loads(done.stdout)
    assert done.returncode == 0
    assert {
        "file",
        "layout",
        "sheets",
        "activities",
        "set_aside",
        "warnings",
        "reading_confidence",
        "reasons",
    } <= set(held)
    assert held["rows_in"] == held["rows_kept"] + held["rows_set_aside"]


def test_read_plan_for_a_person_says_what_was_understood_and_what_not(repository) -> None:
    """A terminal shows each column's role, the first rows, and what was set aside with what to ask."""
    done = mhhs("read", "plan", repository / "data/sample/plans/Quernbeck MHHS (POAP 2).csv")
    assert done.returncode == 0
    assert all(
        word in done.stdout
        for word in ("Task Name", "name", "Set aside", "asap", "First 10 of 23 activities")
    )


def test_read_plan_writes_a_csv(repository, tmp_path) -> None:
    """--csv writes a row an activity."""
    out = tmp_path / "out.csv"
    assert (
        mhhs(
            "read", "plan", repository / "data/sample/plans/Quernbeck MHHS (POAP 2).csv", "--csv", out
        ).returncode
        == 0
    )
    with out.open(encoding="utf-8") as stream:
        assert len(list(csv.DictReader(stream))) == 23


def test_a_plan_without_tasks_is_read(tmp_path) -> None:
    """Exit 0 when a file could be read, though it holds no dated task: the finding is in what it says."""
    (tmp_path / "prices.csv").write_text("Item,Price\nTea,1\n", encoding="utf-8")
    done = mhhs("read", "plan", tmp_path / "prices.csv", "--json")
    assert done.returncode == 0 and json.loads(done.stdout)["activities"] == []


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("corrupt.xlsx", b"PK\x03\x04garbage", "corrupt.xlsx: the workbook is corrupt"),
        ("page.xls", b"<html></html>", "page.xls: a web page that holds no table"),
        ("empty.csv", b"", "empty.csv: the file is empty"),
    ],
)
def test_a_plan_that_cannot_be_read_is_one_line(tmp_path, name: str, content: bytes, line: str) -> None:
    """Exit 1, and on stderr the file, what was seen and what to ask for."""
    (tmp_path / name).write_bytes(content)
    refused(mhhs("read", "plan", tmp_path / name), line)


def test_an_encrypted_plan_is_one_line(repository) -> None:
    """The sample's protected workbook is called encrypted."""
    plan = repository / "data/sample/plans/Hexcombe Power - MHHS Plan (protected).xlsx"
    refused(mhhs("read", "plan", plan), "encrypted with a password; ask for it without a password")


def test_the_order_of_dates_can_be_overruled(tmp_path) -> None:
    """--date-order says how ambiguous dates are to be read."""
    (tmp_path / "plan.csv").write_text("Task,Start,End\nA,03/04/2023,05/06/2023\n", encoding="utf-8")
    done = mhhs("read", "plan", tmp_path / "plan.csv", "--json", "--date-order", "MDY")
    assert json.loads(done.stdout)["activities"][0]["start_from"] == "2023-03-04"


def test_all_shows_every_row(repository) -> None:
    """--all leaves no row uncounted out of sight."""
    plan = repository / "data/sample/plans/Quernbeck MHHS (POAP 2).csv"
    assert " more" in mhhs("read", "plan", plan).stdout
    assert " more" not in mhhs("read", "plan", plan, "--all").stdout


def test_a_terminal_of_another_encoding_is_served(tmp_path) -> None:
    """A letter it can't show ends nothing, and JSON still says every letter."""
    (tmp_path / "plan.csv").write_text("Task,Start,End\nCafé – δ,13/06/2023,22/06/2023\n", encoding="utf-8")
    done = mhhs("read", "plan", tmp_path / "plan.csv", PYTHONIOENCODING="ascii")
    assert done.returncode == 0 and "Caf?" in done.stdout
    done = mhhs("read", "plan", tmp_path / "plan.csv", "--json", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["activities"][0]["activity_name"] == "Café – δ"


def test_what_a_person_says_of_a_file_reaches_its_reader(monkeypatch, tmp_path) -> None:
    """Sheets, header row, order, year and durations are handed on as they were said."""

    handed: list[object] = []
    monkeypatch.setattr(
        guard, "read_one", lambda _reader, _file, said: handed.append(said) or Reading("plan.xlsx")
    )
    said = {
        "--sheet": "Plan",
        "--header-row": "3",
        "--date-order": "MDY",
        "--year": "2023",
        "--durations": "calendar",
        "--week-one": "02/01/2023",
        "--layout": "grid",
        "--plan-version": "POAP 2",
    }
    words = [word for pair in said.items() for word in pair] + ["--sheet", "Other"]
    assert CliRunner().invoke(app, ["read", "plan", "plan.xlsx", *words]).exit_code == 0
    assert CliRunner().invoke(app, ["read", "plan", "plan.xlsx"]).exit_code == 0
    assert handed == [
        Settings(
            ("Plan", "Other"),
            3,
            "MDY",
            year=2023,
            durations="calendar",
            week_one=date(2023, 1, 2),
            layout="grid",
            version="POAP 2",
        ),
        Settings(),
    ]


@pytest.mark.parametrize("words", [("--header-row", "0"), ("--year", "23"), ("--durations", "elapsed")])
def test_what_no_file_can_mean_is_refused(words: tuple[str, str]) -> None:
    """A row before the first, a year of two digits and days of no known kind."""
    done = mhhs("read", "plan", "plan.xlsx", *words)
    assert done.returncode == 2 and "Invalid value" in done.stderr and "Traceback" not in done.stderr


def test_read_responses_gives_answers(repository) -> None:
    """--json prints the answers with their respondents and cells."""
    done = mhhs("read", "responses", repository / "data/sample/responses/Round 2 responses.xlsx", "--json")
    held = json.loads(done.stdout)
    assert done.returncode == 0 and len({row["respondent"] for row in held["answers"]}) == 25
    assert [who["answers"] > 0 for who in held["respondents"]] == [True] * 25 and len(held["questions"]) == 11
