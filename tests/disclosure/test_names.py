"""A name that must not leave is found however it is written, and nothing else is taken for it."""

import re

import pandas as pd
import pytest

from mhhs_analysis.disclosure.secrets import secrets_of
from mhhs_analysis.disclosure.spellings import first_words, pattern_of, spellings_of
from mhhs_analysis.frames import PARTICIPANTS, RECEIVED, RESPONDENTS, frame_of

PEOPLE = frame_of(
    [
        {"participant_id": who, "participant_name": name, "responds_for": who, "constituency": "dno",
         "sit_intent": "sit", "is_name_public": is_public}
        for who, name, is_public in (
            ("P1", "Stanegarth Industrial Power Supply Ltd", False), ("P2", "Energy North plc", False),
            ("P3", "Larkbeck Energy", True))
    ],
    PARTICIPANTS,
)  # fmt: skip
ALIASES = {"P1": ["Old Tarn", "UK"]}


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("so says STANEGARTH INDUSTRIAL POWER SUPPLY", True),
        ("Stanegarth's plan", True),
        ("info@stanegarth2.example", True),
        ("www.stanegarthpower.example", True),
        ("Stanegarth Industrial Power Sup", True),
        ("we and old tarn", True),
        ("UK is late", True),
        ("uk is late", False),
        ("Energy North", True),
        ("energy is late", False),
        ("Larkbeck Energy", False),
    ],
)
def test_a_secret_name_is_found_as_it_may_be_written(text: str, is_found: bool) -> None:
    """In any case, cut, as an alias, by its first word where that tells whose it is, and in addresses."""
    names = spellings_of(PEOPLE, {"P1", "P2"}, ALIASES)
    pattern = pattern_of(names, first_words(names, {"energy", "larkbeck"}))
    assert bool(re.search(pattern, text, re.IGNORECASE)) is is_found


@pytest.mark.parametrize(
    ("answering", "is_confidential", "is_secret"),
    [
        ([("P3", False)], False, False),
        ([("P3", True)], False, True),
        ([("P1", False)], False, True),
        ([(None, False)], False, True),
        ([("P1", False), ("P3", False)], False, False),
        ([("P3", False), ("P2", False)], True, True),
    ],
)
def test_a_file_without_a_sender_is_named_only_where_it_tells_of_nobody(
    answering: list, is_confidential: bool, is_secret: bool
) -> None:
    """One that holds one respondent is that one's; one that is confidential itself is never named."""
    received = frame_of(
        [{"file": "f", "kind": "response", "round": "round-2", "received_date": "2022-10-14", "sha256": "0",
          "is_confidential": is_confidential, "rows_in": 1, "rows_kept": 1, "rows_set_aside": 0}],
        RECEIVED)  # fmt: skip
    held = pd.DataFrame(
        [{"participant_id": who, "file": "f", "is_confidential": secret} for who, secret in answering]
    ).reindex(columns=RESPONDENTS.column_names)
    assert ("f" in secrets_of(PEOPLE, received, "", held).files) is is_secret
