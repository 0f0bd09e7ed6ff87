"""How far coders agree: Cohen's kappa and its interval, as published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.analysis.agreement import (
    NO_INTERVAL,
    ONE_CATEGORY,
    Kappa,
    coder_agreement_of,
    cohens_kappa,
)
from mhhs_analysis.frames import CODER_AGREEMENT, check
from tests.analysis.said import coding


def pairs(table: list[list[int]]) -> list[tuple[str, str]]:
    return [
        (str(i), str(j)) for i, row in enumerate(table) for j, times in enumerate(row) for _ in range(times)
    ]


def test_a_published_example() -> None:
    """J. L. Fleiss, B. Levin, M. C. Paik, Statistical Methods for Rates and Proportions, 3rd ed., table 18.1.

    Two raters of 100 subjects in three categories: kappa 0.68 with a standard error of 0.087 (section 18.1).
    """
    found = cohens_kappa(pairs([[75, 1, 4], [5, 4, 1], [0, 0, 10]]))
    assert found.kappa == pytest.approx(0.676, abs=5e-4)
    assert found.upper is not None and found.lower is not None
    assert (found.upper - found.lower) / (2 * 1.96) == pytest.approx(0.087, abs=1.5e-3)


def test_the_formula_by_hand() -> None:
    """20 of both yes, 15 of both no, 5 and 10 that differ: p_o 0.7, p_e 0.5, kappa 0.4; its variance term by term."""
    found = cohens_kappa(pairs([[20, 5], [10, 15]]))
    shares, first, second, kappa, by_chance = [[0.4, 0.1], [0.2, 0.3]], [0.5, 0.5], [0.6, 0.4], 0.4, 0.5
    one = sum(shares[i][i] * (1 - (first[i] + second[i]) * (1 - kappa)) ** 2 for i in (0, 1))
    other = sum(shares[i][1 - i] * (1 - kappa) ** 2 * (second[i] + first[1 - i]) ** 2 for i in (0, 1))
    variance = (one + other - (kappa - by_chance * (1 - kappa)) ** 2) / (50 * (1 - by_chance) ** 2)
    assert found.kappa == pytest.approx(0.4)
    assert found.upper == pytest.approx(0.4 + 1.959964 * variance**0.5)


UNDEFINED = {
    "nothing coded twice": ([], Kappa(None)),
    "both only ever read the same": ([("a", "a")] * 5, Kappa(None)),
    "they agree in all": ([("a", "a"), ("b", "b")], Kappa(1.0)),
    "one of them only ever read the same": ([("a", "a"), ("a", "b"), ("a", "a")], Kappa(0.0)),
    "one answer that they read differently": ([("a", "b")], Kappa(0.0)),
}


@pytest.mark.parametrize(("readings", "expected"), UNDEFINED.values(), ids=UNDEFINED)
def test_what_is_not_defined_is_none(readings: list, expected: Kappa) -> None:
    """Never a number made up."""
    assert cohens_kappa(readings) == expected


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=40))
def test_kappa_lies_within_its_interval_and_its_bounds(readings: list) -> None:
    """And is the same whoever is named first."""
    found, turned = cohens_kappa(readings), cohens_kappa([(two, one) for one, two in readings])
    assert found.kappa == (None if turned.kappa is None else pytest.approx(turned.kappa))
    if found.lower is not None and found.upper is not None and found.kappa is not None:
        assert -1 <= found.lower <= found.kappa <= found.upper <= 1


def test_each_pair_of_people_has_a_row_for_what_both_coded() -> None:
    """Answers that one alone coded are not compared; a row that settles is no reading of its own."""
    rows = [
        coding("A", "position", "supports"),
        coding("B", "position", "opposes"),
        coding("C", "position", "opposes", settles=True),
        coding("A", "position", "opposes", participant_id="P2"),
        coding("B", "position", "opposes", participant_id="P2"),
        coding("A", "position", "opposes", participant_id="P3"),
        coding("A", "theme", "grace"),
    ]
    (row,) = check(coder_agreement_of(rows), CODER_AGREEMENT).to_dict("records")
    assert (row["codes"], row["coders"], row["answers"], row["agreed"]) == ("position", "A; B", 2, 1)
    assert row["kappa"] == 0


def test_of_several_themes_the_sets_are_compared() -> None:
    """Two people agree on an answer where they found the same themes in it."""
    rows = [coding(who, "theme", theme) for who in "AB" for theme in ("grace", "pairing")]
    (row,) = coder_agreement_of(rows).to_dict("records")
    assert row["agreed"] == 1 and row["note"] == ONE_CATEGORY
    rows += [coding(who, "theme", "grace", participant_id="P2") for who in "AB"]
    (row,) = coder_agreement_of(rows).to_dict("records")
    assert row["kappa"] == 1 and row["note"] == NO_INTERVAL
