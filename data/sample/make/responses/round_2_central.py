"""What the central systems answered in Round 2."""

from __future__ import annotations

from datetime import datetime

from make.responses.form import Reply

CENTRAL: tuple[Reply, ...] = (
    Reply(
        "P01",
        "Carrowmoor Central Systems",
        datetime(2022, 10, 14, 15, 22),
        54,
        "No",
        {
            "Q1": "Yes",
            "Q1a": (
                "POAP 1 allows 20 working days for each component drop and leaves 5 weeks between the date "
                "we would be ready to enter SIT and M9."
            ),
            "Q2": "Yes, with conditions",
            "Q2a": (
                "An early M9 is possible for the DIP, which is built first, if the settlement services can "
                "follow in a second drop."
            ),
            "Q2b": (
                "Our current plan has PIT running to August 2023, beyond the end of M9. We would have to "
                "bring entry to SIT forward by 8 weeks, which needs a second test team of 12 people from "
                "March 2023."
            ),
            "Q2c": (
                "The design baseline must not change after 30 November 2022, and M8 must not move. The "
                "settlement services must be allowed to enter as a second drop in late August 2023."
            ),
            "Q3": "The order of components in CIT should be published as soon as it is known.",
        },
    ),
    Reply(
        "P09",
        "Tollgarth Code Services",
        datetime(2022, 10, 19, 9, 15),
        38,
        "Not confidential",
        {
            "Q1": "Yes",
            "Q1a": (
                "The enquiry service is rebuilt by our service provider in one release. The provider offers a "
                "window in the third quarter of 2023, so a SIT start in November 2023 leaves at least four weeks "
                "between our readiness and M9."
            ),
            "Q2": "No view",
            "Q2b": (
                "A SIT start in July 2023 may or may not be met: the provider's window runs from July to "
                "September and will not be narrowed before the contract change is signed, which takes 15 working "
                "days from the end of our impact assessment."
            ),
            "Q2c": (
                "The list of new data items frozen by 16 December 2022, and our CIT slot told to us at least "
                "8 weeks ahead."
            ),
            "Q3": "Please show the enquiry service as a central system on the final plan on a page.",
        },
    ),
    Reply(
        "P10",
        "Marrick Smart Communications Ltd",
        datetime(2022, 10, 17, 14, 2),
        72,
        "Yes - commercially sensitive",
        {
            "Q1": "Yes, with conditions",
            "Q1a": (
                "Our unconstrained plan has us ready for SIT in October 2023, about four weeks before the end of "
                "POAP 1's M9. Two provider contracts have to be changed first (30 and 20 working days)."
            ),
            "Q1b": (
                "The volume of half-hourly reads is still an estimate. If it grows by more than a fifth, the "
                "capacity order takes 14 weeks and we would need the grace period."
            ),
            "Q2": "No",
            "Q2b": (
                "We cannot be ready for a SIT start in July 2023. The service request variants take 70 working "
                "days to build and cannot begin before both provider contracts are signed. System test needs 35 "
                "working days and shares an environment with our June release, which is fixed by licence.\n"
                "The earliest date we can offer is the beginning of October 2023."
            ),
            "Q2c": "Nothing in our control or the Programme's: the June release would have to be withdrawn.",
        },
        cannot=("poap-2",),
    ),
    Reply(
        "P11",
        "Skelder Switching Service",
        datetime(2022, 10, 18, 11, 30),
        16,
        "No",
        {
            "Q1": "Yes",
            "Q1a": "Switching changes are small: two message types and 25 working days of regression.",
            "Q2": "Yes",
            "Q2a": (
                "The same two message types would be ready for July 2023. We have not drawn up a plan yet and "
                "will do so by the end of November 2022."
            ),
            "Q2b": "Our test environment is shared with the DCC changes, whose dates we do not set.",
        },
    ),
)
