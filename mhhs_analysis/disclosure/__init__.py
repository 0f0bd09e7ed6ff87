"""The one door out: from the full store to what an audience may see.

A confidential value leaves as a stated marker or not at all; a count leaves as it is or is withheld, so a
public result equals Ofgem's or says that it is withheld.
"""

from mhhs_analysis.disclosure.door import disclose, inputs_shown
from mhhs_analysis.disclosure.names import AN_ANALYST
from mhhs_analysis.disclosure.suppression import FEWEST

__all__ = ["AN_ANALYST", "FEWEST", "disclose", "inputs_shown"]
