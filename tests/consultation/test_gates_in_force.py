"""How many a gate needs, where the minutes give no number, is the consultation's to say; and is checked and shown."""

from datetime import date

import pytest

from mhhs_analysis.consultation.gates_in_force import gates_in_force, needed_faults

DAY = date(2022, 10, 28)


def test_a_number_given_stands_in_place_of_its_default_and_says_so() -> None:
    """Under every option; the other gates stay."""
    plain = gates_in_force({}, DAY)
    given = gates_in_force({"needed": {"cohort_has_suppliers": 5}}, DAY)
    changed = [(was["gate_id"], now) for was, now in zip(plain, given, strict=True) if was != now]
    assert [gate_id for gate_id, _ in changed] == ["cohort_has_suppliers"]
    assert changed[0][1]["needed"] == "at_least:5" and "the default is 3" in changed[0][1]["note"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"sit_has_a_dno": 2}, "no gate whose number is open; there are cohort_has_data_services"),
        ({"cohort_has_suppliers": 0}, "write a whole number"),
        ({"cohort_has_suppliers": True}, "write a whole number"),
        ({"cohort_has_suppliers": "3"}, "write a whole number"),
        (3, "write a section [needed]"),
    ],
)
def test_a_number_that_cannot_be_is_a_fault(kept, said, told) -> None:
    """What the minutes state is nobody's to change here."""
    (fault,) = needed_faults(kept.path / "consultation.toml", {"needed": said})
    assert told in fault and "consultation.toml" in fault


def test_a_build_tests_by_it(kept) -> None:
    """From the folder's settings to the result of the gate."""
    settings = kept.path / "consultation.toml"
    settings.write_text(
        settings.read_text("utf-8") + "[needed]\ncohort_has_suppliers = 7\n", encoding="utf-8"
    )
    gates = kept.tables()["gate_results"].set_index("gate_id")
    assert set(gates.loc["cohort_has_suppliers", "needed"]) == {"at_least:7"}
    settings.write_text(settings.read_text("utf-8") + "sit_has_a_dno = 2\n", encoding="utf-8")
    assert any("sit_has_a_dno" in fault for fault in kept.faults())
