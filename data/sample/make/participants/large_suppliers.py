"""The large suppliers."""

from __future__ import annotations

from datetime import date

from make import paths
from make.asked import Participant, Plan
from make.plans import by_hand, gantt, several, smartsheet
from make.plans.listing import Draft
from make.said import day, day_in_dashes, half, month, month_shown, quarter, tbc, third, unread, week
from make.steps import Step, followed, lasting, paced, renamed, spelt, without

BORROWDALE = (
    Step(1, "Mobilise and assess", stage="impact_assessment"),
    Step(2, "MHHS impact assessment (systems, process, people)", 30, 0, week, day_in_dashes),
    Step(2, "Programme plan and funding approved by board", 10, 0, third, third),
    Step(1, "Design, build and test", stage="dbt"),
    Step(2, "DIP adapter - detailed design", 45),
    Step(2, "DIP adapter build", 70, 0, day_in_dashes, week),
    Step(2, "Registration and agent appointment changes (CRM)", 50, -40, third, unread("31/02/2023")),
    Step(2, "Billing and settlement data changes", 60, -45, month, third),
    Step(2, "System and regression test", 45, -5, week, third),
    Step(2, "DIP onboarding and certificates", 15, -10, month, month),
    Step(1, "Pre-integration testing", stage="pit"),
    Step(2, "PIT preparation", 20, 0, week, day_in_dashes),
    Step(2, "PIT execution and evidence pack", 27, 0, third, third),
    Step(1, "SIT", stage="sit"),
    Step(2, "SIT entry", 0, 0, month, month, milestone="M9"),
    Step(2, "SIT functional cycles", 150, 5, month, quarter),
    Step(2, "SIT exit", 0, 0, tbc, tbc),
    Step(1, "Qualification and migration", stage="migration"),
    Step(2, "SAD submission", 20, -15, quarter, half, stage="qualification"),
    Step(2, "Migration preparation: portfolio cleanse, forecasting, comms", 70, -30, quarter, half),
    Step(2, "Migrate first 5,000 MPANs", 15, 0, tbc, tbc),
)
EARLIER = without(BORROWDALE, "DIP onboarding and certificates", "SIT exit")
BORROWDALE_NOTE = "NB dates from 2024 on depend on the length of SIT and are for indication only."
MONTH_OF_M9 = date(2023, 11, 15)
"""POAP 1's own month for M9, which some plans copy for their SIT entry."""

ASHGILL = paced(
    renamed(
        followed(
            paths.SUPPLIER, "Registration and appointment changes",
            Step(2, "Contact centre scripts and training material", 20, -15),
        ),
        {"DIP adapter build": "DIP adapter build (reuse of half-hourly hub)"},
    ),
    0.70,
)  # fmt: skip
WHINFELL = spelt(
    followed(
        renamed(
            paths.SUPPLIER,
            {
                "Ready for SIT entry (M9)": "SIT entry (M9)",
                "Billing changes": "Billing engine changes, two brands",
            },
        ),
        "DIP interface design",
        Step(2, "Legacy brand decommissioning decision", 0),
        Step(2, "Meter reading platform changes", 45, -20),
    ),
    (day, day),
    {"SIT entry (M9)": (month_shown, month_shown), "SIT functional test": (month_shown, day)},
)
COTHERDALE = lasting(
    followed(
        paths.SUPPLIER, "Settlement and forecasting changes", Step(2, "Time-of-use tariff engine", 45, -30)
    ),
    {"PIT execution": 30, "System and regression test": 45},
)

LARGE_SUPPLIERS = (
    Participant(
        "P02", "Borrowdale Energy Limited", "G02", "large_supplier", "supplier", "sit",
        "Planned against POAP 1: pre-integration testing done at the end of October 2023, and its SIT entry is "
        "simply POAP 1's own month for M9 (anchored). Opposes POAP 2 with its release calendar.",
        market_share=0.164,
        plans=(
            Plan(
                "plans/Borrowdale MHHS plan v0.2.xlsx", date(2022, 10, 3), date(2022, 9, 30), "unknown", "true",
                by_hand.template,
                Draft("Borrowdale Energy", EARLIER, date(2022, 11, 21), date(2022, 9, 30), "0.2 DRAFT",
                      notes=(BORROWDALE_NOTE,)),
                "superseded; two rows fewer, later dates",
            ),
            Plan(
                "plans/Borrowdale MHHS plan v0.3.xlsx", date(2022, 10, 20), date(2022, 10, 19), "poap-1", "true",
                by_hand.template,
                Draft("Borrowdale Energy", BORROWDALE, date(2022, 10, 10), date(2022, 10, 19), "0.3 DRAFT",
                      pinned={"SIT entry": MONTH_OF_M9},
                      remarks={"SIT entry": "Assumes POAP 1", "SIT exit": "Assumes POAP 1"},
                      notes=(BORROWDALE_NOTE,)),
                "guidance sheet first; titles; dates in words; 31/02/2023; an empty row; a note; SIT "
                "entry copied from POAP 1",
                supersedes="plans/Borrowdale MHHS plan v0.2.xlsx",
            ),
        ),
    ),
    Participant(
        "P12", "Ashgill Energy Supply plc", "G10", "large_supplier", "supplier", "sit",
        "One voice with its own agent P13. Planned against POAP 2 and ready within its M9, with little float.",
        market_share=0.212, unit="Ashgill group",
        plans=(
            Plan(
                "plans/Ashgill Supply - MHHS (Smartsheet).xlsx", date(2022, 10, 18), date(2022, 10, 14),
                "poap-2", "true", smartsheet.export,
                Draft(
                    "Ashgill MHHS POAP2 plan", ASHGILL, date(2022, 10, 31), date(2022, 10, 14),
                    remarks={"DIP onboarding and certificates": "Certificate lead time 10 working days"},
                    notes=("Reuse assumption confirmed by architecture board", "Contingency held at programme level"),
                ),
                "depth by indent and folded rows; empty Comments column nearly throughout; a second "
                "sheet of comments",
            ),
        ),
    ),
    Participant(
        "P14", "Whinfell Energy plc", "G11", "large_supplier", "supplier", "sit",
        "Planned against POAP 1; its SIT entry is shown as the month Nov-23, copied from the option (anchored).",
        market_share=0.131,
        plans=(
            Plan(
                "plans/Whinfell MHHS Plan v0.5 & risks.xlsx", date(2022, 10, 20), date(2022, 10, 17), "poap-1",
                "true", several.numbered,
                Draft(
                    "Whinfell Energy", WHINFELL, date(2022, 11, 7), date(2022, 10, 17), "v0.5",
                    pinned={"SIT entry (M9)": MONTH_OF_M9},
                ),
                "four sheets: cover, plan, risks with dates, and the plan as it was before; WBS "
                "numbers; SIT entry copied from POAP 1",
            ),
        ),
    ),
    Participant(
        "P15", "Cotherdale Power & Gas", "G12", "large_supplier", "supplier", "sit",
        "Says yes to POAP 2, yet its own plan, made against nothing, enters SIT after POAP 2's M9: statement and "
        "plan disagree.",
        market_share=0.118,
        plans=(
            Plan(
                "plans/Cotherdale MHHS gantt.xlsx", date(2022, 10, 19), date(2022, 10, 10), "unconstrained",
                "false", gantt.weekly,
                Draft(
                    "Cotherdale Power & Gas", COTHERDALE, date(2022, 10, 3), date(2022, 10, 10),
                    notes=("Insert new rows ABOVE this one",),
                ),
                "a web template: titles, a start date in a title, progress as a fraction, a grid of "
                "weeks coloured in beside typed dates",
            ),
        ),
    ),
)  # fmt: skip
