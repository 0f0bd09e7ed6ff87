"""What the networks, the system operator and the consumers answered in Round 2."""

from __future__ import annotations

from datetime import datetime

from make.responses.form import Reply

NETWORKS: tuple[Reply, ...] = (
    Reply(
        "P07",
        "Eastholme Networks plc",
        datetime(2022, 10, 21, 13, 37),
        19,
        "No",
        {
            "Q1": "Yes",
            "Q1a": (
                "Release 2 of our registration service and its service test finish in time for M9 in "
                "November 2023."
            ),
            "Q2b": (
                "Release 2 alone is 60 working days. To be ready by July 2023 we would have to drop the "
                "unmetered supplies scope (about 41,000 MPANs) from SIT."
            ),
        },
    ),
    Reply(
        "P27",
        "Calderfold Networks (North)",
        datetime(2022, 10, 18, 15, 33),
        52,
        "No",
        {
            "Q1": "Yes",
            "Q1a": (
                "North is ready for SIT in August 2023 and South in October. One licence in SIT is enough for the "
                "cohort; the other follows with the lessons of the first."
            ),
            "Q2": "No",
            "Q2b": (
                "The build of the registration service takes 95 working days in North and its supplier has no "
                "second team. August is the earliest month for North, October for South."
            ),
            "Q2c": "South would have to be excused from SIT.",
            "Q3": "This answer is given for both licences.",
        },
        cannot=("poap-2",),
    ),
    Reply(
        "P29",
        "Thirlbeck Electricity Distribution",
        datetime(2022, 10, 21, 11, 59),
        30,
        "Yes",
        {
            "Q1": "Yes, with conditions",
            "Q1a": "SIT in November 2023 can be supported by our registration service.",
            "Q1b": (
                "Go-live for all networks together is the difficulty. Our outage management system is replaced in "
                "the second half of 2024 and shares its database with registration; we go live in Q1 2025."
            ),
            "Q2": "No",
            "Q2b": "Go-live in June 2024 falls into that replacement: 7 months of freeze, contracted at £18m.",
            "Q2c": "Go-live of central systems without all networks, for which we see no design.",
        },
    ),
    Reply(
        "P30",
        "Ullsdale Power Networks",
        datetime(2022, 10, 14, 13, 8),
        44,
        "Yes",
        {
            "Q1": "Yes",
            "Q1a": (
                "We would be ready four months before POAP 1's M9 and could serve as the first "
                "registration service."
            ),
            "Q2": "Yes",
            "Q2a": (
                "Our plan against POAP 2 shows entry to SIT in the first week of July 2023: 59 working days of "
                "build and 20 of PIT, on a service whose interfaces we renewed in 2021."
            ),
            "Q2b": "Cutover rehearsals have to be planned around storm season; 4 weeks are lost in the winter.",
        },
    ),
    Reply(
        "P32",
        "Swarthbeck Utilities",
        datetime(2022, 10, 20, 17, 41),
        18,
        "No",
        {
            "Q1": "Yes, with conditions",
            "Q1a": "A hosted registration service is offered to us for September 2023, which suits POAP 1.",
            "Q1b": "The host serves six iDNOs and tests them one after the other, 3 weeks each.",
            "Q2": "No view",
            "Q3": "Our first plan predates the offer of the host; a new one follows next week.",
        },
    ),
    Reply(
        "P33",
        "Highmoor System Operator",
        datetime(2022, 10, 14, 16, 36),
        23,
        "Not confidential",
        {
            "Q1": "No view",
            "Q2": "No view",
            "Q3": (
                "We take settlement data for demand forecasting. Parallel running needs 60 working days after the "
                "first migrations, and at least one winter month in it; a date that holds matters more to us than "
                "an early one."
            ),
        },
    ),
    Reply(
        "P34",
        "Hearthlight Consumer Alliance",
        datetime(2022, 10, 21, 15, 10),
        29,
        "No",
        {
            "Q1": "Yes, with conditions",
            "Q1a": (
                "Households with electric heating or a car stand to save by moving use to the night: about £90 a "
                "year in our survey of 2,400 homes. A plan that all can keep serves them."
            ),
            "Q1b": "A year more or less of waiting is a year of that saving for some 3 million homes.",
            "Q2": "Yes, with conditions",
            "Q2a": "Earlier benefits, if the migration is orderly.",
            "Q2b": (
                "After the last rushed change of systems complaints about bills rose by 40% for two quarters. "
                "A compressed build raises that risk for those least able to deal with it."
            ),
            "Q2c": "No customer moved before their supplier has shown three correct bills in test.",
        },
    ),
)
