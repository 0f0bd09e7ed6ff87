"""Parts of months as headings in a row below the months: halves, thirds and days of them."""

from calendar import monthrange
from datetime import date

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings

MONTHS = ["Jan 2023", "Feb 2023", "Mar 2023"]
KINDS = pytest.mark.parametrize("kind", ["xlsx", "csv"])


def drawn(parts: list[object], months: list[object] | None = None) -> list[list[object]]:
    """Three tasks, each marked from the last part of a month to the first of the next: the fourth to the end alone."""
    heads = [cell for month in months or MONTHS for cell in (month, *[None] * (len(parts) - 1))]
    many = len(heads)

    def marked(first: int, last: int) -> list[object]:
        return ["x" if first <= at <= last else None for at in range(many)]

    half = len(parts)
    return [
        ["Task", *heads],
        [None, *parts * 3],
        ["Design", *marked(0, 0)],
        ["Build", *marked(half - 1, half)],
        ["Test", *marked(many - 1, many - 1)],
    ]


def spans(reading) -> list[tuple[str, str]]:
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build", "Test"]
    assert not reading.set_aside and not reading.warnings and reading.reading_confidence == "high"
    return [(row["start_from"], row["finish_to"]) for row in reading.rows]


@KINDS
@pytest.mark.parametrize(
    "parts",
    [
        ["1-15", "16-30"],
        ["1 - 15", "16 - 31"],
        ["1st-15th", "16th–end"],
        ["H1", "H2"],
        ["1st half", "2nd half"],
        ["FH", "SH"],
        ["I", "II"],
        ["early", "late"],
        ["1", "2"],
        [1, 2],
        ["1. Hälfte", "2. Hälfte"],
    ],
)
def test_halves_of_months_date_their_columns(plan_file, parts, kind) -> None:
    """To the 15th, and from the 16th to the month's last day, February's 28th too."""
    assert spans(read_plan(plan_file(drawn(parts), kind))) == [
        ("2023-01-01", "2023-01-15"), ("2023-01-16", "2023-02-15"), ("2023-03-16", "2023-03-31")]  # fmt: skip


@KINDS
@pytest.mark.parametrize(
    "parts", [["1-10", "11-20", "21-31"], ["early", "mid", "late"], ["Anfang", "Mitte", "Ende"]]
)
def test_thirds_of_months_date_their_columns(plan_file, parts, kind) -> None:
    """Ten days each, the last to the month's end."""
    assert spans(read_plan(plan_file(drawn(parts), kind))) == [
        ("2023-01-01", "2023-01-10"), ("2023-01-21", "2023-02-10"), ("2023-03-21", "2023-03-31")]  # fmt: skip


@KINDS
@pytest.mark.parametrize("parts", [["1-7", "8-14", "15-21", "22-28"], ["1-7", "8-14", "15-21", "22-end"]])
def test_days_of_months_date_their_columns(plan_file, parts, kind) -> None:
    """The last stretch ends with its month, whatever its heading counts to."""
    assert spans(read_plan(plan_file(drawn(parts), kind))) == [
        ("2023-01-01", "2023-01-07"), ("2023-01-22", "2023-02-07"), ("2023-03-22", "2023-03-31")]  # fmt: skip


def test_merged_months_and_months_shown_of_dates_are_parted_alike(workbook_file) -> None:
    """A month merged over its halves, or a first day of a month that is shown as a day, heads its parts."""
    firsts: list[object] = [date(2023, month, 1) for month in (1, 2, 3)]

    def merge(book) -> None:
        for first in "BDF":
            book["Plan"].merge_cells(f"{first}1:{chr(ord(first) + 1)}1")

    for months in (None, firsts):
        path = workbook_file({"Plan": drawn(["H1", "H2"], months)}, change=merge)
        assert [one[1] for one in spans(read_plan(path))] == ["2023-01-15", "2023-02-15", "2023-03-31"]


@KINDS
def test_parts_of_months_without_a_year_are_asked_for_once(plan_file, kind) -> None:
    """The year alone is asked for; a person's word dates them all."""
    path = plan_file(drawn(["1-15", "16-30"], ["Jan", "Feb", "Mar"]), kind)
    reading = read_plan(path)
    asked = [one["remedy"] for one in reading.set_aside if "start and finish" not in one["remedy"]]
    assert asked == ["ask for the year of the first month (readings.csv: year)"]
    assert [row["finish_text"] for row in reading.rows] == ["1-15 Jan", "1-15 Feb", "16-30 Mar"]
    assert spans(read_plan(path, Settings(year=2024)))[1] == ("2024-01-16", "2024-02-15")


@KINDS
@pytest.mark.parametrize(
    "parts",
    [["A", "B"], ["1-15", "17-30"], ["2-15", "16-30"], ["1-10", "11-20"], ["H2", "H1"], ["late", "early"]],
)
def test_a_row_below_months_that_parts_none_is_asked_about_once(plan_file, parts, kind) -> None:
    """What doesn't make up a month is no part of it: the columns are as wide as the months, the row set aside."""
    reading = read_plan(plan_file(drawn(parts), kind))
    build = next(row for row in reading.rows if row["activity_name"] == "Build")
    if build["start_from"]:
        assert (build["start_from"], build["finish_to"]) == ("2023-01-01", "2023-02-28")
    places = [
        one["cell"]
        for one in (*reading.set_aside, *reading.warnings)
        if one["cell"] and one["cell"][1:2] == "2"
    ]
    assert len(places) <= 1


@KINDS
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_whole(plan_file, month, kind) -> None:
    """The halves of each month begin with its first day and end with its last, in a leap year too."""
    months: list[object] = [
        f"{date(2024 + (month + at - 1) // 12, (month + at - 1) % 12 + 1, 1):%b %Y}" for at in range(3)
    ]
    design, _, test = spans(read_plan(plan_file(drawn(["1-15", "16-30"], months), kind)))
    last = (2024 + (month + 1) // 12, (month + 1) % 12 + 1)
    assert design == (f"2024-{month:02}-01", f"2024-{month:02}-15")
    assert test[1] == f"{last[0]}-{last[1]:02}-{monthrange(*last)[1]}"


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("{month} 2023 {part}", ["H1", "H2"]),
        ("{part} {month} 2023", ["1H", "2H"]),
        ("{part} of {month} 2023", ["1st half", "2nd half"]),
        ("{month} 23 ({part})", ["H1", "H2"]),
        ("{month} 23 {part}", ["W1", "W2", "W3", "W4"]),
        ("{part} {month} 2023", ["Wk 1", "Wk 2", "Wk 3", "Wk 4", "Wk 5"]),
    ],
)
def test_a_part_in_one_cell_with_its_month_is_as_one_below_it(
    workbook_file, form: str, parts: list[str]
) -> None:
    """Halves are sure, and weeks of a month as wide as they may be, in the same doubt."""
    rows = drawn([*parts])
    heads = [form.format(month=month[:3], part=part) for month in MONTHS for part in parts]
    below, beside = (
        read_plan(workbook_file({"Plan": table}, f"{place}.xlsx"))
        for place, table in enumerate([rows, [["Task", *heads], *rows[2:]]])
    )
    dates = [
        [(row["start_from"], row["start_to"], row["finish_from"], row["finish_to"]) for row in one.rows]
        for one in (below, beside)
    ]
    assert dates[0] == dates[1] and all(map(all, dates[0]))
    assert [one["reason"] for one in below.warnings] == [one["reason"] for one in beside.warnings]
    assert below.reading_confidence == beside.reading_confidence


def test_days_in_one_cell_with_their_month_have_the_year_of_the_title(workbook_file) -> None:
    """Jan 1-15, Jan 16-31 and so on to the end of each month, long or short."""
    heads = [f"{month[:3]} {days}" for month in MONTHS for days in ("1-15", "16-31")]
    reading = read_plan(workbook_file({"Plan": [["Plan 2023"], [], ["Task", *heads], *drawn(["", ""])[2:]]}))
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("2023-01-01", "2023-01-15"),
        ("2023-01-16", "2023-02-15"),
        ("2023-03-16", "2023-03-31"),
    ]


def test_parts_of_two_kinds_in_cells_with_their_months_are_as_wide_as_those(workbook_file) -> None:
    """Which days they are together is not said."""
    heads = [f"{month[:3]} 2023 {part}" for month in MONTHS for part in ("H1", "W4")]
    reading = read_plan(workbook_file({"Plan": [["Task", *heads], *drawn(["", ""])[2:]]}))
    assert (reading.rows[0]["start_from"], reading.rows[0]["finish_to"]) == ("2023-01-01", "2023-01-31")
    assert reading.reading_confidence == "medium"
