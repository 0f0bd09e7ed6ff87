"""Which of the reasons that a participant gave beside its answers stand, and to which side each belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mhhs_analysis.consultation import standing
from mhhs_analysis.consultation.asked_beside import Record, rationale_asked
from mhhs_analysis.reference import says_nothing

Asked = dict[tuple[str, str], Mapping[str, Any]]
Placed = tuple[Record, Record]
"""A rationale with the question it answers."""


@dataclass
class _Given:
    """The reasons that stand so far, by whose and of which question, and those that don't."""

    kept: dict[standing.Key, list[Placed]] = field(default_factory=dict)
    gone: list[Placed] = field(default_factory=list)

    def replace(self, old: Placed, new: Record, why: str) -> None:
        """List a rationale with what stands instead of it."""
        self.gone.append((standing.replaced(old[0], new, why), old[1]))


def rationales_of(
    rows: Sequence[Record], answers: Sequence[Record], stand: Sequence[Record], asked: Asked
) -> tuple[list[Placed], list[Placed]]:
    """Return the reasons given beside answers, those that stand and those that don't, each with its question.

    Reasons given with an answer replace the earlier ones; reasons alone are added to those of the answer that stood
    when they were given, the second numbered (2). What was given with an answer that a later one of another side
    replaces goes with it. `answers` are those that say something, `stand` those of them that stand.
    """
    own = {(_form(row), row["question_id"]): row for row in answers}
    given = _Given()
    for row in standing.in_order(rows):
        with_it = own.get((_form(row), row["question_id"]))
        beside = with_it or _before(row, answers)
        question = rationale_asked(dict(asked[_asked(row)]), beside["text"] if beside else None)
        _add(given, (row | {"is_sided": beside is not None}, question), is_alone=with_it is None)
    _let_go(given, stand, asked)
    return list(_numbered(given)), given.gone


def _add(given: _Given, placed: Placed, *, is_alone: bool) -> None:
    """Add a rationale to those that stand, or instead of them; one that says nothing replaces none."""
    row = placed[0]
    known = given.kept.setdefault(_whose(row), [])
    same = [one for one in known if one[0]["text"].split() == row["text"].split() and one[1] == placed[1]]
    if known and says_nothing(row["text"]):
        given.replace(placed, known[-1][0], standing.EMPTY)
        return
    for one in same if is_alone else list(known):
        known.remove(one)
        given.replace(one, row, standing.AGAIN)
    known.append(placed)


def _let_go(given: _Given, stand: Sequence[Record], asked: Asked) -> None:
    """Take away the reasons of an answer that one of another side replaces."""
    now = {_whose(row): row for row in stand}
    for whose, known in given.kept.items():
        if (answer := now.get(whose)) is None:
            continue
        current = rationale_asked(dict(asked[_asked(answer)]), answer["text"])["question_id"]
        sided = [one for one in known if one[0]["is_sided"]]
        for one in [one for one in sided if one[1]["question_id"] != current]:
            known.remove(one)
            given.replace(one, answer, standing.OTHERWISE)


def _numbered(given: _Given) -> Iterator[Placed]:
    for known in given.kept.values():
        times: Counter[str] = Counter()
        for row, question in known:
            named = question["question_id"]
            times[named] += 1
            number = f" ({times[named]})" if times[named] > 1 else ""
            yield row, question | {"question_id": f"{named}{number}"}


def _before(row: Record, answers: Sequence[Record]) -> Record | None:
    """Return the answer that stood when reasons were given alone."""
    earlier = [
        one for one in answers if _whose(one) == _whose(row) and standing.given(one) <= standing.given(row)
    ]
    return standing.in_order(earlier)[-1] if earlier else None


def _form(row: Record) -> tuple[str, int]:
    return row["file"], row["respondent_number"]


def _whose(row: Record) -> standing.Key:
    return row["participant_id"], row["round"], row["question_id"]


def _asked(row: Record) -> tuple[str, str]:
    return row["round"], row["question_id"]
