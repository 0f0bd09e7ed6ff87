"""Tasks are compared by the words that tell them apart."""

from __future__ import annotations

import pytest

from mhhs_analysis.intake.versions.tasks import task_named, tasks_named


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Build adaptor", "1.2 Building of the adaptors"),
        ("Draft interface specification", "Interface specifications: draft"),
        ("Schnittstelle entwerfen", "Die Schnittstelle entwerfen"),
        ("Process", "PROCESS."),
    ],
)
def test_a_task_is_the_same_however_it_is_spelt(one: str, other: str) -> None:
    """Endings, order, articles and numbers before it say nothing."""
    assert task_named(one) == task_named(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Test design", "Design test"),
        ("Review build 10", "Build review 10"),
        ("Migrate from DCC", "Migrate to DCC"),
        ("Build CRM adaptor", "Build billing adaptor"),
        ("Cycle 1", "Cycle 2"),
        ("M9", "M10"),
        ("The", "Of"),
    ],
)
def test_other_words_are_another_task(one: str, other: str) -> None:
    """So are two words the other way round: to test a design is not to design a test."""
    assert task_named(one) != task_named(other)


def test_codes_that_number_tasks_are_no_part_of_their_names() -> None:
    """Unless some task has none, they are all one, or they alone tell tasks apart."""
    assert tasks_named(["ACM-01 Design", "ACM-02 Build"]) == tasks_named(["REQ7 Design", "REQ8 Build"])
    for names in (["ACM-01 Design", "Build"], ["R2 Design", "R2 Build"], ["CR55 Deploy", "CR56 Deploy"]):
        assert tasks_named(names) == [*map(task_named, names)]
