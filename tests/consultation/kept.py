"""A consultation folder made by hand, small enough to see through: two suppliers, their plans and registers."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pandas as pd

from mhhs_analysis.consultation.build import full_tables
from mhhs_analysis.consultation.folder import read_folder
from mhhs_analysis.consultation.register_columns import REGISTERS
from mhhs_analysis.consultation.registers import Entry, entries_of
from mhhs_analysis.frames import FRAMES, MhhsError, check

PLAN = """Task,Start,Finish
Design,01/02/2023,14/03/2023
Interfaces,15/03/2023,31/02/2023
SIT entry,,30/10/2023
"""
SETTINGS = """name = "made"
round = "round-2"
closes = 2022-10-21
as_at = 2022-10-28
classification = "Made for a test"
"""
PARTICIPANTS = """participant_id,participant_name,responds_for,constituency,is_name_public
P1,Northwick Energy Limited,P1,small_supplier,true
P2,Southwick Power Limited,P2,small_supplier,false
"""
SAID = {"who": "A. Analyst", "when": "2022-10-25", "why": "reply to the read-back"}


class Kept:
    """The folder, with what puts plans and rows of registers into it and reads it as a build does."""

    def __init__(self, path: Path, poap: Path) -> None:
        self.path = path
        (path / "plans").mkdir(parents=True)
        shutil.copy(poap, path / "poap.xlsx")
        (path / "consultation.toml").write_text(SETTINGS, encoding="utf-8")
        (path / "participants.csv").write_text(PARTICIPANTS, encoding="utf-8")
        (path / "questions.csv").write_text("round,question_id,kind,asks_for,wording\n", encoding="utf-8")
        self.received: list[dict[str, str]] = []
        self.write("received.csv", REGISTERS["received.csv"].columns, [])

    def plan(self, file: str, text: str | None = PLAN, **row: str) -> str:
        """Put a plan of P1 there, received on the 14th and public unless said otherwise; None puts no file."""
        if text is not None:
            (self.path / file).write_text(text, encoding="utf-8")
        given = {"participant_id": "P1", "kind": "plan", "round": "round-2", "received_date": "2022-10-14",
                 "is_confidential": "no"}  # fmt: skip
        self.received.append({"file": file, **given, **row})
        self.write("received.csv", REGISTERS["received.csv"].columns, self.received)
        return file

    def register(self, name: str, *rows: dict[str, str]) -> tuple[Entry, ...]:
        """Write a working register, said by an analyst unless a row says otherwise; return its entries."""
        self.write(name, REGISTERS[name].columns, [SAID | row for row in rows])
        return entries_of(self.path, name)

    def write(self, name: str, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
        with (self.path / name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)

    def tables(self, as_at: date | None = None) -> dict[str, pd.DataFrame]:
        """Every frame, as declared."""
        folder = read_folder(self.path)
        made = full_tables(folder, as_at or folder.as_at)
        return {name: check(table, FRAMES[name]) for name, table in made.items()}

    def faults(self) -> list[str]:
        """What is told when the folder is built."""
        try:
            self.tables()
        except MhhsError as error:
            return list(error.faults)
        return []
