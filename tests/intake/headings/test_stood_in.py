"""Columns whose headings say less than they seem: days on which work is wanted or was done, codes, groups."""

import pytest

from mhhs_analysis.intake.plans import read_plan


def read(tmp_path, text: str):
    (tmp_path / "plan.csv").write_text(text)
    return read_plan(tmp_path / "plan.csv")


def finishes_of(reading) -> list[dict]:
    return [column for sheet in reading.sheets for column in sheet["columns"] if column["role"] == "finish"]


@pytest.mark.parametrize(
    "heading", ["Need by date", "Required date", "Committed date", "Deadline", "Required by"]
)
def test_a_day_on_which_work_is_wanted_is_told_where_it_stands_for_a_finish(tmp_path, heading: str) -> None:
    """It need not be the day on which the task ends."""
    rows = "Design,13/01/2026,20/01/2026,28/01/2026\nBuild,14/02/2026,25/02/2026,27/02/2026\n"
    reading = read(tmp_path, f"Task,Plan start,Plan finish,{heading}\n{rows}")
    assert reading.reading_confidence == "low"
    assert any("a date by which it is wanted" in one["reason"] for one in reading.warnings)


@pytest.mark.parametrize("heading", ["Achieved on", "Completed on", "Met on", "Date done", "Actual"])
def test_what_is_not_done_yet_keeps_the_date_beside_the_day_of_its_doing(tmp_path, heading: str) -> None:
    """A blank there is no date that is lost."""
    rows = "Design,12/01/2026,13/01/2026\nBuild,25/02/2026,\n"
    reading = read(tmp_path, f"Milestone,Forecast,{heading}\n{rows}")
    found = [(row["finish_from"], row["date_basis"]) for row in reading.rows]
    assert found == [("2026-01-13", "actual"), ("2026-02-25", "forecast")]


@pytest.mark.parametrize(
    ("codes", "is_named"), [(("T-01", "T-02"), False), (("1.1", "1.2"), False), (("SIT1", "UAT1"), True)]
)
def test_short_names_that_end_in_numbers_are_no_codes(
    tmp_path, codes: tuple[str, str], is_named: bool
) -> None:
    """Codes count on from one stem; those that give way to descriptions are kept in the notes."""
    texts = ("Write the interface design", "Build what it says")
    rows = "".join(f"{code},{text},13/01/2026,20/01/2026\n" for code, text in zip(codes, texts, strict=True))
    reading = read(tmp_path, f"Task,Description,Start,Finish\n{rows}")
    assert [row["activity_name"] for row in reading.rows] == [*(codes if is_named else texts)]
    said = " ".join(f"{row['notes_text']} {row['outline']} {row['activity_id']}" for row in reading.rows)
    assert is_named or codes[0] in said


def test_words_for_timings_head_a_table_though_its_first_dates_come_late(tmp_path) -> None:
    """Milestone, Due date, Owner below the plan, the first of which nobody has dated yet."""
    plan = "Task,Owner,Start,Finish\nDesign,PMO,13/01/2026,20/01/2026\nBuild,PMO,14/02/2026,25/02/2026\n"
    more = "Milestone,Due date,Owner\nGate 1,,PMO\nGate 2,TBC,PMO\nGate 3,TBC,PMO\nLive,25/09/2026,PMO\n"
    reading = read(tmp_path, f"{plan}\n{more}")
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]
    assert any("another table on this sheet" in one["reason"] for one in reading.warnings)


def test_persons_below_to_be_completed_by_are_no_dates(tmp_path) -> None:
    """The date beside them is; where all is still to come the heading speaks."""
    people = read(tmp_path, "Task,To be completed by,Date\nDesign,Ann,13/01/2026\nBuild,Bob,25/02/2026\n")
    assert [row["finish_from"] for row in people.rows] == ["2026-01-13", "2026-02-25"]
    open_ = read(tmp_path, "Task,Start,Finish\nDesign,13/01/2026,TBC\nBuild,25/02/2026,TBC\n")
    assert [row["finish_text"] for row in open_.rows] == ["TBC", "TBC"]


@pytest.mark.parametrize(
    ("headings", "basis", "other", "confidence"),
    [
        ("Due date,Forecast", "forecast", "baseline", "high"),
        ("Due date,Baseline date", "baseline", "forecast", "high"),
        ("Due date,Actual date", "actual", "forecast", "high"),
        ("Need by date,Current forecast date", "forecast", "baseline", "low"),
        ("Deadline,Forecast", "forecast", "baseline", "low"),
    ],
)
def test_dates_said_to_be_forecast_or_met_stand_beside_the_day_on_which_work_is_due(
    tmp_path, headings: str, basis: str, other: str, confidence: str
) -> None:
    """They are the same milestones' dates, and say of which plan."""
    rows = "Design,20/01/2026,28/01/2026\nBuild,25/02/2026,27/02/2026\n"
    reading = read(tmp_path, f"Milestone,{headings}\n{rows}")
    assert [column["date_basis"] for column in finishes_of(reading)] == [other, basis]
    due, said = ["2026-01-20", "2026-02-25"], ["2026-01-28", "2026-02-27"]
    assert [row["finish_from"] for row in reading.rows] == (due if basis == "baseline" else said)
    assert reading.reading_confidence == confidence


def test_hours_below_planned_and_actual_are_no_dates_beside_the_day_due(tmp_path) -> None:
    rows = "Design,20/01/2026,12,14\nBuild,25/02/2026,30,\n"
    reading = read(tmp_path, f"Milestone,Due date,Planned,Actual\n{rows}")
    assert [row["finish_from"] for row in reading.rows] == ["2026-01-20", "2026-02-25"]
    assert len(finishes_of(reading)) == 1


@pytest.mark.parametrize("heading", ["Month", "Quarter"])
@pytest.mark.parametrize("place", [0, 3])
def test_the_period_of_a_start_is_no_finish(tmp_path, heading: str, place: int) -> None:
    """A month beside starts and durations sorts the tasks: finishes are worked out as without it, and it is told."""
    rows = [
        ["Task", "Start", "Duration (calendar days)"],
        ["Design", "13/01/2026", "20"],
        ["Build", "14/02/2026", "60"],
    ]
    said = [heading, *(["January 2026", "February 2026"] if heading == "Month" else ["Q1 2026", "Q1 2026"])]
    alone = read(tmp_path, "\n".join(map(",".join, rows)))
    beside = [[*row[:place], one, *row[place:]] for row, one in zip(rows, said, strict=True)]
    reading = read(tmp_path, "\n".join(map(",".join, beside)))
    assert [row["finish_to"] for row in reading.rows] == ["2026-02-01", "2026-04-14"]
    assert [row["finish_to"] for row in alone.rows] == [row["finish_to"] for row in reading.rows]
    assert [one["text"] for one in reading.warnings] == [heading] and reading.reading_confidence == "low"


@pytest.mark.parametrize(
    ("head", "starts"),
    [("Task,Month", ["", ""]), ("Task,Start,Target month", ["13/01/2026,", "14/02/2026,"])],
)
def test_a_month_that_is_all_there_is_or_a_target_is_the_finish(
    tmp_path, head: str, starts: list[str]
) -> None:
    """Nothing else says when the tasks end, or the heading does."""
    reading = read(tmp_path, f"{head}\nDesign,{starts[0]}January 2026\nBuild,{starts[1]}March 2026\n")
    assert [row["finish_to"] for row in reading.rows] == ["2026-01-31", "2026-03-31"]
    assert reading.reading_confidence == "high"


@pytest.mark.parametrize("heading", ["Completed by", "Delivered by", "By", "Finished by:"])
def test_days_below_a_heading_that_asks_by_when_are_finishes_with_a_doubt(tmp_path, heading: str) -> None:
    """It may as well ask by whom: persons below it are no dates, and nothing of theirs is set aside."""
    days = "Design,13/01/2026,20/01/2026\nBuild,14/02/2026,25/02/2026\n"
    dated = read(tmp_path, f"Task,Commences on,{heading}\n{days}")
    assert [(row["start_from"], row["finish_from"]) for row in dated.rows] == [
        ("2026-01-13", "2026-01-20"),
        ("2026-02-14", "2026-02-25"),
    ]
    assert dated.reading_confidence == "low" and dated.warnings
    persons = "Design,13/01/2026,5 days,Ann\nBuild,14/02/2026,8 days,Bob\n"
    named = read(tmp_path, f"Task,Start,Duration,{heading}\n{persons}")
    assert len(named.rows) == 2 and not finishes_of(named)
    assert not [one for one in named.set_aside if "Ann" in one["text"]]


@pytest.mark.parametrize("heading", ["Completed by", "Delivered by", "By"])
@pytest.mark.parametrize("last", ["Bob", "TBC"])
def test_persons_below_a_heading_that_asks_by_whom_cast_no_doubt_on_the_finish(
    tmp_path, heading: str, last: str
) -> None:
    """They are no column of dates that was not read."""
    rows = f"Design,13/01/2026,20/01/2026,Ann\nBuild,14/02/2026,25/02/2026,{last}\n"
    reading = read(tmp_path, f"Task,Start,Finish,{heading}\n{rows}")
    assert [row["finish_from"] for row in reading.rows] == ["2026-01-20", "2026-02-25"]
    assert reading.reading_confidence == "high" and not reading.warnings


@pytest.mark.parametrize("heading", ["Required by", "Due by"])
def test_words_below_a_heading_that_asks_by_when_are_told(tmp_path, heading: str) -> None:
    """They may be when it is wanted, and nobody is asked by whom."""
    rows = "Design,13/01/2026,20/01/2026,SIT entry\nBuild,14/02/2026,25/02/2026,UAT entry\n"
    reading = read(tmp_path, f"Task,Start,Finish,{heading}\n{rows}")
    assert any(one["text"] == heading for one in reading.warnings)


SAID = ["The second coat is drying, late by a week", "Steel came on time"]


def doubts_of_name(tmp_path, first: str, texts: tuple[str, str], last: str) -> list[str]:
    """Read two rows of a column left of their due dates and one right of them; the doubts of what names them."""
    rows = "".join(
        f'{text},{day}/01/2026,"{said}"\n'
        for text, day, said in zip(texts, (13, 20), reversed(SAID), strict=True)
    )
    reading = read(tmp_path, f"{first},Due date,{last}\n{rows}")
    return [one["reason"] for one in reading.warnings if "may only describe" in one["reason"]]


@pytest.mark.parametrize("heading", ["Summary", "Description"])
def test_a_description_right_of_the_dates_may_not_be_what_names_rows(tmp_path, heading: str) -> None:
    """A column left of them that tells each row apart, under a heading not known, is told of."""
    assert doubts_of_name(tmp_path, "Output sort", ("Paint shop handbook", "Crane test record"), heading)


@pytest.mark.parametrize("texts", [("D001", "D002"), ("Paint shop", "Paint shop"), ("North", "South")])
def test_a_description_beside_codes_or_groups_names_rows(tmp_path, texts: tuple[str, str]) -> None:
    """Nothing else would."""
    assert not doubts_of_name(tmp_path, "Output sort", texts, "Summary")


PARTS = ["Crane rail", "Paint shop", "Loading bay"]
OF_PARTS = ["Carries loads along the quay", "Where hulls are coated", "Takes lorries two at a time"]


def read_described(tmp_path, first: str, texts: list[str], said: list[str]):
    """Read rows of a column left of their description, each with a start and a finish."""
    rows = "".join(
        f"{text},{words},0{month}/01/2026,2{month}/01/2026\n"
        for month, (text, words) in enumerate(zip(texts, said, strict=True), 1)
    )
    return read(tmp_path, f"{first},Description,Start,Finish\n{rows}")


@pytest.mark.parametrize("heading", ["Feature", "Event", "User story", "Deliverable"])
def test_what_is_described_names_rows(tmp_path, heading: str) -> None:
    """Its description says more of it."""
    reading = read_described(tmp_path, heading, PARTS, OF_PARTS)
    assert [row["activity_name"] for row in reading.rows] == PARTS
    assert [row["notes_text"] for row in reading.rows] == OF_PARTS


def test_descriptions_of_several_steps_of_a_feature_name_rows(tmp_path) -> None:
    """The feature says the same of two of them."""
    steps = ["Draw the rail", "Lay the rail", "Clear the bay"]
    reading = read_described(tmp_path, "Feature", ["Crane rail", "Crane rail", "Loading bay"], steps)
    assert [row["activity_name"] for row in reading.rows] == steps


def test_a_description_beside_an_unknown_heading_that_tells_rows_apart_is_doubted(tmp_path) -> None:
    """What it describes would be lost without a word."""
    reading = read_described(tmp_path, "Output sort", PARTS, OF_PARTS)
    assert any("may only describe what 'Output sort'" in one["reason"] for one in reading.warnings)


@pytest.mark.parametrize("texts", [["C-01", "C-02", "C-03"], ["DES", "BLD", "TST"], ["Paint shop"] * 3])
def test_a_description_beside_codes_or_one_place_is_not_doubted(tmp_path, texts: list[str]) -> None:
    """Nothing else names the rows."""
    reading = read_described(tmp_path, "Output sort", texts, OF_PARTS)
    assert [row["activity_name"] for row in reading.rows] == OF_PARTS
    assert not any("may only describe" in one["reason"] for one in reading.warnings)


def test_a_stage_of_each_row_names_it_before_what_it_delivers(tmp_path) -> None:
    """What stands right of its dates comes at its end."""
    rows = (
        'Rail,Jan-Mar 2026,"Drawings, survey"\nHull,Apr-Jul 2026,Coated hull\nQuay,Aug-Dec 2026,Opened bay\n'
    )
    reading = read(tmp_path, f"Stage,Period,Deliverables\n{rows}")
    assert [row["activity_name"] for row in reading.rows] == ["Rail", "Hull", "Quay"]


def test_what_stages_said_twice_deliver_names_rows(tmp_path) -> None:
    """The stage alone does not tell them apart."""
    rows = "Rail,Jan-Mar 2026,Drawings\nRail,Apr-Jul 2026,Coated hull\nQuay,Aug-Dec 2026,Opened bay\n"
    reading = read(tmp_path, f"Stage,Period,Deliverables\n{rows}")
    assert [row["activity_name"] for row in reading.rows] == ["Drawings", "Coated hull", "Opened bay"]
