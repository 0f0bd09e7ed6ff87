"""Every frame has a rule of disclosure, and one without a rule passes to nobody."""

import pytest

from mhhs_analysis.disclosure import disclose
from mhhs_analysis.disclosure.rules import RULES
from mhhs_analysis.frames import FRAMES, MhhsError


def test_every_frame_has_a_rule() -> None:
    """Somebody has thought about who may see each frame of a store; no rule is left of a frame that is gone."""
    assert {*RULES} == {*FRAMES}


@pytest.mark.parametrize("audience", ["public", "participant:P02", "ofgem"])
def test_a_frame_without_a_rule_is_refused(full, audience: str) -> None:
    """Whoever asks: the fault names the frame and where its rule belongs."""
    with pytest.raises(MhhsError, match=r"frame secrets_told: no rule .* disclosure/rules\.py"):
        disclose({**full, "secrets_told": full["answers"]}, audience, "seed")
