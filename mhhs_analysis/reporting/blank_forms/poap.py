"""The blank workbook of plans on a page: a row a bar or milestone of an option, dates optional."""

from __future__ import annotations

from openpyxl import Workbook

from mhhs_analysis.frames import DATE_STATUSES, OPTIONS
from mhhs_analysis.reference import labels
from mhhs_analysis.reporting.blank_forms import look
from mhhs_analysis.reporting.blank_forms.look import Choices, Heading
from mhhs_analysis.reporting.blank_forms.names import MILESTONES, STAGES, milestone_choices, option_label

SHEET = "Items"
HEADER_ROW = 2
TITLE = "Plans on a page"

HEADINGS = (
    Heading("Option", 10, "The option that the item belongs to. Needed.", "POAP 1", "Option", is_strict=True),
    Heading("Item", 9, "A number for it, unique within its option; other items refer to it.", "P1-09",
            is_as_typed=True),
    Heading("Lane group", 20, "The group of lanes it is drawn in; the lane itself where there is none.", "In SIT"),
    Heading("Lane", 32, "The lane it is drawn in. Needed.", "Minimum viable cohort"),
    Heading("Kind", 11, "Bar or Milestone. Needed.", "Milestone", "Kind", is_strict=True),
    Heading("Stage", 30, "The stage of the programme that a bar stands for.", "(blank)", STAGES, is_strict=True),
    Heading("Milestone", 11, "The milestone of the programme it is, if it is one.", "M9", MILESTONES, is_strict=True),
    Heading("Name", 44, "Its label. Needed.", "SIT start"),
    Heading("Start", 17, "Its first day, as exactly as the plan gives it: 07/11/2022, mid May 2023, Nov 2023, Q3 2024. "
            "Blank or TBC where the plan gives none.", "(blank)", is_as_typed=True),
    Heading("Finish", 17, "Its last day, written likewise. A milestone needs only one of the two.", "Nov 2023",
            is_as_typed=True),
    Heading("Applies to", 30, "Whom it applies to, in the plan's words.", "Parties in SIT"),
    Heading("After", 14, "The Items it follows, separated by semicolons.", "P1-05;P1-08", is_as_typed=True),
    Heading("Grace (months)", 10, "Whole months after the finish in which entry is still accepted.", "1", most=60),
    Heading("Date status", 13, "The standing of its dates; not stated where it is left blank.", "illustrative",
            "Date status", is_strict=True),
    Heading("Source", 34, "Where the dates come from: a document and its version.", "Slide 4, v1.0"),
)  # fmt: skip

ABOUT = (
    ("Who fills this in", "Whoever in the programme issues the plans on a page."),
    ("What to do", "One row for each bar and each milestone, for every option, in the order in which they are drawn. "
     "Save it as poap.xlsx in the folder of the consultation."),
    ("Dates", "Only as exactly as the plan on a page gives them: a month stays a month. Day before month. "
     "An item without dates is kept, and drawn as undated."),
    ("Headings", "Leave the headings in row 2 of the sheet Items as they are. Rows may be added as far down as "
     "you need."),
    ("What is done with it", "The options are drawn lane by lane, compared with each other, and set beside the "
     "participants' own plans. A row that names no option, lane, kind or name is refused by its number."),
    ("Confidentiality", "Nothing here is withheld: every report shows it, public ones too."),
)  # fmt: skip

_STATUS_MEANINGS = {
    "illustrative": "Drawn to show the shape of the plan; not to be relied on",
    "consulted": "Put to participants in a consultation",
    "approved": "Approved as the plan to work to",
    "actual": "It has happened",
}


def poap_form() -> Workbook:
    """Return the blank workbook of plans on a page: instructions, the sheet to fill in, and its lists."""
    book = look.new_workbook("Blank workbook of plans on a page")
    columns = [(heading.text, heading.meaning, heading.example) for heading in HEADINGS]
    parts = [
        (("About this form", "", ""), [(*line, "") for line in ABOUT]),
        (("Column", "What to write", "For example"), columns),
    ]
    look.add_instructions(book, "Plans on a page: how to fill in this workbook", parts)
    lists = look.add_lists(book, _lists())
    sheet = look.add_table(book, SHEET, HEADINGS, HEADER_ROW, lists, frozen=2)
    book.move_sheet(sheet, -1)
    look.add_title(sheet, TITLE, "How to fill this in: see the sheet Instructions. Day before month, please.")
    return book


def _lists() -> tuple[Choices, ...]:
    return (
        Choices("Option", {option_label(option): "" for option in OPTIONS}),
        Choices("Kind", {"Bar": "A stretch of work", "Milestone": "A point in time"}),
        Choices(STAGES, dict.fromkeys(labels("stages").values(), "")),
        milestone_choices(),
        Choices("Date status", {status: _STATUS_MEANINGS[status] for status in DATE_STATUSES}),
    )
