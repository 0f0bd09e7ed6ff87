"""Those without a market role: the system operator and the consumers' voice."""

from __future__ import annotations

from datetime import date

from make import paths
from make.asked import Participant, Plan
from make.plans import drawn_months, smartsheet
from make.plans.listing import Draft
from make.said import blank, day, uk_text
from make.steps import spelt

HIGHMOOR = spelt(paths.OBSERVER, (uk_text, uk_text), {"Old data flows switched off": (blank, blank)})
REVIEWED = spelt(paths.OBSERVER, (day, day), {"Old data flows switched off": (blank, day)})

OTHERS = (
    Participant(
        "P33", "Highmoor System Operator", "G31", "system_operator", "", "non_sit",
        "Takes data from settlement, is in no gate, and asks for stable dates. No view on either option. Its second "
        "plan types its dates and colours the months by rule, but for one row coloured by hand and left behind.",
        plans=(
            Plan(
                "plans/Highmoor-settlement-data-changes.csv", date(2022, 10, 14), date(2022, 10, 12), "unknown",
                "false", smartsheet.csv_with_ancestors,
                Draft("Highmoor", HIGHMOOR, date(2022, 11, 1), date(2022, 10, 12)),
                "depth in an Ancestors column; a row without dates; superseded",
            ),
            Plan(
                "plans/Highmoor MHHS plan reviewed.xlsx", date(2022, 10, 20), date(2022, 10, 19), "unknown",
                "false", drawn_months.by_rule,
                Draft(
                    "Highmoor", REVIEWED, date(2022, 11, 1), date(2022, 10, 19), "Reviewed",
                    remarks={"Storage and retention review": "its bar was coloured by hand and left behind"},
                    notes=("The dates are typed; the months colour themselves.",),
                ),
                "months that a conditional format colours from typed dates; a bar coloured by hand that disagrees",
                supersedes="plans/Highmoor-settlement-data-changes.csv",
            ),
        ),
    ),
    Participant(
        "P34", "Hearthlight Consumer Alliance", "G32", "consumer_body", "", "non_sit",
        "Speaks for households: answers with reasons for an early date and against a rushed one, and has no plan.",
    ),
)  # fmt: skip
