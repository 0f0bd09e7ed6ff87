"""The consultation folder: consultation.toml and the registers people keep, checked all at once."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from mhhs_analysis.frames import (
    ASKS,
    CONSTITUENCIES,
    OPTIONS,
    PLANNED_AGAINST,
    ROLES,
    ROUNDS,
    SIT_INTENTS,
    MhhsError,
)

Row = dict[str, str]

REGISTERS = {
    "participants.csv": ("participant_id", "participant_name", "responds_for", "constituency"),
    "received.csv": ("file", "kind", "round", "received_date"),
    "questions.csv": ("round", "question_id", "kind", "asks_for", "wording"),
}
"""Each register of a consultation folder, and the columns it can't do without."""

POAP = "poap.xlsx"
_YES, _NO = {"true", "yes", "y", "1"}, {"false", "no", "n", "0"}


@dataclass(frozen=True)
class Folder:
    """A consultation folder as it was read: its settings and the rows of its registers, as text."""

    path: Path
    settings: dict[str, Any]
    participants: tuple[Row, ...]
    received: tuple[Row, ...]
    questions: tuple[Row, ...]

    @property
    def as_at(self) -> date:
        """The day the consultation is looked at from, unless another is asked for."""
        return date.fromisoformat(str(self.settings["as_at"])[:10])

    @property
    def inputs(self) -> list[Path]:
        """Every file an analysis rests on: the registers, the plans on a page, the plans and responses."""
        named = [self.path / "consultation.toml", *(self.path / name for name in REGISTERS), self.path / POAP]
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
    missing = [name for name in ("consultation.toml", *REGISTERS, POAP) if not (path / name).is_file()]
    if missing:
        raise MhhsError(*(f"{path / name}: not there; a consultation folder needs it" for name in missing))
    folder = Folder(
        path, _settings(path), *(tuple(_rows(path / name, needed)) for name, needed in REGISTERS.items())
    )
    faults = [
        *_setting_faults(folder),
        *_participant_faults(folder),
        *_received_faults(folder),
        *_question_faults(folder),
    ]
    if faults:
        raise MhhsError(*faults)
    return folder


def truth_of(text: str, *, unless_said: bool) -> bool:
    """Return yes or no as a register writes it; a blank means `unless_said`."""
    said = text.strip().lower()
    return said in _YES or (said not in _NO and unless_said)


def _settings(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads((path / "consultation.toml").read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MhhsError(f"{path / 'consultation.toml'}: not valid TOML ({error}); mend that line") from None


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[Row]:
    with io.StringIO(_text(path), newline="") as stream:
        table = csv.DictReader(stream)
        absent = [name for name in needed if name not in (table.fieldnames or ())]
        if absent:
            raise MhhsError(f"{path}: no column {', '.join(absent)}; add it to the headings in row 1")
        for row in table:
            yield {name: (value or "").strip() for name, value in row.items() if name}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise MhhsError(f"{path}: not UTF-8 text; save it as 'CSV UTF-8'") from None


# --- faults -----------------------------------------------------------------------------------------------


def _setting_faults(folder: Folder) -> Iterator[str]:
    path = folder.path / "consultation.toml"
    for name in ("name", "round", "as_at", "classification"):
        if name not in folder.settings:
            yield f"{path}: no {name}; add a line such as {name} = ..."
    if "as_at" in folder.settings and not _is_day(str(folder.settings["as_at"])[:10]):
        yield f"{path}: as_at is {folder.settings['as_at']!r}; write a day as yyyy-mm-dd"


def _participant_faults(folder: Folder) -> Iterator[str]:
    path = folder.path / "participants.csv"
    yield from _repeated(path, folder.participants, "participant_id")
    for number, row in enumerate(folder.participants, 2):
        yield from _not_allowed(path, number, row, "constituency", CONSTITUENCIES)
        yield from _not_allowed(
            path, number, {"sit_intent": row.get("sit_intent") or "unknown"}, "sit_intent", SIT_INTENTS
        )
        if row.get("market_share") and not _is_share(row["market_share"]):
            yield f"{path} row {number}: market_share is {row['market_share']!r}; write a fraction such as 0.12"
        for role in filter(None, row.get("roles", "").split(";")):
            yield from _not_allowed(path, number, {"roles": role.strip()}, "roles", ROLES)


def _received_faults(folder: Folder) -> Iterator[str]:
    path = folder.path / "received.csv"
    known = {row["participant_id"] for row in folder.participants}
    yield from _repeated(path, folder.received, "file")
    for number, row in enumerate(folder.received, 2):
        yield from _not_allowed(path, number, row, "kind", ("plan", "response"))
        yield from _not_allowed(path, number, row, "round", ROUNDS)
        if not _is_day(row["received_date"]):
            yield f"{path} row {number}: received_date is {row['received_date']!r}; write a day as yyyy-mm-dd"
        if row.get("participant_id") and row["participant_id"] not in known:
            yield f"{path} row {number}: participant {row['participant_id']!r} is not in participants.csv"
        against = {"planned_against": row.get("planned_against") or "unknown"}
        yield from _not_allowed(path, number, against, "planned_against", PLANNED_AGAINST)
        if not _is_sent(row["file"]):
            yield f"{path} row {number}: file is {row['file']!r}; name one in plans/ or responses/"
        if row["kind"] == "plan" and not row.get("participant_id"):
            yield f"{path} row {number}: no participant_id; say whose plan it is"


def _question_faults(folder: Folder) -> Iterator[str]:
    path = folder.path / "questions.csv"
    numbered = tuple({"question_id": f"{row['question_id']} of {row['round']}"} for row in folder.questions)
    yield from _repeated(path, numbered, "question_id")
    for number, row in enumerate(folder.questions, 2):
        yield from _not_allowed(path, number, row, "kind", ("closed", "open"))
        yield from _not_allowed(path, number, row, "round", ROUNDS)
        yield from _not_allowed(path, number, row, "asks_for", ASKS)
        if row.get("plan_option") or row["asks_for"] == "position":
            yield from _not_allowed(
                path, number, {"plan_option": row.get("plan_option", "")}, "plan_option", OPTIONS
            )


def _repeated(path: Path, rows: tuple[Row, ...], name: str) -> Iterator[str]:
    seen: set[str] = set()
    for number, row in enumerate(rows, 2):
        if not row[name]:
            yield f"{path} row {number}: no {name}; every row needs one"
        elif row[name] in seen:
            yield f"{path} row {number}: {name} {row[name]!r} stands there twice; keep one row"
        seen.add(row[name])


def _not_allowed(path: Path, number: int, row: Row, name: str, allowed: tuple[str, ...]) -> Iterator[str]:
    if row[name] not in allowed:
        yield f"{path} row {number}: {name} is {row[name]!r}; write one of {', '.join(allowed)}"


def _is_sent(file: str) -> bool:
    parts = PurePosixPath(file).parts
    return len(parts) > 1 and parts[0] in {"plans", "responses"} and ".." not in parts


def _is_share(text: str) -> bool:
    try:
        return 0 <= float(text) <= 1
    except ValueError:
        return False


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
