"""What titles notes below a plan, and what a document says of itself."""

import pytest

from mhhs_analysis.intake.headings import note_words
from mhhs_analysis.intake.headings.note_words import (
    begins_note,
    counts_rows,
    may_state_fact,
    states_fact,
    titles_notes,
)
from mhhs_analysis.reference import rows


@pytest.mark.parametrize(
    "text",
    [
        "Notes",
        "Key assumptions and risks:",
        "Caveats & exclusions",
        "ANNAHMEN",
        "Assumptions to the plan",
        "Legend",
    ],
)
def test_a_line_over_notes_is_told_from_a_task(text: str) -> None:
    """One kind of notes or several, in any letters."""
    assert titles_notes(text)


@pytest.mark.parametrize("text", ["Notes for testers", "Risks", "Agree assumptions", "Key dates", "Plan"])
def test_what_says_more_or_may_be_a_task_is_no_line_over_notes(text: str) -> None:
    """A task may review assumptions; risks alone head a list of their own."""
    assert not titles_notes(text)


@pytest.mark.parametrize(
    "text", ["Last updated", "Updated by", "Status date", "Cut-off date", "Version", "as at", "today's date"]
)
def test_a_fact_of_the_document_is_told_from_a_task(text: str) -> None:
    """Words that name no task, whatever stands beside them."""
    assert states_fact(text)


@pytest.mark.parametrize(
    "text",
    ["Note 2: dates may move", "N.B. dates", "C = complete", "* provisional", "Page 2 of 3", "Updated 12 June",
     "Prepared by A. Planner", "to add more data, insert rows above this", "(Insert new rows above)", "cont."],
)  # fmt: skip
def test_a_line_that_begins_a_note_is_told_from_a_task(text: str) -> None:
    """By a word for notes and a sign, a sign alone, or words that open no task."""
    assert begins_note(text)


@pytest.mark.parametrize(
    "text",
    ["Notes reviewed", "Key exchange", "Source data", "Updated design", "Assumption log", "Paged memory"],
)
def test_a_task_may_begin_with_a_word_for_notes(text: str) -> None:
    """Where no sign parts it from what follows."""
    assert not begins_note(text)


def test_words_that_may_name_a_task_state_a_fact_beside_one_value_alone() -> None:
    """Approved may be a milestone: the rows around it decide."""
    assert all(may_state_fact(text) and not states_fact(text) for text in ("Approved", "Owner", "date"))
    assert counts_rows("Records") and not counts_rows("Record meters")


def test_a_row_added_to_the_table_is_known(monkeypatch) -> None:
    """A planner extends the words without reading any program."""
    added = {"words": "nodiadau", "kind": "title", "source": "a planner"}
    monkeypatch.setattr(note_words, "rows", lambda _: (*rows("note_words"), added))
    note_words._titles.cache_clear()
    try:
        assert titles_notes("Nodiadau")
    finally:
        note_words._titles.cache_clear()
