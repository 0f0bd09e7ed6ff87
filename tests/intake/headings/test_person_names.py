"""Whether names are persons', by how they are written and what stands beside them."""

import pytest

from mhhs_analysis.intake.headings.person_names import are_persons, is_as_of_person, may_be_persons


@pytest.mark.parametrize(
    "name", ["Ann Alder", "A. Planner", "Bo van der Berg", "Cy O'Neill", "Dee Smith-Jones", "Dr Eve McAdam"]
)
def test_two_or_more_capitalised_words_may_name_a_person(name: str) -> None:
    """Initials, particles and double names among them."""
    assert is_as_of_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Migrate",
        "Data cleansing",
        "SIT Entry",
        "System Test",
        "Wave 1",
        "Go live",
        "Ann",
        "Data Migration",
        "",
    ],
)
def test_one_word_small_letters_codes_and_work_name_no_person(name: str) -> None:
    """What may be a task's name is no sure sign of a person."""
    assert not is_as_of_person(name)


@pytest.mark.parametrize(
    "name", ["Alder Energy", "Birch Gas", "Cedar Power", "York Office", "Dogwood Ltd", "Elm Group"]
)
def test_companies_and_their_sites_are_no_persons(name: str) -> None:
    """Their names are written as persons' are, and people at them are reached as persons are."""
    assert not is_as_of_person(name)


def test_a_table_of_suppliers_is_none_of_persons() -> None:
    """Whom to ask stands beside the dates of each; of persons few are called so."""
    suppliers, reached = ["Alder Energy", "Birch Gas", "Cedar Power"], [("Email", ["ann@example.org"])]
    assert not are_persons("Name", suppliers, reached)
    assert are_persons("Name", ["Ann Alder", "Bo Birch", "Cedar Power"], reached)
    assert not may_be_persons("Name", suppliers, ["Company"])


def test_what_stands_beside_names_decides() -> None:
    """Persons are reached or work as something; whom they work for may as well be who does a task."""
    people = ["Ann Alder", "Bo Birch", "TBC"]
    assert are_persons("Name", people, [("Role", ["Test manager", "Developer"])])
    assert are_persons("Name", people, [("Email", ["ann@example.org"])])
    assert not are_persons("Name", people, [("Role", ["Supplier", "LDSO"])])
    assert not are_persons("Task", people, [("Role", ["Test manager", "Developer"])])
    assert not are_persons("Name", ["Ann Alder", "Build", "Bo Birch"], [("Role", ["Test manager"])])
    assert may_be_persons("Name", people[:2], ["Organisation"]) and not may_be_persons(
        "Name", people[:2], ["Owner"]
    )
