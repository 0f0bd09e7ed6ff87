"""The network operators, DNOs and iDNOs, which run the registration services."""

from __future__ import annotations

from datetime import date

from make import paths
from make.asked import Participant, Plan
from make.plans import flat, matrix, programme_template, several, side_by_side, simple, unreadable
from make.plans.listing import Draft
from make.said import (
    blank,
    day,
    days_without_year,
    financial_quarter,
    financial_year,
    month,
    month_shown,
    named_month,
    part_of_year,
    quarter,
    serial,
    tbc,
    third,
    uk_short,
    unknown,
    unread,
    week,
)  # fmt: skip
from make.steps import Step, Steps, concealed, followed, lasting, paced, renamed, spelt, timed, without

EASTHOLME = (
    Step(1, "DESIGN", stage="dbt"),
    Step(2, "Impact assessment - registration service", 30, stage="impact_assessment"),
    Step(2, "Options paper to regulation committee", 10),
    Step(2, "Registration service design", 60, -5),
    Step(1, "BUILD", stage="dbt"),
    Step(2, "Registration service build release 1", 85, 0, day, month_shown),
    Step(2, "Registration service build release 2", 60, -5, month_shown, month_shown),
    Step(2, "DIP connection and certificates", 20, -10),
    Step(2, "UMS changes (spike)", 10, -5, is_hidden=True),
    Step(2, "Service test", 40, 0, day, month_shown),
    Step(1, "INTEGRATE", stage="sit"),
    Step(2, "Pre-integration testing", 35, 0, month_shown, day, stage="pit"),
    Step(2, "Component integration testing", 25, -5, day, unread("asap"), stage="cit"),
    Step(2, "Ready to enter SIT", 0, 0, blank, month_shown, milestone="M9"),
    Step(2, "SIT support - registration service", 140, 5, month_shown, month_shown),
    Step(1, "GO LIVE", stage="go_live"),
    Step(2, "Qualification and SAD", 30, -20, month_shown, month_shown, stage="qualification"),
    Step(2, "Registration service go-live", 0, 0, blank, month_shown, milestone="M10"),
)


def _project(name: str, *milestones: tuple[str, int, str, str]) -> Steps:
    """A project of the matrix: milestones with the working days to each, its stage and milestone."""
    beneath = [
        Step(2, milestone, days, 0, finish_as=month if days > 100 else day, stage=stage, milestone=reached)
        for milestone, days, stage, reached in milestones
    ]
    return (Step(1, name), *beneath)


def _milestones(design: int, build: int, test: int) -> tuple[tuple[str, int, str, str], ...]:
    return (
        ("Design complete", design, "dbt", ""),
        ("Build complete", build, "dbt", ""),
        ("PIT complete", test, "pit", ""),
        ("Ready for SIT entry (M9)", 20, "sit", "M9"),
        ("Go-live (M10)", 190, "go_live", "M10"),
    )


REGISTRATION = _project("Registration service", *_milestones(75, 95, 35))
UNMETERED = without(
    _project("Unmetered supplies inventory", *_milestones(60, 60, 30)), "Ready for SIT entry (M9)"
)
MESSAGING = _project("DIP messaging", *_milestones(50, 80, 40))
ADDRESSES = spelt(
    _project("Address and standing data", ("Design complete", 40, "dbt", ""), ("Build complete", 60, "dbt", ""),
             ("Go-live (M10)", 300, "go_live", "M10")),
    (day, week),
    {"Go-live (M10)": (blank, tbc)},
)  # fmt: skip
CALDERFOLD_SOUTH = spelt(
    renamed(
        paths.NETWORK,
        {
            "Registration service ready for go-live (M10)": "Go-live readiness (M10)",
            "Cutover rehearsals": "Cutover rehearsals – with Calderfold North",
        },
    ),
    (named_month, named_month),
    {
        "Ready to enter SIT": (blank, named_month),
        "Go-live readiness (M10)": (blank, named_month),
        "UMS inventory changes": (named_month, unknown("TBD")),
    },
)
REHEARSED = timed(
    (
        Step(1, "Rehearsals in 2024", stage="go_live"),
        Step(2, "Dry run with Programme", 2, 5),
        Step(2, "Cutover rehearsal 1", 3, 10),
        Step(2, "Cutover rehearsal 2", 3, 15),
        Step(2, "Service desk exercise", 5, 5),
    ),
    days_without_year,
    {},
)
THIRLBECK = spelt(
    (
        *renamed(
            without(paths.NETWORK, "Cutover rehearsals"),
            {
                "Ready to enter SIT": "Ready for SIT",
                "Registration service ready for go-live (M10)": "Registration service live (M10)",
            },
        ),
        *REHEARSED,
    ),
    (quarter, quarter),
    {
        "Impact assessment - registration service": (third, month),
        "Registration service design": (month, financial_quarter),
        "Standing data and address clean-up": (part_of_year, part_of_year),
        "UMS inventory changes": (financial_year, unread("FY24")),
        "Registration service test": (week, financial_quarter),
        "Pre-integration testing - registration service": (month, third),
        "Ready for SIT": (blank, third),
        "Registration service live (M10)": (blank, quarter),
        "Qualification and SAD": (unread("22/3"), tbc),
    },
)
ULLSDALE = spelt(
    concealed(
        paced(
            followed(paths.NETWORK, "Registration service build", Step(2, "Contingency (internal)", 15, -15)),
            0.66,
        ),
        "Contingency (internal)",
        "Standing data and address clean-up",
    ),
    (day, day),
    {
        "Registration service design": (day, serial),
        "DIP connection and certificates": (uk_short, uk_short),
        "Ready to enter SIT": (blank, day),
        "Registration service ready for go-live (M10)": (blank, day),
    },
)
OAKHOWE = renamed(
    without(paths.PATHS_WITHOUT_DATES, "Decide on time-of-use tariffs", "Change customer contracts"),
    {
        "Talk to our agents about appointment changes": "Talk to our host about the registration service",
        "Migrate customers": "Registration service ready",
    },
)
SWARTHBECK = lasting(without(paths.NETWORK, "UMS inventory changes"), {"Registration service build": 60})
FIRST_THOUGHTS = spelt(SWARTHBECK, (quarter, quarter), {"Cutover rehearsals": (tbc, tbc)})
SECOND_THOUGHTS = spelt(
    followed(
        SWARTHBECK, "Registration service build", Step(2, "Hosted registration service contract", 25, -20)
    ),
    (day, day),
    {
        "Ready to enter SIT": (blank, day),
        "Cutover rehearsals": (month, third),
        "Registration service ready for go-live (M10)": (blank, month),
    },
)

NETWORKS = (
    Participant(
        "P07", "Eastholme Networks plc", "G06", "dno", "registration_service", "sit",
        "Work already done; ready to enter SIT in November 2023. Supports POAP 1, leaves POAP 2's position blank.",
        plans=(
            Plan(
                "plans/Eastholme DNO plan v1.2 BASELINE+FORECAST.xlsx", date(2022, 10, 21), date(2022, 10, 20),
                "unknown", "false", side_by_side.two_rows,
                Draft(
                    "Eastholme Networks", EASTHOLME, date(2022, 7, 4), date(2022, 10, 20), "DNO plan",
                    remarks={"SIT support - registration service": "baseline holds"},
                    notes=("Forecast left blank where the baseline still holds.",),
                ),
                "two rows of merged headings; months shown of real dates; asap; a hidden row; a sheet of versions",
            ),
        ),
    ),
    Participant(
        "P08", "Larkbeck Connections Limited", "G07", "idno", "registration_service", "unknown",
        "Sends only a broken plan, after the close; no answer.",
        plans=(
            Plan(
                "plans/Larkbeck MHHS plan FINAL v2.xlsx", date(2022, 10, 24), None, "unknown", "",
                unreadable.broken_upload,
                Draft("Larkbeck", paths.UNREADABLE, date(2022, 11, 28), date(2022, 10, 21)),
                "cut off; received after the close",
            ),
        ),
    ),
    Participant(
        "P27", "Calderfold Networks (North) plc", "G26", "dno", "registration_service", "sit",
        "One voice with P28, of the same group. A matrix of milestones against POAP 1, ready in September 2023.",
        unit="Calderfold Networks",
        aliases="Fellwater Networks",
        plans=(
            Plan(
                "plans/Calderfold North milestones.xlsx", date(2022, 10, 18), date(2022, 10, 17), "poap-1", "false",
                matrix.milestones,
                Draft(
                    "Calderfold Networks (North)", (*REGISTRATION, *UNMETERED, *MESSAGING, *ADDRESSES),
                    date(2022, 10, 10), date(2022, 10, 17), "Issue 4", notes=("Blank: not applicable",),
                ),
                "a row a project, a column a milestone; a blank; TBC; days, a week and months",
            ),
        ),
    ),
    Participant(
        "P28", "Calderfold Networks (South) plc", "G26", "dno", "registration_service", "sit",
        "One voice with P27; a plan of its own against nothing, ready for SIT in October or November 2023.",
        unit="Calderfold Networks",
        plans=(
            Plan(
                "plans/calderfold_south_mhhs_oct22.csv", date(2022, 10, 18), date(2022, 10, 17), "unconstrained",
                "false", flat.uk_csv,
                Draft(
                    "Calderfold South", CALDERFOLD_SOUTH, date(2022, 10, 3), date(2022, 10, 17),
                    remarks={"Registration service build": "Same supplier as North; North goes first"},
                    notes=("Exported from the regional tool – not baselined",),
                ),
                "semicolons; Windows-1252; dates such as 03-Oct-22; a phase column; a note",
            ),
        ),
    ),
    Participant(
        "P29", "Thirlbeck Electricity Distribution", "G27", "dno", "registration_service", "sit",
        "Unconstrained, in quarters and financial years; its registration service goes live in Q1 2025, after M10 "
        "of either option: the gate on all DNOs at go-live is not met by it.",
        plans=(
            Plan(
                "plans/Thirlbeck MHHS workstreams.xlsx", date(2022, 10, 21), date(2022, 10, 19), "unconstrained",
                "true", several.by_workstream,
                Draft(
                    "Thirlbeck", THIRLBECK, date(2022, 10, 17), date(2022, 10, 19),
                    pinned={"Registration service live (M10)": date(2025, 2, 14)},
                    notes=("Financial years from April. FY24 as in our business plan.",),
                ),
                "five tables on one sheet, the last with spans whose year stands in the heading; "
                "financial years; a date without a year",
            ),
        ),
    ),
    Participant(
        "P30", "Ullsdale Power Networks", "G28", "dno", "registration_service", "sit",
        "Planned against POAP 2 and ready for SIT by early July 2023: the one DNO that POAP 2's SIT needs.",
        aliases="UPN; upn.example",
        plans=(
            Plan(
                "plans/UPN MHHS delivery plan v2.1.xlsx", date(2022, 10, 14), date(2022, 10, 13), "poap-2", "true",
                simple.concealed,
                Draft("Ullsdale Power Networks", ULLSDALE, date(2022, 10, 10), date(2022, 10, 13), "v2.1"),
                "hidden rows, hidden columns of costs, a hidden sheet; a date that lost its format; "
                "dates typed as text",
            ),
        ),
    ),
    Participant(
        "P31", "Oakhowe Connections", "G29", "idno", "registration_service", "unknown",
        "Knows what to do and not when: a list with no timings at all, and no answer.",
        plans=(
            Plan(
                "plans/Oakhowe MHHS to-do list.xlsx", date(2022, 10, 20), None, "unknown", "", simple.actions,
                Draft("Oakhowe Connections", OAKHOWE, date(2022, 10, 3), date(2022, 10, 17),
                      notes=("Our host distributor's plan drives ours.",)),
                "no timings at all",
            ),
        ),
    ),
    Participant(
        "P32", "Swarthbeck Utilities", "G30", "idno", "registration_service", "sit",
        "First thoughts in quarters in time, then a plan against POAP 1 four days after the close that "
        "supersedes them.",
        plans=(
            Plan(
                "plans/Swarthbeck plan template v1.xlsx", date(2022, 10, 17), date(2022, 10, 14), "round-1", "false",
                programme_template.filled,
                Draft("Swarthbeck Utilities", FIRST_THOUGHTS, date(2022, 11, 14), date(2022, 10, 14), "v1",
                      "Round 1"),
                "programme template in quarters; superseded",
            ),
            Plan(
                "plans/Swarthbeck plan template v2 LATE.xlsx", date(2022, 10, 25), date(2022, 10, 24), "poap-1",
                "false", programme_template.filled,
                Draft("Swarthbeck Utilities", SECOND_THOUGHTS, date(2022, 11, 7), date(2022, 10, 24), "v2",
                      "POAP 1"),
                "programme template; received after the close, supersedes the first",
                supersedes="plans/Swarthbeck plan template v1.xlsx",
            ),
        ),
    ),
)  # fmt: skip
