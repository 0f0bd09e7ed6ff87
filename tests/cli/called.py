"""`mhhs` called as a person calls it."""

import os
import subprocess
import sys
from pathlib import Path


def mhhs(*words: str | Path, cwd: Path | None = None, **settings: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "mhhs_analysis", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, timeout=300, env=os.environ | settings
    )


def refused(done: subprocess.CompletedProcess, *lines: str) -> None:
    """The command ended with exit 1 and these words, one fault a line, and no traceback."""
    told = done.stderr.strip().splitlines()
    assert done.returncode == 1 and "Traceback" not in done.stderr + done.stdout
    assert len(told) == len(lines) and all(words in line for words, line in zip(lines, told, strict=True)), (
        told
    )
