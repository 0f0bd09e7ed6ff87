"""Files of every format with changed bytes, tags, numbers and parts: each is read, or refused on one line."""

from pathlib import Path

import pytest

from mhhs_analysis.intake.plans import read_plan
from tests.fuzz.originals import KINDS, originals
from tests.fuzz.trial import faults_of

MUTANTS = 300


@pytest.mark.parametrize("kind", KINDS)
def test_no_changed_file_brings_down_its_reader(request, tmp_path: Path, kind: str) -> None:
    """No traceback, hang or dead worker; what is read has every row of it kept or set aside."""
    real = request.getfixturevalue("real") if kind == "xlsb" else None
    assert faults_of(kind, originals(real)[kind], range(MUTANTS), tmp_path) == {}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "xlsb"])
def test_the_files_are_plans_before_they_are_changed(tmp_path: Path, kind: str) -> None:
    """What no change has touched has its tasks: the changes fall on something."""
    for number, content in enumerate(originals(None)[kind]):
        path = tmp_path / f"{number}.{kind}"
        path.write_bytes(content)
        assert any(row["start_from"] for row in read_plan(path).rows)
