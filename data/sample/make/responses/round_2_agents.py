"""What the agents answered in Round 2."""

from __future__ import annotations

from datetime import datetime

from make.responses.form import Reply

AGENTS: tuple[Reply, ...] = (
    Reply(
        "P06",
        "Quernbeck Data & Metering",
        datetime(2022, 10, 13, 10, 4),
        31,
        "No",
        {
            "Q1": "Yes, with conditions",
            "Q1a": (
                "Achievable. Our PIT would be complete four months before M9, so we carry the cost of an "
                "idle test team of 9 FTE until November 2023."
            ),
            "Q1b": (
                "The staggered start means we cannot release the SIT environment for other work for about "
                "14 weeks."
            ),
            "Q2": "Yes",
            "Q2a": (
                "Our plan against POAP 2 is attached. Build of the smart and advanced data services takes "
                "about 50 and 45 working days with two squads, and PIT is done before the end of M9 with a "
                "fortnight in hand.\n"
                "\n"
                "The impact assessment of the smart data service is 70% complete. What helps:\n"
                "- 70% of our interface logic is reused from our current half-hourly service\n"
                "- the DIP simulator has been available to us since September\n"
                "- each month of earlier migration is worth more to us than the cost of the compressed "
                "build\n"
                "\n"
                "The main risk is the DIP simulator; a delay of more than 3 weeks would use up our float."
            ),
            "Q2c": "DIP simulator stable by February 2023; CIT slot confirmed by the end of April 2023.",
        },
    ),
    Reply(
        "P23",
        "Rothay Meter Services",
        datetime(2022, 10, 20, 10, 25),
        36,
        "No",
        {
            "Q1": "Yes",
            "Q1a": (
                "Our metering service is through PIT at the beginning of August 2023. 420 field engineers can be "
                "trained in the autumn, outside the winter peak of emergency work."
            ),
            "Q2": "Yes, with conditions",
            "Q2a": "We would miss the end of M9 by about a week, which one more tester would recover.",
            "Q2b": "Training 420 engineers before July takes them out of smart installation for 840 working days.",
            "Q2c": "Metering agents let into SIT with the suppliers they serve, not before them.",
        },
    ),
    Reply(
        "P24",
        "Silverhow Data Collection",
        datetime(2022, 10, 19, 14, 50),
        47,
        "Yes",
        {
            "Q1": "Yes",
            "Q1a": (
                "Our smart and advanced data services are proven in PIT in October 2023. 55 working days of build "
                "and 45 for the advanced service overlap by six weeks, with the same eight people."
            ),
            "Q1b": "Some of our customers appear to plan with earlier dates than we have given them.",
            "Q2": "No",
            "Q2b": (
                "A readiness in July would need the two services built at once by 16 people. We have 8, and "
                "half-hourly settlement skills take about five months to hire and train."
            ),
            "Q2c": "Entry of the smart data service alone, the advanced service to follow in October.",
        },
        cannot=("poap-2",),
    ),
    Reply(
        "P26",
        "Winster Meter Operations",
        datetime(2022, 10, 21, 16, 4),
        11,
        "no",
        {
            "Q1": "Yes",
            "Q1a": "We expect to be ready for SIT by the end of September 2023.",
            "Q2": "No",
            "Q2b": (
                "Our field work system is replaced in May 2023 (9,000 jobs a week move over). Nothing else goes "
                "live for 12 weeks around that date."
            ),
        },
        cannot=("poap-2",),
    ),
)
