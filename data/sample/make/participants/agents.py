"""The supplier agents, independent and in-house."""

from __future__ import annotations

from datetime import date

from make import paths
from make.asked import Participant, Plan
from make.plans import drawn_weeks, durations, flat, simple, smartsheet
from make.plans.listing import Draft
from make.said import (
    blank,
    by,
    day,
    month,
    not_before,
    ordinal,
    part_of_quarter,
    quarter,
    tbc,
    third,
    uk_text,
    unknown,
    unread,
    week,
    week_ending,
    with_time,
    with_weekday,
)  # fmt: skip
from make.steps import Step, followed, lasting, paced, renamed, spelt, without

QUERNBECK = spelt(
    (
        Step(1, "MHHS - Quernbeck delivery"),
        Step(2, "Impact assessment", stage="impact_assessment"),
        Step(3, "Impact assessment - smart data service", 20),
        Step(3, "Impact assessment - metering service", 15, -10),
        Step(2, "DBT", stage="dbt"),
        Step(3, "Smart data service design", 35),
        Step(3, "Smart data service build", 50, -5),
        Step(3, "Advanced data service build", 45, -30),
        Step(3, "Metering service appointment messages", 30, -15),
        Step(3, "DIP onboarding", 10, -5),
        Step(3, "System test", 30, -5),
        Step(2, "PIT", stage="pit"),
        Step(3, "PIT data set-up", 8),
        Step(3, "PIT - data services", 28),
        Step(3, "PIT - metering service", 12, -10),
        Step(3, "PIT evidence accepted", 0),
        Step(2, "Integration", stage="sit"),
        Step(3, "CIT slot (assumed after DIP)", 8, stage="cit"),
        Step(3, "Ready for SIT entry M9", 0, milestone="M9"),
        Step(3, "SIT functional test", 120, 5),
        Step(3, "Qualification - SAD submission", 25, -20, stage="qualification"),
        Step(3, "E2E sandbox with pilot suppliers", 30, stage="e2e_sandbox"),
        Step(3, "Ready to take appointments at go-live", 0, stage="go_live"),
    ),
    (uk_text, uk_text),
    {
        "DIP onboarding": (unread("asap"), uk_text),
        "PIT evidence accepted": (blank, uk_text),
        "Ready for SIT entry M9": (blank, uk_text),
        "Ready to take appointments at go-live": (blank, uk_text),
    },
)
ASHGILL = paced(
    followed(
        renamed(
            paths.DATA_AGENT,
            {"Contracts with suppliers reviewed": "Service terms with Ashgill Supply reviewed"},
        ),
        "System test",
        Step(2, "Metering service appointment messages", 25, -20),
        Step(2, "Meter technical details build", 30, -25),
    ),
    0.70,
)
ROTHAY = spelt(
    renamed(
        lasting(paths.METERING_AGENT, {"System test": 35, "Appointment messages build": 55}),
        {"Field staff trained, 3 regions": "Field staff trained, 420 engineers"},
    ),
    (day, day),
    {
        "Impact assessment - metering service": (ordinal, ordinal),
        "Field force process changes identified": (week, week_ending),
        "Appointment messages build": (ordinal, third),
        "Meter technical details build": (day, part_of_quarter),
        "Field work management changes": (not_before(ordinal), by(month)),
        "DIP onboarding": (unread("when the portal opens"), tbc),
        "System test": (week, week_ending),
        "PIT report": (blank, week_ending),
        "SIT functional test - metering service": (day, quarter),
        "SAD submission": (unknown("-"), unknown("N/A")),
        "Ready to take appointments": (blank, quarter),
    },
)
ROTHAY_AGREED = lasting(
    renamed(
        without(paths.METERING_AGENT, "Field work management changes"),
        {"Field staff trained, 3 regions": "Field staff trained, 420 engineers"},
    ),
    {"System test": 45, "Appointment messages build": 55},
)
SILVERHOW = spelt(
    without(paths.DATA_AGENT, "Unmetered data service build"),
    (with_weekday, with_weekday),
    {
        "DIP onboarding": (with_weekday, with_time),
        "PIT evidence accepted": (blank, with_weekday),
        "Ready to enter SIT": (blank, with_weekday),
        "Ready to take appointments": (blank, tbc),
    },
)
BRATHAY = renamed(
    followed(
        paths.DATA_AGENT,
        "Advanced data service build",
        Step(2, "Metering service: appointment messages", 35, -30),
    ),
    {"CIT slot": "CIT slot, order of components not known"},
)

AGENTS = (
    Participant(
        "P06", "Quernbeck Data & Metering", "G05", "independent_agent", "data_service;metering_service", "sit",
        "Planned against POAP 2 and ready within its M9. Supports POAP 2, and POAP 1 with conditions.",
        plans=(
            Plan(
                "plans/Quernbeck MHHS (POAP 2).csv", date(2022, 10, 13), date(2022, 10, 12), "poap-2", "false",
                smartsheet.csv_with_levels,
                Draft(
                    "MHHS squad", QUERNBECK, date(2022, 9, 26), date(2022, 10, 12),
                    remarks={
                        "Smart data service build": 'Two squads, 9 FTE; "fast track" scope only',
                        "System test": "Shared environment, see RAID 14\nmay slip if the DIP simulator is late",
                        "CIT slot (assumed after DIP)": "Order of components not confirmed, please advise",
                    },
                    notes=("Not included: migration, to be planned once the design is confirmed",),
                ),
                "byte order mark; Windows line ends; depth in a Level column; a comment over two "
                "lines; an empty row; asap; a note",
            ),
        ),
    ),
    Participant(
        "P13", "Ashgill Metering & Data Services", "G10", "in_house_agent", "data_service;metering_service", "sit",
        "In-house agent of P12, with which it has one voice. Planned against POAP 2, ready before its M9.",
        unit="Ashgill group",
        plans=(
            Plan(
                "plans/AMDS delivery plan - wd.xlsx", date(2022, 10, 18), date(2022, 10, 14), "poap-2", "true",
                durations.in_working_days,
                Draft("Ashgill Metering & Data Services", ASHGILL, date(2022, 10, 24), date(2022, 10, 14), "v0.9"),
                "start and working days, no column of finishes",
            ),
        ),
    ),
    Participant(
        "P23", "Rothay Meter Services", "G22", "independent_agent", "metering_service", "sit",
        "A metering agent planned against POAP 1: first a list with dates in ordinals, weeks and open ends, then the "
        "wall chart that it agreed with its regions, in weeks and without a typed date.",
        plans=(
            Plan(
                "plans/Rothay MHHS plan.ods", date(2022, 10, 20), date(2022, 10, 17), "poap-1", "false",
                simple.open_document_list,
                Draft("Rothay Meter Services", ROTHAY, date(2022, 11, 14), date(2022, 10, 17), "rev C",
                      notes=("Training dates depend on the regions.",)),
                "ods; superseded; titles; ordinals, w/c, w/e, by and from; a dash and N/A; a sheet of contacts",
            ),
            Plan(
                "plans/Rothay MHHS wall chart.xlsx", date(2022, 10, 21), date(2022, 10, 20), "poap-1", "false",
                drawn_weeks.wall_chart,
                Draft(
                    "Rothay Meter Services", ROTHAY_AGREED, date(2022, 11, 14), date(2022, 10, 20),
                    "agreed with regions",
                    remarks={
                        "DIP onboarding": "Programme",
                        "SIT functional test - metering service": "suppliers and Programme",
                        "SAD submission": "Programme",
                    },
                    notes=("Replaces the list of 17 October. Field work management follows its own chart.",),
                ),
                "weeks under merged months under merged years; bars in two colours of a key; diamonds; no date typed",
                supersedes="plans/Rothay MHHS plan.ods",
            ),
        ),
    ),
    Participant(
        "P24", "Silverhow Data Collection", "G23", "independent_agent", "data_service", "sit",
        "Planned against POAP 1: its data services are proven in October 2023, two months after the date that its "
        "customer P17 assumes.",
        plans=(
            Plan(
                "plans/SDC MHHS tasks (all).csv", date(2022, 10, 19), date(2022, 10, 18), "poap-1", "true",
                flat.reporting_csv,
                Draft("Silverhow", SILVERHOW, date(2022, 12, 5), date(2022, 10, 18),
                      remarks={"PIT - data services": "Earliest date; no slack"}),
                "tabs; UTF-16; weekday before the date; a time after one",
            ),
        ),
    ),
    Participant(
        "P25", "Brathay Energy Services", "G24", "independent_agent", "data_service;metering_service", "sit",
        "Unconstrained plan, ready for SIT at the end of August 2023. Sends the same file twice under two names. "
        "Sends a plan and no answer.",
        is_name_public=False,
        plans=(
            Plan(
                "plans/Brathay plan.xlsx", date(2022, 10, 17), date(2022, 10, 14), "unconstrained", "true",
                simple.counted_from_1904,
                Draft("Brathay", BRATHAY, date(2022, 10, 10), date(2022, 10, 14)), "days counted from 1904",
            ),
            Plan(
                "plans/Copy of Brathay plan (resent).xlsx", date(2022, 10, 19), date(2022, 10, 14), "unconstrained",
                "true", simple.counted_from_1904,
                Draft("Brathay", BRATHAY, date(2022, 10, 10), date(2022, 10, 14)), "the same bytes under another name",
                duplicate_of="plans/Brathay plan.xlsx",
            ),
        ),
    ),
    Participant(
        "P26", "Winster Meter Operations", "G25", "independent_agent", "metering_service", "sit",
        "Answers, with dates, and sends no plan.",
    ),
)  # fmt: skip
