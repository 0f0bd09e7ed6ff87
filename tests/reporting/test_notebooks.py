import pytest

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reporting.notebooks import notebooks_named


@pytest.fixture
def folder(tmp_path, write_notebook):
    for name in ("07_evidence", "01_intake", "explore"):
        write_notebook(tmp_path / f"{name}.ipynb")
    return tmp_path


@pytest.mark.parametrize("name", ["7", "07", "evidence", "07_evidence", "07_evidence.ipynb"])
def test_a_notebook_is_named_by_its_number_or_its_name(folder, name):
    """A notebook is found by number, by name, or by both."""
    assert [path.stem for path in notebooks_named([name], folder)] == ["07_evidence"]


def test_no_name_means_every_numbered_notebook_in_reading_order(folder):
    """Where none is asked for, all numbered notebooks are given, in order."""
    assert [path.stem for path in notebooks_named([], folder)] == ["01_intake", "07_evidence"]


def test_a_name_that_no_notebook_has_is_refused_with_those_there_are(folder):
    """An unknown notebook is refused, and the line lists the known ones."""
    with pytest.raises(MhhsError, match=r"'evidense'.*01_intake, 07_evidence"):
        notebooks_named(["evidense"], folder)
