"""Tables of documents and slides that go on in another one without headings."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings
from tests.intake.responses.documents import p, r, tbl, wide, write
from tests.intake.workbooks.decks import Deck, fill

HEAD = ["Task", "Start", "Finish"]
DESIGN = [["Draft spec", "02/01/2023", "13/01/2023"], ["Review spec", "16/01/2023", "31/01/2023"]]
BUILD = [["Build adaptor", "01/02/2023", "31/03/2023"], ["Test adaptor", "03/04/2023", "28/04/2023"]]
WIDTHS = (4000, 2000, 2000)
HEADLESS = "rows without headings"


def table(*rows: Sequence[str], widths: Sequence[int] = WIDTHS) -> str:
    """A table with the widths of its columns."""
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return tbl(*rows).replace("<w:tbl>", f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>", 1)


def placed(reading: Reading) -> list[tuple[str, str | None, str, str]]:
    return [(row["activity_name"], row["finish_to"], row["sheet"], row["cell"]) for row in reading.rows]


def is_told(reading: Reading) -> bool:
    return any(HEADLESS in one["reason"] for one in reading.warnings)


WHOLE = [
    ("Draft spec", "2023-01-13", "table 1: Our plan", "A2"),
    ("Review spec", "2023-01-31", "table 1: Our plan", "A3"),
    ("Build adaptor", "2023-03-31", "table 2", "A1"),
    ("Test adaptor", "2023-04-28", "table 2", "A2"),
]


@pytest.mark.parametrize("between", [p(""), p('<w:r><w:br w:type="page"/></w:r>'), p("continued")])
def test_a_table_cut_in_two_is_one_plan(tmp_path: Path, between: str) -> None:
    """A paragraph or page break parts it: each row is told where the document has it, and all are accounted for."""
    blocks = (p("Our plan"), table(HEAD, *DESIGN), between, table(*BUILD))
    reading = read_plan(write(tmp_path / "plan.docx", *blocks))
    assert placed(reading) == WHOLE
    assert [row["activity_id"] for row in reading.rows][2:] == ["table 2!R1", "table 2!R2"]
    assert "goes on with table 1: Our plan" in reading.reasons[-1] and reading.reading_confidence == "medium"
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside
    assert {one["sheet"]: one["rows"] for one in reading.sheets}["table 1: Our plan"] == 3
    assert not is_told(reading)
    assert [one["sheet"] for one in reading.warnings if "headings of the one above" in one["reason"]] == [
        "table 2"
    ]


@pytest.mark.parametrize(
    ("title", "is_one"),
    [("Our plan (continued)", True), ("Our plan", True), ("Our plan B (continued)", False)],
)
def test_a_table_below_the_title_of_the_one_above_goes_on(tmp_path: Path, title: str, is_one: bool) -> None:
    """As on the next slide: the title is typed again over what is left of the table."""
    blocks = (p("Our plan"), table(HEAD, *DESIGN), p(title), table(*BUILD[:1]), p(title), table(*BUILD[1:]))
    reading = read_plan(write(tmp_path / "plan.docx", *blocks))
    assert [row["activity_name"] for row in reading.rows] == [one[0] for one in WHOLE][: 4 if is_one else 2]
    assert is_told(reading) is not is_one


OTHER_DATES = [[name, "01/06/2023", "30/06/2023"] for name, *_ in DESIGN]


@pytest.mark.parametrize(
    ("between", "rows", "widths"),
    [
        ("", [[*row, "Ann"] for row in BUILD], (*WIDTHS, 900)),
        ("", BUILD, (1000, 5000, 2000)),
        ("Previous plan", BUILD, WIDTHS),
        ("These depend on funding, as our letter of June says.", BUILD, WIDTHS),
        ("", OTHER_DATES, WIDTHS),
    ],
)
def test_a_table_without_headings_is_told_where_it_may_be_another(
    tmp_path: Path, between: str, rows: list[list[str]], widths: tuple[int, ...]
) -> None:
    """More columns, other widths, words between, or the same tasks again: it is not read, and doubted."""
    blocks = (p("Our plan"), table(HEAD, *DESIGN), p(between), table(*rows, widths=widths))
    reading = read_plan(write(tmp_path / "plan.docx", *blocks))
    assert placed(reading) == WHOLE[:2] and is_told(reading) and reading.reading_confidence == "low"


def test_dates_in_other_columns_below_a_plan_are_told_and_signatures_are_not(tmp_path: Path) -> None:
    """A table without headings of more columns than the plan's may go on with it; two persons sign below a plan."""
    more = [["A1", "Ann", "New", *row] for row in [*BUILD, *OTHER_DATES]]
    for table_below, told in ((more, True), ([["A1", "Ann", "Sig", *row] for row in BUILD[:2]], False)):
        blocks = (p("Our plan"), table(HEAD, *DESIGN), p("Below"), table(*table_below, widths=(1000,) * 6))
        reading = read_plan(write(tmp_path / "plan.docx", *blocks))
        assert placed(reading) == WHOLE[:2] and is_told(reading) is told
        assert (reading.reading_confidence == "low") is told


def test_other_kinds_of_things_are_another_table(tmp_path: Path) -> None:
    """A list of persons below a plan, as wide as it, is none of it."""
    people = [["Ann Other", "07700 900123", "Lead"], ["Bob Some", "07700 900124", "PMO"]]
    blocks = (p("Our plan"), table(HEAD, *DESIGN), p(""), table(*people))
    reading = read_plan(write(tmp_path / "plan.docx", *blocks))
    assert placed(reading) == WHOLE[:2] and not is_told(reading) and reading.reading_confidence == "high"


def test_the_group_of_a_row_stands_on_the_page_before(tmp_path: Path) -> None:
    """What is a heading of rows on one page is so on the next: the first row there may be one too."""
    first = table(
        ["Phase", *HEAD],
        ["Design", *DESIGN[0]],
        ["", *DESIGN[1]],
        ["Build", *BUILD[0]],
        widths=(900, *WIDTHS),
    )
    second = table([wide("Wrap up", 4)], ["Build", *BUILD[1]], widths=(900, *WIDTHS))
    rows = read_plan(write(tmp_path / "plan.docx", first, p(""), second)).rows
    assert {row["activity_name"]: (row["sheet"], row["cell"]) for row in rows}["Test adaptor"] == (
        "table 2",
        "B2",
    )


def grouped(group: str, month: int) -> list[list[str]]:
    """The rows of a group, named as those of any other are."""
    days = [[f"{day:02}/{month:02}/2023" for day in pair] for pair in ((2, 13), (16, 27))]
    return [[wide(group, 3)], ["Design", *days[0]], ["Build", *days[1]]]


def test_work_named_alike_under_other_groups_goes_on(tmp_path: Path) -> None:
    """Design of one system is not that of another; where a group comes again, it may be another version."""
    path = write(tmp_path / "plan.docx", table(HEAD, *grouped("MPRS", 1)), p(""), table(*grouped("DSP", 2)))
    assert [row["activity_name"] for row in read_plan(path).rows] == [
        "MPRS",
        "Design",
        "Build",
        "DSP",
        "Design",
        "Build",
    ]
    again = write(
        tmp_path / "again.docx", table(HEAD, *grouped("MPRS", 1)), p(""), table(*grouped("MPRS", 2))
    )
    assert len(read_plan(again).rows) == 3 and is_told(read_plan(again))


@pytest.mark.parametrize(("group", "is_one"), [("DSP", True), ("MPRS", False), ("POAP 2", False)])
def test_headings_said_again_are_none_of_its_rows(tmp_path: Path, group: str, is_one: bool) -> None:
    """A table that repeats its headings on the next page goes on with its groups, and not with another version."""
    first, second = (table(HEAD, *grouped(*each)) for each in (("MPRS", 1), (group, 2)))
    reading = read_plan(write(tmp_path / "plan.docx", p("Our plan"), first, p(""), second))
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside
    if is_one:
        assert [(row["sheet"], row["cell"]) for row in reading.rows][3:] == [
            ("table 2", f"A{row}") for row in (2, 3, 4)
        ]
    else:
        assert len(reading.rows) == 3 and reading.reading_confidence == "low"


def test_a_task_said_again_below_the_headings_is_no_heading(tmp_path: Path) -> None:
    """What each page begins with is read, or set aside, wherever it stands."""
    blocks = (
        table(HEAD, *DESIGN),
        p(""),
        table(HEAD, DESIGN[0], *BUILD, ["Train", "01/05/2023", "12/05/2023"]),
    )
    reading = read_plan(write(tmp_path / "plan.docx", p("Our plan"), *blocks))
    assert [row["cell"] for row in reading.rows if row["activity_name"] == "Draft spec"] == ["A2", "A2"]
    told = [(one["sheet"], one["text"]) for one in reading.warnings]
    assert told == [("table 2", "Draft spec"), ("table 2", "1 task")]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside == 7


def test_the_name_of_a_group_said_again_is_kept(tmp_path: Path) -> None:
    """MPRS goes on below the headings of the next page: each row of it is read or set aside."""
    more = [[wide("MPRS", 3)], ["Test", "02/02/2023", "13/02/2023"]]
    blocks = (table(HEAD, *grouped("MPRS", 1)), p(""), table(HEAD, *more))
    reading = read_plan(write(tmp_path / "plan.docx", p("Our plan"), *blocks))
    assert [(row["sheet"], row["cell"]) for row in reading.rows][3:] == [("table 2", "A2"), ("table 2", "A3")]


def test_columns_of_dates_may_be_blank_on_one_page(tmp_path: Path) -> None:
    """Nothing is finished on the first page, and something on the second, or the other way."""
    head, widths = [*HEAD, "Actual finish"], (*WIDTHS, 2000)
    done, open_ = [[*row, row[2]] for row in DESIGN], [[*row, ""] for row in BUILD]
    for number, (first, second) in enumerate(
        ((done, open_), ([[*row, ""] for row in DESIGN], [[*row, row[2]] for row in BUILD]))
    ):
        blocks = (table(head, *first, widths=widths), p(""), table(*second, widths=widths))
        reading = read_plan(write(tmp_path / f"plan{number}.docx", *blocks))
        assert [one[0] for one in placed(reading)] == [one[0] for one in WHOLE] and not is_told(reading)


def test_a_matrix_of_milestones_goes_on(tmp_path: Path) -> None:
    """Its headings are milestones, and no timings."""
    widths = (3000, 1500, 1500)
    first = table(
        ["System", "M5", "M8"],
        ["CRM", "02/01/2023", "03/02/2023"],
        ["Billing", "09/01/2023", "13/02/2023"],
        widths=widths,
    )
    second = table(["Portal", "16/01/2023", "17/02/2023"], widths=widths)
    rows = read_plan(write(tmp_path / "plan.docx", first, p(""), second)).rows
    assert {(row["sheet"], row["cell"][1:]) for row in rows if "Portal" in row["activity_name"]} == {
        ("table 2", "1")
    }


def test_a_person_may_read_one_of_them(tmp_path: Path) -> None:
    """readings.csv names a table: the other is no part of it; both named are one."""
    path = write(tmp_path / "plan.docx", p("Our plan"), table(HEAD, *DESIGN), p(""), table(*BUILD))
    assert placed(read_plan(path, Settings(sheets=("table 1: Our plan",)))) == WHOLE[:2]
    assert placed(read_plan(path, Settings(sheets=("table 1: Our plan", "table 2")))) == WHOLE


def test_words_struck_through_in_the_second_table_are_told(tmp_path: Path) -> None:
    """At the place that the document has them."""
    struck = f"<w:r><w:rPr><w:strike/></w:rPr><w:t>31/03/2023</w:t></w:r>{r('14/04/2023')}"
    rows = [[*BUILD[0][:2], f"<w:tc><w:p>{struck}</w:p></w:tc>"], BUILD[1]]
    reading = read_plan(write(tmp_path / "plan.docx", table(HEAD, *DESIGN), p(""), table(*rows)))
    assert ("table 2", "C1") in [(one["sheet"], one["cell"]) for one in reading.warnings]


@pytest.mark.parametrize(
    ("title", "is_one"),
    [("Our plan (continued)", True), ("Our plan", True), ("POAP 2", False), ("Risks", False)],
)
def test_a_title_within_the_second_table_says_whether_it_goes_on(
    tmp_path: Path, title: str, is_one: bool
) -> None:
    """It is no task; one that names another plan or list tells it apart."""
    first = table([wide("Our plan", 3)], HEAD, *DESIGN)
    reading = read_plan(write(tmp_path / "plan.docx", first, p(""), table([wide(title, 3)], *BUILD)))
    names = [row["activity_name"] for row in reading.rows]
    assert names == [one[0] for one in WHOLE][: 4 if is_one else 2] and is_told(reading) is not is_one
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside
    if is_one:
        assert [(one["sheet"], one["cell"]) for one in reading.set_aside] == [
            ("table 1", "A1"),
            ("table 2", "A1"),
        ]


def test_a_marking_below_the_second_table_is_told_there(tmp_path: Path) -> None:
    """Where a file says that it is confidential is a place in the file."""
    second = table(*BUILD, [wide("Confidential", 3)])
    reading = read_plan(write(tmp_path / "plan.docx", p("Our plan"), table(HEAD, *DESIGN), p(""), second))
    assert (reading.marking["sheet"], reading.marking["cell"]) == ("table 2", "A3")


def test_what_is_set_aside_of_both_tables_is_told_of_each(tmp_path: Path) -> None:
    """A list that is no plan, parted by a page, is set aside where its parts stand."""
    history = [["Version", "Date", "Author"], ["0.1", "02/01/2023", "First draft"]]
    blocks = (p("Version history"), table(*history), p(""), table(["0.2", "16/01/2023", "Reviewed"]))
    reading = read_plan(write(tmp_path / "plan.docx", *blocks, p("Our plan"), table(HEAD, *DESIGN)))
    told = [
        (one["sheet"], one["cell"], one["rows"]) for one in reading.set_aside if "table 3" not in one["sheet"]
    ]
    assert told[1:] == [("table 1: Version history", "A1:C2", 2), ("table 2", "A1:C1", 1)]


def test_a_sheet_of_a_workbook_goes_on_with_no_other(workbook_file) -> None:
    """What two sheets without headings hold is told as ever."""
    reading = read_plan(workbook_file({"One": [HEAD, *DESIGN], "Two": BUILD}))
    assert len(reading.rows) == 2 and is_told(reading)


@settings(max_examples=30, deadline=None, suppress_health_check=[*HealthCheck])
@given(st.lists(st.integers(1, 4), min_size=1, max_size=6))
def test_a_plan_cut_anywhere_reads_as_it_does_whole(tmp_path: Path, lengths: list[int]) -> None:
    """However many pages it runs over: the same tasks and dates, each at the cell of its own table."""
    days = [date(2023, 1, 2) + timedelta(weeks=number) for number in range(sum(lengths))]
    rows = [[f"Task {day:%d %b}", f"{day:%d/%m/%Y}", f"{day + timedelta(4):%d/%m/%Y}"] for day in days]
    blocks, at, expected = [], 0, []
    for number, length in enumerate(lengths, 1):
        own = rows[at : at + length]
        blocks += [table(*([HEAD] if number == 1 else []), *own), p("")]
        expected += [
            (row[0], f"table {number}", f"A{place}") for place, row in enumerate(own, 1 + (number == 1))
        ]
        at += length
    reading = read_plan(write(tmp_path / "plan.docx", *blocks))
    assert [(name, sheet, cell) for name, _, sheet, cell in placed(reading)] == expected
    assert [one[1] for one in placed(reading)] == [f"{day + timedelta(4)}" for day in days]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


# --- slides -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "titles", [("Our plan", "Our plan (continued)"), ("Our plan 1/2", "Our plan 2/2"), ("Our plan", "")]
)
def test_a_table_goes_on_on_the_next_slide(tmp_path: Path, titles: tuple[str, str]) -> None:
    """Without headings, below the same title, one that says so or none."""
    deck = Deck()
    for title, rows in zip(titles, ([HEAD, *DESIGN], BUILD), strict=True):
        deck.table(deck.slide(title), rows)
    found = placed(read_plan(deck.saved(tmp_path / "plan.pptx")))
    assert [(name, cell) for name, _, _, cell in found] == [(name, cell) for name, _, _, cell in WHOLE]
    assert [sheet[:7] for _, _, sheet, _ in found] == ["slide 1", "slide 1", "slide 2", "slide 2"]


@pytest.mark.parametrize(
    "titles", [("Our plan", "Superseded plan"), ("Our plan", "", "Our plan (continued)")]
)
def test_a_slide_with_another_title_or_another_slide_between_is_told(
    tmp_path: Path, titles: tuple[str, ...]
) -> None:
    """Nothing says for certain that it goes on."""
    deck = Deck()
    for number, title in enumerate(titles):
        slide = deck.slide(title)
        if number in (0, len(titles) - 1):
            deck.table(slide, BUILD if number else [HEAD, *DESIGN])
    reading = read_plan(deck.saved(tmp_path / "plan.pptx"))
    assert len(reading.rows) == 2 and is_told(reading)


@pytest.mark.parametrize("is_going_on", [True, False])
def test_a_drawing_goes_on_below_the_months_of_the_slide_before(tmp_path: Path, is_going_on: bool) -> None:
    """Bars in rows without months are of those above; below another title they are told."""
    deck = Deck()
    months = ["Task", "Jan 23", "Feb 23", "Mar 23", "Apr 23"]
    first = deck.table(deck.slide("Our plan"), [months, ["Design", *[""] * 4], ["Build", *[""] * 4]])
    title = "Our plan (cont.)" if is_going_on else "Supplier"
    second = deck.table(deck.slide(title), [["Test", *[""] * 4], ["Train", *[""] * 4]])
    for drawn, row, columns in (
        (first, 1, (1, 2)),
        (first, 2, (2, 3)),
        (second, 0, (1,)),
        (second, 1, (3, 4)),
    ):
        fill(drawn, row, columns)
    reading = read_plan(deck.saved(tmp_path / "plan.pptx"))
    dated = [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows][2:]
    going_on = [("Test", "2023-01-01", "2023-01-31"), ("Train", "2023-03-01", "2023-04-30")]
    assert dated == (going_on if is_going_on else []) and is_told(reading) is not is_going_on


@pytest.mark.parametrize("said", ["Elexon plan", "Supplier A", "Risks"])
def test_a_table_that_begins_as_another_partys_is_not_the_senders(tmp_path: Path, said: str) -> None:
    """Its one row above the dates says whose it is."""
    lone = [[said, "", ""], *BUILD]
    reading = read_plan(
        write(tmp_path / "plan.docx", table(["Our plan", "", ""], HEAD, *DESIGN), p(""), table(*lone))
    )
    assert [one[0] for one in placed(reading)] == ["Draft spec", "Review spec"] and is_told(reading)


def test_a_list_headed_by_words_of_its_own_is_no_part_of_the_plan(tmp_path: Path) -> None:
    """Issue, opened, closed: as wide, with dates below words that time nothing."""
    issues = [["Issue", "Opened", "Closed"], ["Portal is late", "01/02/2023", "13/02/2023"]]
    reading = read_plan(write(tmp_path / "plan.docx", table(HEAD, *DESIGN), p(""), table(*issues)))
    assert [one[0] for one in placed(reading)] == ["Draft spec", "Review spec"]
