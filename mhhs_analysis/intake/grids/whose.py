"""Words in a drawing that say whose a thing is, not what it is called: DNO, Elexon; J. Smith, A. Patel."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhhs_analysis.intake.headings.person_names import is_as_of_person, name_persons
from mhhs_analysis.intake.versions.parties import party_named

_INITIAL = re.compile(r"[A-Z]\. ?[A-Z]")
_FEWEST = 2
"""Words from which they are parties' or persons' names: one alone may be short for what it does (Supplier)."""


def say_whose(texts: Sequence[str]) -> bool:
    """Return whether several words all name parties, or all persons."""
    if len(texts) < _FEWEST:
        return False
    are_persons = all(_INITIAL.match(text) and is_as_of_person(text) for text in texts)
    return are_persons or name_persons(texts) or all(map(party_named, texts))
