"""What each rule of the door is given: the full frames, for whom, and what is secret from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from mhhs_analysis.analysis.withholding import gates_of_hidden, hidden_in
from mhhs_analysis.disclosure.secrets import Secrets

Gates = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Case:
    """The full frames, the participant who asks ("" for the public), what is secret from it, the gates in force."""

    full: Mapping[str, pd.DataFrame]
    own: str
    secret: Secrets
    gates: Gates

    @cached_property
    def listed(self) -> set[str]:
        """The files that a register or the options' own workbook lists."""
        return {*self.full["received"]["file"], *self.full["poap_items"]["file"]}

    @cached_property
    def unquoted(self) -> set[str]:
        """The files of which nothing is quoted but public answers: secret, of many, or with an answer in confidence."""
        answered = self.full["respondents"]
        held = answered[self.is_hidden(answered)]
        return self.secret.files | self.secret.mixed_files | {*held["file"]}

    @cached_property
    def hidden(self) -> set[str]:
        """The participants whose readiness is not seen."""
        return hidden_in(self.full["readiness"], self.own, self.secret.names)

    @cached_property
    def shut(self) -> Collection[str]:
        """The gates that concern anybody hidden; all of them where no gates are given to be tested again."""
        if not self.gates:
            return {*self.full["shortest_dates"]["gate_id"]}
        return gates_of_hidden(
            self.full["readiness"], self.full["participants"], self.full["roles"], self.gates, self.hidden
        )

    @cached_property
    def hidden_plans(self) -> set[str]:
        """The participants whose latest plan is not seen."""
        plans = self.full["plans"]
        latest = plans[plans["is_latest"].astype(bool) & plans["file"].isin(self.secret.files)]
        return {*latest["participant_id"]}

    def is_hidden(self, table: pd.DataFrame) -> pd.Series:
        """Return which rows are confidential, and not the own ones of who asks."""
        return table["is_confidential"].astype(bool) & table["participant_id"].ne(self.own)
