"""The files of a consultation received by a day: each read under guard, once while it is unchanged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from mhhs_analysis.consultation.folder import POAP, Folder, Row, truth_of
from mhhs_analysis.consultation.store import sha256
from mhhs_analysis.frames import MhhsError, NotReadable
from mhhs_analysis.intake.forms import read_responses
from mhhs_analysis.intake.guard import Job, read_all
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.poap import read_poap
from mhhs_analysis.intake.reading import NO_TABLE, Reading

Outcome = Reading | MhhsError
Record = dict[str, Any]


@dataclass
class Sent:
    """What was sent by a day, as rows of frames; `responses` are answers not yet matched to the register."""

    received: list[Record] = field(default_factory=list)
    plans: list[Record] = field(default_factory=list)
    activities: list[Record] = field(default_factory=list)
    responses: list[Record] = field(default_factory=list)
    poap_items: list[Record] = field(default_factory=list)
    set_aside: list[Record] = field(default_factory=list)
    warnings: list[Record] = field(default_factory=list)


def read_files(folder: Folder, as_at: date) -> Sent:
    """Return everything received by a day, read or set aside.

    Raises MhhsError for a workbook of plans on a page that can't be read: nothing can be shown without it.
    """
    listed = [row for row in folder.received if date.fromisoformat(row["received_date"]) <= as_at]
    present = [row for row in listed if (folder.path / row["file"]).is_file()]
    outcomes = _outcomes(folder, [_job(folder, row) for row in present])
    poap = outcomes.pop(POAP)
    if isinstance(poap, MhhsError):
        raise poap
    sent = Sent(poap_items=poap.rows)
    _add_findings(sent, poap, POAP)
    for row in listed:
        _add(sent, row, outcomes.get(row["file"]), folder.path / row["file"])
    sent.plans = _versions(sent.plans)
    sent.set_aside += _unlisted(folder)
    return sent


# --- reading, once while a file is unchanged ----------------------------------------------------------------


def _job(folder: Folder, row: Row) -> tuple[str, Job]:
    path = folder.path / row["file"]
    if row["kind"] == "plan":
        return row["file"], (read_plan, path, ())
    questions = [one for one in folder.questions if one["round"] == row["round"]]
    return row["file"], (read_responses, path, (questions,))


def _outcomes(folder: Folder, jobs: list[tuple[str, Job]]) -> dict[str, Outcome]:
    """Return the outcome of each job by file, kept ones taken from disk and new ones kept there."""
    jobs = [(POAP, (read_poap, folder.path / POAP, ())), *jobs]
    kept = folder.path / ".store" / "readings"
    kept.mkdir(parents=True, exist_ok=True)
    places = {file: kept / f"{_key(job)}.json" for file, job in jobs}
    new = [(file, job) for file, job in jobs if not places[file].is_file()]
    for (file, _), outcome in zip(new, read_all([job for _, job in new]), strict=True):
        places[file].write_text(_kept(outcome), encoding="utf-8")
    outcomes = {file: _taken(places[file].read_text(encoding="utf-8")) for file, _ in jobs}
    for stale in set(kept.iterdir()) - set(places.values()):
        stale.unlink()
    return outcomes


def _key(job: Job) -> str:
    """Return the fingerprint of a reading: the file, its reader, the reader's arguments and its program."""
    reader, path, others = job
    whole = hashlib.sha256(f"{reader.__name__} {json.dumps(others)} {path.name}".encode())
    package = Path(__file__).parents[1]
    program = [package / "dates.py", package / "reference.py", *sorted((package / "intake").glob("*.py"))]
    reference = sorted((package.parent / "data" / "reference").glob("*.csv"))
    for part in (path, *program, *reference):
        whole.update(sha256(part).encode())
    return whole.hexdigest()


def _kept(outcome: Outcome) -> str:
    if isinstance(outcome, Reading):
        return json.dumps({"reading": outcome.__dict__})
    if isinstance(outcome, NotReadable):
        return json.dumps({"refusal": [outcome.file, outcome.reason, outcome.remedy]})
    return json.dumps({"faults": outcome.faults})


def _taken(text: str) -> Outcome:
    held = json.loads(text)
    if "reading" in held:
        return Reading(**held["reading"])
    return NotReadable(*held["refusal"]) if "refusal" in held else MhhsError(*held["faults"])


# --- rows of frames ---------------------------------------------------------------------------------------


def _add(sent: Sent, row: Row, outcome: Outcome | None, path: Path) -> None:
    """Add what a listed file gave: its rows, or why there are none."""
    record = _record(row)
    if isinstance(outcome, Reading):
        record |= _read_facts(outcome, path)
        _add_findings(sent, outcome, row["file"])
    else:
        reason, remedy = _why_not(outcome)
        record |= {"reasons": reason, "sha256": sha256(path) if path.is_file() else None}
        sent.set_aside.append(_finding(row["file"], reason) | {"remedy": remedy, "rows": 0})
    sent.received.append(record)
    if row["kind"] == "plan":
        sent.plans.append(_plan(row, is_readable=_is_understood(outcome)))
    if isinstance(outcome, Reading):
        _add_rows(sent, row, outcome)


def _is_understood(outcome: Outcome | None) -> bool:
    return isinstance(outcome, Reading) and outcome.layout != NO_TABLE


def _add_rows(sent: Sent, row: Row, reading: Reading) -> None:
    own = {"participant_id": row["participant_id"], "file": row["file"]}
    if row["kind"] == "plan":
        sent.activities += [one | own | {"plan_id": row["file"]} for one in reading.rows]
    else:
        shared = {"file": row["file"], "round": row["round"], "received_date": row["received_date"]}
        default = _is_confidential(row)
        sent.responses += [
            one
            | shared
            | {"is_confidential": default if one["is_confidential"] is None else one["is_confidential"]}
            for one in reading.rows
        ]


def _record(row: Row) -> Record:
    names = ("file", "participant_id", "kind", "round", "received_date", "supersedes")
    return {name: row.get(name) or None for name in names} | {
        "is_confidential": _is_confidential(row),
        "rows_in": 0,
        "rows_kept": 0,
        "rows_set_aside": 0,
    }


def _read_facts(reading: Reading, path: Path) -> Record:
    return {
        "sha256": sha256(path),
        "layout": reading.layout,
        "rows_in": reading.rows_in,
        "rows_kept": reading.rows_kept,
        "rows_set_aside": reading.rows_set_aside,
        "reading_confidence": reading.reading_confidence,
        "reasons": "; ".join(reading.reasons),
    }


def _plan(row: Row, *, is_readable: bool) -> Record:
    return {
        "plan_id": row["file"],
        "participant_id": row["participant_id"],
        "round": row["round"],
        "file": row["file"],
        "as_of_date": row.get("as_of_date") or None,
        "received_date": row["received_date"],
        "supersedes": row.get("supersedes") or None,
        "planned_against": row.get("planned_against") or "unknown",
        "is_readable": is_readable,
        "is_confidential": _is_confidential(row),
    }


def _versions(plans: Sequence[Record]) -> list[Record]:
    """Return plans with their version, counted by receipt, and which one speaks for its participant."""
    numbered: list[Record] = []
    for plan in sorted(plans, key=lambda one: one["received_date"]):
        earlier = [one for one in numbered if one["participant_id"] == plan["participant_id"]]
        same_round = [one for one in earlier if one["round"] == plan["round"]]
        for one in earlier:
            one["is_latest"] = False
        numbered.append(plan | {"version": len(same_round) + 1, "is_latest": True})
    return numbered


def _is_confidential(row: Row) -> bool:
    return truth_of(row.get("is_confidential", ""), unless_said=True)


def _add_findings(sent: Sent, reading: Reading, file: str) -> None:
    sent.set_aside += [entry | {"file": file} for entry in reading.set_aside]
    sent.warnings += [entry | {"file": file} for entry in reading.warnings]


def _why_not(outcome: MhhsError | None) -> tuple[str, str]:
    if isinstance(outcome, NotReadable):
        return outcome.reason, outcome.remedy
    if outcome is None:
        return "listed in received.csv, but the file is not there", "put the file there, or ask for it again"
    return "; ".join(outcome.faults), "see the reason"


def _finding(file: str, reason: str) -> Record:
    return {"file": file, "sheet": None, "cell": None, "text": None, "reason": reason}


def _unlisted(folder: Folder) -> list[Record]:
    """Return an entry for each file that lies in the folder and is in no register: nobody says whose it is."""
    listed = {row["file"] for row in folder.received}
    sent = [
        path for kind in ("plans", "responses") for path in (folder.path / kind).rglob("*") if path.is_file()
    ]
    remedy = "add it to received.csv: whose it is, and when it came"
    return [
        _finding(file, "not in received.csv, so not read") | {"remedy": remedy, "rows": 0}
        for path in sorted(sent)
        if (file := path.relative_to(folder.path).as_posix()) not in listed
    ]
