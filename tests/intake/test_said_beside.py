"""Sentences around the tables of a document that give a task another date than the plan does."""

from pathlib import Path

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake.responses.documents import p, tbl, write
from tests.intake.workbooks.decks import Deck

ROWS = [
    ["Task", "Start", "Finish"],
    ["Design", "08/01/2024", "23/02/2024"],
    ["Build adaptor", "26/02/2024", "17/05/2024"],
    ["Test", "20/05/2024", "30/08/2024"],
]


def told(reading: Reading) -> list[str]:
    return [one["text"] for one in reading.warnings if "none of the plan's for it" in one["reason"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Since we wrote this, Test now finishes on 30 September 2024.",
        "Test has moved from 30 August 2024 to 30 September 2024",
        "The build adaptor work is not expected before 1/6/2024.",
        "Build adaptor: 26 February 2024 to 14 June 2024",
    ],
)
def test_a_sentence_that_dates_a_task_otherwise_is_told(tmp_path: Path, sentence: str) -> None:
    """The table is read, in doubt: only its sender knows which date holds."""
    reading = read_plan(write(tmp_path / "plan.docx", p("Dear all. " + sentence), p("Our plan"), tbl(*ROWS)))
    assert told(reading) == [sentence] and reading.reading_confidence == "medium" and len(reading.rows) == 3
    deck = Deck()
    slide = deck.slide("Our plan")
    deck.table(slide, ROWS)
    slide.shapes.add_textbox(0, 0, 99, 99).text_frame.text = sentence
    assert told(read_plan(deck.saved(tmp_path / "plan.pptx"))) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "We will test again in May 2025.",
        "Design runs from 8 January 2024 to 23 February 2024, and Test ends in August 2024.",
        "POAP 1 has build adaptor on 1 June 2024.",
        "The programme's milestones have build adaptor on 1 June 2024.",
        "Build adaptor is late by 30 days, as we said in version 2.1.",
        "We wrote on 1 February 2024 that our plans were moved.",
        "Build adaptor ends on 17 May.",
    ],
)
def test_a_sentence_that_says_the_same_or_speaks_of_else_is_no_doubt(tmp_path: Path, sentence: str) -> None:
    """A common word is no task, and the programme's dates are none of the sender's."""
    reading = read_plan(write(tmp_path / "plan.docx", p(sentence), p("Our plan"), tbl(*ROWS)))
    assert not told(reading) and reading.reading_confidence == "high"


@pytest.mark.parametrize(
    "sentence",
    [
        "The following dates are superseded by our letter of 5 May:",
        "For reference, the programme plan has these tasks, as you know:",
        "These were the dates of our old plan.",
    ],
)
def test_a_sentence_that_calls_the_table_below_it_another_plan_is_told(tmp_path: Path, sentence: str) -> None:
    """It is too long to be its title, and only its sender can say what it means."""
    reading = read_plan(write(tmp_path / "plan.docx", p("Dear all,"), p(sentence), tbl(*ROWS)))
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("A2", sentence)]
    assert reading.reading_confidence == "low" and len(reading.rows) == 3


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Please find our own plan, beside the programme plan, below:", ""),
        ("Please find our plan below:", ""),
        ("The following dates are superseded by our letter of 5 May:", "Our plan"),
    ],
)
def test_a_sentence_of_the_senders_own_plan_is_no_doubt(tmp_path: Path, sentence: str, title: str) -> None:
    """Nor is one with a title between it and the table."""
    reading = read_plan(
        write(tmp_path / "plan.docx", p(sentence), *([p(title)] if title else []), tbl(*ROWS))
    )
    assert not reading.warnings and reading.reading_confidence == "high"


@pytest.mark.parametrize(
    ("title", "is_doubted"),
    [
        ("POAP 1", True),
        ("Programme milestones (POAP 2)", True),
        ("Our response \u2013 POAP 1 milestones", True),
        ("Our plan against POAP 1", False),
        ("Plan on a page", False),
        ("POAP 2 \u2013 our plan", False),
        ("Our plan", False),
        ("Delivery plan", False),
    ],
)
def test_a_title_that_names_a_plan_of_the_programme_is_told(tmp_path: Path, title: str, is_doubted) -> None:
    """Its dates are read as the sender's, who may only have quoted them; high confidence in them was a wrong answer."""
    reading = read_plan(write(tmp_path / "plan.docx", p(title), tbl(*ROWS)))
    deck = Deck()
    deck.table(deck.slide(title), ROWS)
    for one in (reading, read_plan(deck.saved(tmp_path / "plan.pptx"))):
        assert [each["text"] for each in one.warnings] == ([title] if is_doubted else [])
        assert one.reading_confidence == ("medium" if is_doubted else "high") and len(one.rows) == 3
