"""Files that break readers, each as its truth says: read with its rows, or refused by the right name."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.guard import read_all
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.workbooks.workbook import Sheet, Workbook, read_workbook

WORDS = {
    "encrypted": "encrypted",
    "corrupt": "corrupt",
    "malicious_or_corrupt": "malicious",
    "not_a_spreadsheet": "lock file",
}
"""What a refusal says for each class of fault."""
WORD_DOCUMENT = ".docx"
"""Truths of documents count paragraphs and tables; none of them holds a plan."""


class Counted(NamedTuple):
    """What a truth says of a sheet: its rows that hold anything, the columns from its first to its last in use."""

    name: str
    rows: int
    columns: int
    is_hidden: bool = False


class Otherwise(NamedTuple):
    """What a file holds where its truth counts something else, and the cells that prove it."""

    sheets: frozenset[Counted]
    proof: str


COUNTED_OTHERWISE = {
    "messytables__weird_head_padding.csv": Otherwise(
        frozenset({Counted("", 83, 10)}),
        "line 12 is ten cells between semicolons, where the truth splits at commas; lines 5, 10 and 11 are blanks",
    ),
    "calamine__any_sheets.xls": Otherwise(
        frozenset({Counted("Visible", 4, 2)}), "Chart is a chart: its numbers stand in no cell of any sheet"
    ),
    "poi__duplicate-filename-case-insensitive.xlsx": Otherwise(
        frozenset({Counted("v1", 1, 1)}),
        "A1 of xl/worksheets/sheet1.xml, the part by its exact name, holds a text",
    ),
    "poi__poc-shared-strings.xlsx": Otherwise(
        frozenset({Counted("Tabelle1", 4000, 3)}), "its rows are numbered from 0: A0 holds a text as A1 does"
    ),
}
VALUES: dict[tuple[str, int], list[object]] = {
    ("poi__1900DateWindowing.xls", 0): [datetime(2000, 1, 1)] * 2,
    ("poi__date.xlsb", 0): [datetime(2013, 1, 12)],
    ("poi__link-external-workbook-a.xlsx", 0): [10, 20],
    ("calamine__date_quoted_format.xlsx", 0): [datetime(2021, 1, 1)] * 4,
    ("calamine__errors.xlsx", 0): ["#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A"],
    ("calamine__has_x000D_.xlsx", 0): ["ABC\r\nDEF"],
    ("readxl__color-date-lowercase-xlsx.xlsx", 0): [0] * 8,
    ("readxl__texty-dates-xlsx.xlsx", 0): [
        "a",
        datetime(1985, 3, 11, 13),
        datetime(1985, 3, 11, 13, 23, 32),
    ],
    ("readxl__unnamed-duplicated-columns.xlsx", 0): ["var2", "var2", 1, "a", 1.1, "aa", 2, "b", 2.1, "bb"],
    **{
        (f"calamine__date_1904.{kind}", 0): [
            *(datetime(2021, 1, 1), 15, datetime(2021, 1, 2), 16),
            *(timedelta(hours=255, minutes=10, seconds=10), 17),
        ]
        for kind in ("xlsx", "xlsb")
    },
}
"""Every value of a sheet, row by row, where the notes beside the truths speak of them."""
REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
FILES = sorted(path.name for path in (REAL / "hostile").glob("*")) or ["none here"]
"""A test for each file, so that a run says how many there were; without the folder they are skipped."""
_SHEET = re.compile(r"(.*) (\d+) rows x (\d+)( \[hidden\])?")


@pytest.fixture(scope="module")
def truths(real: Path) -> dict[str, dict]:
    entries = json.loads((real / "index.json").read_text(encoding="utf-8"))
    return {
        entry["file"].removeprefix("hostile/"): entry["truth"]
        for entry in entries
        if entry["file"].startswith("hostile/")
    }


@pytest.fixture(scope="module")
def outcomes(real: Path, truths: dict[str, dict]) -> dict[str, object]:
    """What became of each file as a workbook, all read in one run of the guard."""
    return _outcomes(read_workbook, real, truths)


@pytest.fixture(scope="module")
def plans(real: Path, truths: dict[str, dict]) -> dict[str, object]:
    """What became of each file as a plan."""
    return _outcomes(read_plan, real, truths)


def test_every_hostile_file_has_a_truth(real: Path, truths: dict[str, dict]) -> None:
    """None that stands in the folder goes untested."""
    assert truths.keys() == {path.name for path in (real / "hostile").iterdir()} == set(FILES)


@pytest.mark.parametrize("file", FILES)
def test_a_hostile_file_ends_as_its_truth_says(outcomes, plans, truths: dict[str, dict], file: str) -> None:
    """Read with the rows and columns of each sheet as counted, and hidden where it is, or refused by its fault."""
    truth, outcome = truths[file], outcomes[file]
    if truth["outcome"] == "error":
        for refusal in (outcome, plans[file]):
            assert isinstance(refusal, NotReadable) and re.search(WORDS[truth["error_class"]], refusal.reason)
    elif file.endswith(WORD_DOCUMENT):
        assert isinstance(outcome, Workbook) or "holds no table" in str(outcome)
        assert not getattr(plans[file], "rows", [])
    elif truth["outcome"] == "read" or isinstance(outcome, Workbook):
        assert isinstance(outcome, Workbook) and isinstance(plans[file], Reading)
        found = {one.name: one for one in map(_counted, outcome.sheets)}
        for counted in COUNTED_OTHERWISE[file].sheets if file in COUNTED_OTHERWISE else _told(truth):
            assert found.get(counted.name) == counted or (counted.name not in found and not counted.rows)


@pytest.mark.parametrize("file", FILES)
def test_a_refusal_is_one_line_that_says_what_to_ask_for(outcomes, plans, file: str) -> None:
    """No traceback, no dead worker, no time limit, as a workbook or as a plan."""
    for outcome in (outcomes[file], plans[file]):
        assert isinstance(outcome, Workbook | Reading | NotReadable)
        if isinstance(outcome, NotReadable):
            assert "\n" not in str(outcome) and "; ask for " in str(outcome)
            assert not re.search("reader stopped|took longer|could not be read", outcome.reason)


@pytest.mark.parametrize("file", COUNTED_OTHERWISE)
def test_no_truth_is_put_right_without_need(outcomes, truths: dict[str, dict], file: str) -> None:
    """What is counted otherwise differs from what the truth says."""
    assert COUNTED_OTHERWISE[file].proof
    assert not _told(truths[file]) <= set(map(_counted, outcomes[file].sheets))


@pytest.mark.parametrize(("file", "number"), VALUES)
def test_values_are_what_a_person_sees(outcomes, file: str, number: int) -> None:
    """Errors as their words, colours no dates, days counted from 1904 or 1900."""
    cells = [one for cells in outcomes[file].sheets[number].rows.values() for one in cells.values()]
    assert [one.value for one in cells] == VALUES[file, number]


def test_a_day_that_never_was_stays_a_number(outcomes) -> None:
    """29 February 1900 is in Excel's calendar alone; the days around it are as their texts say."""
    rows = list(outcomes["readxl__dates-leap-year-1900-xlsx.xlsx"].sheets[0].rows.values())[1:]
    for cells in rows:
        day, said, is_a_day = (cells[column].value for column in (1, 2, 3))
        assert str(day) == said if is_a_day else isinstance(day, float)


def _outcomes(reader, real: Path, truths: dict[str, dict]) -> dict[str, object]:
    jobs = [(reader, real / "hostile" / file, ()) for file in truths]
    return dict(zip(truths, read_all(jobs), strict=True))


def _told(truth: dict[str, str]) -> set[Counted]:
    """Return the sheets that a truth counts; charts are among them, without a row."""
    told = [_SHEET.fullmatch(one).groups() for one in truth["rows"].split("; ")] if "rows" in truth else []
    return {
        Counted("" if name.startswith("csv[") else name, int(rows), int(columns), bool(hidden))
        for name, rows, columns, hidden in told
    }


def _counted(sheet: Sheet) -> Counted:
    columns = {column for cells in sheet.rows.values() for column in cells}
    width = max(columns) - min(columns) + 1 if columns else 0
    return Counted(sheet.name, len(sheet.rows), width, sheet.is_hidden)
