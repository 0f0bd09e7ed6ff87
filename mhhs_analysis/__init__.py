"""Evidence for a re-plan: participants' plans and responses read into frames, tested and reported."""

__version__ = "0.1.0"
