"""No plan, not readable and no date are three things, and every count is of those asked."""

import pandas as pd

from mhhs_analysis.analysis.asks import to_ask
from mhhs_analysis.analysis.coverage import (
    asked_by_constituency,
    coverage_of,
    headline_table,
    headlines_of,
    share_spoken,
)
from mhhs_analysis.analysis.positions import count_positions
from mhhs_analysis.analysis.reasons import reasons_on
from mhhs_analysis.analysis.versions import of_latest_plans
from mhhs_analysis.disclosure import disclose
from mhhs_analysis.frames import COVERAGE, HEADLINES, WITHHELD, check
from mhhs_analysis.reference import labels


def test_the_states_of_a_plan_are_told_apart(full) -> None:
    """The sample has plans that were read, that could not be, and a participant that sent none."""
    held = full["coverage"].set_index("participant_id")["plan"]
    meant = {"P01": "read", "P02": "read", "P03": "not_readable", "P04": "no_plan", "P08": "not_readable"}
    assert meant.items() <= held.to_dict().items()


def test_a_plan_without_a_date_is_not_one_with_dates(full) -> None:
    """Take away every finish, and the plan is read without dates: not missing, and not late."""
    undated = full["activities"].assign(finish_from=pd.NaT, finish_to=pd.NaT)
    held = coverage_of(full["participants"], full["plans"], undated, full["answers"], "round-2")
    assert set(check(held, COVERAGE)["plan"]) == {"read_no_dates", "not_readable", "no_plan"}


def test_headlines_count_units_and_not_participants(full) -> None:
    """Participants that respond for one unit are one of N."""
    shared = full["coverage"].assign(responds_for="one unit")
    counts = check(headlines_of(shared), HEADLINES)
    assert set(counts["shown"]) == {"1 of 1"}
    shown = headline_table(full["headlines"])["n of N"].tolist()
    assert shown[0] == "30 of 34" and all(count.endswith(" of 34") for count in shown)


def test_only_the_latest_plan_speaks(full) -> None:
    """Of two versions received the later one's activities stand, once."""
    latest = of_latest_plans(full["activities"], full["plans"])
    assert latest.groupby("participant_id")["plan_id"].nunique().eq(1).all()
    assert "plans/Borrowdale MHHS plan v0.3.xlsx" in set(latest["plan_id"])


def test_what_there_is_to_ask_names_whom_and_where(full) -> None:
    """Every entry with a remedy is listed with its sender and place; a title above a table is not."""
    asks = to_ask(full["set_aside"], full["received"], full["participants"])
    wanted = full["set_aside"]["remedy"].fillna("") != ""
    cells = full["set_aside"].loc[wanted, "cell"].dropna()
    assert all(asks["where"].str.contains(cell, regex=False).any() for cell in cells)
    assert "ask for it without a password" in set(asks["what to ask"])
    encrypted = asks[asks["what to ask"] == "ask for it without a password"].iloc[0]
    assert encrypted["whom"] == "Hexcombe Power Limited" and encrypted["where"].endswith("(protected).xlsx")


def test_reasons_stand_side_by_side_with_their_cells(full) -> None:
    """Each respondent on an option has one row, its words whole, with file, sheet and cell."""
    table = reasons_on(full["positions"], full["participants"], "poap-2", {"dno": "DNO"})
    held = full["positions"][full["positions"]["plan_option"] == "poap-2"]
    assert len(table) == len(held)
    assert table["source"].str.fullmatch(r"responses/[^,]+(, [^,;]+){1,3}(; confidential)?").all()
    marked = table["source"].str.endswith("; confidential").sum()
    assert 0 < marked == held["is_confidential"].sum() < len(held)
    assert not table["why it works"].str.contains("\n").any()


def test_a_share_of_supply_stands_beside_the_count_of_suppliers(full) -> None:
    """Of those whose share the register gives; never of few, and withheld where a name is."""
    told = share_spoken(full["coverage"], full["participants"])
    shares = full["participants"].set_index("participant_id")["market_share"].dropna()
    answered = full["coverage"].set_index("participant_id").loc[shares.index, "response"].eq("answered")
    row = told.loc["answered at least one question of Round 2"]
    assert row["n of N"] == f"{answered.sum()} of {len(shares)}"
    assert row["share of supply"] == f"{shares[answered].sum():.0%} of the {shares.sum():.0%} known"
    few = full["participants"]["participant_id"].isin(shares.index[:9])
    assert (
        share_spoken(full["coverage"], full["participants"][few])["share of supply"]
        .str.startswith("not told")
        .all()
    )
    public = disclose(full, "public", "seed")
    assert share_spoken(public["coverage"], public["participants"]).eq(f"withheld {WITHHELD}").all(axis=None)


def late_by_constituency(frames: dict, **received: object) -> dict[str, str]:
    """The count of late files of each constituency."""
    files = frames["received"].assign(**received)
    table = asked_by_constituency(frames["coverage"], frames["participants"], labels("constituencies"), files)
    return table["files that came late"].to_dict()


def test_late_files_are_counted_by_constituency(full) -> None:
    """Each file under its sender's, and all of them together; files of many respondents are of none."""
    late = full["received"]["is_late"].fillna(False).astype(bool) & full["received"]["participant_id"].notna()
    kinds = full["participants"].set_index("participant_id")["constituency"].map(labels("constituencies"))
    expected = full["received"].loc[late, "participant_id"].map(kinds).value_counts().to_dict()
    found = late_by_constituency(full)
    assert late.sum() and found.pop("All") == str(late.sum())
    assert {kind: int(count) for kind, count in found.items() if count != "0"} == expected


def test_where_no_close_is_given_late_is_not_known() -> None:
    """Silence is never read as in time, nor as late."""
    people = pd.DataFrame({"participant_id": ["P1"], "participant_name": ["P1"], "constituency": ["dno"]})
    covered = pd.DataFrame(
        {"participant_id": ["P1"], "plan": ["read"], "response": ["answered"], "round": ["round-2"]}
    )
    files = pd.DataFrame(
        {
            "participant_id": ["P1", "P1"],
            "layout": ["list", None],
            "is_late": pd.array([None, True], "boolean"),
        }
    )
    table = asked_by_constituency(covered, people, {"dno": "DNO"}, files)
    assert table["files that came late"].tolist() == ["1, 1 not known"] * 2


def test_in_public_no_late_file_in_confidence_is_counted(full) -> None:
    """Those withheld are counted apart: the public count and they are never less than Ofgem's."""
    shown = disclose(full, "public", "seed")
    counts = late_by_constituency(shown)
    hidden = shown["received"]["layout"].eq(WITHHELD) & shown["received"]["participant_id"].notna()
    assert counts["All"].endswith(f", {hidden.sum()} withheld {WITHHELD}")
    late = (
        shown["received"]["is_late"].fillna(False).astype(bool) & shown["received"]["participant_id"].notna()
    )
    assert counts["All"].startswith(f"{late.sum()}, ")


def test_an_answer_to_another_round_is_none_in_this_one(full) -> None:
    """Two that answered Round 1 alone are silent in Round 2, in coverage, headlines and counts of positions."""
    answers = full["answers"].iloc[[0, 1, 2, 3, 4]].assign(
        participant_id=["P01", "P02", "P03", "P04", "P05"], round=["round-1"] * 2 + ["round-2"] * 3
    )  # fmt: skip
    held = coverage_of(full["participants"], full["plans"], full["activities"], answers, "round-2")
    told = check(held, COVERAGE).set_index("participant_id")
    assert told.index[told["response"].eq("answered")].tolist() == ["P03", "P04", "P05"]
    assert told.loc["P01", "rounds_answered"] == "round-1"
    first = headlines_of(held).iloc[0]
    assert (first["shown"], first["round"]) == ("3 of 34", "round-2")
    assert first["label"] == "answered at least one question of Round 2"
    nothing = full["positions"].iloc[:0]
    for round_, silent in (("round-2", 31), ("round-1", 32)):
        counts = count_positions(nothing, held, ["poap-1"], round_).set_index("position")["units"]
        assert (counts["no_response"], counts["not_answered"]) == (silent, 34 - silent)
