"""The gates of each option and their verdicts, from who is ready when.

They follow the rules that the minutes of TMAG 009 state. Each is met when the last (of all) or the k-th (of some)
of the participants it needs is ready by the deadline, at the latest; not met when it can't be; else undetermined.
How many suppliers and data services make a cohort is not in the minutes: the numbers here are this sample's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from make import poap
from make.asked import Participant
from make.readiness import CENTRAL, DNO, IDNO, Interval, Readiness, has_grace

NEVER, ALWAYS = date.max, date.min


@dataclass(frozen=True)
class Gate:
    """What an option needs of participants at a milestone: all of those concerned, or at least so many."""

    gate_id: str
    milestone_id: str
    concerns: Callable[[Participant], bool]
    at_least: int | None
    basis: str


@dataclass(frozen=True)
class Verdict:
    """A gate's verdict for an option, when it is met, and who decides it or is waited for."""

    status: str
    ready: Interval
    decided_by: tuple[str, ...] = ()
    waiting_for: tuple[str, ...] = ()
    why: str = ""


def _is_central(one: Participant) -> bool:
    return one.constituency in CENTRAL


def _has(role: str) -> Callable[[Participant], bool]:
    return lambda one: role in one.roles.split(";")


def _is(*constituencies: str) -> Callable[[Participant], bool]:
    return lambda one: one.constituency in constituencies


GATES = (
    Gate("central_systems_ready_for_m9", "M9", _is_central, None, "stated"),
    Gate("cohort_has_suppliers", "M9", _has("supplier"), 3, "stated for POAP 1; the number is a parameter"),
    Gate(
        "cohort_has_data_services",
        "M9",
        _has("data_service"),
        2,
        "stated for POAP 1; the number is a parameter",
    ),
    Gate("cohort_has_a_registration_service", "M9", _has("registration_service"), 1, "stated"),
    Gate("sit_has_a_dno", "M9", _is(DNO), 1, "stated"),
    Gate("central_systems_ready_for_migration", "M10", _is_central, None, "stated"),
    Gate("all_dnos_at_go_live", "M10", _is(DNO), None, "stated"),
    Gate("networks_ready_with_central_systems", "M10", _is(DNO, IDNO), None, "assumption, noted"),
)
ENABLERS = (
    ("m8_codes_ready", "M8", "code bodies and Ofgem", "codes not yet drafted; the option's own date is no evidence"),
    ("migration_design_confirmed", "", "Programme", "it is worked out in November and December 2022"),
    ("sad_amended", "", "BSC", "the SAD has still to be amended for MHHS"),
    ("qualification_defined", "", "code bodies", "the code bodies own qualification and have still to define it"),
    ("ado_set_up", "", "Programme", "access, training and a constrained set-up are intended, without a date"),
)  # fmt: skip
"""Gates whose owner is no participant: no date of theirs is known at the time of this consultation."""


def rows(found: Sequence[Readiness]) -> Iterator[dict[str, object]]:
    """Return the verdict of every gate for every option as rows of the truth."""
    for option in poap.OPTIONS:
        for gate in GATES:
            concerned = [one for one in found if _concerns(gate, one, option)]
            yield _row(option, gate, gate.gate_id, concerned)
            if gate.gate_id == "central_systems_ready_for_m9":
                for one in concerned:
                    yield _row(option, gate, f"{gate.gate_id}:{one.participant.participant_id}", [one])
        for gate_id, milestone, owner, why in ENABLERS:
            yield {"plan_option": option, "gate_id": gate_id, "milestone_id": milestone, "needed": "all",
                   "basis": "stated", "status": "undetermined", "waiting_for": owner, "why": why}  # fmt: skip


def _concerns(gate: Gate, one: Readiness, option: str) -> bool:
    at = one.due
    return (
        (at.plan_option, at.milestone_id) == (option, gate.milestone_id)
        and gate.concerns(one.participant)
        and (one.status != "not_applicable")
    )


def _row(option: str, gate: Gate, gate_id: str, concerned: Sequence[Readiness]) -> dict[str, object]:
    verdict = _of_all(concerned) if gate.at_least is None else _of_some(concerned, gate.at_least)
    return {
        "plan_option": option, "gate_id": gate_id, "milestone_id": gate.milestone_id,
        "needed": "all" if gate.at_least is None else f"at_least:{gate.at_least}", "basis": gate.basis,
        "status": verdict.status, "ready_from": verdict.ready.first, "ready_to": verdict.ready.last,
        "decided_by": ";".join(verdict.decided_by), "waiting_for": ";".join(verdict.waiting_for),
        "why": verdict.why,
    }  # fmt: skip


def _of_all(concerned: Sequence[Readiness]) -> Verdict:
    """All are needed: the last of them decides, and one that is late decides against it."""
    first = max((_bounds(one)[0] for one in concerned), default=ALWAYS)
    last = max((_bounds(one)[1] for one in concerned), default=NEVER)
    late = [one for one in concerned if one.is_known and one.status == "late"]
    if late:
        why = "not ready in time by a plan made for it or against nothing: " + _listed(late)
        return Verdict("not_met", _interval(first, last), _ids(late), (), why)
    waiting = [one for one in concerned if not _is_in_time(one)]
    if waiting:
        return Verdict("undetermined", _interval(first, last), (), _ids(waiting), _listed(waiting))
    deciding = [one for one in concerned if _bounds(one)[1] == last]
    why = "ready in time" if len(concerned) == 1 else f"the last of {len(concerned)} is in time"
    return Verdict("met", _interval(first, last), _ids(deciding), (), why)


def _of_some(concerned: Sequence[Readiness], needed: int) -> Verdict:
    """So many are needed: the k-th to be ready decides; whose part in SIT is open counts only in the best case."""
    sure = [one for one in concerned if one.participant.sit_intent == "sit"]
    first = _kth([_bounds(one)[0] for one in concerned], needed)
    last = _kth([_bounds(one)[1] for one in sure], needed)
    in_time = sorted((one for one in sure if _is_in_time(one)), key=lambda one: _bounds(one)[1])
    if len(in_time) >= needed:
        why = f"{len(in_time)} are ready in time, {needed} are needed"
        return Verdict("met", _interval(first, last), _ids(in_time[:needed]), (), why)
    waiting = [one for one in concerned if one not in in_time and not (one.is_known and one.status == "late")]
    if len(in_time) + len(waiting) < needed:
        late = [one for one in concerned if one.is_known and one.status == "late"]
        why = f"{len(in_time) + len(waiting)} can be ready in time, {needed} are needed"
        return Verdict("not_met", _interval(first, last), _ids(late), (), why)
    why = f"{len(in_time)} are ready in time, {needed} are needed: {_listed(waiting)}"
    return Verdict("undetermined", _interval(first, last), _ids(in_time), _ids(waiting), why)


def _kth(days: Sequence[date], needed: int) -> date:
    return sorted(days)[needed - 1] if len(days) >= needed else NEVER


def _bounds(one: Readiness) -> tuple[date, date]:
    """A participant's interval as it may decide a gate: unbounded where its date is unknown or gainsaid."""
    if not one.is_known:
        return ALWAYS, NEVER
    return one.ready.first or ALWAYS, one.ready.last or NEVER


def _is_in_time(one: Readiness) -> bool:
    return one.is_known and (
        one.status == "ready" or (one.status == "ready_within_grace" and has_grace(one.participant, one.due))
    )


def _interval(first: date, last: date) -> Interval:
    return Interval(None if first in (ALWAYS, NEVER) else first, None if last in (ALWAYS, NEVER) else last)


def _ids(found: Sequence[Readiness]) -> tuple[str, ...]:
    return tuple(one.participant.participant_id for one in found)


def _listed(found: Sequence[Readiness]) -> str:
    """Who, and how each stands."""
    return "; ".join(
        f"{one.participant.participant_id} {'says otherwise than its plan shows' if one.disagrees else one.status}"
        for one in found
    )
