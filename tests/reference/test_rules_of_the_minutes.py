"""Every rule that the minutes state is a gate or a recorded assumption, with its basis, its standing and its source."""

import pytest

from mhhs_analysis.reference import rows

RULES = {
    "1: what a first cohort needs": (
        "central_systems_ready_for_m9",
        "cohort_has_suppliers",
        "cohort_has_data_services",
        "cohort_has_a_registration_service",
    ),
    "2: its usual path": ("A9",),
    "3: pairing follows progress": ("A10",),
    "4: who may join SIT": ("A11",),
    "5: DNOs and iDNOs": (
        "sit_has_a_dno",
        "all_dnos_at_go_live",
        "networks_ready_with_central_systems",
        "A7",
        "A12",
    ),
    "6: qualification": ("A13", "sad_amended", "qualification_defined"),
    "7: component integration testing": ("A14", "A15"),
    "8: EES and MPRS": ("A8", "A16"),
    "9: M8 and POAP 2's M9": ("m8_codes_ready", "A17"),
    "10: pre-integration testing": ("A18",),
    "11: reverse migration and go-live": ("A6", "A19"),
    "12: who misses the cut-off": ("A20",),
    "central systems end POAP 2": ("central_systems_ready_for_m9", "A5"),
    "grace": ("A3", "A4"),
    "enablers": (
        "m8_codes_ready",
        "migration_design_confirmed",
        "sad_amended",
        "qualification_defined",
        "ado_set_up",
    ),
}
BASES, STRENGTHS = {"stated", "inferred", "assumed"}, {"confirmed", "noted", "working"}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_a_gate_or_an_assumption(rule: str) -> None:
    """Each with how firmly the minutes state it and the item that does; an assumption says how it stands."""
    gates = {row["gate_id"]: row for row in rows("gates")}
    assumptions = {row["assumption_id"]: row for row in rows("assumptions")}
    for name in RULES[rule]:
        row = gates.get(name) or assumptions[name]
        assert row["basis"] in BASES and "minutes" in row["source"].lower(), name
        assert name in gates or row["strength"] in STRENGTHS, name


def test_nothing_relied_on_is_left_out_of_the_list() -> None:
    """A gate or assumption that no rule names would rest on nothing that anybody can check."""
    listed = {name for names in RULES.values() for name in names}
    held = {row["gate_id"] for row in rows("gates")} | {row["assumption_id"] for row in rows("assumptions")}
    assert held - listed <= {"A1", "A2", "central_systems_ready_for_migration"}
