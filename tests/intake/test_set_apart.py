"""Tables typed as lines of text, their columns set apart by tabs or blanks."""

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.set_apart import SET_APART
from tests.intake.responses.documents import p, tbl, write

SAID = [
    ("Design", "2024-01-08", "2024-02-23"),
    ("Build", "2024-02-26", "2024-05-17"),
    ("Test", "2024-05-20", "2024-08-30"),
]
LAST = "Test|20/05/2024|30/08/2024"


def typed(*lines: str) -> list[str]:
    return [line.replace("|", "\t") for line in lines]


def document(tmp_path, lines):
    paragraphs = [p(line).replace("\t", "</w:t><w:tab/><w:t>") for line in lines]
    return read_plan(write(tmp_path / "plan.docx", p("Dear all,"), *paragraphs))


def dates(reading):
    return [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows]


@pytest.mark.parametrize(
    "lines",
    [
        typed("Task|Start|Finish", "Design|08/01/2024|23/02/2024", "Build|26/02/2024|17/05/2024", LAST),
        typed("Task||Start|Finish", "Design||08/01/2024|23/02/2024", "Build|26/02/2024|17/05/2024", LAST),
        typed(
            "Task|Start|Finish|Owner", "Design|08/01/2024|23/02/2024", "Build|26/02/2024|17/05/2024|Ann", LAST
        ),
        [
            "Task      Start         Finish",
            "Design  08/01/2024  23/02/2024",
            "Build     26/02/2024  17/05/2024",
            "Test      20/05/2024  30/08/2024",
        ],
    ],
)
def test_lines_below_headings_are_a_table(tmp_path, lines: list[str]) -> None:
    """Tabs that align begin no column of their own; a piece that a line ends before is blank."""
    reading = document(tmp_path, lines)
    assert dates(reading) == SAID and reading.reasons[0] == SET_APART
    assert [row["cell"] for row in reading.rows] == ["A3", "A4", "A5"]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


@pytest.mark.parametrize(
    "lines",
    [
        typed("Task|Start|Finish", "Design|||23/02/2024", "Build|26/02/2024|17/05/2024", LAST),
        typed("Task||Start|Finish", "Design||23/02/2024", "Build|26/02/2024|17/05/2024", LAST),
        [
            "Task      Start         Finish",
            "Design                23/02/2024",
            "Build     26/02/2024  17/05/2024",
            "Test      20/05/2024  30/08/2024",
        ],
        typed("Task|Start|Finish", "Design|08/01/2024|23/02/2024"),
    ],
)
def test_lines_that_may_stand_in_other_columns_are_not_read(tmp_path, lines: list[str]) -> None:
    """Nobody can say in which column what follows several tabs or blanks stands, where one is left out."""
    reading = document(
        tmp_path, [*lines, "SIT entry was said to be on 5 May 2024", "It is 6 May 2024, 7 May 2024"]
    )
    assert not reading.rows


def test_words_struck_through_in_a_line_are_none_of_its_cells(tmp_path) -> None:
    """They are told, and what stands in their place is read."""
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>01/02/2023</w:t></w:r>"
    lines = typed("Task|Start|Finish", "Design|08/01/2024|23/02/2024", "Build|26/02/2024|17/05/2024", LAST)
    made = [p(line).replace("\t", "</w:t><w:tab/><w:t>") for line in lines]
    made[2] = made[2].replace("</w:p>", f"{struck}</w:p>")
    reading = read_plan(write(tmp_path / "plan.docx", *made))
    assert dates(reading) == SAID
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("A3", "01/02/2023")]


def test_a_table_is_read_and_not_the_lines_around_it(tmp_path) -> None:
    """Lines are looked through only where no table holds a plan."""
    lines = typed("Task|Start|Finish", "Old|08/01/2022|23/02/2022", "Older|26/02/2022|17/05/2022")
    table = tbl(["Task", "Start", "Finish"], *([name, first, last] for name, first, last in SAID))
    made = [p(line).replace("\t", "</w:t><w:tab/><w:t>") for line in lines]
    assert dates(read_plan(write(tmp_path / "plan.docx", table, *made))) == SAID
