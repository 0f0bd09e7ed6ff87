"""What the large suppliers answered in Round 2."""

from __future__ import annotations

from datetime import datetime

from make.responses.form import Reply

LARGE: tuple[Reply, ...] = (
    Reply(
        "P02",
        "Borrowdale Energy Ltd",
        datetime(2022, 10, 20, 11, 12),
        88,
        "Yes",
        {
            "Q1": "Yes, with conditions",
            "Q1a": (
                "Our v0.3 plan shows PIT evidence at the end of October 2023, in time for M9. DBT needs "
                "about 180 working days across CRM, billing and the DIP adapter, and POAP 1 gives us that."
            ),
            "Q1b": (
                "There is no contingency in October: a slip of 2 weeks in billing regression would use the "
                "grace period."
            ),
            "Q2": "No",
            "Q2b": (
                "POAP 2 asks us to finish DBT by mid May 2023. Our billing release calendar has 3 releases "
                "a year (February, June, October); the February release is closed to new scope, so the "
                "June release is the first that can carry MHHS changes, and PIT of 27 working days cannot "
                "follow it before August.\n"
                "An emergency release would cost in the order of £2.1m and needs 6 weeks of regression."
            ),
            "Q2c": "An entry to SIT in September 2023 would be possible.",
            "Q3": "We would welcome an early view of the SIT cycles, so that we can plan 14 testers.",
        },
        cannot=("poap-2",),
    ),
    Reply(
        "P12",
        "Ashgill Energy Supply PLC",
        datetime(2022, 10, 18, 17, 5),
        95,
        "Yes",
        {
            "Q1": "Yes, with conditions",
            "Q1a": (
                "We could meet POAP 1 with about four months to spare. It would allow us to spread the work over "
                "one team of 22 instead of two."
            ),
            "Q1b": (
                "Every month between our readiness in July and a SIT start in November costs us about £310k in "
                "retained contractors. A longer wait also keeps two settlement platforms running."
            ),
            "Q2": "Yes",
            "Q2a": (
                "Our plan against POAP 2 is attached for both licences. The adapter build takes 42 working days "
                "because we reuse the hub of our half-hourly portfolio; our agent is through its own tests a "
                "month before us. PIT is finished in the first week of July 2023, with three weeks to the end of "
                "M9.\n"
                "We processed 1.1 million half-hourly reads a day on that hub in September 2022 without backlog."
            ),
            "Q2b": "The three weeks of float assume that certificates arrive in 10 working days, which is untested.",
            "Q2c": (
                "The DIP simulator at the published version from January 2023, and no change of message "
                "format after."
            ),
            "Q3": "This answer is given for Ashgill Energy Supply and Ashgill Metering & Data Services together.",
        },
    ),
    Reply(
        "P14",
        "Whinfell Energy plc",
        datetime(2022, 10, 20, 8, 48),
        64,
        "Confidential",
        {
            "Q1": "Yes",
            "Q1a": (
                "POAP 1 lets us finish build in July 2023 and test both brands one after the other. 45 working "
                "days of meter reading changes can run beside the adapter."
            ),
            "Q1b": "The staggered starts are welcome but we need to know our own slot 12 weeks ahead.",
            "Q2": "No",
            "Q2b": (
                "Two brands share one billing engine. Under POAP 2 both would be in regression at once, with one "
                "environment and 9 testers; we estimate 11 weeks instead of the 6 that the option leaves."
            ),
        },
    ),
    Reply(
        "P15",
        "Cotherdale Power and Gas",
        datetime(2022, 10, 19, 16, 20),
        41,
        "no",
        {
            "Q1": "No",
            "Q1b": (
                "A SIT start in November 2023 pushes our first migrations into 2025. Each quarter of delay defers "
                "about £1.4m of benefit from our time-of-use tariffs."
            ),
            "Q2": "Yes",
            "Q2a": (
                "We want the earliest start that the central systems can manage. Our tariff engine is already in "
                "procurement and we would put a second test team in place from February 2023."
            ),
            "Q2c": "Nothing beyond what is in our hands.",
        },
    ),
)
