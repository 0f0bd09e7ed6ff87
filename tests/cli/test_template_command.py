"""mhhs template: a blank form is written, once."""

import pytest

from tests.cli.called import mhhs, refused


@pytest.mark.parametrize("name", ["plan.xlsx", "poap.xlsx", "participants.csv"])
def test_a_blank_form_is_written_once(tmp_path, name: str) -> None:
    """The command says where it is; a second time it refuses in one line, unless it is told to replace it."""
    command = ("template", name.partition(".")[0], tmp_path / name)
    done = mhhs(*command)
    assert done.returncode == 0 and str(tmp_path / name) in done.stdout and (tmp_path / name).stat().st_size
    refused(mhhs(*command), "it is there already; choose another name, or replace it with --force")
    assert mhhs(*command, "--force").returncode == 0


def test_a_blank_form_needs_its_folder(tmp_path) -> None:
    """One plain line says which isn't there."""
    refused(mhhs("template", "plan", tmp_path / "nowhere" / "plan.xlsx"), "nowhere: no such folder")
