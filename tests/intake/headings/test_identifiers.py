"""Words below a heading of identifiers."""

import pytest

from mhhs_analysis.intake.plans import read_plan

DATES = ["09/01/2023,10/02/2023", "13/02/2023,28/04/2023", "01/05/2023,30/06/2023"]
NAMES = ["Design of systems", "Build of interfaces", "Unit test"]
CODES = ["DES1", "BLD1", "UT1"]
REMARKS = ["Agreed by the board", "Supplier is on track", "Waits for test data"]


def plan_of(refs: list[str], summaries: list[str]) -> str:
    """A plan headed Ref | Start | End | Summary."""
    rows = (",".join(row) for row in zip(refs, DATES, summaries, strict=True))
    return "\n".join(["Ref,Start,End,Summary", *rows])


@pytest.mark.parametrize(("refs", "summaries"), [(NAMES, CODES), (CODES, NAMES)])
def test_words_name_rows_whose_label_holds_codes(text_file, refs: list[str], summaries: list[str]) -> None:
    """Ref and Summary the one way or the other: codes name nothing beside words."""
    reading = read_plan(text_file(plan_of(refs, summaries)))
    assert [row["activity_name"] for row in reading.rows] == NAMES
    assert not reading.warnings and reading.reading_confidence == "high"


def test_words_in_both_leave_the_names_in_doubt(text_file) -> None:
    """Either may name the rows: which is asked."""
    reading = read_plan(text_file(plan_of(NAMES, REMARKS)))
    assert [one["text"] for one in reading.warnings] == ["Summary"]
    assert "'Ref'" in reading.warnings[0]["reason"]


@pytest.mark.parametrize(
    "refs", [["Annex A 1", "Annex A 2", "Annex A 3"], ["PMO plan"] * 3, ["DES", "BLD", "UT"]]
)
def test_other_identifiers_beside_labels_doubt_nothing(text_file, refs: list[str]) -> None:
    """What only numbers rows, says the same of all, or is short for them."""
    assert not read_plan(text_file(plan_of(refs, NAMES))).warnings
