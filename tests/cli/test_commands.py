"""The command line as a whole: help, exit codes, and faults in plain lines."""

import pytest

from mhhs_analysis.cli import run
from tests.cli.called import mhhs


@pytest.mark.parametrize(
    "words", [(), ("--help",), ("read", "--help"), ("report", "--help"), ("template", "--help")]
)
def test_help_is_there(words: tuple[str, ...]) -> None:
    """Every command says what it does."""
    done = mhhs(*words)
    assert "Usage" in done.stdout + done.stderr and "Traceback" not in done.stderr


def test_a_fault_of_ours_is_one_line_too(monkeypatch, capsys) -> None:
    """What nobody foresaw shows no traceback either, and says how to see it."""
    monkeypatch.setattr(run, "app", lambda: 1 / 0)
    with pytest.raises(SystemExit) as ended:
        run.main()
    assert ended.value.code == 1 and "unforeseen fault (ZeroDivisionError" in capsys.readouterr().err
