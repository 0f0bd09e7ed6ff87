"""What any test may lean on: the repository's root, real files, a browser, Java, and an end to silent skips."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from mhhs_analysis.intake.native.java import missing

# A busy machine is slow, not wrong: examples have no deadline. The gate judges a change, not luck: it tries the same
# examples each time. SEARCH=1 make test looks elsewhere, for what nobody has met yet.
settings.register_profile("house", deadline=None, derandomize="SEARCH" not in os.environ)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = "no chromium or google-chrome on PATH: on Debian, apt install chromium"
NO_OFFICE = "no soffice on PATH: on Debian, apt install libreoffice-impress"
NO_REAL = "no real consultation beside this checkout (../shared/real)"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real files, which are not the project's to publish and so stand beside the checkout."""
    folder = ROOT.parent / "shared" / "real"
    if not folder.is_dir():
        pytest.skip(NO_REAL)
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser to draw with."""
    executable = _browser()
    if executable is None:
        pytest.skip(NO_BROWSER)
    return executable


@pytest.fixture
def sample(tmp_path: Path, repository: Path) -> Path:
    """A copy of the sample consultation, in a folder with a space in its name."""
    there = tmp_path / "a consultation"
    shutil.copytree(
        repository / "data" / "sample", there, ignore=shutil.ignore_patterns(".store", "__pycache__")
    )
    return there


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> dict:
    """Every frame of the sample as at its own day, nothing withheld."""
    there = tmp_path_factory.mktemp("read") / "sample"
    shutil.copytree(
        repository / "data" / "sample", there, ignore=shutil.ignore_patterns(".store", "__pycache__")
    )
    from mhhs_analysis.consultation.build import full_tables
    from mhhs_analysis.consultation.folder import read_folder

    folder = read_folder(there)
    return full_tables(folder, folder.as_at)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the comparison of notebooks, made where the sample's native plan can be read, where it can't be."""
    if not (lacking := missing()):
        return
    without = pytest.mark.skip(reason=f"its outputs were made with Java; not installed: {lacking}")
    for item in (item for item in items if item.path.suffix == ".ipynb"):
        item.add_marker(without)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a browser, LibreOffice or Java, where there is none."""
    if item.get_closest_marker("needs_chromium") and _browser() is None:
        pytest.skip(NO_BROWSER)
    if item.get_closest_marker("needs_soffice") and shutil.which("soffice") is None:
        pytest.skip(NO_OFFICE)
    if item.get_closest_marker("needs_java") and (lacking := missing()):
        pytest.skip(f"not installed: {lacking}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that skipped something, where MHHS_FAIL_ON_SKIP=1 says that nothing may be."""
    if session.exitstatus == pytest.ExitCode.OK and any(_unwanted_skips(session.config)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name each skip that failed the run."""
    for skip in _unwanted_skips(config):
        terminalreporter.write_line(f"MHHS_FAIL_ON_SKIP: {skip}", red=True)


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def _unwanted_skips(config: pytest.Config) -> Iterator[str]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("MHHS_FAIL_ON_SKIP") != "1" or reporter is None:
        return
    for report in reporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        yield f"{report.nodeid} was skipped: {reason}"
