"""The consultation folder: consultation.toml and the registers people keep, checked all at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from mhhs_analysis.consultation.activity_mapping import activity_mapping_faults
from mhhs_analysis.consultation.coding import coding_faults
from mhhs_analysis.consultation.corrections import correction_faults
from mhhs_analysis.consultation.dependencies import dependency_faults
from mhhs_analysis.consultation.gates_in_force import needed_faults
from mhhs_analysis.consultation.readings import reading_faults
from mhhs_analysis.consultation.register_columns import (
    NEEDED,
    SETTING_LINES,
    WORKING,
    not_allowed,
    value_faults,
)
from mhhs_analysis.consultation.register_faults import participant_faults, question_faults, received_faults
from mhhs_analysis.consultation.registers import (
    Entry,
    Row,
    entries_of,
    entry_faults,
    file_faults,
    needed_rows,
)
from mhhs_analysis.consultation.transcripts import transcript_faults
from mhhs_analysis.frames import OPTIONS, MhhsError

POAP = "poap.xlsx"
_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Folder:
    """A consultation folder as it was read: its settings and the rows of its registers, as text."""

    path: Path
    settings: dict[str, Any]
    participants: tuple[Row, ...]
    received: tuple[Row, ...]
    questions: tuple[Row, ...]
    readings: tuple[Entry, ...] = ()
    corrections: tuple[Entry, ...] = ()
    transcripts: tuple[Entry, ...] = ()
    activity_mapping: tuple[Entry, ...] = ()
    coding: tuple[Entry, ...] = ()
    dependencies: tuple[Entry, ...] = ()

    @property
    def as_at(self) -> date:
        """The day the consultation is looked at from, unless another is asked for."""
        return date.fromisoformat(_line(self.settings["as_at"]))

    @property
    def closes(self) -> date | None:
        """The last day on which its own round took answers, or None where nobody said."""
        said = self.settings.get("closes")
        return date.fromisoformat(_line(said)) if said else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that people wrote in the working registers."""
        mapped = self.activity_mapping + self.coding + self.dependencies
        return self.readings + self.corrections + self.transcripts + mapped

    @property
    def analysts(self) -> frozenset[str]:
        """The people who wrote or checked an entry: no public report names them."""
        named = {name for entry in self.entries for name in (entry.who, entry["checked_by"])}
        return frozenset(filter(None, named))

    @property
    def inputs(self) -> list[Path]:
        """Every file an analysis rests on: the registers, the plans on a page, the plans and responses."""
        named = [self.path / name for name in ("consultation.toml", *NEEDED, POAP, *WORKING)]
        sent = [
            path
            for kind in ("plans", "responses")
            for path in (self.path / kind).rglob("*")
            if path.is_file()
        ]
        return [*named, *sorted(sent)]


def read_folder(path: Path) -> Folder:
    """Return a consultation folder.

    Raises MhhsError with every fault found: a missing file or column, a value that isn't allowed, a
    participant or file named twice or not at all.
    """
    if not path.is_dir():
        raise MhhsError(f"{path}: no such folder; give the folder of a consultation, such as data/sample")
    missing = [name for name in ("consultation.toml", *NEEDED, POAP) if not (path / name).is_file()]
    if missing:
        raise MhhsError(*(f"{path / name}: not there; a consultation folder needs it" for name in missing))
    folder = _read(path)
    faults = [*_setting_faults(folder), *_register_faults(folder), *_entry_faults(folder)]
    if faults:
        raise MhhsError(*faults)
    return folder


def questions_asked(path: Path, round_: str = "") -> tuple[str, tuple[Row, ...]]:
    """Return a consultation's title and the questions of a round, "" being its own, from its first two registers alone.

    Raises MhhsError where either isn't there or has a fault, or no question was asked in the round.
    """
    missing = [name for name in ("consultation.toml", "questions.csv") if not (path / name).is_file()]
    if missing:
        raise MhhsError(*(f"{path / name}: not there; a form needs it" for name in missing))
    settings, questions = _settings(path), needed_rows(path, "questions.csv")
    if faults := [*question_faults(path / "questions.csv", questions)]:
        raise MhhsError(*faults)
    asked_in = round_ or str(settings.get("round", ""))
    asked = tuple(row for row in questions if row["round"] == asked_in)
    if not asked:
        raise MhhsError(
            f"{path / 'questions.csv'}: no question of {asked_in or 'any round'}; write some first"
        )
    return str(settings.get("title") or settings.get("name", "")), asked


def _read(path: Path) -> Folder:
    """Return the folder with every register opened; those that can't be are told together."""
    faults: list[str] = []
    settings = _attempt(faults, _settings, path) or {}
    needed = [_attempt(faults, needed_rows, path, name) or () for name in NEEDED]
    working = [_attempt(faults, entries_of, path, name) or () for name in WORKING]
    if faults:
        raise MhhsError(*faults)
    participants, received, questions = needed
    return Folder(path, settings, participants, received, questions, *working)


def _attempt(faults: list[str], read: Callable[..., _Read], *given: object) -> _Read | None:
    try:
        return read(*given)
    except MhhsError as error:
        faults.extend(error.faults)
        return None


def _settings(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads((path / "consultation.toml").read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MhhsError(f"{path / 'consultation.toml'}: not valid TOML ({error}); mend that line") from None


# --- faults -----------------------------------------------------------------------------------------------


def _setting_faults(folder: Folder) -> Iterator[str]:
    path = folder.path / "consultation.toml"
    for field in SETTING_LINES:
        said = _line(folder.settings.get(field.name, ""))
        if field.must and not said:
            yield f"{path}: no {field.name}; add a line such as {field.name} = ..."
        else:
            yield from value_faults(str(path), field, said)
    yield from _option_faults(path, folder.settings.get("options", {}))
    yield from needed_faults(path, folder.settings)


def _option_faults(path: Path, options: object) -> Iterator[str]:
    """Tell each option in play that is none the programme knows."""
    for option in options if isinstance(options, dict) else ():
        yield from not_allowed(str(path), "an option", option, OPTIONS)


def _line(value: object) -> str:
    """Return a value of the settings as text; of a time its day."""
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


def _register_faults(folder: Folder) -> Iterator[str]:
    yield from participant_faults(folder.path / "participants.csv", folder.participants)
    yield from received_faults(folder.path / "received.csv", folder.received, folder.participants)
    yield from question_faults(folder.path / "questions.csv", folder.questions)


def _entry_faults(folder: Folder) -> Iterator[str]:
    """Tell what is wrong in the working registers, as far as it shows before any plan is read."""
    yield from entry_faults(folder.entries)
    yield from file_faults(folder.entries, folder.received)
    yield from reading_faults(folder.readings)
    yield from correction_faults(folder.corrections)
    yield from transcript_faults(folder.transcripts)
    yield from activity_mapping_faults(folder.activity_mapping)
    yield from coding_faults(folder.coding, folder.participants, folder.questions)
    yield from dependency_faults(folder.dependencies, folder.participants, folder.received)
