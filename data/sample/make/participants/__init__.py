"""The participants asked, all invented, by constituency: who they are, what they sent and when.

A new participant is a new row. Chance is drawn per participant and file, so no other's files change.
"""

from make.asked import Participant
from make.participants.agents import AGENTS
from make.participants.central import CENTRAL_PARTIES
from make.participants.large_suppliers import LARGE_SUPPLIERS
from make.participants.networks import NETWORKS
from make.participants.others import OTHERS
from make.participants.suppliers import SUPPLIERS

PARTICIPANTS: tuple[Participant, ...] = tuple(
    sorted(
        (*CENTRAL_PARTIES, *LARGE_SUPPLIERS, *SUPPLIERS, *AGENTS, *NETWORKS, *OTHERS),
        key=lambda asked: asked.participant_id,
    )
)
"""Every participant, in the order of the register."""
