"""What files and their parts are called by their kind."""

from pathlib import Path

import pytest

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.workbooks.nouns import in_words_of
from tests.intake.responses.documents import p, tbl, write
from tests.intake.workbooks.decks import Deck

HEAD = ["Task", "Start", "Finish"]
OURS = [["Draft", "02/01/2023", "13/01/2023"], ["Review", "16/01/2023", "31/01/2023"]]
THEIRS = [["Draft", "02/03/2023", "13/03/2023"], ["Review", "16/03/2023", "31/03/2023"]]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("docx", "two of the sheets (readings.csv: sheet)", "two of the tables (readings.csv: sheet)"),
        ("pptx", "the workbook is corrupt", "the presentation is corrupt"),
        ("docx", "ask for the embedded workbook", "ask for the embedded workbook"),
        ("pptx", "slide 1: Cheat sheet: 2 activities", "slide 1: Cheat sheet: 2 activities"),
        ("pptx", "another sheet: the plan was read elsewhere", "another slide: the plan was read elsewhere"),
        ("docx", "worksheets", "worksheets"),
        ("xlsx", "another sheet", "another sheet"),
    ],
)  # fmt: skip
def test_words_for_a_workbook_are_those_for_the_file(kind: str, text: str, expected: str) -> None:
    """But in the names of its parts, of settings and of what is embedded."""
    assert in_words_of(kind, text, ["slide 1: Cheat sheet"]) == expected


def test_what_is_said_of_a_document_speaks_of_tables(tmp_path: Path) -> None:
    """Not of sheets, nor of a workbook."""
    blocks = (p("Our plan"), tbl(HEAD, *OURS), p("Supplier plan"), tbl(HEAD, *THEIRS))
    reading = read_plan(write(tmp_path / "plan.docx", *blocks))
    told = " ".join(
        [*reading.reasons, *(one["reason"] + one["remedy"] for one in reading.warnings + reading.set_aside)]
    )
    assert "a table that names the same tasks" in told and "which of the tables" in told
    assert "sheet" not in told.replace("readings.csv: sheet", "") and "workbook" not in told


def test_what_is_said_of_a_presentation_speaks_of_slides(tmp_path: Path) -> None:
    """Not of sheets."""
    deck = Deck()
    deck.table(deck.slide("Our plan"), [HEAD, *OURS])
    deck.table(deck.slide("Supplier"), [HEAD, *THEIRS])
    reading = read_plan(deck.saved(tmp_path / "plan.pptx"))
    assert "a slide that names the same tasks" in reading.warnings[0]["reason"]


@pytest.mark.parametrize(
    ("name", "called"), [("plan.docx", "document"), ("plan.potx", "presentation"), ("a.xlsx", "workbook")]
)
def test_a_broken_file_is_called_what_its_name_says(tmp_path: Path, name: str, called: str) -> None:
    """Its bytes say nothing any more."""
    (tmp_path / name).write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(NotReadable, match=f"the {called} is corrupt"):
        read_plan(tmp_path / name)
