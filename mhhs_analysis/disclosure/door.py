"""The door: each frame through its rule, then every secret name through its pseudonym."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.disclosure.names import Names
from mhhs_analysis.disclosure.rules import RULES, refuse_unruled
from mhhs_analysis.disclosure.secrets import inputs_without, own_of, secrets_of
from mhhs_analysis.disclosure.spellings import first_words, pattern_of, spellings_of
from mhhs_analysis.frames import WITHHELD

Tables = dict[str, pd.DataFrame]


def disclose(
    full: Mapping[str, pd.DataFrame],
    audience: str,
    seed: str,
    analysts: Collection[str] = (),
    gates: Sequence[Mapping[str, str]] = (),
    aliases: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Tables:
    """Return the frames an audience may see: all for ofgem, else the public's and the participant's own.

    `seed` (a fingerprint of the inputs) orders the pseudonyms, so that they don't follow the register.
    `analysts` are the people who wrote in the registers: only Ofgem sees who said what. `gates` are tested
    again by what the audience may see; without them, no gate is shown that concerns anybody in confidence.
    `aliases` are the other names of participants, as secret as their own.
    Raises MhhsError for a frame that no rule speaks of.
    """
    refuse_unruled(full)
    if audience == "ofgem":
        return dict(full)
    own = own_of(audience)
    case = Case(
        full, own, secrets_of(full["participants"], full["received"], own, full["respondents"]), gates
    )
    names = Names.of(full, case.secret, seed, analysts, aliases)
    return {name: names.hidden_in(RULES[name](table, case)) for name, table in full.items()}


def inputs_shown(
    inputs: Mapping[str, str], received: pd.DataFrame, participants: pd.DataFrame, audience: str
) -> dict[str, str]:
    """Return the list of inputs an audience may see: a confidential file's name and fingerprint withheld.

    So is that of any file that is called by a secret name, or by its first word.
    """
    if audience == "ofgem":
        return dict(inputs)
    secret = secrets_of(participants, received, own_of(audience))
    spelt = spellings_of(participants, secret.names, {})
    named = re.compile(pattern_of(spelt, first_words(spelt, ())) or "(?!)", re.IGNORECASE)
    hidden = inputs_without(inputs, received, secret) | {file for file in inputs if named.search(file)}
    shown = {file: digest for file, digest in inputs.items() if file not in hidden}
    return shown | {f"{WITHHELD} {number}": WITHHELD for number, _ in enumerate(sorted(hidden), 1)}
