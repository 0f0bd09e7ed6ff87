"""The plans on a page as the programme might keep them in a workbook: lanes, bars, milestones.

Every date is invented. They obey what the minutes of TMAG 009 say: a shorter SIT in POAP 1 than in Round 1,
a month's grace at POAP 1's M9, an earlier M9 with no grace and a shorter DBT in POAP 2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from make import said
from make.formats.xlsx import workbook
from make.page import Row, Sent, Sheet, header, title
from make.said import BLANK, Said, Spelling

FILE = "poap.xlsx"
SHEET = "Items"
SOURCE = "Invented for this sample"

PROGRAMME, IN_SIT, NOT_IN_SIT = "Programme", "Parties in SIT", "Parties not in SIT"
DESIGN = (PROGRAMME, "Migration design and codes")
CENTRAL = (IN_SIT, "Central systems")
COHORT = (IN_SIT, "Minimum Viable Cohort")
OTHERS = (IN_SIT, "Other data services and suppliers")
NETWORKS = (IN_SIT, "Registration services and DNOs")
TESTED = (NOT_IN_SIT, "Qualification testing")
PROCEDURE = (NOT_IN_SIT, "Readiness and procedure (SAD)")

STAGES = {
    "Migration design": "migration_design", "Impact assessment": "impact_assessment", "DBT": "dbt",
    "PIT": "pit", "CIT": "cit", "SIT": "sit", "E2E sandbox": "e2e_sandbox", "Qualification": "qualification",
    "Qualification testing": "qualification_testing", "Migration": "migration", "Go live": "go_live", "": "",
}  # fmt: skip
"""The workbook's own labels of stages, and what each means."""


@dataclass(frozen=True)
class Item:
    """A bar or a milestone of one option: a milestone has a finish only, and may have none."""

    number: str
    lane: tuple[str, str]
    stage: str
    name: str
    start: Said = BLANK
    finish: Said = BLANK
    milestone: str = ""
    applies_to: str = "All parties in SIT"
    after: str = ""
    grace: int | None = None
    is_milestone: bool = False


def _spelt(spelling: Spelling) -> Callable[..., Said]:
    return lambda year, month, day=1: spelling(date(year, month, day))


def _point(number: str, lane: tuple[str, str], milestone: str, name: str, when: Said, **rest: object) -> Item:
    return Item(number, lane, "", name, BLANK, when, milestone, is_milestone=True, **rest)


day, third, month = _spelt(said.day), _spelt(said.third), _spelt(said.month)
month_shown, quarter, half = _spelt(said.month_shown), _spelt(said.quarter), _spelt(said.half)

ROUND_1 = (
    Item("R1-01", DESIGN, "Migration design", "Migration design", quarter(2022, 11), quarter(2023, 2),
         applies_to="All"),
    _point("R1-02", DESIGN, "M8", "Codes ready to go live", quarter(2023, 12), applies_to="All"),
    Item("R1-03", CENTRAL, "DBT", "Central systems DBT", quarter(2022, 11), third(2023, 9, 25),
         applies_to="Central systems"),
    Item("R1-04", CENTRAL, "CIT", "Component integration testing", third(2023, 9, 25), quarter(2023, 12),
         after="R1-03"),
    Item("R1-05", COHORT, "Impact assessment", "Impact assessment and planning", month(2022, 11),
         month(2023, 2)),
    Item("R1-06", COHORT, "DBT", "Design, build and test", month(2023, 3), quarter(2023, 9), after="R1-05"),
    Item("R1-07", COHORT, "PIT", "Pre-integration testing", quarter(2023, 11), third(2023, 12, 20),
         after="R1-06"),
    _point("R1-08", COHORT, "M9", "SIT start", month_shown(2024, 1), after="R1-04;R1-07"),
    Item("R1-09", COHORT, "SIT", "System integration testing", month_shown(2024, 1), month_shown(2025, 2),
         after="R1-08"),
    Item("R1-10", NETWORKS, "DBT", "Registration service DBT and PIT", quarter(2023, 2), quarter(2023, 12),
         applies_to="DNOs; iDNOs"),
    Item("R1-11", TESTED, "Qualification testing", "Qualification testing", quarter(2025, 2),
         third(2025, 8, 28), applies_to="Parties not in SIT", after="R1-09"),
    Item("R1-12", PROCEDURE, "Qualification", "Readiness and SAD", half(2024, 12), third(2025, 8, 28),
         applies_to="All"),
    _point("R1-13", CENTRAL, "M10", "Central systems ready for migration", month(2025, 5), after="R1-09"),
    _point("R1-14", OTHERS, "M11", "Migration starts", month(2025, 6), after="R1-13"),
    _point("R1-15", DESIGN, "M15", "Full transition complete", half(2026, 3), applies_to="All"),
)  # fmt: skip
POAP_1 = (
    Item("P1-01", DESIGN, "Migration design", "Migration design worked out", day(2022, 11), month(2022, 12),
         applies_to="All"),
    _point("P1-02", DESIGN, "", "Migration design confirmed", third(2022, 12, 31), after="P1-01",
           applies_to="All"),
    _point("P1-03", DESIGN, "M8", "Codes ready to go live", month_shown(2023, 9), applies_to="All"),
    Item("P1-04", CENTRAL, "DBT", "Central systems DBT", day(2022, 11, 7), day(2023, 6, 30),
         applies_to="Central systems: DIP; central settlement; EES; MPRS"),
    Item("P1-05", CENTRAL, "CIT", "CIT - DIP first, then central settlement, and so on", month(2023, 8),
         third(2023, 11, 15), after="P1-04"),
    Item("P1-06", COHORT, "Impact assessment", "Impact assessment and planning", month_shown(2022, 11),
         month_shown(2023, 1)),
    Item("P1-07", COHORT, "DBT", "DBT of services and supplier DIP interfaces", day(2023, 2),
         day(2023, 8, 31), after="P1-06"),
    Item("P1-08", COHORT, "PIT", "PIT", month_shown(2023, 9), third(2023, 10, 31), after="P1-07"),
    _point("P1-09", COHORT, "M9", "SIT start (1 month's grace to enter)", month_shown(2023, 11), grace=1,
           after="P1-05;P1-08"),
    Item("P1-10", COHORT, "SIT", "SIT - Minimum Viable Cohort", month_shown(2023, 11), month_shown(2024, 7),
         after="P1-09", applies_to="MVC"),
    Item("P1-11", COHORT, "E2E sandbox", "E2E Sandbox (optional)", quarter(2024, 8), after="P1-10",
         applies_to="MVC"),
    Item("P1-12", OTHERS, "SIT", "SIT - staggered starts", month(2023, 12), quarter(2024, 9),
         applies_to="Parties in SIT outside the MVC"),
    Item("P1-13", NETWORKS, "DBT", "Registration service DBT", quarter(2023, 2), day(2023, 9, 29),
         applies_to="DNOs; iDNOs"),
    Item("P1-14", TESTED, "Qualification testing", "Qualification testing", third(2024, 8, 5),
         quarter(2025, 2), applies_to="Parties not in SIT"),
    Item("P1-15", PROCEDURE, "Qualification", "Readiness and SAD", half(2024, 8), month(2025, 1),
         applies_to="All"),
    _point("P1-16", CENTRAL, "M10", "Central systems ready for migration", month(2024, 12), after="P1-10"),
    _point("P1-17", OTHERS, "M11", "Migration starts", month_shown(2025, 1), after="P1-16"),
    _point("P1-18", DESIGN, "M15", "Full transition complete", quarter(2026, 2), applies_to="All"),
)  # fmt: skip
POAP_2 = (
    Item("P2-01", DESIGN, "Migration design", "Migration design", third(2022, 11, 25), month(2022, 12),
         applies_to="All"),
    _point("P2-02", DESIGN, "M8", "Codes ready to go live (assumption)", third(2023, 5, 31),
           applies_to="All"),
    Item("P2-03", CENTRAL, "DBT", "Central systems DBT", day(2022, 11, 7), day(2023, 4, 28),
         applies_to="Central systems"),
    Item("P2-04", CENTRAL, "CIT", "CIT", month(2023, 5), third(2023, 7, 14), after="P2-03"),
    Item("P2-05", COHORT, "Impact assessment", "Impact assessment and planning", month_shown(2022, 11),
         day(2022, 12, 16)),
    Item("P2-06", COHORT, "DBT", "DBT (compressed)", day(2023, 1, 3), day(2023, 5, 12), after="P2-05"),
    Item("P2-07", COHORT, "PIT", "PIT", third(2023, 5, 15), third(2023, 7, 14), after="P2-06"),
    _point("P2-08", COHORT, "M9", "SIT start - ready by the end of M9, no grace", month_shown(2023, 7),
           grace=0, after="P2-04;P2-07"),
    Item("P2-09", COHORT, "SIT", "SIT - Minimum Viable Cohort", month_shown(2023, 8), month_shown(2024, 3),
         after="P2-08", applies_to="MVC"),
    Item("P2-10", OTHERS, "SIT", "SIT - others in SIT", month(2023, 8), quarter(2024, 5)),
    Item("P2-11", NETWORKS, "DBT", "Registration service DBT", day(2023, 1, 3), third(2023, 5, 12),
         applies_to="DNOs; iDNOs"),
    Item("P2-12", TESTED, "Qualification testing", "Qualification testing", quarter(2024, 5), month(2024, 9),
         applies_to="Parties not in SIT"),
    Item("P2-13", PROCEDURE, "Qualification", "Readiness and SAD", half(2024, 2), month_shown(2024, 9),
         applies_to="All"),
    _point("P2-14", CENTRAL, "M10", "Central systems ready for migration", month(2024, 6), after="P2-09"),
    _point("P2-15", OTHERS, "M11", "Migration starts", month_shown(2024, 7), after="P2-14"),
    _point("P2-16", DESIGN, "M15", "Full transition complete (date to follow)", BLANK, applies_to="All"),
)  # fmt: skip
OPTIONS = {"round-1": ("Round 1", ROUND_1), "poap-1": ("POAP 1", POAP_1), "poap-2": ("POAP 2", POAP_2)}
HEADINGS = ("Option", "Item", "Lane group", "Lane", "Kind", "Stage", "Milestone", "Name", "Start", "Finish",
            "Applies to", "After", "Grace (months)", "Date status", "Source")  # fmt: skip


def poap_workbook() -> Sent:
    """Return the workbook of the three options."""
    top = (title("Plans on a page: re-plan consultation, Rounds 1 and 2"),
           title("ILLUSTRATIVE DATES - invented for this sample"))  # fmt: skip
    rows = [_row(label, item) for label, items in OPTIONS.values() for item in items]
    widths = (9, 8, 18, 32, 10, 21, 10, 48, 16, 16, 34, 12, 9, 12, 24)
    sheet = Sheet(SHEET, (*top, header(*HEADINGS), *rows), widths)
    return Sent(FILE, workbook([sheet], "PMO"), (sheet,))


def _row(label: str, item: Item) -> Row:
    kind = "Milestone" if item.is_milestone else "Bar"
    return Row((
        label, item.number, *item.lane, kind, item.stage or None, item.milestone or None, item.name,
        item.start, item.finish, item.applies_to, item.after or None, item.grace, "illustrative", SOURCE,
    ))  # fmt: skip
