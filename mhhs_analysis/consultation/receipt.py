"""When files came: which are late, which came twice, which replaces which, and which plan speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from mhhs_analysis.consultation.registers import Row

Record = dict[str, Any]

_ASK_WHICH = "ask which of them stands"


def is_late(row: Row, closes: date | None, round_: str) -> bool | None:
    """Return whether a file came after the close, or None where no close of its round is known."""
    if closes is None or row["round"] != round_:
        return None
    return date.fromisoformat(row["received_date"]) > closes


def duplicates_of(received: Sequence[Row], digests: Mapping[str, str]) -> dict[str, str]:
    """Return, for each file that repeats an earlier one byte for byte, that earlier file.

    Only a file of the same sender, kind and round is a duplicate: the same plan sent again in another round
    is that round's plan. `digests` is file to sha256, of the files that are there.
    """
    first: dict[tuple[str, ...], str] = {}
    found = {}
    for row in _by_day(received):
        if row["file"] in digests:
            key = (row.get("participant_id", ""), row["kind"], row["round"], digests[row["file"]])
            earlier = first.setdefault(key, row["file"])
            if earlier != row["file"]:
                found[row["file"]] = earlier
    return found


def doubts_of(
    received: Sequence[Row], digests: Mapping[str, str], duplicates: Mapping[str, str]
) -> list[Record]:
    """Return warnings of what receipts leave in doubt: equal files of two senders, an old plan sent again."""
    return [*_shared(received, digests), *_sent_again(received, duplicates)]


def versions(plans: Sequence[Record]) -> list[Record]:
    """Return plans with their version, counted by receipt, and which one speaks for its participant.

    Of plans received on one day a superseded one comes before the one that replaces it; where the register
    doesn't say, the one listed last is the latest.
    """
    numbered: list[Record] = []
    for plan in _replaced_first(_by_day(plans)):
        earlier = [one for one in numbered if one["participant_id"] == plan["participant_id"]]
        same_round = [one for one in earlier if one["round"] == plan["round"]]
        for one in earlier:
            one["is_latest"] = False
        numbered.append(plan | {"version": len(same_round) + 1, "is_latest": True})
    return numbered


def undecided(plans: Sequence[Record]) -> list[Record]:
    """Return a warning for each plan that speaks while another came the same day, neither replacing the other.

    `plans` are those that `versions` numbered.
    """
    replaced = {plan["supersedes"] for plan in plans}
    found = []
    for speaker in (plan for plan in plans if plan["is_latest"]):
        others = [
            plan["file"] for plan in plans if _is_rival(plan, speaker) and plan["plan_id"] not in replaced
        ]
        if others:
            reason = (
                f"nothing decides between it and {', '.join(others)}: all came on {speaker['received_date']}"
            )
            found.append(
                _warning(speaker["file"], reason, f"{_ASK_WHICH}, and say it in received.csv (supersedes)")
            )
    return found


def _is_rival(plan: Record, speaker: Record) -> bool:
    names = ("participant_id", "received_date")
    return plan is not speaker and all(plan[name] == speaker[name] for name in names)


def _by_day(listed: Iterable[Any]) -> list[Any]:
    return sorted(listed, key=lambda one: str(one["received_date"]))


def _replaced_first(plans: Sequence[Record]) -> list[Record]:
    """Return plans with each after the one it replaces, in their own order otherwise."""
    by_id = {plan["plan_id"]: plan for plan in plans}
    ordered: dict[str, Record] = {}
    for plan in plans:
        waiting = [plan]
        while (earlier := by_id.get(waiting[-1]["supersedes"])) is not None and earlier not in waiting:
            waiting.append(earlier)
        ordered |= {one["plan_id"]: one for one in reversed(waiting) if one["plan_id"] not in ordered}
    return list(ordered.values())


def _shared(received: Sequence[Row], digests: Mapping[str, str]) -> list[Record]:
    """Return a warning for each file whose bytes another sender's file has too."""
    present = [row for row in received if row["file"] in digests]
    return [
        _warning(row["file"], f"the same bytes as {other['file']}, which another participant sent",
                 "ask whether one file speaks for both")
        for row in present
        for other in present
        if digests[row["file"]] == digests[other["file"]]
        and row.get("participant_id", "") != other.get("participant_id", "")
    ]  # fmt: skip


def _sent_again(received: Sequence[Row], duplicates: Mapping[str, str]) -> list[Record]:
    """Return a warning for each plan sent again after its sender had sent another one in between."""
    plans = [row for row in _by_day(received) if row["kind"] == "plan"]
    places = {row["file"]: place for place, row in enumerate(plans)}
    found = []
    for again, first in duplicates.items():
        since = plans[places[first] + 1 : places[again]] if again in places else []
        own = plans[places[again]]["participant_id"] if again in places else ""
        others = [
            row["file"] for row in since if row["participant_id"] == own and row["file"] not in duplicates
        ]
        if others:
            found.append(_warning(again, f"{first} sent again, after {', '.join(others)}", _ASK_WHICH))
    return found


def _warning(file: str, reason: str, remedy: str) -> Record:
    return {"file": file, "sheet": None, "cell": None, "text": None, "reason": reason, "remedy": remedy}
