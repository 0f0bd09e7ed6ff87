"""Which participant a respondent is: by what it calls itself, or by whose file it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mhhs_analysis.consultation.registers import Row
from mhhs_analysis.intake.responses.reading import UNNAMED

Record = dict[str, Any]
NOT_ASKED = "a respondent that is not in participants.csv"
AMBIGUOUS = "a name that several participants go by"
_FORMS_OF_COMPANY = r"\b(limited|ltd|plc|llp|group|company|co|the|uk)\b"


@dataclass(frozen=True)
class Match:
    """The participant that a respondent is and what told it, or why nobody can tell."""

    participant_id: str | None = None
    matched_by: str | None = None
    reason: str = ""


class Identities:
    """The register of participants, looked up by identifier, name and alias."""

    def __init__(self, participants: Sequence[Row]) -> None:
        self._ids = {row["participant_id"].lower(): row["participant_id"] for row in participants}
        self._names = _owners(
            (_plain(row["participant_name"]), row["participant_id"]) for row in participants
        )
        aliases = [(alias, row["participant_id"]) for row in participants for alias in aliases_of(row)]
        self._aliases = _owners((_plain(alias), who) for alias, who in aliases)
        self._domains = _owners((alias.lower().lstrip("@"), who) for alias, who in aliases)

    def of(self, respondent: Mapping[str, Any], sender: str | None, *, is_alone: bool) -> Match:
        """Return who a respondent is: what it calls itself speaks first, then whose file it stands in alone."""
        said = list(filter(None, (respondent["respondent"], *respondent["other_names"])))
        found = [self._called(name) for name in said]
        known = next((match for match in found if match.participant_id), None)
        if known:
            return known
        if sender and is_alone:
            return Match(sender, "sender")
        doubt = next((match for match in found if match.reason == AMBIGUOUS), None)
        return doubt or Match(reason=NOT_ASKED if said else UNNAMED)

    def _called(self, name: str) -> Match:
        """Return who goes by a name: an identifier, a name, another name, or an address of mail by its domain."""
        if name.strip().lower() in self._ids:
            return Match(self._ids[name.strip().lower()], "id")
        ways = (("name", self._names.get(_plain(name))), ("alias", self._aliases.get(_plain(name))),
                ("alias", self._by_domain(name)))  # fmt: skip
        for matched_by, owners in ways:
            if owners:
                is_one = len(owners) == 1
                return Match(next(iter(owners)), matched_by) if is_one else Match(reason=AMBIGUOUS)
        return Match(reason=NOT_ASKED)

    def _by_domain(self, name: str) -> frozenset[str] | None:
        """Return whose domain an address of mail is in: itself, or one above it."""
        _, sign, domain = name.strip().lower().rpartition("@")
        parts = domain.split(".") if sign else []
        above = (".".join(parts[first:]) for first in range(len(parts) - 1))
        return next((self._domains[one] for one in above if one in self._domains), None)


def aliases_of(row: Row) -> list[str]:
    """Return the other names a participant goes by."""
    return [alias.strip() for alias in row.get("aliases", "").split(";") if alias.strip()]


def alias_faults(path: object, participants: Sequence[Row]) -> Iterator[str]:
    """Tell each alias that is another participant's name, identifier or alias too."""
    said = [
        (name, row["participant_id"])
        for row in participants
        for name in {
            _plain(row["participant_name"]),
            row["participant_id"].lower(),
            *map(_plain, aliases_of(row)),
        }
    ]
    times = Counter(name for name, _ in said)
    for number, row in enumerate(participants, 2):
        for alias in aliases_of(row):
            if times[_plain(alias)] > 1:
                yield f"{path} row {number}: alias {alias!r} is another participant's name too; keep it once"


def _owners(named: Iterator[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, who in named:
        if name:
            found[name] = found.get(name, frozenset()) | {who}
    return found


def _plain(name: str) -> str:
    """Return a name in lower case without punctuation or form of company: "Ltd" and "Limited" are one."""
    words = re.sub(r"[^\w@. ]+", " ", name.lower().replace("&", " and ")).replace(". ", " ").strip(". ")
    return " ".join(re.sub(_FORMS_OF_COMPANY, " ", words).split()) if "@" not in words else words
