"""Plain numbers below quarters and halves: whether they number the months of each, or only count the columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.headings.columns import normalised

IN_TURN = "month in turn"
"""A month by its place among the columns of its quarter, whatever it is numbered."""
_NAMED_BESIDE = {
    f"{unit}{more}": unit for unit in ("week", "month", "sprint") for more in ("", " no", " number")
}
"""What may stand left of plain numbers and says what they count: no plural, which heads durations."""
Runs = Sequence[Sequence[int]]
Wholes = Sequence[Interval | None]


def months_numbered(runs: Runs, wholes: Wholes) -> str:
    """Return how numbers within quarters or halves tell their months: in turn, by number, or not at all.

    As many columns as it has months are its months in turn. Fewer are months where numbers are the calendar's (8, 9
    under Q3), or begin again and leave none out (2, 3, 1, 2, 3): sprints and phases are numbered too, and go on.
    """
    if not runs or not all(_go_on(run) for run in runs):
        return ""
    spans = [_span(whole) for whole in wholes]
    is_of_calendar = all(
        first <= run[0] and run[-1] < first + months for run, (first, months) in zip(runs, spans, strict=True)
    )
    if all(len(run) == months for run, (_, months) in zip(runs, spans, strict=True)):
        return IN_TURN if is_of_calendar or (runs[0][0] == 1 and _goes_over(runs)) else ""
    if is_of_calendar and any(first > 1 for first, _ in spans):
        return "month"
    is_whole = all(run[-1] == months for run, (_, months) in zip(runs[:-1], spans, strict=False))
    begins = all(run[0] == 1 for run in runs[1:]) and runs[-1][-1] <= spans[-1][1]
    return "month" if len(runs) > 1 and is_whole and begins else ""


def unit_beside(words: Iterable[str]) -> str:
    """Return what the words left of plain numbers say that they count; "" where none does, or several do."""
    named = {unit for text in words if (unit := _NAMED_BESIDE.get(normalised(text)))}
    return named.pop() if len(named) == 1 else ""


def _goes_over(runs: Runs) -> bool:
    """Return whether numbers go on from stretch to stretch or begin again in each."""
    firsts = [later[0] - earlier[-1] for earlier, later in pairwise(runs)]
    return {*firsts} == {1} or all(run[0] == 1 for run in runs)


def _go_on(numbers: Sequence[int]) -> bool:
    return bool(numbers) and all(later - earlier == 1 for earlier, later in pairwise(numbers))


def _span(whole: Interval | None) -> tuple[int, int]:
    """Return the first month of some whole months, and how many they are."""
    if whole is None or whole.earliest is None or whole.latest is None:
        return 0, 0
    first, last = whole.earliest, whole.latest
    return first.month, 12 * (last.year - first.year) + last.month - first.month + 1
