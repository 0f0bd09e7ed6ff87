"""The frames are declared whole and plainly, and the dictionary says them."""

import subprocess
import sys

import pytest

from mhhs_analysis.frames import FRAMES, Frame


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_each_frame_is_declared_whole(frame: Frame) -> None:
    """A key names declared columns, every column says what it means, and no column is declared twice."""
    assert set(frame.key) <= set(frame.column_names)
    assert all(column.meaning for column in frame.columns)
    assert len(set(frame.column_names)) == len(frame.columns)


def test_a_store_says_its_schema_in_the_dictionary(repository) -> None:
    """data/README.md, the data dictionary, names every frame and column as declared."""
    from mhhs_analysis.reporting.dictionary import dictionary

    assert (repository / "data" / "README.md").read_text(encoding="utf-8") == dictionary()


def test_frames_are_plain_for_a_kernel() -> None:
    """Importing the declarations imports no schema library: a notebook's kernel never pays for it."""
    code = "import sys, mhhs_analysis.frames; print({'pandera', 'pandas'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
