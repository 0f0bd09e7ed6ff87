import re
import subprocess

import pytest

from mhhs_analysis.reporting.manifest import NOT_A_CHECKOUT, commit, packages


def test_the_commit_says_whether_files_differ_from_it(tmp_path):
    """The commit is given with "+changes" where the tree is dirty, and outside a checkout it says so."""
    assert commit(tmp_path) == NOT_A_CHECKOUT
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    (tmp_path / "a").write_text("a")
    subprocess.run([*git, "add", "a"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "a"], check=True)
    assert re.fullmatch(r"[0-9a-f]{40}", commit(tmp_path))
    (tmp_path / "a").write_text("b")
    assert commit(tmp_path).endswith("+changes")


@pytest.mark.parametrize("name", ["pandas", "plotly", "papermill", "mhhs-analysis"])
def test_the_versions_of_the_software_are_told(name):
    """Each package the report asks for is named with its version."""
    assert re.match(r"\d", packages()[name])
