"""What each part of a drawing is drawn with, and what that means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.text import Text


@dataclass(frozen=True)
class Signs:
    """What each part of a drawing is drawn with; `words` says what it means, `styles` its colour."""

    certain: str
    possible: str
    summary: str
    summary_possible: str
    milestone: str
    milestone_by: str
    earlier: str
    later: str
    grid: str
    shortened: str
    unknown: str = "?"
    reversed: str = "!"

    @property
    def words(self) -> dict[str, str]:
        """The legend: each sign that needs one, in the order in which it is explained."""
        return {
            self.certain: "surely at work",
            self.possible: "may be at work",
            self.summary: "summary",
            self.milestone: "milestone",
            self.milestone_by: "milestone, some time up to then",
            self.unknown: "not known",
            self.reversed: "finish before start, as typed",
            self.earlier: "before this drawing",
            self.later: "after it",
        }

    @property
    def styles(self) -> dict[str, str]:
        """The colour of each sign; every sign is told from the others without it."""
        return {
            self.certain: "cyan",
            self.possible: "cyan",
            self.summary: "bold",
            self.milestone: "bold magenta",
            self.milestone_by: "bold magenta",
            self.unknown: "yellow",
            self.reversed: "bold red",
            self.earlier: "yellow",
            self.later: "yellow",
            self.grid: "dim",
        }


UNICODE = Signs("█", "░", "━", "╌", "◆", "◇", "◀", "▶", "┊", "…")
ASCII = Signs("#", ".", "=", "-", "*", "o", "<", ">", ":", "...")


def coloured(canvas: Sequence[str], signs: Signs) -> Text:
    """Return a painted line, each of its signs in its colour."""
    styles = signs.styles
    return Text.assemble(*(("".join(run), styles.get(sign, "")) for sign, run in groupby(canvas)))


def legend(used: set[str], signs: Signs) -> Text:
    """Return what each sign of a drawing means, for those that occur in it."""
    told = [
        Text.assemble((sign, signs.styles.get(sign, "")), f" {words}")
        for sign, words in signs.words.items()
        if sign in used
    ]
    return Text("   ").join(told)
