from types import SimpleNamespace

import pandas as pd
import pytest

from mhhs_analysis.analysis.chosen import ALL, NOT_MAPPED, Choice, choices, chosen, chosen_words
from mhhs_analysis.frames import WITHHELD

PEOPLE = pd.DataFrame(
    {
        "participant_id": ["P1", "P2", "P3", "P4"],
        "participant_name": ["Alder", "Birch", "Cedar", "Dogwood"],
        "constituency": ["dno", "dno", "ic_supplier", WITHHELD],
    }
)
ROLES = pd.DataFrame(
    {
        "participant_id": ["P1", "P2", "P3", "P3"],
        "role": ["registration_service", "supplier", "supplier", WITHHELD],
    }
)
ACTIVITIES = pd.DataFrame({"participant_id": ["P1", "P1", "P3", "P3"], "stage": ["sit", "pit", "pit", None]})
FRAMES = SimpleNamespace(participants=PEOPLE, roles=ROLES, activities=ACTIVITIES)
LABELS = (
    {"dno": "DNO", "idno": "iDNO", "ic_supplier": "I&C supplier"},
    {"supplier": "Supplier", "registration_service": "Registration service"},
    {"pit": "PIT", "sit": "SIT", "cit": "CIT"},
)


def shown(**choice):
    made = chosen(FRAMES, Choice(**choice))
    return sorted(made.participants["participant_id"]), len(made.activities), made.without_stage, made.unknown


def test_only_what_occurs_is_offered_and_all_first():
    """In the order of the reference tables; nobody is offered what would show nothing."""
    offered = choices(FRAMES, *LABELS)
    assert offered["constituency"] == [("All", ALL), ("DNO", "dno"), ("I&C supplier", "ic_supplier")]
    assert [value for _, value in offered["stage"]] == [ALL, "pit", "sit", NOT_MAPPED]


def test_nothing_chosen_shows_everybody():
    """Those without a plan too."""
    assert shown() == (["P1", "P2", "P3", "P4"], 4, (), 0)


def test_whom_nobody_can_place_is_counted_and_never_taken_for_another():
    """A withheld constituency, a role withheld or not given: not shown, and not said not to belong."""
    assert shown(constituency="dno") == (["P1", "P2"], 2, (), 1)
    assert shown(role="supplier") == (["P2", "P3"], 2, (), 1)
    assert shown(constituency="dno", role="supplier") == (["P2"], 0, (), 1)


def test_a_plan_without_the_stage_is_named_and_one_that_was_not_sent_stays():
    """No activity of a stage and no plan at all are two things."""
    assert shown(stage="sit") == (["P1", "P2", "P4"], 1, ("Cedar",), 0)
    assert shown(stage=NOT_MAPPED) == (["P2", "P3", "P4"], 1, ("Alder",), 0)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Choice(), "Everybody, every stage: 4 participants of 4"),
        (Choice("dno"), "DNO: 2 participants of 4. 1 more may belong: withheld [c] or not given"),
        (Choice("ic_supplier", "supplier", "sit"), "I&C supplier · Supplier · SIT: 0 participants of 4. A plan, but no "
         "activity of this stage: Cedar. 1 more may belong: withheld [c] or not given"),
    ],
)  # fmt: skip
def test_a_choice_says_what_it_shows_and_what_it_leaves_out(choice, words):
    """How many of how many, whose plan lacks the stage, of how many it isn't known."""
    assert chosen_words(chosen(FRAMES, choice), choice, choices(FRAMES, *LABELS), 4) == words
