"""Forecasts made one after another beside one another: the last one speaks, the others are told."""

from datetime import date

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

ROWS = [
    "Design,09/01/2023,31/03/2023,05/04/2023,25/04/2023",
    "Build,03/04/2023,28/07/2023,07/08/2023,25/09/2023",
]
FIRST, LAST = ["2023-04-05", "2023-08-07"], ["2023-04-25", "2023-09-25"]
EARLIER = "a column of dates that was not read: an earlier forecast: {} speaks"


def finishes(reading: Reading) -> list[str | None]:
    return [row["finish_from"] for row in reading.rows]


def told(reading: Reading) -> dict[str, str]:
    return {one["text"]: one["reason"] for one in reading.warnings}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Forecast finish (Sep 22)", "Forecast finish (Oct 22)"),
        ("Forecast finish at Dec 2022", "Forecast finish at Jan 2023"),
        ("Revised finish 1", "Revised finish 2"),
        ("Revised finish (rev 9)", "Revised finish (rev 10)"),
        ("Revised finish", "Revised finish 2"),
        ("Revised finish", "2nd revised finish"),
        ("First revised finish", "Second revised finish"),
        ("1st re-forecast finish", "2nd re-forecast finish"),
    ],
)
@pytest.mark.parametrize("is_turned", [False, True])
def test_the_last_of_several_forecasts_speaks(text_file, first: str, last: str, is_turned: bool) -> None:
    """By the month that it was made in or its number, wherever it stands; the other is told."""
    heads = [last, first] if is_turned else [first, last]
    reading = read_plan(
        text_file("\n".join([",".join(["Task", "Original start", "Original finish", *heads]), *ROWS]))
    )
    assert finishes(reading) == (FIRST if is_turned else LAST)
    assert {row["date_basis"] for row in reading.rows} == {"forecast"}
    assert told(reading) == {first: EARLIER.format(last)} and reading.reading_confidence == "medium"


@pytest.mark.parametrize(
    ("heads", "last"),
    [
        ("Forecast (Sept),Forecast (Oct)", 1),
        ("Forecast Dec,Forecast Jan", 1),
        ("Forecast (Oct),Forecast (Sept)", 0),
        ("Forecast as at Nov,Forecast as at Jan", 1),
    ],
)
def test_forecasts_by_months_without_a_year_follow_one_another(text_file, heads: str, last: int) -> None:
    """The last one speaks where each month is near the next, the other way round too; the other is told."""
    rows = ["SIT entry,01/05/2023,20/05/2023", "SIT exit,01/08/2023,12/08/2023"]
    reading = read_plan(text_file("\n".join([f"Milestone,{heads}", *rows])))
    assert finishes(reading) == [["2023-05-01", "2023-08-01"], ["2023-05-20", "2023-08-12"]][last]
    names = heads.split(",")
    assert told(reading) == {names[1 - last]: EARLIER.format(names[last])}
    assert reading.reading_confidence == "medium"


@pytest.mark.parametrize(
    "heads", ["Forecast (Jan),Forecast (Aug)", "Forecast (Jan),Forecast (Feb),Forecast (Jan)"]
)
def test_months_without_a_year_far_from_one_another_tell_no_last_forecast(text_file, heads: str) -> None:
    """Of which years they are nobody says, or whether they go forwards."""
    rows = ["SIT entry,01/05/2023,10/05/2023,11/05/2023", "SIT exit,01/08/2023,12/08/2023,13/08/2023"]
    reading = read_plan(text_file("\n".join([f"Milestone,{heads}", *rows])))
    assert reading.reading_confidence == "low" and not any(
        EARLIER[:50] in one for one in told(reading).values()
    )


@pytest.mark.parametrize(
    "heads",
    [
        ("Re-forecast Sep-22", "Re-forecast Oct-22"),
        ("Sep-22 forecast", "Oct-22 forecast"),
        ("Forecast 1", "Forecast 2"),
    ],
)
def test_a_forecast_of_no_end_is_of_the_finish_in_doubt(text_file, heads: tuple[str, str]) -> None:
    """The finish beside it is the one that was forecast before; which end is meant is to be asked."""
    reading = read_plan(
        text_file("\n".join([",".join(["Task", "Original start", "Original finish", *heads]), *ROWS]))
    )
    assert finishes(reading) == LAST and reading.reading_confidence == "low"
    assert told(reading)[heads[0]] == EARLIER.format(heads[1])
    assert told(reading)[heads[1]].startswith("read as the finish: a forecast beside a finish")


@pytest.mark.parametrize(
    "head", ["Task,Finish,Re-forecast", "Task,Baseline finish,Re-forecast", "Task,Due,Forecast"]
)
def test_a_forecast_beside_a_finish_alone_is_of_it(text_file, head: str) -> None:
    """Where there are no starts it can be of nothing else."""
    reading = read_plan(
        text_file("\n".join([head, "Design,31/03/2023,05/04/2023", "Build,28/07/2023,07/08/2023"]))
    )
    assert finishes(reading) == FIRST and reading.rows[0]["other_dates"] == "baseline 31/03/2023"
    assert not reading.warnings and reading.reading_confidence == "high"


HELD = "the last forecast is blank here: the one given before it is read"


def test_where_the_last_forecast_is_blank_the_one_before_it_holds(text_file) -> None:
    """Row by row: trackers say again only what changed; cells that stand in are named, other rows keep the plan's."""
    head = "Task,Start,Original finish,Re-forecast finish Sep-22,Re-forecast finish Oct-22,Re-forecast finish Nov-22"
    rows = [
        "Design,09/01/2023,31/03/2023,05/04/2023,25/04/2023,",
        "Build,03/04/2023,28/07/2023,07/08/2023,,",
        "Prove,01/08/2023,29/09/2023,,,27/10/2023",
        "Move,02/10/2023,30/11/2023,,,",
    ]
    reading = read_plan(text_file("\n".join([head, *rows])))
    assert finishes(reading) == ["2023-04-25", "2023-08-07", "2023-10-27", "2023-11-30"]
    assert [row["date_basis"] for row in reading.rows] == ["forecast"] * 3 + ["baseline"]
    (held,) = [one for one in reading.warnings if one["reason"] == HELD]
    assert (held["cell"], held["text"]) == ("F1", "E2, D3") and reading.reading_confidence == "medium"


def test_milestones_dates_forecast_again_are_read_row_by_row(workbook_file) -> None:
    """Real dates beside a finish alone, of no end by their headings."""
    rows = [
        ["Deliverable", "Planned finish", "Re-forecast Sep-22", "Re-forecast Oct-22"],
        ["Adaptor", date(2023, 4, 28), date(2023, 5, 26), None],
        ["Data model", date(2022, 11, 30), date(2022, 12, 16), date(2023, 1, 20)],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert finishes(reading) == ["2023-05-26", "2023-01-20"]
    assert [one["text"] for one in reading.warnings if one["reason"] == HELD] == ["C2"]


@pytest.mark.parametrize("head", ["Forecast cost 2022,Forecast cost 2023", "Forecast finish,Forecast finish"])
def test_other_forecasts_are_none_of_one_date(text_file, head: str) -> None:
    """Years of amounts, or columns headed alike, are not made one after another."""
    reading = read_plan(text_file("\n".join([f"Task,Original start,Original finish,{head}", *ROWS])))
    assert not any("an earlier forecast" in reason for reason in told(reading).values())


@pytest.mark.parametrize("more", [[], ["Owner"], ["Owner", "Status"]])
@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("Milestone", ("Forecast 1", "Forecast 2")),
        ("Task", ("Forecast 1", "Forecast 2")),
        ("Task", ("Sep-22 forecast", "Oct-22 forecast")),
        ("Deliverable", ("Revised forecast 1", "Revised forecast 2")),
    ],
)
def test_forecasts_alone_head_a_table(text_file, name: str, heads: tuple[str, str], more: list[str]) -> None:
    """No baseline, start or finish need stand beside; the last speaks, and where it is blank the one before."""
    beside = ["Ann", "Open"][: len(more)]
    rows = [[name, *heads, *more], ["Design", "05/04/2023", "25/04/2023", *beside],
            ["Build", "07/08/2023", "", *beside], ["Test", "02/10/2023", "20/10/2023", *beside]]  # fmt: skip
    reading = read_plan(text_file("\n".join(map(",".join, rows))))
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build", "Test"]
    assert finishes(reading) == ["2023-04-25", "2023-08-07", "2023-10-20"]
    assert told(reading)[heads[0]] == EARLIER.format(heads[1]) and reading.reading_confidence == "medium"


def test_forecasts_of_both_ends_alone_head_a_table(text_file) -> None:
    """The last start and the last finish go together."""
    heads = ["Forecast start 1", "Forecast finish 1", "Forecast start 2", "Forecast finish 2"]
    reading = read_plan(text_file("\n".join([",".join(["Task", *heads]), *ROWS])))
    assert [row["start_from"] for row in reading.rows] == FIRST and finishes(reading) == LAST


def test_forecasts_of_costs_head_no_table(text_file) -> None:
    """Below them stand no dates."""
    reading = read_plan(text_file("Task,Forecast 1,Forecast 2\nDesign,1000,1200\nBuild,3000,2800"))
    assert not reading.rows
