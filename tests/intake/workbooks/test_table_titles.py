"""What tables of documents and slides are called."""

from pathlib import Path

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.workbooks.table_titles import goes_on, title_in
from mhhs_analysis.intake.workbooks.workbook import read_workbook
from tests.intake.responses.documents import p, tbl, write
from tests.intake.workbooks.decks import changed

HEAD = ["Task", "Start", "Finish"]
OURS = [["Draft", "02/01/2023", "13/01/2023"], ["Review", "16/01/2023", "31/01/2023"]]
THEIRS = [["Draft", "02/03/2023", "13/03/2023"], ["Review", "16/03/2023", "31/03/2023"]]
OWN, POAP = tbl(HEAD, *OURS), tbl(HEAD, *THEIRS)
FIGURE = p("Figure 1: Plan on a page 2", style="Caption")


def caption(text: str, is_kept: bool = False) -> str:
    """A paragraph in the style of captions, which may be kept with what stands below it."""
    made = p(text, style="Caption")
    return made.replace("</w:pPr>", "<w:keepNext/></w:pPr>") if is_kept else made


def titles(tmp_path: Path, *blocks: str) -> list[str]:
    return [one.title for one in read_workbook(write(tmp_path / "plan.docx", *blocks)).sheets if one.is_table]


FIRST, SECOND = "Table 1: Plan on a page 2", "Table 2: Our plan"


@pytest.mark.parametrize(
    "blocks",
    [
        (POAP, caption(FIRST), OWN, caption(SECOND)),
        (p("Dear all."), POAP, p(FIRST), OWN, p(SECOND), p("Regards")),
        (p("Some words."), POAP, caption(FIRST), p("Our own dates differ from these."), OWN, caption(SECOND)),
    ],
)
def test_captions_below_tables_name_those_above_them(tmp_path: Path, blocks: tuple[str, ...]) -> None:
    """So that a plan is not taken for the programme's: none stands above the first, one below the last."""
    assert titles(tmp_path, *blocks) == [FIRST, SECOND]
    reading = read_plan(tmp_path / "plan.docx")
    assert [row["start_from"] for row in reading.rows] == ["2023-01-02", "2023-01-16"]


@pytest.mark.parametrize(
    "blocks",
    [
        (caption(FIRST), POAP, p(""), caption(SECOND), OWN),
        (p("Some words."), p(FIRST), POAP, p("More words."), p(SECOND), OWN, p("Regards")),
        (p("Words."), POAP, caption(SECOND, is_kept=True), OWN),
    ],
)
def test_captions_above_tables_name_those_below_them(tmp_path: Path, blocks: tuple[str, ...]) -> None:
    """One above the first, one that is kept with what stands below it, or text above it says so."""
    assert titles(tmp_path, *blocks)[1] == SECOND


@pytest.mark.parametrize(
    "blocks",
    [
        (POAP, caption(FIRST), OWN),
        (caption("Table 1: Ours"), POAP, p("Words."), OWN, caption(SECOND)),
        (OWN, p("Our plan"), POAP, p("Plan on a page 2")),
    ],
)
def test_where_nothing_tells_what_a_caption_names_no_table_is_called_by_it(
    tmp_path: Path, blocks: tuple[str, ...]
) -> None:
    """One between two tables alone, captions on both sides, lines that may be titles below: other dates are told."""
    assert titles(tmp_path, *blocks) == ["", ""]
    reading = read_plan(tmp_path / "plan.docx")
    assert reading.reading_confidence == "low" and "other dates" in reading.warnings[0]["reason"]


def test_the_end_of_a_letter_puts_no_line_above_a_table_in_doubt(tmp_path: Path) -> None:
    """Regards is no title: Our plan stands above the second table."""
    assert titles(tmp_path, p("Dear all."), POAP, p("Our plan"), OWN, p("Kind regards")) == ["", "Our plan"]
    assert [row["start_from"] for row in read_plan(tmp_path / "plan.docx").rows] == [
        "2023-01-02",
        "2023-01-16",
    ]


def test_a_picture_gives_its_caption_to_no_table(tmp_path: Path) -> None:
    """Figure 1 above a table is the picture's above it."""
    assert titles(tmp_path, FIGURE, OWN) == [""]


def test_headings_and_captions_are_known_in_documents_of_other_languages(tmp_path: Path) -> None:
    """Their styles have other ids, and say their English names."""
    named = (("Beschriftung", "caption"), ("berschrift1", "heading 1"))
    styles = "".join(f'<w:style w:styleId="{one}"><w:name w:val="{name}"/></w:style>' for one, name in named)
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    blocks = (
        p("Unser Plan", style="berschrift1"),
        p("Text."),
        OWN,
        p("Termine", style="Beschriftung"),
        p("Ende."),
    )
    path = write(tmp_path / "plan.docx", *blocks)
    changed(path, lambda _, kept: kept, {"word/styles.xml": f"<w:styles {namespace}>{styles}</w:styles>"})
    (table,) = [one for one in read_workbook(path).sheets if one.is_table]
    assert table.title == "Unser Plan – Termine"


@pytest.mark.parametrize(
    ("title", "above", "expected"),
    [
        ("Our plan (continued)", "Our plan", True),
        ("Our plan – cont'd", "Our plan", True),
        ("Our plan 2/3", "Our plan 1/3", True),
        ("Our plan (2 of 3)", "Our plan (1 of 3)", True),
        ("Continued", "Our plan", True),
        ("", "Our plan", True),
        ("Plan on a page 2", "Plan on a page 1", False),
        ("Our plan v2", "Our plan v1", False),
        ("Test suite", "Test", False),
        ("Content", "", False),
    ],
)
def test_titles_say_what_goes_on(title: str, above: str, expected: bool) -> None:
    """A number alone tells one version from another."""
    assert goes_on(title, above) is expected


@pytest.mark.parametrize("line", ["Our plan:", "Previous plan :", "Risks:", "Our plan", "POAP 1:"])
def test_a_short_title_may_end_with_a_colon(line: str) -> None:
    """As those over the tables of a letter do."""
    assert title_in(line) == line.removesuffix(":").strip()


@pytest.mark.parametrize(
    "line",
    [
        "Prepared by A Name",
        "a.name@example.org",
        "Dates are below.",
        "x" * 81,
        "Please find our plan below:",
        "Prepared by:",
        ":",
    ],
)
def test_sentences_and_what_says_who_wrote_are_no_titles(line: str) -> None:
    """Nor are long lines."""
    assert title_in(line) == ""
