"""One participant's read-back: its own rows and nothing of anybody else, with what is needed of it."""

from types import SimpleNamespace

import pandas as pd
import pytest

from mhhs_analysis.analysis.readback import (
    OTHERS_FILE,
    answers_read,
    gates_on,
    held_of,
    needs_of,
    own_frames,
    standing_of,
)
from mhhs_analysis.disclosure import disclose
from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reference import labels
from tests.analysis.cases import GATES, entry, people, plans, stand, tasks


def own(full: dict, who: str) -> SimpleNamespace:
    """What the read-back of a participant of the sample rests on."""
    audience = f"participant:{who}"
    return own_frames(SimpleNamespace(**disclose(full, audience, "seed")), audience)


def everything(held: SimpleNamespace) -> set[str]:
    """Every text and day that stands in the frames of a read-back, those of the Programme's own apart."""
    frames = [
        table.drop(columns="cell", errors="ignore")  # a cell may be called as a participant is
        for name, table in vars(held).items()
        if name not in ("questions", "poap_items")
    ]
    return {str(value) for table in frames for value in table.to_numpy().ravel() if pd.notna(value)}


@pytest.mark.parametrize("who", ["P02", "P04", "P06", "P13", "P17", "P27"])
def test_nothing_of_another_participant_stands_in_it(full, who) -> None:
    """No identifier, name, task, answer, file or day of anybody else's that isn't its own too."""
    held = own(full, who)
    shown = everything(held)
    people = full["participants"]
    others = people[people["participant_id"].ne(who)]
    assert not shown & {*others["participant_id"], *others["participant_name"]}
    for frame, column in (("activities", "activity_name"), ("answers", "text"), ("received", "file")):
        table = full[frame]
        is_own = table["participant_id"].eq(who).fillna(False)
        mine = {str(text) for text in table[is_own].to_numpy().ravel()}
        mine |= {*held.columns_read["heading"]}  # of its own files alone
        shared = set(table.loc[table["participant_id"].isna(), column])
        assert not shown & ({*table.loc[~is_own, column].dropna()} - mine - shared), frame
    assert {str(day) for day in held.activities["finish_to"].dropna()} <= {
        str(day) for day in full["activities"].loc[full["activities"]["participant_id"].eq(who), "finish_to"]
    }


def test_a_file_of_another_participant_is_not_named_in_a_doubt_about_ones_own(full) -> None:
    """That another sent the same bytes has to be asked about; who did is not told."""
    warnings, plans_held = full["warnings"], full["plans"].drop_duplicates("participant_id", keep="last")
    mine, other = plans_held.set_index("participant_id").loc[["P06", "P01"], "file"]
    doubt = {"file": mine, "reason": f"the same bytes as {other}", "remedy": f"ask which: {mine}, {other}"}
    doubts = pd.concat([warnings.iloc[:0], pd.DataFrame([doubt])], ignore_index=True)
    told = needs_of(own({**full, "warnings": doubts.astype(warnings.dtypes)}, "P06"))
    assert f"the same bytes as {OTHERS_FILE}" in {*told["because"]}
    assert f"ask which: {mine}, {OTHERS_FILE}" in {*told["we need"]}


def test_whose_part_in_sit_is_open_is_asked_for_it() -> None:
    """A gate may wait for that word alone."""
    asked = people({"constituency": "dno", "sit_intent": "unknown"})
    nothing = pd.DataFrame({name: [] for name in ("file", "sheet", "cell", "reason", "remedy")}, dtype="str")
    held = stand(asked, plans({}), tasks(entry("2023-10-01")))
    needs = needs_of(SimpleNamespace(readiness=held, set_aside=nothing, warnings=nothing))
    told = needs.set_index("we need")["for"]
    assert told["whether you take part in SIT"] == "M9 of POAP 1, 31 Dec 2023"


def test_a_read_back_is_for_a_participant_alone(full) -> None:
    """Ofgem and the public have reports of their own."""
    with pytest.raises(MhhsError, match="one participant"):
        own_frames(SimpleNamespace(**full), "ofgem")


def test_it_says_where_one_stands_and_what_is_needed(full) -> None:
    """P15 supports POAP 2 and plans to be ready after it: which holds is to be asked."""
    held = own(full, "P15")
    stand = standing_of(held).loc[("M9", "POAP 2")]
    assert stand[["you are ready", "deadline"]].tolist() == ["10 Oct 2023", "31 Jul 2023"]
    assert stand["against the deadline"] == "71 days later" and stand["cell"].startswith("plans/Cotherdale")
    needs = needs_of(held)
    asked = needs.loc[needs["we need"].str.startswith("which holds"), "for"]
    assert asked.str.contains("M9 of POAP 2, 31 Jul 2023").tolist() == [True]


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("P04", "your plan, or at least the date"),
        ("P08", "in a form that opens"),
        ("P14", "your own date: your plan repeats the option's"),
        ("P09", "a narrower date"),
        ("P31", "which your plan doesn't give"),
    ],
)
def test_what_is_needed_is_told_by_what_came(full, who, words) -> None:
    """No plan, not readable, a copied date, a date too wide and no date are five things to ask."""
    assert needs_of(own(full, who))["we need"].str.contains(words).any()


def test_who_speaks_through_another_is_not_told_where_that_stands(full) -> None:
    """P12 answers for P13: P13 sees what its unit says, and no cell of P12's."""
    stand = standing_of(own(full, "P13"))
    assert stand["you say"].str.endswith("(your unit's one voice)").any()
    assert own(full, "P13").answers.empty and answers_read(own(full, "P13")).empty


def test_it_says_as_what_the_register_holds_one_and_what_rests_on_it(full) -> None:
    """In words, to be put right."""
    held = own(full, "P30")
    told = held_of(held, labels("constituencies"), labels("roles"))["as we have it"]
    assert told[["name", "constituency", "plan made against"]].tolist() == [
        "Ullsdale Power Networks",
        "DNO",
        "POAP 2",
    ]
    resting = gates_on(held, GATES)["what must hold"].tolist()
    assert "A DNO is ready for SIT" in resting and "Every central system is ready for M9" not in resting
