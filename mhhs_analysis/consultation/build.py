"""Files to the full store: everything read and every analysis run, once, on full frames."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

import pandas as pd
from filelock import FileLock

from mhhs_analysis import disclosure
from mhhs_analysis.analysis.clashes import clashes_of
from mhhs_analysis.analysis.cohort import cohort_of
from mhhs_analysis.analysis.coverage import coverage_of, headlines_of
from mhhs_analysis.analysis.gates import gate_results_of
from mhhs_analysis.analysis.mapping import map_activities
from mhhs_analysis.analysis.positions import positions_of
from mhhs_analysis.analysis.readiness import readiness_of
from mhhs_analysis.analysis.routes import routes_of
from mhhs_analysis.analysis.shortest import shortest_dates_of
from mhhs_analysis.analysis.statements import statements_of
from mhhs_analysis.analysis.versions import of_latest_plans
from mhhs_analysis.analysis.withholding import marked_throughout
from mhhs_analysis.consultation.activity_mapping import mapped_nowhere, said_of_activities
from mhhs_analysis.consultation.coding import coded_as, codings_of, said_in_answers
from mhhs_analysis.consultation.dependencies import depending
from mhhs_analysis.consultation.edition import Edition, Wanted
from mhhs_analysis.consultation.evidence_tables import evidence_tables, position_counts_of
from mhhs_analysis.consultation.files import Sent, read_files
from mhhs_analysis.consultation.folder import Folder
from mhhs_analysis.consultation.gates_in_force import gates_in_force
from mhhs_analysis.consultation.identity import aliases_of
from mhhs_analysis.consultation.matching import Matched, matched, questions_of
from mhhs_analysis.consultation.registers import Row, truth_of
from mhhs_analysis.consultation.store import Tables, is_there, read_tables, sha256, write_store
from mhhs_analysis.frames import (
    ACTIVITIES,
    ANSWERS,
    COLUMNS_READ,
    FRAMES,
    PARTICIPANT_ROLES,
    PARTICIPANTS,
    PLANS,
    POAP_ITEMS,
    QUESTIONS,
    RECEIVED,
    RESPONDENTS,
    SET_ASIDE,
    SUPERSEDED_ANSWERS,
    WARNINGS,
    MhhsError,
    check,
    frame_of,
    frame_of_lists,
)
from mhhs_analysis.intake.by_column import ByColumn
from mhhs_analysis.reference import known, position_words

PUBLIC = "Public"
"""How what the public may see is classified."""


def build(asked: Wanted) -> None:
    """Write the store asked for, and the full one it is disclosed from, each if it is stale.

    Raises MhhsError with every fault of the folder, its registers or its plans on a page.
    """
    full = asked.store.with_name(f"full-{asked.store.name.rsplit('-', 1)[1]}")
    full.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(full.parent / "lock"):
        if not is_there(full):
            write_store(
                full, _checked(full_tables(asked.folder, date.fromisoformat(asked.as_at))), _facts(asked)
            )
        if not is_there(asked.store):
            _disclose(asked, read_tables(full))


def full_tables(folder: Folder, as_at: date) -> Tables:
    """Return every frame of a consultation as at a day, nothing withheld.

    Raises MhhsError with a fault for each entry of a register that names nothing there is.
    """
    sent = read_files(folder, as_at)
    _check_mapped(folder, sent)
    heard = matched(sent, folder)
    tables = _registered(folder, heard) | _received(sent, heard)
    codings, waiting = codings_of(folder.coding, tables["answers"].to_dict("records"))
    activities = _mapped(tables["activities"], folder, sent, as_at)
    round_ = str(folder.settings["round"])
    coverage = coverage_of(tables["participants"], tables["plans"], activities, tables["answers"], round_)
    held = positions_of(
        tables["answers"], tables["questions"], position_words(), coded_as(codings, "position")
    )
    statements = statements_of(held, tables["participants"], said_in_answers(codings))
    readiness = _readiness(tables | {"activities": activities}, statements, as_at)
    gates = gates_in_force(folder.settings, as_at)
    people, roles = tables["participants"], tables["roles"]
    whose = (gates, readiness, people, roles)
    latest = of_latest_plans(activities, tables["plans"])
    depends, unmet = depending(folder.dependencies, folder.received, latest.to_dict("records"))
    tables["warnings"] = frame_of([*sent.warnings, *heard.warnings, *waiting, *unmet], WARNINGS)
    return tables | {
        "activities": activities,
        "readiness": readiness,
        "gate_results": gate_results_of(*whose),
        "shortest_dates": shortest_dates_of(*whose),
        "cohort": cohort_of(gates, readiness, latest, people, roles, known("readiness_rules", as_at)),
        "clashes": clashes_of(latest, depends),
        "routes": routes_of(people, roles, *_sample(folder.settings)),
        "coverage": coverage,
        "headlines": headlines_of(coverage),
        **evidence_tables(tables | {"activities": activities}, held, codings, as_at),
        "position_counts": position_counts_of(tables | {"activities": activities}, held, codings, round_),
    }


def _mapped(activities: pd.DataFrame, folder: Folder, sent: Sent, as_at: date) -> pd.DataFrame:
    """Return activities with the stages and milestones that rules known at a day, and analysts, give them."""
    return map_activities(
        activities,
        known("stages", as_at),
        [*known("milestones", as_at), *_named_on_the_page(sent)],
        known("not_phrases", as_at),
        said_of_activities(folder.activity_mapping),
    )


def _sample(settings: dict[str, Any]) -> tuple[float, str]:
    """Return the share of those not in SIT whose PIT is assured, and the seed of the draw."""
    return float(settings.get("pit_sample_share", 0.25)), str(settings.get("pit_sample_seed", 1))


def _readiness(tables: Tables, statements: pd.DataFrame, as_at: date) -> pd.DataFrame:
    """Return who is ready for what, by the plans, by what is said, and by the rules known on a day."""
    people = tables["participants"]
    readiness = readiness_of(
        people,
        tables["plans"],
        tables["activities"],
        tables["poap_items"],
        statements,
        known("readiness_rules", as_at),
        known("milestone_owners", as_at),
    )
    return marked_throughout(readiness, tables["answers"], people)


def _named_on_the_page(sent: Sent) -> list[dict[str, str]]:
    """Return the phrases of milestones that the plans on a page name: they are known once those are here."""
    named = dict.fromkeys(item["milestone_id"] for item in sent.poap_items if item.get("milestone_id"))
    return [{"milestone_id": milestone, "phrase": milestone.lower()} for milestone in named]


def _check_mapped(folder: Folder, sent: Sent) -> None:
    """Add what waits in activity_mapping.csv to what is in doubt, and raise every fault of the registers."""
    faults, waiting = mapped_nowhere(folder.activity_mapping, sent.activities, sent.received)
    sent.warnings += waiting
    if sent.faults or faults:
        raise MhhsError(*sent.faults, *faults)


def _checked(tables: Mapping[str, pd.DataFrame]) -> Tables:
    return {name: check(tables[name], frame) for name, frame in FRAMES.items()}


def _disclose(asked: Wanted, full: Tables) -> None:
    """Write an audience's store through the one door, its list of inputs included."""
    facts = _facts(asked)
    tables = _checked(disclosed(asked.folder, asked.as_at, full, asked.audience, facts["inputs"]))
    facts["inputs"] = disclosure.inputs_shown(
        facts["inputs"], full["received"], full["participants"], asked.audience
    )
    write_store(asked.store, tables, facts)


def disclosed(
    folder: Folder, as_at: str, full: Mapping[str, pd.DataFrame], audience: str, inputs: Mapping[str, str]
) -> Tables:
    """Return what an audience sees of the full frames; `inputs` (all, file to sha256) number the pseudonyms."""
    # From the inputs alone: a change of the program must not number anybody anew.
    seed = hashlib.sha256(json.dumps(dict(inputs), sort_keys=True).encode()).hexdigest()
    gates = gates_in_force(folder.settings, date.fromisoformat(as_at))
    aliases = {row["participant_id"]: aliases_of(row) for row in folder.participants}
    return disclosure.disclose(full, audience, seed, folder.analysts, gates, aliases)


def _facts(asked: Wanted) -> dict[str, Any]:
    settings, path = asked.folder.settings, asked.folder.path
    inputs = {p.relative_to(path).as_posix(): sha256(p) for p in asked.folder.inputs if p.is_file()}
    return asdict(
        Edition(
            name=str(settings["name"]),
            title=str(settings.get("title", settings["name"])),
            as_at=asked.as_at,
            audience=asked.audience,
            classification=PUBLIC if asked.audience == "public" else str(settings["classification"]),
            round=str(settings["round"]),
            inputs=inputs,
            contact=str(settings.get("contact", "")),
        )
    )


# --- frames of the registers and of what was read ----------------------------------------------------------


def _registered(folder: Folder, heard: Matched) -> Tables:
    """Return the frames that come from the registers; of questions also what was answered beside them."""
    participants = [_participant(row) for row in folder.participants]
    roles = [
        {"participant_id": row["participant_id"], "role": role.strip()}
        for row in folder.participants
        for role in filter(None, row.get("roles", "").split(";"))
    ]
    questions = questions_of(folder.questions, heard.questions, QUESTIONS.column_names)
    return {
        "participants": frame_of(participants, PARTICIPANTS),
        "roles": frame_of(roles, PARTICIPANT_ROLES),
        "questions": frame_of(questions, QUESTIONS),
    }


def _participant(row: Row) -> dict[str, Any]:
    names = ("participant_id", "participant_name", "group_id", "constituency")
    return {name: row.get(name) or None for name in names} | {
        "responds_for": row["responds_for"] or row["participant_id"],
        "sit_intent": row.get("sit_intent") or "unknown",
        "is_name_public": truth_of(row.get("is_name_public", ""), unless_said=False),
        "market_share": float(row["market_share"]) if row.get("market_share") else None,
    }


def _activities(rows: ByColumn) -> pd.DataFrame:
    columns = rows.columns()
    return frame_of_lists(columns, ACTIVITIES) if columns else frame_of(rows, ACTIVITIES)


def _received(sent: Sent, heard: Matched) -> Tables:
    """Return the frames that come from the files."""
    return {
        "received": frame_of(sent.received, RECEIVED),
        "plans": frame_of(sent.plans, PLANS),
        "poap_items": frame_of(sent.poap_items, POAP_ITEMS),
        "activities": _activities(sent.activities),
        "answers": frame_of(heard.answers, ANSWERS),
        "superseded_answers": frame_of(heard.superseded, SUPERSEDED_ANSWERS),
        "respondents": frame_of(heard.respondents, RESPONDENTS),
        "set_aside": frame_of([*sent.set_aside, *heard.set_aside], SET_ASIDE),
        "columns_read": frame_of(sent.columns_read, COLUMNS_READ),
    }
