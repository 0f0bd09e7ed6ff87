"""A consultation: its folder of files in, an audience's store of frames out.

`load` is all a notebook needs; it builds the store when it is stale, in a process of its own, so that a
notebook never holds more than its audience may see.
"""

from mhhs_analysis.consultation.edition import Edition
from mhhs_analysis.consultation.load import Consultation, load

__all__ = ["Consultation", "Edition", "load"]
