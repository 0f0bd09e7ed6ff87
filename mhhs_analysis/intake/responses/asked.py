"""Which question of the register a heading asks, or, without a register, what to call it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.responses.roles import Numbered, numbered

Question = Mapping[str, str]

ASK_WHICH = (
    "ask whoever sent out the form which question it asked, and correct the number there or in questions.csv"
)
_LIKE = 0.5
"""Which share of the fewer words two wordings must have in common for a number to be believed."""
_SHORTEST_BEGINNING, _SHORTEST_WHOLE = 25, 12
_LONGEST_NAME = 120
_NAMES = re.compile(r"\b(poap|option|round|m)[ _-]*(?:no\.? *)?(\d+)\b")


@dataclass(frozen=True)
class Register:
    """The questions of a round, as questions.csv has them."""

    questions: tuple[Question, ...]

    def find(self, heading: str) -> Question | None:
        """Return the question a heading asks: by its whole wording, or its number where the wording doesn't deny it.

        Words that name another option, round or milestone than the question's deny it, as do words that are nearer
        to another question's. Figures alone ask nothing: they may be an answer.
        """
        if not any(sign.isalpha() for sign in heading):
            return None
        said = numbered(heading)
        whole = self._by_wording.get(normalised(heading)) or self._by_wording.get(normalised(said.wording))
        return whole or self._by_its_number(said) or self._by_beginning(said.wording)

    def numbered(self, number: str) -> Question | None:
        """Return the question of a number, where one knows that it is one."""
        return self._by_number.get(plain_number(number)) if number.strip() else None

    def denies(self, heading: str) -> str:
        """Return the number that a heading shares with a question of other words, or ""."""
        said = numbered(heading)
        known = self._by_number.get(plain_number(said.number)) if said.number else None
        return known["question_id"] if known and self.find(heading) is None else ""

    def contradicts(self, heading: str) -> str:
        """Return why a heading is read with a doubt: its number is that of another question than its words; or ""."""
        said = numbered(heading)
        known = self._by_number.get(plain_number(said.number)) if said.number else None
        found = self.find(heading) if known else None
        if known is None or found is None or found is known:
            return ""
        number, words = known["question_id"], found["question_id"]
        return f"its number is that of {number}, its words are those of {words}: the words count"

    def _by_its_number(self, said: Numbered) -> Question | None:
        known = self._by_number.get(plain_number(said.number)) if said.number else None
        if known is None or not said.wording:
            return known
        is_its = _are_alike(said.wording, known["wording"]) and _names_no_other(said.wording, known)
        return known if is_its and not self._is_nearer(said.wording, known) else None

    def _is_nearer(self, wording: str, known: Question) -> bool:
        """Return whether words have more in common with another question than with one, and less besides."""
        own = _in_common(wording, known["wording"])
        others = (_in_common(wording, one["wording"]) for one in self.questions if one is not known)
        return any(count > own[0] and share > own[1] for count, share in others)

    def _by_beginning(self, wording: str) -> Question | None:
        """Return the one question whose wording goes on from a long beginning, or begins as a longer text does."""
        words = normalised(wording)
        found = [
            question
            for known, question in self._by_wording.items()
            if (
                (len(words) >= _SHORTEST_BEGINNING and known.startswith(words))
                or (len(known) >= _SHORTEST_WHOLE and words.startswith(f"{known} "))
            )
            and _names_no_other(wording, question)
        ]
        return found[0] if len(found) == 1 else None

    @kept
    def _by_wording(self) -> dict[str, Question]:
        return {normalised(one["wording"]): one for one in self.questions}

    @kept
    def _by_number(self) -> dict[str, Question]:
        return {plain_number(one["question_id"]): one for one in self.questions}


def register_of(questions: Sequence[Question] | None) -> Register | None:
    """Return the register of rows of questions.csv; None where there is none to hold a form against."""
    return None if questions is None else Register(tuple(questions))


def plain_number(number: str) -> str:
    """Return a number of a question to be compared: Q1a, q 1.a and 1a are one."""
    return re.sub(r"^q(?=\d)", "", re.sub(r"[\s.]+", "", number.lower()))


def name_of(heading: str) -> str:
    """Return what a question is called without a register: its number or code, else its own words."""
    said = numbered(heading)
    if not said.number:
        return said.wording[:_LONGEST_NAME]
    return said.number.upper() if plain_number(said.number)[:1].isdigit() else said.number


def unlike(name: str, taken: Mapping[str, object]) -> str:
    """Return a name that no other question has: the second Q1 is Q1 (2)."""
    count = 1
    found = name
    while found in taken:
        count += 1
        found = f"{name} ({count})"
    return found


def _names_no_other(wording: str, question: Question) -> bool:
    """Return whether words name no option, round or milestone but those that a question is about."""
    own = " ".join(question.get(name) or "" for name in ("plan_option", "round", "milestone_id", "wording"))
    return _named(wording) <= _named(own)


def _named(text: str) -> set[str]:
    """Return the options, rounds and milestones that a text names: POAP 2 and option 2 are one."""
    return {f"{'option' if kind in ('poap', 'option') else kind} {number}"
            for kind, number in _NAMES.findall(text.lower())}  # fmt: skip


def _in_common(one: str, other: str) -> tuple[int, float]:
    """Return how many words two wordings share, and which share of all their words those are."""
    words = {*normalised(one).split()}, {*normalised(other).split()}
    shared = len(words[0] & words[1])
    return shared, shared / max(1, len(words[0] | words[1]))


def _are_alike(one: str, other: str) -> bool:
    words = {*normalised(one).split()}, {*normalised(other).split()}
    return len(words[0] & words[1]) >= _LIKE * max(1, min(map(len, words)))
