"""The errors a user meets say what they said wherever they were raised."""

import pickle

from mhhs_analysis.frames import NotReadable


def test_a_refusal_survives_the_way_out_of_its_process() -> None:
    """A refusal is pickled by a worker and keeps its three parts."""
    kept = pickle.loads(pickle.dumps(NotReadable("a.xlsx", "encrypted", "ask")))
    assert (kept.file, kept.reason, kept.remedy, str(kept)) == (
        "a.xlsx",
        "encrypted",
        "ask",
        "a.xlsx: encrypted; ask",
    )
