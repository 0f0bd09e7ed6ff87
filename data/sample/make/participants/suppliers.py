"""The medium, small and I&C suppliers."""

from __future__ import annotations

from datetime import date

from make import paths
from make.asked import Participant, Plan
from make.plans import (
    drawn_periods,
    drawn_quarters,
    durations,
    flat,
    msproject,
    programme_template,
    roadmap,
    side_by_side,
    simple,
    unreadable,
)
from make.plans.listing import Draft
from make.said import (
    between,
    blank,
    by,
    day,
    days_of_month,
    financial_year,
    half,
    half_in_short,
    month,
    months_of_year,
    no_span,
    not_before,
    ordinal,
    part_of_year,
    quarter,
    quarters_of_year,
    relative,
    relative_span,
    tbc,
    third,
    uk_short,
    unread,
    us_text,
    week,
    within,
    year,
)  # fmt: skip
from make.steps import Step, followed, lasting, paced, renamed, spelt, timed, without

STANEGARTH = spelt(
    (
        Step(1, "Assess", stage="impact_assessment"),
        Step(2, "Impact assessment – half-hourly portfolio", 30),
        Step(2, "Vendor selection for DIP adapter", 40),
        Step(1, "Build", stage="dbt"),
        Step(2, "DIP adapter configuration (vendor)", 75),
        Step(2, "Settlement forecasting changes", 60, -45),
        Step(2, "Customer billing changes – multi-site contracts", 50, -30),
        Step(2, "System test, UK region", 30, -5),
        Step(1, "Test", stage="pit"),
        Step(2, "PIT preparation", 12),
        Step(2, "PIT execution", 26),
        Step(2, "PIT exit", 0),
        Step(2, "SIT cycles (industry)", 130, 10, stage="sit"),
        Step(1, "Deploy", stage="go_live"),
        Step(2, "Qualification (SAD)", 30, -20, stage="qualification"),
        Step(2, "Production cutover", 0),
        Step(2, "Migration of I&C portfolio, 11,400 meters", 90, 10, stage="migration"),
    ),
    (us_text, us_text),
    {
        "Customer billing changes – multi-site contracts": (us_text, unread("02/30/2023")),
        "PIT exit": (blank, us_text),
        "Production cutover": (blank, us_text),
        "Migration of I&C portfolio, 11,400 meters": (us_text, tbc),
    },
)
LINDALE = paced(
    renamed(without(paths.SUPPLIER, "PIT exit report"), {"Ready for SIT entry (M9)": "Ready for SIT entry"}),
    0.72,
)
FELLGATE = followed(
    paths.SUPPLIER, "PIT preparation",
    Step(2, "Silverhow data service available to us (assumed, for PIT)", 0),
)  # fmt: skip
SPARROWMERE = timed(
    (
        Step(1, "Find out", stage="impact_assessment"),
        Step(2, "Impact assessment with our software house", 40),
        Step(2, "Programme webinars and design walk-throughs", 2),
        Step(2, "Decision on DIP adapter: buy or share", 5, 10),
        Step(1, "Change our systems", stage="dbt"),
        Step(2, "Adapter configured", 60),
        Step(2, "Appointment and registration changes", 60, -30),
        Step(2, "Billing and tariffs", 60, -20),
        Step(2, "System test", 30),
        Step(2, "Certificates for the DIP", 5, -3),
        Step(1, "Prove it", stage="pit"),
        Step(2, "PIT, evidence of specific elements", 20),
        Step(2, "Ready to join SIT if places remain", 0, stage="sit", milestone="M9"),
        Step(2, "First SIT cycle we could join", 10, 10, stage="sit"),
        Step(1, "Go live", stage="qualification"),
        Step(2, "SAD", 20, 30),
        Step(2, "Cut-over weekend", 2, 60, stage="go_live"),
        Step(2, "Move our customers", 120, stage="migration"),
        Step(2, "Old processes switched off", 0, stage="migration"),
        Step(2, "Export and microgeneration customers", 20, stage="migration"),
    ),
    quarters_of_year,
    {
        "Impact assessment with our software house": months_of_year,
        "Programme webinars and design walk-throughs": days_of_month(),
        "Decision on DIP adapter: buy or share": within(third),
        "Adapter configured": months_of_year,
        "Billing and tariffs": within(half),
        "Certificates for the DIP": no_span("spring 2023", is_unread=True),
        "System test": between(uk_short),
        "PIT, evidence of specific elements": within(part_of_year),
        "Ready to join SIT if places remain": within(quarter),
        "First SIT cycle we could join": relative_span("2 weeks after M9", "M9", (14, 14)),
        "SAD": within(half_in_short),
        "Cut-over weekend": relative_span("M10 - 3 months", "M10", (-92, -89)),
        "Move our customers": within(financial_year),
        "Old processes switched off": no_span("TBD"),
        "Export and microgeneration customers": no_span("ongoing"),
    },
)
SIXTY_WEEKS = (
    Step(1, "Find out", stage="impact_assessment"),
    Step(2, "Read the design, ask our software house", 25),
    Step(2, "Impact assessment", 20),
    Step(2, "Choose an adapter", 10),
    Step(1, "Change our systems", stage="dbt"),
    Step(2, "Adapter configured", 55, 5),
    Step(2, "Appointment and registration changes", 50, -40),
    Step(2, "Billing and tariffs", 45, -25),
    Step(2, "Certificates for the DIP", 5),
    Step(2, "System test", 30),
    Step(1, "Prove it", stage="pit"),
    Step(2, "PIT", 20),
    Step(2, "SAD", 20, 5, stage="qualification"),
    Step(1, "Go live", stage="go_live"),
    Step(2, "Cut-over weekend", 2, 15),
    Step(2, "Staff used to it", 15),
)
GARROWBY = renamed(
    lasting(without(paths.SUPPLIER, "PIT exit report", "SIT migration test"), {"Billing changes": 55}),
    {
        "Billing changes": "Billing changes: multi-site contracts, SAP IS-U",
        "DIP adapter build": "DIP-Adapter Entwicklung (Konzern-IT)",
        "Ready for SIT entry (M9)": "SIT entry (M9)",
    },
)
PIKESTONE = renamed(
    paths.OUTSIDE_SIT,
    {
        "Customer tariffs and contract terms": "Contract terms for 2,300 half-hourly sites",
        "Staff training": "Account managers briefed",
    },
)
PIKESTONE_BY_QUARTER = (
    Step(1, "Systems", stage="dbt"),
    Step(2, "Impact assessment with our software provider", 35, stage="impact_assessment"),
    Step(2, "Provider release: appointment messages", 60),
    Step(2, "Provider release: settlement reporting", 50, -20),
    Step(2, "User acceptance test", 40),
    Step(1, "Customers", stage="dbt"),
    Step(2, "Contract terms for 2,300 half-hourly sites", 90, -130),
    Step(2, "Letters and calls", stage="migration"),
    Step(3, "Letter to every site", 60, 20),
    Step(3, "Calls to the largest 300", 100, 60),
    Step(2, "Account managers briefed", 15, -120, stage="go_live"),
    Step(1, "Evidence", stage="qualification"),
    Step(2, "PIT evidence for the code body", 15, -60, stage="pit"),
    Step(2, "Qualification testing", 70, 5, stage="qualification_testing"),
    Step(2, "SAD submission", 20),
    Step(1, "Moving", stage="migration"),
    Step(2, "Data cleanse: addresses and meter details", 110, -300, stage="dbt"),
    Step(2, "First customers moved", 20, 170),
    Step(2, "Remaining customers moved", 90),
)
GATESGARTH = spelt(
    paced(paths.SUPPLIER, 0.72),
    (day, day),
    {
        "Impact assessment (systems, process, people)": (day, week),
        "Programme plan and funding approved": (third, third),
        "DIP adapter build": (day, month),
        "Billing changes": (not_before(month), by(ordinal)),
        "PIT exit report": (blank, day),
        "Ready for SIT entry (M9)": (blank, day),
        "SIT functional test": (relative("M9 + 6 weeks", "M9", 42, 42), quarter),
        "SIT migration test": (tbc, tbc),
        "SIT exit": (blank, relative("4 weeks before M10", "M10", -28, -28)),
        "SAD submission": (quarter, part_of_year),
        "Migration readiness: portfolio cleanse": (half, year),
        "Migration starts": (blank, tbc),
    },
)
MOSEDALE = renamed(
    without(paths.SUPPLIER, "PIT exit report", "SIT migration test"),
    {"DIP adapter build": "Shared adapter taken into use", "Billing changes": "Tariff changes"},
)
NETTLECOMBE = renamed(
    paths.PATHS_WITHOUT_DATES, {"Decide on time-of-use tariffs": "Ask members about time-of-use tariffs"}
)
DUNMALLET = without(paths.SUPPLIER, "SIT migration test", "PIT exit report")

MEDIUM = (
    Participant(
        "P03", "Hexcombe Power Limited", "G02", "medium_supplier", "supplier", "non_sit",
        "Of P02's group with a licence of its own. Its plan is behind a password. Supports POAP 1 for its long "
        "qualification window, no view on POAP 2.",
        is_name_public=False, market_share=0.048,
        plans=(
            Plan(
                "plans/Hexcombe Power - MHHS Plan (protected).xlsx", date(2022, 10, 21), None, "unknown", "true",
                unreadable.behind_a_password,
                Draft("Hexcombe Power", paths.UNREADABLE, date(2022, 11, 28), date(2022, 10, 21)), "encrypted",
            ),
        ),
    ),
    Participant(
        "P16", "Lindale Home Energy", "G13", "medium_supplier", "supplier", "sit",
        "Says no to POAP 2 and that it cannot be ready, yet its own plan made against POAP 2 shows SIT entry "
        "within M9: statement and plan disagree, the other way round than P15.",
        market_share=0.041,
        plans=(
            Plan(
                "plans/Lindale_MHHS_rebaseline_Oct.xlsx", date(2022, 10, 17), date(2022, 10, 14), "poap-2", "",
                side_by_side.one_row,
                Draft(
                    "Lindale Home Energy", LINDALE, date(2022, 10, 24), date(2022, 10, 14), "Rebaseline",
                    remarks={"SIT functional test": "baseline holds"},
                    notes=("Revised dates blank where the planned ones still hold.",),
                ),
                "planned, revised and actual side by side in one row of headings; phases without dates",
            ),
        ),
    ),
    Participant(
        "P17", "Fellgate Energy Ltd", "G14", "medium_supplier", "supplier", "sit",
        "Planned against POAP 1. Its pre-integration testing assumes that P24's data service is there at the "
        "beginning of August 2023: a date that P24's own plan does not give.",
        market_share=0.037,
        plans=(
            Plan(
                "plans/Fellgate Energy plan (final) (2).xlsx", date(2022, 10, 21), date(2022, 10, 19), "poap-1",
                "true", durations.in_calendar_days,
                Draft(
                    "Fellgate Energy", FELLGATE, date(2022, 10, 24), date(2022, 10, 19), "v1.1",
                    pinned={"Silverhow data service available to us (assumed, for PIT)": date(2023, 8, 7)},
                    notes=("Agent dates are our assumption and have not been agreed with Silverhow.",),
                ),
                "start and calendar days, no column of finishes; assumes a date its agent's plan does not give",
            ),
        ),
    ),
    Participant(
        "P35", "Gatesgarth Supply Partners", "G15", "medium_supplier", "supplier", "sit",
        "Planned against POAP 2 on the programme's template, ready for SIT in the first half of July 2023; "
        "some dates hang on M9 and M10. Supports POAP 2.",
        market_share=0.029,
        plans=(
            Plan(
                "plans/Gatesgarth MHHS participant plan.xlsx", date(2022, 10, 14), date(2022, 10, 13), "poap-2",
                "false", programme_template.filled,
                Draft(
                    "Gatesgarth Supply Partners", GATESGARTH, date(2022, 11, 14), date(2022, 10, 13), "v1.0",
                    "POAP 2",
                    remarks={
                        "SIT functional test": "We join with the second wave",
                        "Migration starts": "No date until the migration design is confirmed",
                    },
                ),
                "programme template; dates from milestones; open ends; work in progress (TBC)",
            ),
        ),
    ),
)  # fmt: skip
SMALL = (
    Participant(
        "P04", "Wrenlow Energy Co-operative", "G03", "small_supplier", "supplier", "unknown",
        "Sends nothing: neither plan nor answer.", market_share=0.006,
    ),
    Participant(
        "P18", "Sparrowmere Energy", "G16", "small_supplier", "supplier", "unknown",
        "First sixty weeks from a start that nobody dates, then a roadmap in words. Ready to join SIT in "
        "Q4 2023 if places remain: with POAP 1's grace in time, under POAP 2 not planned.",
        market_share=0.009,
        plans=(
            Plan(
                "plans/Sparrowmere MHHS 60 weeks.xlsx", date(2022, 10, 12), date(2022, 10, 12), "unknown", "false",
                drawn_periods.weeks_from_a_start,
                Draft(
                    "Sparrowmere Energy", SIXTY_WEEKS, date(2022, 11, 14), date(2022, 10, 12), "sketch",
                    notes=("The weeks count from the day our board says yes.",),
                ),
                "numbered weeks coloured in, the first of them undated; superseded",
            ),
            Plan(
                "plans/Sparrowmere roadmap for MHHS.xlsx", date(2022, 10, 20), date(2022, 10, 18), "unknown",
                "false", roadmap.roadmap,
                Draft(
                    "Sparrowmere Energy", SPARROWMERE, date(2022, 11, 14), date(2022, 10, 18), "version 2",
                    pinned={"Ready to join SIT if places remain": date(2023, 11, 3)},
                    remarks={"Decision on DIP adapter: buy or share": "Quotes from two vendors"},
                    notes=("We are eleven people: please treat every date as indicative.",),
                ),
                "one column of spans in words: quarters, halves, ranges, from milestones, a season, TBD, ongoing",
                supersedes="plans/Sparrowmere MHHS 60 weeks.xlsx",
            ),
        ),
    ),
    Participant(
        "P19", "Nettlecombe Energy CIC", "G17", "small_supplier", "supplier", "non_sit",
        "Knows what to do and not when: a list with no timings at all. Supports neither option outright.",
        plans=(
            Plan(
                "plans/Nettlecombe activities.xlsx", date(2022, 10, 21), None, "unknown", "false", simple.actions,
                Draft(
                    "Nettlecombe Energy CIC", NETTLECOMBE, date(2022, 10, 3), date(2022, 10, 14),
                    remarks={"Test with software house": "Waiting for their dates"},
                    notes=("Dates to follow once our software house has published its release plan.",),
                ),
                "no timings at all",
            ),
        ),
    ),
    Participant(
        "P20", "Dunmallet Energy", "G18", "small_supplier", "supplier", "sit",
        "Planned against POAP 1 and ready in time for it. Its tool writes formulas that it never calculates.",
        is_name_public=False, market_share=0.004,
        plans=(
            Plan(
                "plans/dunmallet-mhhs-plan-export.xlsx", date(2022, 10, 18), date(2022, 10, 17), "poap-1", "true",
                durations.never_calculated,
                Draft("Dunmallet Energy", DUNMALLET, date(2022, 11, 14), date(2022, 10, 17), "2022-10"),
                "the finishes are formulas never calculated; start and working days are typed",
            ),
        ),
    ),
    Participant(
        "P36", "Mosedale Energy", "G19", "small_supplier", "supplier", "sit",
        "Still on its Round 1 plan: ready for SIT in January 2024, which says nothing of either option.",
        market_share=0.011,
        plans=(
            Plan(
                "plans/Mosedale MHHS (R1 timeline).xlsx", date(2022, 10, 11), date(2022, 8, 31), "round-1",
                "false", simple.folded,
                Draft(
                    "Mosedale Energy", MOSEDALE, date(2023, 2, 20), date(2022, 8, 31), "R1",
                    notes=("Made for Round 1 - not updated since",),
                ),
                "outline only by folded rows; made against Round 1",
            ),
        ),
    ),
)  # fmt: skip
I_AND_C = (
    Participant(
        "P05", "Stanegarth Industrial Power Ltd", "G04", "ic_supplier", "supplier", "sit",
        "Planned against neither option: out of pre-integration testing in the middle of December 2023, late for "
        "POAP 2 and within POAP 1's month of grace. Opposes both.",
        is_name_public=False,
        plans=(
            Plan(
                "plans/UK_MHHS_integrated_plan_20221017.csv", date(2022, 10, 18), date(2022, 10, 17),
                "unconstrained", "", flat.us_csv,
                Draft(
                    "Stanegarth", STANEGARTH, date(2023, 1, 9), date(2022, 10, 17), "UK MHHS integrated plan",
                    notes=("Internal - do not distribute outside the project",),
                ),
                "month before day; semicolons; Windows-1252; a phase column; 02/30/2023",
            ),
        ),
    ),
    Participant(
        "P21", "Garrowby Business Power", "G20", "ic_supplier", "supplier", "sit",
        "A German group's tool and headings. Unconstrained: ready for SIT in November 2023.",
        market_share=0.003,
        plans=(
            Plan(
                "plans/MHHS_UK_Terminplan_Stand 2022-10-18.xlsx", date(2022, 10, 19), date(2022, 10, 18),
                "unconstrained", "true", msproject.german_export,
                Draft(
                    "Garrowby Konzern-IT", GARROWBY, date(2022, 11, 21), date(2022, 10, 18),
                    notes=("Stand: 18.10.2022 - Entwurf, nicht freigegeben",),
                ),
                "German headings, durations and dates; depth by indent alone; a footer in German",
            ),
        ),
    ),
    Participant(
        "P22", "Pikestone Half-Hourly Limited", "G21", "ic_supplier", "supplier", "non_sit",
        "Goes straight to qualification: first quarters drawn by lane, then a binary workbook that gives a start and "
        "whole weeks.",
        plans=(
            Plan(
                "plans/Pikestone MHHS by quarter.xlsx", date(2022, 10, 7), date(2022, 10, 5), "poap-1", "true",
                drawn_quarters.lanes,
                Draft(
                    "Pikestone Half-Hourly", PIKESTONE_BY_QUARTER, date(2022, 11, 7), date(2022, 10, 5), "draft 1",
                    notes=("X: work goes on in the quarter",),
                ),
                "lanes in merged cells; an X a quarter; words in merged bars; every second row striped; superseded",
            ),
            Plan(
                "plans/Pikestone MHHS.xls", date(2022, 10, 12), date(2022, 10, 10), "poap-1", "true",
                durations.in_weeks,
                Draft("Pikestone Half-Hourly", PIKESTONE, date(2022, 10, 31), date(2022, 10, 10), "draft 3",
                      notes=("Weeks from the start date",)),
                "xls; start and whole weeks: Friday or Sunday is not said; titles; a note",
                supersedes="plans/Pikestone MHHS by quarter.xlsx",
            ),
        ),
    ),
)  # fmt: skip
SUPPLIERS = (*MEDIUM, *SMALL, *I_AND_C)
