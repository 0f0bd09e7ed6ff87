"""The blank plan a participant fills in: a row an activity, dates as far as they are known."""

from __future__ import annotations

from openpyxl import Workbook

from mhhs_analysis.dates import Interval, interval_from_text
from mhhs_analysis.frames import PLANNED_AGAINST
from mhhs_analysis.reference import labels
from mhhs_analysis.reporting.blank_forms import look
from mhhs_analysis.reporting.blank_forms.look import Choices, Heading
from mhhs_analysis.reporting.blank_forms.names import MILESTONES, STAGES, milestone_choices, option_label

SHEET = "Plan"
HEADER_ROW = 5
TITLE = "Our plan for MHHS"

HEADINGS = (
    Heading("Ref", 8, "Your own number of the activity, if you have one; a nested number such as 3.2 says that "
            "the activity belongs to 3.", "3.2", is_as_typed=True),
    Heading("Activity", 46, "What is done, in your own words. One row for each activity.", "Build the DIP adapter"),
    Heading("Programme stage", 30, "The stage it belongs to, from the list. Leave it blank where none fits or you "
            "are not sure.", "Design, build and test", choices=STAGES),
    Heading("Programme milestone", 12, "Only where the activity is itself a milestone of the programme: which one.",
            "(blank)", choices=MILESTONES),
    Heading("Start", 17, "The first day of work, or what you know of it: see below.", "13/02/2023", is_as_typed=True),
    Heading("Finish", 17, "The last day of work. For a milestone, its day, with a duration of 0.", "mid May 2023",
            is_as_typed=True),
    Heading("Duration (working days)", 12, "Only where you give no finish: it is then worked out from the start, "
            "Monday to Friday. 0 marks a milestone.", "(blank)", most=5000),
    Heading("% complete", 10, "How much is done, from 0 to 100.", "40", most=100),
    Heading("Depends on", 16, "The Ref of what must be finished first, or a milestone of the programme.", "3.1",
            is_as_typed=True),
    Heading("Owner", 20, "Who does it: a team, or a supplier of yours. No names of persons, please.", "IT delivery"),
    Heading("Confidence", 12, "How sure you are of these dates, from the list.", "Medium", choices="Confidence"),
    Heading("Notes", 44, "Assumptions, risks, or what the dates depend on.",
            "Assumes the vendor's release of 28/04/2023"),
)  # fmt: skip

ABOUT = (
    ("Who fills this in", "Whoever keeps your organisation's own plan for MHHS."),
    ("What to do", "Fill in the shaded cells at the top of the sheet Plan, then one row for each activity. Save it as "
     ".xlsx and send it back to whoever sent it to you."),
    ("Work in progress", "Welcome. Send what you have; leave blank what you don't know. A blank or TBC is read as "
     "not yet known, never as late."),
    ("Planned against", "Say at the top which option your dates were made against, or Unconstrained for your own "
     "earliest dates, whatever the options say."),
    ("Headings", "Leave the headings in row 5 as they are. Rows may be added as far down as you need, and columns "
     "that you have no use for may stay empty."),
    ("What is done with it", "It is read by a program, row by row, and set beside the plans on a page, to show how "
     "long the work takes and what each option would need. Every figure made of it names the cell it came from."),
    ("Confidentiality", "Your plan is confidential unless you choose No at the top of the sheet Plan. The programme's "
     "analysts and Ofgem see a confidential plan; a public report never holds it, and shows [c] in its place."),
)  # fmt: skip

DATES = (
    ("A day", "14/06/2023"),
    ("A week", "w/c 12/06/2023"),
    ("Part of a month", "mid June 2023"),
    ("A month", "June 2023"),
    ("A quarter", "Q3 2023"),
    ("Half a year", "H2 2023"),
    ("A limit", "by 30/06/2023"),
    ("A date from a milestone", "M9 + 6 weeks"),
    ("Not known yet", "TBC"),
)
"""What one may know of a date, and how to write it."""

_FROM_MILESTONE = "That long after the milestone, on whichever date an option gives it"
_NOT_KNOWN = "Not known yet; nothing is assumed"


def plan_form() -> Workbook:
    """Return the blank plan: instructions, the sheet to fill in, and the lists it offers."""
    book = look.new_workbook("Blank plan for MHHS")
    columns = [(heading.text, heading.meaning, heading.example) for heading in HEADINGS]
    dates = [(known, written, _read_as(written)) for known, written in DATES]
    parts = [
        (("About this form", "", ""), [(*line, "") for line in ABOUT]),
        (("Column", "What to write", "For example"), columns),
        (("What you know of a date", "What to write", "How it is read"), dates),
    ]
    look.add_instructions(book, "Your plan for MHHS: how to fill in this workbook", parts)
    lists = look.add_lists(book, _lists())
    sheet = look.add_table(book, SHEET, HEADINGS, HEADER_ROW, lists, frozen=2)
    book.move_sheet(sheet, -1)
    look.add_title(sheet, TITLE, "How to fill this in: see the sheet Instructions. Day before month, please.")
    for row, column, label in ((2, 2, "Participant"), (2, 5, "As of (date)"), (3, 5, "Version")):
        look.add_labelled(sheet, row, column, label)
    for row, label in ((3, "Planned against"), (4, "Confidential?")):
        cell = look.add_labelled(sheet, row, 2, label)
        look.offer(sheet, cell, lists[label], is_strict=True, name=label)
    return book


def _lists() -> tuple[Choices, ...]:
    against = {option_label(one): "" for one in PLANNED_AGAINST if one != "unknown"}
    return (
        Choices(STAGES, dict.fromkeys(labels("stages").values(), "")),
        milestone_choices(),
        Choices("Planned against", against),
        Choices("Confidence", dict.fromkeys(("High", "Medium", "Low"), "")),
        Choices("Confidential?", {"Yes": "", "No": ""}),
    )


def _read_as(written: str) -> str:
    """Return what the reader makes of a date so written, in words: the form can't promise another reading."""
    read = interval_from_text(written)
    if read is None or read.anchor is not None:
        return _FROM_MILESTONE
    return _NOT_KNOWN if read.is_unknown else _days(read)


def _days(interval: Interval) -> str:
    first, last = (day and f"{day.day} {day:%B %Y}" for day in (interval.earliest, interval.latest))
    if first and last:
        return first if first == last else f"Any day from {first} to {last}"
    return f"{last} at the latest" if last else f"{first} at the earliest"
