"""Write the sample consultation: `python data/sample/make_sample.py [FOLDER]`, by default beside itself.

Everything it writes is invented, and the same on every run. It shares no code with the suite that reads it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from make import register
from make.participants import PARTICIPANTS, Participant, written
from make.poap import poap_workbook
from make.responses import responses_workbook
from make.truth import truths


def sample(participants: Sequence[Participant] = PARTICIPANTS) -> dict[str, bytes]:
    """Return every file of the sample, by its path."""
    plans = [sent for participant in participants for sent in written(participant)]
    sent = [*plans, responses_workbook(), poap_workbook()]
    return {
        "consultation.toml": register.CONSULTATION.encode(),
        "participants.csv": register.participants_csv(participants),
        "received.csv": register.received_csv(participants),
        "questions.csv": register.questions_csv(),
        **{file.path: file.data for file in sent},
        **truths(sent),
    }


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write files under a folder."""
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent, sample())
