"""Round 1: its own questions on the indicative timeline, before POAP 1 and POAP 2 existed, and fewer respondents."""

from __future__ import annotations

from datetime import date, datetime

from make.responses.form import Form, Question, Reply, Round, exported_csv

QUESTIONS = (
    Question("Q1", "round-1", "", "closed", "position",
             "Do you support the indicative timeline of Round 1 for your organisation?"),
    Question("Q2", "round-1", "", "open", "reason_for", "What makes the indicative timeline workable for you?"),
    Question("Q3", "round-1", "", "open", "reason_against",
             "What makes the indicative timeline difficult or too slow for you?"),
    Question("Q4", "round-1", "M9", "open", "comment", "By when could you be ready to enter SIT?"),
    Question("Q5", "round-1", "", "open", "comment",
             "How many working days do you need for design, build and test?"),
    Question("Q6", "round-1", "", "closed", "comment", "Do you intend to take part in SIT?"),
    Question("Q7", "", "", "open", "comment", "Which assumptions of the timeline should be tested first?"),
)  # fmt: skip

REPLIES = (
    Reply(
        "P36", "Mosedale Energy", datetime(2022, 7, 11, 18, 40), 20, "No",
        {
            "Q1": "Yes",
            "Q2": "Two members of staff are free from February 2023; eleven months are enough for us.",
            "Q4": "January 2024", "Q5": "150", "Q6": "Yes",
        },
    ),
    Reply(
        "P01", "Carrowmoor Central Systems", datetime(2022, 7, 18, 9, 12), 61, "No",
        {
            "Q1": "Yes, with conditions",
            "Q2": "The timeline gives the DIP 75 working days of build, which is what its supplier offered.",
            "Q3": "Thirteen months of SIT keep a test team of 30 longer than its work lasts.",
            "Q4": "Late 2023", "Q5": "190 to 200", "Q6": "Yes",
            "Q7": "That the design baseline holds after November 2022.",
        },
    ),
    Reply(
        "P06", "Quernbeck Data and Metering", datetime(2022, 7, 19, 14, 3), 24, "No",
        {
            "Q1": "No",
            "Q3": "We could be ready half a year before the SIT start shown. Waiting costs us 9 FTE for six months.",
            "Q4": "Mid 2023", "Q5": "145", "Q6": "Yes",
            "Q7": "Whether SIT needs 13 months.",
        },
    ),
    Reply(
        "P07", "Eastholme Networks", datetime(2022, 7, 20, 11, 48), 17, "No",
        {
            "Q1": "Yes",
            "Q2": "Two releases of our registration service fit before the end of 2023.",
            "Q4": "Q4 2023", "Q5": "230", "Q6": "Yes",
        },
    ),
    Reply(
        "P10", "Marrick Smart Communications", datetime(2022, 7, 21, 16, 30), 80, "Yes",
        {
            "Q1": "Yes",
            "Q2": (
                "Both provider contracts can be changed in the autumn of 2022 and the June 2023 release "
                "stays as it is."
            ),
            "Q4": "Q3 or Q4 2023", "Q5": "220", "Q6": "Yes",
            "Q7": "The volume of half-hourly reads a day.",
        },
    ),
    Reply(
        "P12", "Ashgill Energy Supply", datetime(2022, 7, 22, 17, 1), 43, "Yes",
        {
            "Q1": "No",
            "Q3": (
                "The timeline lets the slowest set the pace. We would pay for two settlement platforms for 14 "
                "months longer than we need to, about £4m."
            ),
            "Q4": "Summer 2023", "Q5": "130", "Q6": "Yes",
            "Q7": "A start of SIT with those who are ready.",
        },
    ),
    Reply(
        "P02", "Borrowdale Energy", datetime(2022, 7, 25, 10, 22), 66, "",
        {
            "Q1": "Yes",
            "Q2": (
                "Our three releases a year can carry the scope: June and October 2023, and a reserve in "
                "February 2024."
            ),
            "Q4": "End of 2023", "Q5": "180", "Q6": "Yes",
        },
    ),
    Reply(
        "P24", "Silverhow Data Collection", datetime(2022, 7, 26, 13, 15), 28, "Yes",
        {
            "Q1": "Yes",
            "Q2": "Eight people build both data services one after the other by the autumn of 2023.",
            "Q4": "October 2023", "Q5": "190", "Q6": "Yes",
        },
    ),
    Reply(
        "P29", "Thirlbeck Electricity Distribution", datetime(2022, 7, 27, 15, 49), 35, "Yes",
        {
            "Q1": "Yes, with conditions",
            "Q2": "Go-live in the spring of 2025 follows the replacement of our outage management system.",
            "Q3": "An earlier go-live would collide with that replacement in the second half of 2024.",
            "Q4": "Q4 2023", "Q5": "250", "Q6": "Not decided",
        },
    ),
    Reply(
        "P18", "Sparrowmere Energy", datetime(2022, 7, 28, 20, 5), 31, "No",
        {
            "Q1": "Yes, with conditions",
            "Q2": "A start in 2024 lets us rent an adapter rather than build one.",
            "Q3": "Thirteen months of SIT are too much for eleven people; we would need a lighter path.",
            "Q6": "Not decided",
        },
    ),
    Reply(
        "P34", "Hearthlight Consumer Alliance", datetime(2022, 7, 29, 9, 37), 15, "No",
        {
            "Q1": "No",
            "Q3": (
                "Full transition in the second half of 2026 keeps some 3 million homes waiting a year "
                "longer than promised."
            ),
            "Q7": "What a delay costs households, quarter by quarter.",
        },
    ),
)  # fmt: skip

ROUND_1 = Round(
    "round-1",
    QUESTIONS,
    (Form("responses/Round 1 feedback export.csv", date(2022, 7, 29), exported_csv, REPLIES),),
)
