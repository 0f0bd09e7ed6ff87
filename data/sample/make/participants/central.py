"""The central systems: settlement and the DIP, the enquiry service, smart metering communications, switching."""

from __future__ import annotations

from datetime import date

from make import paths
from make.asked import Participant, Plan
from make.plans import msproject, msproject_xml, primavera, tracker
from make.plans.listing import Draft
from make.said import half, part_of_quarter, part_of_year, quarter, tbc, third
from make.steps import Step, followed, lasting, renamed, spelt, without

SETTLEMENT = (
    Step(1, "Mobilisation and impact assessment", stage="impact_assessment"),
    Step(2, "Review of baselined design artefacts", 20),
    Step(2, "Impact assessment of central systems", 25, -5),
    Step(2, "Impact assessment signed off"),
    Step(1, "Design, build and test", stage="dbt"),
    Step(2, "Detailed design"),
    Step(3, "DIP interface detailed design", 30),
    Step(3, "Settlement aggregation detailed design", 40, -20),
    Step(2, "Build"),
    Step(3, "DIP message broker build", 75),
    Step(3, "Settlement aggregation build", 65, -50),
    Step(3, "Industry standing data service build", 40, -30),
    Step(3, "Contingency - build re-work", 8, is_hidden=True),
    Step(2, "System test"),
    Step(3, "System test cycle 1", 18, -10),
    Step(3, "System test cycle 2 and defect fix", 15),
    Step(2, "DBT complete"),
    Step(1, "Pre-integration testing (PIT)", stage="pit"),
    Step(2, "PIT preparation: data, environments, traceability", 12, -5),
    Step(2, "PIT execution", 20),
    Step(2, "PIT completion report submitted to the Programme"),
    Step(1, "Component integration testing (CIT)", stage="cit"),
    Step(2, "CIT drop 1 - DIP", 20),
    Step(2, "CIT drop 2 - central settlement services", 20, -8),
    Step(2, "Ready for SIT entry (M9)", stage="sit", milestone="M9"),
    Step(1, "Systems integration testing (SIT)", stage="sit"),
    Step(2, "SIT functional cycles 1 to 3", 105),
    Step(2, "SIT migration test", 30, -10),
    Step(2, "SIT non-functional test: volume and failover", 40, -25),
    Step(2, "SIT exit"),
    Step(1, "Service readiness", stage="go_live"),
    Step(2, "Operational acceptance and service desk rehearsal", 35),
    Step(2, "Central systems go live", milestone="M10"),
    Step(2, "Early life support", 65),
)
ENQUIRY = spelt(
    renamed(
        without(paths.CENTRAL, "Early life support"),
        {
            "Service build": "Enquiry service build: new data items",
            "Interface design": "Enquiry service interface design",
            "Capacity and resilience changes": "Capacity: look-ups by agents and suppliers",
            "CIT with the DIP": "CIT slot after central settlement",
            "Ready for SIT entry (M9)": "EES ready for SIT entry (M9)",
            "Ready for migration (M10)": "EES ready for migration (M10)",
        },
    ),
    (quarter, quarter),
    {
        "Impact assessment of baselined design": (third, third),
        "Delivery plan and supplier orders": (third, third),
        "Enquiry service interface design": (part_of_quarter, part_of_quarter),
        "Security assessment": (part_of_year, part_of_year),
        "CIT slot after central settlement": (tbc, tbc),
        "SIT volume and failover test": (tbc, tbc),
        "Operational acceptance": (half, half),
        "EES ready for migration (M10)": (half, half),
    },
)
_PROVIDED = lasting(
    renamed(
        paths.CENTRAL,
        {
            "Service build": "Service request variants build",
            "Capacity and resilience changes": "Capacity: read volumes of half-hourly collection",
            "CIT with the DIP": "CIT with data services, smart metering path",
        },
    ),
    {"Impact assessment of baselined design": 20, "Delivery plan and supplier orders": 35},
)
_CONTRACTED = followed(
    _PROVIDED,
    "Interface design",
    Step(2, "Data service provider contract change agreed", 30, -10),
    Step(2, "Communications service provider orders placed", 20, -10),
)
COMMUNICATIONS = followed(
    followed(_CONTRACTED, "Operational acceptance", Step(2, "Resilience rehearsal with both providers", 66)),
    "Assess and plan",
    Step(2, "Baselined design read", 15),
)

CENTRAL_PARTIES = (
    Participant(
        "P01", "Carrowmoor Central Systems", "G01", "central_systems", "central_systems", "sit",
        "Runs the DIP and central settlement. Planned against neither option: ready for SIT some weeks after "
        "POAP 2's M9, well before POAP 1's. Says POAP 2 could work under conditions: what it says and what its "
        "plan shows disagree, so POAP 2's gate on it is undetermined. Its first plan came as its tool's own file.",
        plans=(
            Plan(
                "plans/CCS MHHS Programme 30-09-22.xml", date(2022, 9, 30), date(2022, 9, 30),
                "unconstrained", "false", msproject_xml.own_file,
                Draft(
                    "Delivery office", SETTLEMENT, date(2022, 8, 8), date(2022, 9, 30),
                    notes=("Interim settlement replica", "Second supplier rehearsal"),
                ),
                "MS Project's own XML; superseded by the workbook; actual dates; two tasks struck out",
            ),
            Plan(
                "plans/CCS MHHS Programme Export 14-10-22.xlsx", date(2022, 10, 14), date(2022, 10, 14),
                "unconstrained", "false", msproject.export,
                Draft(
                    "Delivery office", SETTLEMENT, date(2022, 9, 5), date(2022, 10, 14),
                    notes=("Exported 14/10/2022 - working draft for re-plan Round 2, not yet approved",),
                ),
                "times inside the dates; phases rolled up; a hidden row; a footer",
                supersedes="plans/CCS MHHS Programme 30-09-22.xml",
            ),
        ),
    ),
    Participant(
        "P09", "Tollgarth Code Services", "G08", "recco", "central_systems", "sit",
        "Provides the enquiry service (EES). A tracker in quarters: ready for SIT in Q3 2023, which is in time "
        "for POAP 1 and too wide to say for POAP 2. Supports POAP 1, no view on POAP 2.",
        plans=(
            Plan(
                "plans/EES deliverables tracker (RAG) Oct22.xlsx", date(2022, 10, 19), date(2022, 10, 18),
                "unconstrained", "false", tracker.tracker,
                Draft(
                    "Tollgarth Code Services", ENQUIRY, date(2022, 10, 10), date(2022, 10, 18),
                    pinned={
                        "EES ready for SIT entry (M9)": date(2023, 9, 8),
                        "EES ready for migration (M10)": date(2024, 6, 14),
                    },
                    remarks={
                        "Enquiry service build: new data items": "Vendor capacity to be confirmed",
                        "CIT slot after central settlement": "Programme to publish the order of components",
                    },
                    notes=("Dates are forecasts of the service provider and not yet in contract.",),
                ),
                "dates as finish only, baseline shown as a month beside a forecast in quarters, "
                "halves, thirds and TBC",
            ),
        ),
    ),
    Participant(
        "P10", "Marrick Smart Communications", "G09", "dcc", "central_systems", "sit",
        "Carries smart meter reads. Unconstrained plan: cannot be ready for SIT before October 2023, and says so: "
        "POAP 2's gate on central systems is not met, POAP 1's is met by it.",
        plans=(
            Plan(
                "plans/MSC_MHHS_P6_baseline3_20221012.xlsx", date(2022, 10, 17), date(2022, 10, 12),
                "unconstrained", "true", primavera.export,
                Draft(
                    "Marrick planning office", COMMUNICATIONS, date(2022, 9, 5), date(2022, 10, 12),
                    pinned={"Ready for migration (M10)": date(2024, 8, 30)},
                ),
                "technical headings above displayed ones; actual dates marked A, a constraint marked "
                "*; hours; a sheet of settings",
            ),
        ),
    ),
    Participant(
        "P11", "Skelder Switching Service", "G09", "central_systems", "central_systems", "sit",
        "Runs switching for the same group as P10, under its own licence. Answers, says that both options can "
        "work for it, and sends no plan: the gate on every central system waits for it under POAP 1.",
    ),
)  # fmt: skip
