"""How far two people who coded the same answers agree, beyond what chance alone would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

import pandas as pd

from mhhs_analysis.analysis.coded import Coding, grouped
from mhhs_analysis.frames import CODER_AGREEMENT, frame_of

QUANTILE = 1.959964
"""Of the standard normal distribution, for an interval of 95%."""
ONE_CATEGORY = "both read the same in every answer: chance alone would give that, and kappa is not defined"
NO_INTERVAL = "no interval: its standard error is nought here, which says nothing of so few readings"
_READ_IN = {"position": "position", "readiness": "says", "theme": "theme_id", "condition": "gate_id"}
_ANSWER = ["participant_id", "round", "question_id", "plan_option"]


@dataclass(frozen=True)
class Kappa:
    """Cohen's kappa and the ends of its 95% interval; None where it is not defined, or has no interval."""

    kappa: float | None
    lower: float | None = None
    upper: float | None = None


def cohens_kappa(pairs: Sequence[tuple[str, str]]) -> Kappa:
    """Return Cohen's kappa of two people's readings, with its asymptotic 95% interval.

    With p_ij the share of answers that the first read as i and the second as j, p_o the sum of p_ii and p_e the
    sum of p_i. p_.i, kappa is (p_o - p_e) / (1 - p_e) (J. Cohen, A coefficient of agreement for nominal scales,
    Educational and Psychological Measurement 20, 1960). Its large-sample variance is

        {sum_i p_ii [1 - (p_i. + p_.i)(1 - kappa)]^2 + (1 - kappa)^2 sum_(i != j) p_ij (p_.i + p_j.)^2
         - [kappa - p_e (1 - kappa)]^2} / [n (1 - p_e)^2]

    (J. L. Fleiss, J. Cohen, B. S. Everitt, Large sample standard errors of kappa and weighted kappa, Psychological
    Bulletin 72, 1969). Undefined where there is nothing to compare, or where both only ever used one reading
    (p_e = 1); without an interval where the standard error is nought, as where the two agree in all or one of them
    only ever used one reading: an interval of no width would say that kappa is known. Ends are cut at -1 and 1.
    """
    n = len(pairs)
    if not n:
        return Kappa(None)
    shares = {pair: count / n for pair, count in Counter(pairs).items()}
    first, second = (
        {one: times / n for one, times in Counter(own).items()} for own in zip(*pairs, strict=True)
    )
    agreed = sum(share for (i, j), share in shares.items() if i == j)
    by_chance = sum(share * second.get(one, 0.0) for one, share in first.items())
    if by_chance > 1 - 1e-12:
        return Kappa(None)
    kappa = (agreed - by_chance) / (1 - by_chance)
    variance = _variance(shares, first, second, kappa, by_chance)
    if variance < 1e-12:
        return Kappa(kappa)
    reach = QUANTILE * sqrt(variance / n)
    return Kappa(kappa, max(kappa - reach, -1.0), min(kappa + reach, 1.0))


def coder_agreement_of(codings: Iterable[Coding]) -> pd.DataFrame:
    """Return coder_agreement: a row a pair of people and kind of coding, of the answers that both coded.

    Rows that settle are no readings of their own, and are left out. Of themes and conditions an answer may hold
    several: the two agree where they read the same set of themes, or map to the same set of gates.
    """
    own = [row for row in codings if not row["settles"]]
    return frame_of((row for kind in _READ_IN for row in _pairs(own, kind)), CODER_AGREEMENT)


def _pairs(codings: Sequence[Coding], kind: str) -> Iterator[dict[str, object]]:
    """Yield a row a pair of people that coded any answer both."""
    read: dict[str, dict[tuple[str, ...], str]] = {}
    for (who, *answer), rows in grouped(
        [row for row in codings if row["codes"] == kind], ["who", *_ANSWER]
    ).items():
        read.setdefault(who, {})[tuple(answer)] = "; ".join(
            sorted({str(row[_READ_IN[kind]]) for row in rows})
        )
    number = 0
    for one, other in combinations(sorted(read), 2):
        both = [answer for answer in read[one] if answer in read[other]]
        if both:
            number += 1
            pairs = [(read[one][answer], read[other][answer]) for answer in both]
            yield {"codes": kind, "pair": number, "coders": f"{one}; {other}", **_told(pairs)}


def _told(pairs: Sequence[tuple[str, str]]) -> dict[str, object]:
    found = cohens_kappa(pairs)
    note = ONE_CATEGORY if found.kappa is None else NO_INTERVAL if found.lower is None else None
    return {
        "answers": len(pairs),
        "agreed": sum(one == other for one, other in pairs),
        "kappa": found.kappa,
        "kappa_from": found.lower,
        "kappa_to": found.upper,
        "note": note,
    }


def _variance(
    shares: dict[tuple[str, str], float],
    first: dict[str, float],
    second: dict[str, float],
    kappa: float,
    by_chance: float,
) -> float:
    """Return n times the variance of kappa, as its docstring gives it."""
    total = -((kappa - by_chance * (1 - kappa)) ** 2)
    for (i, j), share in shares.items():
        if i == j:
            total += share * (1 - (first[i] + second[i]) * (1 - kappa)) ** 2
        else:
            total += share * (1 - kappa) ** 2 * (second.get(i, 0.0) + first.get(j, 0.0)) ** 2
    return max(total, 0.0) / (1 - by_chance) ** 2
