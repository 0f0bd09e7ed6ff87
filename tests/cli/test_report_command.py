"""mhhs build and mhhs report: what is ready is said, and what nobody can mean is refused."""

from tests.cli.called import mhhs, refused


def test_build_says_what_is_ready(sample) -> None:
    """mhhs build writes the store, a second time at once, and says for whom."""
    for _ in range(2):
        done = mhhs("build", "--data", sample)
        assert done.returncode == 0 and "as at 2022-10-28" in done.stdout


def test_a_missing_folder_is_one_line(tmp_path) -> None:
    """Neither build nor report shows a traceback for a folder that is not there."""
    for command in ("build", "report"):
        refused(mhhs(command, "--data", tmp_path / "nowhere"), "no such folder")


def test_a_parameter_no_notebook_knows_is_refused() -> None:
    """A misspelt parameter never runs silently with the default."""
    refused(mhhs("report", "-p", "misspelt=1"), 'parameter "misspelt": no notebook of this run knows it')


def test_parameters_with_options_of_their_own_are_refused() -> None:
    """data, as_at and audience are options, and a pair without a sign is no pair: all told at once."""
    refused(mhhs("report", "-p", "nonsense", "-p", "as_at=2022-10-01"), "NAME=VALUE", "use --as-at")


def test_an_unknown_notebook_is_refused() -> None:
    """--notebook with a name that no notebook has says which there are."""
    refused(mhhs("report", "--notebook", "99"), "02_plans_on_a_page")
