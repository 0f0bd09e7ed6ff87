"""The small consultation made by hand, here too."""

from tests.consultation.conftest import kept

__all__ = ["kept"]
