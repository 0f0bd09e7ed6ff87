"""Each file of a consultation read under guard, once while it is unchanged."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from mhhs_analysis.consultation.store import sha256
from mhhs_analysis.frames import MhhsError, NotReadable, NotReadHere
from mhhs_analysis.intake.by_column import ByColumn
from mhhs_analysis.intake.guard import Job, read_all
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.responses import Responses

Outcome = Reading | MhhsError


def outcomes_of(data: Path, jobs: list[tuple[str, Job]]) -> dict[str, Outcome]:
    """Return the outcome of each job by file, kept ones taken from disk and new ones kept there.

    `data` is the consultation's folder; what was kept of other jobs is removed. A refusal that lies
    here is not kept: the program it wants may be installed any day, the machine may be less busy.
    """
    kept = data / ".store" / "readings"
    kept.mkdir(parents=True, exist_ok=True)
    program = _program()
    places = {file: kept / f"{_key(job, program)}.json" for file, job in jobs}
    new = [(file, job) for file, job in jobs if not places[file].is_file()]
    waiting: dict[str, Outcome] = {}
    for (file, _), outcome in zip(new, read_all([job for _, job in new]), strict=True):
        if isinstance(outcome, NotReadHere):
            waiting[file] = outcome
        else:
            places[file].write_text(_kept(outcome), encoding="utf-8")
    outcomes = {
        file: waiting.get(file) or _taken(places[file].read_text(encoding="utf-8")) for file, _ in jobs
    }
    for stale in set(kept.iterdir()) - set(places.values()):
        stale.unlink()
    return outcomes


def _key(job: Job, program: str) -> str:
    """Return the fingerprint of a reading: the file, its reader, the reader's arguments and its program."""
    reader, path, others = job
    whole = f"{reader.__name__} {others!r} {path.name} {sha256(path)} {program}"
    return hashlib.sha256(whole.encode()).hexdigest()


def _program() -> str:
    """Return the fingerprint of all that reads files: the code, and the reference tables it reads by."""
    package = Path(__file__).parents[1]
    rooms = [*(package / "dates").rglob("*.py"), *(package / "intake").rglob("*.py")]
    reference = sorted((package.parent / "data" / "reference").glob("*.csv"))
    parts = [package / "reference.py", *sorted(rooms), *reference]
    return hashlib.sha256("".join(map(sha256, parts)).encode()).hexdigest()


def _kept(outcome: Outcome) -> str:
    if isinstance(outcome, Reading):
        columns = outcome.rows.columns()
        rows = {"rows": [*outcome.rows]} if columns is None else {"columns": columns}
        return json.dumps({"reading": outcome.__dict__ | {"rows": None}, **rows})
    if isinstance(outcome, NotReadable):
        return json.dumps({"refusal": [outcome.file, outcome.reason, outcome.remedy]})
    return json.dumps({"faults": outcome.faults})


def _taken(text: str) -> Outcome:
    held = json.loads(text)
    if "reading" in held:
        rows = ByColumn(held["columns"]) if "columns" in held else ByColumn.of(held["rows"])
        kind = Responses if "respondents" in held["reading"] else Reading
        return kind(**(held["reading"] | {"rows": rows}))
    return NotReadable(*held["refusal"]) if "refusal" in held else MhhsError(*held["faults"])
