"""Plans in the tables of Word documents, and what stands around them."""

from pathlib import Path

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.workbooks.workbook import read_workbook
from tests.intake.responses.documents import gone, ins, p, r, tbl, under, wide, write

HEAD = ["Task", "Start", "Finish"]
DESIGN = [["Draft interface spec", "02/01/2023", "13/01/2023"], ["Review spec", "16/01/2023", "31/01/2023"]]
BUILD = [["Build adaptor", "01/02/2023", "31/03/2023"]]


def dates(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows]


SAID = [
    ("Draft interface spec", "2023-01-02", "2023-01-13"),
    ("Review spec", "2023-01-16", "2023-01-31"),
    ("Build adaptor", "2023-02-01", "2023-03-31"),
]


def test_a_plan_in_a_table_is_read_with_its_place(tmp_path: Path) -> None:
    """A table is a sheet, called by its number and the text above it; the text itself is accounted for."""
    path = write(tmp_path / "plan.docx", p("Dear all,"), p("Our plan"), tbl(HEAD, *DESIGN), p("Regards"))
    reading = read_plan(path)
    assert dates(reading) == SAID[:2]
    assert next((row["sheet"], row["cell"]) for row in reading.rows) == ("table 1: Our plan", "A2")
    assert {one["sheet"]: one["rows"] for one in reading.set_aside} == {
        "text above table 1": 2,
        "text below the last table": 1,
    }
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


def test_tables_headed_alike_are_one_plan(tmp_path: Path) -> None:
    """A table a workstream, as sheets of a workbook are."""
    path = write(tmp_path / "plan.docx", p("Design"), tbl(HEAD, *DESIGN), p("Build"), tbl(HEAD, *BUILD))
    assert dates(read_plan(path)) == SAID


def test_the_history_of_a_document_is_no_plan(tmp_path: Path) -> None:
    """Its dates are those on which the document was written; beside a plan it is left, alone it is doubted."""
    history = tbl(
        ["Version", "Date", "Name", "Description"], ["0.1", "28/06/2022", "First draft", "For review"]
    )
    above = p("Revision history")
    reading = read_plan(write(tmp_path / "plan.docx", above, history, p("Our plan"), tbl(HEAD, *DESIGN)))
    assert dates(reading) == SAID[:2] and not reading.warnings
    alone = read_plan(write(tmp_path / "letter.docx", above, history))
    assert alone.reading_confidence == "low" and "looks like another list" in alone.warnings[0]["reason"]


def test_tables_of_several_versions_are_not_read_unasked(tmp_path: Path) -> None:
    """POAP 1 and POAP 2, as the text above each says."""
    later = [[name, finish, "30/06/2023"] for name, _, finish in DESIGN]
    path = write(tmp_path / "plan.docx", p("POAP 1"), tbl(HEAD, *DESIGN), p("POAP 2"), tbl(HEAD, *later))
    assert len(read_plan(path).rows) == 0
    assert dates(read_plan(path, Settings(version="POAP 1"))) == SAID[:2]


def test_what_is_deleted_is_not_read_and_what_is_struck_is_told(tmp_path: Path) -> None:
    """Tracked deletions are gone, insertions stand; words struck through are a warning."""
    struck = f"<w:r><w:rPr><w:strike/></w:rPr><w:t>31/01/2023</w:t></w:r>{r('14/02/2023')}"
    cell = f"<w:tc><w:p>{struck}</w:p></w:tc>"
    name = f"<w:tc><w:p>{ins('Review')}{gone('Approve')}{r(' spec')}</w:p></w:tc>"
    reading = read_plan(write(tmp_path / "plan.docx", tbl(HEAD, [name, "16/01/2023", cell])))
    assert dates(reading) == [("Review spec", "2023-01-16", "2023-02-14")]
    assert [(one["cell"], one["text"]) for one in reading.warnings if "struck" in one["reason"]] == [
        ("C2", "31/01/2023")
    ]


def shaded(colour: str, text: str = "") -> str:
    """A cell with a ground of a colour."""
    return f'<w:tc><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{colour}"/></w:tcPr>{p(text)}</w:tc>'


def test_bars_shaded_below_months_are_read(tmp_path: Path) -> None:
    """A plan drawn in a table's cells is a drawing like any other; white and automatic grounds are no bar."""
    months = ["Jan 23", "Feb 23", "Mar 23", "Apr 23"]
    bar, blank, white = shaded("4472C4"), shaded("auto"), shaded("FFFFFF")
    path = write(
        tmp_path / "drawn.docx",
        tbl(["Task", *months], ["Design", bar, bar, white, white], ["Build", blank, bar, bar, bar]),
    )
    reading = read_plan(path)
    assert reading.layout == "drawn grid"
    assert dates(reading) == [("Design", "2023-01-01", "2023-02-28"), ("Build", "2023-02-01", "2023-04-30")]


def test_merged_cells_are_known(tmp_path: Path) -> None:
    """Across and down, as the document says."""
    path = write(tmp_path / "merged.docx", tbl([wide("Plan", 3)], HEAD, *DESIGN, ["x", under(), "y"]))
    (sheet,) = read_workbook(path).sheets
    assert sheet.merged == ((1, 1, 1, 3), (4, 2, 5, 2))


def test_a_document_without_a_table_is_refused(tmp_path: Path) -> None:
    """A box around a text is none; what to do is said."""
    with pytest.raises(NotReadable, match=r"holds no table; ask for the plan .* or type it in"):
        read_plan(write(tmp_path / "letter.docx", p("We will be ready in June 2023."), tbl(["A box"])))
