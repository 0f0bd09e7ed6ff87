"""Which party a name says, and nothing else."""

from __future__ import annotations

import pytest

from mhhs_analysis.intake.versions.parties import (
    is_apart,
    is_perhaps,
    is_several,
    mentions_body,
    party_named,
    says_sent,
)
from mhhs_analysis.reference import rows


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("DCC plan", "dcc"),
        ("Elexon's key dates", "elexon"),
        ("2. RECCo", "recco"),
        ("Supplier A", "supplier a"),
        ("Vendor X plan", "vendor x"),
        ("Agents' plans", "agents"),
        ("LDSO readiness", "ldso"),
        ("DCC & Elexon", "dcc elexon"),
        ("I&C suppliers", "i&c suppliers"),
        ("Programme delivery plan", "programme"),
    ],
)
def test_a_name_says_a_party(name: str, party: str) -> None:
    """Beside words for plans and numbers of sheets."""
    assert party_named(name) == party


@pytest.mark.parametrize(
    "name", ["DCC integration", "Supplier selection", "Our DCC plan", "Adcc", "Agentic", "Plan", "", "."]
)
def test_other_words_say_what_is_done(name: str) -> None:
    """So does what says that the work is the sender's own, and a party's name within a longer word is none."""
    assert party_named(name) == ""


def test_one_party_is_another_than_all_and_a_sort_is_not() -> None:
    """A letter makes a sort of parties one of them."""
    assert all(map(is_apart, ("dcc", "supplier a", "dcc elexon")))
    assert not any(map(is_apart, ("", "supplier", "mss", "suppliers agents", "programme"))) and is_perhaps(
        "programme"
    )
    assert mentions_body("Testing with Elexon") and not mentions_body("Supplier testing")


def test_several_of_a_sort_are_none_of_them() -> None:
    """Nobody calls itself the LDSOs; the signs of a service end so too."""
    assert all(map(is_several, ("ldsos", "suppliers a", "metering services")))
    assert not any(map(is_several, ("ldso", "sds", "mss", "dcc", "supplier a", "")))
    assert says_sent("Plans as received") and not says_sent("Plan of the parties")


def test_words_stand_once_and_as_they_are_compared() -> None:
    """In lower case, each of one kind."""
    words = [row["words"] for row in rows("party_words")]
    assert len({*words}) == len(words) and all(word == word.lower() for word in words)
