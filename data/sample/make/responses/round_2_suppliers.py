"""What the medium, small and I&C suppliers answered in Round 2."""

from __future__ import annotations

from datetime import datetime

from make.responses.form import Reply

SUPPLIERS: tuple[Reply, ...] = (
    Reply(
        "P03",
        "Hexcombe Power Limited",
        datetime(2022, 10, 17, 9, 41),
        12,
        "Yes",
        {
            "Q1": "Yes",
            "Q1a": (
                "We do not intend to take part in SIT. The qualification window of two quarters suits a "
                "portfolio of 1.3 million meters."
            ),
            "Q2": "No view",
        },
    ),
    Reply(
        "P05",
        "STANEGARTH INDUSTRIAL POWER LIMITED",
        datetime(2022, 10, 18, 16, 55),
        26,
        "",
        {
            "Q1": "No",
            "Q1b": (
                "Our adapter is a vendor product. Contract signature takes 40 working days and "
                "configuration 75, so PIT cannot finish before the middle of December 2023. We would "
                "depend on the month of grace with under three weeks to spare, which our board does not "
                "accept as a plan."
            ),
            "Q2": "No",
            "Q2b": (
                "At the end of July 2023 configuration is only just complete. The vendor has 3 other "
                "customers in the same window and quotes a premium of 35% for a start in January, without "
                "a guarantee."
            ),
            "Q2c": "None that is in our control.",
            "Q3": "n/a",
        },
        cannot=("poap-2",),
    ),
    Reply(
        "P16",
        "Lindale Home Energy",
        datetime(2022, 10, 17, 10, 11),
        27,
        "Partly (see Q2b)",
        {
            "Q1": "Yes",
            "Q1a": "POAP 1 fits our budget year: test costs fall after April 2023, when 6 contractors are released.",
            "Q2": "No",
            "Q2b": (
                "We do not believe that we can be ready by the end of July 2023. Our half-hourly settlement "
                "experience is limited to 400 sites, and our agents have not committed to any date before autumn. "
                "The risk of entering SIT and having to leave it again is ours alone."
            ),
            "Q2c": "A commitment by our agents, and a place held open for us for 4 weeks after M9.",
        },
        cannot=("poap-2",),
    ),
    Reply(
        "P17",
        "Fellgate Energy",
        datetime(2022, 10, 21, 12, 45),
        33,
        "Yes",
        {
            "Q1": "Yes, with conditions",
            "Q1a": (
                "Our plan shows PIT complete in the middle of September 2023, six weeks before M9. It rests on "
                "Silverhow's data service being there for us at the beginning of August."
            ),
            "Q1b": "If our agent is two months late we would need the whole of the grace period.",
            "Q2": "No",
            "Q2b": (
                "Our agent's service is not there before August 2023 on any assumption we can make, so end to end "
                "flows cannot be shown in PIT before the end of July."
            ),
            "Q2c": "Leave to pair in SIT with an agent that is not ours.",
        },
        cannot=("poap-2",),
    ),
    Reply(
        "P18",
        "Sparrowmere Energy",
        datetime(2022, 10, 20, 19, 32),
        58,
        "No",
        {
            "Q1": "Yes",
            "Q1a": (
                "We are 11 people and serve 41,000 homes. Two adapters are on offer to us, both from the second "
                "quarter of 2023. POAP 1's month of grace is what makes it possible for a firm of our size to try."
            ),
            "Q2": "No",
            "Q2b": (
                "Neither vendor offers a date before June 2023, and the one who would prioritise us asks for "
                "£95k, a tenth of our yearly change budget. Without grace we would not apply for SIT at all."
            ),
            "Q3": "Could small suppliers share one set of PIT evidence where they share an adapter?",
        },
    ),
    Reply(
        "P19",
        "Nettlecombe Energy CIC",
        datetime(2022, 10, 21, 9, 3),
        22,
        "No",
        {
            "Q1": "No view",
            "Q2": "No view",
            "Q2b": (
                "We depend wholly on our software house. It has 17 customers of our size and says that it will "
                "publish its release plan in December 2022; until then we cannot put a date to anything."
            ),
            "Q3": "We will not take part in SIT. A single point of contact for small suppliers would help.",
        },
    ),
    Reply(
        "P20",
        "dunmallet energy",
        datetime(2022, 10, 18, 13, 26),
        14,
        "",
        {
            "Q1": "Yes",
            "Q1a": (
                "Build and test take us 165 working days from January 2023, which ends in time for PIT "
                "in September."
            ),
            "Q2b": "We have one developer for the adapter. 165 working days do not fit before July.",
        },
    ),
    Reply(
        "P21",
        "Garrowby Business Power",
        datetime(2022, 10, 19, 7, 55),
        45,
        "Yes",
        {
            "Q1": "Yes, with conditions",
            "Q1a": (
                "Group IT in Germany has a release in October 2023 that can carry the adapter. SIT entry in the "
                "middle of November is within POAP 1's M9."
            ),
            "Q1b": "Group freeze from 4 December to 8 January: a slip of more than two weeks becomes one of seven.",
            "Q2": "No",
            "Q2b": (
                "The group's release before that is in April 2023 and its scope closed on 30 September 2022. "
                "An own release outside the calendar is refused by group policy."
            ),
        },
        cannot=("poap-2",),
    ),
    Reply(
        "P22",
        "Pikestone Half Hourly Ltd",
        datetime(2022, 10, 12, 15, 18),
        19,
        "N",
        {
            "Q1": "Yes",
            "Q1a": (
                "We settle 2,300 sites half-hourly today and go straight to qualification. POAP 1's window for "
                "qualification testing suits contract renewals in April and October."
            ),
            "Q2": "Yes, with conditions",
            "Q2a": "An earlier SIT brings earlier qualification slots, from which we gain about 4 months.",
            "Q2c": "The amended SAD must be published 3 months before the first slot.",
        },
    ),
    Reply(
        "P35",
        "Gatesgarth Supply Partners",
        datetime(2022, 10, 14, 9, 40),
        50,
        "No",
        {
            "Q1": "Yes, with conditions",
            "Q1a": "We would be ready four months early and could support others as a test partner.",
            "Q1b": (
                "Our funding is approved to March 2024. Under POAP 1 SIT ends after that, and a new approval takes "
                "a quarter."
            ),
            "Q2": "Yes",
            "Q2a": (
                "Our plan against POAP 2 shows the PIT exit report in the first half of July 2023. We bought an "
                "adapter that is live in two other markets; its build is 43 working days and 9 of 14 interfaces "
                "are configuration only."
            ),
            "Q2b": "Three weeks of float for the whole plan is thin.",
            "Q2c": "Migration design confirmed by the end of 2022, so that the October release is not reopened.",
        },
    ),
    Reply(
        "P36",
        "Mosedale Energy Limited",
        datetime(2022, 10, 11, 18, 12),
        25,
        "No",
        {
            "Q1": "No",
            "Q1b": (
                "We planned for Round 1: two staff from February 2023, ready for SIT in January 2024. POAP 1 is "
                "two months earlier and the shared adapter we rent is not delivered before July."
            ),
            "Q2": "No",
            "Q2b": (
                "POAP 2 asks us to finish before our adapter's vendor does: its version 1.0 is due on 14 "
                "July 2023."
            ),
            "Q3": "We have not replanned since Round 1 and would need until December to do so.",
        },
        cannot=("poap-2",),
    ),
)
