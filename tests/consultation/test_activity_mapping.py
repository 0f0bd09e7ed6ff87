"""activity_mapping.csv overrules the phrases, and what maps nothing is told."""

import pandas as pd
import pytest

from mhhs_analysis.consultation.activity_mapping import activity_mapping_faults
from mhhs_analysis.consultation.mapping_register import add_to_register
from mhhs_analysis.consultation.registers import entries_of, entry_faults
from mhhs_analysis.frames import MhhsError
from tests.consultation.kept import PLAN, SAID, Kept

SIGNED = "analyst: A. Analyst, 2022-10-25: reply to the read-back"
MAPPED = {"stage": "pit", "milestone_id": "none"}


def mapped(kept: Kept) -> pd.DataFrame:
    return kept.tables()["activities"].set_index(["file", "activity_id"])


def test_what_an_analyst_says_overrules_the_phrase(kept) -> None:
    """Stage and milestone are the analyst's, and the frame says whose word it is."""
    file = kept.plan("plans/a.csv")
    before = mapped(kept).loc[(file, "R4")]
    kept.register("activity_mapping.csv", {"file": file, "activity_id": "R4", **MAPPED})
    after = mapped(kept).loc[(file, "R4")]
    assert (before["stage"], before["milestone_id"], bool(before["is_milestone"])) == ("sit", "M9", True)
    assert after["stage"] == "pit" and pd.isna(after["milestone_id"]) and not after["is_milestone"]
    overruled = "stage sit (phrase 'SIT') and milestone M9 (phrase 'sit entry')"
    assert after["mapped_by"] == f"{SIGNED}; instead of {overruled}"


def test_a_word_on_the_stage_alone_leaves_the_milestone_to_its_phrase(kept) -> None:
    """Each rule is told beside what it decides."""
    file = kept.plan("plans/a.csv")
    kept.register("activity_mapping.csv", {"file": file, "activity_id": "R4", "stage": "pit"})
    row = mapped(kept).loc[(file, "R4")]
    instead = "instead of stage sit (phrase 'SIT')"
    assert row["milestone_id"] == "M9"
    assert row["mapped_by"] == f"stage: {SIGNED}; milestone: phrase 'sit entry'; {instead}"


def test_a_word_that_the_rules_say_too_overrules_nothing(kept) -> None:
    """Where an analyst says what a phrase would have said, nothing stands instead of it."""
    file = kept.plan("plans/a.csv")
    kept.register("activity_mapping.csv", {"file": file, "activity_id": "R4", "stage": "sit"})
    assert mapped(kept).at[(file, "R4"), "mapped_by"] == f"stage: {SIGNED}; milestone: phrase 'sit entry'"


def test_what_an_analyst_overruled_is_shown_beside_the_row(kept) -> None:
    """In the table of one plan: whose word it is and what the rules gave; rows nobody spoke of say nothing."""
    from mhhs_analysis.analysis.one_plan import plan_table
    from mhhs_analysis.reference import labels

    file = kept.plan("plans/a.csv")
    kept.register("activity_mapping.csv", {"file": file, "activity_id": "R4", "stage": "pit"})
    remarks = plan_table(kept.tables()["activities"], labels("stages"))["remarks"].tolist()
    assert remarks[:2] == ["", ""]
    assert remarks[2].startswith(f"mapped: stage: {SIGNED}") and "instead of stage sit" in remarks[2]


def test_the_nearer_word_weighs_more(kept) -> None:
    """An identifier weighs more than a name in its file, and that more than a name in any."""
    files = [
        kept.plan("plans/a.csv"),
        kept.plan("plans/b.csv", PLAN + "interfaces,01/06/2023,02/06/2023\n", participant_id="P2"),
    ]
    kept.register(
        "activity_mapping.csv",
        {"file": files[1], "activity_id": "R5", "stage": "cit"},
        {"file": files[1], "activity_name": "Interfaces", "stage": "pit"},
        {"activity_name": "INTERFACES", "stage": "dbt"},
    )
    stage = mapped(kept)["stage"]
    assert [stage[file, row] for file, row in ((files[0], "R3"), (files[1], "R3"), (files[1], "R5"))] == [
        "dbt", "pit", "cit"]  # fmt: skip


def test_a_later_word_replaces_an_earlier_one(kept) -> None:
    """Of two words on one activity the later day's stands, wherever it is written."""
    file = kept.plan("plans/a.csv")
    rows = [{"stage": "cit", "when": "2022-11-02"}, {"stage": "pit"}]
    kept.register(
        "activity_mapping.csv", *({"file": file, "activity_name": "Interfaces"} | row for row in rows)
    )
    assert (
        mapped(kept).loc[(file, "R3"), "stage"] == "cit"
    )  # written after as_at: it says what is understood, not what came


def test_none_is_an_answer(kept) -> None:
    """What an analyst says belongs nowhere stays unmapped, and isn't unmatched."""
    file = kept.plan("plans/a.csv")
    kept.register(
        "activity_mapping.csv", {"activity_name": "Design", "stage": "none", "milestone_id": "none"}
    )
    row = mapped(kept).loc[(file, "R2")]
    assert pd.isna(row["stage"]) and row["mapped_by"] == f"{SIGNED}; instead of stage dbt (phrase 'design')"


def test_a_mapping_of_no_activity_of_its_plan_is_a_fault(kept) -> None:
    """An identifier or a name the plan hasn't, and an identifier that is another activity, are told with rows."""
    file = kept.plan("plans/a.csv")
    rows = [
        {"activity_id": "R99"},
        {"activity_name": "Painting"},
        {"activity_id": "R2", "activity_name": "SIT entry"},
    ]
    kept.register("activity_mapping.csv", *({"file": file} | MAPPED | row for row in rows))
    faults = [fault.partition("activity_mapping.csv ")[2] for fault in kept.faults()]
    assert faults == [
        "row 2: plans/a.csv: R99: no such activity in that file",
        "row 3: plans/a.csv: 'Painting': no activity of that name there",
        "row 4: plans/a.csv: R2 is 'design' there, not 'sit entry'",
    ]


def test_a_mapping_that_waits_is_told(kept) -> None:
    """A name that no plan holds yet, and a plan that can't be read, are warnings of the register's rows."""
    file = kept.plan("plans/a.xlsx", "PK\x03\x04")
    kept.register("activity_mapping.csv", {"activity_name": "Painting"} | MAPPED,
                  {"file": file, "activity_id": "R2"} | MAPPED)  # fmt: skip
    warnings = kept.tables()["warnings"]
    assert warnings["cell"].tolist() == ["row 2", "row 3"]
    assert warnings["reason"].str.startswith("a mapping that maps nothing yet").all()


def test_an_entry_that_says_nothing_of_nothing_is_a_fault(kept) -> None:
    """No activity, no file for an identifier, neither stage nor milestone, an unknown one, the same twice."""
    rows = ({"stage": "pit"}, {"activity_id": "R2", "stage": "pit"}, {"activity_name": "x"},
            {"activity_name": "y", "milestone_id": "M99"}, {"activity_name": "z", "stage": "pit"},
            {"activity_name": "Z", "stage": "sit"})  # fmt: skip
    entries = kept.register("activity_mapping.csv", *rows)
    told = sorted([*entry_faults(entries), *activity_mapping_faults(entries)])
    faults = [fault.partition("activity_mapping.csv ")[2] for fault in told]
    assert [fault[:40] for fault in faults] == [
        "row 2: names no activity; give its activ",
        "row 3: activity_id 'R2' of no file; name",
        "row 4: neither stage nor milestone_id; w",
        "row 5: milestone_id is 'M99'; write one ",
        "row 7: that activity is mapped in row 6 ",
    ]


# --- rows added by a form ---------------------------------------------------------------------------------


def row(name: str, **said: str) -> dict[str, str]:
    return (
        {"file": "", "activity_id": "", "activity_name": name, "stage": "pit", "milestone_id": ""}
        | SAID
        | said
    )


def added(kept: Kept) -> list[tuple[str, str, str]]:
    entries = entries_of(kept.path, "activity_mapping.csv")
    return [(entry["activity_name"], entry["stage"], entry["when"]) for entry in entries]


def test_mappings_are_added_once(kept) -> None:
    """What stands there stays, the same word isn't added again, another day's is, the same day's takes its place."""
    assert add_to_register(kept.path, [row("Interfaces"), row('Odd, "name"')]) == 2
    assert add_to_register(kept.path, [row("interfaces", when="2022-10-27")]) == 0
    assert add_to_register(kept.path, [row("Interfaces", stage="sit", when="2022-10-27")]) == 1
    assert add_to_register(kept.path, [row("Interfaces", stage="cit", when="2022-10-27")]) == 1
    assert added(kept) == [("Interfaces", "pit", "2022-10-25"), ('Odd, "name"', "pit", "2022-10-25"),
                           ("Interfaces", "cit", "2022-10-27")]  # fmt: skip


def test_a_fault_adds_nothing(kept) -> None:
    """All rows are added or none."""
    add_to_register(kept.path, [row("Interfaces")])
    with pytest.raises(MhhsError, match="stage is 'painting'"):
        add_to_register(kept.path, [row("Design"), row("Build", stage="painting")])
    assert len(added(kept)) == 1
