"""What respondents answered in Round 2 to the questions of SIT: when, whether, and what their plans rest on."""

from __future__ import annotations

ASKED_AGAIN: dict[str, dict[str, str]] = {
    "P01": {"Q4": "26 September 2023", "Q5": "Yes", "Q6": "Design baseline"},
    "P02": {"Q4": "November 2023", "Q5": "Yes", "Q6": "Vendor;Migration design"},
    "P05": {"Q4": "Mid December 2023", "Q5": "Yes", "Q6": "Vendor"},
    "P06": {"Q4": "July 2023", "Q5": "Yes", "Q6": "DIP simulator"},
    "P07": {"Q4": "November 2023", "Q5": "Yes"},
    "P10": {"Q4": "10 October 2023", "Q5": "Yes", "Q6": "Vendor"},
    "P12": {"Q4": "First week of July 2023", "Q5": "Yes", "Q6": "DIP simulator;Supplier agent"},
    "P15": {"Q4": "October 2023", "Q5": "Yes", "Q6": "Nothing"},
    "P16": {"Q4": "End of June 2023 by our plan, which we do not trust", "Q5": "Yes", "Q6": "Supplier agent"},
    "P17": {"Q4": "Middle of September 2023", "Q5": "Yes", "Q6": "Supplier agent;DIP simulator"},
    "P18": {"Q4": "Q4 2023", "Q5": "Not decided", "Q6": "Vendor"},
    "P19": {"Q5": "No", "Q6": "Vendor"},
    "P24": {"Q4": "12 October 2023", "Q5": "Yes", "Q6": "Nothing"},
    "P26": {"Q4": "End of September 2023", "Q5": "Yes"},
    "P27": {
        "Q4": "North in August 2023,\nSouth in October 2023",
        "Q5": "Yes",
        "Q6": "Vendor;Design baseline",
    },
    "P29": {"Q4": "Middle of November 2023", "Q5": "Yes", "Q6": "Design baseline; Migration design"},
    "P34": {"Q5": "No"},
    "P36": {"Q4": "January 2024", "Q5": "Yes", "Q6": "Vendor"},
}
"""The answers by participant; those who left all three blank are not in it."""
