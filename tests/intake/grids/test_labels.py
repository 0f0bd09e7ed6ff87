"""Words in the rows right above or below signs and bars: the names of what is drawn there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake.sheets import accounted, names, told

MONTHS = [f"{month} 2024" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug")]
LABELS = {"B": "Design baselined", "E": "SIT entry", "H": "SIT exit"}
POINTS = {"Design baselined": "2024-01-31", "SIT entry": "2024-04-30", "SIT exit": "2024-07-31"}
BARS = {"Build": "C{}:E{}", "SIT": "E{}:H{}"}
UNFIT = "not one for each"
BLUE = PatternFill("solid", fgColor="FF4472C4")


def drawn(
    workbook_file: Callable[..., Path],
    rows: list[tuple[str | None, Mapping[str, str]]],
    merged: tuple[str, ...] = (),
    bars: Mapping[str, str] = BARS,
    head: str | None = "Activity",
) -> Reading:
    """Read a drawing of rows of a name and what stands in some columns, and below them a row for each filled bar."""

    def draw(book) -> None:
        sheet = book.active
        for number, (name, texts) in enumerate(rows, 2):
            sheet.cell(number, 1, name)
            for column, text in texts.items():
                sheet[f"{column}{number}"] = text
        for number, (name, place) in enumerate(bars.items(), len(rows) + 2):
            sheet.cell(number, 1, name)
            for cell in next(iter(sheet[place.format(number, number)])):
                cell.fill = BLUE
        for place in merged:
            sheet.merge_cells(place)

    reading = read_plan(workbook_file({"POAP": [[head, *MONTHS]]}, change=draw))
    assert accounted(reading)
    return reading


def points(reading: Reading) -> dict[str, str]:
    return {row["activity_name"]: row["finish_to"] for row in reading.rows if row["is_milestone"]}


SIGNS = dict.fromkeys(LABELS, "◆")
ODD, EVEN = {"E": "SIT entry"}, {"B": "Design baselined", "H": "SIT exit"}


@pytest.mark.parametrize("head", ["Activity", None])
@pytest.mark.parametrize("name", ["Key milestones", "Gates"])
@pytest.mark.parametrize(
    ("rows", "merged"),
    [
        ([("name", SIGNS), (None, LABELS)], ()),
        ([(None, LABELS), ("name", SIGNS)], ()),
        ([(None, EVEN), ("name", SIGNS), (None, ODD)], ()),
        ([("name", SIGNS), (None, LABELS)], ("A2:A3",)),
        ([("name", LABELS), (None, SIGNS)], ("A2:A3",)),
        (
            [("name", SIGNS), (None, {"B": "Design baselined", "D": "SIT entry", "G": "SIT exit"})],
            ("D3:F3", "G3:I3"),
        ),
    ],
)
def test_words_beside_signs_name_the_milestones(workbook_file, rows, merged, name, head) -> None:
    """One above or below each sign, also in a cell merged around it: the row is no milestone, and no word is lost."""
    rows = [(name if called else None, texts) for called, texts in rows]
    reading = drawn(workbook_file, rows, merged, head=head)
    assert points(reading) == POINTS
    assert sorted(names(reading)) == sorted([*POINTS, *BARS])


def test_words_below_the_last_rows_signs_name_them(workbook_file) -> None:
    """The milestones may be drawn below all lanes."""

    def draw(book) -> None:
        for place in ("C2:E2", "E3:H3"):
            for cell in next(iter(book.active[place])):
                cell.fill = BLUE

    rows = [
        ["Task", *MONTHS],
        ["Build"],
        ["SIT"],
        ["Milestones", "▲", None, None, "▲"],
        [None, "M8", None, None, "M9"],
    ]
    reading = read_plan(workbook_file({"POAP": rows}, change=draw))
    assert accounted(reading) and points(reading) == {"M8": "2024-01-31", "M9": "2024-04-30"}


@pytest.mark.parametrize("days", [("15 Jan", "30 Apr", "5 Jul"), ("15/01", "30/04", "05/07")])
@pytest.mark.parametrize("are_named", [True, False])
def test_days_below_signs_are_theirs_and_head_no_columns(workbook_file, days, are_named) -> None:
    """A row of days below signs, or below their names, dates the milestones; the lanes below keep their months."""
    rows = [
        ("Milestones", SIGNS),
        *([(None, LABELS)] if are_named else []),
        (None, dict(zip("BEH", days, strict=True))),
    ]
    reading = drawn(workbook_file, rows)
    due = [row["finish_to"] for row in reading.rows if row["is_milestone"]]
    assert due == ["2024-01-15", "2024-04-30", "2024-07-05"]
    assert [row["finish_to"] for row in reading.rows if not row["is_milestone"]] == [
        "2024-04-30",
        "2024-07-31",
    ]
    assert not are_named or [*points(reading)] == [*POINTS]


@pytest.mark.parametrize(
    "labels", [{"B": "Design baselined", "E": "SIT entry"}, {"C": "One", "F": "Two", "I": "Three"}]
)
def test_words_that_do_not_fit_the_signs_are_a_doubt(workbook_file, labels) -> None:
    """Fewer words than signs, or words in other columns, may be anything: they are told, and the signs stay unnamed."""
    reading = drawn(workbook_file, [("Milestones", SIGNS), (None, labels)])
    assert told(reading, UNFIT) == ["POAP"] and reading.reading_confidence == "medium"
    assert not {*labels.values()} & {*points(reading)}


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([("SIT entry", {"E": "◆"}), (None, {"E": "subject to the DIP"})], ["SIT entry"]),
        ([("Reviews", SIGNS), ("Owners", {"B": "Ada", "E": "Ben", "H": "Cy"})], ["Reviews"]),
        ([("Reviews", SIGNS), (None, {"B": "Complete", "E": "At risk", "H": "On track"})], ["Reviews"]),
    ],
)
def test_remarks_states_and_named_rows_below_signs_name_nothing(workbook_file, rows, kept) -> None:
    """A remark below one sign, how each stands, and a row with a name of its own leave the milestone's name."""
    assert names(drawn(workbook_file, rows))[:1] == kept


@pytest.mark.parametrize("is_above", [True, False])
def test_words_beside_bars_in_a_lane_merged_over_both_rows_are_the_bars(
    workbook_file, is_above: bool
) -> None:
    """Design and Build written above or below two bars of one lane are its tasks; the lane is none."""
    words: tuple[str | None, dict[str, str]] = (None, {"B": "Interface design", "F": "Adaptor build"})
    bars = {"B4:D4" if is_above else "B3:D3", "F4:H4" if is_above else "F3:H3"}

    def draw(book) -> None:
        for column, text in words[1].items():
            book.active[f"{column}{3 if is_above else 4}"] = text
        for place in bars:
            for cell in next(iter(book.active[place])):
                cell.fill = BLUE
        book.active["A3"] = "Supplier"
        book.active.merge_cells("A3:A4")
        for cell in next(iter(book.active["C2:H2"])):
            cell.fill = BLUE

    reading = read_plan(workbook_file({"POAP": [["Activity", *MONTHS], ["Assurance"]]}, change=draw))
    assert accounted(reading)
    assert {row["activity_name"]: row["finish_to"] for row in reading.rows} == {
        "Assurance": "2024-07-31", "Interface design": "2024-03-31", "Adaptor build": "2024-07-31",
    }  # fmt: skip


@pytest.mark.parametrize("bases", [("Plan", "Forecast", "Actual"), ("Baseline", "Forecast", "Actual")])
def test_the_bases_on_which_signs_stand_name_none(workbook_file, bases) -> None:
    """Plan and Forecast below two signs are of one milestone, that of its row, and no milestones: they are a doubt."""
    reading = drawn(workbook_file, [("SIT entry", SIGNS), (None, dict(zip(LABELS, bases, strict=True)))])
    assert told(reading, UNFIT) == ["POAP"] and reading.reading_confidence == "medium"
    assert not {*bases} & {*names(reading)}


def test_words_between_two_rows_of_signs_that_fit_both_are_a_doubt(workbook_file) -> None:
    """They may be below the first row's signs or above the second's: read as the first's, and told."""
    reading = drawn(workbook_file, [("Milestones", SIGNS), (None, LABELS), ("Releases", SIGNS)])
    assert told(reading, "that fit both") == ["POAP"] and reading.reading_confidence == "medium"


@pytest.mark.parametrize("second", [{"C": "◆", "F": "◆"}, SIGNS])
def test_words_below_each_of_two_rows_of_signs_are_no_doubt(workbook_file, second) -> None:
    """Where either the columns or words of its own tell whose they are, nothing is asked."""
    below = {column: f"Release {column}" for column in second}
    rows = [("Milestones", SIGNS), (None, LABELS), ("Releases", second), (None, below)]
    reading = drawn(workbook_file, rows)
    assert reading.reading_confidence == "high" and points(reading).keys() == {*POINTS, *below.values()}


PARTIES = {"B": "DNO", "E": "Elexon", "H": "Supplier"}
PERSONS = {"B": "J. Smith", "E": "A. Patel", "H": "R. Jones"}


@pytest.mark.parametrize("whose", [PARTIES, PERSONS, {"B": "Tom", "E": "Anna", "H": "Peter"}])
@pytest.mark.parametrize(
    "rows",
    [
        [("Milestones", LABELS), (None, SIGNS), (None, None)],
        [(None, LABELS), ("Milestones", SIGNS), (None, None)],
        [(None, None), ("Milestones", SIGNS), (None, LABELS)],
        [("Milestones", LABELS), (None, SIGNS), ("Owner", None)],
    ],
)
def test_whose_milestones_are_names_none(workbook_file, whose, rows) -> None:
    """Parties or persons in the row on the other side of the signs leave their names as they are."""
    reading = drawn(workbook_file, [(name, whose if texts is None else texts) for name, texts in rows])
    assert points(reading) == POINTS and not told(reading, "signs")


@pytest.mark.parametrize("whose", [PARTIES, PERSONS])
def test_signs_beside_parties_alone_are_told(workbook_file, whose) -> None:
    """Nobody says what these milestones are called."""
    reading = drawn(workbook_file, [("Milestones", SIGNS), (None, whose)])
    assert {*whose.values()}.isdisjoint(points(reading)) and told(reading, "whose milestones they are")
    assert reading.reading_confidence == "medium"


def test_milestones_of_parties_and_work_are_named(workbook_file) -> None:
    """What says more than whose it is, is a name."""
    labels = {"B": "DNO ready", "E": "Elexon", "H": "Supplier entry"}
    assert [*points(drawn(workbook_file, [("Milestones", SIGNS), (None, labels)]))] == [*labels.values()]
