"""Who is ready for a milestone of an option, by what each participant meant: its plan, and what it says.

The rules are those the project's design states: a participant's own milestone, else the end of its pre-integration
testing, else the end of its design, build and test; late only where the plan was made against the option or
against nothing, or where its owner says that it can't be ready.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from make import poap
from make.asked import Participant, written
from make.page import Meant
from make.responses.form import Round
from make.timeline import Due, due

CENTRAL, DNO, IDNO = {"central_systems", "dcc", "recco"}, "dno", "idno"
MILESTONES = ("M9", "M10")
CAN = {"can", "can_with_conditions"}


@dataclass(frozen=True)
class Interval:
    """The first and last day that something can mean; None is unbounded."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Readiness:
    """A participant at a milestone of an option: when it is ready, by which rule, and how that stands.

    `says` is what it says of the option: can, can_with_conditions, cannot, or nothing.
    """

    participant: Participant
    due: Due
    ready: Interval
    basis: str
    status: str
    says: str
    is_anchored: bool

    @property
    def disagrees(self) -> bool:
        """Whether what it says and what its plan shows point different ways."""
        shows_ready = self.status in {"ready", "ready_within_grace"}
        return (shows_ready and self.says == "cannot") or (self.status == "late" and self.says in CAN)

    @property
    def is_known(self) -> bool:
        """Whether its interval may decide a gate: its own date, planned for it, and nothing said against it."""
        is_dated = self.status in {"ready", "ready_within_grace", "late", "too_wide"}
        return is_dated and not self.is_anchored and not self.disagrees


def readiness(participants: Sequence[Participant], rounds: Sequence[Round]) -> list[Readiness]:
    """Return every participant at every milestone of every option."""
    meant = {one.participant_id: _meant(one) for one in participants}
    said = {
        (one.participant_id, option): _said([other for other in participants if other.responds_for == one.responds_for],
                                            option, rounds)
        for one in participants for option in poap.OPTIONS
    }  # fmt: skip
    return [
        _standing(one, meant[one.participant_id], due(option, milestone), said[one.participant_id, option])
        for option in poap.OPTIONS
        for milestone in MILESTONES
        for one in participants
    ]


def has_grace(participant: Participant, at: Due) -> bool:
    """Whether the month of grace is the participant's: it isn't stated for central systems."""
    return at.grace_to is not None and participant.constituency not in CENTRAL


def _meant(participant: Participant) -> list[Meant] | None:
    """The activities of the plan that speaks for a participant; None where there is none to read."""
    if (latest := participant.latest) is None:
        return None
    sent = next(file for file in written(participant) if file.path == latest.file)
    if sent.refused:
        return None
    return [meant for sheet in sent.sheets for row in sheet.rows for meant in row.meant]


def _standing(participant: Participant, meant: list[Meant] | None, at: Due, says: str) -> Readiness:
    basis, found = _ready(meant or [], at.milestone_id)
    says = says if at.milestone_id == "M9" else ""
    ready = _latest(found)
    rule = basis if ready != Interval() else ""
    held = Readiness(participant, at, ready, rule, "", says, _is_anchored(found, ready, at))
    return replace(held, status=_status(held, has_plan=meant is not None))


def _ready(meant: Sequence[Meant], milestone_id: str) -> tuple[str, list[Meant]]:
    """Return the rule that gives a participant's readiness, and the activities it rests on."""
    own = [one for one in meant if one.milestone == milestone_id]
    if own:
        return "own milestone", own
    for stage in ("pit", "dbt") if milestone_id == "M9" else ():
        if ended := [one for one in meant if one.stage == stage and not one.is_summary]:
            return f"end of {stage.upper()}", ended
    return "", []


def _latest(found: Sequence[Meant]) -> Interval:
    """The last of several finishes: no earlier than the latest first day, unbounded where one is unknown."""
    firsts = [one.done.first for one in found if one.done.first]
    lasts = [one.done.last for one in found]
    known = [last for last in lasts if last]
    return Interval(max(firsts, default=None), max(known) if known and len(known) == len(lasts) else None)


def _is_anchored(found: Sequence[Meant], ready: Interval, at: Due) -> bool:
    """Whether the date is the option's own: given from a milestone, or in the option's words or on its days."""
    if not found:
        return False
    given = (one.done.anchor or _is_own(Interval(one.done.first, one.done.last), at) for one in found)
    return all(given) or _is_own(ready, at)


def _is_own(ready: Interval, at: Due) -> bool:
    """Whether days are those of the option: its month, that month's first or last day, or a part that ends it."""
    if ready.first is None or ready.last is None:
        return (ready.last or ready.first) in at.interval
    is_first_day = ready.first == ready.last == at.first
    return is_first_day or (ready.last == at.last and ready.first >= at.first)


def _said(unit: Sequence[Participant], plan_option: str, rounds: Sequence[Round]) -> str:
    """What a unit of N says of an option: one answers for all of it."""
    for asked in rounds:
        for member in unit:
            if asked.says_it_cannot(member.participant_id, plan_option):
                return "cannot"
            if position := asked.position(member.participant_id, plan_option):
                return {"supports": "can", "supports_with_conditions": "can_with_conditions"}.get(
                    position, ""
                )
    return ""


def _status(held: Readiness, *, has_plan: bool) -> str:
    participant, at = held.participant, held.due
    if not _is_asked(participant, at.milestone_id):
        return "not_applicable"
    if not has_plan:
        return "not_readable" if participant.plans else "no_plan"
    first, last = held.ready.first, held.ready.last
    if first is None and last is None:
        return "no_date"
    if last and last <= at.last:
        return "ready"
    limit = at.grace_to if has_grace(participant, at) and at.grace_to else at.last
    if last and last <= limit:
        return "ready_within_grace"
    if first and first > (at.grace_to or at.last):
        return "late" if _is_planned(held) else "not_planned_against"
    if first and first > limit:
        return "grace_not_stated"
    return "too_wide"


def _is_asked(participant: Participant, milestone_id: str) -> bool:
    """Whether a milestone is a participant's: SIT for those who may take part, M10 for central systems and networks."""
    if milestone_id == "M9":
        return participant.sit_intent != "non_sit"
    return participant.constituency in {*CENTRAL, DNO, IDNO}


def _is_planned(held: Readiness) -> bool:
    latest = held.participant.latest
    against = latest.planned_against if latest else "unknown"
    return against in {held.due.plan_option, "unconstrained"} or held.says == "cannot"


def rows(found: Sequence[Readiness]) -> Iterator[dict[str, object]]:
    """Return readiness as rows of the truth."""
    for one in found:
        yield {
            "participant_id": one.participant.participant_id, "plan_option": one.due.plan_option,
            "milestone_id": one.due.milestone_id, "ready_from": one.ready.first, "ready_to": one.ready.last,
            "basis": one.basis, "status": one.status, "is_anchored": one.is_anchored, "says": one.says,
            "disagrees": one.disagrees,
        }  # fmt: skip
