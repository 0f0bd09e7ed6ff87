"""Whether a file is confidential: as the register says or the file itself, whichever is the safer."""

from __future__ import annotations

from typing import Any

from mhhs_analysis.consultation.outcomes import Outcome
from mhhs_analysis.consultation.registers import Row, truth_of
from mhhs_analysis.intake.reading import Reading

Record = dict[str, Any]

_ASK = "ask whether a public report may hold the plan"


def is_confidential(row: Row, outcome: Outcome | None) -> bool:
    """Return whether a public report must not hold a file: unless received.csv says no and the plan doesn't say yes."""
    said = truth_of(row.get("is_confidential", ""), unless_said=True)
    return said or bool(_marking(outcome).get("is_confidential"))


def is_answer_confidential(row: Row, said: bool | None) -> bool:
    """Return whether an answer is confidential: as received.csv says of a file that is, else as its form says.

    `said` is the form's own word, None where it doesn't ask: then a blank in received.csv keeps it confidential.
    """
    register = row.get("is_confidential", "")
    return truth_of(register, unless_said=said is not False) or bool(said)


def differing(row: Row, outcome: Outcome | None) -> list[Record]:
    """Return a warning where a plan and received.csv say otherwise of its confidentiality: it is kept confidential."""
    marking, register = _marking(outcome), row.get("is_confidential", "")
    if not marking or (register and truth_of(register, unless_said=True) is marking["is_confidential"]):
        return []
    if not register and marking["is_confidential"]:
        return []
    own = "it is confidential" if marking["is_confidential"] else "it is not confidential"
    others = "that it is not" if marking["is_confidential"] else "that it is" if register else "nothing of it"
    reason = f"the plan says that {own}, received.csv says {others}: kept confidential"
    place = {name: marking[name] for name in ("sheet", "cell", "text")}
    remedy = _ASK if marking["is_confidential"] else ""
    return [{"file": row["file"], **place, "reason": reason, "remedy": remedy}]


def _marking(outcome: Outcome | None) -> Record:
    return outcome.marking if isinstance(outcome, Reading) else {}
