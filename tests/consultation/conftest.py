"""A small consultation made by hand."""

from pathlib import Path

import pytest

from tests.consultation.kept import Kept


@pytest.fixture
def kept(tmp_path: Path, repository: Path) -> Kept:
    """A consultation folder without plans or answers, to put some into."""
    return Kept(tmp_path / "kept", repository / "data" / "sample" / "poap.xlsx")
