"""A count of a theme tells of no answer in confidence whether it speaks of it, not even to two who know their own."""

from itertools import combinations

import pandas as pd
from hypothesis import assume, given
from hypothesis import strategies as st

from mhhs_analysis.analysis.themes import theme_counts_of, theme_hits_of
from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.disclosure.counts import theme_counts_shown
from mhhs_analysis.disclosure.secrets import Secrets
from mhhs_analysis.frames import PARTICIPANTS, WITHHELD, frame_of
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
    assert shown[is_shown].equals(counts[is_shown]) and shown.loc[~is_shown, "units"].isna().all()
    assert is_shown.all() or secret


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
