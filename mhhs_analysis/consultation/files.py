"""The files of a consultation received by a day, as rows of frames: read, typed in, or set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mhhs_analysis.analysis.wording import count_words
from mhhs_analysis.consultation.confidentiality import differing, is_answer_confidential, is_confidential
from mhhs_analysis.consultation.corrections import corrected, dates_corrected
from mhhs_analysis.consultation.folder import POAP, Folder
from mhhs_analysis.consultation.outcomes import Outcome, outcomes_of
from mhhs_analysis.consultation.readings import held_against, settings_of
from mhhs_analysis.consultation.receipt import doubts_of, duplicates_of, is_late, undecided, versions
from mhhs_analysis.consultation.registers import Entry, Row
from mhhs_analysis.consultation.store import sha256
from mhhs_analysis.consultation.transcripts import dates_typed, not_a_table, with_typed_in
from mhhs_analysis.consultation.typed_dates import files_order_of
from mhhs_analysis.frames import MhhsError, NotReadable
from mhhs_analysis.intake.by_column import ByColumn
from mhhs_analysis.intake.guard import Job
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.poap import read_poap
from mhhs_analysis.intake.reading import NO_TABLE, Reading
from mhhs_analysis.intake.responses import Responses, read_responses
from mhhs_analysis.intake.said import all_said
from mhhs_analysis.intake.settings import NONE

Record = dict[str, Any]


@dataclass
class Sent:
    """What was sent by a day, as rows of frames; `responses` and `respondents` are not yet matched to the register.

    `faults` are entries of a register that name nothing there is.
    """

    received: list[Record] = field(default_factory=list)
    plans: list[Record] = field(default_factory=list)
    activities: ByColumn = field(default_factory=ByColumn)
    responses: list[Record] = field(default_factory=list)
    respondents: list[Record] = field(default_factory=list)
    poap_items: list[Record] = field(default_factory=list)
    set_aside: list[Record] = field(default_factory=list)
    warnings: list[Record] = field(default_factory=list)
    columns_read: list[Record] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Came:
    """What came by a day: the rows of received.csv, the fingerprint of each file that is there, the duplicates."""

    folder: Folder
    as_at: date
    listed: list[Row]
    digests: Mapping[str, str]
    duplicates: Mapping[str, str]


def read_files(folder: Folder, as_at: date) -> Sent:
    """Return everything received by a day, read or set aside.

    Raises MhhsError for a workbook of plans on a page that can't be read: nothing can be shown without it.
    """
    came = _came(folder, as_at)
    outcomes = _outcomes(came)
    poap = outcomes.pop(POAP)
    if isinstance(poap, MhhsError):
        raise poap
    sent = Sent(poap_items=[*poap.rows])
    _add_findings(sent, poap, POAP)
    for row in came.listed:
        if row["file"] in came.duplicates:
            _add_duplicate(sent, came, row, outcomes)
        else:
            _add(sent, came, row, outcomes.get(row["file"]))
    sent.plans = versions(sent.plans)
    sent.set_aside += _unlisted(folder)
    sent.warnings += [*doubts_of(came.listed, came.digests, came.duplicates), *undecided(sent.plans)]
    return sent


def _came(folder: Folder, as_at: date) -> _Came:
    listed = [row for row in folder.received if date.fromisoformat(row["received_date"]) <= as_at]
    paths = {row["file"]: folder.path / row["file"] for row in listed}
    digests = {file: sha256(path) for file, path in paths.items() if path.is_file()}
    return _Came(folder, as_at, listed, digests, duplicates_of(listed, digests))


# --- read, typed in, or neither ---------------------------------------------------------------------------


def _outcomes(came: _Came) -> dict[str, Outcome]:
    """Return the reading of each file that is there, or why it has none."""
    folder = came.folder
    present = [
        row for row in came.listed if row["file"] in came.digests and row["file"] not in came.duplicates
    ]
    settings = settings_of(folder.readings)
    typed = {entry["file"] for entry in folder.transcripts}
    plans = [row["file"] for row in present if row["kind"] == "plan"]
    refused = {file: why for file in plans if (why := not_a_table(file, is_typed_in=file in typed))}
    jobs: list[tuple[str, Job]] = [(POAP, (read_poap, folder.path / POAP, ()))]
    for row in (row for row in present if row["file"] not in refused):
        if row["kind"] == "plan":
            arguments = (settings.get(row["file"], NONE),)
            jobs.append((row["file"], (read_plan, folder.path / row["file"], arguments)))
        else:
            questions = [one for one in folder.questions if one["round"] == row["round"]]
            jobs.append((row["file"], (read_responses, folder.path / row["file"], (questions,))))
    return outcomes_of(folder.path, jobs) | refused


# --- rows of frames ---------------------------------------------------------------------------------------


def _add(sent: Sent, came: _Came, row: Row, outcome: Outcome | None) -> None:
    """Add what a listed file gave: its rows, or why there are none."""
    record = _record(came, row, outcome)
    if row["kind"] == "plan":
        sent.warnings += differing(row, outcome)
        outcome = _overruled(sent, came, row, outcome)
    if isinstance(outcome, Reading):
        record |= _read_facts(outcome)
        _add_findings(sent, outcome, row["file"])
        _add_rows(sent, row, outcome)
    if not isinstance(outcome, Reading) or row["file"] not in came.digests:
        reason, remedy = _why_not(outcome)
        record["reasons"] = "; ".join(filter(None, [record.get("reasons"), reason]))
        sent.set_aside.append(_finding(row["file"], reason, remedy))
    if not _is_understood(outcome):
        _tell_waiting(sent, came, row, is_opened=isinstance(outcome, Reading))
    sent.received.append(record)
    if row["kind"] == "plan":
        sent.plans.append(_plan(came, row, record, is_readable=_is_understood(outcome)))


def _overruled(sent: Sent, came: _Came, row: Row, outcome: Outcome | None) -> Outcome | None:
    """Return a plan's outcome with what people said of it: how it is read, what was typed in and corrected."""
    folder, file = came.folder, row["file"]
    readings, typed, corrections = (
        _of_file(entries, file) for entries in (folder.readings, folder.transcripts, folder.corrections)
    )
    settings = settings_of(readings).get(file, NONE)
    order = files_order_of(settings, outcome if isinstance(outcome, Reading) else None, dates_typed(typed))
    if typed:
        is_opened = isinstance(outcome, Reading)
        outcome, faults = with_typed_in(file, outcome, typed, order)
        outcome.idle = outcome.idle if is_opened else all_said(settings)
        sent.faults += faults
    if not isinstance(outcome, Reading):
        return outcome
    sent.faults += held_against(outcome, readings, [*dates_typed(typed), *dates_corrected(corrections)])
    if not _is_understood(outcome):
        return outcome
    made, faults = corrected(outcome, corrections, came.as_at, order)
    sent.faults += faults
    return made


def _of_file(entries: Iterable[Entry], file: str) -> list[Entry]:
    return [entry for entry in entries if entry["file"] == file]


def _add_duplicate(sent: Sent, came: _Came, row: Row, outcomes: Mapping[str, Outcome]) -> None:
    """Add a file that repeats an earlier one: it was received, and is neither read nor counted again."""
    earlier = came.duplicates[row["file"]]
    reason = f"the same file as {earlier}, byte for byte: not counted again"
    outcome = outcomes.get(earlier)
    sent.received.append(_record(came, row, outcome) | {"reasons": reason})
    sent.set_aside.append(_finding(row["file"], reason))
    sent.faults += [
        f"{entry.place}: {row['file']} is the same file as {earlier}; name that one"
        for entry in came.folder.entries
        if entry["file"] == row["file"]
    ]


def _tell_waiting(sent: Sent, came: _Came, row: Row, *, is_opened: bool) -> None:
    """Say that corrections of a file wait until it can be read, and words on how to read it until it can be opened."""
    waiting = {
        "corrections.csv": _of_file(came.folder.corrections, row["file"]),
        "readings.csv": [] if is_opened else _of_file(came.folder.readings, row["file"]),
    }
    for register, entries in waiting.items():
        if entries:
            told = count_words(len(entries), "row waits", "rows wait")
            reason = f"no plan could be read in the file: {told} in {register}"
            sent.set_aside.append(_finding(row["file"], reason))


def _is_understood(outcome: Outcome | None) -> bool:
    return isinstance(outcome, Reading) and outcome.layout != NO_TABLE


def _add_rows(sent: Sent, row: Row, reading: Reading) -> None:
    own = {"participant_id": row["participant_id"], "file": row["file"]}
    if row["kind"] == "plan":
        sent.activities.extend(reading.rows.with_same(own | {"plan_id": row["file"]}))
    else:
        _add_responses(sent, row, reading)


def _add_responses(sent: Sent, row: Row, reading: Reading) -> None:
    """Add the respondents and answers of a file: in confidence where received.csv says so, or else the form.

    Where neither says anything they are.
    """
    shared = {"file": row["file"], "round": row["round"], "received_date": row["received_date"]}

    def whole(one: Record) -> Record:
        return one | shared | {"is_confidential": is_answer_confidential(row, one["is_confidential"])}

    sent.responses += [whole(one) for one in reading.rows]
    if isinstance(reading, Responses):
        sender = {"sender": row.get("participant_id") or None}
        sent.respondents += [whole(one) | sender for one in reading.respondents]


def _record(came: _Came, row: Row, outcome: Outcome | None) -> Record:
    names = ("file", "participant_id", "kind", "round", "received_date", "supersedes")
    return {name: row.get(name) or None for name in names} | {
        "sha256": came.digests.get(row["file"]),
        "is_confidential": is_confidential(row, outcome),
        "is_late": _is_late(came, row),
        "duplicate_of": came.duplicates.get(row["file"]),
        "rows_in": 0,
        "rows_kept": 0,
        "rows_set_aside": 0,
    }


def _is_late(came: _Came, row: Row) -> bool | None:
    return is_late(row, came.folder.closes, str(came.folder.settings["round"]))


def _read_facts(reading: Reading) -> Record:
    return {
        "layout": reading.layout,
        "rows_in": reading.rows_in,
        "rows_kept": reading.rows_kept,
        "rows_set_aside": reading.rows_set_aside,
        "reading_confidence": reading.reading_confidence,
        "reasons": "; ".join(reading.reasons),
    }


def _plan(came: _Came, row: Row, record: Record, *, is_readable: bool) -> Record:
    named = row.get("supersedes") or ""
    return {
        "plan_id": row["file"],
        "participant_id": row["participant_id"],
        "round": row["round"],
        "file": row["file"],
        "as_of_date": row.get("as_of_date") or None,
        "received_date": row["received_date"],
        "supersedes": came.duplicates.get(named, named) or None,
        "planned_against": row.get("planned_against") or "unknown",
        "is_readable": is_readable,
        "is_late": _is_late(came, row),
        "is_confidential": record["is_confidential"],
    }


def _add_findings(sent: Sent, reading: Reading, file: str) -> None:
    sent.set_aside += [entry | {"file": file} for entry in reading.set_aside]
    sent.warnings += [entry | {"file": file} for entry in reading.warnings]
    sent.columns_read += _columns_read(reading, file)


def _columns_read(reading: Reading, file: str) -> list[Record]:
    """Return how each column of each table was understood, once where tables of a sheet have it alike."""
    names = ("column", "heading", "role", "date_basis", "doubt")
    listed = [
        {"file": file, "sheet": table["sheet"] or None} | {name: column.get(name) or None for name in names}
        for table in reading.tables
        for column in table["columns"]
    ]
    return list({tuple(one.values())[:5]: one for one in listed}.values())


def _why_not(outcome: Outcome | None) -> tuple[str, str]:
    """Return why a file gave no rows, or that rows typed in have no file beside them, and what to do."""
    if isinstance(outcome, NotReadable):
        return outcome.reason, outcome.remedy
    if outcome is None or isinstance(outcome, Reading):
        return "listed in received.csv, but the file is not there", "put the file there, or ask for it again"
    return "; ".join(outcome.faults), "see the reason"


def _finding(file: str, reason: str, remedy: str = "") -> Record:
    place = {"file": file, "sheet": None, "cell": None}
    return place | {"text": None, "reason": reason, "remedy": remedy, "rows": 0}


def _unlisted(folder: Folder) -> list[Record]:
    """Return an entry for each file that lies in the folder and is in no register: nobody says whose it is."""
    listed = {row["file"] for row in folder.received}
    sent = [
        path for kind in ("plans", "responses") for path in (folder.path / kind).rglob("*") if path.is_file()
    ]
    remedy = "add it to received.csv: whose it is, and when it came"
    return [
        _finding(file, "not in received.csv, so not read", remedy)
        for path in sorted(sent)
        if (file := path.relative_to(folder.path).as_posix()) not in listed
    ]
