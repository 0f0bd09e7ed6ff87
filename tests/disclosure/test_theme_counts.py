"""A count of a theme tells of no answer in confidence whether it speaks of it, not even to two who know their own."""

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

import pandas as pd
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mhhs_analysis.analysis.themes import theme_counts_of, theme_hits_of
from mhhs_analysis.disclosure import disclose
from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.disclosure.counts import theme_counts_shown
from mhhs_analysis.disclosure.secrets import Secrets
from mhhs_analysis.frames import ANSWERS, FRAMES, PARTICIPANTS, QUESTIONS, WITHHELD, check, frame_of
from mhhs_analysis.reference import content_of
from tests.analysis.said import answers, questions

THEMES = [{"theme_id": one, "label": one, "phrase": one, "side": ""} for one in ("apple", "pear")]
Speaks = frozenset[str]
"""The themes that a unit's answer speaks of."""


def told(
    secret: dict[str, Speaks], public: dict[str, Speaks], alike: str = ""
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All counts of answers for POAP 1, and those that the public sees; each of them its own unit but for `alike`."""
    said = {**secret, **public}
    given_ = answers(
        *((who, "Q1a", " ".join(["We", *sorted(speaks)])) for who, speaks in said.items()),
        secret=tuple(secret),
    )
    people = frame_of(
        ({"participant_id": who, "participant_name": who, "constituency": "dno", "sit_intent": "sit",
          "responds_for": alike if alike and who in (alike, "M") else who, "is_name_public": True} for who in said),
        PARTICIPANTS,
    )  # fmt: skip
    hits = theme_hits_of(given_, questions(), THEMES)
    counts = theme_counts_of(hits, given_, questions(), people, THEMES)
    full = {"answers": given_, "questions": questions(), "participants": people, "theme_hits": hits}
    return counts, theme_counts_shown(counts, Case(full, "", NOBODY, ()))


NOBODY = Secrets(set(), set(), set(), set(), set())
SPEAKS = st.frozensets(st.sampled_from(["apple", "pear"]))


def units(most: int, prefix: str) -> st.SearchStrategy[dict[str, Speaks]]:
    """Up to so many units with what each speaks of."""
    names = [f"{prefix}{number}" for number in range(most)]
    return st.integers(0, most).flatmap(
        lambda many: st.fixed_dictionaries(dict.fromkeys(names[:many], SPEAKS))
    )


@given(units(9, "S"), units(3, "P"))
def test_nobody_is_told_by_a_count(secret: dict[str, Speaks], public: dict[str, Speaks]) -> None:
    """For each of them in confidence, another could have said what it said: the public would see the same.

    So it is where two of the others know their own, and leave themselves out.
    """
    assume(secret or public)
    _, shown = told(secret, public)
    for theme in shown.loc[shown["shown"].ne(WITHHELD), "theme_id"] if secret else ():
        for who in secret:
            others = [one for one in secret if (theme in secret[one]) != (theme in secret[who])]
            knowing = [one for one in secret if one != who]
            assert all(set(others) - set(two) for two in combinations(knowing, 2))
            swapped = {**secret, who: secret[others[0]], others[0]: secret[who]}
            assert told(swapped, public)[1].equals(shown)


@given(units(9, "S"), units(3, "P"))
def test_what_is_shown_is_the_count(secret: dict[str, Speaks], public: dict[str, Speaks]) -> None:
    """Or the marker; where nothing is in confidence all of it."""
    assume(secret or public)
    counts, shown = told(secret, public)
    is_shown = shown["shown"].ne(WITHHELD)
    is_told = shown["units_answered"].notna()
    one, other = (table.drop(columns="units_answered")[is_shown] for table in (shown, counts))
    assert one.equals(other) and shown.loc[~is_shown, "units"].isna().all()
    assert shown.loc[is_told, "units_answered"].equals(counts.loc[is_told, "units_answered"])
    assert (is_shown & is_told).all() or secret


def many(speaking: int, silent: int) -> dict[str, Speaks]:
    apple: Speaks = frozenset({"apple"})
    return {f"S{one}": apple if one < speaking else frozenset() for one in range(speaking + silent)}


def counted(secret: dict[str, Speaks], **more: object) -> str:
    shown = told(secret, {"P1": frozenset({"apple"})} | more.pop("public", {}), **more)[1]  # type: ignore[arg-type]
    return str(shown.set_index("theme_id").at["apple", "shown"])


def test_three_who_speak_of_it_and_three_who_do_not_are_a_count() -> None:
    """One fewer of either, and it is withheld; so is a nought, which would tell of them all."""
    assert counted(many(3, 3)) == "4"
    assert {counted(many(*two)) for two in ((2, 3), (3, 2), (0, 6), (6, 0), (1, 5))} == {WITHHELD}


def test_a_unit_with_a_public_answer_and_one_in_confidence_shuts_its_side() -> None:
    """What is public of it narrows what the other can be."""
    assert counted(many(3, 3), public={"M": frozenset({"pear"})}, alike="S0") == WITHHELD
    assert counted(many(3, 3), public={"M": frozenset({"pear"})}) == "4"


# --- what the public can count itself --------------------------------------------------------------------------

BESIDE = {
    "Q1 reasons for": ("reason_for", "poap-1"),
    "Q1 reasons against": ("reason_against", "poap-1"),
    "Q1 remarks": ("comment", "poap-1"),
    "clause 3": ("comment", None),
}
"""Questions that nobody asked: what they are read as, and the option."""
ASKED = ("Q1a", "Q1b", "Q2")
TEXTS = ("We", "We apple", "n/a")


class Given(NamedTuple):
    """An answer of a respondent, in confidence or not; a respondent and question come once."""

    who: str
    question: str
    text: str
    is_secret: bool


def public(given_: list[Given]) -> dict[str, pd.DataFrame]:
    """The public's answers and counts of themes, through the door."""
    asked = pd.concat([questions().assign(is_beside=False), _beside()], ignore_index=True).astype(
        QUESTIONS.dtypes
    )
    rows = [{"participant_id": one.who, "round": "round-2", "question_id": one.question, "kind": "open",
             "plan_option": BESIDE.get(one.question, (None, "poap-1"))[1], "text": one.text,
             "content": content_of(one.text), "is_confidential": one.is_secret, "file": "f", "cell": "A1"}
            for one in given_]  # fmt: skip
    said = frame_of(rows, ANSWERS)
    names = dict.fromkeys(one.who for one in given_)
    people = frame_of(
        ({"participant_id": who, "participant_name": who, "constituency": "dno", "sit_intent": "sit",
          "responds_for": who, "is_name_public": True} for who in names),
        PARTICIPANTS,
    )  # fmt: skip
    hits = theme_hits_of(said, asked, THEMES)
    counts = theme_counts_of(hits, said, asked, people, THEMES)
    empty = {
        name: frame_of([], FRAMES[name])
        for name in ("received", "poap_items", "respondents", "superseded_answers")
    }
    own = {
        "questions": asked,
        "answers": said,
        "participants": people,
        "theme_hits": hits,
        "theme_counts": counts,
    }
    shown = disclose(empty | own, "public", "seed")
    return {name: check(shown[name], FRAMES[name]) for name in ("answers", "theme_counts")}


def _beside() -> pd.DataFrame:
    rows = [{"round": "round-2", "question_id": one, "plan_option": option, "kind": "open", "asks_for": asks,
             "wording": one, "is_beside": True} for one, (asks, option) in BESIDE.items()]  # fmt: skip
    return frame_of(rows, QUESTIONS)


def alike(one: Mapping[str, pd.DataFrame], other: Mapping[str, pd.DataFrame]) -> bool:
    """Whether the public sees the same, whatever number a row has."""
    return all(one[name].reset_index(drop=True).equals(other[name].reset_index(drop=True)) for name in one)


WHOSE = st.lists(
    st.builds(Given, st.sampled_from([f"R{n}" for n in range(10)]), st.sampled_from([*ASKED, *BESIDE]),
              st.sampled_from(TEXTS), st.booleans()),
    max_size=24, unique_by=lambda one: one[:2],
)  # fmt: skip


COMMENTS = st.builds(
    Given, st.just("R0"), st.sampled_from(sorted(BESIDE)), st.sampled_from(TEXTS), st.just(True)
)


@settings(max_examples=15, deadline=None)
@given(WHOSE, COMMENTS, COMMENTS)
def test_no_side_of_a_comment_in_confidence_can_be_counted_out(
    others: list[Given], comment: Given, other: Given
) -> None:
    """Whatever else is said: had it been said on another side, or said nothing, the public would see the same."""
    others = [one for one in others if one.who != "R0"]
    assert alike(public([*others, comment]), public([*others, other]))


@settings(max_examples=10, deadline=None)
@given(WHOSE, st.lists(st.sampled_from(TEXTS), min_size=1, max_size=9))
def test_nobody_can_count_out_whether_an_answer_in_confidence_says_anything(
    others: list[Given], texts: list[str]
) -> None:
    """It could be the other way about, alone or with another's words in its place: the public would see the same."""
    others = [one for one in others if not one.is_secret or one.question != "Q1b"]
    world = {f"S{number}": text for number, text in enumerate(texts)}

    def seen(said: dict[str, str]) -> dict[str, pd.DataFrame]:
        return public([*others, *(Given(who, "Q1b", text, True) for who, text in said.items())])

    shown = seen(world)
    swaps = [world | {"S0": world[who], who: world["S0"]} for who in world]
    turned = [swap | {"S0": text} for swap in swaps for text in TEXTS] + swaps
    otherwise = [one for one in turned if (one["S0"] == "n/a") != (world["S0"] == "n/a")]
    assert any(alike(shown, seen(one)) for one in otherwise)


def answered(speaking: int, fillers: int, *more: Given) -> pd.DataFrame:
    """The counts against POAP 1, of so many answers in confidence and a public one, and of what else is said."""
    texts = ["We apple"] * speaking + ["n/a"] * fillers
    secret = [Given(f"S{number}", "Q1b", text, True) for number, text in enumerate(texts)]
    counts = public([*secret, Given("P1", "Q1b", "We", False), *more])["theme_counts"]
    return counts[counts["side"].eq("against")]


def test_units_that_answered_are_withheld_with_what_they_would_tell() -> None:
    """Nobody in confidence, or three who say something and three who don't: a number; else the marker and none."""
    assert answered(0, 0)["units_answered"].eq(1).all() and answered(3, 3)["units_answered"].eq(4).all()
    for shut in (
        answered(9, 0),
        answered(0, 2),
        answered(3, 3, Given("R", "Q1 reasons against", "We", True)),
    ):
        assert len(shut) and shut["units_answered"].isna().all() and shut["shown"].eq(WITHHELD).all()


def test_a_side_of_which_only_a_comment_in_confidence_tells_is_not_told() -> None:
    """That a row stands there would tell of it."""
    assert public([Given("R", "clause 3", "We", True)])["theme_counts"].empty
