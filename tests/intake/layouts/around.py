"""What stands around a plan's table: titles, remarks, other tables and other sheets."""

from dataclasses import dataclass
from datetime import datetime

from hypothesis import strategies as st

Rows = tuple[tuple[object, ...], ...]
_DAY = datetime(2023, 4, 3)

_TITLES: Rows = (
    ("MHHS delivery plan",),
    ("Bright Energy Limited – programme plan, version 1.2",),
    ("As at 3 April 2023",),
    ("As at", _DAY),
    ("As at:", "3 Apr 2023"),
    ("Version", "1.2", None, "Status", "Draft"),
    ("Prepared by", "A. Planner", None, "Approved by", "B. Sponsor"),
    ("RAG key:", "R", "A", "G"),
    ("Start date:", _DAY, None, "End date:", datetime(2025, 3, 31)),
    ("Project start", _DAY),
    (),
    (),
    ("This plan was drawn up for the re-planning consultation. It covers design, build and test; dates after "
     "April 2024 depend on the programme's own plan.",),
    ("Programme: MHHS", None, "Participant: Bright Energy"),
)  # fmt: skip
_REMARKS: Rows = (
    ("Notes: dates are provisional",),
    ("* subject to the programme's plan",),
    ("Note 1: assumes no further change to the design",),
    ("Prepared by the programme office",),
    ("Last updated", _DAY),
    ("Source: planning workshop of 3 April 2023",),
)
_TABLES: tuple[Rows, ...] = (
    (
        ("Risk", "Likelihood", "Impact", "Owner"),
        ("Late designs", "High", "High", "PMO"),
        ("Scarce testers", "Low", "High", "Test"),
    ),
    (("Contact", "Role", "Email"), ("A. Planner", "Planner", "planner@example.org")),
    (("Name", "Role", "Telephone"), ("A. Planner", "Planner", "01632 960001"), ("B. Lead", "Lead", "01632 960002")),
    (("Budget line", "Year one", "Year two"), ("Build", 120000, 45000), ("Test", 30000, 60000)),
    (("RAG", "Meaning"), ("R", "Late"), ("A", "At risk"), ("G", "On track")),
    (("Risk", "Mitigation", "Raised on"), ("Late designs", "Weekly review", _DAY)),
    (("Issue", "Owner", "Date raised", "Status"), ("No test data", "Test", _DAY, "Open")),
)  # fmt: skip
REGISTERS = (_TABLES[0], _TABLES[5], _TABLES[6])
"""Tables with two headings or more that everybody knows."""
_SHEETS: tuple[tuple[str, Rows], ...] = (
    ("Cover", (("MHHS plan",), (), ("Version", "1.2"), ("Author", "A. Planner"), ("Date", _DAY))),
    ("Lists", (("RAG", "Owner"), ("Red", "PMO"), ("Amber", "IT"), ("Green", "Test"))),
    ("Risks", (("Risk", "Owner", "Raised", "Due date"), ("Late designs", "PMO", _DAY, datetime(2023, 6, 1)))),
    ("Contacts", (("Name", "Email"), ("A. Planner", "planner@example.org"))),
    ("Change log", (("Version", "Date", "Change"), ("0.1", _DAY, "First draft"), ("1.0", _DAY, "Issued"))),
    ("Sheet3", ()),
)  # fmt: skip


@dataclass(frozen=True)
class Around:
    """What stands above, below and beside the table, how far in it stands, and which sheets stand by it."""

    titles: Rows
    title_gap: int
    top: int
    left: int
    total: bool
    remarks: Rows
    remark_gap: int
    beside: Rows
    below: Rows
    below_title: str
    sheets: tuple[tuple[str, Rows], ...]
    place: int


@st.composite
def arounds(draw: st.DrawFn, is_alone: bool) -> Around:
    """Draw what stands around a table; a text file has no other sheets."""
    sheets = st.lists(st.sampled_from(_SHEETS), max_size=0 if is_alone else 2, unique=True)
    return Around(
        titles=tuple(draw(st.lists(st.sampled_from(_TITLES), max_size=4))),
        title_gap=draw(st.integers(0, 2)),
        top=draw(st.integers(0, 2)),
        left=draw(st.integers(0, 2)),
        total=draw(st.integers(0, 3)) == 0,
        remarks=tuple(draw(st.lists(st.sampled_from(_REMARKS), max_size=2))),
        remark_gap=draw(st.integers(0, 2)),
        beside=draw(st.sampled_from(((),) * 7 + _TABLES)),
        below=draw(st.sampled_from(((),) * 7 + _TABLES)),
        below_title=draw(st.sampled_from(("", "Register", "Also of note"))),
        sheets=tuple(draw(sheets)),
        place=draw(st.integers(0, 2)),
    )
