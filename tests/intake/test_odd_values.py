"""Tables with values that no plan should hold: each is read, or its cell set aside; none stops the reading."""

import json
import pickle
from datetime import date, datetime, time, timedelta
from random import Random

import pytest

from mhhs_analysis.intake.choose import choose_reading
from mhhs_analysis.intake.settings import NONE
from mhhs_analysis.intake.workbooks.sheets import Cell, Sheet, Workbook

NUMBERS = (1e308, -1e308, 10**300, -(10**18), 10**9, 2_958_466, 0, -1, 0.5, 45_000.75, True, False)
MOMENTS = (
    *(datetime.max, datetime.min, datetime(1900, 1, 1), date.max, time.max, time(1)),
    *(timedelta.max, timedelta.min, timedelta(0), timedelta(days=40_000)),
)
TEXTS = (
    *("²", "٣", "１２", "1e999", "nan", "-inf", "\x00", "🏗", "%", "1e5%", "9" * 5000, "a" * 5000, "((" * 100),
    *(
        "1." * 500,
        "1/2/2023 " * 50,
        "=1/0",
        "#REF!",
        "99999999999 days",
        "999999999 wks",
        "1e9 months",
        "-5 days",
    ),
    *(
        "10000000 years",
        "9999999 ed",
        "31/12/9999",
        "01/01/0001",
        "31/12/9999 + 6 weeks",
        "M9 + 999999999 weeks",
    ),
    *(
        "M9 - 99999 months",
        "Q4 9999",
        "w/c 31/12/9999",
        "w/e 01/01/0001",
        "end 9999",
        "2023-13-45",
        "00/00/0000",
    ),
    *(
        "Q9 2023",
        "31/02/2023",
        "FY9999",
        "H2 9999",
        "week 53 9999",
        "9999",
        "0000",
        "2024W53",
        "Week 9999999",
    ),
    *("31 Dec 9999 to 1 Jan 0001", "mid Q1 0001", "after 31/12/9999", "before 01/01/0001", "12FS+99999999d"),
)
FORMATS = ("General", "dd/mm/yyyy", "mmm-yy", "[h]:mm", "0%", "yyyy", "d", '"' * 300)
HEADINGS = (
    *(
        "ID",
        "WBS",
        "Level",
        "Start",
        "Finish",
        "Duration",
        "% Complete",
        "Predecessors",
        "Owner",
        "Baseline Start",
    ),
    *("Actual Finish", "Milestone", "Type", "Status", "Stage", "Notes", "Work"),
)
TABLES = 60


@pytest.mark.parametrize("seed", range(8))
def test_a_table_of_odd_values_is_read_or_set_aside(seed: int) -> None:
    """Whatever stands in its cells, its headings too, a reading comes out that can be written down."""
    random = Random(seed)
    for _ in range(TABLES):
        reading = choose_reading(Workbook("odd.xlsx", "xlsx", (_sheet(random),)), NONE)
        json.dumps(reading.as_json("activities"), ensure_ascii=False).encode()
        pickle.dumps(reading)
        assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


def _sheet(random: Random) -> Sheet:
    headings = ["Task Name", *random.sample(HEADINGS, random.randint(3, 9))]
    share = random.choice((0.05, 0.3, 0.9))
    rows = {1: {column: Cell(heading) for column, heading in enumerate(headings, 1)}}
    if random.random() < 0.2:
        rows[1] = {column: _odd(random) if random.random() < 0.4 else one for column, one in rows[1].items()}
    for row in range(2, random.randint(4, 12)):
        rows[row] = {
            column: _odd(random) if random.random() < share else _usual(heading, row, random)
            for column, heading in enumerate(headings, 1)
        }
    return Sheet("Plan", rows)


def _odd(random: Random) -> Cell:
    value = random.choice(NUMBERS + MOMENTS + TEXTS)
    return Cell(value, random.choice(FORMATS), random.choice((0, 0, 99)), random.random() < 0.05)


def _usual(heading: str, row: int, random: Random) -> Cell:
    if "Start" in heading or "Finish" in heading:
        day = datetime(2023, random.randint(1, 12), random.randint(1, 28))
        return random.choice(
            (Cell(day, "dd/mm/yyyy"), Cell("01/02/2023"), Cell("13 Feb 23"), Cell("Q1 2023"))
        )
    return Cell(random.choice(("5 days", 5)) if heading in ("Duration", "Work") else f"{heading} {row}")
