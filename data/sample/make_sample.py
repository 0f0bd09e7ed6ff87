"""Write the sample consultation: `python data/sample/make_sample.py [FOLDER]`, by default beside itself.

Everything it writes is invented, and the same on every run. It shares no code with the suite that reads it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ["OPENPYXL_LXML"] = "False"  # else bytes depend on whether lxml is installed

from make import register
from make.asked import Participant, written
from make.participants import PARTICIPANTS
from make.poap import poap_workbook
from make.responses.round_1 import ROUND_1
from make.responses.round_2 import ROUND_2
from make.truth import truths

ROUNDS = (ROUND_1, ROUND_2)


def sample(participants: Sequence[Participant] = PARTICIPANTS) -> dict[str, bytes]:
    """Return every file of the sample, by its path."""
    plans = [
        (plan, sent)
        for participant in participants
        for plan, sent in zip(participant.plans, written(participant), strict=True)
    ]
    forms = [form.layout(form, asked.questions) for asked in ROUNDS for form in asked.forms]
    others = [*forms, poap_workbook()]
    return {
        "consultation.toml": register.CONSULTATION.encode(),
        "participants.csv": register.participants_csv(participants),
        "received.csv": register.received_csv(participants, ROUNDS),
        "questions.csv": register.questions_csv(ROUNDS),
        "coding.csv": register.coding_csv(ROUNDS),
        "dependencies.csv": register.dependencies_csv(participants),
        "activity_mapping.csv": register.activity_mapping_csv(participants),
        **{sent.path: sent.data for sent in (*(sent for _, sent in plans), *others)},
        **truths(participants, plans, others, ROUNDS),
    }


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write files under a folder."""
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent, sample())
